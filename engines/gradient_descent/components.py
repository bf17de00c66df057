"""Components: a walk on a bowl as one walk along each of the bowl's own directions.

Along an eigenvector of the Hessian a bowl is a parabola, and what happens along one of
them never touches the others: a bowl of d coordinates is d valleys of one.
"""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.descent import descend
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.optimizers import GradientDescent, Momentum, Nesterov
from engines.gradient_descent.stopping import StopReason
from engines.gradient_descent.surfaces import Surface, quadratic

LINEAR = (GradientDescent, Momentum, Nesterov)  # in the gradients


@dataclass(frozen=True, eq=False)
class Components:
    """A walk of T steps on a bowl around the origin, along each of its d directions.

    Row t of every array belongs to the same moment, as in a Trajectory; the height is
    the sum of a row of ``heights``.
    """

    points: np.ndarray  # (T + 1, d) in x and y
    errors: np.ndarray  # (T + 1, d) signed distance from the bottom, by direction
    heights: np.ndarray  # (T + 1, d)
    velocities: np.ndarray  # (T + 1, d) on arrival; 0 for plain descent
    moves: np.ndarray  # (T + 1, d) the update that led here; 0 at the start
    stop_reason: StopReason

    @property
    def n_steps(self) -> int:
        """Return T, the number of steps actually taken."""
        return len(self.errors) - 1


def bowl(eigenvalues, directions) -> Surface:
    """Return the bowl around the origin with these bends along these directions.

    f(x) = 1/2 sum_i lambda_i (q_i . x)^2. ``eigenvalues`` has shape (d,), and
    ``directions`` (d, d) has one orthonormal column q_i for each. Raises ValueError
    where their shapes do not fit.

    >>> bowl([1.0, 4.0], np.eye(2)).hessian(np.zeros(2))
    array([[1., 0.],
           [0., 4.]])
    """
    eigenvalues, directions = _checked(eigenvalues, directions)
    matrix = directions * eigenvalues @ directions.T
    return quadratic((matrix + matrix.T) / 2, name="bowl")


def components(
    eigenvalues, directions, optimizer: Optimizer, start, n_steps: int
) -> Components:
    """Walk on a bowl along each of its own directions by itself.

    An optimizer that is linear in the gradients takes the same walk in any coordinates,
    so here it is walked in those in which the Hessian is diagonal: e <- e + update of
    the slope lambda e, where e = q . x. ``start`` is x and y, (d,); the rest is as in
    `bowl` and `descend`. Raises TypeError for an optimizer that rescales the gradient,
    and ValueError as those do. Source: Goh, Why Momentum Really Works (2017).

    >>> walk = components([1.0, 4.0], np.eye(2), GradientDescent(0.5), [8.0, 1.0], 2)
    >>> walk.errors
    array([[ 8.,  1.],
           [ 4., -1.],
           [ 2.,  1.]])
    """
    if not isinstance(optimizer, LINEAR):
        raise TypeError(
            f"{type(optimizer).__name__} rescales the gradient, so it walks otherwise "
            "in other coordinates; give plain descent, Momentum or Nesterov."
        )
    eigenvalues, directions = _checked(eigenvalues, directions)
    first = np.asarray(start, dtype=float) @ directions
    walk = descend(quadratic(np.diag(eigenvalues)), optimizer, first, n_steps)
    errors = walk.points
    at_rest = np.zeros_like(errors)
    return Components(
        points=errors @ directions.T,
        errors=errors,
        heights=0.5 * eigenvalues * errors**2,
        velocities=walk.states.get("velocity", at_rest),
        moves=np.concatenate([at_rest[:1], walk.updates]),
        stop_reason=walk.stop_reason,
    )


def _checked(eigenvalues, directions) -> tuple[np.ndarray, np.ndarray]:
    eigenvalues = np.asarray(eigenvalues, dtype=float)
    directions = np.asarray(directions, dtype=float)
    if directions.shape != (len(eigenvalues),) * 2:
        raise ValueError(
            f"The directions have shape {directions.shape}, but there are "
            f"{len(eigenvalues)} eigenvalues; give a square with a column for each."
        )
    return eigenvalues, directions


def component_path(
    first_error, eigenvalue, learning_rate: float, momentum: float, n_steps
) -> np.ndarray:
    r"""Return the error along one direction after k steps of momentum, in one formula.

    The errors obey e_{k+1} = (1 + beta - eta lambda) e_k - beta e_{k-1}, from rest, so
    they are a sum of the k-th powers of the roots r1, r2 of
    r^2 - (1 + beta - eta lambda) r + beta = 0. With
    S_k = (r1^k - r2^k) / (r1 - r2), which is beta^((k-1)/2) sin(k a) / sin(a) for
    complex roots at the angle a, e_k = (1 - eta lambda) e_0 S_k - beta e_0 S_{k-1}.
    Without momentum it is (1 - eta lambda)^k e_0. ``n_steps`` is k, or an array of
    them, and the answer has the shape of all arguments broadcast together. Powers may
    overflow to infinity; nothing is raised. Source: Goh (2017), after Flammarion and
    Bach (2015).

    >>> component_path(8.0, 1.0, 0.5, 0.0, np.array([0, 1, 3]))
    array([8., 4., 1.])
    """
    k = np.asarray(n_steps, dtype=float)
    trace = 1 + momentum - learning_rate * np.asarray(eigenvalue, dtype=float)
    with np.errstate(all="ignore"):
        sums, sums_before = (_power_sum(trace, momentum, k - back) for back in (0, 1))
        after_one = (trace - momentum) * sums  # (1 - eta lambda) S_k
        path = first_error * (after_one - momentum * sums_before)
    return np.where(k == 0, first_error, path)


def _power_sum(trace, product: float, k) -> np.ndarray:
    """Return (r1^k - r2^k) / (r1 - r2) of the roots with this sum and this product.

    Written so that it keeps its digits where the two roots are nearly one.
    """
    trace, k = np.broadcast_arrays(trace, k)
    gap = trace**2 - 4 * product
    far = np.sqrt(np.maximum(gap, 0))
    large = np.where(trace < 0, trace - far, trace + far) / 2  # the larger real root
    share = np.where(large == 0, 0, product / np.where(large == 0, 1, large) ** 2)
    apart = np.log(np.clip(share, 1e-300, 1))
    ratio = np.where(apart == 0, k, np.expm1(k * apart) / np.expm1(apart))
    real = large ** (k - 1) * ratio
    angle = np.arctan2(np.sqrt(np.maximum(-gap, 0)), np.abs(trace))
    turned = np.sin(k * angle) / np.where(angle == 0, 1, np.sin(angle))
    sign = np.where((trace < 0) & (k % 2 == 0), -1.0, 1.0)
    complex_ = sign * np.sqrt(product) ** (k - 1) * turned
    return np.where(k <= 0, 0.0, np.where(gap < 0, complex_, real))
