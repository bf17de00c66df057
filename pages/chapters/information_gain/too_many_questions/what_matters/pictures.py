"""The pictures of "What matters": credit by impurity, and what shuffling costs."""

from math import ceil, floor

import numpy as np

from pages.figures import theme
from pages.figures.axes import Ends, named_axis, rows_axis
from pages.figures.keys import keyed_title
from pages.figures.lettering import shortened
from pages.figures.panel import Panel, Span
from pages.figures.shapes import box, plate, segment
from pages.words.numbers import short

from .looks import ADDED, CREDIT, HELD, LEARNED
from .record import SAME, Record
from .words import share as written

LETTERS = 20  # of a column's name
ROOM = 340  # pixels: of a title
ROW = 24  # pixels: the least height of a row
SIDES = {"held": (0.04, 0.36), "learned": (-0.36, -0.04)}  # of a row's middle
MOST_ROOMY = 7  # rows that have room for two numbers
FREE = 1.28  # times the longest bar: room for its words
LEAST = 0.1  # of an axis: its marks are whole percentages
CREDIT_AXIS = "share of what was removed"
FALL_AXIS = "fall (― ± 1 standard error)"
STEPS, MOST_MARKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5), 5


def panels(record: Record) -> list[Panel]:
    """Draw what each shuffle costs, and beside it credit by impurity.

    What moves comes first: a phone shows one of both.
    """
    return [shuffle_panel(record, _ends(record)), credit_panel(record)]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw them without any credit, where the bet is about that of chance.

    The axis of falls knows nothing of them but what is said: how many rows are right.
    """
    asks = record.settings.added == "chance"
    credit = credit_panel_before_bet if asks else credit_panel
    return [shuffle_panel(record, _ends_before_bet(record)), credit(record)]


def rows_of(record: Record) -> dict:
    """Return the axis of the rows: the columns shown, and what is left of them all."""
    names = [shortened(record.columns.names[at], LETTERS) for at in record.shown]
    if record.others:
        names.append(f"{len(record.others)} more")
    return rows_axis(names, zeroline=False)


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


def _percentages(ends: Ends, title: str) -> dict:
    """Return an axis with marks at whole percentages as far apart, none beyond 100."""
    low, high = ends[0], min(ends[1], 1.0)
    step = next(one for one in STEPS if (high - low) / one < MOST_MARKS)
    marks = range(ceil(low / step), floor(high / step + SAME) + 1)
    names = [f"{100 * mark * step:.0f}%".replace("-", "−") for mark in marks]
    return named_axis(ends, [mark * step for mark in marks], names, title, tickangle=0)


def _here(across: Ends, step: int) -> list[dict]:
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
    return _credit(record, shares, texts, FREE * max([*shares, LEAST]))


def credit_panel_before_bet(record: Record) -> Panel:
    """Draw no credit: what the others have tells what is left for chance."""
    n = len(record.shown) + bool(record.others)
    return _credit(record, [0.0] * n, ["?"] * n, 1.05)


def _credit(record: Record, shares, texts, end: float) -> Panel:
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
        _percentages((0, end), CREDIT_AXIS),
        "Each column's share of the impurity that the tree's splits removed",
    )


def shuffle_panel(record: Record, ends: Ends) -> Panel:
    """Draw how much accuracy falls on both halves, with a standard error each way."""
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
        _percentages(ends, FALL_AXIS),
        "How much accuracy falls when each column is shuffled, on both halves",
    )


def _ends(record: Record) -> Ends:
    """Return the ends of the axis of falls: all of them, with their errors."""
    both = [record.held, record.learned]
    low = min(float((one.mean - one.standard_errors).min()) for one in both)
    high = max(float((one.mean + one.standard_errors).max()) for one in both)
    high = max(high, LEAST)
    return min(1.1 * low, -0.03 * high), FREE * high


def _ends_before_bet(record: Record) -> Ends:
    """Return ends that no fall and no rise can go beyond: all rows wrong, or right."""
    halves = record.halves
    pairs = zip(record.right, (len(halves.y), len(halves.held_y)), strict=True)
    shares = [right / n for right, n in pairs]
    high = max(*shares, LEAST)
    return min(min(shares) - 1, -0.03 * high), FREE * high


def _fall(record: Record, half: str, row: int, at: int) -> list[dict]:
    """Return a bar of one half, its error, and the number."""
    losses = getattr(record, half)
    mean, error = float(losses.mean[at]), float(losses.standard_errors[at])
    colour = HELD if half == "held" else LEARNED
    # Rows go from the top down: what is added to a row is below it.
    near, far = SIDES[half]
    y = (row - far, row - near)
    middle = row - (near + far) / 2
    bar = [box(tuple(np.sort([0, mean]).tolist()), y, colour)] if mean else []
    whisker = segment((mean - error, mean + error), (middle, middle), theme.INK, 1.5)
    return [*bar, *([whisker] if error else []), *_number(record, half, row, middle)]


def _number(record: Record, half: str, row: int, middle: float) -> list[dict]:
    """Return the fall as a number; where rows are many, only the one held out."""
    at, is_held = record.shown[row], half == "held"
    are_many = len(record.shown) > MOST_ROOMY
    if are_many and not is_held:
        return []
    both = [record.held, record.learned] if are_many else [getattr(record, half)]
    end = max(0.0, *(float(one.mean[at] + one.standard_errors[at]) for one in both))
    mean = float(getattr(record, half).mean[at])
    text = f"{short(100 * mean, 2)}%" if mean else "0"
    y = row if are_many else middle
    return [plate(end, y, text, HELD if is_held else LEARNED, right=4, size=11)]
