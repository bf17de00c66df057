"""Heights and places on a ground as the sentences of several chapters write them."""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from engines.gradient_descent.races import SAME_HEIGHT
from pages.words.numbers import few

ROUNDING = 1e-15
DIGITS, MOST_DIGITS = 3, 14  # by 14 all differ who share no place


def levels(*groups: Sequence[float]) -> list[str]:
    """Say where groups are, lowest first: "at f = 2", or "within 10⁻¹² of f = 0".

    A group shares a place: its heights are one, or nearly. Neighbours are told apart.
    """
    lowest = [some[0] for some in groups]
    needed = [_digits(*pair) for pair in pairwise(lowest)]
    both = zip([DIGITS, *needed], [*needed, DIGITS], strict=True)
    return [_level(some, max(two)) for some, two in zip(groups, both, strict=True)]


def _digits(low: float, high: float) -> int:
    """Return how many digits tell two heights apart."""
    for enough in range(DIGITS, MOST_DIGITS):
        if few(low, enough) != few(high, enough):
            return enough
    return MOST_DIGITS


def _level(some: Sequence[float], digits: int) -> str:
    lowest = few(some[0], digits)
    if len({few(height, digits) for height in some}) == 1:
        return f"at f = {lowest}"
    is_zero = max(map(abs, some)) <= SAME_HEIGHT
    return f"within 10⁻¹² of f = {'0' if is_zero else lowest}"


def place(point: np.ndarray, width: float, digits: int = 4) -> str:
    """Write a point: (1.2, −3). What is rounding beside the picture's width is 0."""
    x, y = (
        few(0.0 if abs(value) <= ROUNDING * width else value, digits)
        for value in np.asarray(point).tolist()
    )
    return f"({x}, {y})"


def at_most(value: float) -> str:
    """Write a bound with two digits that is not below the value itself."""
    if value == 0:
        return "0"
    unit = 10.0 ** (math.floor(math.log10(value)) - 1)
    bound = math.ceil(value / unit * (1 - 1e-12)) * unit
    return few(bound, 2)
