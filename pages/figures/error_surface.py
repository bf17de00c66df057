"""The error surface over two weights, from above and from the side, with a path."""

from collections.abc import Sequence

import numpy as np

from engines.gradient_descent import Field, NeuronFit
from pages.figures import theme
from pages.figures.neuron import Frame
from pages.figures.panel import Panel, Track, Trail, rounded
from pages.figures.plain import contour, scatter, scatter3d, surface
from pages.figures.shapes import dot, segment, words

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
    star = [("lowest point", STAR, {})] if bottom is not None else []
    figure = theme.figure(
        "The error surface from above",
        "weights",
        [_from_above(field), *map(_answer, answers), *_bottom(bottom)],
        legend=[*LEGEND, *star],
        xaxis={"range": (field.x[0], field.x[-1]), "title": {"text": "bias weight w₀"}},
        yaxis={"range": (field.y[0], field.y[-1]), "title": {"text": "weight w₁"}},
        dragmode="pan",
    )
    line = {"color": theme.PATH, "width": 3}
    upto = [frame.state + 1 for frame in frames]
    trail = Trail(rounded(fit.weights[:, 0]), rounded(fit.weights[:, 1]), upto, line)
    moving = _places(field, fit, frames)
    alt = "The error over both weights, from above"
    return Panel(figure, alt, 400, frames=moving, trails=(trail,))


def _from_above(field: Field) -> dict:
    """Return the surface as contours."""
    return contour(
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


def _answer(ends: tuple[np.ndarray, np.ndarray]) -> dict:
    x, y = ends
    hover = "this sample is answered exactly<extra></extra>"
    return scatter(x=x, y=y, mode="lines", line=ANSWER, hovertemplate=hover)


def _bottom(bottom: np.ndarray | None) -> list[dict]:
    if bottom is None:
        return []
    x, y = ([weight] for weight in bottom)
    hover = "the bottom<extra></extra>"
    return [scatter(x=x, y=y, mode="markers", marker=STAR, hovertemplate=hover)]


def _at_edge(field: Field, weights: np.ndarray) -> np.ndarray:
    """Return the point of the window nearest to the weights, (..., 2)."""
    low = (field.x[0], field.y[0])
    return np.clip(weights, low, (field.x[-1], field.y[-1]))


def _places(field: Field, fit: NeuronFit, frames: Sequence[Frame]) -> list[list[dict]]:
    """Return where the weights are, and how each input's blame moves them."""
    weights, edges = fit.weights.tolist(), _at_edge(field, fit.weights).tolist()
    middle = float(field.x.mean()), float(field.y.mean())
    places = []
    for frame in frames:
        now, edge = weights[frame.state], edges[frame.state]
        if now != edge:
            places.append(_out_here(now, edge, middle))
            continue
        way = _way(weights, frame) if frame.update < fit.n_steps else []
        places.append([*way, dot(*now, theme.HERE, radius=7)])
    return places


def _out_here(now: list[float], edge: list[float], middle: tuple) -> list[dict]:
    """Return a mark at the window's edge that says where the weights have gone."""
    up = -20 if edge[1] > middle[1] else 20
    text = f"out here: ({now[0]:.3g}, {now[1]:.3g})"
    note = words(middle[0], edge[1], text, theme.HERE, up=up)
    return [dot(*edge, theme.HERE, radius=7), note]


def _way(weights: list[list[float]], frame: Frame) -> list[dict]:
    """Return the two parts of an update, one for each input's blame."""
    if not frame.blames:
        return []
    (a, b), (c, d) = weights[frame.update], weights[frame.update + 1]
    return [
        segment((a, c), (b, b), theme.NEXT, width=3),
        segment((c, c), (b, d), theme.NEXT, width=3, dash="dot"),
    ]


def bowl_panel(field: Field, fit: NeuronFit, frames: Sequence[Frame]) -> Panel:
    """Draw the same surface in three dimensions, with the path on it."""
    low, high = float(field.values.min()), float(field.values.max())
    lift = 0.015 * (high - low)  # so that the surface does not hide it
    edge = _at_edge(field, fit.weights)  # what flies off runs along the walls
    w0, w1 = rounded(edge[:, 0]), rounded(edge[:, 1])
    height = rounded(np.clip(fit.losses, low, high) + lift)
    figure = theme.figure(
        "The same surface, from the side: turn it",
        "bowl",
        [_from_the_side(field), *_path(w0, w1, height)],
        margin={"l": 0, "r": 0, "t": 30, "b": 0},
        scene=_scene(field, (low, high + 2 * lift)),
    )
    upto = [frame.state + 1 for frame in frames]
    tracks = (Track(1, w0, w1, height, upto), Track(2, w0, w1, height, upto, head=True))
    return Panel(figure, "The error surface in three dimensions", 400, tracks=tracks)


def _from_the_side(field: Field) -> dict:
    return surface(
        x=field.x,
        y=field.y,
        z=field.values.astype("float32"),
        surfacecolor=field.depths.astype("float32"),
        colorscale=theme.DEPTH_SCALE,
        showscale=False,
        opacity=0.92,
        hovertemplate=f"{WEIGHTS_HOVER}L = %{{z:.4g}}<extra></extra>",
    )


def _path(w0: list[float], w1: list[float], height: list[float]) -> list[dict]:
    """Return the path and the point where it begins."""
    line = {"color": theme.PATH, "width": 6}
    here = {"color": theme.HERE, "size": 6}
    start = {"x": w0[:1], "y": w1[:1], "z": height[:1]}
    return [
        scatter3d(x=w0, y=w1, z=height, mode="lines", line=line, hoverinfo="skip"),
        scatter3d(**start, mode="markers", marker=here, hoverinfo="skip"),
    ]


def _scene(field: Field, heights: tuple[float, float]) -> dict:
    return {
        "xaxis": {"title": {"text": "w₀"}, "range": (field.x[0], field.x[-1])},
        "yaxis": {"title": {"text": "w₁"}, "range": (field.y[0], field.y[-1])},
        "zaxis": {"title": {"text": "L"}, "range": heights},
        "aspectmode": "cube",
        "camera": CAMERA,
    }
