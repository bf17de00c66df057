"""The pictures of "Luck": the shuffled gains, and every question against luck."""

from collections.abc import Sequence
from math import log2

import numpy as np

from engines.decision_trees import LEFT_OUT
from pages.figures import theme
from pages.figures.axes import axis, rows_axis
from pages.figures.keys import coloured, keyed_figure
from pages.figures.lettering import shortened
from pages.figures.panel import Panel
from pages.figures.plain import scatter
from pages.figures.shapes import box, segment, words

from .pile import PAPER, PILES, edges_of, pile_of, real_gain
from .record import Record
from .words import USUAL_LEVEL, p_said

ROW, LEAST_ROW = 34, 15  # pixels for each question
NARROW = 300  # pixels that a panel has at least
MOST_LETTERS = 20  # of a question's name
BEFORE = 0.06  # largest gains: room for the whole diamond of a gain of nothing
BESIDE = 1.85  # where the p-values end, in largest gains
THIN = {"color": theme.CURVE, "width": 2}
GAIN = "information gain (bits)"
REAL = {"color": theme.HERE, "symbol": "diamond", "size": 12, "line": PAPER}


def panels(record: Record) -> list[Panel]:
    """Draw the pile of shuffled gains, and every question against luck."""
    test = record.test
    ranges = np.max([known.middle(0.9) for known in record.so_far])
    return [
        luck_panel(record, max(float(test.gains[record.at]), _most(record))),
        chances_panel(record, max(ranges, test.gains.max())),
    ]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw them as wide as gains may be: how far luck comes is to be bet on."""
    most = record.ranking.before
    if record.ranking.missing == LEFT_OUT:  # of fewer rows, which may be more mixed
        most = log2(max(2, len(record.ranking.classes)))
    return [luck_panel(record, most, of_all=True), chances_panel(record, most)]


def _most(record: Record) -> float:
    return float(record.test.shuffled[:, record.at].max())


# --- one question -------------------------------------------------------------------


def luck_panel(record: Record, widest: float, of_all: bool = False) -> Panel:
    """Draw the gains of the question under shuffled answers, as they pile up.

    The window ends behind the gain `widest`; where it shows the shares of_all, above
    all of them, else above the highest pile at the end.
    """
    test, at = record.test, record.at
    gains, real = test.shuffled[:, at], float(test.gains[at])
    high = 1.1 * max(widest, 1e-3)
    edges = edges_of(real, high)
    most = 1.0 if of_all else float(np.histogram(gains, edges)[0].max() / len(gains))
    figure = keyed_figure(
        f"{shortened(test.attributes[at], 30)}: gains",
        PILES,
        NARROW,
        "luck",
        [],
        xaxis=axis((0, high), GAIN),
        # room for the real gain's number, but no mark beyond 100%
        yaxis=axis((0, 1.19 * most), "share of shuffles", tickformat=".0%"),
        dragmode="pan",
    )
    top = 1.03 * most
    found = [segment((real, real), (0, top), theme.HERE, 3), real_gain(real, top, high)]
    as_good = test.reached[:, at]
    piles = [pile_of(gains[:n], as_good[:n], edges) for n in record.upto]
    alt = "Gains when the answers are shuffled, and the real gain"
    return Panel(figure, alt, 360, frames=[[*pile, *found] for pile in piles])


# --- every question -----------------------------------------------------------------


def chances_panel(record: Record, widest: float) -> Panel:
    """Draw every question's real gain on the range that luck gives it.

    A bar holds the middle nine tenths of the gains shuffled so far. The gains have
    room up to `widest`.
    """
    test, n = record.test, len(record.test.attributes)
    ranges = [known.middle(0.9) for known in record.so_far]
    most = 1.05 * max(widest, 1e-3)
    real = scatter(
        x=test.gains,
        y=list(range(n)),
        mode="markers",
        marker=REAL,
        text=[shortened(name, 60) for name in test.attributes],
        hovertemplate="%{text}: %{x:.6f} bits<extra></extra>",
    )
    parts = [("◆ real gain", theme.HERE), ("━ luck, 5–95%", theme.CURVE)]
    names = [_name(name, at == record.at) for at, name in enumerate(test.attributes)]
    figure = keyed_figure(
        "Against luck",
        parts,
        NARROW,
        "chances",
        [real],
        # beyond the gains the p-values stand
        xaxis=axis((-BEFORE * most, BESIDE * most), GAIN, nticks=5),
        yaxis=rows_axis(names, tickfont={"size": 11}, zeroline=False),
        dragmode="pan",
    )
    frames = [[]]
    for known, (low, high) in zip(record.so_far, ranges, strict=True):
        chances = _p_values(known.p_values.tolist(), most)
        frames.append([*map(_range, range(n), low, high), *chances])
    alt = "Every question's gain against what luck gives"
    least = LEAST_ROW * n + 90
    height = max(360, ROW * n + 110)
    return Panel(figure, alt, height, frames=frames, least_height=least)


def _name(attribute: str, is_here: bool) -> str:
    """Return a question's name; the one that the other picture is about stands out."""
    short = shortened(attribute, MOST_LETTERS)
    return coloured(f"<b>{short}</b>", theme.HERE) if is_here else short


def _range(row: int, low: float, high: float) -> dict:
    """Draw the range of a question's shuffled gains; no range is too small to see."""
    return box((low, high), (row - 0.1, row + 0.1), theme.CURVE, THIN, layer="below")


def _p_values(chances: Sequence[float], most: float) -> list[dict]:
    """Write each question's p-value at the right."""
    return [
        words(
            BESIDE * most,
            row,
            p_said(p, USUAL_LEVEL),
            theme.INK,
            0,
            11,
            "right",
        )
        for row, p in enumerate(chances)
    ]
