"""Real gains beside what luck alone gives."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees import ShuffleTest
from pages.figures import theme
from pages.figures.panel import Panel
from pages.figures.plain import scatter, unseen_point
from pages.figures.shapes import segment, words
from pages.figures.tree import shortened

N_BINS = 24
ROW = 34
PALE = 0.4


def luck_panel(test: ShuffleTest, at: int, upto: Sequence[int]) -> Panel:
    """Draw the gains of one question under shuffled answers, as they pile up.

    At step k the first `upto[k]` shuffles are counted.
    """
    gains, real = test.shuffled[:, at], float(test.gains[at])
    high = 1.1 * max(real, float(gains.max()), 1e-3)
    edges = _edges(real, high)
    most = float(np.histogram(gains, edges)[0].max() / len(gains))
    figure = theme.figure(
        f"{shortened(test.attributes[at], 30)}: gains by luck alone",
        "luck",
        [unseen_point()],
        legend=(
            ("shuffled answers", _square(theme.CURVE), {}),
            ("as high as the real gain", _square(theme.NEXT), {}),
            ("the real gain", {}, {"color": theme.HERE, "width": 3}),
        ),
        xaxis={"range": (0, high), "title": {"text": "information gain (bits)"}},
        yaxis={
            # room for the real gain's number, but no mark beyond 100%
            "range": (0, 1.19 * most),
            "title": {"text": "share of shuffles"},
            "tickformat": ".0%",
        },
        dragmode="pan",
    )
    frames = [_pile(gains[:n], test.reached[:n, at], edges, real, most) for n in upto]
    alt = "Gains when the answers are shuffled, and the real gain"
    return Panel(figure, alt, 360, frames=frames)


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


def _square(colour: str) -> dict:
    return {"color": colour, "symbol": "square", "size": 12}


def _pile(gains, as_good, edges: np.ndarray, real: float, most: float) -> list:
    """Return the histogram of the shuffles so far; those as good as real stand out."""
    shapes = []
    total = max(1, len(gains))
    below = np.histogram(gains[~as_good], edges)[0] / total
    above = np.histogram(gains[as_good], edges)[0] / total
    for at in range(len(edges) - 1):
        ends = {"x0": float(edges[at]), "x1": float(edges[at + 1])}
        low, high = float(below[at]), float(below[at] + above[at])
        if low:
            shapes.append(_block(ends, 0.0, low, theme.CURVE))
        if high > low:
            shapes.append(_block(ends, low, high, theme.NEXT))
    shapes.append(segment((real, real), (0, 1.03 * most), theme.HERE, 3))
    text = f"{real:.3f}"
    return [*shapes, words(real, 1.03 * most, text, theme.HERE, up=10)]


def _block(ends: dict, low: float, high: float, colour: str) -> dict:
    line = {"color": theme.PAPER, "width": 1}
    return {
        "type": "rect",
        **ends,
        "y0": low,
        "y1": high,
        "fillcolor": colour,
        "line": line,
    }


def chances_panel(test: ShuffleTest, at: int, so_far: Sequence[ShuffleTest]) -> Panel:
    """Draw every question's real gain on the range that luck gives it.

    At step 0 nothing is shuffled yet, at step k + 1 what `so_far[k]` knows. The pale
    bar holds the middle nine tenths of the shuffled gains.
    """
    n = len(test.attributes)
    ranges = [known.middle(0.9) for known in so_far]
    most = 1.05 * max(np.max(ranges), test.gains.max(), 1e-3)
    diamond = {"color": theme.HERE, "symbol": "diamond", "size": 11}
    real = scatter(
        x=test.gains,
        y=list(range(n)),
        mode="markers",
        marker=diamond,
        text=[shortened(name, 60) for name in test.attributes],
        hovertemplate="%{text}: %{x:.6f} bits<extra></extra>",
    )
    figure = theme.figure(
        "Every question against luck",
        "chances",
        [real],
        legend=(
            ("real gain", diamond, {}),
            ("nine tenths of luck", _square(theme.CURVE) | {"opacity": PALE}, {}),
        ),
        xaxis={"range": (0, most), "title": {"text": "information gain (bits)"}},
        yaxis={"visible": False, "range": (n - 0.3, -0.9)},
        dragmode="pan",
    )
    names = [shortened(name, 34) for name in test.attributes]
    frames = [_names(names, at, most)]
    for known, (low, high) in zip(so_far, ranges, strict=True):
        told = zip(names, known.p_values, strict=True)
        spans = [_span(*one) for one in zip(range(n), low, high, strict=True)]
        frames.append(
            [*spans, *_names([f"{name}  p = {p:.3f}" for name, p in told], at, most)]
        )
    alt = "Every question's gain against what luck gives"
    return Panel(figure, alt, max(360, ROW * n + 110), frames=frames)


def _names(texts: Sequence[str], at: int, most: float) -> list[dict]:
    return [_name(row, most, text, row == at) for row, text in enumerate(texts)]


def _span(row: int, low: float, high: float) -> dict:
    """Draw the range of a question's shuffled gains."""
    ends = {"x0": low, "x1": high, "y0": row - 0.14, "y1": row + 0.22}
    fill = {"fillcolor": theme.CURVE, "opacity": PALE, "line": {"width": 0}}
    return {"type": "rect", **ends, **fill}


def _name(row: int, most: float, text: str, chosen: bool) -> dict:
    """Write a question's name and p-value above its bar."""
    font = {"color": theme.HERE if chosen else theme.INK, "size": 12}
    label = {"text": text, "textposition": "middle left", "padding": 4, "font": font}
    box = {"x0": 0, "x1": most, "y0": row - 0.62, "y1": row - 0.16}
    return {"type": "rect", **box, "line": {"width": 0}, "label": label}
