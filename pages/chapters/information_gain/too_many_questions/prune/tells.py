"""How many rows the trees tell, of those learned from and of those held out."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, axis, named_axis
from pages.figures.keys import keyed_title, line_word
from pages.figures.panel import Panel, Span, rounded
from pages.figures.series import Series, series_panel
from pages.figures.shapes import ring, words

from ..settings import KEY
from .controls import BY_HAND, WEAKEST
from .links import SAME
from .record import Record

LEARNED = theme.stroke(theme.CURVE, 2, "dash")
HELD = theme.stroke(theme.PATH, 3)
MARKS = (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
APART = 0.35  # of a doubling: marks of leaves nearer than that are one
PATHS = "the path's"
AWAY = 16  # pixels, from a ring to its words
ABOVE = 0.05  # of the axis, over 100%
TITLE, ROOM = "Told", 400  # pixels: the title with its key is one line
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
    lines = [(record.learned, LEARNED), (record.held, HELD)]
    series = [
        Series("", x, rounded(values), line, radius=5)
        for values, line in lines[: 2 if record.n_held else 1]
    ]
    frames, spans = [()] * n, []
    if record.way == BY_HAND:
        series, frames = _by_hand(record, is_over)
    elif is_over and record.way == WEAKEST and record.n_held:
        spans = _best(record)
    panel = series_panel(
        TITLE,
        f"{KEY}_tells_{record.way}",
        series,
        n,
        alt="The share of rows told rightly, learned from and held out, by leaves",
        xaxis=leaves_axis(record),
        yaxis=accuracy_axis(record),
        frames=frames,
        spans=spans,
        height=210,
        dragmode="pan",
    )
    lines = {"learned from": LEARNED, "held out": HELD}
    keys = [line_word(name, look) for name, look in lines.items()]
    return panel.with_layout(**keyed_title(TITLE, keys[: len(series)], ROOM))


def accuracy_axis(record: Record) -> dict:
    """Return the axis, from whole tens of per cent to 100%, with room for a dot."""
    low = min(np.floor(10 * _lowest(record) + SAME) / 10, 0.9)
    every = 0.1 if low >= 0.5 else 0.2
    top = 1 + ABOVE * (1 - low)
    return axis((float(low), float(top)), "", tickformat=".0%", tick0=0, dtick=every)


def _best(record: Record) -> list[Span]:
    """Name the best tree of the path, once the stepper has come to it."""
    at = record.shown.tolist().index(record.best)
    x = float(places(record, record.n_leaves[[at]])[0])
    y, last = float(record.held[at]), len(record.shown) - 1
    side = "right" if at > last / 2 else "left"
    says = words(x, y, "best held out", theme.PATH, up=-AWAY, size=12, side=side)
    return [Span(ring(x, y, theme.PATH, 9), at, last), Span(says, at, last)]


def _lowest(record: Record) -> float:
    """Return the lowest accuracy there is room for.

    By hand it is of what is seen anyway: the path's tree may not be told by the axis.
    """
    if record.way != BY_HAND:
        return float(np.nanmin([*record.learned, *record.held]))
    n, m = len(record.halves.y), record.n_held
    root = [float(record.whole.class_counts[0].max() / n)]
    root += [1 - float(record.path_errors[-1]) / m] if m else []
    seen = [one for row in record.all_trees for one in row[2:] if one is not None]
    return min(*root, *seen)


def twin_right(record: Record) -> float:
    """Return the held-out accuracy of the path's tree of the learner's size, or nan."""
    twin = record.twin(record.tree.n_leaves)
    if twin is None or not record.n_held:
        return np.nan
    return 1 - float(record.path_errors[twin]) / record.n_held


def _by_hand(record: Record, is_over: bool) -> tuple[list[Series], list[list[dict]]]:
    """Return the learner's trees, cut by cut, and the path's of as many leaves now."""
    n = [n for n, *_ in record.all_trees]
    x, upto = rounded(places(record, np.array(n))), [len(n)]
    series = [
        Series("", x, rounded([row[at] for row in record.all_trees]), line, upto)
        for at, line in [(2, LEARNED), (3, HELD)][: 2 if record.n_held else 1]
    ]
    right = twin_right(record)
    if not is_over or np.isnan(right):
        return series, [[]]
    return series, [_twin(record, x[-1], right)]


def _twin(record: Record, x: float, right: float) -> list[dict]:
    """Return a ring at what the path's tree tells, and its words where there is room.

    Below the axis' end it is an arrow.
    """
    leaves, tells = leaves_axis(record), accuracy_axis(record)
    window = Window(leaves["range"], tells["range"])
    along, high = window.shares(*window.edge(x, right))
    mark = window.mark(x, right, theme.INK, 8, drawn=ring, width=2.5)
    _, y = window.edge(x, right)
    side, up = "right" if along > 0.5 else "left", AWAY if high < 0.5 else -AWAY
    return [mark, words(x, y, PATHS, theme.INK, up=up, size=12, side=side)]
