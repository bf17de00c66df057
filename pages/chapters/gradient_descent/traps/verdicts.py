"""Which minima hold: one verdict, with its sign and its words, wherever it is told.

It asks of walks that begin a millionth beside a minimum, and of nothing else: how large
its basin is, it does not say.
"""

from collections.abc import Sequence

import numpy as np

from engines.gradient_descent import Hold
from pages.figures import theme
from pages.words.numbers import few

N_RUNS, N_STEPS, DISTANCE = 200, 500, 1e-6
REST, SWINGS, LEFT = Hold
SIGNS = {REST: "✓", SWINGS: "≈", LEFT: "✗"}
SHORT = {REST: "holds", SWINGS: "no rest", LEFT: "lets go"}
COLOURS = {REST: theme.SLOPE, SWINGS: theme.MINIMUM, LEFT: theme.HERE}
SAYS = (
    "of walks that begin a millionth beside a minimum ✓ says that they come to rest on "
    "it: it holds; ≈ that they stay near, not at rest; ✗ that some go away: it lets go"
)
AT_THE_EDGE = 1e-9  # of an edge: a rate that near is on it
DIGITS, MOST_DIGITS = 3, 12


def verdict(edge: float, rate: float, shares: Sequence[float]) -> Hold:
    """Return what becomes of a minimum at a learning rate.

    Theory's edge tells whether it holds; where there is none (nan), and of those that
    do not, the runs tell. `shares` are those of the runs at rest, near without rest,
    and gone, (3,).
    """
    rest, _, left = shares
    holds = rest == 1 if np.isnan(edge) else is_below(rate, edge)
    if holds:
        return REST
    return LEFT if left else SWINGS


def is_below(rate: float, edge: float) -> bool:
    """Tell whether a rate is below an edge, and not on it."""
    return bool(rate < edge * (1 - AT_THE_EDGE))


def is_on(rate: float, edge: float) -> bool:
    """Tell whether a rate is on an edge, but for rounding."""
    return bool(np.isfinite(edge) and abs(rate - edge) <= AT_THE_EDGE * edge)


def rate_said(rate: float, edges: Sequence[float]) -> str:
    """Write a learning rate with as many digits as tell it from every edge."""
    others = [edge for edge in edges if np.isfinite(edge) and not is_on(rate, edge)]
    for digits in range(DIGITS, MOST_DIGITS):
        said = few(rate, digits)
        if all(few(edge, digits) != said for edge in others):
            return said
    return few(rate, MOST_DIGITS)
