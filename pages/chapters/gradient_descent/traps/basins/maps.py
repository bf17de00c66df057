"""The maps of "Basins": the ground's lines, the cells whose fate is known, a walk."""

from dataclasses import replace

import numpy as np

from engines.gradient_descent.basins import (
    NO_GROUND,
    ONLY_ONE,
    ONLY_OTHER,
    PARTED,
)
from engines.gradient_descent.rate_maps import LOST, STILL_ON_ITS_WAY
from pages.figures import theme
from pages.figures.fields import Coordinates, Path, contour_panel
from pages.figures.marks import critical_marks
from pages.figures.panel import Map, Panel
from pages.figures.plain import Figure
from pages.figures.shapes import dot, plate, ring

from ..verdicts import REST
from . import looks
from .record import Record, Walk, known_of

SAYS = Coordinates("x", "y", "f")
MOST_NAMED = 30  # minima with a number
FEW = 9  # minima, each of which has room for its sign
CASING, LINE = theme.stroke(theme.PAPER, 5), theme.stroke(theme.INK, 2)


def map_of_basins(record: Record, title: str, is_told: bool) -> Panel:
    """Draw each cell in its minimum's hue, paler the later its walk arrives."""
    found = record.found
    drawn = looks.by_minimum(found.fates, found.arrivals, found.minima)
    return _map(record, title, is_told, "basins", record.walk, *drawn, record.known)


def map_of_steps(record: Record, title: str, is_told: bool) -> Panel:
    """Draw each cell paler the later its walk arrives, wherever."""
    drawn = looks.by_steps(record.found.fates, record.found.arrivals)
    words = looks.legend([looks.SPECIALS[at] for at in (STILL_ON_ITS_WAY, LOST)])
    return _map(
        record, title, is_told, "steps", record.walk, *drawn, record.known, words
    )


def map_of_other(record: Record, title: str, is_told: bool) -> Panel:
    """Draw the other walker's basins."""
    found = record.other
    drawn = looks.by_minimum(found.fates, found.arrivals, found.minima)
    return _map(
        record, title, is_told, "other", record.other_walk, *drawn, known_of(found)
    )


def map_of_difference(record: Record, title: str, is_told: bool) -> Panel:
    """Draw where both arrive at the same minimum, at two, or only one of them does."""
    no_ground = record.found.fates == NO_GROUND
    kinds = np.where(no_ground, NO_GROUND, record.difference.kinds)
    known = np.maximum(record.known, known_of(record.other))
    words = looks.legend([looks.KINDS[at] for at in (PARTED, ONLY_ONE, ONLY_OTHER)])
    drawn = looks.by_kind(kinds)
    return _map(record, title, is_told, "difference", None, *drawn, known, words)


def _map(
    record: Record,
    title: str,
    is_told: bool,
    key: str,
    walk: Walk | None,
    levels: np.ndarray,
    scale: list,
    known: np.ndarray,
    words: str = "x",
) -> Panel:
    """Lay cells under the ground's lines, a walk over them, and words below."""
    paths = _paths(record, walk) if walk else [_still(record)]
    drawn = contour_panel(
        title,
        key,
        record.ground,
        paths,
        replace(SAYS, x_axis=words),
        alt=f"{title}: the ground from above, and the cells whose walks have ended",
        height=520,
        grow=1.3,
        traces=critical_marks(record.critical, SAYS),
        clickable=True,
        shapes=[start_mark(record), *numbers(record, is_told)],
    )
    lines, *rest = drawn.figure.data
    lines = {**lines, "contours": {"coloring": "none"}}
    figure = Figure((lines, *rest), drawn.figure.layout).with_layout(
        xaxis={"showgrid": False, "zeroline": False},
        yaxis={"showgrid": False, "zeroline": False},
    )
    return replace(drawn, figure=figure, maps=(_cells(record, levels, scale, known),))


def _cells(record: Record, levels, scale, known: np.ndarray) -> Map:
    since = np.searchsorted(record.shown, known).astype("int32")
    shown = [0] * len(record.shown)
    (x, y), side = record.settings.surface.domain, levels.shape[-1]
    more = {"shown": shown, "since": since.reshape(side, side)}
    return Map(levels, scale, x, y, **more)


def _paths(record: Record, walk: Walk) -> list[Path]:
    """Return a walk as a dark line on a light one: both are seen on any colour."""
    path = walk.path
    upto = [walk.at(step) + 1 for step in record.shown.tolist()]
    walked = path.points, path.values, upto
    under = Path(*walked, line=CASING, colour=theme.PAPER, head=_wide)
    return [under, Path(*walked, line=LINE, colour=theme.INK)]


def _still(record: Record) -> Path:
    """Return no walk at all, but its start."""
    path, n = record.walk.path, len(record.shown)
    still = path.points[:1], path.values[:1], [1] * n
    return Path(*still, line=CASING, colour=theme.INK, head=_hollow)


def _wide(x: float, y: float, colour: str) -> dict:
    return dot(x, y, colour, 9)


def _hollow(x: float, y: float, colour: str) -> dict:
    return ring(x, y, colour, 7)


def start_mark(record: Record) -> dict:
    """Return the ring at the learner's start."""
    x, y = record.settings.map_start
    return ring(x, y, theme.INK, 8, 2)


def numbers(record: Record, is_told: bool) -> list[dict]:
    """Return the minima's numbers, after the bet with the sign of whether they hold."""
    return [
        plate(x, y, _short_badge(record, at, is_told), theme.INK, up=-16, size=12)
        for at, (x, y) in enumerate(record.found.minima.tolist()[:MOST_NAMED])
    ]


def badge(record: Record, number: int) -> str:
    """Return a minimum's number, counted from 1, and the sign of whether it holds."""
    return f"{number + 1} {record.holding.sign(number)}"


def _short_badge(record: Record, number: int, is_told: bool) -> str:
    """Return the same; before the bet, and of many that hold, the number alone."""
    if not is_told:
        return f"{number + 1}"
    holds = record.holding.verdicts[number] is REST
    many = len(record.found.minima) > FEW
    return f"{number + 1}" if many and holds else badge(record, number)
