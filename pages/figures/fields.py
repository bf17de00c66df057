"""A field of two coordinates, from above and from the side, with paths over it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from engines.gradient_descent import Field
from pages.figures import theme
from pages.figures.axes import Window, axis
from pages.figures.panel import Panel, Track, Trail, rounded
from pages.figures.plain import contour, scatter3d, surface
from pages.figures.shapes import dot

CAMERA = {"eye": {"x": 1.6, "y": -1.6, "z": 0.9}, "center": {"z": -0.15}}
LIFT = 0.015  # of the heights: so far above the surface, which would hide a path


@dataclass(frozen=True)
class Coordinates:
    """What the coordinates and the height of a field are called."""

    x: str
    y: str
    height: str
    x_axis: str = ""  # their axes' titles from above, where there is room for more
    y_axis: str = ""

    def hover(self, height: str) -> str:
        """Return what hovering over a point says; `height` is Plotly's word for it."""
        return (
            f"{self.x} = %{{x:.3f}}, {self.y} = %{{y:.3f}}<br>"
            f"{self.height} = %{{{height}:.4g}}<extra></extra>"
        )


@dataclass(frozen=True, eq=False)
class Path:
    """A walk over a field, of which step k shows the first `upto[k]` points."""

    points: np.ndarray  # (n, 2)
    heights: np.ndarray  # (n,)
    upto: Sequence[int]
    name: str = "path"
    line: dict = field(default_factory=lambda: theme.stroke(theme.PATH, 3))
    colour: str = theme.HERE  # of the dot at its end


def window_of(ground: Field) -> Window:
    """Return the window that shows all of a field."""
    return Window(*((float(at[0]), float(at[-1])) for at in (ground.x, ground.y)))


def contour_panel(
    title: str,
    key: str,
    ground: Field,
    paths: Sequence[Path],
    says: Coordinates,
    *,
    alt: str,
    height: int = 400,
    traces: Sequence[dict] = (),
    legend: Sequence[theme.Entry] = (),
    under: Callable[[int], Sequence[dict]] = lambda step: (),
    clickable: bool = False,
    **layout: object,
) -> Panel:
    """Draw a field from above, with all paths up to each step, and `traces` on it.

    The lines of equal height are evenly spaced in the square root of the height above
    the lowest, so that a bowl shows evenly spaced rings. What `under(step)` gives is
    drawn below the dots, as long as every path is in the window.
    """
    figure = theme.figure(
        title,
        key,
        [_from_above(ground, says), *traces],
        legend=legend,
        xaxis=axis((ground.x[0], ground.x[-1]), says.x_axis or says.x),
        yaxis=axis((ground.y[0], ground.y[-1]), says.y_axis or says.y),
        dragmode="pan",
        **layout,
    )
    window = window_of(ground)
    trails = tuple(
        Trail(rounded(one.points[:, 0]), rounded(one.points[:, 1]), one.upto, one.line)
        for one in paths
    )
    steps = range(len(paths[0].upto))
    frames = [_places(window, paths, step, under) for step in steps]
    more = {"trails": trails, "clickable": clickable}
    return Panel(figure, alt, height, frames=frames, **more)


def _from_above(ground: Field, says: Coordinates) -> dict:
    """Return the field as contours."""
    return contour(
        x=ground.x,
        y=ground.y,
        z=ground.depths.astype("float32"),
        customdata=ground.values,
        colorscale=theme.DEPTH_SCALE,
        showscale=False,
        ncontours=24,
        line={"color": theme.MUTED, "width": 0.5},
        hovertemplate=says.hover("customdata"),
    )


def _places(window: Window, paths: Sequence[Path], step: int, under) -> list[dict]:
    """Return where every path stands at a step; beyond the window, its edge says so."""
    now = [(one, one.points[one.upto[step] - 1].tolist()) for one in paths]
    shapes = [*under(step)] if all(window.holds(*point) for _, point in now) else []
    for one, point in now:
        if window.holds(*point):
            shapes.append(dot(*point, one.colour))
        else:
            shapes += _out_here(window, point, one.colour)
    return shapes


def _out_here(window: Window, point: Sequence[float], colour: str) -> list[dict]:
    """Say at the window's edge where a path has gone."""
    up = -20 if window.edge(*point)[1] > sum(window.y) / 2 else 20
    text = f"({point[0]:.3g}, {point[1]:.3g})"
    return window.out_here(point, text, colour, 7, sum(window.x) / 2, up)


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

    What leaves the window runs along its walls.
    """
    traces, tracks = [_from_the_side(ground, says)], []
    for one in paths:
        x, y, z = map(rounded, raised(ground, one.points, one.heights))
        at = len(traces)
        traces += _walk(one, x, y, z)
        tracks += [Track(at, x, y, z, one.upto), Track(at + 1, x, y, z, one.upto, True)]
    figure = theme.figure(
        title,
        key,
        traces,
        margin={"l": 0, "r": 0, "t": 30, "b": 0},
        scene=_scene(ground, says, camera),
    )
    return Panel(figure, alt, height, tracks=tuple(tracks))


def raised(
    ground: Field, points: np.ndarray, heights: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return where points (..., 2) are drawn on a surface: inside, just above it."""
    window, (low, high) = window_of(ground), _heights(ground)
    x, y = np.clip(points[..., 0], *window.x), np.clip(points[..., 1], *window.y)
    return x, y, np.clip(heights, low, high) + LIFT * (high - low)


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


def _walk(one: Path, x: list[float], y: list[float], z: list[float]) -> list[dict]:
    """Return a path in three dimensions, and the point where it begins."""
    thick = {**one.line, "width": 2 * one.line["width"]}
    here = {"color": one.colour, "size": 6}
    start = {"x": x[:1], "y": y[:1], "z": z[:1]}
    return [
        scatter3d(x=x, y=y, z=z, mode="lines", line=thick, hoverinfo="skip"),
        scatter3d(**start, mode="markers", marker=here, hoverinfo="skip"),
    ]


def _scene(ground: Field, says: Coordinates, camera: dict) -> dict:
    low, high = _heights(ground)
    heights = (low, high + 2 * LIFT * (high - low))
    return {
        "xaxis": axis((ground.x[0], ground.x[-1]), says.x),
        "yaxis": axis((ground.y[0], ground.y[-1]), says.y),
        "zaxis": axis(heights, says.height),
        "aspectmode": "cube",
        "camera": camera,
    }
