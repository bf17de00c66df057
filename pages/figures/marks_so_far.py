"""A tree in marks as it stands at each step: the room does not tell what will come."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.number_tree.marks import TICK
from pages.figures.panel import Layered
from pages.figures.places import Name
from pages.figures.shapes import path
from pages.figures.tree_marks import (
    Marks,
    grouped,
    marks_of,
    outline,
    tick_ink,
    width_of,
)
from pages.figures.tree_names import height_of, names_of
from pages.figures.twig_places import depths_of
from pages.figures.twigs import Twig

LEVELS, WIDTHS = 2, 4  # coarse, so that they tell no number
WIDEST_TICK = 0.025  # of the width, half of a mark's
EDGES, TICKS = 0, 1  # depths


def levels_of(trees: Iterable[Sequence[Twig]]) -> int:
    """Return how many levels there is room for below the root."""
    deepest = max(max(depths_of(twigs)) for twigs in trees)
    return LEVELS * -(-max(deepest, 1) // LEVELS)


def standing_of(
    steps: Sequence[Sequence[Twig]], levels: int
) -> tuple[list[Marks], Window]:
    """Return where the marks stand at each step, x from 0 to 1, and what is seen."""
    return [_spread(marks_of(twigs)) for twigs in steps], Window(
        (0.0, 1.0), (levels + 0.6, -0.55)
    )


def _spread(marks: Marks) -> Marks:
    """Return marks in the middle of a room that grows with them, a bit at a time."""
    widest = float(marks.x.max()) + 2
    room = WIDTHS * -(-widest // WIDTHS)
    x = (marks.x + 1 + (room - widest) / 2) / room
    return replace(marks, x=x, tick=min(TICK / room, WIDEST_TICK))


def frames_of(marks: Marks) -> list[Layered]:
    """Return a step's shapes: all edges of a width are one, all marks of a kind."""
    has_parent, ends = _has_parent, _asks_nothing
    lines = _edges_of(marks)
    edges = [
        path(
            "".join(lines[at] for at in some),
            {"color": theme.MUTED, "width": wide},
        )
        for wide, some in grouped(marks.twigs, width_of, has_parent)
    ]
    ticks = [
        path(
            "".join(outline(*marks.mark_at(at)) for at in some),
            {"color": ink, "width": high},
        )
        for (ink, high), some in grouped(marks.twigs, _kind, ends)
    ]
    return [*((EDGES, one) for one in edges), *((TICKS, one) for one in ticks)]


def _edges_of(marks: Marks) -> list[str]:
    """Return the edge to each twig in SVG's words, as `line_to` has it.

    Every number is written once: at hundreds of steps that takes most of the time.
    """
    xs = [f"{x:.5g}" for x in marks.x.tolist()]
    ys = [f"{y:.4g}" for y in marks.y.tolist()]
    bends = [f"{y + 0.5:.4g}" for y in marks.y.tolist()]
    return [
        ""
        if (up := twig.parent) is None
        else f"M{xs[up]},{ys[up]}L{xs[up]},{bends[up]}L{x},{bends[up]}L{x},{y}"
        for twig, x, y in zip(marks.twigs, xs, ys, strict=True)
    ]


def _kind(twig: Twig) -> tuple[str, int]:
    return tick_ink(twig), height_of(twig)


def _has_parent(twig: Twig) -> bool:
    return twig.parent is not None


def _asks_nothing(twig: Twig) -> bool:
    return twig.asked is None


def names_so_far(twigs: Sequence[Twig], stands: Sequence[Marks]) -> list[Name]:
    """Return all names; each is at every step where its mark stands then."""

    def point_of(at: int, since: int, upto: int) -> np.ndarray:
        if since == upto:
            return np.array([[stands[since].x[at], stands[since].y[at]]])
        points = np.full((len(stands), 1, 2), np.nan)
        for step in range(since, min(upto + 1, len(stands))):
            points[step, 0] = stands[step].x[at], stands[step].y[at]
        return points

    return names_of(twigs, point_of, len(stands))
