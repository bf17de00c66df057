"""Entropy, Gini impurity and misclassification on one picture, and where they part."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees import Drawing
from pages.figures import theme
from pages.figures.marbles import COLOURS, HEIGHT, present
from pages.figures.panel import Panel, Span, dot, words

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
    drawing: Drawing, curves: dict[str, np.ndarray], told: bool = True
) -> Panel:
    """Draw the three measures of two colours, with the bag riding on all three.

    What is not to be told yet of Gini, while the bet asks for it, comes with draw 1.
    """
    first = present(drawing)[0]
    figure = theme.blank("Three measures of one bag", "measures")
    lines = [
        (key, label, {"color": paint, "width": 3, "dash": dash})
        for key, label, paint, dash in MEASURES
    ]
    half = ("half entropy", "half of H, to compare with Gini")
    lines.append((*half, {"color": theme.INK, "width": 1.5}))
    later = []
    for key, label, line in lines:
        hidden = key in ("gini", "half entropy") and not told
        figure.add_scatter(
            x=[None] if hidden else curves["share"],
            y=[None] if hidden else curves[key],
            mode="lines",
            name=label,
            line=line,
            hovertemplate=f"p = %{{x:.3f}}<br>{label} %{{y:.4f}}<extra></extra>",
        )
        later += [_curve(curves["share"], curves[key], line)] if hidden else []
    share = float(drawing.shares[first])
    dots = [
        dot(share, getattr(drawing, key), paint, radius=6)
        for key, _, paint, _ in MEASURES
    ]
    later += [] if told else [dots.pop(ASKED)]
    _finish(figure, f"share p of {COLOURS[first].name}", (-0.06, 1.1), dots)
    figure.update_layout(xaxis={"range": (-0.05, 1.05)})
    spans = _spans(later, (0.5, 0.12), drawing)
    return Panel(figure, ALT, HEIGHT + 60, spans=spans)


def bars_panel(
    drawing: Drawing, ceilings: dict[str, float], told: bool = True
) -> Panel:
    """Draw the three measures of a bag of any number of colours, under their most.

    What is not to be told yet of Gini, while the bet asks for it, comes with draw 1.
    """
    figure = theme.blank("Three measures of one bag", "measures bars")
    kinds = (
        ("the most so many colours can have", ceilings, MOST),
        ("this bag", {key: getattr(drawing, key) for key in ceilings}, {"color": FILL}),
    )
    later = []
    for name, values, marker in kinds:
        heights = [values[key] for key, _, _, _ in MEASURES]
        if not told:
            later.append(_bar(heights[ASKED], marker))
            heights[ASKED] = None
        figure.add_bar(
            x=[label for _, label, _, _ in MEASURES],
            y=heights,
            name=name,
            width=WIDTH,
            marker=marker,
            hovertemplate=f"%{{x}}, {name}: %{{y:.6g}}<extra></extra>",
        )
    _finish(figure, None, (0, 1.1 * ceilings["entropy"]), [])
    figure.update_layout(barmode="overlay")
    spans = _spans(later, (float(ASKED), 0.0), drawing)
    return Panel(figure, ALT, HEIGHT + 60, spans=spans)


def _finish(figure, says: str | None, high: tuple[float, float], shapes: list) -> None:
    """Title the axes, and put on what stands still and the legend."""
    figure.update_layout(
        xaxis={"title": {"text": says}},
        yaxis={"range": high, "title": {"text": "impurity"}},
        shapes=shapes,
        dragmode=False,
    )
    theme.place_legend(figure)


def _spans(later: list[dict], place: tuple, drawing: Drawing) -> list[Span]:
    """Return what comes with the first draw, and the words in its place until then."""
    if not later:
        return []
    asked = words(*place, BET_FIRST, theme.INK)
    return [Span(asked, 0, 0), *(Span(shape, 1, drawing.n_draws) for shape in later)]


def _curve(x: np.ndarray, y: np.ndarray, line: dict) -> dict:
    path = "L".join(f"{a:.4g},{b:.4g}" for a, b in zip(x, y, strict=True))
    return {"type": "path", "path": f"M{path}", "line": line}


def _bar(height: float, marker: dict) -> dict:
    """Return Gini's bar as a shape."""
    ends = {"x0": ASKED - WIDTH / 2, "x1": ASKED + WIDTH / 2, "y0": 0, "y1": height}
    line = marker.get("line", {"width": 0})
    return {"type": "rect", **ends, "fillcolor": marker["color"], "line": line}


def splits_panel(splits: Sequence[tuple[str, np.ndarray]]) -> Panel:
    """Draw two splits of the same rows: one bar for each child, yes and no."""
    figure = theme.blank("Two ways to split the same 800 rows", "splits")
    rows = [
        (f"{name}, child {at + 1}", child)
        for name, children in splits
        for at, child in enumerate(children)
    ]
    for answer, paint in (("yes", theme.PATH), ("no", theme.CURVE)):
        at = 0 if answer == "yes" else 1
        figure.add_bar(
            y=[label for label, _ in rows],
            x=[child[at] for _, child in rows],
            orientation="h",
            name=answer,
            marker={"color": paint},
            text=[f"{child[at]} {answer}" if child[at] else "" for _, child in rows],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": theme.PAPER},
            hovertemplate=f"%{{y}}: %{{x}} {answer}<extra></extra>",
        )
    figure.update_layout(
        barmode="stack",
        xaxis={"range": (0, 620), "title": {"text": "rows"}},
        yaxis={"autorange": "reversed"},
        dragmode=False,
    )
    return Panel(figure, "Two splits of 800 rows", HEIGHT)


def gains_panel(splits: Sequence[tuple[str, np.ndarray]], gains: dict) -> Panel:
    """Draw what each measure says the two splits gain: {measure: (of A, of B)}."""
    figure = theme.blank("What each measure says they gain", "gains")
    labels = [label for _, label, _, _ in MEASURES]
    for at, (name, _) in enumerate(splits):
        values = [gains[key][at] for key, _, _, _ in MEASURES]
        figure.add_bar(
            x=labels,
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
    most = max(max(pair) for pair in gains.values())
    figure.update_layout(
        barmode="group",
        yaxis={"range": (0, 1.3 * most), "title": {"text": "gain"}},
        dragmode=False,
    )
    return Panel(figure, "The gain of both splits by each measure", HEIGHT)
