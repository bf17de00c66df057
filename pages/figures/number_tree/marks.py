"""A tree of many nodes: a mark for each; names come where there is room for them.

The nearer one zooms, the more of them there are: the browser puts names where they
stand on nothing (`pages/figures/places.py`), the row's path first, then by rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.number_tree.boxes import edge_width
from pages.figures.number_tree.looks import Story, in_one_line
from pages.figures.number_tree.tidy import tidy
from pages.figures.panel import Span, Trail, rounded
from pages.figures.places import Name
from pages.figures.shapes import ring

HALF, APART = 0.5, 0.2  # of a mark's width, and between two
ROW, MOST_ROW = 20, 60  # pixels for each level: at least, and at most
WIDTHS = (0.02, 0.06, 0.15, 0.35, 1.0)  # shares of the rows, each a line of one width
SMALLEST, LARGEST = 4, 22  # pixels of a mark


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


def sizes(story: Story) -> np.ndarray:
    """Return each mark's size in pixels, (m,): its area says how many rows it has."""
    return np.round(np.maximum(SMALLEST, LARGEST * np.sqrt(story.shares)), 1)


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
    line = {"color": theme.HERE, "width": 4}
    return trails + _trail(places, np.flatnonzero(has_parent & lit), line)


def _trail(places: MarkPlaces, some: np.ndarray, line: dict) -> list[Trail]:
    """Return edges as one line, those of nodes that are born later coming later."""
    if not len(some):
        return []
    born = places.story.born[some]
    some = some[np.argsort(born, kind="stable")]
    parents = [places.story.shown.parents[at] for at in some.tolist()]
    x0, y0, x1, y1 = (
        places.x[parents],
        places.y[parents],
        places.x[some],
        places.y[some],
    )
    bend = y0 + 0.5
    xs = np.stack([x0, x0, x1, x1], axis=1)
    ys = np.stack([y0, bend, bend, y1], axis=1)
    lifted = [
        [one for row in rows for one in (*rounded(row), None)] for rows in (xs, ys)
    ]
    steps = np.arange(places.story.n_steps)
    upto = 5 * np.searchsorted(np.sort(born), steps, side="right")
    return [Trail(*lifted, upto.tolist(), line)]


def ends_of_path(places: MarkPlaces) -> list[Span]:
    """Return a ring around the leaf in which the row ends."""
    story = places.story
    ends = [at for at in range(len(places.x)) if story.is_lit(at)][-1:]
    return [
        Span(
            ring(float(places.x[at]), float(places.y[at]), theme.HERE, 12, 3),
            int(story.born[at]),
            story.n_steps - 1,
        )
        for at in ends
    ]


def mark_names(places: MarkPlaces) -> list[Name]:
    """Return the names of all nodes, those of the path first, then by rows."""
    story = places.story
    order = np.lexsort((-story.shares, [not story.is_lit(at) for at in _each(story)]))
    radii = np.ceil(sizes(story) / 2).astype(int) + 3
    found = []
    for at in order.tolist():
        point = np.array([[places.x[at], places.y[at]]])
        phase, is_lit = story.phases[at][-1], story.is_lit(at)
        how = {"gap": int(radii[at]), "near": not is_lit, "plate": is_lit}
        how |= {"covers": "faint" if is_lit else "nothing"}
        ink = theme.HERE if is_lit else phase.ink
        said = phase.lines[0] if phase.is_leaf else in_one_line(phase)
        found.append(Name(point, said, ink, **how, since=phase.first))
    return found


def _each(story: Story) -> Sequence[int]:
    return range(len(story.shown.nodes))
