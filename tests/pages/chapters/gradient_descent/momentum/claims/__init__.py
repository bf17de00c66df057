"""Momentum: the tables of its sentences, a module a part."""

from tests.pages.chapters.gradient_descent.momentum.claims import (
    every_rate_and_momentum,
    for_ever,
    two_directions,
)

CLAIMS = {
    "Two directions": two_directions.CLAIMS,
    "Every η and β": every_rate_and_momentum.CLAIMS,
    "For ever": for_ever.CLAIMS,
}
