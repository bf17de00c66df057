"""The pictures of "Many trees": first questions, where trees disagree, who is right."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.keys import Word, keyed_title, line_word
from pages.figures.panel import Panel, Span
from pages.figures.series import Series, series_panel
from pages.figures.shapes import dot

from .borders import borders_panel
from .first_questions import first_questions_panel
from .record import Record
from .who_is_wrong import who_is_wrong_panel

TITLE = "Rows told rightly"
ROOM = 300  # pixels: of a title
ABOVE = 0.02  # of the axis, over all rows right
AVERAGE = theme.stroke(theme.PATH, 3)
OUT_OF_BAG = theme.stroke(theme.SLOPE, 2, "dot")
OF_ALL = theme.stroke(theme.INK, 1.5, "dash")


def panels(record: Record) -> list[Panel]:
    """Draw first questions, where the trees disagree, and how many rows are right."""
    is_plane = record.halves.X.shape[1] == 2
    where = borders_panel if is_plane else who_is_wrong_panel
    return [first_questions_panel(record), where(record), accuracy_panel(record)]


def accuracy_panel(record: Record) -> Panel:
    """Draw single trees as dots, and the average of the first 1, 2, ... as a line."""
    n_steps = record.n_trees + 1
    singles = record.counts / max(record.n_held, 1)
    lines = [_out_of_bag(record)]
    if record.n_held:
        lines = [_average(record), _of_all(record), *lines]
    heights = [*(height for one in lines for height in one.y), 1.0]
    heights += singles.tolist() if record.n_held else []
    low = max(0.0, min(heights) - 0.1 * (1 - min(heights)) - ABOVE)
    panel = series_panel(
        TITLE,
        "many accuracies",
        lines,
        n_steps,
        alt="The share of held-out rows that each tree and their average tell rightly",
        xaxis=axis((0, 1.04 * record.n_trees), "trees"),
        yaxis=axis((low, 1 + 0.05 * (1 - low)), "", tickformat=".0%"),
        height=520,
        spans=_dots(singles, n_steps) if record.n_held else (),
        frames=[_now(record, singles, step) for step in range(n_steps)],
        dragmode="pan",
    )
    return panel.with_layout(**keyed_title(TITLE, _keys(record), ROOM))


def _keys(record: Record) -> list[Word]:
    """Return the names of the lines and dots: in the title, for dots are everywhere."""
    keys = [line_word("out of bag", OUT_OF_BAG)] if record.forest.n_judged[-1] else []
    if not record.n_held:
        return keys
    dots = ("● a tree", theme.MUTED), ("● the last one", theme.HERE)
    lines = line_word("average", AVERAGE), line_word("all rows", OF_ALL)
    return [*lines, *keys, *dots]


def _average(record: Record) -> Series:
    shares = (record.average_counts / record.n_held).tolist()
    trees = [*range(1, record.n_trees + 1)]
    return Series("", trees, shares, AVERAGE, [0, *trees])


def _of_all(record: Record) -> Series:
    share = record.whole_count / record.n_held
    ends, upto = (0, record.n_trees), [2] * (record.n_trees + 1)
    return Series("", ends, (share, share), OF_ALL, upto, radius=0)


def _out_of_bag(record: Record) -> Series:
    """Return the out-of-bag accuracy, from where some row is out of some bag."""
    shares = record.forest.bag_accuracies
    known = np.flatnonzero(~np.isnan(shares))
    upto = np.searchsorted(known, np.arange(record.n_trees + 1)).tolist()
    if not len(known):
        return Series("", (0,), (1.0,), OUT_OF_BAG, upto, radius=0)
    x, y = (known + 1).tolist(), shares[known].tolist()
    return Series("", x, y, OUT_OF_BAG, upto, radius=3)


def _dots(singles: np.ndarray, n_steps: int) -> list[Span]:
    return [
        Span(dot(at + 1, share, theme.MUTED, 2), at + 1, n_steps - 1)
        for at, share in enumerate(singles.tolist())
    ]


def _now(record: Record, singles: np.ndarray, step: int) -> list[dict]:
    """Return the dot of the tree that was grown last."""
    if not step or not record.n_held:
        return []
    return [dot(step, float(singles[step - 1]), theme.HERE, 4)]
