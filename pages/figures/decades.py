"""Powers of ten that hold the sizes of a deep stack, before and after a bet."""

from collections.abc import Sequence
from math import ceil

import numpy as np

from pages.figures.powers import powers_that_hold

FEWEST = 3  # decades
FARTHEST = 324  # beyond every number that a computer holds


def wide_span(depth: int) -> tuple[int, int]:
    """Return powers of ten that hold most stacks of this depth, chosen without looking.

    They leave room for layers that take 0.16 of the blame each, or double it.
    """
    return -ceil(0.8 * depth + 4), ceil(0.35 * depth + 3)


def wide_limits(depth: int, sizes: Sequence[np.ndarray]) -> tuple[int, int]:
    """Return the wide span, each end doubled until all sizes lie within."""
    low, high = wide_span(depth)
    least, most = powers_that_hold(_finite(sizes), 0)
    while least < low > -FARTHEST:
        low = max(2 * low, -FARTHEST)
    while most > high < FARTHEST:
        high = min(2 * high, FARTHEST)
    return low, high


def close_limits(sizes: Sequence[np.ndarray]) -> tuple[int, int]:
    """Return the powers of ten just around all sizes."""
    return powers_that_hold(_finite(sizes), FEWEST)


def layer_marks(depth: int) -> list[int]:
    """Return the layers named on an axis: the first, the last, some between."""
    step = next(s for s in (1, 2, 5, 10, 20, 25) if depth <= 5 * s)
    between = [n for n in range(step, depth, step) if n > 1 and depth - n >= step / 2]
    return sorted({1, *between, depth})


def placed(sizes: np.ndarray, limits: tuple[int, int]) -> np.ndarray:
    """Return where sizes stand on an axis of powers; what is beyond it, at its end."""
    with np.errstate(divide="ignore"):
        return np.clip(np.log10(sizes), *limits)


def _finite(sizes: Sequence[np.ndarray]) -> list[np.ndarray]:
    return [np.asarray(part)[np.isfinite(part)] for part in sizes]
