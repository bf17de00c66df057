"""The pictures of many chains: where they stand, where they would, and the shares."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent import boltzmann, visited
from pages.figures import theme
from pages.figures.axes import axis, rows_axis
from pages.figures.bars import Bar, bars_panel
from pages.figures.keys import keyed_title
from pages.figures.panel import Map, Panel, levels
from pages.figures.plain import scatter
from pages.figures.shapes import segment
from pages.words.numbers import percent

from .record import Record

CELLS = 25  # of the maps, to each side
ASIDE, HALF = 0.2, 0.17  # of a row: from its middle to a bar's, half of a bar
TWO = 1.96  # sampling errors: the whiskers hold 95%
ROOM = 230  # pixels of a panel's title
SEEN = 0.15  # of the scale: from there on a cell stands out from the page
SCALE = ((0.0, theme.PAPER), (SEEN, theme.WAY), (0.5, theme.PATH), (1.0, theme.INK))
LONG_RUN = "In the long run: Boltzmann"
HIDDEN = "In the long run: after the bet"


def panels(record: Record, is_over: bool = True) -> list[Panel]:
    """Draw where many chains stand, where they would in time, and the shares.

    Before a bet `is_over` that Boltzmann's shares may answer these are not drawn.
    """
    standing, wanted = _maps(record)
    n = record.crowd.n
    if not is_over:
        wanted = np.zeros_like(wanted)
    drawn = [
        _map(record, f"Where {n} chains stand", "stand", standing),
        _map(record, LONG_RUN if is_over else HIDDEN, "boltzmann", wanted),
    ]
    return [*drawn, _shares(record, is_over)] if record.hollows.rows else drawn


def _maps(record: Record) -> tuple[np.ndarray, np.ndarray]:
    """Return the share of chains in each cell, counted and by Boltzmann, (K, n, n).

    At every step both are shares of the largest that Boltzmann has in a cell. Where a
    chain stands, or one of all is to be expected, a cell is seen.
    """
    crowd, surface = record.crowd, record.hollows.surface
    counts = [visited(some[: crowd.n], surface, CELLS) for some in crowd.points]
    distinct, back = np.unique(crowd.temperatures, return_inverse=True)
    wanted = boltzmann(surface, distinct, CELLS, 3).probabilities[back]
    most = np.maximum(wanted.max(axis=(1, 2), keepdims=True), 1 / crowd.n)
    found = []
    for shares in (np.array(counts) / crowd.n, wanted):
        with np.errstate(invalid="ignore"):
            some = np.sqrt(np.minimum(shares / most, 1.0))
        found.append(np.where(shares >= 0.5 / crowd.n, np.maximum(some, SEEN), some))
    return found[0], found[1]


def _map(record: Record, title: str, key: str, shares: np.ndarray) -> Panel:
    """Draw shares as cells that change with the steps: the root shows small ones."""
    x, y = record.settings.surface.domain
    shown = np.where(shares > 0, shares, np.nan)
    cells = Map(levels(shown, 0.0, 1.0), SCALE, x, y)
    figure = theme.figure(
        title,
        key,
        _minima(record),
        xaxis=axis(x, "x"),
        yaxis=axis(y, "y"),
        dragmode="pan",
    )
    return Panel(figure, f"{title}, cell by cell", 520, maps=(cells,))


def _minima(record: Record) -> list[dict]:
    """Return rings around the known minima: cells are seen inside of them."""
    minima = record.hollows.surface.minima
    if not minima:
        return []
    edge = {"color": theme.HERE, "width": 1}
    look = {"symbol": "circle-open", "size": 9, "line": edge, "color": theme.HERE}
    hover = "minimum<br>x = %{x:.3f}, y = %{y:.3f}<extra></extra>"
    x, y = np.transpose(minima).tolist()
    return [scatter(x=x, y=y, mode="markers", marker=look, hovertemplate=hover)]


@dataclass(frozen=True)
class Mark:
    """A line across a bar, or along it, as bars are drawn."""

    x: tuple[float, float]
    y: tuple[float, float]
    colour: str
    width: float = 3

    def shapes(self, lies: bool) -> list[dict]:
        """Return the line, however the bars lie."""
        return [segment(self.x, self.y, self.colour, self.width)]


def _shares(record: Record, is_over: bool) -> Panel:
    """Draw the share of each row of hollows: counted, at T = 0, and by Boltzmann."""
    rows = record.hollows.rows
    steps = [_bars(record, step, is_over) for step in range(len(record.shown))]
    panel = bars_panel(
        "",
        "shares",
        steps,
        alt="The share of chains nearest to each minimum, counted and by Boltzmann",
        xaxis=axis((0, 1.55), "share", tickvals=[0, 0.5, 1], tickformat=".0%"),
        yaxis=rows_axis([row.name for row in rows], zeroline=False),
        height=520,
        lies=True,
    )
    key = [("■ annealing", theme.PATH)]
    if not record.is_cold:
        key.append(("■ T = 0", theme.MUTED))
    if is_over:
        key.append(("┃ Boltzmann", theme.HERE))
    return panel.with_layout(**keyed_title("Nearest minimum", key, ROOM))


def _bars(record: Record, step: int, is_over: bool) -> list:
    """Return the bars, whiskers and marks of all rows at a position."""
    crowd, found = record.crowd, []
    for row in range(len(record.hollows.rows)):
        share = float(crowd.shares[step, row])
        at = row - ASIDE
        found.append(Bar(at, 0, share, theme.PATH, HALF))
        low, high = interval(share, crowd.n)
        found.append(Mark((low, high), (at, at), theme.INK, 2))
        if not record.is_cold:
            cold = float(crowd.cold_shares[step, row])
            text = percent(round(cold, 4))
            found.append(Bar(row + ASIDE, 0, cold, theme.MUTED, HALF, text, 11))
        wanted = float(crowd.predicted[step, row])
        if is_over and np.isfinite(wanted):
            ends = row - ASIDE - HALF - 0.06, row - ASIDE + HALF + 0.06
            found.append(Mark((wanted, wanted), ends, theme.HERE, 4))
        text = Bar(at, high, high, theme.PATH, HALF, percent(round(share, 4)), 11)
        found.append(text)
    return found


def interval(share: float, n: int) -> tuple[float, float]:
    """Return Wilson's interval of 95% for a share counted among n."""
    centre = (share + TWO**2 / (2 * n)) / (1 + TWO**2 / n)
    half = TWO * (share * (1 - share) / n + TWO**2 / (4 * n**2)) ** 0.5
    half /= 1 + TWO**2 / n
    return max(centre - half, 0.0), min(centre + half, 1.0)
