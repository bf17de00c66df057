"""A tree of many nodes: a mark for each; names come where there is room for them.

The nearer one zooms, the more of them there are: the browser puts names where they
stand on nothing (`pages/figures/places.py`), those of marked nodes first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.number_tree.bars import lines_trail
from pages.figures.number_tree.boxes import edge_width
from pages.figures.number_tree.looks import Phase, Story, in_one_line
from pages.figures.number_tree.marked import Run, marked_runs, parted
from pages.figures.number_tree.tidy import tidy
from pages.figures.panel import Span, Trail
from pages.figures.places import Name
from pages.figures.shapes import ring, segment

HALF, APART = 0.5, 0.2  # of a mark's width, and between two
ROW, MOST_ROW = 20, 60  # pixels for each level: at least, and at most
GAP, CLEAR = 8, 4  # pixels from a node to its name, and from a high mark's end
LARGE = 0.05  # share of the rows: what says its class until it asks
MARKED = {"gap": 14, "near": True, "plate": True, "covers": "anything"}  # at its ring
BESIDE = {"near": True, "nearest": True, "covers": "nothing"}  # nothing but its node
AT_A_STUB = {"near": True, "plate": True, "covers": "lines"}
RING = 12  # pixels around the leaf in which the row ends
FEW_FOLDS = 6  # so many say first what they hold
FOLDED = -1  # in place of the class that a leaf says
WIDTHS = (0.02, 0.06, 0.15, 0.35, 1.0)  # shares of the rows, each a line of one width
TICK = 0.4  # half a mark's width: it grows as one zooms
HIGH, UNDER = 18, 0.4  # pixels of a mark; of a level, from its middle to what is under
HEIGHTS = ((0.01, 5), (0.05, 8), (0.2, 12), (1.0, 18))  # shares of the rows, pixels


@dataclass(frozen=True, eq=False)
class MarkPlaces:
    """Where the marks stand."""

    story: Story
    x: np.ndarray  # (m,)
    y: np.ndarray  # (m,) levels, the root's is 0

    @property
    def n_levels(self) -> int:
        """How many levels there are."""
        return int(self.y.max()) + 1

    @property
    def window(self) -> Window:
        """What the axes show."""
        high = self.n_levels - 0.5
        return Window((-1.0, float(self.x.max()) + 1.0), (high, -0.6))


def mark_places(story: Story) -> MarkPlaces:
    """Give every node its place."""
    halves = np.full(len(story.shown.nodes), HALF)
    x = tidy(story.shown.children, halves, APART)
    return MarkPlaces(story, x, story.tree.depths[story.shown.nodes])


def tick_trails(places: MarkPlaces) -> list[Trail]:
    """Return a mark for each leaf: its colour says its class, its height its rows.

    All marks of a colour and a height are one line, so that steps are fast.
    """
    story, shown = places.story, places.story.shown
    ends = np.flatnonzero(~story.tree.asks[shown.nodes] | shown.is_folded)
    says = np.where(shown.is_folded, FOLDED, story.tree.predictions[shown.nodes])
    heights, trails = np.array(kinds_of(story)), []
    for number, high in sorted({(int(says[at]), int(heights[at])) for at in ends}):
        some = ends[(says[ends] == number) & (heights[ends] == high)]
        ink = theme.MUTED if number == FOLDED else theme.class_colour(number)
        line = {"color": ink, "width": high}
        xs = np.stack([places.x[some] - TICK, places.x[some] + TICK], axis=1)
        ys = np.stack([places.y[some]] * 2, axis=1)
        trails.append(lines_trail(xs, ys, story.born[some], story.n_steps, line))
    return trails


def edge_trails(places: MarkPlaces) -> list[Trail]:
    """Return all edges, those of about equally many rows as one line; then the path."""
    story = places.story
    parents = story.shown.parents
    lit = np.array([story.is_lit(at) for at in range(len(places.x))])
    has_parent = np.array([parent is not None for parent in parents])
    kind = np.searchsorted(WIDTHS, np.minimum(story.shares, 1.0))
    trails = []
    for number, share in enumerate(WIDTHS):
        some = np.flatnonzero(has_parent & ~lit & (kind == number))
        line = {"color": theme.MUTED, "width": edge_width(share) - 0.6}
        trails += _trail(places, some, line)
    line = {"color": theme.INK, "width": 4}
    trails += _trail(places, np.flatnonzero(has_parent & lit), line)
    if not story.looks.foreshadowed:
        return trails
    faint = {"color": theme.GRID, "width": 1}
    whole = _trail(places, np.flatnonzero(has_parent), faint, is_faint=True)
    return [replace(one, upto=[len(one.x)] * story.n_steps) for one in whole] + trails


def _trail(
    places: MarkPlaces, some: np.ndarray, line: dict, is_faint: bool = False
) -> list[Trail]:
    """Return edges as one line, those of nodes that are born later coming later.

    Faint ones begin below high marks, which stand there before the edges do.
    """
    if not len(some):
        return []
    parents = [places.story.shown.parents[at] for at in some.tolist()]
    below = 0.0
    if is_faint:
        high = np.array(kinds_of(places.story))[parents] >= HIGH
        below = np.where(high, UNDER, 0.0)
    (x0, x1), (y0, y1) = ((one[parents], one[some]) for one in (places.x, places.y))
    bend = y0 + 0.5
    xs = np.stack([x0, x0, x1, x1], axis=1)
    ys = np.stack([y0 + below, bend, bend, y1], axis=1)
    return [lines_trail(xs, ys, places.story.born[some], places.story.n_steps, line)]


def waiting_marks(places: MarkPlaces) -> list[Span]:
    """Return the marks of nodes that will ask, from their birth until they do."""
    story, spans = places.story, []
    heights = kinds_of(story)
    for at in _each(story):
        first = story.phases[at][0]
        if first.is_leaf and first.last < story.n_steps - 1:
            x, y = float(places.x[at]), float(places.y[at])
            mark = segment((x - TICK, x + TICK), (y, y), first.ink, heights[at])
            spans.append(Span(mark, first.first, first.last))
    return spans


def kinds_of(story: Story) -> list[int]:
    """Return how high each node's mark is, in pixels."""
    shares, heights = zip(*HEIGHTS, strict=True)
    kinds = np.searchsorted(shares, np.minimum(story.shares, 1.0))
    return [heights[kind] for kind in kinds.tolist()]


def ends_of_path(places: MarkPlaces) -> list[Span]:
    """Return a ring around the leaf in which the row ends."""
    story = places.story
    ends = [at for at in range(len(places.x)) if story.is_lit(at)][-1:]
    return [
        Span(
            ring(float(places.x[at]), float(places.y[at]), theme.INK, RING, 3),
            int(story.born[at]),
            story.n_steps - 1,
        )
        for at in ends
    ]


def mark_names(places: MarkPlaces) -> list[Name]:
    """Return the names of all nodes: of marked ones, of the path's, then by rows."""
    story = places.story
    order = np.lexsort((-story.shares, [not story.is_lit(at) for at in _each(story)]))
    runs = marked_runs(story.shown, story.looks.marked)
    is_stub = story.shown.is_folded & (story.shown.is_folded.sum() <= FEW_FOLDS)
    heights, first, then = kinds_of(story), [], []
    ends = max((at for at in _each(story) if story.is_lit(at)), default=None)
    for at in order.tolist():
        is_lit = story.is_lit(at)
        is_end = is_lit and at == ends
        gap = RING + CLEAR if is_end else max(GAP, heights[at] // 2 + CLEAR)
        is_large = is_lit or is_stub[at] or story.shares[at] >= LARGE
        for phase in story.phases[at]:
            ink = theme.INK if is_lit else phase.ink
            inside, outside = parted(phase.first, phase.last, runs.get(at, ()))
            first += _names(places, at, phase, inside, colour=phase.ink, **MARKED)
            if is_stub[at]:
                how = {"colour": ink, "gap": gap, **AT_A_STUB}
                first += _names(places, at, phase, outside, **how)
            elif is_large or phase is story.phases[at][-1]:
                best = "below" if phase.is_leaf and at else "beside"
                how = {"colour": ink, "gap": gap, "best": best, **BESIDE}
                then += _names(places, at, phase, outside, **how)
    return first + then


def _names(
    places: MarkPlaces, at: int, phase: Phase, runs: Sequence[Run], **how
) -> list[Name]:
    """Return what a node says in these runs of steps."""
    point = np.array([[places.x[at], places.y[at]]])
    is_short = phase.is_leaf or phase.is_folded
    said = phase.lines[0] if is_short else in_one_line(phase)
    return [Name(point, said, **how, since=a, upto=b) for a, b in runs]


def _each(story: Story) -> Sequence[int]:
    return range(len(story.shown.nodes))
