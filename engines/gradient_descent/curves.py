"""The curves to walk on: each height, its slope and its bend, side by side.

Every function stands alone and needs nothing but ``np``, so that it can be copied
into a script of its own. Points are ``(..., 1)``, one coordinate on the last axis;
values are ``(...)``, gradients ``(..., 1)`` and Hessians ``(..., 1, 1)``. A curve
has no units. Nothing is raised: a height too large to hold comes back as infinity.

>>> square_value(np.array([3.0])), square_gradient(np.array([3.0]))
(np.float64(9.0), array([6.]))
"""

import numpy as np


def square_value(points):
    """Return the height of the parabola, f(x) = x^2."""
    x = points[..., 0]
    return x**2


def square_gradient(points):
    """Return the slope of the parabola, f'(x) = 2x."""
    return 2 * points


def square_hessian(points):
    """Return the bend of the parabola, f''(x) = 2, the same everywhere."""
    return np.full(points.shape + (1,), 2.0)


def double_well_value(points):
    """Return the height of two valleys, f(x) = (x^2 - 1)^2 + 0.3x."""
    x = points[..., 0]
    return (x**2 - 1) ** 2 + 0.3 * x


def double_well_gradient(points):
    """Return the slope of two valleys, f'(x) = 4x(x^2 - 1) + 0.3."""
    return 4 * points * (points**2 - 1) + 0.3


def double_well_hessian(points):
    """Return the bend of two valleys, f''(x) = 12x^2 - 4: negative on the hill."""
    return (12 * points**2 - 4)[..., np.newaxis]


def wave_value(points):
    """Return the height of the growing wave, f(x) = x cos(pi x)."""
    x = points[..., 0]
    return x * np.cos(np.pi * x)


def wave_gradient(points):
    """Return the slope of the wave, f'(x) = cos(pi x) - pi x sin(pi x)."""
    angle = np.pi * points
    return np.cos(angle) - angle * np.sin(angle)


def wave_hessian(points):
    """Return the bend, f''(x) = -2 pi sin(pi x) - pi^2 x cos(pi x)."""
    angle = np.pi * points
    bend = -np.pi * (2 * np.sin(angle) + angle * np.cos(angle))
    return bend[..., np.newaxis]


def cubic_value(points):
    """Return the height of the cubic, f(x) = x^3, which has no bottom at all."""
    x = points[..., 0]
    return x**3


def cubic_gradient(points):
    """Return the slope of the cubic, f'(x) = 3x^2: zero at 0, yet no valley there."""
    return 3 * points**2


def cubic_hessian(points):
    """Return the bend of the cubic, f''(x) = 6x."""
    return (6 * points)[..., np.newaxis]


def plateau_value(points):
    """Return the height of a pit in a plateau, f(x) = tanh(x)^2."""
    x = points[..., 0]
    return np.tanh(x) ** 2


def plateau_gradient(points):
    """Return the slope of the plateau, f'(x) = 2t(1 - t^2) with t = tanh(x)."""
    t = np.tanh(points)
    return 2 * t * (1 - t**2)


def plateau_hessian(points):
    """Return the bend, f''(x) = 2(1 - t^2)(1 - 3t^2) with t = tanh(x)."""
    t = np.tanh(points)
    return (2 * (1 - t**2) * (1 - 3 * t**2))[..., np.newaxis]


def kink_value(points):
    """Return the height of the kink, f(x) = |x|."""
    x = points[..., 0]
    return np.abs(x)


def kink_gradient(points):
    """Return the slope of the kink, sign(x); at 0, where there is none, we say 0.

    Nearer than 1e-12 counts as 0: four steps of 0.4 from 1.6 miss it by rounding.
    """
    return np.sign(points) * (np.abs(points) > 1e-12)


def kink_hessian(points):
    """Return the bend of the kink: 0 on both straight sides, and 0 by choice at 0."""
    return np.zeros(points.shape + (1,))


def two_bends_value(points):
    """Return the height, f(x) = 25x^2/2 below 1, and from 2 on 25x^2/2 - 24x + 36.

    From 1 to 2 it is x^2/2 + 24x - 12, so that neither height nor slope jumps.
    """
    x = points[..., 0]
    beyond = np.where(x < 2, 0.5 * x**2 + 24 * x - 12, 12.5 * x**2 - 24 * x + 36)
    return np.where(x < 1, 12.5 * x**2, beyond)


def two_bends_gradient(points):
    """Return the slope, f'(x) = 25x below 1, x + 24 from 1 to 2, 25x - 24 from 2 on."""
    x = points
    return np.where(x < 1, 25 * x, np.where(x < 2, x + 24, 25 * x - 24))


def two_bends_hessian(points):
    """Return the bend: 25 below 1, 1 from there to 2, and 25 from 2 on."""
    x = points[..., np.newaxis]
    return np.where((x < 1) | (x >= 2), 25.0, 1.0)
