"""What "Two directions" says, and what decides it."""

from tests.claims import Claims
from tests.pages.chapters.gradient_descent.momentum.claims import (
    two_ends,
    two_observed,
    two_steps,
)
from tests.pages.chapters.gradient_descent.momentum.claims.own_walks import both

CLAIMS = Claims(
    (*two_steps.CLAIMS, *two_ends.CLAIMS, *two_observed.CLAIMS),
    evidence=both,
    answers=two_ends.answers,
    few=120,
    many=3000,
)
