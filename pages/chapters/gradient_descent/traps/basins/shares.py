"""How the shares grow: a bar for each basin, or one line for all that have arrived."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.basins import NO_GROUND, NO_MINIMUM
from engines.gradient_descent.rate_maps import LOST, STILL_ON_ITS_WAY
from pages.figures import theme
from pages.figures.axes import Window, axis, rows_axis
from pages.figures.panel import Panel, Trail, rounded
from pages.figures.places import Name, named
from pages.figures.series import Series, series_panel
from pages.words.numbers import percent

from . import looks
from .maps import badge
from .record import Record

MOST_ROWS = 10  # minima with a bar of their own
ROOM = 1.35  # of the longest bar: the words stand beyond its end
THICK, THIN = 14, 9  # pixels
FEW = 8  # rows that have room for thick bars


@dataclass(frozen=True, eq=False)
class Row:
    """One bar: what it is of, and the steps from which its starts belong to it."""

    name: str
    colour: str
    known: np.ndarray  # (m,) one step for each of its starts


def rows_of(record: Record, is_told: bool) -> list[Row]:
    """Return the bars: minima, and what else becomes of walks.

    Before the bet it is not told which of these there are.
    """
    found, own = record.found, looks.hues(record.found.minima)
    n = len(own)
    each = n if n <= MOST_ROWS else MOST_ROWS - 1
    rows = [
        Row(_named(record, at), looks.colour(own[at]), record.known[found.fates == at])
        for at in range(each)
    ]
    if each < n:
        rest = record.known[found.fates >= each]
        rows.append(Row(f"{each + 1}–{n}", theme.MUTED, rest))
    for fate in NO_MINIMUM:
        here = record.known[found.fates == fate]
        is_shown = len(here) if is_told else fate in (LOST, STILL_ON_ITS_WAY)
        if is_shown and fate != NO_GROUND:
            look = looks.SPECIALS[fate]
            rows.append(Row(f"{look.name} {look.pattern}", look.mark, here))
    return rows


def _named(record: Record, at: int) -> str:
    """Return a minimum's badge, and its verdict in words."""
    return f"{badge(record, at)} {record.holding.verdicts[at]}"


def shares_panel(record: Record, is_told: bool = True) -> Panel:
    """Draw how many of all starts have ended where, so far."""
    rows = rows_of(record, is_told)
    counts = [
        np.searchsorted(np.sort(row.known), record.shown, side="right") for row in rows
    ]
    shares = [count / len(record.known) for count in counts]
    longest = max((float(share[-1]) for share in shares), default=0.0)
    high = ROOM * (max(longest, 0.01) if is_told else 1.0)
    thick = THICK if len(rows) <= FEW else THIN
    return _drawn(record, rows, shares, high, thick)


def _drawn(record: Record, rows: Sequence[Row], shares, high: float, thick) -> Panel:
    names = [row.name for row in rows]
    ticks = {"tickformat": ".0%", "nticks": 4}
    figure = theme.figure(
        "Share of all starts, so far",
        "shares",
        [],
        xaxis=axis((0, high), "share of the map", **ticks),
        yaxis=rows_axis(names, tickfont={"color": theme.INK, "size": 12}),
        dragmode=False,
    )
    upto = [*range(1, len(record.shown) + 1)]
    bars = tuple(
        Trail(*_bar(share, at), upto, theme.stroke(row.colour, thick))
        for at, (row, share) in enumerate(zip(rows, shares, strict=True))
    )
    window = Window((0.0, high), (-0.6, len(rows) - 0.4))
    told = [
        Name(_ends(share, at), [*map(percent, share.tolist())], theme.INK, 6, near=True)
        for at, share in enumerate(shares)
    ]
    alt = "A bar for each minimum, and for what else becomes of walks"
    return Panel(figure, alt, 520, trails=bars, names=named(window, told))


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
