"""Sizes of several walkers, step by step: over powers of ten, or on a plain axis.

A size of exactly 0 has no power of ten: its line goes down to the edge, and the name at
its end says so. A walker that got lost ends with a cross, and what leaves the picture
with an arrow at its edge.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures import theme
from pages.figures.axes import Ends, Window, axis, counted_axis
from pages.figures.panel import Panel, Trail, rounded
from pages.figures.places import Name, named
from pages.figures.powers import power_axis, powers_that_hold
from pages.figures.racers import RACERS, Racer
from pages.figures.shapes import IN_PIXELS, dot, path

DEEPEST = 20  # powers of ten below the highest: what is smaller leaves the picture
HIGHEST = 4  # likewise above the largest size at the start
BEYOND = 0.2  # of the axis: so far a line is drawn that leaves, to each side
LEAST = 2  # powers of ten are shown
CROSS = "M-5,-5L5,5M-5,5L5,-5"


@dataclass(frozen=True, eq=False)
class Sizes:
    """The sizes of somebody's walk, of which step k shows the first `upto[k]`."""

    key: str  # in RACERS, or anything where it has a look of its own
    values: np.ndarray  # (n,) nan where there is none; over powers of ten 0 or more
    upto: Sequence[int]
    is_lost: bool = False  # it ends with its last size because it got lost
    zero: str = "exactly 0"  # what is said of a size of 0
    rank: int = 0  # whose is lowest is named first, where there is no room for all
    look: Racer | None = None  # or what has its short name, its colour and its line
    x: np.ndarray | None = None  # (n,) where they stand; None for their numbers
    shakes: bool = False  # its line goes up and down: its name needs paper under it


@dataclass(frozen=True, eq=False)
class Line:
    """A walk's sizes as they are drawn: those that there are, and how high."""

    of: Sizes
    at: np.ndarray  # (m,) their numbers
    heights: np.ndarray  # (m,) -inf for a 0 over powers of ten
    window: Window

    @property
    def look(self):
        """How it looks."""
        return self.of.look or RACERS[self.of.key]

    @property
    def x(self) -> np.ndarray:
        """Where along the axis its sizes stand, (m,)."""
        return self.at if self.of.x is None else self.of.x[self.at]

    def ends(self) -> np.ndarray:
        """Return the point at which the line ends at each step, -1 for none."""
        return np.searchsorted(self.at, self.of.upto) - 1

    def is_over(self, upto: int) -> bool:
        """Tell whether it got lost at its last size, of which `upto` are shown."""
        return self.of.is_lost and upto == len(self.of.values)


def cross(x: float, y: float, colour: str) -> dict:
    """Return the mark of who got lost."""
    stroke = {"color": colour, "width": 3}
    return path(CROSS, stroke, **IN_PIXELS, xanchor=x, yanchor=y)


def sizes_panel(
    title: str,
    key: str,
    walks: Sequence[Sizes],
    unit: str,
    what: str,
    *,
    powers: tuple[int, int] | None = None,
    last: int = 0,
    **more: object,
) -> Panel:
    """Draw the sizes of all walks over powers of ten, up to each step.

    `unit` is what is counted along x, at least up to `last`, and `what` the sizes are
    of; `powers` are the ends of their axis, if it is not to follow from the sizes.
    """
    yaxis = power_axis(*(powers or powers_of(walks)), what)
    with np.errstate(divide="ignore"):
        logs = [np.log10(one.values) for one in walks]
    return _panel(title, key, walks, logs, unit, yaxis, last, **more)


def heights_panel(
    title: str,
    key: str,
    walks: Sequence[Sizes],
    unit: str,
    what: str,
    *,
    ends: Ends,
    last: int = 0,
    **more: object,
) -> Panel:
    """Draw the heights of all walks between two `ends`, up to each step."""
    heights = [one.values for one in walks]
    return _panel(title, key, walks, heights, unit, axis(ends, what), last, **more)


def powers_of(walks: Sequence[Sizes]) -> tuple[int, int]:
    """Return the powers of ten that hold what is neither tiny nor huge."""
    first, known = (
        [some[np.isfinite(some)] for some in every]
        for every in ([w.values[:1] for w in walks], [w.values for w in walks])
    )
    _, start = powers_that_hold(first, LEAST)
    low, high = powers_that_hold(known, LEAST)
    high = min(high, start + HIGHEST)
    return max(low, high - DEEPEST), high


def _panel(
    title: str,
    key: str,
    walks: Sequence[Sizes],
    heights: Sequence[np.ndarray],
    unit: str,
    yaxis: dict,
    last: int = 0,
    *,
    alt: str,
    height: int = 360,
    **layout: object,
) -> Panel:
    ends = [len(one.values) - 1 if one.x is None else one.x[-1] for one in walks]
    last = max(*ends, last, 1)
    window = Window((-0.04 * last, 1.06 * last), yaxis["range"])
    every = map(_line, walks, heights, [window] * len(walks))
    lines = [line for line in every if len(line.at)]
    axes = {"xaxis": counted_axis(window.x, unit), "yaxis": yaxis}
    figure = theme.figure(title, key, [], **axes, **layout)
    frames = [[] for _ in walks[0].upto]
    for line in lines:
        for step, shape in _gone(line):
            frames[step].append(shape)
    moving = {"frames": frames, "trails": tuple(map(_trail, lines))}
    ranked = sorted(lines, key=lambda line: line.of.rank)
    names = named(window, [*map(_name, ranked)])
    return Panel(figure, alt, height, names=names, **moving)


def _line(one: Sizes, heights: np.ndarray, window: Window) -> Line:
    at = np.flatnonzero(np.isfinite(one.values))
    return Line(one, at, heights[at], window)


def _trail(line: Line) -> Trail:
    """Return a line with its dot; one that leaves goes no farther than is seen."""
    low, high = line.window.y
    beyond = BEYOND * (high - low)
    heights = rounded(np.clip(line.heights, low - beyond, high + beyond))
    upto = np.clip(line.ends() + 1, 1, None).tolist()
    head = dot(0, 0, line.look.colour, 4)
    return Trail(line.x.tolist(), heights, upto, line.look.line(), head)


def _gone(line: Line) -> Iterator[tuple[int, dict]]:
    """Yield what tells of a line's end, and at which step: it left, or got lost."""
    ends, colour, upto = line.ends(), line.look.colour, np.asarray(line.of.upto)
    low, high = line.window.y
    heights = line.heights[ends]
    is_over = line.of.is_lost & (upto == len(line.of.values))
    told = (ends >= 0) & (is_over | ~((heights >= low) & (heights <= high)))
    for step in np.flatnonzero(told).tolist():
        point = float(line.x[ends[step]]), float(heights[step])
        if is_over[step]:
            yield step, cross(*line.window.edge(*point), colour)
        else:
            yield step, line.window.way_out(point, colour)


def _name(line: Line) -> Name:
    """Return the name at a line's end, with what became of it."""
    ends, name = line.ends(), line.look.short
    heights = np.clip(line.heights, *line.window.y)
    points = np.stack([line.x[ends], heights[ends]], axis=-1).astype(float)
    points[ends < 0] = np.nan
    zeros = (line.heights == -np.inf)[ends] & (ends >= 0)
    texts = [
        f"{name} lost"
        if line.is_over(upto)
        else f"{name}: {line.of.zero}"
        if is_zero
        else name
        for upto, is_zero in zip(line.of.upto, zeros.tolist(), strict=True)
    ]
    same = texts[0] if len({*texts}) == 1 else texts
    paper = {"plate": True, "covers": "anything"} if line.of.shakes else {}
    return Name(points[:, np.newaxis], same, line.look.colour, 7, shorter=name, **paper)
