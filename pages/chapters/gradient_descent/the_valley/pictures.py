"""The pictures of the valley: curve and heights, and the learning rate's scale."""

import numpy as np

from engines.gradient_descent import Surface, Trajectory, value_curve
from pages.figures import theme
from pages.figures.axes import Window, axis, counted_axis
from pages.figures.footprints import footprints
from pages.figures.leaving import gone, walled
from pages.figures.panel import Panel, Trail, rounded
from pages.figures.plain import scatter
from pages.figures.series import series_panel
from pages.figures.shapes import dot

from . import names
from .ground import OWN
from .record import Record
from .underfoot import Scene, trusted_bottoms, underfoot

WALKED = theme.stroke(theme.WAY, 1.2)
STAR = {"color": theme.MINIMUM, "symbol": "star", "size": 14}
ABOVE, BELOW = 0.12, 0.22  # of the heights: room for the words under a minimum
RARE, CLIFF = 0.1, 5.0  # share of heights, each way; times as tall as the others
TALLEST = 1e100
DEEPEST = 0.3  # of the heights: so far below the ground a trusted bottom is shown


def panels(record: Record) -> list[Panel]:
    """Draw the curve, and the height step by step, with one vertical scale."""
    return _both(record, view_after_bet(record))


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw them in a window that does not tell how far the walk will stray."""
    return _both(record, view_before_bet(record))


def view_after_bet(record: Record) -> Window:
    """Return a window that holds the walk, unless it strays too far."""
    settings = record.settings
    return view_of(settings.surface, record.trajectory, settings.learning_rate)


def view_before_bet(record: Record) -> Window:
    """Return a window that holds the first step alone."""
    surface, rate = record.settings.surface, record.settings.learning_rate
    return view_of(surface, record.trajectory, rate, n_steps=1)


def _both(record: Record, view: Window) -> list[Panel]:
    settings, walk = record.settings, record.trajectory
    return [
        curve_panel(settings.surface, walk, settings.learning_rate, view),
        height_panel(settings.surface, walk, view, settings.n_steps),
    ]


def view_of(
    surface: Surface,
    trajectory: Trajectory,
    learning_rate: float | None = None,
    n_steps: int | None = None,
) -> Window:
    """Return a window that holds the curve with its minima, and a run that strays.

    With a learning rate it holds, not too far down, the bottoms that steps trust in.
    With `n_steps` it looks at these first steps alone.
    """
    low, high = surface.domain[0]
    width = high - low
    points = trajectory.points[:n_steps, 0]
    near = points[(points > low - width) & (points < high + width)]
    left, right = min(low, near.min()), max(high, near.max())
    _, values = value_curve(surface, domain=(left, right))
    if surface.name == OWN:
        values = _shown(values, surface.value(near[:, np.newaxis]))
    tall = np.ptp(values) or 1.0
    lowest = min([values.min(), *map(surface.value, np.array(surface.minima))])
    bottom = lowest - BELOW * tall
    if learning_rate is not None:
        trusted = trusted_bottoms(trajectory, learning_rate)[:n_steps]
        shown = trusted[trusted > lowest - DEEPEST * tall]
        bottom = min([bottom, *(shown - 0.05 * tall)])
    side = 0.04 * (right - left)
    return Window((left - side, right + side), (bottom, values.max() + ABOVE * tall))


def _shown(values: np.ndarray, walked: np.ndarray) -> np.ndarray:
    """Return the heights that decide how tall the picture is: no pole, and no cliff.

    Those of the walk are among them.
    """
    values = values[np.isfinite(values)]
    low, high = np.quantile(values, (RARE, 1 - RARE)) if len(values) else (0.0, 0.0)
    if len(values) and np.ptp(values) <= CLIFF * (high - low):
        low, high = values.min(), values.max()
    ends = np.array([low, high, *walked[np.isfinite(walked)]])
    return np.clip(ends, -TALLEST, TALLEST)


def curve_panel(
    surface: Surface, trajectory: Trajectory, learning_rate: float, view: Window
) -> Panel:
    """Draw the curve with the hiker, the tangent, the ghost and the path so far."""
    scene = Scene(surface, trajectory, learning_rate, view)
    x, y = scene.curve
    if surface.name == OWN:  # no line goes to where the curve is not
        tall = view.y[1] - view.y[0]
        y = np.where(np.abs(y - view.y[0]) < 10 * tall, y, np.nan)
    line = {"color": theme.CURVE, "width": 3, "simplify": False}
    hover = "x = %{x:.3f}<br>f(x) = %{y:.3f}<extra></extra>"
    curve = scatter(x=x, y=y, mode="lines", line=line, hovertemplate=hover)
    figure = theme.figure(
        "The curve: click it, or drag the ring",
        surface.name,
        [curve, _stars(scene.stars)],
        xaxis=axis(view.x, "x"),
        yaxis=axis(view.y, "f(x)"),
        hovermode="x",
        hoverdistance=-1,
        dragmode="pan",
    )
    points, heights = trajectory.points[:, 0], trajectory.values
    n = len(points)
    been = footprints(view, rounded(points), rounded(heights), range(n), n)
    upto = list(range(1, n + 1))
    trail = Trail(rounded(points), rounded(heights), upto, WALKED)
    return Panel(
        figure,
        f"{surface.label} with the hiker on it",
        height=520,
        grow=2,
        frames=[underfoot(scene, step) for step in range(n)],
        spans=been,
        trails=(trail,),
        names=names.names(scene),
        clickable=True,
    )


def _stars(minima: np.ndarray) -> dict:
    x, y = minima.T
    hover = "a minimum: x = %{x:.4f}, f = %{y:.4f}<extra></extra>"
    look = {"mode": "markers", "marker": STAR, "hovertemplate": hover}
    return scatter(x=x.tolist(), y=y.tolist(), **look)


def height_panel(
    surface: Surface, trajectory: Trajectory, view: Window, n_steps: int
) -> Panel:
    """Draw the height at every step so far; its axis is the curve's own.

    Across it is as wide as the steps that were asked for: a walk may end before.
    Where the walk leaves the picture the line ends in an arrow.
    """
    values = trajectory.values
    n = len(values)
    window = Window((-0.04 * n_steps, 1.04 * n_steps), view.y)
    return series_panel(
        "Height, step by step",
        surface.name,
        walled(values, window, theme.stroke(theme.PATH, 2), range(n)),
        n,
        alt="The height f(x) against the step",
        xaxis=counted_axis(window.x, "step"),
        yaxis=axis(window.y, "f(x)"),
        height=520,
        frames=[_height_now(values, window, step) for step in range(n)],
        spans=footprints(window, range(n), rounded(values), range(n), n),
        dragmode="pan",
    )


def _height_now(values: np.ndarray, window: Window, step: int) -> list[dict]:
    """Return the height at a step; outside the picture, where and how far it left."""
    height = float(values[step])
    if window.holds(step, height):
        return [dot(step, height, theme.HERE)]
    return gone(values, window, step, theme.HERE, "step")
