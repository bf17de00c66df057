"""The pictures of "Saddles": the ways off it, and the distance step by step."""

from dataclasses import replace
from math import ceil, floor, log10

import numpy as np

from engines.gradient_descent import NEVER
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
    every = []
    for at, key in enumerate(record.walkers):
        n = rows_of(record, at)
        seen = [min(k, n) for k in upto]
        every.append(walker(key, points[:n, at], heights[:n, at], seen))
    return every


def rows_of(record: Record, at: int) -> int:
    """Return how many places of a walker there are: none from where it is lost."""
    lost = int(record.escape.lost_at[at])
    return len(record.escape.points) if lost == NEVER else lost


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
    return [_size(record, at) for at in range(len(record.walkers))]


def _size(record: Record, at: int) -> Sizes:
    """Return a walker's distances; who is lost stays where it was seen last."""
    away, n = record.escape.distances[:, at], rows_of(record, at)
    is_lost = n < len(away)
    if is_lost:
        away = np.append(away[:n], away[n - 1])
    return Sizes(
        record.walkers[at],
        away,
        [min(step + 1, len(away)) for step in record.shown],
        is_lost=is_lost,
        zero="exactly on it",
        rank=0 if at == record.hand else 1 + at,
        shakes=True,
    )


def distance_panel(record: Record, is_told: bool = True) -> Panel:
    """Draw the distances over powers of ten; if told, theory's line beside."""
    if record.escape is None:
        nothing = Sizes(record.settings.walker, np.full(1, np.nan), [1])
        said = {"alt": "No saddle, and so no distance from one", "height": 520}
        said["powers"] = EMPTY
        return sizes_panel("No saddle", "distance", [nothing], "step", "", **said)
    low, high = powers(record)
    theory = _line(record) if is_told else []
    # A name of its own while the bet is open: the last run's lines would tell it.
    panel = sizes_panel(
        "Along the falling way: ┄ has left" + (", ━ theory" if theory else ""),
        "distance" if is_told else "distance_open",
        sizes(record),
        "step",
        "distance along the falling way",
        powers=(low, high),
        alt="How far everyone is along the falling way, step by step",
        height=520,
        shapes=_radius(record),
    )
    last = len(record.shown) - 1
    spans = [Span(shape, 0, last) for shape in theory]
    return replace(panel, spans=[*panel.spans, *spans])


def _radius(record: Record) -> list[dict]:
    """Return the line beyond which one has left."""
    at = log10(record.escape.radius)
    return [segment((0, record.n_steps), (at, at), theme.MUTED, 1, "dot")]


def _line(record: Record) -> list[dict]:
    """Return what theory says of the one in hand, as far as it is in the picture."""
    if not record.is_predicted:
        return []
    told = record.escape.predicted[:, record.hand]
    with np.errstate(divide="ignore", invalid="ignore"):
        heights = np.log10(told)
    low, high = power_axis(*powers(record), "")["range"]
    seen = np.flatnonzero((heights >= low) & (heights <= high))
    if len(seen) < 2:
        return []
    look = theme.stroke(theme.NEXT, 5)
    return [line(seen.tolist(), heights[seen].tolist(), look, opacity=0.35)]
