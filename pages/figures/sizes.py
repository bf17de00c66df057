"""Sizes of several walkers, step by step, over powers of ten.

A size of exactly 0 has no place on such an axis: its line goes down to the edge, and
the name at its end says so. A walker that got lost ends with a cross.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, counted_axis
from pages.figures.panel import Panel, Trail, rounded
from pages.figures.places import Name, named
from pages.figures.powers import power_axis, powers_that_hold
from pages.figures.racers import RACERS
from pages.figures.shapes import IN_PIXELS, dot, path

DEEPEST = 20  # powers of ten below the highest: what is smaller leaves the picture
HIGHEST = 4  # likewise above the largest size at the start
LEAST = 2  # powers of ten are shown
CROSS = "M-5,-5L5,5M-5,5L5,-5"


@dataclass(frozen=True, eq=False)
class Sizes:
    """The sizes of an optimizer's walk, of which step k shows the first `upto[k]`."""

    key: str  # in RACERS
    values: np.ndarray  # (n,) 0 or more; nan where there is none
    upto: Sequence[int]
    is_lost: bool = False  # it ends with its last size because it got lost


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
    alt: str,
    height: int = 360,
    **layout: object,
) -> Panel:
    """Draw the sizes of all walks over powers of ten, up to each step.

    `unit` is what is counted along x, and `what` the sizes are of.
    """
    window, lines = window_of(walks), [*map(_line, walks)]
    axes = {"xaxis": counted_axis(window.x, unit)}
    axes |= {"yaxis": power_axis(*_powers(walks), what)}
    figure = theme.figure(title, key, [], **axes, **layout)
    seen = [
        (one, *line) for one, line in zip(walks, lines, strict=True) if len(line[0])
    ]
    names = named(window, [_name(*each, window) for each in seen])
    trails = tuple(_trail(*each, window) for each in seen)
    frames = [
        [shape for each in seen for shape in _ends(*each, window, step)]
        for step in range(len(walks[0].upto))
    ]
    return Panel(figure, alt, height, frames=frames, trails=trails, names=names)


def window_of(walks: Sequence[Sizes]) -> Window:
    """Return the window of all walks: in powers of ten upwards."""
    last = max(max(len(one.values) for one in walks) - 1, 1)
    shown = power_axis(*_powers(walks), "")["range"]
    return Window((-0.04 * last, 1.06 * last), shown)


def _powers(walks: Sequence[Sizes]) -> tuple[int, int]:
    """Return the powers of ten that hold what is neither tiny nor huge."""
    first = [one.values[:1] for one in walks]
    known = [one.values[np.isfinite(one.values)] for one in walks]
    _, start = powers_that_hold(first, LEAST)
    low, high = powers_that_hold(known, LEAST)
    high = min(high, start + HIGHEST)
    return max(low, high - DEEPEST), high


def _line(one: Sizes) -> tuple[np.ndarray, np.ndarray]:
    """Return the numbers of the sizes that there are, and their powers of ten."""
    at = np.flatnonzero(np.isfinite(one.values))
    with np.errstate(divide="ignore"):
        return at, np.log10(one.values[at])


def _trail(one: Sizes, at: np.ndarray, powers: np.ndarray, window: Window) -> Trail:
    """Return a line of sizes with its dot; a size of 0 lies at the lower edge."""
    upto, racer = np.searchsorted(at, one.upto), RACERS[one.key]
    heights = rounded(np.maximum(powers, window.y[0]))
    head = dot(0, 0, racer.colour, 4)
    return Trail(at.tolist(), heights, upto.tolist(), racer.line(), head)


def _ends(one: Sizes, at, powers, window: Window, step: int) -> list[dict]:
    """Return what tells at a step of a line's end: that it left, or got lost."""
    n = int(np.searchsorted(at, one.upto[step]))
    if not n:
        return []
    x, y, colour = float(at[n - 1]), float(powers[n - 1]), RACERS[one.key].colour
    if one.is_lost and one.upto[step] == len(one.values):
        return [cross(x, window.edge(x, y)[1], colour)]
    return [] if window.holds(x, y) else [window.way_out((x, y), colour)]


def _name(one: Sizes, at, powers, window: Window) -> Name:
    """Return the name at a line's end, with what became of it."""
    racer, ends = RACERS[one.key], np.searchsorted(at, one.upto) - 1
    heights = np.clip(powers, *window.y)
    points = np.stack([at[ends], heights[ends]], axis=-1).astype(float)
    points[ends < 0] = np.nan
    texts = [
        _said(racer.short, one, end >= 0 and powers[end] == -np.inf, upto)
        for end, upto in zip(ends.tolist(), one.upto, strict=True)
    ]
    same = texts[0] if len({*texts}) == 1 else texts
    return Name(points[:, np.newaxis], same, racer.colour, 7, shorter=racer.short)


def _said(name: str, one: Sizes, is_zero: bool, upto: int) -> str:
    if one.is_lost and upto == len(one.values):
        return f"{name} lost"
    return f"{name}: exactly 0" if is_zero else name
