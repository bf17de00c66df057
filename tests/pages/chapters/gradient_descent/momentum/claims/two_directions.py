"""What "Two directions" says, and what decides it."""

from tests.claims import Claims
from tests.pages.chapters.gradient_descent.momentum.claims import (
    two_bets,
    two_ends,
    two_observed,
    two_steps,
)
from tests.pages.chapters.gradient_descent.momentum.claims.own_walks import both

ON_AN_AXIS = (
    {"turn": 0.0, "start": (-9.0, 0.0)},
    {"turn": 0.0, "start": (0.0, 4.0)},
    {"turn": 45.0, "start": (5.0, 5.0), "eta": 2.2, "beta": 0.0},
    {"turn": 90.0, "start": (4.0, 0.0), "eta": 1.0, "beta": 0.0},
    {"turn": 0.0, "start": (0.0, 4.0), "eta": 2.0, "beta": 0.0},
    {"turn": 0.0, "start": (3.0, 0.0), "kappa": 1.0, "eta": 3.2, "beta": 0.6},
)
CLAIMS = Claims(
    (*two_steps.CLAIMS, *two_ends.CLAIMS, *two_bets.CLAIMS, *two_observed.CLAIMS),
    evidence=both,
    answers=two_bets.answers,
    also=(
        {"start": (0.0, 0.0)},
        {"eta": 0.02, "kappa": 1000.0, "turn": 0.0, "start": (3.0, 0.0)},
        {"eta": 1.6, "beta": 0.36, "kappa": 10.0},
        *ON_AN_AXIS,
    ),
    few=100,
    many=3000,
)
