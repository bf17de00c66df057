"""What moves on the curve: the hiker, the slope underfoot, and the next step."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent import Surface, Trajectory, value_curve
from engines.gradient_descent.underfoot import tangent_ends, trusted_parabola
from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.panel import rounded
from pages.figures.shapes import arrow_head, dot, path, ring, segment

TRUSTED = theme.stroke(theme.NEXT, 1.5, "dash")
HIKER = 8  # pixels
HEAD = 0.03  # of the window: a shorter step has no room for an arrow's head


@dataclass(frozen=True, eq=False)
class Scene:
    """A walk on a curve, and the window it is seen through."""

    surface: Surface
    trajectory: Trajectory
    learning_rate: float
    view: Window

    @cached_property
    def walked(self) -> np.ndarray:
        """Where the hiker is at every step, (T + 1, 2)."""
        return np.column_stack([self.trajectory.points[:, 0], self.trajectory.values])

    @cached_property
    def held(self) -> np.ndarray:
        """Whether the hiker is in the picture, at every step, (T + 1,)."""
        return np.array([self.view.holds(*point) for point in self.walked])

    @cached_property
    def stars(self) -> np.ndarray:
        """The minima, (n, 2)."""
        x = np.array(self.surface.minima).reshape(-1, 1)
        return np.column_stack([x[:, 0], self.surface.value(x)])

    @cached_property
    def curve(self) -> tuple[np.ndarray, np.ndarray]:
        """The curve's x and heights, as they are drawn."""
        return value_curve(self.surface, domain=self.view.x)

    def is_last(self, step: int) -> bool:
        """Tell whether no step is taken from here."""
        return step == self.trajectory.n_steps

    def slope(self, step: int) -> float:
        """Return the slope underfoot."""
        return float(self.trajectory.gradients[step, 0])

    def tangent(self, step: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the ends of the tangent underfoot: two x, two heights."""
        here = map(float, self.walked[step])
        return tangent_ends(*here, self.slope(step), reach_in(self.view))

    def parabola(self, step: int, n: int) -> tuple[np.ndarray, np.ndarray]:
        """Return n points of the parabola that a step trusts."""
        x, y = map(float, self.walked[step])
        reach = 1.3 * abs(float(self.walked[step + 1, 0]) - x)
        return trusted_parabola(x, y, self.slope(step), self.learning_rate, reach, n)


def reach_in(view: Window) -> float:
    """Return how far the tangent goes to each side."""
    return 0.12 * (view.x[1] - view.x[0])


def trusted_bottoms(trajectory: Trajectory, learning_rate: float) -> np.ndarray:
    """Return how high every step trusts to land, (T,)."""
    felt = (trajectory.points[:-1, 0], trajectory.values[:-1])
    slopes = trajectory.gradients[:-1, 0]
    return trusted_parabola(*felt, slopes, learning_rate, 0.0, n=1)[1][0]


def underfoot(scene: Scene, step: int) -> list[dict]:
    """Return the moving parts of a step: parabola, slope, ghost, hiker.

    A hiker who has left the picture is an arrow at its edge.
    """
    x, y = map(float, scene.walked[step])
    if not scene.view.holds(x, y):
        return [scene.view.way_out((x, y), theme.HERE)]
    ends, heights = scene.tangent(step)
    slope = segment(tuple(ends), tuple(heights), theme.SLOPE, width=3)
    ahead = [] if scene.is_last(step) else _next_step(scene, step)
    return [*ahead, slope, dot(x, y, theme.HERE, radius=HIKER)]


def _next_step(scene: Scene, step: int) -> list[dict]:
    """Return the parabola that is trusted, the way over, and where it ends."""
    (x, y), (after, height) = scene.walked[step : step + 2].tolist()
    shapes = [
        path(_arch(*scene.parabola(step, 3)), TRUSTED),
        segment((x, after), (y, y), theme.NEXT, width=2),
        segment((after, after), (y, height), theme.NEXT, width=1, dash="dot"),
        ring(after, height, theme.NEXT),
    ]
    if abs(after - x) > HEAD * (scene.view.x[1] - scene.view.x[0]):
        way = "right" if after > x else "left"
        shapes.append(arrow_head(after, y, theme.NEXT, way))
    return shapes


def _arch(x: np.ndarray, y: np.ndarray) -> str:
    """Return a parabola as a path, by its left end, its bottom and its right end.

    A quadratic Bézier curve is a parabola; its handle lies where the tangents at the
    ends meet, as far below the bottom as the ends lie above it.
    """
    left, bottom, right = zip(rounded(x), rounded(y), strict=True)
    handle = float(f"{2 * y[1] - y[0]:.6g}")
    return "M{},{}Q{},{} {},{}".format(*left, bottom[0], handle, *right)
