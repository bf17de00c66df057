"""Questions asked of the inputs before a walk; each answers with one clear sentence."""

from numbers import Integral

import numpy as np


def checked_count(what: str, given: int, at_least: int) -> int:
    """Return a whole number of at least ``at_least``, or raise ValueError.

    >>> checked_count("number of steps", 30, at_least=0)
    30
    """
    if not isinstance(given, Integral) or given < at_least:
        raise ValueError(
            f"The {what} is {given!r}; choose a whole number of at least {at_least}."
        )
    return int(given)


def checked_not_negative(what: str, given: float) -> float:
    """Return a finite number of at least 0, or raise ValueError.

    >>> checked_not_negative("gradient noise", 0.5)
    0.5
    """
    if not (np.isfinite(given) and given >= 0):
        raise ValueError(f"The {what} is {given!r}; choose 0 or a number above it.")
    return float(given)


def checked_start(surface, start) -> np.ndarray:
    """Return a finite point of shape (d,), or raise ValueError.

    >>> from engines.gradient_descent import SURFACES
    >>> checked_start(SURFACES["square"], 10)
    array([10.])
    """
    point = np.atleast_1d(np.array(start, dtype=float))
    if point.shape != (surface.dimension,):
        raise ValueError(
            f"The start has shape {point.shape}, but a point on this surface has "
            f"{surface.dimension} coordinate(s); give that many numbers."
        )
    return _finite("start", point)


def checked_starts(surface, starts) -> np.ndarray:
    """Return n finite points, shape (n, d) with n at least 1, or raise ValueError.

    >>> from engines.gradient_descent import SURFACES
    >>> checked_starts(SURFACES["square"], [[1], [2]]).shape
    (2, 1)
    """
    points = np.array(starts, dtype=float)
    if points.ndim != 2 or points.shape[1] != surface.dimension or len(points) == 0:
        raise ValueError(
            f"The starts have shape {points.shape}; give at least one row, and "
            f"{surface.dimension} number(s) in every row."
        )
    return _finite("starts", points)


def checked_samples(inputs, targets) -> tuple[np.ndarray, np.ndarray]:
    """Return inputs (n_samples, n_inputs), targets (n_samples,), or raise ValueError.

    >>> checked_samples([[1, 2]], [1])
    (array([[1., 2.]]), array([1.]))
    """
    inputs, targets = np.array(inputs, dtype=float), np.array(targets, dtype=float)
    if inputs.ndim != 2 or 0 in inputs.shape or targets.shape != inputs.shape[:1]:
        raise ValueError(
            f"The inputs have shape {inputs.shape} and the targets {targets.shape}; "
            "give one row of inputs and one target for each sample."
        )
    return _finite("inputs", inputs), _finite("targets", targets)


def _finite(what: str, points: np.ndarray) -> np.ndarray:
    if not np.isfinite(points).all():
        raise ValueError(f"The {what} must be finite numbers, not {points.tolist()}.")
    return points
