"""The pictures of "How deep?": both accuracies, the plane if there is one, the tree."""

import numpy as np

from pages.figures.axes import axis, named_axis
from pages.figures.keys import keyed_title
from pages.figures.panel import Panel, Span, rounded
from pages.figures.series import Series, series_panel
from pages.figures.shapes import segment
from pages.words.numbers import TIMES, apart

from ..settings import PLANE
from .looks import CHANGED, HELD, LEARNED
from .plane import plane_panel
from .record import ALPHA, DEPTH, LEAF_SIZE, Record
from .trees import tree_panel

MOST_MARKS = {ALPHA: 4}  # on the axis of what is varied; else
MARKS = 6
STEPS = [step * 10**power for power in range(9) for step in (1, 2, 5)]
MOST_ERRORS = 25  # that are drawn
ROOM = 300  # pixels: of a title
AXIS = {LEAF_SIZE: "rows in a leaf, at least", ALPHA: "α, falling"}


def panels(record: Record) -> list[Panel]:
    """Draw the curve so far, and beside it the tree at this place, or its plane."""
    is_plane = record.settings.beside == PLANE and record.halves.X.shape[1] == 2
    return [curve_panel(record), (plane_panel if is_plane else tree_panel)(record)]


def curve_panel(record: Record) -> Panel:
    """Draw accuracy on both halves, and the share of changed labels it has learned."""
    m, n_changed = len(record), record.halves.n_changed
    places = [*range(m)]
    series = [
        Series("", places, rounded(record.learned, 5), LEARNED),
        Series("", places, rounded(record.held, 5), HELD),
    ]
    keys = [
        ("― learned", LEARNED["color"]),
        ("― held out ± 1 standard error", HELD["color"]),
    ]
    if n_changed:
        share = np.array(record.memorised) / n_changed
        series.insert(0, Series("", places, rounded(share, 5), CHANGED, radius=3))
        keys.append(("···· changed labels said", CHANGED["color"]))
    panel = series_panel(
        "",
        f"curve {record.along}",
        series,
        m,
        alt="Accuracy on learned and on held-out rows, tree by tree",
        xaxis=places_axis(record),
        yaxis=axis((-0.02, 1.05), "", tickformat=".0%"),
        height=520,
        spans=_errors(record),
        dragmode="pan",
    )
    return panel.with_layout(**keyed_title("Accuracy", keys, ROOM))


def places_axis(record: Record) -> dict:
    """Return the axis of the trees, some of them named by what is varied."""
    m = len(record)
    marks = marked(m, MOST_MARKS.get(record.along, MARKS), record.along)
    values = [record.value(place) for place in marks]
    names = [name.replace(TIMES, "·") for name in apart(*values, digits=2)]
    title = AXIS.get(record.along, "depth")
    ends = (-0.03 * m - 0.1, 1.03 * (m - 1) + 0.1)
    return named_axis(ends, marks, names, title, tickangle=0)


def marked(m: int, most: int, along: str) -> list[int]:
    """Return at most so many of m places, all as far apart.

    Depths are counted from the root, in steps of 1, 2, 5, 10, ...; what falls is marked
    from its end on.
    """
    steps = STEPS if along == DEPTH else range(1, m + 1)
    step = next(one for one in steps if (m - 1) // one < most)
    first = 0 if along == DEPTH else (m - 1) % step
    return [*range(first, m, step)]


def _errors(record: Record) -> list[Span]:
    """Return a standard error each way, from where its tree is shown on."""
    low = rounded(record.held - record.standard_errors, 5)
    high = rounded(record.held + record.standard_errors, 5)
    last, apart = len(record) - 1, -(-len(record) // MOST_ERRORS)
    return [
        Span(segment((k, k), (low[k], high[k]), HELD["color"], 1.5), k, last)
        for k in range(0, last + 1, apart)
    ]
