"""Names at the lines themselves, instead of a legend below."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from pages.figures import theme
from pages.figures.lettering import pixels
from pages.figures.shapes import IN_PIXELS, INVISIBLE, label

TALL, WIDE = 230, 140  # pixels of a plot that is small: a larger one has more room
LINE = 15  # from one name to the next
BESIDE = 9  # from a point to its name
OFF = 9  # from a line to the middle of its name
SIZE = 12
VEIL = (
    0.7  # of paper under a name, so that a line that crosses it does not strike it out
)


class Named(NamedTuple):
    """A point, and the name of what it belongs to."""

    x: float
    y: float
    text: str
    colour: str
    falls: bool = False  # whether its line comes from above


def at_ends(ends: Sequence[Named], xaxis: dict, yaxis: dict) -> list[dict]:
    """Return names beside points, none over another, none beyond the axes' ends.

    The axes are those of the layout; a name stands to the left of its point where the
    right has no room, and just above its line, or below one that falls to it.
    """
    highs = [TALL * _share(one.y, yaxis) for one in ends]
    lefts = [_is_left(one, xaxis) for one in ends]
    wanted = [
        high - OFF if left and one.falls else high + OFF
        for one, high, left in zip(ends, highs, lefts, strict=True)
    ]
    ups = [round(free - high) for free, high in zip(_apart(wanted), highs, strict=True)]
    return [
        _beside(one, _inside(one.y, yaxis), left, up)
        for one, left, up in zip(ends, lefts, ups, strict=True)
    ]


def _is_left(one: Named, xaxis: dict) -> bool:
    """Tell whether a name ends at its point, as there is no room beyond."""
    share = _share(one.x, xaxis)
    return share > 0.5 and WIDE * (1 - share) < pixels(one.text, SIZE) + BESIDE


def _beside(one: Named, y: float, left: bool, up: int) -> dict:
    """Return a name that ends, or begins, a little beside its point."""
    side, way = ("right", -1) if left else ("left", 1)
    near, far = way * BESIDE, way * (BESIDE + round(pixels(one.text, SIZE)))
    place = {"textposition": f"middle {side}", "xanchor": side, "padding": 0}
    return {
        "type": "rect",
        **IN_PIXELS,
        "xanchor": one.x,
        "yanchor": y,
        "x0": min(near, far),
        "x1": max(near, far),
        "y0": up - SIZE // 2,
        "y1": up + SIZE // 2,
        "fillcolor": theme.PAPER,
        "opacity": VEIL,
        "line": INVISIBLE,
        "label": label(one.text, one.colour, SIZE, **place),
    }


def _inside(value: float, shown: dict) -> float:
    """Return a value, or the end of the axis that it lies beyond."""
    low, high = sorted(shown["range"])
    return value if shown.get("type") == "log" else min(max(value, low), high)


def _share(value: float, shown: dict) -> float:
    """Return how far along an axis a value lies, 0 to 1."""
    low, high = shown["range"]
    if shown.get("type") == "log":
        value = math.log10(value) if value > 0 else low
    return min(max((value - low) / (high - low), 0.0), 1.0)


def _apart(wanted: Sequence[float]) -> list[float]:
    """Return heights near these, each at least a line from the next, all inside."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    free = [0.0] * len(wanted)
    floor = LINE / 2
    for at in order:
        free[at] = floor = max(wanted[at], floor)
        floor += LINE
    ceiling = TALL - LINE / 2
    for at in reversed(order):
        free[at] = ceiling = min(free[at], ceiling)
        ceiling -= LINE
    return free
