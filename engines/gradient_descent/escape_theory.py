"""Escapes in theory: what a step multiplies the distance from a saddle by, and when."""

from collections.abc import Sequence

import numpy as np

from engines.gradient_descent.momentum_theory import direction_rate, roots
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.optimizers import (
    GradientDescent,
    Momentum,
    Nesterov,
    Newton,
)

NEVER = -1


def theory_of(
    optimizer: Optimizer, curvature: float, offset: float
) -> tuple[float, ...] | None:
    """Return a, z, b, w of the distance a z^t + b w^t; None where theory has none.

    z and w are the roots of the optimizer's recurrence, of which an adaptive one has
    none. Nothing is raised. Source: Goh, Why Momentum Really Works (2017).

    >>> from engines.gradient_descent import GradientDescent
    >>> [float(part) for part in theory_of(GradientDescent(0.5), -2.0, 0.25)]
    [0.25, 2.0, 0.0, 0.0]
    """
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


def factor_across(optimizer: Optimizer, curvatures: Sequence[float]) -> float:
    """Return the largest factor of a step along other directions, in size; or nan.

    It is 1 - learning_rate * curvature for plain descent. Nothing is raised.

    >>> from engines.gradient_descent import GradientDescent
    >>> factor_across(GradientDescent(0.5), [8.0])
    3.0
    """
    if not curvatures:
        return np.nan
    if isinstance(optimizer, Newton):
        jumps = [bend / (abs(bend) + optimizer.damping or 1.0) for bend in curvatures]
        return max(abs(1 - optimizer.learning_rate * jump) for jump in jumps)
    if not isinstance(optimizer, GradientDescent | Momentum | Nesterov):
        return np.nan
    return max(float(direction_rate(optimizer, bend)) for bend in curvatures)


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
    # The distance never shrinks: between 0 and where a z^t alone would be there.
    low, high = 0, max(0, int(np.ceil(np.log(radius / abs(a)) / np.log(z))) + 1)
    while low < high:
        middle = (low + high) // 2
        if distance_after(theory, middle) >= radius:
            high = middle
        else:
            low = middle + 1
    return low
