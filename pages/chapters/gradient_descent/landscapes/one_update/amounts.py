"""Numbers and places as the part's sentences write them."""

from collections.abc import Sequence

import numpy as np

from pages.words.numbers import apart, few

ROUNDING = 1e-13  # relative
LEVEL = 1e-11  # relative: twelve digits tell apart what differs by more
MOST = 6  # digits that tell two numbers apart; what differs later looks alike


def pair(both: Sequence[float], among: float = 0.0) -> str:
    """Write two coordinates; beside what they were made `among`, rounding is 0."""
    largest = max(among, *map(abs, both))
    x, y = (few(without_rounding(float(value), largest)) for value in both)
    return f"({x}, {y})"


def without_rounding(value: float, among: float) -> float:
    """Return 0 for what rounding alone leaves of numbers of a size."""
    return 0.0 if abs(value) <= ROUNDING * among else value


def is_level(one: float, other: float) -> bool:
    """Tell whether two heights are one, but for rounding; words and bet ask this."""
    return one == other or abs(one - other) <= LEVEL * max(abs(one), abs(other))


def heights(one: float, other: float) -> tuple[str, str]:
    """Write two heights: alike where they are one but for rounding, else apart."""
    if is_level(one, other):
        return (few(one),) * 2
    first, second = apart(one, without_rounding(other, abs(one)))
    return first, second


def size(both: Sequence[float]) -> float:
    """Return how long (x, y) is."""
    return float(np.hypot(*both))


def turned(update: np.ndarray, gradient: np.ndarray) -> float:
    """Return by how many degrees an update is turned away from straight downhill."""
    cross = update[0] * -gradient[1] + update[1] * gradient[0]
    return float(np.degrees(np.arctan2(abs(cross), -(update @ gradient))))
