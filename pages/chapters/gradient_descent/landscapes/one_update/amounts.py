"""Numbers and places as the part's sentences write them."""

from collections.abc import Sequence

import numpy as np

from pages.words.numbers import apart, few

MOST = 6  # digits that tell two numbers apart; what differs later looks alike


def pair(both: Sequence[float]) -> str:
    """Write two coordinates."""
    x, y = (few(float(value)) for value in both)
    return f"({x}, {y})"


def size(both: Sequence[float]) -> float:
    """Return how long (x, y) is."""
    return float(np.hypot(*both))


def becomes(before: float, after: float) -> str:
    """Say what a number becomes, or, where no digit shows it, that it stays."""
    one, other = apart(before, after, most=MOST)
    return f"stays at {other}" if one == other else f"{one} becomes {other}"


def turned(update: np.ndarray, gradient: np.ndarray) -> float:
    """Return by how many degrees an update is turned away from straight downhill."""
    cross = update[0] * -gradient[1] + update[1] * gradient[0]
    return float(np.degrees(np.arctan2(abs(cross), -(update @ gradient))))
