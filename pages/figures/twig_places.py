"""Where the boxes of a drawn tree stand, in two ways of drawing.

From left to right where the window is wide, each leaf in a row of its own; as a list
from the top down, indented by depth, where it is narrow. No two boxes ever overlap.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from pages.figures.twigs import COMPACT, FULL, LISTED, PADDING, TIGHT, Twig

EDGE, INDENT = 18, 10  # pixels: between columns, for a depth
MANY_LEAVES = 7  # from here on each box is one line
MANY_ROWS = 15  # of a list that has frames; with more it is tight
MOST_LISTED = 36  # rows of a list that some window has room for
LIST_ROOM = 232  # pixels that a list takes, if its words can be cut to that
WIDE_LIST_ROOM = 320  # the same in a window that is wider
# By how a tree is drawn, pixels for each row: at least, and at most.
ROWS = {FULL: (41, 66), COMPACT: (22, 34), LISTED: (18, 30), TIGHT: (12.5, 18)}
HALF = 0.45  # of a row: a box reaches so far above and below its middle


@dataclass(frozen=True)
class Place:
    """A twig with its place: left and right end in pixels, and its row."""

    twig: Twig
    left: float
    right: float
    row: float
    room: float = inf  # pixels for its words


@dataclass(frozen=True)
class Places:
    """All places of a tree, and the way it is drawn."""

    kind: str
    each: tuple[Place, ...]

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return self.kind in (LISTED, TIGHT)

    @property
    def n_rows(self) -> int:
        """How many rows there are."""
        return round(max(place.row for place in self.each)) + 1

    @property
    def width(self) -> int:
        """How many pixels the words need."""
        return round(max(place.right for place in self.each)) + 2

    def as_wide_as(self, width: float) -> "Places":
        """Let the boxes of a tight list end where it ends, bars in one column."""
        if self.kind != TIGHT:
            return self
        return replace(self, each=tuple(replace(p, right=width - 2) for p in self.each))


def from_the_left(twigs: Sequence[Twig], kind: str = "") -> Places:
    """Give every twig its place: columns by depth, leaves numbered from the top.

    Without a `kind` the number of leaves decides how they are drawn.
    """
    children, depths = children_of(twigs), depths_of(twigs)
    rows = _rows(children, len(twigs))
    n_leaves = sum(i not in children for i in range(len(twigs)))
    kind = kind or (COMPACT if n_leaves >= MANY_LEAVES else FULL)
    widths = [0] * (max(depths) + 1)
    for twig, depth in zip(twigs, depths, strict=True):
        widths[depth] = max(widths[depth], round(twig.width(kind)))
    left = [2 + sum(widths[:depth]) + EDGE * depth for depth in range(len(widths))]
    each = (
        Place(twig, left[depth], left[depth] + widths[depth], row)
        for twig, depth, row in zip(twigs, depths, rows, strict=True)
    )
    return Places(kind, tuple(each))


def from_the_top(
    twigs: Sequence[Twig], kind: str = "", list_room: int = LIST_ROOM
) -> Places:
    """Give every twig a row of its own below its parent, indented by its depth.

    Without a `kind` the number of rows decides whether there are frames around them.
    """
    order, depths = [*_walk(children_of(twigs), 0)], depths_of(twigs)
    rows = {i: float(row) for row, i in enumerate(order)}
    kind = kind or (TIGHT if len(twigs) > MANY_ROWS else LISTED)
    each = (
        Place(twig, left, left + twig.width(kind, room), rows[i], room)
        for i, twig in enumerate(twigs)
        for left in [2 + INDENT * depths[i]]
        for room in [list_room - left - 2 * PADDING]
    )
    places = Places(kind, tuple(each))
    return places.as_wide_as(places.width)


def children_of(twigs: Sequence[Twig]) -> dict[int | None, list[int]]:
    """Return each twig's children, in their order; the root's parent is None."""
    found: dict[int | None, list[int]] = {}
    for i, twig in enumerate(twigs):
        found.setdefault(twig.parent, []).append(i)
    return found


def depths_of(twigs: Sequence[Twig]) -> list[int]:
    """Return how many questions lead to each twig."""
    depths: list[int] = []
    for twig in twigs:
        depths.append(0 if twig.parent is None else depths[twig.parent] + 1)
    return depths


def _walk(children: dict[int | None, list[int]], i: int) -> Iterator[int]:
    """Yield a twig and all below it, the first child's before the second."""
    yield i
    for child in children.get(i, ()):
        yield from _walk(children, child)


def _rows(children: dict[int | None, list[int]], n_twigs: int) -> list[float]:
    """Return each twig's row: leaves one below the other, parents in the middle."""
    rows = [0.0] * n_twigs
    leaves = 0
    for i in reversed([*_walk(children, 0)]):
        if i in children:
            rows[i] = (rows[children[i][0]] + rows[children[i][-1]]) / 2
        else:
            leaves += 1
            rows[i] = float(-leaves)
    return [row + leaves for row in rows]
