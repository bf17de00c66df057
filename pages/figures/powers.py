"""Axes for sizes over many powers of ten, on which shapes keep their form.

Plotly squeezes shapes that are sized in pixels on its own log axes, and moving parts
are such shapes. So positions are powers of ten, and the marks say which.
"""

from collections.abc import Sequence
from math import ceil, floor, log10

import numpy as np

from pages.figures.axes import named_axis
from pages.figures.shapes import line

MOST_MARKS = 7
MARGIN = 0.03  # of the axis, at both ends: room for half a dot


def power_of(size: float) -> float:
    """Return where a size above 0 stands on an axis of powers of ten."""
    return log10(size)


def powers_that_hold(sizes: Sequence[np.ndarray], at_least: int) -> tuple[int, int]:
    """Return the powers of ten around all sizes above 0 and 1, `at_least` so many."""
    every = np.concatenate([np.ravel(some) for some in sizes])
    drawn = [float(size) for size in every if size > 0]
    low = floor(log10(min(drawn, default=1)) - 0.3)
    high = ceil(log10(max(drawn, default=1)) + 0.3)
    spare = max(0, at_least - (high - low))
    return low - spare // 2, high + spare - spare // 2


def raised(power: int) -> str:
    """Return a power of ten as an axis writes it."""
    return f"10<sup>{power}</sup>".replace("-", "−") if power else "1"


def power_axis(low: int, high: int, title: str) -> dict:
    """Return an axis from 10^low to 10^high with a mark at some powers, 1 included."""
    step = max(1, ceil((high - low) / MOST_MARKS))
    spare = MARGIN * (high - low)
    marks = [power for power in range(low, high + 1) if power % step == 0]
    return named_axis((low - spare, high + spare), marks, map(raised, marks), title)


def power_line(sizes: np.ndarray, stroke: dict, **more: object) -> dict:
    """Return the line through sizes by their number from 1 on; a size of 0 is none."""
    at = np.flatnonzero(sizes > 0)
    return line((at + 1).tolist(), map(power_of, sizes[at]), stroke, **more)
