"""Landscapes made of waves: an egg box, a cone with ripples, a slope, a plateau.

Sources: Rastrigin (1974) and Ackley (1987) as in Baeck, Evolutionary Algorithms in
Theory and Practice (1996); Adorio, Multivariate Test Functions Library (2005), for
McCormick; Easom, A Survey of Global Optimization Techniques (1990).

>>> ackley_value(np.array([0.0, 0.0])), ackley_gradient(np.array([0.0, 0.0]))
(np.float64(0.0), array([0., 0.]))
"""

import numpy as np


def rastrigin_value(points):
    """Return the height, 20 + x^2 - 10 cos(2 pi x) + y^2 - 10 cos(2 pi y)."""
    x, y = points[..., 0], points[..., 1]
    waves = np.cos(2.0 * np.pi * x) + np.cos(2.0 * np.pi * y)
    return x * x + y * y + 10.0 * (2.0 - waves)


def rastrigin_gradient(points):
    """Return the slope, 2x + 20 pi sin(2 pi x) in each coordinate."""
    return 2.0 * points + 20.0 * np.pi * np.sin(2.0 * np.pi * points)


def rastrigin_hessian(points):
    """Return the bend, 2 + 40 pi^2 cos(2 pi x) along each coordinate."""
    own = 2.0 + 40.0 * np.pi * np.pi * np.cos(2.0 * np.pi * points)
    bend = np.zeros(points.shape + (2,), own.dtype)
    bend[..., 0, 0] = own[..., 0]
    bend[..., 1, 1] = own[..., 1]
    return bend


def ackley_value(points):
    """Return the height of a cone with ripples.

    f = 20 - 20 exp(-r / 5) + e - exp((cos(2 pi x) + cos(2 pi y)) / 2), where
    r = sqrt((x^2 + y^2) / 2). Written with expm1 it is exactly 0 at the tip.
    """
    x, y = points[..., 0], points[..., 1]
    r = np.sqrt((x * x + y * y) / 2.0)
    waves = np.cos(2.0 * np.pi * x) + np.cos(2.0 * np.pi * y)
    return np.e - np.exp(waves / 2.0) - 20.0 * np.expm1(-r / 5.0)


def ackley_gradient(points):
    """Return the slope, (2x exp(-r / 5) / r + pi w sin(2 pi x), and so for y).

    r = sqrt((x^2 + y^2) / 2), and w = exp((cos(2 pi x) + cos(2 pi y)) / 2). At the tip
    of the cone, r = 0, there is no slope; there we say 0.
    """
    x, y = points[..., 0], points[..., 1]
    r = np.sqrt((x * x + y * y) / 2.0)
    cone = 2.0 * np.exp(-r / 5.0) / np.where(r == 0.0, 1.0, r)
    waves = np.cos(2.0 * np.pi * x) + np.cos(2.0 * np.pi * y)
    ripples = np.pi * np.exp(waves / 2.0)
    slope = np.empty_like(points, cone.dtype)
    slope[..., 0] = cone * x + ripples * np.sin(2.0 * np.pi * x)
    slope[..., 1] = cone * y + ripples * np.sin(2.0 * np.pi * y)
    return slope


def ackley_hessian(points):
    """Return the bend, the slope of the slope; at the tip that of the ripples alone.

    The cone adds c to x along x and to y along y, and then takes
    (c / r^2 + c / 5r) / 2 times [[x^2, xy], [xy, y^2]], with c = 2 exp(-r / 5) / r.
    """
    x, y = points[..., 0], points[..., 1]
    r = np.sqrt((x * x + y * y) / 2.0)
    safe = np.where(r == 0.0, 1.0, r)
    cone = np.where(r == 0.0, 0.0, 2.0 * np.exp(-r / 5.0) / safe)
    less = cone * (1.0 / safe + 0.2) / (2.0 * safe)
    waves = np.cos(2.0 * np.pi * x) + np.cos(2.0 * np.pi * y)
    ripples = np.pi * np.pi * np.exp(waves / 2.0)
    sine_x, sine_y = np.sin(2.0 * np.pi * x), np.sin(2.0 * np.pi * y)
    cosine_x, cosine_y = np.cos(2.0 * np.pi * x), np.cos(2.0 * np.pi * y)
    bend = np.empty(points.shape + (2,), cone.dtype)
    bend[..., 0, 0] = cone - less * x * x + ripples * (2 * cosine_x - sine_x * sine_x)
    bend[..., 0, 1] = -less * x * y - ripples * sine_x * sine_y
    bend[..., 1, 0] = bend[..., 0, 1]
    bend[..., 1, 1] = cone - less * y * y + ripples * (2 * cosine_y - sine_y * sine_y)
    return bend


def mccormick_value(points):
    """Return the height, sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1."""
    x, y = points[..., 0], points[..., 1]
    apart = x - y
    return np.sin(x + y) + apart * apart - 1.5 * x + 2.5 * y + 1.0


def mccormick_gradient(points):
    """Return the slope, cos(x + y) + (2(x - y) - 1.5, 2.5 - 2(x - y))."""
    x, y = points[..., 0], points[..., 1]
    wave, apart = np.cos(x + y), 2.0 * (x - y)
    slope = np.empty_like(points, wave.dtype)
    slope[..., 0] = wave + apart - 1.5
    slope[..., 1] = wave - apart + 2.5
    return slope


def mccormick_hessian(points):
    """Return the bend, 2 - sin(x + y) along x and y, -2 - sin(x + y) across."""
    wave = np.sin(points[..., 0] + points[..., 1])
    bend = np.empty(points.shape + (2,), wave.dtype)
    bend[..., 0, 0] = bend[..., 1, 1] = 2.0 - wave
    bend[..., 0, 1] = bend[..., 1, 0] = -2.0 - wave
    return bend


def easom_value(points):
    """Return the height of a pit in a plateau.

    f = -cos(x) cos(y) exp(-(x - pi)^2 - (y - pi)^2).
    """
    x, y = points[..., 0], points[..., 1]
    off_x, off_y = x - np.pi, y - np.pi
    return -np.cos(x) * np.cos(y) * np.exp(-off_x * off_x - off_y * off_y)


def easom_gradient(points):
    """Return the slope, with p = exp(-(x - pi)^2 - (y - pi)^2).

    The x part is p cos(y) (sin(x) + 2(x - pi) cos(x)), and so for y.
    """
    x, y = points[..., 0], points[..., 1]
    off_x, off_y = x - np.pi, y - np.pi
    pit = np.exp(-off_x * off_x - off_y * off_y)
    cosine_x, cosine_y = np.cos(x), np.cos(y)
    slope = np.empty_like(points, pit.dtype)
    slope[..., 0] = pit * cosine_y * (np.sin(x) + 2.0 * off_x * cosine_x)
    slope[..., 1] = pit * cosine_x * (np.sin(y) + 2.0 * off_y * cosine_y)
    return slope


def easom_hessian(points):
    """Return the bend, with p and the slopes' brackets b(x), b(y) as in the slope.

    Along x p cos(y) (3 cos(x) - 4(x - pi) sin(x) - 4(x - pi)^2 cos(x)), across
    -p b(x) b(y).
    """
    x, y = points[..., 0], points[..., 1]
    off_x, off_y = x - np.pi, y - np.pi
    pit = np.exp(-off_x * off_x - off_y * off_y)
    cosine_x, cosine_y = np.cos(x), np.cos(y)
    turn_x = np.sin(x) + 2.0 * off_x * cosine_x
    turn_y = np.sin(y) + 2.0 * off_y * cosine_y
    bend = np.empty(points.shape + (2,), pit.dtype)
    own_x = 3.0 * cosine_x - 2.0 * off_x * (np.sin(x) + turn_x)
    own_y = 3.0 * cosine_y - 2.0 * off_y * (np.sin(y) + turn_y)
    bend[..., 0, 0] = pit * cosine_y * own_x
    bend[..., 0, 1] = bend[..., 1, 0] = -pit * turn_x * turn_y
    bend[..., 1, 1] = pit * cosine_x * own_y
    return bend
