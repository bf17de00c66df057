"""The pictures of One digit: its pixels and their blame, units, and outputs."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import hidden
from pages.figures.panel import NOTHING, Map, Panel, levels
from pages.figures.shapes import box, row_words, segment, top_words, words

from ..drawn import INKED, SIGNED
from .record import AFTER, ANSWER, BLAMED, OUTPUTS, PIXELS, UNITS, Record

EDGES, MOST_INK = (0.0, 8.0), 16.0
OVER = (0.0, 8.0001)  # of two images at one place Plotly draws only the first
DARK = 8  # ink: pixels from here on keep an outline under the blame
LOTS = ((0.12, 1.0), (1.1, 2.0), (2.1, 3.0))  # of the ten rows: before, blame, after
NUMBER = 0.46  # of a lot's room, for its numbers
HALF = 0.34


def panels(record: Record) -> list[Panel]:
    """Draw the pixels, the units where there are some, and the outputs."""
    units = [units_panel(record)] if record.net.recipe.hidden else []
    return [pixels_panel(record), *units, outputs_panel(record)]


def pixels_panel(record: Record) -> Panel:
    """Draw the picture, and from its step on the blame on every pixel."""
    ink = record.ink.reshape(8, 8)[::-1]
    blame = record.pixel_blame.reshape(8, 8)[::-1]
    most = max(float(np.abs(blame).max()), 1e-12)
    nothing = np.full((8, 8), NOTHING, dtype="int8")
    shown = [int(stage >= PIXELS) for stage in record.stages]
    cells = np.array([levels(ink, 0.0, MOST_INK), nothing])
    signed = np.array([nothing, levels(blame, -most, most)])
    figure = theme.figure(
        "Its pixels",
        "pixels",
        [],
        xaxis=hidden(EDGES, constrain="domain", fixedrange=True),
        yaxis=hidden(EDGES, constrain="domain", scaleanchor="x", fixedrange=True),
        shapes=[box(EDGES, EDGES, edge=theme.stroke(theme.GRID, 1))],
        dragmode=False,
    )
    key = top_words([("ink lowers L", theme.PATH), ("raises L", theme.HERE)])
    over = [key, *_outlines(record)]
    return Panel(
        figure,
        "The digit, 8 × 8 pixels; then how its loss changes with the ink of each",
        frames=[over if blamed else [] for blamed in shown],
        maps=(
            Map(cells, INKED, EDGES, EDGES, shown=shown),
            Map(signed, SIGNED, OVER, EDGES, shown=shown),
        ),
    )


def _outlines(record: Record) -> list[dict]:
    """Return a thin frame around each pixel with much ink."""
    places = [divmod(int(at), 8) for at in np.flatnonzero(record.ink >= DARK)]
    edge = theme.stroke(theme.INK, 1)
    return [
        box((x + 0.08, x + 0.92), (7.08 - y, 7.92 - y), edge=edge) for y, x in places
    ]


def units_panel(record: Record) -> Panel:
    """Draw how high every unit is, and below it its blame."""
    high = record.passed.activations[1][0]
    blame = record.handed.pre_activation_grads[0][0]
    n = len(high)
    heads = [_head(0.0, 2.28, "a, how high", theme.SLOPE)]
    blamed = [_head(0.0, -0.2, "δ, its blame", theme.INK)]
    lots = {
        UNITS: [*heads, *_upright(high, 1.1, 1.0, (theme.SLOPE, theme.SLOPE))],
        BLAMED: [*blamed, *_upright(blame, -1.3, 0.9, (theme.HERE, theme.PATH))],
    }
    zeros = [segment((-0.5, n - 0.5), (y, y), theme.GRID, 1) for y in (1.1, -1.3)]
    figure = theme.figure(
        "Hidden units",
        "hidden_units",
        [],
        xaxis=hidden((-0.5, n - 0.5), fixedrange=True),
        yaxis=hidden((-2.3, 2.5), fixedrange=True),
        shapes=zeros,
        dragmode=False,
    )
    frames = [
        [one for first, lot in lots.items() if stage >= first for one in lot]
        for stage in record.stages
    ]
    alt = "How high each hidden unit is, and below it its blame"
    return Panel(figure, alt, frames=frames)


def _head(x: float, y: float, text: str, colour: str) -> dict:
    return words(x, y, text, colour, up=0, size=12, side="left")


def _upright(values: np.ndarray, zero: float, room: float, colours) -> list[dict]:
    """Return standing bars around a zero, the longest as long as their room."""
    most = max(float(np.abs(values).max()), 1e-12)
    bars = []
    for at, value in enumerate(values.tolist()):
        end = zero + room * value / most
        sides = min(zero, end), max(zero, end)
        if value:
            bars.append(box((at - 0.4, at + 0.4), sides, colours[value < 0]))
    return bars


def outputs_panel(record: Record) -> Panel:
    """Draw ten rows: the probability, its blame, and the probability after."""
    blame = record.handed.pre_activation_grads[-1][0]
    span = min(float(blame.min()), 0.0), max(float(blame.max()), 0.0)
    span = span if span[0] < span[1] else (0.0, 1.0)
    lots = [
        (ANSWER, record.shares, (0.0, 1.0), LOTS[0], "p"),
        (OUTPUTS, blame, span, LOTS[1], "blame δ"),
        (AFTER, record.after_shares, (0.0, 1.0), LOTS[2], "p after"),
    ]
    still = [
        row_words((0, LOTS[0][0]), _row(at), *_name(at, record)) for at in range(10)
    ]
    figure = theme.figure(
        f"Outputs (it is {'an' if record.label == 8 else 'a'} {record.label})",
        "outputs",
        [],
        xaxis=hidden((0, LOTS[-1][1] + 0.02), fixedrange=True),
        yaxis=hidden((9.6, -1.5), fixedrange=True),
        shapes=still,
        dragmode=False,
    )
    frames = [
        [one for first, *lot in lots if stage >= first for one in _lying(record, *lot)]
        for stage in record.stages
    ]
    alt = "What it gives each digit, the blame of each output, and what it gives after"
    return Panel(figure, alt, frames=frames, grow=1.3)


def _name(digit: int, record: Record) -> tuple[str, str]:
    is_right = digit == record.label
    return (f"<b>{digit}</b>", theme.HERE) if is_right else (str(digit), theme.INK)


def _row(digit: int) -> tuple[float, float]:
    return digit - 0.5, digit + 0.5


def _lying(record: Record, values, span, place, name) -> list[dict]:
    """Return one number and one bar a digit, and what they are, above them."""
    low, high = span
    left, wide = place[0] + NUMBER, place[1] - place[0] - NUMBER

    def x(value: float) -> float:
        return left + wide * (value - low) / (high - low)

    found = [words(sum(place) / 2, -1.0, name, theme.MUTED, up=0, size=12)]
    found.append(segment((x(0.0), x(0.0)), (-0.5, 9.5), theme.GRID, 1))
    for digit, value in enumerate(values.tolist()):
        colour = theme.PATH if value < 0 else theme.HERE if low < 0 else theme.CURVE
        sides = min(x(0.0), x(value)), max(x(0.0), x(value))
        if value:
            found.append(box(sides, (digit - HALF, digit + HALF), colour))
        text = f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")
        ends = place[0], left
        found.append(row_words(ends, _row(digit), text, theme.INK))
    return found
