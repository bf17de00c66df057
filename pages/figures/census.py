"""The units of a deep stack, layer by layer: dead, saturated, and how far they move."""

from dataclasses import replace

import numpy as np

from engines.backpropagation import Band, Census
from engines.backpropagation.census import RULE
from pages.figures import theme
from pages.figures.decades import layer_marks, placed
from pages.figures.panel import Panel, Span, Trail, rounded
from pages.figures.plain import Figure, scatter
from pages.figures.powers import power_axis, power_of, powers_that_hold
from pages.figures.shapes import arrow, dot, segment

SATURATED = {"color": theme.PATH, "width": 3, "dash": "solid"}
DEAD = {"color": theme.HERE, "width": 3, "dash": "dash"}
RATIO = {"color": theme.SLOPE, "width": 3, "dash": "solid"}
RULE_LINE = {"color": theme.MINIMUM, "width": 2, "dash": "dot"}
WHISKER = (
    "least to most of the networks",
    {"color": theme.MUTED, "symbol": "line-ns-open", "size": 12},
    {},
)
HEIGHT = 380


def shares_panel(census: Census) -> Panel:
    """Draw the shares of dead units and of saturated pairs, layer by layer."""
    depth = len(census.dead.middle)
    figure = _figure(
        "Who passes blame on?",
        "shares",
        depth,
        [("saturated", {}, SATURATED), ("dead", {}, DEAD), WHISKER],
        yaxis={"range": (-0.03, 1.03), "title": {"text": "share"}, "tickformat": ".0%"},
    )
    layers = list(range(depth))
    spans, trails, drawn = [], [], []
    for band, line, aside in (
        (census.saturated, SATURATED, -0.12),
        (census.dead, DEAD, 0.12),
    ):
        spans += _bars(band, layers, line["color"], aside)
        trails.append(_median(band, layers, line))
        drawn.append((band, line))
    heads = [sum((_heads(one, at, layers) for one in drawn), []) for at in layers]
    alt = "Shares of saturated and of dead units by layer"
    return Panel(figure, alt, HEIGHT, spans=spans, trails=tuple(trails), frames=heads)


def ratios_panel(census: Census) -> Panel:
    """Draw size of update over size of weights, on a log axis with the 1e-3 line."""
    band = census.update_ratios
    depth, kept = len(band.middle), band.is_kept
    limits = powers_that_hold([band.middle[kept], np.array([RULE])], at_least=1)
    lines = (placed(line, limits) for line in (band.low, band.middle, band.high))
    powers = replace(band, **dict(zip(("low", "middle", "high"), lines, strict=True)))
    rule = (power_of(RULE),) * 2
    figure = _figure(
        "How far does one update move the weights?",
        "ratios",
        depth,
        [
            ("update over weights, median", {}, RATIO),
            ("rule of thumb, 10⁻³", {}, RULE_LINE),
            WHISKER,
        ],
        yaxis=power_axis(*limits, "update over weights"),
        shapes=[segment((0.4, depth + 0.6), rule, theme.MINIMUM, 2, "dot")],
    )
    at = np.flatnonzero(kept).tolist()
    spans = [*_bars(powers, at, theme.SLOPE, 0.0), *_off_scale(band, limits)]
    trails = (_median(powers, at, RATIO),) if at else ()
    heads = [_heads((powers, RATIO), layer, at) for layer in range(depth)]
    alt = "Size of an update over size of the weights by layer, with the 1e-3 line"
    return Panel(figure, alt, HEIGHT, spans=spans, trails=trails, frames=heads)


def _figure(
    title: str, key: str, depth: int, legend: list[theme.Entry], **layout: object
) -> Figure:
    """Return a figure with an axis of layers and nothing on it that stands still."""
    unseen = scatter(x=[1], y=[1], mode="markers", opacity=0, hoverinfo="skip")
    layers = {
        "range": (0.4, depth + 0.6),
        "title": {"text": "hidden layer"},
        "tickvals": layer_marks(depth),
    }
    layout |= {"xaxis": layers, "dragmode": False}
    return theme.figure(title, key, [unseen], legend=legend, **layout)


def _bars(band: Band, layers: list[int], colour: str, aside: float) -> list[Span]:
    """Draw a bar from the least to the most of the seeds, from each layer's step on."""
    spans, last = [], len(band.middle) - 1
    for at in layers:
        ends = float(band.low[at]), float(band.high[at])
        bar = segment((at + 1 + aside,) * 2, ends, colour, 2, opacity=0.5)
        spans.append(Span(bar, at, last))
    return spans


def _median(band: Band, layers: list[int], line: dict) -> Trail:
    """Draw the medians as a line that grows with the steps."""
    upto = [
        max(1, sum(at <= step for at in layers)) for step in range(len(band.middle))
    ]
    y = rounded([band.middle[at] for at in layers])
    return Trail([at + 1 for at in layers], y, upto, line)


def _heads(drawn: tuple[Band, dict], at: int, layers: list[int]) -> list[dict]:
    """Mark the newest median, if this layer has one."""
    band, line = drawn
    if at not in layers:
        return []
    return [dot(at + 1, float(band.middle[at]), line["color"], radius=5)]


def _off_scale(band: Band, limits: tuple[int, int]) -> list[Span]:
    """Mark layers whose update is nothing, or beyond every number, at the edges."""
    spans, last = [], len(band.middle) - 1
    for at in np.flatnonzero(~band.is_kept).tolist():
        up = not band.is_told[at]
        head = arrow(at + 1, limits[up], theme.HERE, up=up)
        spans.append(Span(head, at, last))
    return spans
