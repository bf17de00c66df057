"""How the shares grow: a bar for each basin, or one line for all that have arrived."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.rate_maps import LOST, STILL_ON_ITS_WAY
from pages.figures import theme
from pages.figures.axes import Window, axis, rows_axis
from pages.figures.panel import Panel, Trail, rounded
from pages.figures.places import Name, named
from pages.figures.series import Series, series_panel
from pages.figures.shapes import segment

from . import looks
from .maps import badge
from .record import Record

ROOM = 1.35  # of the longest bar: the words stand beyond its end
THICK, THIN = 14, 9  # pixels
FEW = 8  # rows that have room for thick bars


@dataclass(frozen=True, eq=False)
class Row:
    """One bar: what it is of, and how many starts it counts at each position."""

    name: str
    colour: str
    counts: np.ndarray  # (S,)
    shrinks: bool = False


def rows_of(record: Record, is_told: bool) -> list[Row]:
    """Return the bars: minima, and what else becomes of walks.

    Before the bet it is not told which of these there are, nor which minima hold.
    """
    tally, own = record.tally, looks.hues(record.found.minima)
    counts, n = tally.counts[record.shown], len(own)
    each = n if n == tally.n_minima else tally.n_minima - 1
    rows = [
        Row(_named(record, at, is_told), looks.colour(own[at]), counts[:, at])
        for at in range(each)
    ]
    if each < n:
        rows.append(Row(f"{each + 1}–{n}", theme.MUTED, counts[:, each]))
    for fate in tally.fates:
        here = tally.of(fate)[record.shown]
        look, on_its_way = looks.SPECIALS[fate], fate == STILL_ON_ITS_WAY
        if (here.any() and is_told) or fate in (LOST, STILL_ON_ITS_WAY):
            name = f"{look.name} {look.pattern}"
            rows.append(Row(name, look.mark, here, on_its_way))
    return rows


def _named(record: Record, at: int, is_told: bool) -> str:
    """Return a minimum's number; after the bet its badge, and its verdict in words."""
    if not is_told:
        return f"{at + 1}"
    return f"{badge(record, at)} {record.holding.word(at)}"


def shares_panel(record: Record, is_told: bool = True) -> Panel:
    """Draw how many of all starts have ended where, so far."""
    rows = rows_of(record, is_told)
    names = [row.name for row in rows]
    ticks = {"tickformat": ".0%", "nticks": 4}
    figure = theme.figure(
        "Share of all starts, so far",
        "shares",
        [],
        xaxis=axis((0, ROOM), "share of the map", **ticks),
        yaxis=rows_axis(names, tickfont={"color": theme.INK, "size": 12}),
        dragmode=False,
    )
    window = Window((0.0, ROOM), (-0.6, len(rows) - 0.4))
    told = [_told(record, row, at) for at, row in enumerate(rows)]
    alt = "A bar for each minimum, and for what else becomes of walks"
    bars = {"trails": _growing(record, rows), "frames": _shrinking(record, rows)}
    return Panel(figure, alt, 520, names=named(window, told), **bars)


def _thick(rows: Sequence[Row]) -> int:
    return THICK if len(rows) <= FEW else THIN


def _growing(record: Record, rows: Sequence[Row]) -> tuple[Trail, ...]:
    """Return the bars that only grow."""
    upto = [*range(1, len(record.shown) + 1)]
    return tuple(
        Trail(
            *_bar(row.counts / record.tally.n, at),
            upto,
            theme.stroke(row.colour, _thick(rows)),
        )
        for at, row in enumerate(rows)
        if not row.shrinks
    )


def _shrinking(record: Record, rows: Sequence[Row]) -> list[list[dict]]:
    """Return at each position the bars that shrink."""
    return [
        [
            segment((0, share), (at, at), row.colour, _thick(rows))
            for at, row in enumerate(rows)
            if row.shrinks and (share := float(row.counts[position] / record.tally.n))
        ]
        for position in range(len(record.shown))
    ]


def _told(record: Record, row: Row, at: int) -> Name:
    """Return the words at the end of a bar: its share, position by position."""
    pairs = zip(row.counts.tolist(), record.shown.tolist(), strict=True)
    texts = [record.tally.said(count, step) for count, step in pairs]
    ends = _ends(row.counts / record.tally.n, at)
    return Name(ends, texts, theme.INK, 6, near=True)


def _bar(share: np.ndarray, at: int) -> tuple[list[float], list[float]]:
    """Return the points of a bar that only grows; its first one is at 0."""
    return [0.0, *rounded(share[1:])], [float(at)] * len(share)


def _ends(share: np.ndarray, at: int) -> np.ndarray:
    return np.stack([share, np.full(len(share), float(at))], axis=-1)[:, np.newaxis]


def arrived_panel(record: Record) -> Panel:
    """Draw the share of all starts that have arrived, step by step."""
    shown = record.shown
    line = theme.stroke(theme.SLOPE, 2.5)
    arrived = Series("", shown.tolist(), record.arrived[shown].tolist(), line)
    asked = record.settings.map_steps
    return series_panel(
        "Arrived at a minimum, so far",
        "arrived",
        [arrived],
        len(shown),
        alt="The share of all starts that have arrived, against the step",
        xaxis=axis((-0.02 * asked, 1.02 * asked), "step"),
        yaxis=axis((-0.02, 1.04), "share of the map", tickformat=".0%"),
        height=520,
        dragmode=False,
    )
