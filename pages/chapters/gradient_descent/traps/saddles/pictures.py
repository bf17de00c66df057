"""The pictures of "Saddles": the ways off it, and the distance step by step."""

from dataclasses import replace
from math import ceil, floor, log10

import numpy as np

from pages.figures import theme
from pages.figures.fields import Coordinates, contour_panel
from pages.figures.marks import critical_marks
from pages.figures.panel import Panel, Span
from pages.figures.places import named
from pages.figures.powers import power_axis
from pages.figures.shapes import line, ring, segment
from pages.figures.sizes import Sizes, sizes_panel
from pages.figures.undefined import undefined_here
from pages.figures.walkers import names_of, walker

from .record import Record

SAYS = Coordinates("x", "y", "f")
EMPTY = -8, 0  # powers of ten, where there is nothing to draw
DEEPEST = -18  # power of ten: where a walk that begins on the saddle is drawn
BELOW, MOST_SEEN = 2, 2.0  # powers below the start; and above the radius


def panels(record: Record) -> list[Panel]:
    """Draw all ways on the ground, and how far everyone is from the saddle."""
    return [ground_panel(record), distance_panel(record)]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw the same without what theory says."""
    return [ground_panel(record), distance_panel(record, is_told=False)]


def ground_panel(record: Record) -> Panel:
    """Draw the ground from above, with the saddle ringed and all ways off it."""
    marks = critical_marks(record.settings.critical, SAYS)
    more = {"height": 520, "grow": 1.1, "traces": marks, "clickable": True}
    title = "From above: click another ✕"
    alt = "The ground from above, with the ways off a saddle"
    return contour_panel(
        title,
        "ground",
        record.ground,
        paths(record),
        SAYS,
        alt=alt,
        names=named(record.window, _names(record)),
        under=lambda step: _ring(record),
        **more,
    )


def paths(record: Record) -> list:
    """Return every walk in the looks of its optimizer."""
    if record.escape is None:
        middle = np.mean(record.settings.surface.domain, axis=1)
        nobody = walker(record.settings.walker, middle[np.newaxis], np.zeros(1), [1])
        look = {"line": theme.stroke(theme.CLEAR, 0), "colour": theme.CLEAR, "name": ""}
        return [replace(nobody, **look)]
    points, upto = record.escape.points, [step + 1 for step in record.shown]
    heights = record.settings.surface.value(points)
    return [
        walker(key, points[:, at], heights[:, at], upto)
        for at, key in enumerate(record.walkers)
    ]


def _names(record: Record) -> list:
    """Return the walkers' names, that of the one in hand first."""
    if record.escape is None:
        return undefined_here(record.ground)
    every = paths(record)
    hand = record.hand
    order = [every[hand], *every[:hand], *every[hand + 1 :]]
    return [*names_of(record.window, order, "step"), *undefined_here(record.ground)]


def _ring(record: Record) -> list[dict]:
    """Return the ring around the saddle that is asked about."""
    if record.escape is None:
        return []
    return [ring(*record.escape.saddle.tolist(), theme.PATH, 12, 2)]


def powers(record: Record) -> tuple[int, int]:
    """Return the powers of ten between which distances are drawn."""
    found = record.escape
    low = floor(log10(found.offset)) if found.offset else DEEPEST
    return low - BELOW, ceil(log10(found.radius) + MOST_SEEN)


def sizes(record: Record) -> list[Sizes]:
    """Return how far everyone is from the saddle, step by step."""
    upto = [step + 1 for step in record.shown]
    hand = record.hand
    return [
        Sizes(
            key,
            record.escape.distances[:, at],
            upto,
            zero="exactly on it",
            rank=0 if at == hand else 1 + at,
        )
        for at, key in enumerate(record.walkers)
    ]


def distance_panel(record: Record, is_told: bool = True) -> Panel:
    """Draw the distances over powers of ten; if told, theory's line beside."""
    if record.escape is None:
        nothing = Sizes(record.settings.walker, np.full(1, np.nan), [1])
        said = {"alt": "No saddle, and so no distance from one", "height": 520}
        said["powers"] = EMPTY
        return sizes_panel("No saddle", "distance", [nothing], "step", "", **said)
    low, high = powers(record)
    panel = sizes_panel(
        "Along the falling way: ┄ has left",
        "distance",
        sizes(record),
        "step",
        "distance from the saddle",
        powers=(low, high),
        alt="How far everyone is from the saddle, step by step",
        height=520,
        shapes=_radius(record),
    )
    last = len(record.shown) - 1
    spans = [Span(shape, 0, last) for shape in _line(record)] if is_told else []
    return replace(panel, spans=[*panel.spans, *spans])


def _radius(record: Record) -> list[dict]:
    """Return the line beyond which one has left."""
    at = log10(record.escape.radius)
    return [segment((0, record.n_steps), (at, at), theme.MUTED, 1, "dot")]


def _line(record: Record) -> list[dict]:
    """Return what theory says of the one in hand, as far as it is in the picture."""
    told = record.escape.predicted[:, record.hand]
    with np.errstate(divide="ignore", invalid="ignore"):
        heights = np.log10(told)
    low, high = power_axis(*powers(record), "")["range"]
    seen = np.flatnonzero((heights >= low) & (heights <= high))
    if len(seen) < 2:
        return []
    look = theme.stroke(theme.NEXT, 5)
    return [line(seen.tolist(), heights[seen].tolist(), look, opacity=0.35)]
