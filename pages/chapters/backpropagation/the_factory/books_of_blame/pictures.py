"""The pictures of "Books of blame": what is sent, handed back, and the accounts."""

from collections.abc import Iterator, Sequence

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, rows_axis, still
from pages.figures.panel import Layered, Panel, spans_of
from pages.figures.shapes import box, label, segment
from pages.words.numbers import short

from .record import Record

FORWARD, BACK, TOTAL = theme.PATH, theme.HERE, theme.SLOPE
THICK = 0.3  # half a bar, of a row
FEWEST = 6  # rows that the table has room for


def panels(record: Record) -> list[Panel]:
    """Draw what goes forward, what comes back, and the accounts."""
    forward, back = _flows_panel(record, True), _flows_panel(record, False)
    return [forward, back, _accounts_panel(record)]


def _flows_panel(record: Record, forward: bool) -> Panel:
    """Draw what every hidden unit sends forward, or what it is handed back."""
    ledger = record.ledger
    flows = ledger.sent if forward else ledger.returned
    sums = record.sent if forward else record.back
    title = "Sent forward" if forward else "Handed back"
    n, many = len(record.units), len(record.outputs) > 1
    rows = _row_names(record, forward, many)
    colour = FORWARD if forward else BACK
    figure = theme.figure(
        title,
        f"{title}{record.names.sizes}",
        [],
        xaxis=_amounts("h · v" if forward else "δ · v", flows, sums),
        yaxis=rows_axis(rows, 0.6 if many else 1.0, tickfont={"size": 11}),
        dragmode="pan",
    )
    known = record.n_sent if forward else record.n_charged
    per_unit = len(rows) // n
    bars = list(_bars(flows, sums, many, colour))
    # A bar and its number are two shapes; what is known grows unit by unit.
    steps = range(len(record.stages))
    frames = [bars[: 2 * per_unit * known(step)] for step in steps]
    alt = f"{title}: a bar for each hidden unit and output"
    return Panel(figure, alt, spans=spans_of(frames))


def _amounts(what: str, flows: np.ndarray, sums: np.ndarray) -> dict:
    """Return an axis with 0 in the middle and room for all numbers beside the bars."""
    largest = max(float(np.abs(flows).max()), float(np.abs(sums).max()))
    most = 2.3 * (largest or 1.0)
    few = {"nticks": 5, "exponentformat": "power", "showgrid": False}
    return axis((-most, most), what, **few)


def _row_names(record: Record, forward: bool, many: bool) -> list[str]:
    way, rows = "→" if forward else "←", []
    for unit in record.units:
        rows += [f"{unit} {way} {output}" for output in record.outputs]
        rows += [f"{unit} in all"] if many else []
    return rows


def _bars(
    flows: np.ndarray, sums: np.ndarray, many: bool, colour: str
) -> Iterator[Layered]:
    """Yield a bar for each flow and each sum, row by row."""
    row = 0
    for values, total in zip(flows, sums, strict=True):
        in_all = [(total, TOTAL)] if many else []
        for value, ink in [*((value, colour) for value in values), *in_all]:
            yield from _bar(row, float(value), ink)
            row += 1


def _bar(row: int, value: float, colour: str) -> Iterator[Layered]:
    """Yield a bar from 0 and its number beyond its end."""
    y, side = (row - THICK, row + THICK), 30 if value >= 0 else -30
    yield 0, box((0, value), y, colour)
    number = {"label": label(short(value), colour, 12)}
    place = {"xsizemode": "pixel", "xanchor": value}
    yield 1, box((side - 1, side + 1), y, **place, **number)


def _accounts_panel(record: Record) -> Panel:
    """Draw the accounts as a table: a row a sender, a column a receiver, and sums."""
    n, m = len(record.units), len(record.outputs)
    figure = theme.figure(
        "The accounts: sent × δ",
        f"accounts{record.names.sizes}",
        [],
        xaxis=still((-0.25, m + 2.02)),
        yaxis=still((max(n + 2, FEWEST) + 0.05, -0.05)),
        dragmode=False,
    )
    frames = [
        [(0, shape) for shape in _accounts(record, step)]
        for step in range(len(record.stages))
    ]
    alt = "The accounts between hidden units and outputs, with their sums"
    return Panel(figure, alt, spans=spans_of(frames))


def _accounts(record: Record, step: int) -> Iterator[dict]:
    """Yield the table's cells and lines at a step."""
    ledger, n, m = record.ledger, len(record.units), len(record.outputs)
    heads = [f"to {output}" for output in record.outputs]
    yield from _row(0, ["", *heads], theme.MUTED)
    yield _cell(0, m + 1, "by sender", TOTAL)
    yield segment((0, m + 2), (1, 1), theme.MUTED, 1)
    whole = record.is_balanced(step)
    for j, unit in enumerate(record.units):
        known = j < record.n_charged(step)
        cells = [short(v) if known else "…" for v in ledger.accounts[j]]
        yield from _row(j + 1, [unit, *cells], theme.INK)
        if whole:
            yield _cell(j + 1, m + 1, short(record.by_sender[j]), TOTAL)
    yield segment((0, m + 2), (n + 1, n + 1), theme.MUTED, 1)
    yield _cell(n + 1, 0, "by receiver", TOTAL)
    if whole:
        sums = [*map(short, record.by_receiver), short(record.total)]
        for k, text in enumerate(sums):
            yield _cell(n + 1, k + 1, text, TOTAL)


def _row(row: int, texts: Sequence[str], colour: str) -> Iterator[dict]:
    for column, text in enumerate(texts):
        yield _cell(row, column, text, colour)


def _cell(row: int, column: int, text: str, colour: str) -> dict:
    return box((column, column + 1), (row, row + 1), label=label(text, colour, 12))
