"""Momentum in theory: what becomes of an error on a bowl, for every rate and momentum.

Along one direction of a bowl, of curvature lambda, the error obeys
e[t + 1] = T e[t] - D e[t - 1], with p = learning_rate * lambda and beta the momentum:
T = 1 + beta - p, D = beta for Momentum; T = (1 + beta)(1 - p), D = beta (1 - p) for
Nesterov; T = 1 - p, D = 0 for plain descent. In Momentum's damped form p is
(1 - beta) times that. The two roots of z^2 - T z + D decide
everything. Any number may be an array; an optimizer's and a curvature are broadcast.
"""

import enum

import numpy as np

from engines.gradient_descent.optimizer import require
from engines.gradient_descent.optimizers import GradientDescent, Momentum, Nesterov

ROUNDING = 1e-12  # a root that near to 1 in size is on the edge
NO_SPREAD = 1e-14  # of T^2 or of 1: a discriminant that small is rounding


class Behaviour(enum.Enum):
    """What the error along one direction does under a setting."""

    MONOTONE = "comes nearer from one side"
    RIPPLES = "swings to and fro, ever less"
    OSCILLATES = "changes sides at every step, ever less"
    EDGE = "neither grows nor shrinks"
    DIVERGES = "grows without end"


def recurrence(optimizer: GradientDescent | Momentum | Nesterov, curvature) -> tuple:
    """Return T and D of e[t + 1] = T e[t] - D e[t - 1] along a direction.

    Shapes are those of the optimizer's numbers and ``curvature``, broadcast. Raises
    TypeError for an optimizer that rescales the gradient: it has no such recurrence.
    Source: Goh, Why Momentum Really Works (2017); Lessard et al. (2016), section 2.

    >>> recurrence(Momentum(0.5, momentum=0.25), 1.0)
    (0.75, 0.25)
    """
    p = optimizer.learning_rate * curvature
    if isinstance(optimizer, Nesterov):
        return (1 + optimizer.momentum) * (1 - p), optimizer.momentum * (1 - p)
    if isinstance(optimizer, Momentum):
        if optimizer.form == "damped":
            p = (1 - optimizer.momentum) * p
        return 1 + optimizer.momentum - p, optimizer.momentum + 0 * p
    if isinstance(optimizer, GradientDescent):
        return 1 - p, 0 * p
    raise TypeError(
        f"{type(optimizer).__name__} has no linear recurrence; give plain descent, "
        "Momentum or Nesterov."
    )


def roots(optimizer: GradientDescent | Momentum | Nesterov, curvature) -> np.ndarray:
    """Return the two roots of z^2 - T z + D, shape (..., 2), the larger in size last.

    Every error is a sum of their powers. Raises TypeError as `recurrence` does.

    >>> roots(GradientDescent(0.25), 2.0).real
    array([0. , 0.5])
    """
    trace, determinant = np.broadcast_arrays(*recurrence(optimizer, curvature))
    spread = np.sqrt(discriminant(trace, determinant).astype(complex))
    away = np.where(trace < 0, -spread, spread)  # from 0
    return np.stack([trace - away, trace + away], axis=-1) / 2


def discriminant(trace, determinant) -> np.ndarray:
    """Return T^2 - 4D, below 0 where the roots are complex and 0 where they are equal.

    What rounding alone may have left of it is 0: half of a root's digits would be lost
    to it. Any shape. Nothing is raised.

    >>> float(discriminant(1 + 0.36 - 1.6 * 0.1, 0.36))
    0.0
    """
    trace = np.asarray(trace, dtype=float)
    found = trace**2 - 4 * np.asarray(determinant)
    least = NO_SPREAD * np.maximum(trace**2, 1)
    return np.where(np.abs(found) <= least, 0.0, found)


def direction_rate(
    optimizer: GradientDescent | Momentum | Nesterov, curvature
) -> np.ndarray:
    """Return what a step multiplies the error along a direction by, in the long run.

    The larger root's size: sqrt(D) where the roots are complex, (|T| + sqrt(T^2 -
    4D)) / 2 where they are real. Raises TypeError as `recurrence` does.

    >>> direction_rate(Momentum(1.0, momentum=0.81), np.array([1.0, 4.0])).round(3)
    array([0.9  , 1.719])
    """
    trace, determinant = recurrence(optimizer, curvature)
    inner = discriminant(trace, determinant)
    real = (np.abs(trace) + np.sqrt(np.maximum(inner, 0))) / 2
    return np.where(inner < 0, np.sqrt(np.abs(determinant)), real)


def asymptotic_rate(
    optimizer: GradientDescent | Momentum | Nesterov, curvatures
) -> np.ndarray:
    """Return what a step multiplies the error by in the long run: the slowest's rate.

    The spectral radius over all directions, of curvatures (d,); has the shape (...) of
    the optimizer's numbers. Raises TypeError as `recurrence` does. Source: Goh (2017).

    >>> asymptotic_rate(GradientDescent(np.array([0.1, 0.2])), [1.0, 9.0]).round(3)
    array([0.9, 0.8])
    """
    each = [direction_rate(optimizer, curvature) for curvature in curvatures]
    return np.max(np.broadcast_arrays(*each), axis=0)


def behaviour(
    optimizer: GradientDescent | Momentum | Nesterov, curvature: float
) -> Behaviour:
    """Return what the error along a direction does; numbers only, no arrays.

    Complex roots ripple; else the sign of the larger root says whether the error
    changes sides. Raises TypeError as `recurrence` does. Source: Goh (2017).

    >>> behaviour(Momentum(0.1, momentum=0.81), 1.0).name
    'RIPPLES'
    """
    trace, determinant = recurrence(optimizer, curvature)
    rate = float(direction_rate(optimizer, curvature))
    if abs(rate - 1) <= ROUNDING:
        return Behaviour.EDGE
    if rate > 1:
        return Behaviour.DIVERGES
    if discriminant(trace, determinant) < 0:
        return Behaviour.RIPPLES
    return Behaviour.OSCILLATES if trace < 0 else Behaviour.MONOTONE


def critical_momentum(kind: type[Momentum], learning_rate, curvature) -> np.ndarray:
    """Return the momentum at which both roots are equal: a direction's fastest.

    (1 - sqrt(p))^2 for Momentum, where the roots are complex above it; for Nesterov
    (1 - sqrt(p)) / (1 + sqrt(p)), and nan for p > 1, where its roots are always real.
    p is learning_rate * curvature, of any shape. Nothing is raised. Source: Goh
    (2017); for Nesterov, O'Donoghue and Candes (2015).

    >>> float(critical_momentum(Momentum, 0.25, 1.0))
    0.25
    """
    root = np.sqrt(np.asarray(learning_rate * curvature, dtype=float))
    if issubclass(kind, Nesterov):
        return np.where(root <= 1, (1 - root) / (1 + root), np.nan)
    return (1 - root) ** 2


def best_descent(curvatures) -> GradientDescent:
    """Return plain descent with the one learning rate that serves all directions best.

    2 / (m + L), with rate (k - 1) / (k + 1), for the least and the largest curvature m
    and L, k = L / m. Raises ValueError unless they are above 0. Source: Polyak (1964).

    >>> best_descent([1.0, 9.0])
    GradientDescent(learning_rate=0.2)
    """
    m, L = _ends(curvatures)
    return GradientDescent(2 / (m + L))


def best_momentum(kind: type[Momentum | Nesterov], curvatures) -> Momentum | Nesterov:
    """Return the fastest setting of Momentum, or of Nesterov, for a bowl.

    Momentum: learning rate (2 / (sqrt(m) + sqrt(L)))^2, momentum
    ((sqrt(k) - 1) / (sqrt(k) + 1))^2, rate (sqrt(k) - 1) / (sqrt(k) + 1). Nesterov:
    4 / (3L + m), momentum (s - 2) / (s + 2), rate 1 - 2 / s, with s = sqrt(3k + 1).
    m and L are the least and largest curvature, k = L / m. Raises ValueError unless
    they are above 0. Source: Polyak (1964); Lessard et al. (2016), proposition 1.

    >>> best = best_momentum(Momentum, [1.0, 25.0])
    >>> best.learning_rate, best.momentum
    (0.1111111111111111, 0.4444444444444444)
    """
    m, L = _ends(curvatures)
    if issubclass(kind, Nesterov):
        s = float(np.sqrt(3 * L / m + 1))
        return kind(4 / (3 * L + m), (s - 2) / (s + 2))
    root = float(np.sqrt(L / m))
    return kind(
        float(4 / (np.sqrt(m) + np.sqrt(L)) ** 2), ((root - 1) / (root + 1)) ** 2
    )


def _ends(curvatures) -> tuple[float, float]:
    """Return the least and the largest curvature."""
    m, L = float(np.min(curvatures)), float(np.max(curvatures))
    require(m > 0, "least curvature", m, "a bowl has a fastest setting above 0 only")
    return m, L
