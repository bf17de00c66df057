"""The units of a deep stack, layer by layer: dead, saturated, and how far they move."""

from math import ceil, floor, log10

from engines.backpropagation.bands import Band
from engines.backpropagation.census import RULE, Census
from pages.figures import theme
from pages.figures.decades import layer_marks
from pages.figures.panel import (
    Panel,
    Span,
    Trail,
    arrow_head,
    dot,
    rounded,
    segment,
)
from pages.figures.powers import power_axis

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
    figure = _empty("Who passes blame on?", "shares", depth)
    figure.update_layout(
        yaxis={"range": (-0.03, 1.03), "title": {"text": "share"}, "tickformat": ".0%"}
    )
    theme.add_legend(figure, ("saturated", {}, SATURATED), ("dead", {}, DEAD), WHISKER)
    spans, trails = [], []
    for counts, line, aside in (
        (census.saturated, SATURATED, -0.12),
        (census.dead, DEAD, 0.12),
    ):
        spans += _bars(counts, line["color"], aside)
        trails.append(_median(counts, line))
    heads = [
        [
            dot(at + 1, float(counts.middle[at]), line["color"], radius=5)
            for counts, line in ((census.saturated, SATURATED), (census.dead, DEAD))
        ]
        for at in range(depth)
    ]
    alt = "Shares of saturated and of dead units by layer"
    return Panel(figure, alt, HEIGHT, spans=spans, trails=tuple(trails), frames=heads)


def ratios_panel(census: Census) -> Panel:
    """Draw size of update over size of weights, on a log axis with the 1e-3 line."""
    counts = census.update_ratios
    depth = len(counts.middle)
    low, high = _decades(counts)
    figure = _empty("How far does one update move the weights?", "ratios", depth)
    powers = power_axis(low, high, "update over weights")
    figure.update_layout(
        yaxis={
            "type": "log",
            "range": (low, high),
            "title": powers["title"],
            "tickvals": [10.0**power for power in powers["tickvals"]],
            "ticktext": powers["ticktext"],
        }
    )
    theme.add_legend(
        figure,
        ("update over weights, median", {}, RATIO),
        ("rule of thumb, 10⁻³", {}, RULE_LINE),
        WHISKER,
    )
    figure.update_layout(
        shapes=[
            segment((0.4, depth + 0.6), (RULE, RULE), theme.MINIMUM, 2, "dot"),
        ]
    )
    bars = _bars(counts, theme.SLOPE, 0.0, (10.0**low, 10.0**high))
    spans = [*bars, *_off_scale(counts, low, high)]
    trails = (_median(counts, RATIO, 0.0),) if _drawn(counts, 0.0) else ()
    drawn = set(_drawn(counts, 0.0))
    heads = [
        [dot(at + 1, float(counts.middle[at]), theme.SLOPE, 5)] if at in drawn else []
        for at in range(depth)
    ]
    alt = "Size of an update over size of the weights by layer, with the 1e-3 line"
    return Panel(figure, alt, HEIGHT, spans=spans, trails=trails, frames=heads)


def _empty(title: str, key: str, depth: int):
    figure = theme.blank(title, key)
    figure.add_scatter(x=[1], y=[1], mode="markers", opacity=0, hoverinfo="skip")
    figure.update_layout(
        xaxis={
            "range": (0.4, depth + 0.6),
            "title": {"text": "hidden layer"},
            "tickvals": layer_marks(depth),
        },
        dragmode=False,
    )
    return figure


def _bars(counts: Band, colour: str, aside: float, limits=(0.0, 1.0)) -> list[Span]:
    """Draw a bar from the least to the most of the seeds, from each layer's step on."""
    last, spans = len(counts.middle) - 1, []
    lowest, highest = limits
    for at in range(last + 1):
        if counts.is_told[at] and counts.high[at] > lowest:
            ends = (
                max(float(counts.low[at]), lowest),
                min(float(counts.high[at]), highest),
            )
            bar = segment((at + 1 + aside,) * 2, ends, colour, 2, opacity=0.5)
            spans.append(Span(bar, at, last))
    return spans


def _median(counts: Band, line: dict, above: float = -1.0) -> Trail:
    """Draw the medians as a line that grows with the steps, without what is lost."""
    places = _drawn(counts, above)
    upto = [
        max(1, sum(place <= step for place in places))
        for step in range(len(counts.middle))
    ]
    y = rounded([counts.middle[at] for at in places])
    return Trail([at + 1 for at in places], y, upto, line)


def _drawn(counts: Band, above: float = -1.0) -> list[int]:
    """Return the layers whose median is a number, and above this one."""
    told = zip(counts.is_told, counts.middle, strict=True)
    return [at for at, (is_told, size) in enumerate(told) if is_told and size > above]


def _decades(counts: Band) -> tuple[int, int]:
    """Return the powers of ten that hold all ratios above 0, and the rule."""
    shown = [float(counts.middle[at]) for at in _drawn(counts, 0.0)] + [RULE]
    return floor(log10(min(shown)) - 0.3), ceil(log10(max(shown)) + 0.3)


def _off_scale(counts: Band, low: int, high: int) -> list[Span]:
    """Mark layers whose update is nothing, or beyond every number, at the edges."""
    last, spans = len(counts.middle) - 1, []
    for at, told in enumerate(counts.is_told):
        if told and counts.middle[at] > 0:
            continue
        up = not told
        edge = 10.0**high if up else 10.0**low
        spans.append(Span(arrow_head(at + 1, edge, theme.HERE, up=up), at, last))
    return spans
