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


def at_ends(ends: Sequence[Named], xaxis: dict, yaxis: dict) -> list[dict]:
    """Return names beside points, none over another, none beyond the axes' ends.

    The axes are those of the layout; a name stands to the left of its point where the
    right has no room, and just above its line.
    """
    if not ends:
        return []
    highs = [TALL * _share(one.y, yaxis) for one in ends]
    shapes = []
    for one, high, free in zip(ends, highs, _apart(highs), strict=True):
        left = WIDE * (1 - _share(one.x, xaxis)) < pixels(one.text, SIZE) + BESIDE
        up = round(free - high)
        shapes.append(_beside(one, left, up))
    return shapes


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
        free[at] = floor = max(highs[at] + LINE / 2, floor)
        floor += LINE
    ceiling = TALL - 4.0
    for at in reversed(order):
        free[at] = ceiling = min(free[at], ceiling)
        ceiling -= LINE
    return free
