"""A field of two coordinates in three dimensions, with paths on it."""

from collections.abc import Sequence

import numpy as np

from engines.gradient_descent import Field
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.fields import Coordinates, Path, left_at, window_of
from pages.figures.panel import Panel, Track, rounded
from pages.figures.plain import scatter3d, surface
from pages.figures.shapes import box, label

CAMERA = {"eye": {"x": 1.6, "y": -1.6, "z": 0.9}, "center": {"z": -0.15}}
LIFT = 0.015  # of the heights: so far above the surface, which would hide a path
RAISED = 0.1  # likewise the dot where it ends, on a stem: it is thicker than a path


def surface_panel(
    title: str,
    key: str,
    ground: Field,
    paths: Sequence[Path],
    says: Coordinates,
    *,
    alt: str,
    height: int = 400,
    camera: dict = CAMERA,
) -> Panel:
    """Draw a field in three dimensions, with all paths on it up to each step.

    What leaves the window runs along its walls, and a line above says so.
    """
    traces, tracks = [_from_the_side(ground, says)], []
    for one in paths:
        x, y, z = map(rounded, raised(ground, one.points, one.heights))
        _, _, high = raised(ground, one.points, one.heights, RAISED)
        at, high = len(traces), rounded(high)
        stem = (RAISED - LIFT) * float(np.ptp(ground.values))
        traces += _walk(one, x, y, z, high, stem)
        tracks.append(Track(at, x, y, z, one.upto))
        tracks.append(Track(at + 1, x, y, high, one.upto, head=True))
    margin, scene = {"l": 0, "r": 0, "t": 30, "b": 0}, _scene(ground, says, camera)
    figure = theme.figure(title, key, traces, margin=margin, scene=scene)
    told = [left_at(window_of(ground), one, says) for one in paths]
    if not any(any(texts) for texts in told):
        return Panel(figure, alt, height, tracks=tuple(tracks))
    frames = [
        [_above(*(t[p.upto[step] - 1] for p, t in zip(paths, told, strict=True)))]
        for step in range(len(paths[0].upto))
    ]
    top = {"y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 8}}
    figure = figure.with_layout(margin={"t": 60}, title=top)
    return Panel(figure, alt, height, frames=frames, tracks=tuple(tracks))


def _above(*texts: str) -> dict:
    """Return words above a surface, for what cannot be seen on it."""
    line = " ".join(texts).replace("<br>", " ", 1)
    place = {"xref": "paper", "yref": "paper", "ysizemode": "pixel", "yanchor": 1}
    words = label(line, theme.HERE, 12, textposition="middle left", padding=2)
    return box((0, 1), (0, 32), label=words, **place)


def raised(
    ground: Field, points: np.ndarray, heights: np.ndarray, lift: float = LIFT
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return where points (..., 2) are drawn on a surface: inside, above it by `lift`.

    That is a share of its heights.
    """
    window, (low, high) = window_of(ground), _heights(ground)
    x, y = np.clip(points[..., 0], *window.x), np.clip(points[..., 1], *window.y)
    return x, y, np.clip(heights, low, high) + lift * (high - low)


def _heights(ground: Field) -> tuple[float, float]:
    return float(ground.values.min()), float(ground.values.max())


def _from_the_side(ground: Field, says: Coordinates) -> dict:
    return surface(
        x=ground.x,
        y=ground.y,
        z=ground.values.astype("float32"),
        surfacecolor=ground.depths.astype("float32"),
        colorscale=theme.DEPTH_SCALE,
        showscale=False,
        opacity=0.92,
        hovertemplate=says.hover("z"),
    )


def _walk(
    one: Path, x: list[float], y: list[float], z: list[float], high, stem: float
) -> list[dict]:
    """Return a path in three dimensions, and the point where it begins on its stem."""
    thick = {**one.line, "width": 2 * one.line["width"]}
    here = {"color": one.colour, "size": 5}
    been = {"color": one.line["color"], "size": 2.5}
    down = {"type": "constant", "symmetric": False, "value": 0, "valueminus": stem}
    down |= {"color": one.colour, "thickness": 3, "width": 0}
    start = {"x": x[:1], "y": y[:1], "z": high[:1]}
    walked = {"mode": "lines+markers", "line": thick, "marker": been}
    return [
        scatter3d(x=x, y=y, z=z, **walked, hoverinfo="skip"),
        scatter3d(**start, mode="markers", marker=here, error_z=down, hoverinfo="skip"),
    ]


def _scene(ground: Field, says: Coordinates, camera: dict) -> dict:
    low, high = _heights(ground)
    heights = (low, high + 1.5 * RAISED * (high - low))
    return {
        "xaxis": axis((ground.x[0], ground.x[-1]), says.x),
        "yaxis": axis((ground.y[0], ground.y[-1]), says.y),
        "zaxis": axis(heights, says.height),
        "aspectmode": "cube",
        "camera": camera,
    }
