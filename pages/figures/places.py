"""What is to be named in a figure; the browser finds each name its place.

Only there are the plot's size and zoom known, and only the step that is shown needs its
names (`pages/ui/figure/places.js`). What they keep clear of is what is drawn: shapes,
trails, and the lines and markers of the traces. Axes have to have their ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.live import fine

FOREVER = 10**6  # a step that there is not
ONE = fine(np.zeros(1))["fine"]  # of a place alone


@dataclass(frozen=True, eq=False)
class Name:
    """The words for a thing, at every step; the browser may put them at any point."""

    points: np.ndarray  # (T, A, 2) where it is, nan where it is not; (A, 2) if it stays
    texts: str | Sequence[str]  # one for all steps, or one for each of the T
    colour: str
    gap: int = 8  # pixels, from the point to the words
    best: str = "beside"  # or "above", "below"
    shorter: str | Sequence[str] = ""  # the same where there is no room for all of it
    between: Sequence[str] = ()  # the same in other lines, tried before what is shorter
    near: bool = False  # right beside it, or nowhere; or farther, if it covers anything
    nearest: bool = False  # nor where another thing that has a name is as near
    plate: bool = False  # on paper, where the ground is coloured
    covers: str = "faint"  # the most it stands on: "nothing", "lines", "anything"
    since: int = 0  # the first step at which it is there
    upto: int = FOREVER  # the last one


def named(
    window: Window,
    names: Sequence[Name],
    shown: Sequence[int] = (),
    kept: Sequence[tuple[float, float, int]] = (),
) -> dict:
    """Return what the browser gets of names, the most important first.

    At step k it shows their row `shown[k]`, or the k-th. It keeps clear, where it can,
    of `kept`: x, y and a radius in pixels.
    """
    return {
        "list": [_packed(window, name) for name in names],
        "shown": shown,
        "kept": kept,
    }


def _packed(window: Window, name: Name) -> dict:
    """Return a name with its points as short as they are sent."""
    points = {
        "x": _within(name.points[..., 0], window.x),
        "y": _within(name.points[..., 1], window.y),
    }
    plate = theme.PAPER if name.plate else None
    packed = {**vars(name), "points": points, "plate": plate}
    for rare in ("nearest", "between"):
        if not packed[rare]:
            del packed[rare]
    return packed


def _within(places: np.ndarray, ends: tuple[float, float]) -> dict:
    """Return places along an axis, none farther from what is seen than that is wide."""
    low, high = sorted(ends)
    first, last = 2 * low - high, 2 * high - low
    if (
        places.shape == (1,) and places[0] == places[0]
    ):  # the same as below, and thirty times as fast
        at = min(max(float(places[0]), first), last)
        return {"low": at, "high": at, "shape": [1], "fine": ONE}
    return fine(np.clip(places, first, last))
