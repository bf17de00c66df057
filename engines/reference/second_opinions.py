"""Answers to check the engines against; the only place that may call scikit-learn."""

from collections.abc import Callable

import numpy as np

GRADIENT_STEP = np.finfo(float).eps ** (1 / 3)  # balances truncation and rounding
HESSIAN_STEP = np.finfo(float).eps ** (1 / 4)


def least_squares(inputs, targets) -> np.ndarray:
    """Return the weights of the best straight line, by scikit-learn.

    The w, shape (n_inputs,), that makes the mean of (y - w . x)^2 smallest, without
    an extra intercept: a bias is a column of ones in ``inputs``, (n_samples,
    n_inputs). Raises ValueError when shapes do not fit. Source:
    sklearn.linear_model.LinearRegression.

    >>> least_squares([[1, 0], [1, 1], [1, 2]], [1, 3, 5]).round(9)
    array([1., 2.])
    """
    # Inside the function, so that the pages start without loading scikit-learn.
    from sklearn.linear_model import LinearRegression

    return LinearRegression(fit_intercept=False).fit(inputs, targets).coef_


def largest_gap(ours, theirs, floor: float = 1.0) -> float:
    """Return the largest difference of two lots of numbers, relative to their size.

    max |a - b| / max(floor, |b|) over all pairs; ``ours`` and ``theirs`` are numbers or
    arrays whose shapes fit. A ``floor`` above 0 keeps tiny numbers from counting much.
    Where either is no number the gap is infinite; equal infinities agree. Nothing is
    raised. Source: Higham (2002), section 1.2.

    >>> largest_gap([1.0, 200.0], [1.5, 100.0])
    1.0
    """
    ours, theirs = np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)
    with np.errstate(all="ignore"):
        gap = np.abs(ours - theirs) / np.maximum(floor, np.abs(theirs))
    gap = np.where(np.isnan(gap), np.inf, gap)
    return float(np.where(ours == theirs, 0.0, gap).max(initial=0.0))


def numeric_gradient(
    function: Callable[[np.ndarray], np.ndarray], point, step: float | None = None
) -> np.ndarray:
    """Return the gradient measured from heights alone, by central differences.

    (f(x + h e_i) - f(x - h e_i)) / 2h for every coordinate i. ``point`` and the result
    have shape (..., d): many points are asked about in one call, and ``function`` gets
    them as (..., d, d). ``step`` is h; None takes 6e-6 times max(1, |x_i|), near the
    best compromise: a larger h sees the bend, a much smaller one only rounding. Nothing
    is raised. Source: Numerical Recipes, section 5.7.

    >>> numeric_gradient(lambda points: points[..., 0] ** 2, [3.0]).round(6)
    array([6.])
    """
    point = np.asarray(point, dtype=float)
    steps = _steps(point, GRADIENT_STEP if step is None else step, step is None)
    here = point[..., np.newaxis, :]
    rise = function(here + steps) - function(here - steps)
    return rise / (2 * np.diagonal(steps, axis1=-2, axis2=-1))


def numeric_hessian(
    function: Callable[[np.ndarray], np.ndarray], point, step: float | None = None
) -> np.ndarray:
    """Return the Hessian measured from heights alone, by central differences.

    (f(x + h_i + h_j) - f(x + h_i - h_j) - f(x - h_i + h_j) + f(x - h_i - h_j)) divided
    by 4 h_i h_j. ``point`` has shape (d,), the result (d, d). ``step`` is h; None takes
    1.2e-4 times max(1, |x_i|). About seven digits are right. Nothing is raised.
    Source: Abramowitz and Stegun, 25.3.26.

    >>> numeric_hessian(lambda points: points[..., 0] ** 2, [3.0]).round(4)
    array([[2.]])
    """
    point = np.asarray(point, dtype=float)
    steps = _steps(point, HESSIAN_STEP if step is None else step, step is None)
    along, across = steps[:, np.newaxis], steps[np.newaxis]
    same = function(point + along + across) + function(point - along - across)
    opposite = function(point + along - across) + function(point - along + across)
    sizes = np.diag(steps)
    return (same - opposite) / (4 * np.outer(sizes, sizes))


def _steps(point: np.ndarray, step: float, scaled: bool) -> np.ndarray:
    """Return one row per coordinate, (..., d, d), with the step on the diagonal."""
    sizes = step * (np.maximum(1, np.abs(point)) if scaled else point**0)
    return sizes[..., np.newaxis] * np.eye(point.shape[-1])
