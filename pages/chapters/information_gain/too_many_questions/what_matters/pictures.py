"""The pictures of "What matters": credit by impurity, and what shuffling costs."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, rows_axis
from pages.figures.keys import keyed_title
from pages.figures.lettering import shortened
from pages.figures.panel import Panel, Span
from pages.figures.shapes import box, plate, segment
from pages.words.numbers import short

from .looks import ADDED, CREDIT, HELD, LEARNED
from .record import Record
from .words import share as written

LETTERS = 20  # of a column's name
ROOM = 340  # pixels: of a title
ROW = 24  # pixels: the least height of a row
SIDES = {"held": (0.04, 0.36), "learned": (-0.36, -0.04)}  # of a row's middle
MOST_ROOMY = 7  # rows that have room for two numbers
FREE = 1.28  # times the longest bar: room for its words


def panels(record: Record) -> list[Panel]:
    """Draw credit by impurity, and beside it what each shuffle costs."""
    return [credit_panel(record), shuffle_panel(record)]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw them without the credit of chance, where the bet is about it."""
    asks = record.settings.added == "chance"
    credit = credit_panel_before_bet if asks else credit_panel
    return [credit(record), shuffle_panel(record)]


def rows_of(record: Record) -> dict:
    """Return the axis of the rows: the columns shown, and what is left of them all."""
    names = [shortened(record.columns.names[at], LETTERS) for at in record.shown]
    if record.others:
        names.append(f"{len(record.others)} more")
    return rows_axis(names)


def _panel(record: Record, title: str, keys, spans, xaxis: dict, alt: str) -> Panel:
    n = len(record.shown) + bool(record.others)
    figure = theme.figure(
        title,
        f"{title} {n}",
        (),
        xaxis=xaxis,
        yaxis=rows_of(record),
        dragmode="pan",
    ).with_layout(**keyed_title(title, keys, ROOM))
    return Panel(
        figure,
        alt,
        height=520,
        spans=spans,
        frames=[_here(xaxis["range"], step) for step in range(len(record.shown) + 1)],
        least_height=ROW * n + 80,
    )


def _here(across: tuple[float, float], step: int) -> list[dict]:
    """Return the band behind the column that is shuffled."""
    if not step:
        return []
    band = box(across, (step - 1.5, step - 0.5), theme.GRID, layer="below")
    return [{**band, "opacity": 0.6}]


def credit_panel(record: Record) -> Panel:
    """Draw each column's share of the impurity that was removed."""
    shares = [float(record.credit[at]) for at in record.shown]
    if record.others:
        shares.append(float(record.credit[record.others].sum()))
    texts = [*map(written, shares)]
    return _credit(record, shares, texts, "share of what was removed")


def credit_panel_before_bet(record: Record) -> Panel:
    """Draw the credit of the samples' columns beside one another, and none of chance.

    The longest bar is always as long, so that none tells what is left for chance.
    """
    own = [at for at in record.shown if at != record.columns.added]
    most = float(record.credit[own].max()) or 1.0
    shares = [float(record.credit[at]) / most for at in own]
    texts = [""] * len(own) + ["?"]
    return _credit(record, [*shares, 0.0], texts, "as a share of the longest")


def _credit(record: Record, shares, texts, title: str) -> Panel:
    n, spans = len(record.shown), []
    for row, (share, text) in enumerate(zip(shares, texts, strict=True)):
        is_added = row < n and record.shown[row] == record.columns.added
        colour = ADDED if is_added else CREDIT
        shapes = [plate(share, row, text, colour, right=4, size=12)] if text else []
        if share > 0:
            shapes.insert(0, box((0, share), (row - 0.3, row + 0.3), colour))
        spans += [Span(shape, 0, n) for shape in shapes]
    return _panel(
        record,
        "Credit by impurity",
        [],
        spans,
        axis((0, FREE * max([*shares, 0.01])), title, tickformat=".0%"),
        "Each column's share of the impurity that the tree's splits removed",
    )


def shuffle_panel(record: Record) -> Panel:
    """Draw how much accuracy falls on both halves, with the spread over shuffles."""
    low, high = _ends(record)
    n = len(record.shown)
    spans = [
        Span(shape, row + 1, n)
        for row, at in enumerate(record.shown)
        for half in SIDES
        for shape in _fall(record, half, row, at)
    ]
    spans.append(Span(segment((0, 0), (-0.6, n - 0.4), theme.MUTED, 1), 0, n))
    keys = [("■ held out", HELD), ("■ learned", LEARNED)]
    return _panel(
        record,
        "Cost of shuffling",
        keys,
        spans,
        axis((low, high), "fall in accuracy (― spread)", tickformat=".0%"),
        "How much accuracy falls when each column is shuffled, on both halves",
    )


def _ends(record: Record) -> tuple[float, float]:
    """Return the ends of the axis of falls: all of them, with their spread."""
    both = [record.held, record.learned]
    low = min(float((one.mean - one.spread).min()) for one in both)
    high = max(float((one.mean + one.spread).max()) for one in both)
    high = max(high, 0.05)
    return min(1.1 * low, -0.03 * high), FREE * high


def _fall(record: Record, half: str, row: int, at: int) -> list[dict]:
    """Return a bar of one half, its spread, and for those held out the number."""
    losses = getattr(record, half)
    mean, spread = float(losses.mean[at]), float(losses.spread[at])
    colour = HELD if half == "held" else LEARNED
    # Rows go from the top down: what is added to a row is below it.
    near, far = SIDES[half]
    y = (row - far, row - near)
    middle = row - (near + far) / 2
    bar = [box(tuple(np.sort([0, mean]).tolist()), y, colour)] if mean else []
    whisker = segment((mean - spread, mean + spread), (middle, middle), theme.INK, 1.5)
    return [*bar, *([whisker] if spread else []), *_number(record, half, row, middle)]


def _number(record: Record, half: str, row: int, middle: float) -> list[dict]:
    """Return the fall as a number; where rows are many, only the one held out."""
    at, is_held = record.shown[row], half == "held"
    are_many = len(record.shown) > MOST_ROOMY
    if are_many and not is_held:
        return []
    both = [record.held, record.learned] if are_many else [getattr(record, half)]
    end = max(0.0, *(float(one.mean[at] + one.spread[at]) for one in both))
    mean = float(getattr(record, half).mean[at])
    text = f"{short(100 * mean, 2)}%" if mean else "0"
    y = row if are_many else middle
    return [plate(end, y, text, HELD if is_held else LEARNED, right=4, size=11)]
