"""The pictures of one unit: what it makes of each digit, and what excites it most."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import hidden
from pages.figures.panel import Map, Panel, levels
from pages.figures.shapes import box, row_words, segment, words
from pages.words.numbers import short

from ..drawn import INKED, Sheet
from .record import MOST_EXCITING, Record
from .words import named

ROW, HALF = 1.0, 0.34  # of a digit's two bars: their room, and half of what is drawn
HIGH, OUT = (0.12, 1.0), (1.1, 2.0)  # where both lots are: numbers, then bars
NUMBER = 0.36  # of a lot's room
SHEET = Sheet(3, MOST_EXCITING // 3)


def bars_panel(record: Record) -> Panel:
    """Draw how high the unit is for each digit, and how loudly it speaks for each."""
    unit, wide = record.unit, OUT[1] if not record.is_baseline else HIGH[1]
    lots = [(record.means[:, unit], HIGH, "how high", theme.SLOPE)]
    if not record.is_baseline:
        lots.append((record.speaks[:, unit], OUT, "speaks for", theme.NEXT))
    still = [
        row_words((0, HIGH[0]), (at - 0.5, at + 0.5), str(at), theme.INK)
        for at in range(10)
    ]
    figure = theme.figure(
        named(record).capitalize(),
        "one_unit",
        [],
        xaxis=hidden((0, wide + 0.02), fixedrange=True),
        yaxis=hidden((9.6, -1.5), fixedrange=True),
        shapes=[*still, *(mark for lot in lots for mark in _still(*lot))],
        dragmode=False,
    )
    frames = [
        [bar for lot in lots for bar in _bars(*lot, step)]
        for step in range(record.n_steps + 1)
    ]
    alt = "How high the unit is for each digit, and its weight to each output"
    return Panel(figure, alt, frames=frames)


def _still(values: np.ndarray, place: tuple, name: str, colour: str) -> list[dict]:
    """Return the line from which bars begin, and what they are, above them."""
    zero = _x(0.0, values, place)
    head = words(sum(place) / 2, -1.0, name, colour, up=0, size=12)
    return [head, segment((zero, zero), (-0.5, 9.5), theme.MUTED, 1)]


def _bars(values: np.ndarray, place: tuple, name: str, colour: str, step: int):
    """Return a step's bars with their numbers, all on one scale for all steps."""
    zero, now = _x(0.0, values, place), values[step].tolist()
    high = int(np.argmax(now))
    for at, value in enumerate(now):
        end = _x(value, values, place)
        sides = min(zero, end), max(zero, end)
        rows = at - HALF, at + HALF
        yield box(sides, rows, colour, opacity=0.9 if at == high else 0.45)
        yield row_words((place[0], zero), (at - 0.5, at + 0.5), _text(value), theme.INK)


def _text(value: float) -> str:
    """Write a number for a narrow column."""
    return f"{value + 0.0:.2f}".replace("-0.00", "0.00").replace("-", "−")


def _x(value: float, values: np.ndarray, place: tuple) -> float:
    """Return where a value stands in a lot's room, by all its values of all steps."""
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    share = (value - low) / (high - low) if high > low else 0.0
    return place[0] + NUMBER + share * (place[1] - place[0] - NUMBER)


def exciting_panel(record: Record) -> Panel:
    """Draw the digits that excite the unit most, the most first."""
    learned, unit = record.net.learned, record.unit
    pixels = learned.inputs.reshape(-1, 8, 8)
    ends = float(pixels.min()), float(pixels.max())
    sheets = [levels(SHEET.laid(pixels[some]), *ends) for some in record.rows[:, unit]]
    figure = theme.figure(
        f"What excites {named(record)} most",
        "exciting",
        [],
        xaxis=hidden(SHEET.x, constrain="domain", fixedrange=True),
        yaxis=hidden(SHEET.y, constrain="domain", scaleanchor="x", fixedrange=True),
        dragmode=False,
    )
    frames = [
        [
            SHEET.words(at, f"{kind}: {short(height)}", theme.INK)
            for at, (kind, height) in enumerate(
                zip(record.kinds(step)[unit].tolist(), heights.tolist(), strict=True)
            )
        ]
        for step, heights in enumerate(record.heights[:, unit])
    ]
    maps = (Map(np.array(sheets), INKED, SHEET.x, SHEET.y),)
    alt = "The learned digits for which the unit is highest, and how high"
    return Panel(figure, alt, frames=frames, maps=maps)
