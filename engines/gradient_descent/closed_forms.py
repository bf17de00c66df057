"""Closed forms: where a descent will be, and when it is safe, without walking it."""

import numpy as np

from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.optimizers import (
    GradientDescent,
    Momentum,
    Nesterov,
    Newton,
)
from engines.gradient_descent.schedules import Scheduled
from engines.gradient_descent.surfaces import Surface


def quadratic_descent_point(
    hessian, gradient, start, learning_rate: float, n_steps
) -> np.ndarray:
    r"""Return where plain descent on a quadratic stands after k steps, in one formula.

    Along an eigenvector of the Hessian with eigenvalue lambda, every step multiplies
    the gradient by 1 - eta lambda, so the k updates are a geometric series:
    x_k = x_0 - gradient (1 - (1 - eta lambda)^k) / lambda, or x_0 - eta k gradient
    where lambda = 0. ``hessian`` is (d, d), ``gradient`` the gradient at ``start``,
    both (d,); ``n_steps`` is k, or an array of them, and then the result has shape
    (..., d). Powers of more than 1 may overflow to infinity; nothing is raised.
    Source: Goh, Why Momentum Really Works (2017).

    >>> quadratic_descent_point([[2.0]], [20.0], [10.0], 0.2, np.array([0, 1, 3]))[:, 0]
    array([10.  ,  6.  ,  2.16])
    """
    eigenvalues, eigenvectors = np.linalg.eigh(np.asarray(hessian, dtype=float))
    slopes = eigenvectors.T @ np.asarray(gradient, dtype=float)
    k = np.asarray(n_steps, dtype=float)[..., np.newaxis]
    with np.errstate(all="ignore"):
        series = _geometric_sum(learning_rate * eigenvalues, k)
        moves = -learning_rate * series * slopes
        return np.asarray(start, dtype=float) + moves @ eigenvectors.T


def quadratic_path(
    surface: Surface, start, learning_rate: float, n_steps
) -> np.ndarray:
    """Return where plain descent on a quadratic surface stands after k steps.

    The formula of quadratic_descent_point, with the slope and the bend that the surface
    has at ``start``, (d,); ``n_steps`` is k, or an array of them. Nothing is raised; on
    a surface that is not quadratic the answer is that of its parabola at the start.

    >>> from engines.gradient_descent import SURFACES
    >>> quadratic_path(SURFACES["square"], np.array([10.0]), 0.2, 3)
    array([2.16])
    """
    slope, bend = surface.gradient(start), surface.hessian(start)
    return quadratic_descent_point(bend, slope, start, learning_rate, n_steps)


def kink_path(start: float, learning_rate: float, n_steps) -> np.ndarray:
    """Return where plain descent on f(x) = abs(x) stands after k steps.

    Every step is eta long. With m steps to the bottom or just beyond, x_k = x_0 - k
    eta up to k = m, for a start to the right; then the walk goes from x_m to x_m + eta
    and back, or stays where x_m = 0. ``n_steps`` is k, or an array of them, and the
    answer has its shape. Nothing is raised.

    >>> kink_path(2.0, 0.75, np.arange(6))
    array([ 2.  ,  1.25,  0.5 , -0.25,  0.5 , -0.25])
    """
    k, far = np.asarray(n_steps), abs(start)
    down = np.ceil(far / learning_rate - 1e-9)  # rounding takes no step more
    lands = abs(far - down * learning_rate) <= 1e-9
    beyond = learning_rate * ((k - down) % 2) * (k > down)
    offset = far - learning_rate * np.minimum(k, down) + beyond
    return np.sign(start) * np.where(lands & (k >= down), 0.0, offset)


def _geometric_sum(p, k):
    """Return 1 + q + ... + q^(k-1) with q = 1 - p, that is (1 - q^k) / p.

    Written with expm1 and log1p, because 1 - q^k loses its digits when |q| is near 1.
    """
    p, k = np.broadcast_arrays(p, k)
    log_size = np.log1p(np.where(p < 1, -p, p - 2))  # log |q|
    flips = (p > 1) & (k % 2 == 1)  # q^k is negative
    one_minus_power = np.where(flips, 1 + np.exp(k * log_size), -np.expm1(k * log_size))
    one_minus_power = np.where(k == 0, 0.0, one_minus_power)
    return np.where(p == 0, k, one_minus_power / np.where(p == 0, 1.0, p))


def largest_safe_learning_rate(optimizer: Optimizer, curvature: float) -> float | None:
    """Return the learning rate from which on a bowl of this curvature throws us out.

    With lambda the curvature (largest Hessian eigenvalue) and beta the momentum:
    2 / lambda for plain descent, (2 + 2 beta) / lambda for Momentum,
    and (2 + 2 beta) / ((1 - beta) lambda) for the damped one,
    (2 + 2 beta) / ((1 + 2 beta) lambda) for Nesterov, 2 (lambda + damping) / lambda
    for Newton, which is 2 without damping. Infinity where there is no bowl
    (curvature <= 0); None for the optimizers that rescale the gradient, for which no
    fixed number exists. Under a schedule it is what the rate of the moment is held
    against. Source: roots of the error's recurrence, as in Goh (2017).

    >>> largest_safe_learning_rate(GradientDescent(0.1), 2.0)
    1.0
    """
    if isinstance(optimizer, Scheduled):
        return largest_safe_learning_rate(optimizer.optimizer, curvature)
    if not isinstance(optimizer, GradientDescent | Momentum | Nesterov | Newton):
        return None
    if not curvature > 0:
        return np.inf
    if isinstance(optimizer, Newton):
        return 2 * (1 + optimizer.damping / curvature)
    return _longest_stable_product(optimizer) / curvature


def _longest_stable_product(optimizer: GradientDescent | Momentum | Nesterov) -> float:
    """Return the learning_rate * curvature at which the error stops shrinking."""
    if isinstance(optimizer, GradientDescent):
        return 2.0
    beta = optimizer.momentum
    if isinstance(optimizer, Nesterov):
        return (2 + 2 * beta) / (1 + 2 * beta)
    return (2 + 2 * beta) / (1 - beta if optimizer.form == "damped" else 1)
