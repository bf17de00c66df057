"""Landscapes with one bottom: round, stretched, bent and nearly flat bowls.

Sources: Surjanovic and Bingham, Virtual Library of Simulation Experiments (sphere,
Booth, Matyas, Beale); Rosenbrock, Computer Journal 3 (1960), 175-184.

>>> booth_value(np.array([1.0, 3.0])), booth_gradient(np.array([1.0, 4.0]))
(np.float64(0.0), array([ 8., 10.]))
"""

import numpy as np


def sphere_value(points):
    """Return the height of the round bowl, f(x, y) = x^2 + y^2."""
    x, y = points[..., 0], points[..., 1]
    return x * x + y * y


def sphere_gradient(points):
    """Return the slope of the round bowl, (2x, 2y)."""
    return 2.0 * points


def sphere_hessian(points):
    """Return the bend of the round bowl, 2 in every direction, everywhere."""
    return np.broadcast_to(2.0 * np.eye(2), points.shape + (2,)).copy()


def elongated_bowl_matrix(condition_number, rotation_degrees):
    """Return the Hessian of the elongated bowl, shape (2, 2).

    Its eigenvalues are 1 along the valley, which lies ``rotation_degrees`` above the
    x axis, and ``condition_number`` across it.

    >>> elongated_bowl_matrix(9.0, 90.0)
    array([[9., 0.],
           [0., 1.]])
    """
    # Twice the angle, rounded: a quarter turn then leaves no 1e-16 behind.
    double = np.deg2rad(2.0 * rotation_degrees)
    cosine, sine = np.round([np.cos(double), np.sin(double)], 15)
    mean, half = (condition_number + 1.0) / 2, (condition_number - 1.0) / 2
    across = 0.0 - half * sine
    return np.array([[mean - half * cosine, across], [across, mean + half * cosine]])


def booth_value(points):
    """Return the height of Booth's bowl, f = (x + 2y - 7)^2 + (2x + y - 5)^2."""
    x, y = points[..., 0], points[..., 1]
    first, second = x + 2.0 * y - 7.0, 2.0 * x + y - 5.0
    return first * first + second * second


def booth_gradient(points):
    """Return the slope of Booth's bowl, (10x + 8y - 34, 8x + 10y - 38)."""
    x, y = points[..., 0], points[..., 1]
    along_x = 10.0 * x + 8.0 * y - 34.0
    slope = np.empty_like(points, along_x.dtype)
    slope[..., 0] = along_x
    slope[..., 1] = 8.0 * x + 10.0 * y - 38.0
    return slope


def booth_hessian(points):
    """Return the bend of Booth's bowl, with eigenvalues 2 and 18 everywhere."""
    bend = np.array([[10.0, 8.0], [8.0, 10.0]])
    return np.broadcast_to(bend, points.shape + (2,)).copy()


def matyas_value(points):
    """Return the height of Matyas' bowl, f(x, y) = 0.26(x^2 + y^2) - 0.48xy."""
    x, y = points[..., 0], points[..., 1]
    return 0.26 * (x * x + y * y) - 0.48 * x * y


def matyas_gradient(points):
    """Return the slope of Matyas' bowl, (0.52x - 0.48y, 0.52y - 0.48x)."""
    x, y = points[..., 0], points[..., 1]
    along_x = 0.52 * x - 0.48 * y
    slope = np.empty_like(points, along_x.dtype)
    slope[..., 0] = along_x
    slope[..., 1] = 0.52 * y - 0.48 * x
    return slope


def matyas_hessian(points):
    """Return the bend of Matyas' bowl, with eigenvalues 0.04 and 1 everywhere."""
    bend = np.array([[0.52, -0.48], [-0.48, 0.52]])
    return np.broadcast_to(bend, points.shape + (2,)).copy()


def rosenbrock_value(points):
    """Return the height of Rosenbrock's bent valley, (1 - x)^2 + 100(y - x^2)^2."""
    x, y = points[..., 0], points[..., 1]
    left, off = 1.0 - x, y - x * x
    return left * left + 100.0 * off * off


def rosenbrock_gradient(points):
    """Return the slope, (-2(1 - x) - 400x(y - x^2), 200(y - x^2))."""
    x, y = points[..., 0], points[..., 1]
    off = 200.0 * (y - x * x)
    slope = np.empty_like(points, off.dtype)
    slope[..., 0] = 2.0 * (x - 1.0) - 2.0 * x * off
    slope[..., 1] = off
    return slope


def rosenbrock_hessian(points):
    """Return the bend, [[2 - 400(y - 3x^2), -400x], [-400x, 200]]."""
    x, y = points[..., 0], points[..., 1]
    across = -400.0 * x
    bend = np.empty(points.shape + (2,), across.dtype)
    bend[..., 0, 0] = 2.0 - 400.0 * (y - 3.0 * x * x)
    bend[..., 0, 1] = bend[..., 1, 0] = across
    bend[..., 1, 1] = 200.0
    return bend


def beale_value(points):
    """Return the height of Beale's landscape, u^2 + v^2 + w^2.

    u = 1.5 - x + xy, v = 2.25 - x + xy^2, w = 2.625 - x + xy^3.
    """
    x, y = points[..., 0], points[..., 1]
    square = y * y
    u = 1.5 - x * (1.0 - y)
    v = 2.25 - x * (1.0 - square)
    w = 2.625 - x * (1.0 - y * square)
    return u * u + v * v + w * w


def beale_gradient(points):
    """Return the slope of Beale's landscape, with u, v, w as in its height.

    The x part is 2(u(y - 1) + v(y^2 - 1) + w(y^3 - 1)), the y part
    2x(u + 2vy + 3wy^2).
    """
    x, y = points[..., 0], points[..., 1]
    square = y * y
    first, second, third = y - 1.0, square - 1.0, y * square - 1.0
    u, v, w = 1.5 + x * first, 2.25 + x * second, 2.625 + x * third
    slope = np.empty_like(points, first.dtype)
    slope[..., 0] = 2.0 * (u * first + v * second + w * third)
    slope[..., 1] = 2.0 * x * (u + 2.0 * y * v + 3.0 * square * w)
    return slope


def beale_hessian(points):
    """Return the bend of Beale's landscape, the slope of its slope."""
    x, y = points[..., 0], points[..., 1]
    square = y * y
    first, second, third = y - 1.0, square - 1.0, y * square - 1.0
    u, v, w = 1.5 + x * first, 2.25 + x * second, 2.625 + x * third
    across = u + 2.0 * y * v + 3.0 * square * w
    across = across + x * (first + 2.0 * y * second + 3.0 * square * third)
    own = x * (1.0 + 4.0 * square + 9.0 * square * square) + 2.0 * v + 6.0 * y * w
    bend = np.empty(points.shape + (2,), first.dtype)
    bend[..., 0, 0] = 2.0 * (first * first + second * second + third * third)
    bend[..., 0, 1] = bend[..., 1, 0] = 2.0 * across
    bend[..., 1, 1] = 2.0 * x * own
    return bend
