"""Lines that leave the picture: they end at its edge, and words say where they went."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.panel import rounded
from pages.figures.places import Name
from pages.figures.series import Series
from pages.words.numbers import short


@dataclass(frozen=True, eq=False)
class Stretch:
    """A part of a line that is in the picture, with the ends cut off at its edge."""

    x: Sequence[float]
    y: Sequence[float]
    seen: Sequence[int]  # of each point, the value that brings it


def stretches(values: np.ndarray, low: float, high: float) -> Iterator[Stretch]:
    """Yield the parts inside of the line through (0, values[0]), (1, values[1]), ..."""
    last = len(values) - 1
    held = ((values >= low) & (values <= high)).tolist()
    for is_held, run in groupby(range(last + 1), held.__getitem__):
        if not is_held:
            continue
        inside = list(run)
        first, end = inside[0], inside[-1]
        x, y, seen = list(inside), values[inside].tolist(), list(inside)
        if first > 0:
            at, edge = crossing(values, first - 1, first, low, high)
            x, y, seen = [at, *x], [edge, *y], [first, *seen]
        if end < last:
            at, edge = crossing(values, end, end + 1, low, high)
            x, y, seen = [*x, at], [*y, edge], [*seen, end + 1]
        yield Stretch(x, rounded(np.array(y)), seen)


def crossing(
    values: np.ndarray, one: int, other: int, low: float, high: float
) -> tuple[float, float]:
    """Return where the line from one value to the other meets the edge."""
    a, b = float(values[one]), float(values[other])
    out = b if low <= a <= high else a
    edge = high if out > high else low
    return one + (edge - a) / (b - a), edge


def walled(
    values: np.ndarray, window: Window, line: dict, shown: Sequence[int]
) -> list[Series]:
    """Return a line as it is in a window; at step k its value `shown[k]` is the last.

    A line that is nowhere inside is one point at the edge, which draws nothing.
    """
    found = []
    for part in stretches(values, *window.y):
        upto = np.searchsorted(part.seen, shown, side="right").tolist()
        found.append(Series("", part.x, part.y, line, upto, radius=0))
    return found


def gone(
    values: np.ndarray, window: Window, at: int, colour: str, what: str
) -> list[dict]:
    """Return an arrow where the line left, and how far it is at its value `at`."""
    low, high = window.y
    inside = np.flatnonzero((values[:at] >= low) & (values[:at] <= high))
    last = int(inside[-1]) if len(inside) else at
    x = crossing(values, last, last + 1, low, high)[0] if last < at else at
    beyond = "to" if values[at] > high else "down to"
    text = f"{beyond} {short(float(values[at]))}<br>at {what} {at}"
    return window.gone((x, float(values[at])), text, colour)


def out_since(window: Window, points: np.ndarray) -> list[int | None]:
    """Return for each point (T, 2) out of the window since which one it is out."""
    found, left = [], 0
    for at, point in enumerate(points.tolist()):
        is_in = window.holds(*point)
        left = at + 1 if is_in else left
        found.append(None if is_in else left)
    return found


def since(
    window: Window, points: np.ndarray, unit: str, where: Callable[[list], str]
) -> list[str]:
    """Say at each point (T, 2) out of the window since when it is out, and where.

    At those inside nothing is said.
    """
    every = zip(out_since(window, points), points.tolist(), strict=True)
    return [
        ""
        if left is None
        else f"left the picture<br>at {unit} {left}, now<br>{where(point)}"
        for left, point in every
    ]


def who_left(window: Window, points: np.ndarray, texts: list[str]) -> list[Name]:
    """Return the words for those out of the window, near the edge; none if all are in.

    `texts` are empty for those inside.
    """
    if not any(texts):
        return []
    sides = np.array([window.x, window.y])
    edge = np.clip(points, *sides.T)[:, np.newaxis]
    inwards = sides.mean(axis=1) - edge
    near = edge + np.linspace(0, 0.9, 10)[:, np.newaxis] * inwards
    near[[not text for text in texts]] = np.nan
    return [Name(near, texts, theme.HERE, 12, plate=True, covers="anything")]
