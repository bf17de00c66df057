"""Sizes by layer on a log axis: a line that grows with the steps, in its band."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.backpropagation import Band
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.decades import layer_marks, placed
from pages.figures.panel import Panel
from pages.figures.powers import power_axis
from pages.figures.shapes import area, arrow, dot, line

HEIGHT = 360
PALE = 0.25
MOST_ARROWS = 6
LOST = [
    theme.marked("exactly 0", theme.MUTED, "triangle-down", 9),
    theme.marked("too large", theme.MUTED, "triangle-up", 9),
]
ALONE = theme.stroke(theme.MUTED, 2, "dash")


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

    @property
    def stroke(self) -> dict:
        """How its middle is drawn."""
        return theme.stroke(self.colour, 3, self.dash)


def sizes_panel(one: Line, depth: int, limits: tuple[int, int], many: str) -> Panel:
    """Draw the line up to each step; what is beyond the axis ends in arrows."""
    room = 0.06 * depth + 0.4
    marks = _marks(one.first, depth)
    figure = theme.figure(
        one.title,
        one.key,
        [],
        legend=_legend(one, many),
        below=0.2,
        xaxis=axis((one.first - room, depth + room), "hidden layer", tickvals=marks),
        yaxis=power_axis(*limits, "size (root mean square)"),
        dragmode="pan",
    )
    frames = [_moment(one, *shown, limits) if shown else [] for shown in one.shown]
    return Panel(figure, f"{one.title}, by layer", HEIGHT, frames=frames)


def _legend(one: Line, many: str) -> list[theme.Entry]:
    pale = theme.square(many, one.colour, 12, opacity=PALE)
    alone = [] if one.alone is None else [theme.lined(one.alone_name, ALONE)]
    lost = [] if one.band.is_kept.all() else LOST
    return [theme.lined("median", one.stroke), pale, *alone, *lost]


def _marks(first: int, depth: int) -> list[int]:
    """Return the layers named on the axis; 0 are the inputs, and need room."""
    marks = layer_marks(depth)
    if first:
        return marks
    return [0, *(mark for mark in marks if mark > depth / 10 or mark == depth)]


def _moment(one: Line, low: int, high: int, newest: int, limits) -> list[dict]:
    """Return the band, the line and its newest point at one step."""
    layers = list(range(low, high + 1))
    part = slice(low - one.first, high + 1 - one.first)
    upper, middle, lower = (
        placed(edge[part], limits)
        for edge in (one.band.high, one.band.middle, one.band.low)
    )
    shapes = [area(layers, upper, lower, one.colour, PALE)]
    if one.alone is not None:
        shapes.insert(0, line(layers, placed(one.alone[part], limits), ALONE))
    shapes.append(line(layers, middle, one.stroke))
    lost = np.flatnonzero(~one.band.is_kept[part]).tolist()
    for at in lost[:: max(1, len(lost) // MOST_ARROWS)]:
        up = bool(middle[at] > limits[0])
        shapes.append(arrow(layers[at], float(middle[at]), one.colour, up=up))
    here = float(middle[layers.index(newest)])
    return [*shapes, dot(newest, here, one.colour, radius=5)]
