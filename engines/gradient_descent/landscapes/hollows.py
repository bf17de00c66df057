"""Landscapes with several bottoms, from two to six.

Sources: Himmelblau, Applied Nonlinear Programming (1972); Surjanovic and Bingham,
Virtual Library of Simulation Experiments (both camels, Styblinski-Tang). The two wells
are the study note's.

>>> himmelblau_value(np.array([3.0, 2.0])), himmelblau_gradient(np.array([0.0, 0.0]))
(np.float64(0.0), array([-14., -22.]))
"""

import numpy as np


def himmelblau_value(points):
    """Return the height, f(x, y) = (x^2 + y - 11)^2 + (x + y^2 - 7)^2."""
    x, y = points[..., 0], points[..., 1]
    first, second = x * x + y - 11.0, x + y * y - 7.0
    return first * first + second * second


def himmelblau_gradient(points):
    """Return the slope, (4xa + 2b, 2a + 4yb) with a = x^2 + y - 11, b = x + y^2 - 7."""
    x, y = points[..., 0], points[..., 1]
    first, second = x * x + y - 11.0, x + y * y - 7.0
    slope = np.empty_like(points, first.dtype)
    slope[..., 0] = 4.0 * x * first + 2.0 * second
    slope[..., 1] = 2.0 * first + 4.0 * y * second
    return slope


def himmelblau_hessian(points):
    """Return the bend, [[12x^2 + 4y - 42, 4x + 4y], [4x + 4y, 12y^2 + 4x - 26]]."""
    x, y = points[..., 0], points[..., 1]
    across = 4.0 * (x + y)
    bend = np.empty(points.shape + (2,), across.dtype)
    bend[..., 0, 0] = 12.0 * x * x + 4.0 * y - 42.0
    bend[..., 0, 1] = bend[..., 1, 0] = across
    bend[..., 1, 1] = 12.0 * y * y + 4.0 * x - 26.0
    return bend


def six_hump_camel_value(points):
    """Return the height, (4 - 2.1x^2 + x^4/3)x^2 + xy + (4y^2 - 4)y^2."""
    x, y = points[..., 0], points[..., 1]
    xx, yy = x * x, y * y
    return xx * (4.0 + xx * (xx / 3.0 - 2.1)) + x * y + 4.0 * yy * (yy - 1.0)


def six_hump_camel_gradient(points):
    """Return the slope, (8x - 8.4x^3 + 2x^5 + y, x - 8y + 16y^3)."""
    x, y = points[..., 0], points[..., 1]
    xx, yy = x * x, y * y
    slope = np.empty_like(points, (xx / 3.0).dtype)
    slope[..., 0] = x * (8.0 + xx * (2.0 * xx - 8.4)) + y
    slope[..., 1] = x + 8.0 * y * (2.0 * yy - 1.0)
    return slope


def six_hump_camel_hessian(points):
    """Return the bend, [[8 - 25.2x^2 + 10x^4, 1], [1, 48y^2 - 8]]."""
    x, y = points[..., 0], points[..., 1]
    xx = x * x
    own = 8.0 + xx * (10.0 * xx - 25.2)
    bend = np.empty(points.shape + (2,), own.dtype)
    bend[..., 0, 0] = own
    bend[..., 0, 1] = bend[..., 1, 0] = 1.0
    bend[..., 1, 1] = 48.0 * y * y - 8.0
    return bend


def three_hump_camel_value(points):
    """Return the height, 2x^2 - 1.05x^4 + x^6/6 + xy + y^2."""
    x, y = points[..., 0], points[..., 1]
    xx = x * x
    return xx * (2.0 + xx * (xx / 6.0 - 1.05)) + y * (x + y)


def three_hump_camel_gradient(points):
    """Return the slope, (4x - 4.2x^3 + x^5 + y, x + 2y)."""
    x, y = points[..., 0], points[..., 1]
    xx = x * x
    along_x = x * (4.0 + xx * (xx - 4.2)) + y
    slope = np.empty_like(points, along_x.dtype)
    slope[..., 0] = along_x
    slope[..., 1] = x + 2.0 * y
    return slope


def three_hump_camel_hessian(points):
    """Return the bend, [[4 - 12.6x^2 + 5x^4, 1], [1, 2]]."""
    x = points[..., 0]
    xx = x * x
    own = 4.0 + xx * (5.0 * xx - 12.6)
    bend = np.empty(points.shape + (2,), own.dtype)
    bend[..., 0, 0] = own
    bend[..., 0, 1] = bend[..., 1, 0] = 1.0
    bend[..., 1, 1] = 2.0
    return bend


def styblinski_tang_value(points):
    """Return the height, half the sum of x^4 - 16x^2 + 5x over both coordinates."""
    x, y = points[..., 0], points[..., 1]
    xx, yy = x * x, y * y
    return 0.5 * (xx * (xx - 16.0) + 5.0 * x + yy * (yy - 16.0) + 5.0 * y)


def styblinski_tang_gradient(points):
    """Return the slope, 2x^3 - 16x + 2.5 in each coordinate."""
    return 2.0 * points * (points * points - 8.0) + 2.5


def styblinski_tang_hessian(points):
    """Return the bend, 6x^2 - 16 along each coordinate and nothing across."""
    own = 6.0 * points * points - 16.0
    bend = np.zeros(points.shape + (2,), own.dtype)
    bend[..., 0, 0] = own[..., 0]
    bend[..., 1, 1] = own[..., 1]
    return bend


def two_wells_value(points):
    """Return the height of a bowl with two wells dug into it.

    f = x^2 + y^2 - 2 exp(-5((x - 1)^2 + y^2)) - 3 exp(-5((x + 1)^2 + y^2)).
    """
    x, y = points[..., 0], points[..., 1]
    yy = y * y
    right = 2.0 * np.exp(-5.0 * ((x - 1.0) * (x - 1.0) + yy))
    left = 3.0 * np.exp(-5.0 * ((x + 1.0) * (x + 1.0) + yy))
    return x * x + yy - right - left


def two_wells_gradient(points):
    """Return the slope, with r and l the depths of the right and the left well.

    It is (2x + 10(x - 1)r + 10(x + 1)l, 2y + 10y(r + l)).
    """
    x, y = points[..., 0], points[..., 1]
    yy = y * y
    right = 20.0 * np.exp(-5.0 * ((x - 1.0) * (x - 1.0) + yy))
    left = 30.0 * np.exp(-5.0 * ((x + 1.0) * (x + 1.0) + yy))
    slope = np.empty_like(points, right.dtype)
    slope[..., 0] = 2.0 * x + (x - 1.0) * right + (x + 1.0) * left
    slope[..., 1] = y * (2.0 + right + left)
    return slope


def two_wells_hessian(points):
    """Return the bend, with r and l the depths of the right and the left well.

    Along x 2 + 10r(1 - 10(x - 1)^2) + 10l(1 - 10(x + 1)^2), along y
    2 + 10(r + l)(1 - 10y^2), across -100y((x - 1)r + (x + 1)l).
    """
    x, y = points[..., 0], points[..., 1]
    from_right, from_left, yy = x - 1.0, x + 1.0, y * y
    right = 20.0 * np.exp(-5.0 * (from_right * from_right + yy))
    left = 30.0 * np.exp(-5.0 * (from_left * from_left + yy))
    bend = np.empty(points.shape + (2,), right.dtype)
    bend[..., 0, 0] = 2.0 + right * (1.0 - 10.0 * from_right * from_right)
    bend[..., 0, 0] += left * (1.0 - 10.0 * from_left * from_left)
    bend[..., 0, 1] = -10.0 * y * (from_right * right + from_left * left)
    bend[..., 1, 0] = bend[..., 0, 1]
    bend[..., 1, 1] = 2.0 + (right + left) * (1.0 - 10.0 * yy)
    return bend
