"""Names at the lines themselves, instead of a legend below."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pages.figures.lettering import pixels
from pages.figures.shapes import words

TALL, WIDE = 230, 230  # pixels of a plot that is small: a larger one has more room
LINE = 15  # from one name to the next
BESIDE = 9  # from a point to its name
SIZE = 12


@dataclass(frozen=True)
class Named:
    """A point, and the name of what it belongs to."""

    x: float
    y: float
    text: str
    colour: str
    falls: bool = False  # whether its line comes from above


def at_ends(ends: Sequence[Named], xaxis: dict, yaxis: dict) -> list[dict]:
    """Return names beside points, none over another, none beyond the axes' ends.

    The axes are those of the layout; a name stands to the left of its point where the
    right has no room: above its line, or below one that comes from above.
    """
    if not ends:
        return []
    highs = [TALL * _share(one.y, yaxis) for one in ends]
    left = [
        WIDE * (1 - _share(one.x, xaxis)) < pixels(one.text, SIZE) + BESIDE
        for one in ends
    ]
    off = [_off(one, at_left) for one, at_left in zip(ends, left, strict=True)]
    free = _apart([high + up for high, up in zip(highs, off, strict=True)])
    return [
        _beside(one, at_left, round(at - high))
        for one, at_left, at, high in zip(ends, left, free, highs, strict=True)
    ]


def _off(one: Named, left: bool) -> float:
    """Return how far above its point a name is wanted: to the left, off its line."""
    return (-LINE if one.falls else LINE) if left else LINE / 2


def _beside(one: Named, left: bool, up: int) -> dict:
    """Return a name that ends, or begins, a little beside its point."""
    side, way = ("right", -1) if left else ("left", 1)
    shape = words(one.x, one.y, one.text, one.colour, up=up, size=SIZE, side=side)
    return {**shape, "x0": shape["x0"] + way * BESIDE, "x1": shape["x1"] + way * BESIDE}


def _share(value: float, shown: dict) -> float:
    """Return how far along an axis a value lies, 0 to 1."""
    low, high = shown["range"]
    if shown.get("type") == "log":
        value = math.log10(value) if value > 0 else low
    return min(max((value - low) / (high - low), 0.0), 1.0)


def _apart(highs: Sequence[float]) -> list[float]:
    """Return heights near these, each at least a line from the next, all inside."""
    order = sorted(range(len(highs)), key=lambda at: highs[at])
    free = [0.0] * len(highs)
    floor = 4.0
    for at in order:
        free[at] = floor = max(highs[at], floor)
        floor += LINE
    ceiling = TALL - 4.0
    for at in reversed(order):
        free[at] = ceiling = min(free[at], ceiling)
        ceiling -= LINE
    return free
