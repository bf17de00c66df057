"""Components: a walk on a quadratic bowl, seen along each of its own directions.

Along an eigenvector of the Hessian a bowl is a parabola, and what happens along one of
them never touches the others: a bowl of d coordinates is d valleys of one.
"""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.descent import Trajectory
from engines.gradient_descent.surfaces import Surface


@dataclass(frozen=True, eq=False)
class Components:
    """A walk of T steps taken apart along the d directions of a bowl, flattest first.

    Row t of every array belongs to the moment of the walk's own row t; the height above
    the bottom is the sum of a row of ``heights``.
    """

    eigenvalues: np.ndarray  # (d,) ascending
    directions: np.ndarray  # (d, d), one column for each eigenvalue
    errors: np.ndarray  # (T + 1, d) signed distance from the bottom
    heights: np.ndarray  # (T + 1, d) above the bottom
    moves: np.ndarray  # (T + 1, d) the update that led here; 0 at the start


def own_directions(surface: Surface) -> tuple[np.ndarray, np.ndarray]:
    """Return the eigenvalues of a bowl, (d,), and its directions, (d, d) as columns.

    Those of the Hessian at the bottom, ascending, each direction with its first
    component that is not 0 above 0. Raises ValueError for a surface with no minimum, or
    with a bend of 0 or less there.

    >>> from engines.gradient_descent import quadratic
    >>> own_directions(quadratic([[2.0, 0.0], [0.0, 18.0]]))[0]
    array([ 2., 18.])
    """
    if not surface.minima:
        raise ValueError(f"The surface {surface.name!r} has no minimum: no bowl.")
    bottom = np.array(surface.minima[0], dtype=float)
    eigenvalues, directions = np.linalg.eigh(surface.hessian(bottom))
    if eigenvalues[0] <= 0:
        raise ValueError(
            f"The surface {surface.name!r} has a bend of {eigenvalues[0]:g} at its "
            "minimum; take one that bends upwards in every direction."
        )
    first = (np.abs(directions) > 1e-12).argmax(axis=0)
    signs = np.sign(directions[first, np.arange(len(first))])
    return eigenvalues, directions * signs


def components(surface: Surface, trajectory: Trajectory) -> Components:
    """Take a walk on a quadratic surface apart along the surface's own directions.

    With q the eigenvector of lambda and c the bottom, the error is q . (x - c) and its
    height lambda / 2 times its square. Raises ValueError as `own_directions` does.
    Source: Goh, Why Momentum Really Works (2017).

    >>> from engines.gradient_descent import GradientDescent, descend, quadratic
    >>> bowl = quadratic([[1.0, 0.0], [0.0, 4.0]])
    >>> components(bowl, descend(bowl, GradientDescent(0.5), [8.0, 1.0], 2)).errors
    array([[ 8.,  1.],
           [ 4., -1.],
           [ 2.,  1.]])
    """
    eigenvalues, directions = own_directions(surface)
    bottom = np.array(surface.minima[0], dtype=float)
    errors = (trajectory.points - bottom) @ directions
    moves = np.zeros_like(errors)
    moves[1:] = trajectory.updates @ directions
    heights = 0.5 * eigenvalues * errors**2
    return Components(eigenvalues, directions, errors, heights, moves)


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
