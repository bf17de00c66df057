"""Landscapes without any bottom: they fall away for ever on two sides, or on three.

Source: Hilbert and Cohn-Vossen, Geometry and the Imagination, section 29 (the monkey
saddle, with a place for the tail).

>>> monkey_saddle_value(np.array([2.0, 1.0])), saddle_gradient(np.array([2.0, 1.0]))
(np.float64(2.0), array([ 4., -2.]))
"""

import numpy as np


def saddle_value(points):
    """Return the height of the saddle, f(x, y) = x^2 - y^2."""
    x, y = points[..., 0], points[..., 1]
    return x * x - y * y


def saddle_gradient(points):
    """Return the slope of the saddle, (2x, -2y)."""
    along_x = 2.0 * points[..., 0]
    slope = np.empty_like(points, along_x.dtype)
    slope[..., 0] = along_x
    slope[..., 1] = -2.0 * points[..., 1]
    return slope


def saddle_hessian(points):
    """Return the bend of the saddle: 2 along x, -2 along y, everywhere."""
    return np.broadcast_to(np.diag([2.0, -2.0]), points.shape + (2,)).copy()


def monkey_saddle_value(points):
    """Return the height of the monkey saddle, f(x, y) = x^3 - 3xy^2."""
    x, y = points[..., 0], points[..., 1]
    return x * (x * x - 3.0 * y * y)


def monkey_saddle_gradient(points):
    """Return the slope of the monkey saddle, (3x^2 - 3y^2, -6xy)."""
    x, y = points[..., 0], points[..., 1]
    along_x = 3.0 * (x * x - y * y)
    slope = np.empty_like(points, along_x.dtype)
    slope[..., 0] = along_x
    slope[..., 1] = -6.0 * x * y
    return slope


def monkey_saddle_hessian(points):
    """Return the bend, [[6x, -6y], [-6y, -6x]]: none at all at the origin."""
    x, y = 6.0 * points[..., 0], 6.0 * points[..., 1]
    bend = np.empty(points.shape + (2,), x.dtype)
    bend[..., 0, 0] = x
    bend[..., 0, 1] = bend[..., 1, 0] = -y
    bend[..., 1, 1] = -x
    return bend
