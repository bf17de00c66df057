"""Escapes: how long a walk that begins beside a saddle takes to fall off it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.checks import (
    checked_count,
    checked_start,
)
from engines.gradient_descent.descent import take_steps
from engines.gradient_descent.edges import curvatures_at
from engines.gradient_descent.momentum_theory import roots
from engines.gradient_descent.optimizer import Optimizer, require_positive
from engines.gradient_descent.optimizers import (
    GradientDescent,
    Momentum,
    Nesterov,
    Newton,
)
from engines.gradient_descent.stopping import LOST_BEYOND
from engines.gradient_descent.surface import Surface
from engines.gradient_descent.together import Together

NEVER = -1
RADIUS = 0.01  # of the window: beyond it a walk has left the saddle
AROUND = 360  # directions that are asked how deep the ground falls


@dataclass(frozen=True, eq=False)
class Escape:
    """k walks, one for each optimizer, that begin beside the same saddle.

    Row t of every array belongs to the moment after t steps. Who has flown off stands
    at its last finite point. Distances are from the saddle along the falling direction.
    """

    optimizers: tuple[Optimizer, ...]  # k of them
    saddle: np.ndarray  # (d,)
    falling: np.ndarray  # (d,) of length 1: the direction in which the ground falls
    curvature: float  # along it; 0 where the ground has no bend, and at a kink
    radius: float  # from which on a walk has left
    offset: float  # from the saddle to the start along the falling direction
    points: np.ndarray  # (T + 1, k, d)
    distances: np.ndarray  # (T + 1, k)
    predicted: np.ndarray  # (T + 1, k) by theory, on the saddle's own bend; or nan
    factors: np.ndarray  # (k,) of a step's distance in the long run, by theory; or nan
    left_at: np.ndarray  # (k,) of int: the first step beyond the radius, or NEVER
    predicted_at: np.ndarray  # (k,) the same by theory; NEVER where it has none

    @property
    def n_steps(self) -> int:
        """Return T."""
        return len(self.points) - 1


def escape(
    surface: Surface,
    optimizers: Sequence[Optimizer],
    saddle,
    exponent: float | None = 6,
    ahead: float = 0.0,
    n_steps: int = 500,
    radius: float | None = None,
) -> Escape:
    """Let several optimizers begin beside a saddle, and see when each has left it.

    They begin 10^-exponent off it in the direction in which the ground falls, or
    exactly on it for None, and besides ``ahead`` up the ridge. On the saddle's own bend
    the distance after t steps is a sum of the powers of the two roots of the
    optimizer's recurrence, and in the long run a step multiplies it by the larger one,
    z: the escape takes about ln(radius / 10^-exponent) / ln z steps. ``saddle`` is
    (d,); ``radius`` is a hundredth of the window if it is None. All take ``n_steps``
    steps. Raises ValueError for a saddle of another shape, a radius that is not above
    0, or a negative number of steps. Source: Goh, Why Momentum Really Works (2017).

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> saddle = SURFACES["saddle"], [GradientDescent(0.05)], [0.0, 0.0]
    >>> found = escape(*saddle, exponent=3, radius=1.0)
    >>> found.factors, found.left_at, found.predicted_at
    (array([1.1]), array([73]), array([73]))
    """
    place = checked_start(surface, saddle)
    radius = usual_radius(surface) if radius is None else radius
    require_positive("radius", radius)
    offset = 0.0 if exponent is None else 10.0**-exponent
    falling, rising, curvature = directions_at(surface, place, radius)
    start = place + offset * falling + ahead * rising
    points = walks_beside(surface, optimizers, [start], n_steps)[:, :, 0]
    distances = np.abs((points - place) @ falling)
    theory = [_theory(one, curvature, offset) for one in optimizers]
    t = np.arange(n_steps + 1)
    return Escape(
        optimizers=tuple(optimizers),
        saddle=place,
        falling=falling,
        curvature=curvature,
        radius=radius,
        offset=offset,
        points=points,
        distances=distances,
        predicted=np.stack([distance_after(one, t) for one in theory], axis=-1),
        factors=np.array([one[1] if one else np.nan for one in theory]),
        left_at=first_at_least(distances, radius),
        predicted_at=np.array([first_beyond(one, radius) for one in theory]),
    )


def usual_radius(surface: Surface) -> float:
    """Return a hundredth of the window's narrower side.

    >>> from engines.gradient_descent import SURFACES
    >>> usual_radius(SURFACES["sphere"])
    0.1
    """
    return RADIUS * min(high - low for low, high in surface.domain)


def directions_at(surface: Surface, saddle, radius: float) -> tuple:
    """Return the falling and the rising direction at a saddle, and the lower curvature.

    They are eigenvectors of the Hessian, (d,) each. Where it has no negative eigenvalue
    the falling direction is the one in which the ground is lowest at the radius, the
    rising one is across, and the curvature is 0. Nothing is raised.

    >>> from engines.gradient_descent import SURFACES
    >>> directions_at(SURFACES["saddle"], np.zeros(2), 0.1)
    (array([0., 1.]), array([1., 0.]), -2.0)
    """
    bends = curvatures_at(surface, saddle)
    if bends is not None and bends[0] < 0:
        _, columns = np.linalg.eigh(surface.hessian(saddle))
        falling, rising = (_positive(columns[:, i]) for i in (0, -1))
        return falling, rising, float(bends[0])
    angles = np.arange(AROUND) * 2 * np.pi / AROUND
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    if len(saddle) == 1:
        circle = np.array([[1.0], [-1.0]])
    falling = circle[np.nanargmin(surface.value(saddle + radius * circle))]
    return falling, falling[::-1] * [1, -1][: len(saddle)], 0.0


def _positive(direction) -> np.ndarray:
    """Return an eigenvector turned so that its largest part is positive, never -0."""
    return direction * np.sign(direction[np.argmax(np.abs(direction))]) + 0.0


def walks_beside(
    surface: Surface, optimizers: Sequence[Optimizer], starts, n_steps: int
) -> np.ndarray:
    """Return the points of k optimizers' walks from n starts, (T + 1, k, n, d).

    ``starts`` is (n, d); any number of an optimizer may be an array (n,). Nobody is
    stopped where it stands still, as `race_many` would; who has flown off stands at its
    last finite point. Raises ValueError for a negative number of steps.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> walks_beside(SURFACES["square"], [GradientDescent(0.5)], [[4.0]], 1).ravel()
    array([4., 0.])
    """
    checked_count("number of steps", n_steps, at_least=0)
    starts = np.asarray(starts, dtype=float)
    team = Together([one.for_each(*starts.shape) for one in optimizers])
    with np.errstate(all="ignore"):
        many = np.tile(starts, (len(optimizers), 1, 1))
        moments = take_steps(surface, team, many, n_steps)
        points = np.stack([points for points, *_ in moments])
        lost = ~(np.abs(points) <= LOST_BEYOND).all(axis=-1)
    last = np.where(lost.any(axis=0), lost.argmax(axis=0) - 1, n_steps)
    rows = np.minimum(np.arange(n_steps + 1)[:, np.newaxis, np.newaxis], last)
    return np.take_along_axis(points, rows[..., np.newaxis], axis=0)


def _theory(optimizer: Optimizer, curvature: float, offset: float) -> tuple | None:
    """Return a, z, b, w of the distance a z^t + b w^t; None where theory has none."""
    if not curvature < 0:
        return None
    if isinstance(optimizer, Newton):
        jump = -curvature / (optimizer.damping - curvature)
        return offset, 1 + optimizer.learning_rate * jump, 0.0, 0.0
    if not isinstance(optimizer, GradientDescent | Momentum | Nesterov):
        return None
    w, z = roots(optimizer, curvature).real
    gradient = np.array([curvature * offset])
    update, _ = optimizer.update(gradient, optimizer.init(gradient))
    first = offset + update.item()
    a = (first - w * offset) / (z - w)
    return a, float(z), offset - a, float(w)


def distance_after(theory: tuple | None, n_steps) -> np.ndarray:
    """Return |a z^t + b w^t| for t of any shape, or nan where theory has none.

    >>> distance_after((1.0, 2.0, 0.0, 0.0), np.arange(3))
    array([1., 2., 4.])
    """
    t = np.asarray(n_steps, dtype=float)
    if theory is None:
        return np.full(t.shape, np.nan)
    a, z, b, w = theory
    if a == 0:  # exactly on the saddle
        return np.zeros(t.shape)
    with np.errstate(over="ignore"):
        return np.abs(a * z**t + b * w**t)


def first_beyond(theory: tuple | None, radius: float) -> int:
    """Return the first step at which a z^t + b w^t is at least the radius, or NEVER.

    >>> first_beyond((1.0, 2.0, 0.0, 0.0), 4.0), first_beyond(None, 4.0)
    (2, -1)
    """
    if theory is None or theory[0] == 0:
        return NEVER
    a, z, *_ = theory
    near = max(0, int(np.ceil(np.log(radius / abs(a)) / np.log(z))) - 1)
    # The other root is below 1 in size, but its share may yet be felt early on.
    steps = np.arange(max(0, near - 2), near + 4)
    enough = distance_after(theory, steps) >= radius
    return int(steps[enough.argmax()])


def first_at_least(distances, radius: float) -> np.ndarray:
    """Return the first row of each column, (T + 1, k), at the radius, or NEVER.

    >>> first_at_least(np.array([[0.1, 0.1], [0.3, 0.1]]), 0.2)
    array([ 1, -1])
    """
    beyond = distances >= radius
    return np.where(beyond.any(axis=0), beyond.argmax(axis=0), NEVER)
