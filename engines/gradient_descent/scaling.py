"""Features on one scale: what stretches a valley, and how to make it round again."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.checks import checked_start
from engines.gradient_descent.surface import Surface


@dataclass(frozen=True, eq=False)
class Standardised:
    """Columns that were shifted and stretched, and by how much: (x - mean) / scale.

    A column that was not to be shifted has the mean 0 here, one that was not to be
    stretched the scale 1.
    """

    columns: np.ndarray  # (n, k)
    means: np.ndarray  # (k,)
    scales: np.ndarray  # (k,) above 0

    def in_original_units(self, weights) -> np.ndarray:
        """Return the weights of the original columns that give the same answers.

        w = v / s and b = c - sum of v m / s, where the intercepts c and b come last.
        ``weights`` and the result have shape (..., k + 1). Nothing is raised. Source:
        v (x - m) / s + c multiplied out.

        >>> standardise([[0], [4]]).in_original_units(np.array([6.0, 1.0]))
        array([ 3., -5.])
        """
        weights = np.asarray(weights, dtype=float)
        slopes = weights[..., :-1] / self.scales
        return _joined(slopes, weights[..., -1] - (slopes * self.means).sum(axis=-1))

    def for_these(self, weights) -> np.ndarray:
        """Return the weights of these columns that give the original's answers.

        v = w s and c = b + sum of w m: the inverse of `in_original_units`, same shapes.

        >>> standardise([[0], [4]]).for_these(np.array([3.0, -5.0]))
        array([6., 1.])
        """
        weights = np.asarray(weights, dtype=float)
        slopes = weights[..., :-1]
        intercepts = weights[..., -1] + (slopes * self.means).sum(axis=-1)
        return _joined(slopes * self.scales, intercepts)


def _joined(slopes: np.ndarray, intercepts: np.ndarray) -> np.ndarray:
    return np.concatenate([slopes, intercepts[..., np.newaxis]], axis=-1)


def standardise(columns, centre: bool = True, scale: bool = True) -> Standardised:
    """Give every column the mean 0 and the standard deviation 1.

    z = (x - m) / s, with m the mean of the column and s the root of its mean squared
    distance from m: divided by n, as scikit-learn's StandardScaler does. Without
    ``centre`` nothing is subtracted, without ``scale`` nothing divided. ``columns`` is
    (n, k), and a column of ones for an intercept is no feature: add it afterwards.
    Raises ValueError for what is no table of finite numbers, and, where s is to divide,
    for a column whose numbers are all the same. Source: LeCun et al. (1998), "Efficient
    BackProp", section 4.3.

    >>> standardise([[1.0], [3.0]]).columns.tolist()
    [[-1.0], [1.0]]
    """
    given = np.array(columns, dtype=float)
    if given.ndim != 2 or 0 in given.shape or not np.isfinite(given).all():
        raise ValueError(
            f"The columns have shape {given.shape}; give at least one row and one "
            "column of finite numbers."
        )
    n_columns = given.shape[1]
    means = given.mean(axis=0) if centre else np.zeros(n_columns)
    scales = _spreads(given) if scale else np.ones(n_columns)
    return Standardised((given - means) / scales, means, scales)


def _spreads(columns: np.ndarray) -> np.ndarray:
    """Return the standard deviations, (k,), or raise ValueError where one is 0."""
    constant = np.flatnonzero((columns == columns[0]).all(axis=0))
    if len(constant):
        at = constant[0]
        raise ValueError(
            f"Column {at} is {columns[0, at]} in every row, so it has no spread to "
            "divide by; leave it out, and add the ones of an intercept afterwards."
        )
    return columns.std(axis=0)


def condition_number(surface: Surface, point) -> float:
    """Return how narrow the valley is here: the sharpest bend over the flattest.

    kappa = lambda_max / lambda_min of the Hessian at ``point``, shape (d,): 1 in a
    round bowl, and infinite where some direction does not bend upwards, or so little
    that rounding hides it. Raises ValueError for a point of another shape, or not
    finite. Source: Boyd and Vandenberghe, Convex Optimization, section 9.1.2.

    >>> from engines.gradient_descent import quadratic
    >>> condition_number(quadratic([[2.0, 0.0], [0.0, 18.0]]), [0.0, 0.0])
    9.0
    """
    hessian = surface.hessian(checked_start(surface, point))
    bends = np.linalg.eigvalsh(hessian)
    rounding = len(bends) * np.finfo(float).eps * np.abs(bends).max()
    return float(bends[-1] / bends[0]) if bends[0] > rounding else float("inf")
