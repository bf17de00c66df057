"""Which tree is wrong on which held-out row: a cell for each."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import named_axis
from pages.figures.keys import keyed_figure
from pages.figures.panel import LEVEL, NOTHING, Map, Panel
from pages.figures.shapes import plate

from ..words import held_out_rows
from .record import Record

ROOM = 300  # pixels: of a title
MOST_COLUMNS = 240  # held-out rows that are drawn
BAND = 0.08  # of the trees' height: the band of the average, and of all rows
RIGHT = "#e3edf5"
SCALE = [(0.0, RIGHT), (1.0, theme.HERE)]
KEYS = (("■ wrong", theme.HERE), ("the hardest rows first", theme.MUTED))


def who_is_wrong_panel(record: Record) -> Panel:
    """Draw cells for each tree, for the average, and for the tree of all rows."""
    columns = columns_of(record)
    n, band = record.n_trees, max(1.0, BAND * record.n_trees)
    ends = (-2 * band, n + 2 * band)
    marks = (-band, 0.5, n / 2, n - 0.5, n + band)
    names = ("all rows", "1", "trees", f"{n}", "average")
    figure = keyed_figure(
        "Who is wrong where",
        KEYS,
        ROOM,
        "who is wrong",
        (),
        xaxis={
            "range": (0, max(len(columns), 1)),
            "title": {"text": _said(record, len(columns))},
            "showgrid": False,
            "zeroline": False,
            "showticklabels": False,
        },
        yaxis=named_axis(ends, marks, names, showgrid=False, zeroline=False),
        dragmode="pan",
        shapes=[] if len(columns) else [_nothing(n)],
    )
    alt = "Which tree is wrong on which held-out row, and the average of them"
    maps = _maps(record, columns, band) if len(columns) else ()
    return Panel(figure, alt, 520, maps=maps)


def columns_of(record: Record) -> np.ndarray:
    """Return the held-out rows that are drawn, those on which most are wrong first."""
    n_wrong = (~record.right).sum(axis=0)
    order = np.argsort(-n_wrong, kind="stable")
    if len(order) <= MOST_COLUMNS:
        return order
    return order[np.linspace(0, len(order) - 1, MOST_COLUMNS).round().astype(int)]


def _said(record: Record, n_drawn: int) -> str:
    if n_drawn < record.n_held:
        return f"{n_drawn} of the {record.n_held:,} held-out rows"
    return held_out_rows(n_drawn) if n_drawn else ""


def _nothing(n: int) -> dict:
    return plate(0.5, n / 2, "no row is held out", theme.MUTED)


def _maps(record: Record, columns: np.ndarray, band: float) -> tuple[Map, ...]:
    """Return the cells of the trees, of the average at every step, and of all rows."""
    n, m = record.n_trees, len(columns)
    steps, across = n + 1, (0, m)
    since = np.broadcast_to(np.arange(1, n + 1)[:, np.newaxis], (n, m))
    averages = _levels(record.average_right[:, np.newaxis, columns])
    empty = np.full((1, 1, m), NOTHING, dtype="int8")
    return (
        Map(
            _levels(record.right[np.newaxis, :, columns]),
            SCALE,
            across,
            (0, n),
            [0] * steps,
            since=since.astype("int32"),
        ),
        Map(
            np.concatenate([empty, averages]),
            SCALE,
            across,
            (n + 0.4 * band, n + 1.6 * band),
        ),
        Map(
            _levels(record.whole_right[np.newaxis, np.newaxis, columns]),
            SCALE,
            across,
            (-1.6 * band, -0.4 * band),
            [0] * steps,
        ),
    )


def _levels(is_right: np.ndarray) -> np.ndarray:
    return np.where(is_right, -LEVEL, LEVEL).astype("int8")
