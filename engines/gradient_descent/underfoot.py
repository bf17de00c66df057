"""What the hiker feels: the tangent, and the parabola that a step trusts in.

Both belong to one-dimensional curves; points are plain numbers, without units.
"""

import numpy as np


def tangent_ends(x, value, slope, half_width):
    """Return the two ends of a stretch of the tangent at (x, value).

    y = value + slope * (x' - x) for x' = x - half_width and x + half_width; returned
    as two arrays of two, the x's and the y's.

    >>> tangent_ends(1.0, 1.0, 2.0, 0.5)
    (array([0.5, 1.5]), array([0., 2.]))
    """
    reach = np.array([-half_width, half_width])
    return x + reach, value + slope * reach


def trusted_parabola(x, value, slope, learning_rate, half_width, n=41):
    """Return the parabola whose bottom one step of plain gradient descent jumps to.

    q(x') = value + slope * (x' - x) + (x' - x)^2 / (2 * learning_rate). It touches
    the curve at x, bends with 1 / learning_rate, and its bottom lies exactly at
    x - learning_rate * slope. Where the curve bends more than twice as much, the
    bottom of q lies higher up on the other side: that is divergence. Returned as two
    arrays of length `n`, drawn `half_width` to both sides of the bottom.
    Source: Nesterov, Introductory Lectures on Convex Optimization, section 1.2.

    >>> trusted_parabola(1.0, 1.0, 2.0, 0.25, 0.5, n=3)
    (array([0. , 0.5, 1. ]), array([1. , 0.5, 1. ]))
    """
    bottom = x - learning_rate * slope
    along = np.linspace(bottom - half_width, bottom + half_width, n)
    step = along - x
    return along, value + slope * step + step**2 / (2 * learning_rate)
