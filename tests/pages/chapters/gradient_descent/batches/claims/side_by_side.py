"""What "Side by side" says, and what decides it."""

from tests.claims import Claims
from tests.pages.chapters.gradient_descent.batches.claims import (
    side_bets,
    side_ends,
    side_steps,
)
from tests.pages.chapters.gradient_descent.batches.claims.side_walks import walked

CLAIMS = Claims(
    (*side_steps.CLAIMS, *side_ends.CLAIMS, *side_bets.CLAIMS),
    evidence=walked,
    answers=side_bets.answers,
    draws={"epochs": lambda rng, seen: rng.choice((1, 1, 2, 2, 3, 4, 7, 10, 15, 20))},
    also=(
        {"eta": 2.0},
        {"eta": 1.5, "epochs": 20},
        {"eta": 1.5, "epochs": 20, "table": 2},
        {"eta": 8.0, "epochs": 20},
        {"eta": 1.0, "epochs": 1},
        {"eta": 0.7, "epochs": 20},
    ),
    few=12,
    many=1500,
)
