"""A pile of gains by luck, with the real gain: its bins, its boxes, its words."""

from collections.abc import Iterator

import numpy as np

from pages.figures import theme
from pages.figures.shapes import box, words

N_BINS = 24
PILES = [("■ by luck", theme.CURVE), ("■ the real gain or more", theme.NEXT)]
PAPER = {"color": theme.PAPER, "width": 1}


def real_gain(real: float, top: float, high: float) -> dict:
    """Return the real gain's words, which begin or end at its line near an edge."""
    text = f"the real gain: {real:.3f}"
    sides = {"left": real < 0.3 * high, "right": real > 0.7 * high}
    side = next((one for one, is_near in sides.items() if is_near), "")
    return words(real, top, text, theme.HERE, up=10, side=side)


def edges_of(real: float, high: float) -> np.ndarray:
    """Return the bins' edges from 0 to `high`; the real gain is one of them.

    So no bin mixes smaller gains with those that are as good; and the edge lies a
    little lower than the gain, because equal gains may differ by rounding.
    """
    width = high / N_BINS
    below = np.arange(real, 0, -width)[::-1]
    above = np.arange(real, high + width, width)[1:]
    inner = np.concatenate([below, above]) - 1e-9
    return np.concatenate([[0.0], inner[inner > 1e-6]])


def pile_of(
    gains: np.ndarray, as_good: np.ndarray, edges: np.ndarray
) -> Iterator[dict]:
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
