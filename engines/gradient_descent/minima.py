"""Known minima, and how the ground bends: what a walk is held against."""

import numpy as np

from engines.gradient_descent.surfaces import Surface


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
    nearest = np.zeros(points.shape[:-1], dtype=int)
    least = np.full(points.shape[:-1], np.inf)
    for number, minimum in enumerate(surface.minima):  # no array of all gaps
        gaps = sum((points[..., k] - place) ** 2 for k, place in enumerate(minimum))
        nearest = np.where(gaps < least, number, nearest)
        least = np.minimum(least, gaps)
    return nearest


def distances_to_minima(points: np.ndarray, surface: Surface) -> np.ndarray:
    """Return how far points, (..., d), are from the nearest known minimum, (...).

    It is nan where no minimum is known.

    >>> from engines.gradient_descent import SURFACES
    >>> distances_to_minima(np.array([[0.5], [-3.0]]), SURFACES["square"])
    array([0.5, 3. ])
    """
    nearest = np.full(points.shape[:-1], np.nan)
    for minimum in surface.minima:  # few, and so there is no array of all gaps
        gaps = sum((points[..., k] - place) ** 2 for k, place in enumerate(minimum))
        nearest = np.fmin(nearest, gaps)
    return np.sqrt(nearest)


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
