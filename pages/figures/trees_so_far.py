"""Trees that grow beside each other, none of which tells what is still to come.

Each is laid out as it stands at a step, and all have the same room: neither the sizes
of boxes nor the gaps between them say how large a tree will be.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from pages.figures.fitted_tree import first_that_fits
from pages.figures.hovers import Hover
from pages.figures.keys import Word
from pages.figures.marks_so_far import frames_of, levels_of, names_so_far, standing_of
from pages.figures.panel import Panel, spans_of
from pages.figures.places import named
from pages.figures.tree import KEY_ROOM, LEAST, box_of, edge_of, room_for
from pages.figures.tree_marks import room_for_marks
from pages.figures.tree_pointed import hover_texts, pointed_at
from pages.figures.twig_places import (
    LIST_ROOM,
    MANY_ROWS,
    WIDE_LIST_ROOM,
    Places,
    from_the_top,
)
from pages.figures.twigs import LISTED, TIGHT, Twig

ROOMS = (
    8,
    15,
    23,
)  # rows: coarse, so that they tell no number; of more there are marks
WIDTHS = tuple(
    LEAST + more for more in (0, 20, 60, 120, 150)
)  # pixels of a list, as coarse
EDGES, BOXES = 0, 1  # depths
COLUMNS = 30  # of points in marks, which the pointer finds
NEAR = 0.07  # of the width: so far from a mark it is heard
FIRST_COLUMN, NEXT_COLUMN = 20, 50  # pixels: points of a list that the pointer finds


@dataclass(frozen=True)
class Growing:
    """One of the trees: its twigs, in the order of their birth, and its names."""

    twigs: Sequence[Twig]
    title: str
    key: str
    alt: str
    words: Sequence[Word] = ()
    key_room: int = KEY_ROOM
    beside: Sequence[str] = ()  # titles in its row

    def at(self, step: int) -> list[Twig]:
        """Return the twigs that are there at a step, as they stand then."""
        return [twig.at(step) for twig in self.twigs if twig.born <= step]


def panels_so_far(trees: Sequence[Growing], n_steps: int) -> list[Panel]:
    """Draw the trees at every step, as they stand then, in equal rooms.

    They are lists where these fit into the window, else marks.
    """
    most = max(len(tree.at(n_steps - 1)) for tree in trees)
    ways = [_in_marks]
    if room := next((room for room in ROOMS if room >= most), 0):
        lists = [partial(_listed, room, wide) for wide in (WIDE_LIST_ROOM, LIST_ROOM)]
        ways = [*lists, *ways]
    drawn = [_equal(way(trees, n_steps)) for way in ways]
    if len(drawn) > 2 and drawn[0][0].least_width <= drawn[1][0].least_width:
        drawn = drawn[1:]  # no word was cut
    return [first_that_fits(panels) for panels in zip(*drawn, strict=True)]


def _equal(panels: Sequence[Panel]) -> list[Panel]:
    """Return panels with equal room for their titles."""
    top = max(one.figure.layout["margin"]["t"] for one in panels)
    return [_lowered(one, top) for one in panels]


def _lowered(panel: Panel, top: int) -> Panel:
    margin = panel.figure.layout["margin"]
    more = top - margin["t"] if panel.least_height else 0  # marks take what there is
    sizes = {"height": panel.height + more, "least_height": panel.least_height + more}
    return replace(panel.with_layout(margin={**margin, "t": top}), **sizes)


# --- as lists -----------------------------------------------------------------------


def _listed(
    n_rows: int, list_room: int, trees: Sequence[Growing], n_steps: int
) -> list[Panel]:
    kind = LISTED if n_rows <= MANY_ROWS else TIGHT
    placed = [
        [from_the_top(tree.at(step), kind, list_room) for step in range(n_steps)]
        for tree in trees
    ]
    wide = max(places.width for steps in placed for places in steps)
    room = next((room for room in WIDTHS if room >= wide), wide)
    x, y = np.meshgrid(np.arange(FIRST_COLUMN, room, NEXT_COLUMN), range(n_rows))
    size = kind, n_rows, room
    return [
        _as_list(
            tree, [one.as_wide_as(room) for one in steps], size, (x.ravel(), y.ravel())
        )
        for tree, steps in zip(trees, placed, strict=True)
    ]


def _as_list(tree: Growing, placed: Sequence[Places], size: tuple, grid) -> Panel:
    named_so = tree.title, tree.key, tree.alt, 2.0, tree.words
    how = {"key_room": tree.key_room, "beside": tree.beside}
    panel = room_for(*size, *named_so, traces=[pointed_at(*grid)], **how)
    frames = [[*_shapes(places, step)] for step, places in enumerate(placed)]

    def under(step: int) -> np.ndarray:
        rows = np.array([place.row for place in placed[step].each])
        return _nearest(np.abs(rows - grid[1][:, np.newaxis]), 0.5)

    hover = _heard(tree.twigs, under, len(placed))
    return replace(panel, spans=spans_of(frames), hovers=(hover,))


def _shapes(places: Places, step: int) -> Iterator[tuple[int, dict]]:
    """Yield a step's shapes, each with its depth."""
    for place in places.each:
        if place.twig.parent is not None:
            yield EDGES, edge_of(places, place)
        for shape in box_of(place, places.kind, step):
            yield BOXES, shape


# --- in marks -----------------------------------------------------------------------


def _in_marks(trees: Sequence[Growing], n_steps: int) -> list[Panel]:
    levels = levels_of(tree.at(n_steps - 1) for tree in trees)
    return [_as_marks(tree, n_steps, levels) for tree in trees]


def _as_marks(tree: Growing, n_steps: int, levels: int) -> Panel:
    stands, window = standing_of([tree.at(step) for step in range(n_steps)], levels)
    across = (np.arange(COLUMNS) + 0.5) / COLUMNS
    x, y = (one.ravel() for one in np.meshgrid(across, np.arange(levels + 1.0)))
    how = {**vars(tree), "grow": 2.0}
    panel = room_for_marks(window, [pointed_at(x, y)], **how)

    def under(step: int) -> np.ndarray:
        marks = stands[step]
        far = np.abs(marks.x - x[:, np.newaxis])
        return _nearest(np.where(marks.y == y[:, np.newaxis], far, np.inf), NEAR)

    return replace(
        panel,
        spans=spans_of([frames_of(marks) for marks in stands]),
        hovers=(_heard(tree.twigs, under, n_steps),),
        names=named(window, names_so_far(tree.twigs, stands)),
        leaves_ghost=False,
    )


# --- what the pointer hears ---------------------------------------------------------


def _nearest(far: np.ndarray, most: float) -> np.ndarray:
    """Return for each point, a row, the nearest twig; -1 where none is near."""
    return np.where(far.min(axis=1) <= most, far.argmin(axis=1), -1)


def _heard(
    twigs: Sequence[Twig], under: Callable[[int], np.ndarray], n_steps: int
) -> Hover:
    """Return what points hear that stay where they are, of twigs that move.

    `under(step)` has for each point the number of the twig that it is on, or -1.
    """
    texts, says = hover_texts(twigs)
    now = np.full((n_steps, len(twigs) + 1), len(texts))  # the last twig is none
    for at, pairs in enumerate(says):
        now[:, at] = -1
        for first, text in sorted(pairs):
            now[first:, at] = text
    table = np.array([row[under(step)] for step, row in enumerate(now)])
    # (n_steps, n_points); the last text is none at all
    changes = np.vstack([np.ones_like(table[:1], dtype=bool), np.diff(table, axis=0)])
    pairs = [
        [(int(step), int(table[step, at])) for step in np.flatnonzero(changes[:, at])]
        for at in range(table.shape[1])
    ]
    return Hover(0, [*range(table.shape[1])], pairs, [*texts, ""])
