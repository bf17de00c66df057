"""The pictures of the part "Ladder of fixes": a line a rung, and what arrives."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, hidden
from pages.figures.panel import Panel, Span
from pages.figures.powers import power_axis, power_line, power_of, powers_that_hold
from pages.figures.shapes import box, dot, label, row_words, segment

from ..pictures import layer_marks
from ..record import LEVEL
from .record import Record
from .words import kept_label, mark

PLOT = 270  # pixels: about what the axes are high
GAP = 17  # pixels between two marks
DIM = 0.55
HALF = 0.2  # of a row: what counts as level is shaded so far up and down


def panels(record: Record) -> list[Panel]:
    """Draw a line for each rung, and what is left in the first layer."""
    return [_lines(record), _what_arrives(record)]


def _lines(record: Record) -> Panel:
    """Draw delta's size by layer, one more line at every step, on a log axis."""
    depth, last = record.settings.depth, len(record.rungs) - 1
    low, high = powers_that_hold([record.sizes], at_least=3)
    wide = max(depth - 1, 1)
    span = 1 - 0.22 * wide, depth + 0.03 * wide
    says = "hidden layer (blame goes right to left)"
    figure = theme.figure(
        "Size of the blame δ by layer",
        "rungs",
        [],
        xaxis=axis(span, says, tickvals=layer_marks(depth, most=6)),
        yaxis=power_axis(low, high, "size of δ (root mean square)"),
        dragmode="pan",
    )
    spans = []
    for at, place in enumerate(_places(record, low, high)):
        spans += [Span(shape, at, at) for shape in _rung(record, at, place, now=True)]
        if at < last:
            shapes = _rung(record, at, place, now=False)
            spans += [Span(shape, at + 1, last) for shape in shapes]
    alt = "The size of the blame by layer, a line for each rung of the ladder"
    return Panel(figure, alt, grow=1.35, spans=spans)


def _what_arrives(record: Record) -> Panel:
    """Draw first over last for each rung, against the band that counts as level."""
    n = len(record.rungs)
    low, high = powers_that_hold([record.kept], at_least=4)
    figure = theme.figure(
        "What arrives: first layer over last",
        "kept",
        [],
        xaxis=power_axis(low, high, "first over last; shaded: 0.1 to 10"),
        yaxis=hidden((n - 0.2, -0.9)),
        shapes=[shape for row in range(n) for shape in _level(row)],
        dragmode="pan",
    )
    spans = [
        Span(shape, row, n - 1)
        for row in range(n)
        for shape in _arrives(record, row, (low, high))
    ]
    alt = "For each rung, the first layer's blame over the last one's"
    return Panel(figure, alt, spans=spans)


def _places(record: Record, low: int, high: int) -> list[float]:
    """Return where each rung's mark stands, no two over each other."""
    gap = GAP * (high - low) / PLOT
    firsts = record.sizes[:, 0].tolist()
    ends = [power_of(size) if size > 0 else low for size in firsts]
    order = sorted(range(len(ends)), key=lambda at: ends[at])
    places, floor = [0.0] * len(ends), low + gap / 2
    for at in order:
        places[at] = max(ends[at], floor)
        floor = places[at] + gap
    # What was pushed out above comes down again, and pushes what is below it.
    ceiling = high - gap / 2
    for at in reversed(order):
        places[at] = min(places[at], ceiling)
        ceiling = places[at] - gap
    return places


def _dash(record: Record, at: int) -> str:
    return "solid" if record.rungs[at].helps else "dash"


def _rung(record: Record, at: int, place: float, now: bool) -> list[dict]:
    """Draw a rung: its line, its end in the first layer, and its mark."""
    sizes, colour = record.sizes[at], theme.CLASSES[at]
    wide, look = max(len(sizes) - 1, 1), {"opacity": 1.0 if now else DIM}
    numbered = _mark(1 - 0.14 * wide, place, mark(record, at), colour, now)
    drawn = np.flatnonzero(sizes > 0)
    if not len(drawn):
        return [numbered]
    x, y = int(drawn[0]) + 1, power_of(sizes[drawn[0]])
    stroke = theme.stroke(colour, 4 if now else 2, _dash(record, at))
    return [
        power_line(sizes, stroke, **look),
        dot(x, y, colour, radius=5 if now else 3, **look),
        segment((1 - 0.1 * wide, x), (place, y), colour, 1, **look),
        numbered,
    ]


def _mark(x: float, y: float, text: str, colour: str, now: bool) -> dict:
    """Return a rung's number in a circle, filled while it is the current one."""
    ink, fill = (theme.PAPER, colour) if now else (colour, theme.PAPER)
    line = {"color": colour, "width": 1}
    return dot(x, y, fill, 8, line=line, label=label(f"<b>{text}</b>", ink, 12))


def _level(row: int) -> list[dict]:
    """Shade what counts as level in one row, and draw where nothing is lost."""
    y, power = (row - HALF, row + HALF), power_of(LEVEL)
    return [
        box((-power, power), y, theme.MINIMUM, opacity=0.2, layer="below"),
        segment((0, 0), y, theme.MINIMUM, 2),
    ]


def _arrives(record: Record, row: int, ends: tuple[int, int]) -> list[dict]:
    """Return a rung's words, and how much arrives as a line with a dot."""
    colour, kept, text = theme.CLASSES[row], record.kept[row], kept_label(record, row)
    name = row_words(ends, (row - 0.76, row - 0.24), text, colour)
    if kept <= 0:
        return [name]
    end = power_of(kept)
    way = segment((0, end), (row, row), colour, 3, _dash(record, row))
    return [name, way, dot(end, row, colour, radius=5)]
