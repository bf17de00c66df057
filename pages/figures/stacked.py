"""Two pictures in one panel, one above the other: what belongs together stays so."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from pages.figures import theme
from pages.figures.panel import Panel, Span
from pages.figures.plain import Figure

BETWEEN = 0.14  # of the height: the title of the lower one, and marks above it


def stacked(upper: Panel, lower: Panel, share: float = 0.5) -> Panel:
    """Return both in one panel: `upper` takes this share of it, on axes of its own.

    What has trails, or shapes that hold on to the paper, has to be the lower one.
    """
    figures = upper.figure, lower.figure
    high, low = (1 - share + BETWEEN / 2, 1), (0, 1 - share - BETWEEN / 2)
    layout = {**lower.figure.layout, **upper.figure.layout}
    below = _axes(lower.figure, low)
    above = {f"{name}2": axis for name, axis in _axes(upper.figure, high, "2").items()}
    layout |= {**below, **above, "annotations": [_title(lower.figure, low[1])]}
    layout["shapes"] = [*_raised(figures[0].layout.get("shapes", ()))]
    layout["shapes"] += figures[1].layout.get("shapes", ())
    data = (*(_trace(one) for one in figures[0].data), *figures[1].data)
    return replace(
        lower,
        figure=Figure(data, layout),
        alt=f"{upper.alt}. {lower.alt}",
        height=upper.height + lower.height,
        grow=max(upper.grow, lower.grow),
        frames=_frames(upper.frames, lower.frames),
        spans=[*(_span(one) for one in upper.spans), *lower.spans],
    )


def _axes(figure: Figure, ends: tuple[float, float], number: str = "") -> dict:
    """Return the axes of a figure in a part of the height."""
    x, y = dict(figure.layout.get("xaxis", {})), dict(figure.layout.get("yaxis", {}))
    if "scaleanchor" in y:
        y["scaleanchor"] = f"x{number}"
    x["anchor"] = f"y{number}"
    return {"xaxis": x, "yaxis": {**y, "anchor": f"x{number}", "domain": ends}}


def _title(figure: Figure, top: float) -> dict:
    """Return a figure's title as words above its axes."""
    text = figure.layout["title"]["text"]
    font = {"size": 14, "color": theme.INK}
    corner = {"x": 0, "xanchor": "left", "y": top, "yanchor": "bottom"}
    place = {"xref": "paper", "yref": "paper", "yshift": 4, **corner}
    return {"text": text, "font": font, "showarrow": False, **place}


def _trace(trace: dict) -> dict:
    return {**trace, "xaxis": "x2", "yaxis": "y2"}


def _raised(shapes: Sequence[dict]) -> list[dict]:
    """Return shapes on the upper axes."""
    return [{**shape, "xref": "x2", "yref": "y2"} for shape in shapes]


def _span(span: Span) -> Span:
    return replace(span, shape=_raised([span.shape])[0])


def _frames(upper: Sequence, lower: Sequence) -> list[list[dict]]:
    """Return the frames of both, step by step."""
    pairs = zip_longest(upper, lower, fillvalue=())
    return [[*_raised(above), *below] for above, below in pairs]
