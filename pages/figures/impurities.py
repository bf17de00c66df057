"""Entropy, Gini impurity and misclassification on one picture, and where they part."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees import Drawing
from pages.figures import theme
from pages.figures.marbles import COLOURS, HEIGHT, present
from pages.figures.panel import Panel, dot

# name in the engine, word on the screen, colour, dash
MEASURES = (
    ("entropy", "entropy H", theme.PATH, "solid"),
    ("gini", "Gini", theme.SLOPE, "dash"),
    ("misclassification", "misclassification", theme.HERE, "dot"),
)
PATTERNS = ("", "/")  # of the two splits


def measures_panel(drawing: Drawing, curves: dict[str, np.ndarray]) -> Panel:
    """Draw the three measures of two colours, with the bag riding on all three."""
    first = present(drawing)[0]
    figure = theme.blank("Three measures of one bag", "measures")
    for key, label, paint, dash in MEASURES:
        figure.add_scatter(
            x=curves["share"],
            y=curves[key],
            mode="lines",
            name=label,
            line={"color": paint, "width": 3, "dash": dash},
            hovertemplate=f"p = %{{x:.3f}}<br>{label} %{{y:.4f}}<extra></extra>",
        )
    figure.add_scatter(
        x=curves["share"],
        y=curves["half entropy"],
        mode="lines",
        name="half of H, to compare with Gini",
        line={"color": theme.PATH, "width": 1.5},
        hovertemplate="p = %{x:.3f}<br>H/2 = %{y:.4f}<extra></extra>",
    )
    name = COLOURS[first].name
    figure.update_layout(
        xaxis={"range": (-0.05, 1.05), "title": {"text": f"share p of {name}"}},
        yaxis={"range": (-0.06, 1.1), "title": {"text": "impurity"}},
        shapes=[
            dot(float(drawing.shares[first]), getattr(drawing, key), paint, radius=6)
            for key, _, paint, _ in MEASURES
        ],
        dragmode=False,
    )
    theme.place_legend(figure)
    return Panel(figure, "Entropy, Gini and misclassification", HEIGHT + 60)


def bars_panel(drawing: Drawing, ceilings: dict[str, float]) -> Panel:
    """Draw the three measures of a bag of any number of colours, under their most."""
    figure = theme.blank("Three measures of one bag", "measures bars")
    labels = [label for _, label, _, _ in MEASURES]
    figure.add_bar(
        x=labels,
        y=[ceilings[key] for key, _, _, _ in MEASURES],
        name="the most so many colours can have",
        marker={"color": theme.CLEAR, "line": {"color": theme.CURVE, "width": 2}},
        hovertemplate="%{x}: at most %{y:.4f}<extra></extra>",
    )
    figure.add_bar(
        x=labels,
        y=[getattr(drawing, key) for key, _, _, _ in MEASURES],
        name="this bag",
        marker={"color": [paint for _, _, paint, _ in MEASURES], "opacity": 0.8},
        hovertemplate="%{x}: %{y:.6f}<extra></extra>",
    )
    figure.update_layout(
        barmode="overlay",
        yaxis={"range": (0, 1.1 * ceilings["entropy"]), "title": {"text": "impurity"}},
        dragmode=False,
    )
    theme.place_legend(figure)
    return Panel(figure, "Entropy, Gini and misclassification", HEIGHT + 60)


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
