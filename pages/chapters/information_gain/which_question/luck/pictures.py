"""The pictures of "Luck": the shuffled gains, and every question against luck."""

from collections.abc import Iterator, Sequence

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, hidden
from pages.figures.lettering import shortened
from pages.figures.panel import Panel
from pages.figures.plain import scatter
from pages.figures.shapes import box, row_words, segment, words

from .record import Record

N_BINS = 24
ROW = 34
PALE = 0.4
GAIN = "information gain (bits)"
PAPER = {"color": theme.PAPER, "width": 1}
REAL = {"color": theme.HERE, "symbol": "diamond", "size": 11}


def panels(record: Record) -> list[Panel]:
    """Draw the pile of shuffled gains, and every question against luck."""
    return [luck_panel(record), chances_panel(record)]


# --- one question -------------------------------------------------------------------


def luck_panel(record: Record) -> Panel:
    """Draw the gains of the question under shuffled answers, as they pile up."""
    test, at = record.test, record.at
    gains, real = test.shuffled[:, at], float(test.gains[at])
    high = 1.1 * max(real, float(gains.max()), 1e-3)
    edges = _edges(real, high)
    most = float(np.histogram(gains, edges)[0].max() / len(gains))
    figure = theme.figure(
        f"{shortened(test.attributes[at], 30)}: gains by luck alone",
        "luck",
        [],
        legend=(
            theme.square("shuffled answers", theme.CURVE, 12),
            theme.square("as high as the real gain", theme.NEXT, 12),
            theme.lined("the real gain", theme.stroke(theme.HERE)),
        ),
        xaxis=axis((0, high), GAIN),
        # room for the real gain's number, but no mark beyond 100%
        yaxis=axis((0, 1.19 * most), "share of shuffles", tickformat=".0%"),
        dragmode="pan",
    )
    top = 1.03 * most
    found = [
        segment((real, real), (0, top), theme.HERE, 3),
        words(real, top, f"{real:.3f}", theme.HERE, up=10),
    ]
    as_good = test.reached[:, at]
    piles = [_pile(gains[:n], as_good[:n], edges) for n in record.upto]
    alt = "Gains when the answers are shuffled, and the real gain"
    return Panel(figure, alt, 360, frames=[[*pile, *found] for pile in piles])


def _edges(real: float, high: float) -> np.ndarray:
    """Return the bins' edges from 0 to `high`; the real gain is one of them.

    So no bin mixes smaller gains with those that are as good; and the edge lies a
    little lower than the gain, because equal gains may differ by rounding.
    """
    width = high / N_BINS
    below = np.arange(real, 0, -width)[::-1]
    above = np.arange(real, high + width, width)[1:]
    inner = np.concatenate([below, above]) - 1e-9
    return np.concatenate([[0.0], inner[inner > 1e-6]])


def _pile(gains: np.ndarray, as_good: np.ndarray, edges: np.ndarray) -> Iterator[dict]:
    """Yield the histogram of the shuffles so far; those as good as real stand out."""
    total = max(1, len(gains))
    below = (np.histogram(gains[~as_good], edges)[0] / total).tolist()
    above = (np.histogram(gains[as_good], edges)[0] / total).tolist()
    bins = zip(edges.tolist(), edges[1:].tolist(), strict=False)
    for ends, low, more in zip(bins, below, above, strict=True):
        if low:
            yield box(ends, (0.0, low), theme.CURVE, PAPER)
        if more:
            yield box(ends, (low, low + more), theme.NEXT, PAPER)


# --- every question -----------------------------------------------------------------


def chances_panel(record: Record) -> Panel:
    """Draw every question's real gain on the range that luck gives it.

    The pale bar holds the middle nine tenths of the gains shuffled so far.
    """
    test, at = record.test, record.at
    n = len(test.attributes)
    ranges = [known.middle(0.9) for known in record.so_far]
    most = 1.05 * max(np.max(ranges), test.gains.max(), 1e-3)
    real = scatter(
        x=test.gains,
        y=list(range(n)),
        mode="markers",
        marker=REAL,
        text=[shortened(name, 60) for name in test.attributes],
        hovertemplate="%{text}: %{x:.6f} bits<extra></extra>",
    )
    figure = theme.figure(
        "Every question against luck",
        "chances",
        [real],
        legend=(
            ("real gain", REAL, {}),
            theme.square("nine tenths of luck", theme.CURVE, 12, opacity=PALE),
        ),
        xaxis=axis((0, most), GAIN),
        yaxis=hidden((n - 0.3, -0.9)),
        dragmode="pan",
    )
    names = [shortened(name, 34) for name in test.attributes]
    frames = [_names(names, at, most)]
    for known, (low, high) in zip(record.so_far, ranges, strict=True):
        chances = zip(names, known.p_values, strict=True)
        texts = [f"{name}  p = {p:.3f}" for name, p in chances]
        frames.append([*map(_range, range(n), low, high), *_names(texts, at, most)])
    alt = "Every question's gain against what luck gives"
    return Panel(figure, alt, max(360, ROW * n + 110), frames=frames)


def _range(row: int, low: float, high: float) -> dict:
    """Draw the range of a question's shuffled gains."""
    return box((low, high), (row - 0.14, row + 0.22), theme.CURVE, opacity=PALE)


def _names(texts: Sequence[str], at: int, most: float) -> list[dict]:
    """Write each question's name above its bar, and its p-value where it is known."""
    return [
        row_words(
            (0, most),
            (row - 0.62, row - 0.16),
            text,
            theme.HERE if row == at else theme.INK,
        )
        for row, text in enumerate(texts)
    ]
