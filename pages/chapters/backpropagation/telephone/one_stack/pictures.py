"""The pictures of the part "One stack": three lines by layer, on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from engines.backpropagation import ACTIVATIONS, Band
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.panel import Panel
from pages.figures.powers import power_axis, powers_that_hold
from pages.figures.shapes import area, arrow, dot, line, words

from ..pictures import layer_marks, placed, placed_band
from .record import Record

SIZE = "size (root mean square)"
PALE = 0.25
MOST_ARROWS = 6
VALUES, BLAME = theme.stroke(theme.PATH), theme.stroke(theme.HERE)
GRADIENTS = theme.stroke(theme.SLOPE, dash="dot")
ALONE = theme.stroke(theme.MUTED, 2, "dash")
FEWEST = 3  # decades
Limits = tuple[int, int]  # powers of ten


@dataclass(frozen=True, eq=False)
class Line:
    """One quantity by layer, and how it is drawn."""

    title: str
    key: str
    band: Band
    stroke: dict
    first: int = 1  # the layer of the band's first number: 0 for the inputs
    alone: np.ndarray | None = None  # what the slopes alone would leave


def panels(record: Record) -> list[Panel]:
    """Draw activations, blame and gradients, on axes that just hold them."""
    return _panels(record, powers_that_hold(_finite_sizes(record), FEWEST))


def wide_panels(record: Record) -> list[Panel]:
    """Draw them on axes that do not give the answer away: what is beyond ends there.

    They depend on the depth alone, and on the values, of which the bet does not speak.
    """
    low, high = wide_span(record.settings.depth)
    if record.settings.depth == 1:
        return _panels(record, (low, high))
    edges = [record.activations.low, record.activations.high]
    least, most = powers_that_hold([edge[np.isfinite(edge)] for edge in edges], 0)
    return _panels(record, (min(low, least), max(high, most)))


def wide_span(depth: int) -> Limits:
    """Return powers of ten that hold most stacks of this depth, chosen without looking.

    They leave room for layers that take 0.16 of the blame each, or double it.
    """
    return -ceil(0.8 * depth + 4), ceil(0.35 * depth + 3)


def _finite_sizes(record: Record) -> list[np.ndarray]:
    edges = [edge for band in record.bands for edge in (band.low, band.high)]
    return [edge[np.isfinite(edge)] for edge in edges]


def _panels(record: Record, limits: Limits) -> list[Panel]:
    grads = "← Weight gradients ∂L/∂W", "gradients", record.weight_grads
    lines = (
        Line("Activations a →", "a", record.activations, VALUES, 0),
        Line("← Blame δ", "δ", record.deltas, BLAME, 1, record.alone),
        Line(*grads, GRADIENTS),
    )
    return [_panel(record, one, limits) for one in lines]


def _panel(record: Record, one: Line, limits: Limits) -> Panel:
    """Draw the line up to each step; what is beyond the axis ends in arrows."""
    depth = record.settings.depth
    room = 0.06 * depth + 0.4
    figure = theme.figure(
        one.title,
        one.key,
        [],
        xaxis=axis(
            (one.first - room, depth + room),
            "hidden layer",
            tickvals=_marks(one.first, depth),
        ),
        yaxis=power_axis(
            *limits, f"{SIZE}<br>line: median, band: all {record.n_networks}"
        ),
        dragmode="pan",
    )
    frames = _frames(record, one, limits)
    return Panel(figure, f"{one.title}, by layer", frames=frames)


def _marks(first: int, depth: int) -> list[int]:
    """Return the layers named on the axis; 0 are the inputs, and need room."""
    marks = layer_marks(depth)
    if first:
        return marks
    return [0, *(mark for mark in marks if mark > depth / 10 or mark == depth)]


def _frames(record: Record, one: Line, limits: Limits) -> list[list[dict]]:
    """Return what each step shows: values from the inputs on, or what came back."""
    frames = []
    for stop in record.stops:
        if one.first == 0:
            layers = range(stop.there + 1)
            frames.append(_moment(record, one, layers, stop.there, limits))
        elif stop.back is None:
            frames.append([])
        else:
            layers = range(stop.back, record.settings.depth + 1)
            frames.append(_moment(record, one, layers, stop.back, limits))
    return frames


def _moment(
    record: Record, one: Line, layers: Sequence[int], newest: int, limits: Limits
) -> list[dict]:
    """Return the band, the line and its newest point at one step."""
    part = slice(layers[0] - one.first, layers[-1] + 1 - one.first)
    band, colour = placed_band(one.band, limits), one.stroke["color"]
    middle = band.middle[part]
    shapes = [area(layers, band.high[part], band.low[part], colour, PALE)]
    if one.alone is not None:
        alone = placed(one.alone[part], limits)
        shapes.insert(0, line(layers, alone, ALONE))
        shapes += _alone_named(record, layers, alone)
    shapes.append(line(layers, middle, one.stroke))
    lost = np.flatnonzero(~one.band.is_kept[part]).tolist()
    for at in lost[:: max(1, len(lost) // MOST_ARROWS)]:
        up = bool(middle[at] > limits[0])
        shapes.append(arrow(layers[at], float(middle[at]), colour, up=up))
    shapes += _lost_named(layers, middle, lost, limits)
    here = float(middle[layers.index(newest)])
    return [*shapes, dot(newest, here, colour, radius=5)]


def _alone_named(
    record: Record, layers: Sequence[int], alone: np.ndarray
) -> list[dict]:
    """Name what the slopes alone would leave, half way along its line."""
    if len(layers) < FEWEST:
        return []
    steepest = ACTIVATIONS[record.settings.activation].steepest
    at, text = len(layers) // 2, f"× {steepest:g} a layer"
    return [words(layers[at], float(alone[at]), text, theme.MUTED, 10, 12, "right")]


def _lost_named(
    layers: Sequence[int], middle: np.ndarray, lost: list[int], limits: Limits
) -> list[dict]:
    """Say once what arrows at an edge mean."""
    if not lost:
        return []
    at = lost[len(lost) // 2]
    up = bool(middle[at] > limits[0])
    text, away = ("too large", -20) if up else ("exactly 0", 20)
    side = "left" if layers[at] < layers[0] + len(layers) / 2 else "right"
    return [words(layers[at], float(middle[at]), text, theme.MUTED, away, 12, side)]
