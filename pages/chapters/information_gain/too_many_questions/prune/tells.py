"""How many rows the trees tell, of those learned from and of those held out."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, named_axis
from pages.figures.panel import Panel, Span, rounded
from pages.figures.series import Series, series_panel
from pages.figures.shapes import ring, words

from ..settings import KEY
from .controls import BY_HAND, WEAKEST
from .record import Record

LEARNED = theme.stroke(theme.CURVE, 2, "dash")
HELD = theme.stroke(theme.PATH, 3)
MARKS = (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
APART = 0.35  # of a doubling: marks of leaves nearer than that are one
PATHS = "the path's"
AWAY = 16  # pixels, from a ring to its words
BELOW = 0.06
SIDE = 0.3  # of a doubling, at both ends


def places(record: Record, n_leaves: np.ndarray) -> np.ndarray:
    """Return where trees of so many leaves stand: the whole one first, by halves."""
    return np.log2(record.whole.n_leaves / np.asarray(n_leaves, dtype=float))


def leaves_axis(record: Record) -> dict:
    """Return the axis of leaves, from all of them to one."""
    most = record.whole.n_leaves
    marks = [most, *(m for m in MARKS if m < most * 2**-APART)]
    end = float(places(record, np.array([1]))[0])
    at = places(record, np.array(marks)).tolist()
    return named_axis((-SIDE, end + SIDE), at, map(str, marks), "leaves")


def tells_panel(record: Record, is_over: bool = True) -> Panel:
    """Draw both accuracies, tree by tree; once the bet is over the best is named."""
    n = len(record.shown)
    x = rounded(places(record, record.n_leaves))
    lines = {"learned from": (record.learned, LEARNED)}
    if record.n_held:
        lines["held out"] = (record.held, HELD)
    series = [
        Series(name, x, rounded(values), line, radius=5)
        for name, (values, line) in lines.items()
    ]
    frames, spans = [()] * n, []
    if record.way == BY_HAND:
        series, frames = _by_hand(record, is_over)
    elif is_over and record.way == WEAKEST and record.n_held:
        spans = _best(record)
    low = _lowest(record)
    return series_panel(
        "Told as labelled",
        f"{KEY}_tells_{record.way}",
        series,
        n,
        alt="The share of rows told rightly, learned from and held out, by leaves",
        xaxis=leaves_axis(record),
        yaxis=axis((max(0.0, low - BELOW), 1.1), "", tickformat=".0%"),
        frames=frames,
        spans=spans,
        height=210,
        dragmode="pan",
    )


def _best(record: Record) -> list[Span]:
    """Name the best tree of the path, once the stepper has come to it."""
    at = record.shown.tolist().index(record.best)
    x = float(places(record, record.n_leaves[[at]])[0])
    y, last = float(record.held[at]), len(record.shown) - 1
    side = "right" if at > last / 2 else "left"
    says = words(x, y, "best held out", theme.PATH, up=-AWAY, size=12, side=side)
    return [Span(ring(x, y, theme.PATH, 9), at, last), Span(says, at, last)]


def _lowest(record: Record) -> float:
    """Return the lowest accuracy that is drawn: of the course, or cut by cut."""
    known = [*record.learned, *record.held]
    if record.way == BY_HAND:
        known = [one for row in record.after_cuts for one in row[2:] if one is not None]
        known.append(twin_right(record))
    return float(np.nanmin(known))


def twin_right(record: Record) -> float:
    """Return the held-out accuracy of the path's tree of the learner's size, or nan."""
    twin = record.twin(record.tree.n_leaves)
    if twin is None or not record.n_held:
        return np.nan
    return 1 - float(record.path_errors[twin]) / record.n_held


def _by_hand(record: Record, is_over: bool) -> tuple[list[Series], list[list[dict]]]:
    """Return the learner's trees, cut by cut, and the path's of as many leaves now."""
    n = [n for n, *_ in record.after_cuts]
    x, upto = rounded(places(record, np.array(n))), [len(n)]
    columns = [("learned from", 2, LEARNED), ("held out", 3, HELD)]
    series = [
        Series(name, x, rounded([row[at] for row in record.after_cuts]), line, upto)
        for name, at, line in columns[: 2 if record.n_held else 1]
    ]
    right = twin_right(record)
    if not is_over or np.isnan(right):
        return series, [[]]
    says = words(x[-1], right, PATHS, theme.INK, up=-AWAY, size=12, side="left")
    return series, [[ring(x[-1], right, theme.INK, 8, 2.5), says]]
