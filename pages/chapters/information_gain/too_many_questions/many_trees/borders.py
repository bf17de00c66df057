"""The plane of two features: what the average says, how surely, and borders."""

from collections.abc import Iterator, Sequence
from math import isqrt

import numpy as np

from engines.decision_trees import PlaneCells, lowest_best, plane_cells
from pages.figures import theme
from pages.figures.axes import Window, axis
from pages.figures.keys import keyed_figure
from pages.figures.lettering import shortened
from pages.figures.panel import LEVEL, Map, Panel, Span
from pages.figures.shapes import path

from .plane_rows import crosses, row_traces, row_words
from .record import Record

ROOM = 300  # pixels: of a title
MOST_CELLS, IN_ALL = 60, 200_000  # to each side; in the pictures of all steps
BEYOND = 0.05  # of the rows' width: what is shown beside them
N_BORDERS = 5  # trees whose borders are there at a time
STRONGEST = 0.5  # of a class's colour, where it has the whole average share
LAST, BEFORE = theme.stroke(theme.INK, 1.5), theme.stroke(theme.CURVE, 0.75)
BORDERS = ("━ last tree's border", theme.INK), ("― earlier borders", theme.CURVE)
MOST_LETTERS = 30  # of a feature's name


def borders_panel(record: Record) -> Panel:
    """Draw what the average says of every place, the last borders, and the rows."""
    window, dataset = window_of(record), record.halves.dataset
    across, up = (shortened(name, MOST_LETTERS) for name in dataset.attributes)
    figure = keyed_figure(
        "What the average says",
        [*row_words(record), *BORDERS],
        ROOM,
        "borders",
        row_traces(record),
        xaxis=axis(window.x, across, showgrid=False, zeroline=False),
        yaxis=axis(window.y, up, showgrid=False, zeroline=False),
        dragmode="pan",
    )
    trees = (record.whole, *record.forest.trees)
    cells = [plane_cells(tree, *zip(window.x, window.y, strict=True)) for tree in trees]
    alt = "The plane in the colours of what the average says, and the trees' borders"
    spans = [*_borders(cells), *crosses(record)]
    return Panel(figure, alt, 520, spans=spans, maps=(_map(record, window, cells),))


def window_of(record: Record) -> Window:
    """Return the window that holds all rows, with some room beside them."""
    rows = np.concatenate([record.halves.X, record.halves.held_X])
    low, high = rows.min(axis=0), rows.max(axis=0)
    room = np.where(high > low, BEYOND * (high - low), 1.0)
    ends = np.stack([low - room, high + room], axis=1).tolist()
    return Window(*map(tuple, ends))


def _map(record: Record, window: Window, cells: Sequence[PlaneCells]) -> Map:
    """Return a picture for every step: of the tree of all rows, then of averages."""
    x, y = (middles(*ends, len(cells)) for ends in (window.x, window.y))
    of_all, *said = [one.at(x, y) for one in cells]
    counting = np.arange(1, len(said) + 1)[:, None, None, None]
    averages = np.cumsum(said, axis=0) / counting
    shares = np.concatenate([[of_all], averages])
    k = record.halves.n_classes
    levels = levels_of(lowest_best(shares), shares.max(axis=-1), k)
    return Map(levels, scale_of(k), window.x, window.y)


def middles(low: float, high: float, n_pictures: int) -> np.ndarray:
    """Return the middles of cells between two ends, fewer for many pictures."""
    n_cells = min(MOST_CELLS, isqrt(IN_ALL // n_pictures))
    edges = np.linspace(low, high, n_cells + 1)
    return (edges[1:] + edges[:-1]) / 2


def levels_of(winners: np.ndarray, shares: np.ndarray, k: int) -> np.ndarray:
    """Return the level of a class that has some average share: see `scale_of`."""
    strength = (shares - 1 / k) / (1 - 1 / k) if k > 1 else np.ones_like(shares)
    at = (winners + 0.02 + (STRONGEST - 0.02) * np.clip(strength, 0, 1)) / k
    return np.rint((2 * at - 1) * LEVEL).astype("int8")


def scale_of(k: int) -> list[tuple[float, str]]:
    """Return a scale with a band for each class, from paper to the class's colour."""
    return [
        stop
        for at in range(k)
        for stop in ((at / k, theme.PAPER), ((at + 1) / k, theme.class_colour(at)))
    ]


def _borders(cells: Sequence[PlaneCells]) -> Iterator[Span]:
    """Yield each tree's border: strong at its own step, thin for some steps after."""
    last = len(cells) - 1
    for step, one in enumerate(cells):
        outline = "".join(_line(ends) for ends in one.boundary.tolist())
        if not outline:
            continue
        yield Span(path(outline, LAST), step, step)
        if step < last:
            yield Span(path(outline, BEFORE), step + 1, min(step + N_BORDERS - 1, last))


def _line(ends: list[list[float]]) -> str:
    (x, y), (u, v) = ends
    return f"M{x:.5g},{y:.5g}L{u:.5g},{v:.5g}"
