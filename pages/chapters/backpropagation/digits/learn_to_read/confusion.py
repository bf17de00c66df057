"""The picture of what is taken for what: rows say what it is, columns what is said."""

from collections.abc import Mapping

import numpy as np

from pages.figures import theme
from pages.figures.axes import named_axis
from pages.figures.hovers import SAYS, Hover
from pages.figures.panel import Map, Panel, levels, spans_of
from pages.figures.plain import heatmap
from pages.figures.shapes import box, label

from ..drawn import SIGNED
from ..record import ANY
from ..words import a
from .record import Record

NAMES = [str(digit) for digit in range(10)]
STRONGEST = 0.6  # of the scale's colours: numbers stand on them
SELECTED = theme.stroke(theme.NEXT, 3)


def confusion_panel(record: Record) -> Panel:
    """Draw the counts of every pair at every step; rows have what the digits are."""
    figure = theme.figure(
        "What is taken for what",
        "confusion",
        [_unseen_cells()],
        xaxis=_axis(NAMES, "named as", (-0.5, 9.5)),
        yaxis=_axis(NAMES[::-1], "is", (-0.5, 9.5), scaleanchor="x"),
        dragmode=False,
    )
    at = [record.net.at(step) for step in range(record.n_steps + 1)]
    cells = np.array([_levels(counts) for counts in record.confusions])
    return Panel(
        figure,
        "How often each digit is taken for each: what is right on the diagonal",
        spans=spans_of([_numbers(record, step) for step in range(len(at))]),
        maps=(Map(cells, SIGNED, (-0.5, 9.5), (-0.5, 9.5), shown=at),),
        hovers=(_hover(record, at),),
        clickable=True,
    )


def _axis(names, title: str, span, **more) -> dict:
    look = {"showgrid": False, "zeroline": False, "constrain": "domain"}
    return named_axis(span, range(10), names, title, fixedrange=True, **look, **more)


def _unseen_cells() -> dict:
    """Return cells that nobody sees, which hear where the pointer is."""
    clear = [[0, theme.CLEAR], [1, theme.CLEAR]]
    return heatmap(
        x=np.arange(10),
        y=np.arange(10),
        z=np.zeros((10, 10)),
        colorscale=clear,
        showscale=False,
        hovertemplate=SAYS,
    )


def _levels(counts: np.ndarray) -> np.ndarray:
    """Return a step's colours: blue what is right, orange what is not; rows upwards."""
    shares = np.sqrt(counts / counts.sum(axis=1, keepdims=True))
    signs = 1 - 2 * np.eye(10)
    return levels(STRONGEST * signs * shares, -1, 1)[::-1]


def _numbers(record: Record, step: int) -> list[tuple[int, dict]]:
    """Return the counts above 0, and frames around the cells that are shown."""
    counts = record.confusions[record.net.at(step)].astype(int)
    found = [
        (0, _cell(is_, said, label=_number(counts[is_, said], is_ == said)))
        for is_, said in np.argwhere(counts).tolist()
    ]
    return [*found, *((1, shape) for shape in _selected(record))]


def _number(count: int, is_right: bool) -> dict:
    text = str(count) if is_right else f"<b>{count}</b>"
    return label(text, theme.INK, 11, textposition="middle center", padding=0)


def _selected(record: Record) -> list[dict]:
    """Return a frame around the row, the column or the cell whose digits are shown."""
    is_, said = record.settings.true_digit, record.settings.said_digit
    if is_ == said == ANY:
        return []
    rows = (0, 9) if is_ == ANY else (int(is_), int(is_))
    columns = (0, 9) if said == ANY else (int(said), int(said))
    x = columns[0] - 0.5, columns[1] + 0.5
    return [box(x, (9 - rows[1] - 0.5, 9 - rows[0] + 0.5), edge=SELECTED)]


def _cell(is_: int, said: int, **more) -> dict:
    return box((said - 0.5, said + 0.5), (9 - is_ - 0.5, 9 - is_ + 0.5), **more)


def _hover(record: Record, at: list[int]) -> Hover:
    """Return what each cell says at each step."""
    texts: dict[str, int] = {}
    says = [
        [
            (step, texts.setdefault(text, len(texts)))
            for step, text in enumerate(_said(record, at, 9 - up, said))
        ]
        for up in range(10)
        for said in range(10)
    ]
    of = np.arange(100).reshape(10, 10).tolist()
    return Hover(0, of, [_changes(pairs) for pairs in says], list(texts))


def _changes(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return only the steps at which something else is said."""
    return [pair for k, pair in enumerate(pairs) if not k or pair[1] != pairs[k - 1][1]]


def _said(record: Record, at: list[int], is_: int, said: int) -> list[str]:
    counts = record.confusions[at, is_, said].astype(int).tolist()
    n = int(record.confusions[0, is_].sum())
    if is_ == said:
        return [f"{count} of {n}: {a(is_)}, named rightly" for count in counts]
    return [f"{count} of {n}: {a(is_)}, taken for {a(said)}" for count in counts]


def clicked(record: Record, point: Mapping) -> dict[str, str] | None:
    """Show the digits of the cell that was clicked; once more shows all mistakes."""
    said, is_ = str(round(point["x"])), str(9 - round(point["y"]))
    settings = record.settings
    if (settings.true_digit, settings.said_digit) == (is_, said):
        return {"is": ANY, "said": ANY}
    return {"is": is_, "said": said}
