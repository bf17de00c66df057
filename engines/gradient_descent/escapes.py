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
from engines.gradient_descent.escape_theory import (
    NEVER,
    distance_after,
    factor_across,
    first_beyond,
    theory_of,
)
from engines.gradient_descent.momentum_theory import ROUNDING
from engines.gradient_descent.optimizer import Optimizer, require_positive
from engines.gradient_descent.stopping import LOST_BEYOND
from engines.gradient_descent.surface import Surface
from engines.gradient_descent.together import Together

RADIUS = 0.01  # of the window: beyond it a walk has left the saddle
AROUND = 360  # directions that are asked how deep the ground falls


@dataclass(frozen=True, eq=False)
class Escape:
    """k walks, one for each optimizer, that begin beside the same saddle.

    Row t of every array belongs to the moment after t steps. Who has flown off stands
    at its last finite point. Distances are from the saddle along the falling direction;
    who has flown off has none. Who has left was within the radius before.
    """

    optimizers: tuple[Optimizer, ...]  # k of them
    saddle: np.ndarray  # (d,)
    falling: np.ndarray  # (d,) of length 1: the direction in which the ground falls
    curvature: float  # along it; 0 where the ground has no bend, and at a kink
    radius: float  # from which on a walk has left
    offset: float  # from the saddle to the start along the falling direction
    points: np.ndarray  # (T + 1, k, d)
    distances: np.ndarray  # (T + 1, k); nan from where one is lost
    predicted: np.ndarray  # (T + 1, k) by theory, on the saddle's own bend; or nan
    factors: np.ndarray  # (k,) of a step's distance in the long run, by theory; or nan
    across: np.ndarray  # (k,) the largest factor of the other directions; or nan
    came_at: np.ndarray  # (k,) of int: the first step within the radius, or NEVER
    left_at: np.ndarray  # (k,) of int: the first step beyond it thereafter, or NEVER
    lost_at: np.ndarray  # (k,) of int: the step that flew off, or NEVER
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
    base=None,
    n_steps: int = 500,
    radius: float | None = None,
) -> Escape:
    """Let several optimizers begin beside a saddle, and see when each has left it.

    They begin 10^-exponent off it in the direction in which the ground falls, or
    exactly on it for None; from ``base``, (d,), instead, if that is a place up the
    ridge: then one has left who is beyond the radius after being within it, else who is
    beyond it. On the saddle's own bend
    the distance after t steps is a sum of the powers of the two roots of the
    optimizer's recurrence, and in the long run a step multiplies it by the larger one,
    z: the escape takes about ln(radius / 10^-exponent) / ln z steps. Where another
    direction's root is larger than 1 in size, what is off there grows too, and theory
    has no prediction. ``saddle`` is (d,); ``radius`` is a hundredth of the window if it
    is None. All take ``n_steps`` steps. Raises ValueError for a saddle of another
    shape, a radius that is not above 0, or a negative number of steps. Source: Goh, Why
    Momentum Really Works (2017).

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
    begin = place if base is None else checked_start(surface, base)
    start = begin + offset * falling
    points, last = walks_until_lost(surface, optimizers, [start], n_steps)
    points, last = points[:, :, 0], last[:, 0]
    ways = points - place
    is_there = np.arange(n_steps + 1)[:, np.newaxis] <= last
    distances = np.where(is_there, np.abs(ways @ falling), np.nan)
    came_at = np.zeros(len(optimizers), int)
    if base is not None:
        came_at = first_at_least(-np.linalg.norm(ways, axis=-1), -radius)
    others = () if not curvature else curvatures_at(surface, place)[1:].tolist()
    across = np.array([factor_across(one, others) for one in optimizers])
    theory = [
        None if size > 1 + ROUNDING else theory_of(one, curvature, offset)
        for one, size in zip(optimizers, across.tolist(), strict=True)
    ]
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
        across=across,
        came_at=came_at,
        left_at=_left_at(distances, came_at, radius),
        lost_at=np.where(last < n_steps, last + 1, NEVER),
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
    return walks_until_lost(surface, optimizers, starts, n_steps)[0]


def walks_until_lost(
    surface: Surface, optimizers: Sequence[Optimizer], starts, n_steps: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return `walks_beside` and the last row of each before it flew off, (k, n).

    Who never flew off has the last row of all. Raises ValueError as `walks_beside`.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> wild = [GradientDescent(1e6)], [[4.0]]
    >>> walks_until_lost(SURFACES["square"], *wild, 3)[1].item()
    1
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
    return np.take_along_axis(points, rows[..., np.newaxis], axis=0), last


def _left_at(distances, came_at, radius: float) -> np.ndarray:
    """Return the first row at the radius from `came_at` on, or NEVER; (k,)."""
    rows = np.arange(len(distances))[:, np.newaxis]
    has_come = (came_at != NEVER) & (rows >= came_at)
    return first_at_least(np.where(has_come, distances, np.nan), radius)


def first_at_least(distances, radius: float) -> np.ndarray:
    """Return the first row of each column, (T + 1, k), at the radius, or NEVER.

    >>> first_at_least(np.array([[0.1, 0.1], [0.3, 0.1]]), 0.2)
    array([ 1, -1])
    """
    beyond = distances >= radius
    return np.where(beyond.any(axis=0), beyond.argmax(axis=0), NEVER)
