"""What rectangles and dots say when hovered over, at every step."""

from collections.abc import Sequence

import numpy as np

from pages.figures.hovers import Hover
from pages.figures.lettering import shortened
from pages.words.numbers import few, percent
from pages.words.sentences import counted, tallied

from .bounds import way_to
from .features import NOTHING, in_full
from .looks import WRONG, sign
from .record import Record
from .spots import Fate, Spots

LONGEST = 90  # letters of a line
MOST_CELLS = 100  # to each side, that are told apart
FINEST = 1e-4  # of the window: nearer edges are one, as rounding leaves them
MOST_LINES, MOST_ROWS = 6, 6  # of a way, and of a spot


def lines(texts: Sequence[str]) -> str:
    """Return lines one below the other, with nothing in them that Plotly reads."""
    return "<br>".join(shortened(text, LONGEST) for text in texts)


# --- rectangles ---------------------------------------------------------------------


def cell_edges(record: Record, side: int) -> np.ndarray:
    """Return where cells end that lie in one rectangle each, (n_cells + 1,).

    Where there would be more than can be told apart, some edges are left out.
    """
    standing = record.plane.at(record.n_splits)
    edges = np.unique(record.plane.rectangles[standing, side])
    apart = np.diff(edges, append=np.inf) > FINEST * (edges[-1] - edges[0])
    edges = edges[apart]  # the window's end is always one of them
    kept = np.linspace(0, len(edges) - 1, min(len(edges), MOST_CELLS + 1))
    return edges[kept.round().astype(int)]


def of_the_rectangles(record: Record, trace: int) -> Hover:
    """Return what every cell says: what is so of the rectangle that it is in then."""
    plane, tree = record.plane, record.decisions.tree
    standing = plane.at(record.n_splits)
    number = {int(node): at for at, node in enumerate(plane.nodes)}
    says = []
    for node in plane.nodes[standing].tolist():
        way = [number[one] for one in tree.path_to(node)]
        says.append([(record.position(int(plane.born[at])), at) for at in way])
    texts = [_rectangle(record, at) for at in range(len(plane.nodes))]
    return Hover(trace, _cells(record).tolist(), says, texts)


def _cells(record: Record) -> np.ndarray:
    """Return in which of the last rectangles each cell is, (rows, columns)."""
    across, up = (cell_edges(record, side) for side in (0, 1))
    x, y = ((edges[:-1] + edges[1:]) / 2 for edges in (across, up))
    cells = np.zeros((len(y), len(x)), dtype=int)
    plane = record.plane
    for at, (one, other) in enumerate(plane.rectangles[plane.at(record.n_splits)]):
        columns = slice(*np.searchsorted(x, one, side="right").tolist())
        rows = slice(*np.searchsorted(y, other, side="right").tolist())
        cells[rows, columns] = at
    return cells


def _rectangle(record: Record, at: int) -> str:
    """Say what is predicted in a rectangle, of which rows, and the way to it."""
    plane, classes = record.plane, record.dataset.class_names
    classes = [name or "(missing)" for name in classes]
    counts, node = plane.counts[at], int(plane.nodes[at])
    label, n = int(plane.predictions[at]), int(counts.sum())
    share = percent(float(counts.max()) / n)
    tie = " (a tie: the first class)" if (counts == counts.max()).sum() > 1 else ""
    head = f"{sign(label)} {classes[label]}: {share} of {counted(n, 'row')}{tie}"
    parts = ", ".join(tallied(counts, classes, lambda word: shortened(word, 16)))
    way = way_to(record, node)
    more = len(way) - MOST_LINES
    if more > 0:
        way = [*way[:MOST_LINES], f"and {more} more about other features"]
    return lines([head, parts, *(way or ["no question yet"])])


# --- dots ---------------------------------------------------------------------------


def of_the_dots(record: Record, spots: Spots, trace: int) -> Hover:
    """Return what every dot says: its rows, their class, and how it is predicted."""
    texts: dict[str, int] = {}
    says = []
    for at, fates in enumerate(spots.fates):
        head = _head(record, spots, at)
        said = [
            (fate.first, f"{head}<br>{_fate(record, spots, at, fate)}")
            for fate in fates
        ]
        says.append(
            [(first, texts.setdefault(text, len(texts))) for first, text in said]
        )
    return Hover(trace, [*range(len(says))], says, [*texts])


def _head(record: Record, spots: Spots, at: int) -> str:
    names = [record.names[side] for side in record.sides]
    place = [
        f"{in_full(record.dataset, name)} {few(value, 6)}"
        for name, value in zip(names, spots.points[at].tolist(), strict=True)
        if name != NOTHING or not record.is_line
    ]
    label, rows = int(spots.labels[at]), (spots.rows[at] + 1).tolist()
    who = ", ".join(map(str, rows[:MOST_ROWS]))
    who += f" and {len(rows) - MOST_ROWS} more" if len(rows) > MOST_ROWS else ""
    noun = "row" if len(rows) == 1 else f"{len(rows)} rows:"
    name = record.dataset.class_names[label] or "(missing)"
    return lines([f"{noun} {who}", ", ".join(place), f"{sign(label)} {name}"])


def _fate(record: Record, spots: Spots, at: int, fate: Fate) -> str:
    label, classes = int(spots.labels[at]), record.dataset.class_names
    wrong, n = fate.n_wrong(label), len(fate.predicted)
    if len({*fate.predicted}) > 1:
        said = f"{wrong} of these {n} rows predicted wrongly"
        return lines([f"{WRONG} {said}" if wrong else said])
    name = classes[fate.predicted[0]] or "(missing)"
    return lines([f"{WRONG} predicted: {name}" if wrong else f"predicted: {name}"])


# --- splits -------------------------------------------------------------------------


def of_the_splits(record: Record, trace: int) -> Hover:
    """Return what every split says, once it is made: rows wrong, and rectangles."""
    texts = ["not made yet"]
    says = []
    for position, k in enumerate(record.shown.tolist()):
        wrong = counted(int(record.errors[k]), "row")
        parts = counted(int(record.n_rectangles[k]), "rectangle")
        after = "before any split" if k == 0 else f"after {counted(k, 'split')}"
        texts.append(lines([after, f"{wrong} wrong", parts]))
        says.append([(0, 0), (position, position + 1)])
    return Hover(trace, [*range(len(says))], says, texts)
