"""Numbers of the race as its sentences write them."""

import math

import numpy as np

from pages.words.numbers import apart, few

MOST_DIGITS = 12


def heights(*values: float) -> list[str]:
    """Write heights that are compared, told apart where they differ."""
    return apart(*values, digits=3, most=MOST_DIGITS)


def place(point: np.ndarray, digits: int = 4) -> str:
    """Write a point: (1.2, −3)."""
    x, y = (few(value + 0.0, digits) for value in np.asarray(point).tolist())
    return f"({x}, {y})"


def at_most(value: float) -> str:
    """Write a bound with two digits that is not below the value itself."""
    if value == 0:
        return "0"
    unit = 10.0 ** (math.floor(math.log10(value)) - 1)
    bound = math.ceil(value / unit * (1 - 1e-12)) * unit
    return few(bound, 2)
