"""A threshold in words: with as few digits as keep every value on its side of it."""

from collections.abc import Sequence
from functools import lru_cache
from math import inf

import numpy as np

from pages.words.numbers import few

IS, IS_NOT = " = ", " ≠ "  # in the name of a column that holds 1 for a word, else 0
FEWEST, MOST = 3, 17  # digits


def neighbours(threshold: float, values) -> tuple[float, float]:
    """Return the largest of the values that is not above a threshold, and the next.

    Minus infinity and infinity stand for what is not there.
    """
    values = np.asarray(values, dtype=float)
    left = values <= threshold
    low = values[left].max(initial=-inf)
    return float(low), float(values[~left].min(initial=inf))


@lru_cache(4096)  # a drawing says a threshold at many steps
def written(threshold: float, low: float = -inf, high: float = inf) -> str:
    """Write a threshold so that low ≤ what is written < high, as it is itself.

    `low` and `high` are the values beside it: 2.449999999 is 2.45 where nothing lies
    between, and keeps its digits where something does.
    """
    return few(threshold, _digits(threshold, low, high))


def shortest(threshold: float, low: float = -inf, high: float = inf) -> float:
    """Return the number that `written` writes, for a table: 2.45 for 2.449999999."""
    return float(f"{threshold:.{_digits(threshold, low, high)}g}")


def _digits(threshold: float, low: float, high: float) -> int:
    """Return with how few digits a threshold keeps the values beside it apart."""
    for digits in range(FEWEST, MOST):
        if low <= float(f"{threshold:.{digits}g}") < high:
            return digits
    return MOST


def left_of(name: str, threshold: float, low: float, high: float) -> str:
    """Say what is so of the rows that go left: "petal length ≤ 2.45"."""
    if is_about_a_word(name, low, high):
        return name.replace(IS, IS_NOT, 1)
    return f"{name} ≤ {written(threshold, low, high)}"


def right_of(name: str, threshold: float, low: float, high: float) -> str:
    """Say what is so of the rows that go right: "petal length > 2.45"."""
    if is_about_a_word(name, low, high):
        return name
    return f"{name} > {written(threshold, low, high)}"


def is_about_a_word(name: str, low: float, high: float) -> bool:
    """Tell whether a cut asks for a word: between 0 and 1 of "breakfast = bread"."""
    return IS in name and (low, high) == (0, 1)


def within(name: str, above: float, upto: float, values: Sequence[float]) -> str:
    """Say between which thresholds a value lies: "2.45 < petal length ≤ 4.95".

    Minus infinity and infinity stand for thresholds that are not there.
    """
    if above == -inf:
        return left_of(name, upto, *neighbours(upto, values))
    if upto == inf:
        return right_of(name, above, *neighbours(above, values))
    least = written(above, *neighbours(above, values))
    return f"{least} < {left_of(name, upto, *neighbours(upto, values))}"
