"""The ladder of fixes: a line a rung, and what is left at the end of each."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures import theme
from pages.figures.panel import Panel, Span
from pages.figures.plain import Figure, unseen_point
from pages.figures.powers import power_axis, power_of, powers_that_hold
from pages.figures.shapes import dot, segment

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


def lines_panel(lines: Sequence[RungLine]) -> Panel:
    """Draw delta's size by layer, one more line at every step, on a log axis."""
    depth, last = len(lines[0].sizes), len(lines) - 1
    low, high = powers_that_hold([line.sizes for line in lines], at_least=3)
    wide = max(depth - 1, 1)
    figure = _figure(
        "Size of the blame δ by layer",
        "rungs",
        xaxis={
            "range": (1 - 0.22 * wide, depth + 0.03 * wide),
            "title": {"text": "hidden layer: blame travels from right to left"},
            "tickvals": _layers(depth),
        },
        yaxis=power_axis(low, high, "size of δ (root mean square)"),
    )
    places = _places(lines, low, high)
    spans = []
    for at, line in enumerate(lines):
        colour = theme.CLASSES[at]
        for first, end, now in ((at, at, True), (at + 1, last, False)):
            if first <= end:
                shapes = _line(line, colour, wide, places[at], now)
                spans += [Span(shape, first, end) for shape in shapes]
    alt = "The size of the blame by layer, a line for each rung of the ladder"
    return Panel(figure, alt, HEIGHT, grow=1.35, spans=spans)


def kept_panel(lines: Sequence[RungLine], level: float) -> Panel:
    """Draw first over last for each rung, against the band that counts as level."""
    n = len(lines)
    low, high = powers_that_hold([np.array([one.kept]) for one in lines], at_least=4)
    figure = _figure(
        "What arrives: first layer over last",
        "kept",
        xaxis=power_axis(low, high, "first over last; shaded: a tenth to ten times"),
        yaxis={"visible": False, "range": (n - 0.2, -0.9)},
        shapes=[
            shape
            for row in range(n)
            for shape in (
                _box((power_of(1 / level), power_of(level)), row),
                segment((0, 0), (row - HALF, row + HALF), theme.MINIMUM, 2),
            )
        ],
    )
    spans = []
    for row, line in enumerate(lines):
        colour = theme.CLASSES[row]
        shapes = [_name((low, high), row, line.label, colour)]
        if line.kept > 0:
            dash = "dash" if line.dashed else "solid"
            end = power_of(line.kept)
            shapes.append(segment((0, end), (row, row), colour, 3, dash))
            shapes.append(dot(end, row, colour, radius=5))
        spans += [Span(shape, row, n - 1) for shape in shapes]
    alt = "For each rung, the first layer's blame over the last one's"
    return Panel(figure, alt, max(HEIGHT, ROW * n + 120), spans=spans)


def _figure(title: str, key: str, **layout: object) -> Figure:
    unseen = unseen_point() | {"x": [1], "y": [1]}
    return theme.figure(title, key, [unseen], dragmode="pan", **layout)


def _layers(depth: int) -> list[int]:
    """Return the layers that are named on the axis: the first, the last, some more."""
    step = next(s for s in (1, 2, 5, 10, 20, 25) if depth <= 6 * s)
    between = [n for n in range(step, depth, step) if n > 1 and depth - n >= step / 2]
    return sorted({1, *between, depth})


def _places(lines: Sequence[RungLine], low: int, high: int) -> list[float]:
    """Return where each rung's mark stands, no two over each other."""
    gap = GAP * (high - low) / PLOT
    ends = [power_of(one.sizes[0]) if one.sizes[0] > 0 else low for one in lines]
    order = sorted(range(len(lines)), key=lambda at: ends[at])
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
    return [places[at] for at in range(len(lines))]


def _line(
    line: RungLine, colour: str, wide: float, place: float, now: bool
) -> list[dict]:
    """Draw a rung: its line, its end in the first layer, and its mark."""
    points = [(at, power_of(s)) for at, s in enumerate(line.sizes, 1) if s > 0]
    look = {"opacity": 1.0 if now else DIM}
    dash = "dash" if line.dashed else "solid"
    mark = _mark(1 - 0.14 * wide, place, line.mark, colour, now)
    if not points:
        return [mark]
    path = "M" + "L".join(f"{x},{y:.6g}" for x, y in points)
    stroke = {"color": colour, "width": 4 if now else 2, "dash": dash}
    shapes = [{"type": "path", "path": path, "line": stroke, **look}]
    x, y = points[0]
    shapes.append(dot(x, y, colour, radius=5 if now else 3, **look))
    start = (1 - 0.1 * wide, x)
    shapes.append(segment(start, (place, y), colour, 1, **look))
    return [*shapes, mark]


def _mark(x: float, y: float, text: str, colour: str, now: bool) -> dict:
    """Return a rung's number in a circle, filled while it is the current one."""
    font = {"color": theme.PAPER if now else colour, "size": 12}
    fill = colour if now else theme.PAPER
    line = {"color": colour, "width": 1}
    return dot(
        x, y, fill, radius=8, line=line, label={"text": f"<b>{text}</b>", "font": font}
    )


def _box(x: tuple[float, float], row: int) -> dict:
    """Shade what counts as level, in one row."""
    ends = {"x0": x[0], "x1": x[1], "y0": row - HALF, "y1": row + HALF}
    fill = {"fillcolor": theme.MINIMUM, "opacity": 0.2, "line": {"width": 0}}
    return {"type": "rect", **ends, **fill, "layer": "below"}


def _name(x: tuple, row: int, text: str, colour: str) -> dict:
    """Write a rung's words above its bar, from the left."""
    font = {"color": colour, "size": 12}
    label = {"text": text, "textposition": "middle left", "padding": 4, "font": font}
    ends = {"x0": x[0], "x1": x[1], "y0": row - 0.76, "y1": row - 0.24}
    return {"type": "rect", **ends, "line": {"width": 0}, "label": label}
