"""The learning rate's scale under its slider, with what becomes of every rate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, still
from pages.figures.lettering import pixels
from pages.figures.live import Live, LivePath
from pages.figures.panel import Panel, rounded
from pages.figures.plain import scatter
from pages.figures.shapes import INVISIBLE, arrow, box, label, segment, words

HEIGHT, HALFWAY = 92, 0.5  # pixels; of the height
KEY = 36  # pixels below the scale: the line of names that fit in no box
TALL, STRIP = 330, 0.24  # pixels with the places above, and the strip's share of them
ROOM, MARGIN = 0.025, 1  # of the span, at both ends, and pixels: half a mark is as wide
NARROWEST = 300  # pixels: what the strip has on a phone
NAME = 11  # pixels: the size of a name in it


@dataclass(frozen=True, eq=False)
class Ends:
    """What becomes of n rates, evenly apart, and the places that each visits for ever.

    `places` has shape (n, m); nan where there are fewer than m.
    """

    rates: np.ndarray  # (n,)
    names: Sequence[str]  # (n,)
    colours: Mapping[str, str]
    places: np.ndarray | None = None
    shorter: Mapping[str, str] = field(default_factory=dict)  # names for narrow boxes


def rate_scale(
    span: tuple[float, float],
    learning_rate: float,
    perfect: float | None,
    alt: str,
    ends: Ends | None = None,
    symbol: str = "η",
) -> Panel:
    """Draw the slider's own scale with what becomes of every learning rate.

    The slider may be another number's, with its own `symbol`. `perfect` is 1/λ, where a
    parabola is landed on in one step; 2/λ is the boundary. Without a bend there is none
    to mark, and without `ends` no strip.
    """
    tall = ends is not None and ends.places is not None
    room = ROOM * (span[1] - span[0])
    wide = (span[0] - room, span[1] + room)
    marks = _marks(span, perfect, HALFWAY if ends else 0)
    shapes = [*(_strip(ends, wide) if ends else []), *marks]
    figure = theme.figure(
        "Where it goes on to be, at every η" if tall else "",
        "rate_scale",
        [_listening(span, ends, symbol), *([_places(ends)] if tall else [])],
        xaxis=axis(
            wide, fixedrange=True, tickfont={"size": 11}, nticks=5, showgrid=tall
        ),
        yaxis=still((0, 1), **({"domain": (0, STRIP)} if tall else {})),
        margin={"l": 30 if tall else MARGIN, "r": MARGIN, "t": 30 if tall else 4}
        | {"b": KEY if ends else 20},
        hovermode="x",
        hoverdistance=-1,
        shapes=shapes,
        **({"yaxis2": _place_axis(ends)} if tall else {}),
    )
    mark = arrow(learning_rate, HALFWAY, theme.INK, up=False)
    height = TALL if tall else HEIGHT + 16 * (ends is not None)
    return Panel(figure, alt, height, frames=[[mark]], clickable=True)


def moving_mark(rates: np.ndarray) -> Live:
    """Return the mark of every learning rate, for a hand that drags it."""
    at, height = rates[:, np.newaxis], np.full((1, 1), HALFWAY)
    mark = arrow(0, 0, theme.INK, up=False)
    last = np.zeros(len(rates), dtype=int)
    return Live([LivePath(0, at, height, last, theme.stroke(theme.INK), mark)])


def _listening(span: tuple[float, float], ends: Ends | None, symbol: str) -> dict:
    """Return what hears the mouse: every rate, with what becomes of it."""
    rates = np.linspace(*span, 121) if ends is None else ends.rates
    said = "" if ends is None else "<br>%{text}"
    return scatter(
        x=rounded(rates),
        y=[0.5] * len(rates),
        opacity=0,
        **({} if ends is None else {"text": [*ends.names]}),
        hovertemplate=f"{symbol} = %{{x:.3g}}{said}<extra></extra>",
    )


def _places(ends: Ends) -> dict:
    """Return the places of every rate as dots."""
    at = np.broadcast_to(ends.rates[:, np.newaxis], ends.places.shape)
    known = ~np.isnan(ends.places)
    return scatter(
        x=rounded(at[known]),
        y=rounded(ends.places[known]),
        yaxis="y2",
        mode="markers",
        marker={"color": theme.PATH, "size": 3},
        hoverinfo="skip",
    )


def _place_axis(ends: Ends) -> dict:
    low, high = np.nanmin(ends.places), np.nanmax(ends.places)
    room = 0.08 * (high - low) or 0.5
    span = (float(low - room), float(high + room))
    return axis(span, "x", domain=(STRIP + 0.06, 1), fixedrange=True, nticks=5)


def _strip(ends: Ends, wide: tuple[float, float]) -> list[dict]:
    """Return a box for each run of rates that end alike, and the names of all ends.

    A name stands in its box if it fits, and else below, beside its colour.
    """
    half, at, boxes, named = (ends.rates[1] - ends.rates[0]) / 2, 0, [], set()
    for name, run in groupby(ends.names):
        n = len([*run])
        low, high = ends.rates[at] - half, ends.rates[at + n - 1] + half
        at += n
        room = (high - low) / (wide[1] - wide[0]) * NARROWEST - 4
        names = (name, ends.shorter.get(name, ""), "")
        said = next(one for one in names if not one or pixels(one, NAME) < room)
        named |= {name} if said else set()
        text = label(said, theme.INK, NAME)
        look = {"opacity": 0.4, "layer": "below", "label": text}
        edges = max(float(low), wide[0]), min(float(high), wide[1])
        boxes.append(box(edges, (0, HALFWAY), ends.colours[name], **look))
    return [
        *boxes,
        *_key([one for one in ends.colours if one in ends.names], named, ends),
    ]


def _key(names: Sequence[str], named: set[str], ends: Ends) -> list[dict]:
    """Return one line below the scale: what stands in no box, beside its colour."""
    missing = [name for name in names if name not in named]
    parts = [
        f'<span style="color:{ends.colours[name]}">■</span> {name}' for name in missing
    ]
    text = label("  ".join(parts), theme.INK, NAME, textposition="middle left")
    place = {"xref": "paper", "yref": "paper", "ysizemode": "pixel", "yanchor": 0}
    line = {"type": "rect", **place, "x0": 0, "x1": 1, "y0": -KEY, "y1": -KEY + 16}
    return [{**line, "line": INVISIBLE, "label": text}] if parts else []


def _marks(span: tuple[float, float], perfect: float | None, foot: float) -> list[dict]:
    """Return the marks of 1/λ and 2/λ, where they are on the scale, from `foot` up."""
    if not perfect:
        return []
    shapes = []
    marks = ((perfect, "1/λ", theme.SLOPE), (2 * perfect, "2/λ", theme.HERE))
    for at, name, colour in marks:
        if span[0] < at < span[1]:
            shapes.append(segment((at, at), (foot, 0.66), colour, width=2))
            shapes.append(words(at, 0.66, name, colour, up=9))
    return shapes
