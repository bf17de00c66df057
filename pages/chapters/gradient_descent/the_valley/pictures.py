"""The pictures of the valley: curve and heights, and the learning rate's scale."""

import numpy as np

from engines.gradient_descent import Surface, Trajectory, value_curve
from engines.gradient_descent.underfoot import tangent_ends, trusted_parabola
from pages.figures import theme
from pages.figures.axes import Window, axis
from pages.figures.panel import Panel, Trail, rounded
from pages.figures.plain import scatter
from pages.figures.rate_scale import moving_mark, rate_scale
from pages.figures.series import Series, series_panel
from pages.figures.shapes import arrow, dot, path, ring, segment
from pages.ui.control import Note

from . import words
from .record import RATES, Record, snap

WALKED = theme.stroke(theme.PATH, 2, "dot")
TRUSTED = theme.stroke(theme.NEXT, 1.5, "dash")
LEGEND = (
    theme.marked("hiker", theme.HERE),
    theme.lined("slope felt", theme.stroke(theme.SLOPE)),
    theme.marked("next step", theme.NEXT, "circle-open", 10),
    theme.lined("parabola it trusts", TRUSTED),
    theme.lined("path", WALKED),
)
STAR = {"color": theme.MINIMUM, "symbol": "star", "size": 14}
# Room for three rows of legend, in both panels, so that equal heights are level.
MARGIN = {"b": 112}


def panels(record: Record) -> list[Panel]:
    """Draw the curve, and the height step by step, with one vertical scale."""
    surface, walk = record.settings.surface, record.trajectory
    view = view_of(surface, walk)
    return [
        curve_panel(surface, walk, record.settings.learning_rate, view),
        height_panel(surface, walk, view),
    ]


def rate_note(record: Record) -> Note:
    """Mark 1/λ and 2/λ below the learning rate, on its slider's own scale."""
    settings, diagnosis = record.settings, record.diagnosis
    low, high, grain = RATES[settings.curve]
    bends = diagnosis.nearest_minimum is not None and diagnosis.curvature > 0
    perfect = 1 / diagnosis.curvature if bends else None

    def choose(point: dict) -> dict[str, float]:
        rate = min(max(snap(point["x"], grain), low), high)
        return {f"eta_{settings.curve}": rate}

    says, rate = words.boundary(record), settings.learning_rate
    scale = rate_scale((low, high), rate, perfect, says)
    return Note(says, scale, clicked=choose, live=moving_mark)


def view_of(surface: Surface, trajectory: Trajectory) -> Window:
    """Return a window that holds the curve, and a run that strays a little."""
    low, high = surface.domain[0]
    width = high - low
    points = trajectory.points[:, 0]
    near = points[(points > low - width) & (points < high + width)]
    left, right = min(low, near.min()), max(high, near.max())
    _, values = value_curve(surface, domain=(left, right))
    room, side = 0.12 * np.ptp(values), 0.04 * (right - left)
    x = (left - side, right + side)
    return Window(x, (values.min() - room, values.max() + room))


def curve_panel(
    surface: Surface, trajectory: Trajectory, learning_rate: float, view: Window
) -> Panel:
    """Draw the curve with the hiker, the tangent, the ghost and the path so far."""
    x, y = value_curve(surface, domain=view.x)
    line = {"color": theme.CURVE, "width": 3}
    hover = "x = %{x:.3f}<br>f(x) = %{y:.3f}<extra></extra>"
    curve = scatter(x=x, y=y, mode="lines", line=line, hovertemplate=hover)
    star = [("minimum", STAR, {})] if surface.minima else []
    figure = theme.figure(
        "The curve: click it, or drag the ring",
        surface.name,
        [curve, _stars(surface)],
        legend=[*LEGEND, *star],
        xaxis=axis(view.x, "x"),
        yaxis=axis(view.y, "f(x)"),
        hovermode="x",
        hoverdistance=-1,
        dragmode="pan",
        margin=MARGIN,
    )
    steps = range(len(trajectory.points))
    trail = Trail(
        rounded(trajectory.points[:, 0]),
        rounded(trajectory.values),
        [step + 1 for step in steps],
        WALKED,
    )
    return Panel(
        figure,
        f"{surface.label} with the hiker on it",
        height=400,
        grow=2,
        frames=[_underfoot(trajectory, learning_rate, view, t) for t in steps],
        trails=(trail,),
        clickable=True,
    )


def _stars(surface: Surface) -> dict:
    return scatter(
        x=[minimum[0] for minimum in surface.minima],
        y=[float(surface.value(np.array(minimum))) for minimum in surface.minima],
        mode="markers",
        marker=STAR,
        hovertemplate="a minimum: x = %{x:.4f}, f = %{y:.4f}<extra></extra>",
    )


def _underfoot(
    trajectory: Trajectory, learning_rate: float, view: Window, step: int
) -> list[dict]:
    """Return the moving parts at a step: parabola, tangent, ghost, hiker."""
    x, y = float(trajectory.points[step, 0]), float(trajectory.values[step])
    if not view.holds(x, y):
        return _outside(x, y, view)
    slope = float(trajectory.gradients[step, 0])
    reach = reach_in(view)
    ends, heights = tangent_ends(x, y, slope, reach)
    shapes = [segment(tuple(ends), tuple(heights), theme.SLOPE, width=3)]
    if step < trajectory.n_steps:
        shapes = _next_step(trajectory, learning_rate, step) + shapes
    return [*shapes, dot(x, y, theme.HERE, radius=8)]


def reach_in(view: Window) -> float:
    """Return how far the tangent goes to each side."""
    return 0.12 * (view.x[1] - view.x[0])


def _next_step(trajectory: Trajectory, learning_rate: float, step: int) -> list[dict]:
    x, y = float(trajectory.points[step, 0]), float(trajectory.values[step])
    slope = float(trajectory.gradients[step, 0])
    after, height = trajectory.points[step + 1, 0], trajectory.values[step + 1]
    jump = abs(after - x)
    reach = 1.3 * jump
    parabola = trusted_parabola(x, y, slope, learning_rate, reach, n=3)
    return [
        path(_arch(*parabola), TRUSTED),
        segment((x, after), (y, y), theme.NEXT, width=2),
        segment((after, after), (y, height), theme.NEXT, width=1, dash="dot"),
        ring(float(after), float(height), theme.NEXT),
    ]


def _arch(x: np.ndarray, y: np.ndarray) -> str:
    """Return a parabola as a path, by its left end, its bottom and its right end.

    A quadratic Bézier curve is a parabola; its handle lies where the tangents at the
    ends meet, as far below the bottom as the ends lie above it.
    """
    left, bottom, right = zip(rounded(x), rounded(y), strict=True)
    handle = float(f"{2 * y[1] - y[0]:.6g}")
    return "M{},{}Q{},{} {},{}".format(*left, bottom[0], handle, *right)


def _outside(x: float, y: float, view: Window) -> list[dict]:
    """Return a mark at the edge that says where the hiker has gone."""
    side = -1 if x > sum(view.x) / 2 else 1
    inset = view.edge(x, y)[0] + side * 0.18 * (view.x[1] - view.x[0])
    return view.out_here((x, y), f"x = {x:.4g}", theme.HERE, 8, inset, -24)


def height_panel(surface: Surface, trajectory: Trajectory, view: Window) -> Panel:
    """Draw the height at every step so far; its axis is the curve's own."""
    values = trajectory.values
    n, last = len(values), max(len(values) - 1, 1)
    heights = rounded(np.clip(values, *view.y))
    walked = Series("", range(n), heights, theme.stroke(theme.PATH, 2), radius=0)
    return series_panel(
        "Height, step by step",
        surface.name,
        [walked],
        n,
        alt="The height f(x) against the step",
        xaxis=axis((-0.04 * last, 1.04 * last), "step"),
        yaxis=axis(view.y, "f(x)"),
        height=400,
        frames=[_height_now(float(value), view, k) for k, value in enumerate(values)],
        dragmode="pan",
        margin=MARGIN,
    )


def _height_now(value: float, view: Window, step: int) -> list[dict]:
    """Return the height at a step; outside the picture, with an arrow at its edge."""
    at = float(np.clip(value, *view.y))
    mark = dot(step, at, theme.HERE)
    return [mark] if at == value else [mark, arrow(step, at, theme.HERE, up=value > at)]
