"""Names put where nothing stands: of the places around a thing, the first that is free.

A figure is drawn at many sizes, and words have the same size in pixels at each: only
what is free at all of them is taken. All steps are asked at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.lettering import pixels
from pages.figures.panel import Span
from pages.figures.room import CLEAR, OPEN, TAKEN, Room
from pages.figures.shapes import IN_PIXELS, INVISIBLE, label

SIZE, LINE = 12, 15  # pixels: the letters, and a line of them
FARTHER = (1.0, 2.4, 4.5)  # gaps between a thing and its name, nearest first
SIDES = {-1: "right", 0: "center", 1: "left"}  # of a name: where its thing is
BESIDE, LEVEL = ((1, 0), (-1, 0)), ((0, 1), (0, -1))
CORNERS = ((1, 1), (-1, 1), (1, -1), (-1, -1))
ROUND = (*BESIDE, *LEVEL, *CORNERS)
WAYS = {  # from a thing to its name, the best first
    "beside": ROUND,
    "above": (*LEVEL, *CORNERS, *BESIDE),
    "below": (*LEVEL[::-1], *CORNERS[::-1], *BESIDE),
}


@dataclass(frozen=True, eq=False)
class Name:
    """The words for a thing, at every step."""

    points: np.ndarray  # (T, A, 2) where it is, nan where it is not; (A, 2) if it stays
    texts: Sequence[str]  # (T,), or one for all
    colour: str
    gap: int = 8  # pixels, from the point to the words
    best: str = "beside"  # or "above", "below"
    shorter: str | Sequence[str] = ""  # the same where there is no room for all of it
    near: bool = False  # nowhere but right beside it
    plate: bool = False  # on paper, where the ground is coloured
    least: int = CLEAR  # how free its place has to be

    def said(self, step: int, is_short: bool) -> str:
        """Return its words at a step."""
        texts = self.shorter if is_short else self.texts
        return texts if isinstance(texts, str) else texts[step]


@dataclass(frozen=True, eq=False)
class Sheet:
    """A window, the sizes it is drawn at, and what words must not cover in it."""

    window: Window
    sizes: Sequence[tuple[int, int]]  # pixels, wide and high: the least and the most
    n_steps: int
    still: list = field(default_factory=list)  # ((P, 2) points, radius in pixels)
    moving: list = field(default_factory=list)  # ((T, Q, 2) points, radius)
    faint: list = field(default_factory=list)  # the same: covered where it must be


def placed(sheet: Sheet, names: Sequence[Name]) -> list[list[Span]]:
    """Return each name where it stands, the first ones first, none over another.

    At a step at which there is no free place for a name it is left out.
    """
    room, spans = Room.of(sheet), []
    for name in names:
        points = np.broadcast_to(name.points, (sheet.n_steps, *name.points.shape[-2:]))
        spans.append(list(_spans(name, *_places(room, name, points))))
    return spans


def _places(room: Room, name: Name, points: np.ndarray):
    """Return for every step the point, the box around it, the way, and what is said.

    Where there is no place, the point and the box are nan.
    """
    n, texts = len(points), [""] * len(points)
    at, boxes, ways = np.full((n, 2), np.nan), np.full((n, 4), np.nan), np.zeros(n, int)
    looks = [(False, 1, OPEN), (False, None, name.least), (True, None, name.least)]
    for is_short, n_gaps, least in looks if name.shorter else looks[:2]:
        left = np.flatnonzero(np.isnan(at[:, 0]))
        if not len(left):
            break
        n_ways = 1 if name.near else n_gaps
        said = [name.said(step, is_short) for step in left]
        around = np.array([_around(text, name.gap, name.best) for text in said])
        around = around[:, : n_ways and n_ways * len(ROUND)]
        step, way, anchor = _best(room, left, points[left], around, least)
        at[left[step]] = points[left[step], anchor]
        boxes[left[step]], ways[left[step]] = around[step, way], way % len(ROUND)
        for k in step:
            texts[left[k]] = said[k]
    room.cover(at, boxes)
    return at, boxes, ways, texts


def _best(
    room: Room, steps: np.ndarray, points, around: np.ndarray, least: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return which of the steps have a place: their numbers, way and anchor."""
    n, n_ways, n_anchors = len(steps), around.shape[1], points.shape[1]
    shape = (n, n_ways, n_anchors)
    at = np.broadcast_to(points[:, np.newaxis], (*shape, 2)).reshape(-1, 2)
    boxes = np.broadcast_to(around[:, :, np.newaxis], (*shape, 4)).reshape(-1, 4)
    when = np.repeat(steps, n_ways * n_anchors)
    found = room.freedom(when, at, boxes, least).reshape(n, -1)
    best = found.argmax(axis=1)
    some = np.flatnonzero(found[np.arange(n), best] > TAKEN)
    return some, *np.divmod(best[some], n_anchors)


@lru_cache(4096)
def _around(text: str, gap: float, best: str) -> tuple[tuple[float, ...], ...]:
    """Return left, right, bottom and top of the places around a point, (24, 4)."""
    lines, found = text.split("<br>"), []
    wide, high = max(pixels(one, SIZE) for one in lines) + 2, LINE * len(lines)
    for far, (x, y) in product(FARTHER, WAYS[best]):
        off = far * gap * (0.6 if x and y else 1)
        left = (-wide / 2, off, -off - wide)[x]
        low = (-high / 2, off, -off - high)[y]
        found.append((left, left + wide, low, low + high))
    return tuple(found)


def _spans(name: Name, at, boxes, ways, texts: list[str]) -> Iterator[Span]:
    """Yield the names as shapes, each for as long as it stays where it is."""
    columns = at.tolist(), boxes.round().tolist(), ways.tolist(), texts
    every = [
        None if p[0] != p[0] else (p, *more) for p, *more in zip(*columns, strict=True)
    ]
    first = 0
    for step in range(1, len(every) + 1):
        if step == len(every) or every[step] != every[first]:
            if every[first]:
                yield Span(_shape(name, *every[first]), first, step - 1)
            first = step


def _shape(name: Name, point: list[float], box: list[float], way: int, text) -> dict:
    """Return words in a box around a point."""
    left, right, low, high = map(int, box)
    side = SIDES[WAYS[name.best][way][0]]
    place = {"textposition": f"middle {side}", "padding": 1}
    return {
        "type": "rect",
        **IN_PIXELS,
        "xanchor": point[0],
        "yanchor": point[1],
        "x0": left,
        "x1": right,
        "y0": low,
        "y1": high,
        **({"fillcolor": theme.PAPER} if name.plate else {}),
        "line": INVISIBLE,
        "label": label(text, name.colour, SIZE, **place),
    }


def between(points: np.ndarray, n: int = 16) -> np.ndarray:
    """Return points along lines through points (..., P, 2), n for each piece."""
    share = np.linspace(0, 1, n)[:, np.newaxis, np.newaxis]
    first, last = points[..., np.newaxis, :-1, :], points[..., np.newaxis, 1:, :]
    along = first + share * (last - first)
    return along.reshape(*points.shape[:-2], -1, 2)
