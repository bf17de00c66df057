"""The pictures of the part "Census": shares and update ratios, layer by layer."""

from collections.abc import Sequence

import numpy as np

from engines.backpropagation import Band
from engines.backpropagation.census import RULE
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.panel import Panel, Span, rounded
from pages.figures.powers import power_axis, power_of, powers_that_hold
from pages.figures.series import Series, series_panel
from pages.figures.shapes import arrow, segment, words

from ..pictures import layer_marks, placed_band
from .record import Record

SATURATED = theme.stroke(theme.PATH)
DEAD = theme.stroke(theme.HERE, dash="dash")
RATIO = theme.stroke(theme.SLOPE)
BARS = "bars: least to most"


def panels(record: Record) -> list[Panel]:
    """Draw the shares, and the update ratios."""
    return [_shares(record), _ratios(record)]


def _shares(record: Record) -> Panel:
    """Draw the shares of dead units and of saturated pairs, layer by layer."""
    layers = list(range(record.settings.depth))
    saturated, dead = record.census.saturated, record.census.dead
    return _panel(
        "Who passes blame on?",
        "shares",
        len(layers),
        [
            _median("saturated", saturated, layers, SATURATED),
            _median("dead", dead, layers, DEAD),
        ],
        alt="Shares of saturated and of dead units by layer",
        yaxis=axis((-0.03, 1.12), f"share ({BARS})", tickformat=".0%"),
        spans=[
            *_bars(saturated, layers, theme.PATH, -0.12),
            *_bars(dead, layers, theme.HERE, 0.12),
        ],
    )


def _ratios(record: Record) -> Panel:
    """Draw size of update over size of weights, on a log axis with the 1e-3 line."""
    band, depth = record.census.update_ratios, record.settings.depth
    kept = np.flatnonzero(band.is_kept).tolist()
    limits = powers_that_hold([band.middle[kept], np.array([RULE])], at_least=1)
    powers, name = placed_band(band, limits), "median"
    rule = (power_of(RULE),) * 2
    return _panel(
        "How far do the weights move?",
        "ratios",
        depth,
        [_median(name, powers, kept, RATIO)] if kept else [],
        alt="Size of an update over size of the weights by layer, with the 1e-3 line",
        yaxis=power_axis(*limits, f"update over weights ({BARS})"),
        spans=[*_bars(powers, kept, theme.SLOPE, 0.0), *_off_scale(band, limits)],
        shapes=[
            segment((0.4, depth + 0.6), rule, theme.MINIMUM, 2, "dot"),
            words(depth + 0.5, rule[0], "rule: 10⁻³", theme.MINIMUM, -9, 12, "right"),
        ],
    )


def _panel(
    title: str, key: str, depth: int, lines: Sequence[Series], **more: object
) -> Panel:
    """Return medians that grow layer by layer; a dot marks what is new."""
    layers = axis((0.4, depth + 0.6), "hidden layer", tickvals=layer_marks(depth))

    def heads(one: Series, step: int) -> Sequence[dict]:
        return one.head(step) if step + 1 in one.x else []

    about = {"xaxis": layers, "heads": heads, "dragmode": False}
    return series_panel(title, key, lines, depth, **about, **more)


def _bars(band: Band, layers: list[int], colour: str, aside: float) -> list[Span]:
    """Draw a bar from the least to the most of the seeds, from each layer's step on."""
    spans, last = [], len(band.middle) - 1
    for at in layers:
        ends = float(band.low[at]), float(band.high[at])
        bar = segment((at + 1 + aside,) * 2, ends, colour, 2, opacity=0.5)
        spans.append(Span(bar, at, last))
    return spans


def _median(name: str, band: Band, layers: list[int], line: dict) -> Series:
    """Return the medians as a line that grows with the steps."""
    upto = [sum(at <= step for at in layers) for step in range(len(band.middle))]
    y = rounded([band.middle[at] for at in layers])
    return Series(name, [at + 1 for at in layers], y, line, upto)


def _off_scale(band: Band, limits: tuple[int, int]) -> list[Span]:
    """Mark layers whose update is nothing, or beyond every number, at the edges."""
    spans, last = [], len(band.middle) - 1
    for at in np.flatnonzero(~band.is_kept).tolist():
        up = not band.is_finite[at]
        head = arrow(at + 1, limits[up], theme.HERE, up=up)
        spans.append(Span(head, at, last))
    return spans
