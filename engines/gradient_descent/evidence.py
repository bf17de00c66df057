"""Evidence: what a finished walk shows, gathered once for all questions about it."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.closed_forms import largest_safe_learning_rate
from engines.gradient_descent.descent import Trajectory
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.surfaces import Surface

SAME = 1e-9  # relative differences below this are rounding


@dataclass(frozen=True, eq=False)
class Facts:
    """What the questions below are asked about; n = T + 1 updates, pending included."""

    trajectory: Trajectory
    surface: Surface
    updates: np.ndarray  # (n, d) those taken, and the one about to be taken
    sizes: np.ndarray  # (n,) their lengths
    reference: np.ndarray  # (d,) the nearest minimum, or the end of the walk
    distances: np.ndarray  # (T + 1,) from every point to the reference
    is_lowest: bool  # no known minimum is lower than this one
    can_stay: bool  # the learning rate is below the bound there, or there is none


def nearest_minimum(point: np.ndarray, surface: Surface) -> tuple[float, ...] | None:
    """Return the known minimum nearest to a point of shape (d,), or None.

    >>> from engines.gradient_descent import SURFACES
    >>> nearest_minimum(np.array([0.5]), SURFACES["double_well"])
    (0.9601495555191055,)
    """
    if not surface.minima:
        return None
    return surface.minima[int(nearest_indices(point, surface))]


def lowest_known_value(surface: Surface) -> float | None:
    """Return the value at the lowest known minimum, or None where none is known.

    >>> from engines.gradient_descent import SURFACES
    >>> lowest_known_value(SURFACES["square"])
    0.0
    """
    if not surface.minima:
        return None
    return float(surface.value(np.array(surface.minima)).min())


def nearest_indices(points: np.ndarray, surface: Surface) -> np.ndarray:
    """Return for points of shape (..., d) which of surface.minima is nearest, (...).

    >>> from engines.gradient_descent import SURFACES
    >>> nearest_indices(np.array([[0.5], [-0.5]]), SURFACES["double_well"])
    array([1, 0])
    """
    gaps = points[..., np.newaxis, :] - np.array(surface.minima)
    return np.linalg.norm(gaps, axis=-1).argmin(axis=-1)


def gather(trajectory: Trajectory, surface: Surface, optimizer: Optimizer) -> Facts:
    """Collect the facts about a walk; nothing is raised.

    >>> from engines.gradient_descent import SURFACES, GradientDescent, descend
    >>> optimizer = GradientDescent(0.5)
    >>> walk = descend(SURFACES["square"], optimizer, 10.0, 3)
    >>> gather(walk, SURFACES["square"], optimizer).sizes
    array([10.,  0.])
    """
    end = trajectory.points[-1]
    minimum = nearest_minimum(end, surface)
    reference = end if minimum is None else np.array(minimum)
    updates = np.vstack([trajectory.updates, _pending(trajectory, surface, optimizer)])
    bottom = surface.value(reference)
    lowest = lowest_known_value(surface)
    bound = None
    if surface.smooth:
        curvature, _ = sharpest_bend(surface, reference)
        bound = largest_safe_learning_rate(optimizer, curvature)
    return Facts(
        trajectory=trajectory,
        surface=surface,
        updates=updates,
        sizes=np.linalg.norm(updates, axis=-1),
        reference=reference,
        distances=np.linalg.norm(trajectory.points - reference, axis=-1),
        is_lowest=lowest is None or bool(bottom <= lowest + SAME * (1 + abs(lowest))),
        can_stay=bound is None or optimizer.learning_rate < bound,
    )


def sharpest_bend(surface: Surface, point: np.ndarray) -> tuple[float, np.ndarray]:
    """Return the largest eigenvalue of the Hessian and its eigenvector, shape (d,).

    lambda is the second derivative along the eigenvector; nan where the Hessian is
    not finite.

    >>> from engines.gradient_descent import quadratic
    >>> sharpest_bend(quadratic([[2.0, 0.0], [0.0, 18.0]]), np.zeros(2))
    (18.0, array([0., 1.]))
    """
    hessian = surface.hessian(point)
    if not np.isfinite(hessian).all():
        return np.nan, np.eye(len(point))[0]
    eigenvalues, eigenvectors = np.linalg.eigh(hessian)
    direction = eigenvectors[:, -1]
    # An eigenvector may point either way; let its largest part be positive.
    flip = np.sign(direction[np.argmax(np.abs(direction))])
    return float(eigenvalues[-1]), direction * flip


def _pending(trajectory, surface, optimizer) -> np.ndarray:
    """Return the update that would have come next, shape (d,)."""
    end = trajectory.points[-1]
    state = {name: rows[-1] for name, rows in trajectory.states.items()}
    hessian = surface.hessian(end) if optimizer.needs_hessian else None
    return optimizer.update(trajectory.gradients[-1], state, hessian)[0]
