"""Entropy, Gini impurity and misclassification on one picture, and where they part."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees import Drawing
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.marbles import COLOURS, HEIGHT, present
from pages.figures.panel import Panel, Span
from pages.figures.plain import bar, scatter
from pages.figures.shapes import box, dot, words
from pages.figures.shapes import line as curve

# Name in the engine, word on the screen, ink, dash: all other colours are a marble's.
MEASURES = (
    ("entropy", "entropy H", theme.INK, "solid"),
    ("gini", "Gini", theme.MUTED, "dash"),
    ("misclassification", "misclassification", theme.INK, "dot"),
)
ASKED = 1  # of MEASURES: Gini, which the bet asks for
WIDTH = 0.8  # of a bar
MOST = {"color": theme.CLEAR, "line": {"color": theme.CURVE, "width": 2}}
FILL = theme.MUTED
BET_FIRST = "Gini: bet first"
ALT = "Entropy, Gini and misclassification"
PATTERNS = ("", "/")  # of the two splits


def measures_panel(
    drawing: Drawing, curves: dict[str, np.ndarray], shows: bool = True
) -> Panel:
    """Draw the three measures of two colours, with the bag riding on all three.

    What is not to be shown yet of Gini, while the bet asks for it, comes with draw 1.
    """
    first = present(drawing)[0]
    traces, later = [], []
    for key, label, line in _lines():
        hidden = key in ("gini", "half entropy") and not shows
        x, y = curves["share"], curves[key]
        if hidden:
            later.append(curve(x, y, line))
            x, y = [None], [None]
        traces.append(_named_line(label, line, x, y))
    share = float(drawing.shares[first])
    dots = [
        dot(share, getattr(drawing, key), paint, radius=6)
        for key, _, paint, _ in MEASURES
    ]
    later += [] if shows else [dots.pop(ASKED)]
    figure = theme.figure(
        "Three measures of one bag",
        "measures",
        traces,
        legend=(),
        xaxis=axis((-0.05, 1.05), f"share p of {COLOURS[first].name}"),
        yaxis=axis((-0.06, 1.1), "impurity"),
        shapes=dots,
        dragmode=False,
    )
    spans = _spans(later, (0.5, 0.12), drawing)
    return Panel(figure, ALT, HEIGHT + 60, spans=spans)


def _lines() -> list[tuple[str, str, dict]]:
    """Return each curve's name in the engine, its word and its look."""
    lines = [
        (key, label, theme.stroke(paint, 3, dash))
        for key, label, paint, dash in MEASURES
    ]
    half = ("half entropy", "half of H, to compare with Gini")
    return [*lines, (*half, theme.stroke(theme.INK, 1.5))]


def _named_line(label: str, line: dict, x: Sequence, y: Sequence) -> dict:
    hover = f"p = %{{x:.3f}}<br>{label} %{{y:.4f}}<extra></extra>"
    return scatter(x=x, y=y, mode="lines", name=label, line=line, hovertemplate=hover)


def bars_panel(
    drawing: Drawing, ceilings: dict[str, float], shows: bool = True
) -> Panel:
    """Draw the three measures of a bag of any number of colours, under their most.

    What is not to be shown yet of Gini, while the bet asks for it, comes with draw 1.
    """
    kinds = (
        ("the most so many colours can have", ceilings, MOST),
        ("this bag", {key: getattr(drawing, key) for key in ceilings}, {"color": FILL}),
    )
    traces, later = [], []
    for name, values, marker in kinds:
        heights = [values[key] for key, _, _, _ in MEASURES]
        if not shows:
            later.append(_bar(heights[ASKED], marker))
            heights[ASKED] = None
        traces.append(_named_bars(name, heights, marker))
    figure = theme.figure(
        "Three measures of one bag",
        "measures bars",
        traces,
        legend=(),
        yaxis=axis((0, 1.1 * ceilings["entropy"]), "impurity"),
        dragmode=False,
        barmode="overlay",
    )
    spans = _spans(later, (float(ASKED), 0.0), drawing)
    return Panel(figure, ALT, HEIGHT + 60, spans=spans)


def _named_bars(name: str, heights: list, marker: dict) -> dict:
    return bar(
        x=[label for _, label, _, _ in MEASURES],
        y=heights,
        name=name,
        width=WIDTH,
        marker=marker,
        hovertemplate=f"%{{x}}, {name}: %{{y:.6g}}<extra></extra>",
    )


def _spans(later: list[dict], place: tuple, drawing: Drawing) -> list[Span]:
    """Return what comes with the first draw, and the words in its place until then."""
    if not later:
        return []
    asked = words(*place, BET_FIRST, theme.INK)
    return [Span(asked, 0, 0), *(Span(shape, 1, drawing.n_draws) for shape in later)]


def _bar(height: float, marker: dict) -> dict:
    """Return Gini's bar as a shape."""
    x = ASKED - WIDTH / 2, ASKED + WIDTH / 2
    return box(x, (0, height), marker["color"], marker.get("line"))


def splits_panel(splits: Sequence[tuple[str, np.ndarray]]) -> Panel:
    """Draw two splits of the same rows: one bar for each child, yes and no."""
    rows = {
        f"{name}, child {at + 1}": child
        for name, children in splits
        for at, child in enumerate(children)
    }
    figure = theme.figure(
        "Two ways to split the same 800 rows",
        "splits",
        [_answers(rows, 0, "yes", theme.PATH), _answers(rows, 1, "no", theme.CURVE)],
        barmode="stack",
        xaxis=axis((0, 620), "rows"),
        yaxis={"autorange": "reversed"},
        dragmode=False,
    )
    return Panel(figure, "Two splits of 800 rows", HEIGHT)


def _answers(rows: dict[str, np.ndarray], at: int, answer: str, paint: str) -> dict:
    """Return how many rows of each child have this answer, as bars."""
    counts = [child[at] for child in rows.values()]
    return bar(
        y=list(rows),
        x=counts,
        orientation="h",
        name=answer,
        marker={"color": paint},
        text=[f"{count} {answer}" if count else "" for count in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": theme.PAPER},
        hovertemplate=f"%{{y}}: %{{x}} {answer}<extra></extra>",
    )


def gains_panel(splits: Sequence[tuple[str, np.ndarray]], gains: dict) -> Panel:
    """Draw what each measure says the two splits gain: {measure: (of A, of B)}."""
    most = max(max(pair) for pair in gains.values())
    figure = theme.figure(
        "What each measure says they gain",
        "gains",
        [_gains(name, at, gains) for at, (name, _) in enumerate(splits)],
        barmode="group",
        yaxis=axis((0, 1.3 * most), "gain"),
        dragmode=False,
    )
    return Panel(figure, "The gain of both splits by each measure", HEIGHT)


def _gains(name: str, at: int, gains: dict) -> dict:
    """Return what each measure says one split gains, as bars."""
    values = [gains[key][at] for key, _, _, _ in MEASURES]
    return bar(
        x=[label for _, label, _, _ in MEASURES],
        y=values,
        name=name,
        marker={
            "color": (theme.CURVE, theme.MINIMUM)[at],
            "pattern": {"shape": PATTERNS[at], "size": 6, "fillmode": "overlay"},
        },
        text=[f"{name[-1]}<br>{value:.3f}" for value in values],
        textposition="outside",
        textangle=0,
        hovertemplate=f"{name}, %{{x}}: %{{y:.6f}}<extra></extra>",
    )
