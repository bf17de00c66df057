"""A field of two coordinates in three dimensions, with paths on it."""

from collections.abc import Sequence

import numpy as np

from engines.gradient_descent import Field
from pages.figures import theme
from pages.figures.axes import axis, named_axis
from pages.figures.fields import Coordinates, Path, colours, drawn, left_at, window_of
from pages.figures.panel import Panel, Track, rounded
from pages.figures.plain import scatter3d, surface
from pages.figures.shapes import box, label
from pages.figures.walkers import who_left
from pages.words.numbers import short

CAMERA = {"eye": {"x": 1.6, "y": -1.6, "z": 0.9}, "center": {"z": -0.15}}
LIFT = 0.015  # of the heights: so far above the surface, which would hide a path
MARKS_APART = 0.1  # of an axis
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

    What leaves the window runs along its walls, and a line above says so. Where the
    rings from above are no longer even in the square root (`Field.depth`), heights are
    squeezed alike, and the marks of their axis say by how much.
    """
    traces, tracks = [_from_the_side(ground, says)], []
    for one in paths:
        x, y, z = map(rounded, raised(ground, one.points, one.heights))
        _, _, high = raised(ground, one.points, one.heights, RAISED)
        at, high = len(traces), rounded(high)
        stem = (RAISED - LIFT) * float(np.ptp(_heights(ground)))
        traces += _walk(one, x, y, z, high, stem)
        tracks.append(Track(at, x, y, z, one.upto))
        tracks.append(Track(at + 1, x, y, high, one.upto, head=True))
    margin, scene = {"l": 0, "r": 0, "t": 30, "b": 0}, _scene(ground, says, camera)
    figure = theme.figure(title, key, traces, margin=margin, scene=scene)
    told = _told(ground, paths, says)
    if not any(told):
        return Panel(figure, alt, height, tracks=tuple(tracks))
    frames = [[_above(line)] for line in told]
    top = {"y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 8}}
    figure = figure.with_layout(margin={"t": 60}, title=top)
    return Panel(figure, alt, height, frames=frames, tracks=tuple(tracks))


def _told(ground: Field, paths: Sequence[Path], says: Coordinates) -> list[str]:
    """Say at every step what cannot be seen: who left, and of one since when."""
    window = window_of(ground)
    if len(paths) > 1:
        return who_left(window, paths)
    [one] = paths
    texts = left_at(window, one, says)
    return [texts[upto - 1].replace("<br>", " ", 1) for upto in one.upto]


def _above(text: str) -> dict:
    """Return words above a surface, for what cannot be seen on it."""
    place = {"xref": "paper", "yref": "paper", "ysizemode": "pixel", "yanchor": 1}
    words = label(text, theme.HERE, 12, textposition="middle left", padding=2)
    return box((0, 1), (0, 32), label=words, **place)


def raised(
    ground: Field, points: np.ndarray, heights: np.ndarray, lift: float = LIFT
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return where points (..., 2) are drawn on a surface: inside, above it by `lift`.

    That is a share of its heights.
    """
    window, (low, high) = window_of(ground), _heights(ground)
    x, y = np.clip(points[..., 0], *window.x), np.clip(points[..., 1], *window.y)
    known = np.clip(np.nan_to_num(heights, nan=ground.low), ground.low, ground.high)
    return x, y, squeezed(ground, known) + lift * (high - low)


def squeezed(ground: Field, heights: np.ndarray) -> np.ndarray:
    """Return how high heights are drawn: as they are, where they can be."""
    is_plain = np.isinf(ground.softness)
    return np.asarray(heights) if is_plain else ground.depth(heights) ** 2


def _heights(ground: Field) -> tuple[float, float]:
    """Return the lowest and the highest that is drawn; a plain lies midway."""
    low, high = squeezed(ground, np.array([ground.low, ground.high])).tolist()
    return (low, high) if high > low else (low - 1, low + 1)


def _from_the_side(ground: Field, says: Coordinates) -> dict:
    heights = np.where(ground.is_defined, ground.values, np.nan)
    is_plain = np.isinf(ground.softness)
    said = {} if is_plain else {"customdata": heights.T}  # Plotly takes column, row
    return surface(
        x=ground.x,
        y=ground.y,
        z=drawn(squeezed(ground, heights)),
        surfacecolor=drawn(ground.depths),
        colorscale=theme.DEPTH_SCALE,
        showscale=False,
        **colours(ground, "c"),
        opacity=0.92,
        hovertemplate=says.hover("z" if is_plain else "customdata"),
        **said,
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
    ends = (low, high + 1.5 * RAISED * (high - low))
    plain = axis(ends, says.height)
    return {
        "xaxis": axis((ground.x[0], ground.x[-1]), says.x),
        "yaxis": axis((ground.y[0], ground.y[-1]), says.y),
        "zaxis": plain if np.isinf(ground.softness) else _marked(ground, ends, says),
        "aspectmode": "cube",
        "camera": camera,
    }


def _marked(ground: Field, ends: tuple[float, float], says: Coordinates) -> dict:
    """Return the axis of squeezed heights, with round ones marked that are apart."""
    powers = 10.0 ** np.arange(-3, 38)
    every = np.concatenate([powers[::-1], [0.0], -powers])
    every = every[(every >= ground.low) & (every <= ground.high)]
    marks, last = [], ends[1]
    for height, at in zip(every, squeezed(ground, every).tolist(), strict=True):
        if last - at >= MARKS_APART * (ends[1] - ends[0]):
            marks.append((at, short(float(height))))
            last = at
    places, texts = zip(*marks, strict=True) if marks else ((), ())
    return named_axis(ends, places, texts, says.height)
