"""The rows in the plane: those held out, which are counted; faintly those learned."""

from collections.abc import Iterator
from itertools import groupby

import numpy as np

from pages.figures import theme
from pages.figures.keys import Word
from pages.figures.lettering import shortened
from pages.figures.panel import Span, rounded
from pages.figures.plain import scatter
from pages.figures.shapes import IN_PIXELS, path

from ..how_deep.plane import SYMBOLS
from .record import Record

MOST_LETTERS = 24  # of a class's name
CROSS, WRONG = "M-4,-4L4,4M-4,4L4,-4", theme.stroke(theme.INK, 2)
FAINT = 0.4  # the opacity of rows that are learned from


def row_words(record: Record) -> list[Word]:
    """Return what the colours and the marks of the rows stand for."""
    names = enumerate(record.halves.dataset.class_names)
    words = [
        (f"■ {shortened(name or '(missing)', MOST_LETTERS)}", theme.class_colour(at))
        for at, name in names
    ]
    if record.n_held:
        words += [("○ held out", theme.MUTED), ("✕ told wrongly", theme.INK)]
    words.append(("● learned", theme.MUTED))
    return [
        *words,
        *([("◯ label changed", theme.INK)] if _changed(record).any() else []),
    ]


def row_traces(record: Record) -> list[dict]:
    """Return learned rows, a ring where the label is changed, and those held out."""
    halves = record.halves
    ring = {"symbol": "circle-open", "size": 10, "color": theme.INK}
    ring |= {"line": {"width": 1}, "opacity": 2 * FAINT}
    edge = {"color": theme.PAPER, "width": 0.5}
    learned = {"size": 5, "opacity": FAINT, "line": edge}
    held = {"size": 8, "line": {"width": 2}}
    return [
        *_by_class(record, halves.X, halves.y, "learned from", "", learned),
        _points(halves.X[_changed(record)], "label changed", ring),
        *_by_class(record, halves.held_X, halves.held_y, "held out", "-open", held),
    ]


def crosses(record: Record) -> Iterator[Span]:
    """Yield a cross on each held-out row, from step to step where it is told wrongly.

    At step 0 by the tree of all rows, then by the average.
    """
    is_wrong = ~np.concatenate([[record.whole_right], record.average_right])
    for (x, y), wrong in zip(record.halves.held_X.tolist(), is_wrong.T, strict=True):
        drawn = path(CROSS, WRONG, **IN_PIXELS, xanchor=x, yanchor=y)
        for is_there, steps in groupby(range(len(wrong)), wrong.__getitem__):
            first, *others = steps
            if is_there:
                yield Span(drawn, first, others[-1] if others else first)


def _changed(record: Record) -> np.ndarray:
    return record.halves.y != record.halves.true_y


def _by_class(
    record: Record, X: np.ndarray, y: np.ndarray, which: str, is_open: str, look: dict
) -> Iterator[dict]:
    """Yield rows of one half, class by class."""
    for number, name in enumerate(record.halves.dataset.class_names):
        symbol = f"{SYMBOLS[number % len(SYMBOLS)]}{is_open}"
        marker = {"color": theme.class_colour(number), "symbol": symbol, **look}
        if (y == number).any():
            yield _points(X[y == number], f"{shortened(name, 40)}, {which}", marker)


def _points(X: np.ndarray, text: str, marker: dict) -> dict:
    x, y = (rounded(column) for column in X.T)
    says = "%{text}<br>(%{x}, %{y})<extra></extra>"
    return scatter(
        x=x, y=y, mode="markers", marker=marker, text=text, hovertemplate=says
    )
