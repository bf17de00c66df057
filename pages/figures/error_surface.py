"""The error surface over two weights, from above and from the side, with a path."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from engines.gradient_descent import Field, NeuronFit
from pages.figures import theme
from pages.figures.neuron import Frame
from pages.figures.panel import Panel, Track, Trail, dot, rounded, segment, words

ANSWER = {"color": theme.SLOPE, "width": 2, "dash": "dash"}
STAR = {"symbol": "star", "size": 14, "color": theme.MINIMUM}
LEGEND = (
    ("weights now", {"color": theme.HERE, "size": 11}, {}),
    ("path", {}, {"color": theme.PATH, "width": 3}),
    ("update of w₀, then w₁", {}, {"color": theme.NEXT, "width": 3}),
    ("answers a sample exactly", {}, ANSWER),
)
CAMERA = {"eye": {"x": 1.6, "y": -1.6, "z": 0.9}, "center": {"z": -0.15}}
WEIGHTS_HOVER = "w₀ = %{x:.3f}, w₁ = %{y:.3f}<br>"


def weight_panel(
    field: Field,
    answers: Sequence[tuple[np.ndarray, np.ndarray]],
    bottom: np.ndarray | None,
    fit: NeuronFit,
    frames: Sequence[Frame],
) -> Panel:
    """Draw the error surface from above, the path, and each sample's answers.

    `answers` holds, for each sample, two ends (x's and y's) of its zero-error line.
    The contour lines are evenly spaced in the square root of the loss, so that a bowl
    shows evenly spaced rings.
    """
    figure = _from_above(field)
    for x, y in answers:
        hover = "this sample is answered exactly<extra></extra>"
        figure.add_scatter(x=x, y=y, mode="lines", line=ANSWER, hovertemplate=hover)
    if bottom is not None:
        x, y = ([weight] for weight in bottom)
        hover = "the bottom<extra></extra>"
        figure.add_scatter(x=x, y=y, mode="markers", marker=STAR, hovertemplate=hover)
    star = [("lowest point", STAR, {})] if bottom is not None else []
    theme.add_legend(figure, *LEGEND, *star)
    line = {"color": theme.PATH, "width": 3}
    upto = [frame.state + 1 for frame in frames]
    trail = Trail(rounded(fit.weights[:, 0]), rounded(fit.weights[:, 1]), upto, line)
    moving = [_place(field, fit, frame) for frame in frames]
    alt = "The error over both weights, from above"
    return Panel(figure, alt, 400, frames=moving, trails=(trail,))


def _from_above(field: Field) -> go.Figure:
    """Draw the surface as contours."""
    figure = theme.blank("The error surface from above", "weights")
    figure.add_contour(
        x=field.x,
        y=field.y,
        z=field.depths.astype("float32"),
        customdata=field.values,
        colorscale=theme.DEPTH_SCALE,
        showscale=False,
        ncontours=24,
        line={"color": theme.MUTED, "width": 0.5},
        hovertemplate=f"{WEIGHTS_HOVER}L = %{{customdata:.4g}}<extra></extra>",
    )
    figure.update_layout(
        xaxis={"range": (field.x[0], field.x[-1]), "title": {"text": "bias weight w₀"}},
        yaxis={"range": (field.y[0], field.y[-1]), "title": {"text": "weight w₁"}},
        dragmode="pan",
    )
    return figure


def _at_edge(field: Field, weights: np.ndarray) -> np.ndarray:
    """Return the point of the window nearest to the weights, (..., 2)."""
    low = (field.x[0], field.y[0])
    return np.clip(weights, low, (field.x[-1], field.y[-1]))


def _place(field: Field, fit: NeuronFit, frame: Frame) -> list[dict]:
    """Return where the weights are, and how each input's blame moves them."""
    now = [float(weight) for weight in fit.weights[frame.state]]
    edge = [float(weight) for weight in _at_edge(field, fit.weights[frame.state])]
    if now != edge:
        up = -20 if edge[1] > field.y.mean() else 20
        middle = float(field.x.mean())
        text = f"out here: ({now[0]:.3g}, {now[1]:.3g})"
        note = words(middle, edge[1], text, theme.HERE, up=up)
        return [dot(*edge, theme.HERE, radius=7), note]
    shapes = [dot(*now, theme.HERE, radius=7)]
    if frame.blames and frame.update < fit.n_steps:
        (a, b), (c, d) = fit.weights[frame.update], fit.weights[frame.update + 1]
        shapes = [
            segment((a, c), (b, b), theme.NEXT, width=3),
            segment((c, c), (b, d), theme.NEXT, width=3, dash="dot"),
            *shapes,
        ]
    return shapes


def bowl_panel(field: Field, fit: NeuronFit, frames: Sequence[Frame]) -> Panel:
    """Draw the same surface in three dimensions, with the path on it."""
    figure = theme.blank("The same surface, from the side: turn it", "bowl")
    figure.add_surface(
        x=field.x,
        y=field.y,
        z=field.values.astype("float32"),
        surfacecolor=field.depths.astype("float32"),
        colorscale=theme.DEPTH_SCALE,
        showscale=False,
        opacity=0.92,
        hovertemplate=f"{WEIGHTS_HOVER}L = %{{z:.4g}}<extra></extra>",
    )
    low, high = float(field.values.min()), float(field.values.max())
    lift = 0.015 * (high - low)  # so that the surface does not hide it
    edge = _at_edge(field, fit.weights)  # what flies off runs along the walls
    w0, w1 = rounded(edge[:, 0]), rounded(edge[:, 1])
    height = rounded(np.clip(fit.losses, low, high) + lift)
    line = {"color": theme.PATH, "width": 6}
    here = {"color": theme.HERE, "size": 6}
    figure.add_scatter3d(
        x=w0, y=w1, z=height, mode="lines", line=line, hoverinfo="skip"
    )
    figure.add_scatter3d(
        x=w0[:1], y=w1[:1], z=height[:1], mode="markers", marker=here, hoverinfo="skip"
    )
    figure.update_layout(
        margin={"l": 0, "r": 0, "t": 30, "b": 0},
        scene={
            "xaxis": {"title": {"text": "w₀"}, "range": (field.x[0], field.x[-1])},
            "yaxis": {"title": {"text": "w₁"}, "range": (field.y[0], field.y[-1])},
            "zaxis": {"title": {"text": "L"}, "range": (low, high + 2 * lift)},
            "aspectmode": "cube",
            "camera": CAMERA,
        },
    )
    upto = [frame.state + 1 for frame in frames]
    tracks = (Track(1, w0, w1, height, upto), Track(2, w0, w1, height, upto, head=True))
    return Panel(figure, "The error surface in three dimensions", 400, tracks=tracks)
