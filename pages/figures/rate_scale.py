"""The learning rate's scale under its slider, with what each part of it does."""

from itertools import pairwise

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, still
from pages.figures.live import Live, LivePath
from pages.figures.panel import Panel
from pages.figures.plain import scatter
from pages.figures.shapes import arrow, box, label, segment, words

HEIGHT, HALFWAY = 92, 0.5  # pixels; of the height
ROOM, MARGIN = 0.025, 1  # of the span, at both ends, and pixels: half a mark is as wide


def rate_scale(
    span: tuple[float, float], learning_rate: float, perfect: float | None, alt: str
) -> Panel:
    """Draw the slider's own scale with the four outcomes of the learning rate.

    `perfect` is 1/λ, where one step lands; 2/λ is the boundary. Without a bend there
    is no boundary to draw.
    """
    listening = scatter(
        x=np.linspace(*span, 121).tolist(),
        y=[0.5] * 121,
        opacity=0,
        hovertemplate="η = %{x:.3g}<extra></extra>",
    )
    shapes = _zones(span, perfect) if perfect else []
    room = ROOM * (span[1] - span[0])
    figure = theme.figure(
        "",
        "rate_scale",
        [listening],
        xaxis=axis(
            (span[0] - room, span[1] + room),
            fixedrange=True,
            tickfont={"size": 11},
            nticks=5,
        ),
        yaxis=still((0, 1)),
        margin={"l": MARGIN, "r": MARGIN, "t": 4, "b": 20},
        hovermode="x",
        hoverdistance=-1,
        shapes=shapes,
    )
    mark = arrow(learning_rate, HALFWAY, theme.HERE, up=False)
    return Panel(figure, alt, HEIGHT, frames=[[mark]], clickable=True)


def moving_mark(rates: np.ndarray) -> Live:
    """Return the mark of every learning rate, for a hand that drags it."""
    at, height = rates[:, np.newaxis], np.full((1, 1), HALFWAY)
    mark = arrow(0, 0, theme.HERE, up=False)
    last = np.zeros(len(rates), dtype=int)
    return Live([LivePath(0, at, height, last, theme.stroke(theme.HERE), mark)])


def _zones(span: tuple[float, float], perfect: float) -> list[dict]:
    """Return the three zones below, between and beyond 1/λ and 2/λ, with words."""
    low, high = span
    cuts = [low, min(perfect, high), min(2 * perfect, high), high]
    names = (
        ("crawls", theme.PATH),
        ("zigzags", theme.NEXT),
        ("flies off", theme.HERE),
    )
    zones = []
    for ends, (name, colour) in zip(pairwise(cuts), names, strict=True):
        share = (ends[1] - ends[0]) / (high - low)
        if share > 0.01:
            text = label(name if share > 0.14 else "", theme.INK, 12)
            zones.append(
                box(ends, (0, 0.5), colour, opacity=0.25, layer="below", label=text)
            )
    marks = ((perfect, "1/λ lands", theme.SLOPE), (2 * perfect, "2/λ", theme.HERE))
    for at, name, colour in marks:
        if low < at < high:
            zones.append(segment((at, at), (0, 0.66), colour, width=2))
            zones.append(words(at, 0.66, name, colour, up=9))
    return zones
