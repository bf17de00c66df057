"""Diagnosis: what a walk did, what it goes on to do, and the number to explain it."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.closed_forms import largest_safe_learning_rate
from engines.gradient_descent.descent import Trajectory
from engines.gradient_descent.long_run import ARRIVED, Fate, arrival, go_on, how_it_left
from engines.gradient_descent.minima import (
    lowest_known_value,
    nearest_minimum,
    sharpest_bend,
)
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.stopping import StopReason
from engines.gradient_descent.surfaces import Surface


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """What becomes of a walk in the long run, and the numbers that explain it.

    The walk is gone on with until it repeats itself, is lost, or too long to wait for.
    Curvatures are in units of value per coordinate^2.
    """

    fate: Fate
    path: np.ndarray  # (K + 1, d) the walk, and what it goes on to do
    places: np.ndarray  # (p, d) those visited for ever, or neared: 1 at rest
    arrival: int | None  # the first step from which it is where it will be for ever
    minimum: tuple[float, ...] | None  # the known minimum at which it comes to rest
    is_bottom: bool  # it comes to rest where the ground rises to all sides
    is_lowest: bool  # and no known minimum is lower
    curvature: float  # lambda, the largest Hessian eigenvalue where it comes to rest
    direction: np.ndarray  # (d,) the eigenvector of that eigenvalue
    largest_safe_learning_rate: float | None  # there; None where no fixed one exists
    product: float  # learning_rate * curvature
    factor: float  # 1 - product: what plain descent multiplies a small error by there
    first_uphill_step: int | None  # first t with values[t + 1] > values[t]
    lowest_value: float | None  # at the lowest known minimum


def diagnose(
    trajectory: Trajectory, surface: Surface, optimizer: Optimizer
) -> Diagnosis:
    """Say what becomes of a walk, by going on with it; never raises.

    Where it comes to rest the ground has curvature lambda, and close by plain descent
    multiplies the error by 1 - eta lambda at every step. Where it does not, lambda is
    that of the known minimum nearest to the end of the walk, or of the end itself.

    >>> from engines.gradient_descent import SURFACES, GradientDescent, descend
    >>> optimizer = GradientDescent(0.9)
    >>> walk = descend(SURFACES["square"], optimizer, 10.0, 20)
    >>> found = diagnose(walk, SURFACES["square"], optimizer)
    >>> found.fate.name, found.minimum, round(found.factor, 3)
    ('RESTS', (0.0,), -0.8)
    """
    with np.errstate(all="ignore"):
        fate, path, period = _go_on(trajectory, surface, optimizer)
        places = path[len(path) - period :]
        rest = places[-1] if fate is Fate.RESTS else None
        minimum = None if rest is None else _minimum_at(rest, surface)
        where = _nearest(trajectory.points[-1], surface) if rest is None else rest
        curvature, direction = sharpest_bend(surface, where)
        bound = None
        if surface.smooth:
            bound = largest_safe_learning_rate(optimizer, curvature)
        is_bottom = minimum is not None or (rest is not None and _rises(surface, rest))
        lowest = lowest_known_value(surface)
        uphill = np.flatnonzero(np.diff(trajectory.values) > 0)
        return Diagnosis(
            fate=fate,
            path=path,
            places=places,
            arrival=None if fate is Fate.CREEPS else arrival(path, period),
            minimum=minimum,
            is_bottom=is_bottom,
            is_lowest=is_bottom and _is_lowest(surface, rest, lowest),
            curvature=curvature,
            direction=direction,
            largest_safe_learning_rate=bound,
            product=optimizer.learning_rate * curvature,
            factor=1 - optimizer.learning_rate * curvature,
            first_uphill_step=int(uphill[0]) if len(uphill) else None,
            lowest_value=lowest,
        )


def _go_on(trajectory, surface, optimizer) -> tuple[Fate, np.ndarray, int]:
    """Return the fate, the path of the walk and beyond, (K + 1, d), and the period."""
    walked = trajectory.points
    if trajectory.stop_reason is StopReason.SETTLED:
        return Fate.RESTS, walked, 1
    state = {name: rows[-1:] for name, rows in trajectory.states.items()}
    run = go_on(surface, optimizer, walked[-1:], state=state)
    beyond = run.points[1 : int(run.n_steps[0]) + 1, 0]
    path = np.concatenate([walked, beyond])
    fate, period = run.fates[0], int(run.periods[0])
    if fate in (Fate.FALLS, Fate.FLIES_OFF):
        lost = run.points[len(beyond) + 1, 0]
        fate = how_it_left(surface, np.vstack([path, lost]))
    return fate, path, period


def _minimum_at(rest: np.ndarray, surface: Surface) -> tuple[float, ...] | None:
    """Return the known minimum at a point, or None."""
    minimum = nearest_minimum(rest, surface)
    near = minimum is not None and np.linalg.norm(rest - minimum) <= ARRIVED
    return minimum if near else None


def _nearest(point: np.ndarray, surface: Surface) -> np.ndarray:
    """Return the known minimum nearest to a point, or the point itself."""
    minimum = nearest_minimum(point, surface)
    return point if minimum is None else np.array(minimum)


def _rises(surface: Surface, rest: np.ndarray) -> bool:
    """Return whether the ground bends upwards to all sides, and a bottom is there.

    A slope that is next to nothing may lead far down a ground that is next to level: by
    Newton's step the bottom is no further than ARRIVED.
    """
    hessian, slope = surface.hessian(rest), np.linalg.norm(surface.gradient(rest))
    if not np.isfinite(hessian).all():
        return False
    least = np.linalg.eigvalsh(hessian)[0]
    return bool(least > 0 and slope <= ARRIVED * (1 + np.abs(rest).max()) * least)


def _is_lowest(surface: Surface, rest: np.ndarray, lowest: float | None) -> bool:
    return lowest is None or bool(surface.value(rest) <= lowest + ARRIVED**2)
