"""Diagnosis: what happened on a walk, and the inequality that decided it."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.closed_forms import largest_safe_learning_rate
from engines.gradient_descent.descent import Trajectory
from engines.gradient_descent.evidence import (
    lowest_known_value,
    nearest_minimum,
    sharpest_bend,
)
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.outcomes import Outcome, tell_outcome
from engines.gradient_descent.surfaces import Surface


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """The outcome of a walk and the numbers that explain it.

    ``reference_point`` is the known minimum nearest to the end of the walk, because
    the bowl around it decides whether the walk can stay there; where no minimum is
    known it is the end itself. Curvatures are in units of value per coordinate^2.
    """

    outcome: Outcome
    curvature: float  # lambda, the largest Hessian eigenvalue at reference_point
    reference_point: np.ndarray  # (d,)
    direction: np.ndarray  # (d,) the eigenvector of that eigenvalue
    largest_safe_learning_rate: float | None  # None where no fixed bound exists
    safe: bool | None  # learning_rate < largest_safe_learning_rate
    product: float  # learning_rate * curvature
    factor: float  # 1 - product: plain descent multiplies its error by this
    first_uphill_step: int | None  # first t with values[t + 1] > values[t]
    nearest_minimum: tuple[float, ...] | None
    distance: float | None  # from the end of the walk to nearest_minimum
    best_value: float | None  # at the lowest known minimum


def diagnose(
    trajectory: Trajectory, surface: Surface, optimizer: Optimizer
) -> Diagnosis:
    """Say what happened on a walk, from its record alone; never raises.

    The bowl at the nearest minimum has curvature lambda, and plain descent multiplies
    the error there by 1 - eta lambda at every step: it shrinks exactly when
    0 < eta lambda < 2. The outcome itself is read off the path, so it also holds for
    optimizers and surfaces to which the inequality does not apply.

    >>> from engines.gradient_descent import SURFACES, GradientDescent, descend
    >>> optimizer = GradientDescent(0.9)
    >>> walk = descend(SURFACES["square"], optimizer, 10.0, 20)
    >>> diagnose(walk, SURFACES["square"], optimizer).outcome.name
    'ZIGZAGS'
    """
    with np.errstate(all="ignore"):
        end = trajectory.points[-1]
        minimum = nearest_minimum(end, surface)
        reference = end if minimum is None else np.array(minimum)
        curvature, direction = sharpest_bend(surface, reference)
        bound = None
        if surface.smooth:
            bound = largest_safe_learning_rate(optimizer, curvature)
        distance = float(np.linalg.norm(end - reference))
        uphill = np.flatnonzero(np.diff(trajectory.values) > 0)
        return Diagnosis(
            outcome=tell_outcome(trajectory, surface, optimizer),
            curvature=curvature,
            reference_point=reference,
            direction=direction,
            largest_safe_learning_rate=bound,
            safe=None if bound is None else optimizer.learning_rate < bound,
            product=optimizer.learning_rate * curvature,
            factor=1 - optimizer.learning_rate * curvature,
            first_uphill_step=int(uphill[0]) if len(uphill) else None,
            nearest_minimum=minimum,
            distance=None if minimum is None else distance,
            best_value=lowest_known_value(surface),
        )
