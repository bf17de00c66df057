"""The ladder of fixes: a line a rung, and what is left at the end of each."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, hidden
from pages.figures.panel import Panel, Span
from pages.figures.powers import power_axis, power_line, power_of, powers_that_hold
from pages.figures.shapes import box, dot, label, row_words, segment

HEIGHT, PLOT = 460, 360  # pixels: the picture, and about what its axes are high
GAP = 17  # pixels between two marks
ROW = 36
DIM = 0.55
HALF = 0.2  # of a row: what counts as level is shaded so far up and down


@dataclass(frozen=True, eq=False)
class RungLine:
    """What is drawn of one rung."""

    name: str
    mark: str  # its number or letter
    sizes: np.ndarray  # (depth,) of delta, first layer first; 0 is not drawn
    kept: float  # first over last; 0 where nothing arrives
    label: str  # the words of its row in the second picture
    dashed: bool

    @property
    def dash(self) -> str:
        """How its line is broken."""
        return "dash" if self.dashed else "solid"


def lines_panel(rungs: Sequence[RungLine]) -> Panel:
    """Draw delta's size by layer, one more line at every step, on a log axis."""
    depth, last = len(rungs[0].sizes), len(rungs) - 1
    low, high = powers_that_hold([one.sizes for one in rungs], at_least=3)
    wide = max(depth - 1, 1)
    span = 1 - 0.22 * wide, depth + 0.03 * wide
    says = "hidden layer: blame travels from right to left"
    figure = theme.figure(
        "Size of the blame δ by layer",
        "rungs",
        [],
        xaxis=axis(span, says, tickvals=_layers(depth)),
        yaxis=power_axis(low, high, "size of δ (root mean square)"),
        dragmode="pan",
    )
    places = _places(rungs, low, high)
    spans = []
    for at, one in enumerate(rungs):
        colour = theme.CLASSES[at]
        for first, end, now in ((at, at, True), (at + 1, last, False)):
            if first <= end:
                shapes = _rung(one, colour, wide, places[at], now)
                spans += [Span(shape, first, end) for shape in shapes]
    alt = "The size of the blame by layer, a line for each rung of the ladder"
    return Panel(figure, alt, HEIGHT, grow=1.35, spans=spans)


def kept_panel(rungs: Sequence[RungLine], level: float) -> Panel:
    """Draw first over last for each rung, against the band that counts as level."""
    n = len(rungs)
    low, high = powers_that_hold([np.array([one.kept]) for one in rungs], at_least=4)
    figure = theme.figure(
        "What arrives: first layer over last",
        "kept",
        [],
        xaxis=power_axis(low, high, "first over last; shaded: a tenth to ten times"),
        yaxis=hidden((n - 0.2, -0.9)),
        shapes=[shape for row in range(n) for shape in _level(row, power_of(level))],
        dragmode="pan",
    )
    spans = [
        Span(shape, row, n - 1)
        for row, one in enumerate(rungs)
        for shape in _arrives(one, row, (low, high))
    ]
    alt = "For each rung, the first layer's blame over the last one's"
    return Panel(figure, alt, max(HEIGHT, ROW * n + 120), spans=spans)


def _layers(depth: int) -> list[int]:
    """Return the layers that are named on the axis: the first, the last, some more."""
    step = next(s for s in (1, 2, 5, 10, 20, 25) if depth <= 6 * s)
    between = [n for n in range(step, depth, step) if n > 1 and depth - n >= step / 2]
    return sorted({1, *between, depth})


def _places(rungs: Sequence[RungLine], low: int, high: int) -> list[float]:
    """Return where each rung's mark stands, no two over each other."""
    gap = GAP * (high - low) / PLOT
    ends = [power_of(one.sizes[0]) if one.sizes[0] > 0 else low for one in rungs]
    order = sorted(range(len(rungs)), key=lambda at: ends[at])
    places = dict.fromkeys(order, 0.0)
    floor_ = low + gap / 2
    for at in order:
        places[at] = max(ends[at], floor_)
        floor_ = places[at] + gap
    # What was pushed out above comes down again, and pushes what is below it.
    ceiling = high - gap / 2
    for at in reversed(order):
        places[at] = min(places[at], ceiling)
        ceiling = places[at] - gap
    return [places[at] for at in range(len(rungs))]


def _rung(
    one: RungLine, colour: str, wide: float, place: float, now: bool
) -> list[dict]:
    """Draw a rung: its line, its end in the first layer, and its mark."""
    look = {"opacity": 1.0 if now else DIM}
    mark = _mark(1 - 0.14 * wide, place, one.mark, colour, now)
    drawn = np.flatnonzero(one.sizes > 0)
    if not len(drawn):
        return [mark]
    x, y = int(drawn[0]) + 1, power_of(one.sizes[drawn[0]])
    stroke = theme.stroke(colour, 4 if now else 2, one.dash)
    return [
        power_line(one.sizes, stroke, **look),
        dot(x, y, colour, radius=5 if now else 3, **look),
        segment((1 - 0.1 * wide, x), (place, y), colour, 1, **look),
        mark,
    ]


def _mark(x: float, y: float, text: str, colour: str, now: bool) -> dict:
    """Return a rung's number in a circle, filled while it is the current one."""
    ink, fill = (theme.PAPER, colour) if now else (colour, theme.PAPER)
    line = {"color": colour, "width": 1}
    return dot(x, y, fill, 8, line=line, label=label(f"<b>{text}</b>", ink, 12))


def _level(row: int, power: float) -> list[dict]:
    """Shade what counts as level in one row, and draw where nothing is lost."""
    y = row - HALF, row + HALF
    return [
        box((-power, power), y, theme.MINIMUM, opacity=0.2, layer="below"),
        segment((0, 0), y, theme.MINIMUM, 2),
    ]


def _arrives(one: RungLine, row: int, ends: tuple[int, int]) -> list[dict]:
    """Return a rung's words, and how much arrives as a line with a dot."""
    colour = theme.CLASSES[row]
    name = row_words(ends, (row - 0.76, row - 0.24), one.label, colour)
    if one.kept <= 0:
        return [name]
    end = power_of(one.kept)
    way = segment((0, end), (row, row), colour, 3, one.dash)
    return [name, way, dot(end, row, colour, radius=5)]
