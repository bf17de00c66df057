"""Sizes by layer on a log axis: a line that grows with the steps, in its band."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.backpropagation import Band
from pages.figures import theme
from pages.figures.decades import layer_marks, placed
from pages.figures.panel import Panel
from pages.figures.plain import scatter
from pages.figures.powers import power_axis
from pages.figures.shapes import arrow, dot

HEIGHT = 360
PALE = 0.25
MOST_ARROWS = 6
LOST = [
    ("exactly 0", {"color": theme.MUTED, "symbol": "triangle-down", "size": 9}, {}),
    ("too large", {"color": theme.MUTED, "symbol": "triangle-up", "size": 9}, {}),
]
ALONE = {"color": theme.MUTED, "width": 2, "dash": "dash"}


@dataclass(frozen=True, eq=False)
class Line:
    """One quantity by layer, and the layers that each step shows."""

    title: str
    key: str
    band: Band
    first: int  # the layer of the band's first number: 0 for the inputs
    shown: Sequence[tuple[int, int, int] | None]  # a step: from, to, and the newest
    colour: str
    dash: str = "solid"
    alone: np.ndarray | None = None  # what the slopes alone would leave
    alone_name: str = ""


def sizes_panel(line: Line, depth: int, limits: tuple[int, int], many: str) -> Panel:
    """Draw the line up to each step; what is beyond the axis ends in arrows."""
    stroke = {"color": line.colour, "width": 3, "dash": line.dash}
    room = 0.06 * depth + 0.4
    figure = theme.figure(
        line.title,
        line.key,
        [scatter(x=[1], y=[0], mode="markers", opacity=0, hoverinfo="skip")],
        legend=_legend(line, many, stroke),
        below=0.2,
        xaxis={
            "range": (line.first - room, depth + room),
            "title": {"text": "hidden layer"},
            "tickvals": _marks(line.first, depth),
        },
        yaxis=power_axis(*limits, "size (root mean square)"),
        dragmode="pan",
    )
    frames = [_frame(line, shown, limits, stroke) for shown in line.shown]
    return Panel(figure, f"{line.title}, by layer", HEIGHT, frames=frames)


def _legend(line: Line, many: str, stroke: dict) -> list[theme.Entry]:
    pale = {"color": line.colour, "symbol": "square", "size": 12, "opacity": PALE}
    entries = [("median", {}, stroke), (many, pale, {})]
    if line.alone is not None:
        entries.append((line.alone_name, {}, ALONE))
    return entries if line.band.is_kept.all() else entries + LOST


def _marks(first: int, depth: int) -> list[int]:
    """Return the layers named on the axis; 0 are the inputs, and need room."""
    marks = layer_marks(depth)
    if first:
        return marks
    return [0, *(mark for mark in marks if mark > depth / 10 or mark == depth)]


def _frame(line: Line, shown, limits: tuple[int, int], stroke: dict) -> list[dict]:
    """Return the band, the line and its newest point at one step."""
    if shown is None:
        return []
    low, high, newest = shown
    layers = list(range(low, high + 1))
    part = slice(low - line.first, high + 1 - line.first)
    shapes = []
    if line.alone is not None:
        shapes.append(_path(layers, placed(line.alone[part], limits), ALONE))
    upper, lower = (
        placed(edge[part], limits) for edge in (line.band.high, line.band.low)
    )
    shapes.append(_area(layers, upper, lower, line.colour))
    middle = placed(line.band.middle[part], limits)
    shapes.append(_path(layers, middle, stroke))
    is_kept = line.band.is_kept[part]
    lost = [at for at in range(len(layers)) if not is_kept[at]]
    for at in lost[:: max(1, len(lost) // MOST_ARROWS)]:
        up = bool(middle[at] > limits[0])
        shapes.append(arrow(layers[at], float(middle[at]), line.colour, up=up))
    here = float(middle[layers.index(newest)])
    return [*shapes, dot(newest, here, line.colour, radius=5)]


def _path(layers, places, stroke: dict) -> dict:
    return {"type": "path", "path": "M" + _points(layers, places), "line": stroke}


def _area(layers, upper, lower, colour: str) -> dict:
    back = _points(layers[::-1], lower[::-1])
    fill = {"fillcolor": colour, "opacity": PALE, "line": {"width": 0}}
    return {"type": "path", "path": f"M{_points(layers, upper)}L{back}Z", **fill}


def _points(layers, places) -> str:
    pairs = zip(layers, places, strict=True)
    return "L".join(f"{layer},{place:.6g}" for layer, place in pairs)
