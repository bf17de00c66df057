"""Surfaces that the landscapes have not: kinks, lines, steps, poles, made to order."""

import numpy as np

from engines.gradient_descent import Surface


def own(value, gradient, hessian):
    """A surface of our own from functions of x and y."""

    def of(function):
        def asked(points):
            x, y = points[..., 0], points[..., 1]
            return np.stack([row + 0.0 * x for row in function(x, y)], axis=-1)

        return asked

    return Surface(
        "own",
        "",
        "",
        "",
        lambda points: of(value)(points)[..., 0],
        of(gradient),
        lambda points: of(hessian)(points).reshape(points.shape + (2,)),
        ((-3.0, 3.0), (-3.0, 3.0)),
    )


NOTHING = lambda x, y: [0, 0, 0, 0]  # noqa: E731
RIDGES = own(lambda x, y: [np.abs(x)], lambda x, y: [np.sign(x), 0], NOTHING)
ROOF = own(
    lambda x, y: [-np.abs(x - 0.5) - 2 * np.abs(y)],
    lambda x, y: [-np.sign(x - 0.5), -2 * np.sign(y)],
    NOTHING,
)
SLANTED = own(
    lambda x, y: [np.abs(x - 0.7 * y) + (x + y - 1) ** 2],
    lambda x, y: [
        np.sign(x - 0.7 * y) + 2 * (x + y - 1),
        -0.7 * np.sign(x - 0.7 * y) + 2 * (x + y - 1),
    ],
    lambda x, y: [2, 2, 2, 2],
)
TROUGH = own(
    lambda x, y: [(x - y) ** 2],
    lambda x, y: [2 * (x - y), 2 * (y - x)],
    lambda x, y: [2, -2, -2, 2],
)
MOAT = own(
    lambda x, y: [(x * x + y * y - 1) ** 2],
    lambda x, y: [4 * x * (x * x + y * y - 1), 4 * y * (x * x + y * y - 1)],
    lambda x, y: [
        12 * x * x + 4 * y * y - 4,
        8 * x * y,
        8 * x * y,
        12 * y * y + 4 * x * x - 4,
    ],
)
QUARTIC = own(
    lambda x, y: [(x - 1) ** 4 + y**4],
    lambda x, y: [4 * (x - 1) ** 3, 4 * y**3],
    lambda x, y: [12 * (x - 1) ** 2, 0, 0, 12 * y**2],
)
STEP = own(
    lambda x, y: [np.tanh(10 * x)],
    lambda x, y: [10 / np.cosh(10 * x) ** 2, 0],
    lambda x, y: [-200 * np.tanh(10 * x) / np.cosh(10 * x) ** 2, 0, 0, 0],
)
EVEN = own(lambda x, y: [3], lambda x, y: [0, 0], NOTHING)
RAMP = own(lambda x, y: [x + y], lambda x, y: [1, 1], NOTHING)
POLE = own(
    lambda x, y: [np.log(x)],
    lambda x, y: [1 / x, 0],
    lambda x, y: [-1 / x**2, 0, 0, 0],
)
HALF = own(  # undefined left of 0
    lambda x, y: [np.log(x) ** 2 + y * y],
    lambda x, y: [2 * np.log(x) / x, 2 * y],
    lambda x, y: [2 * (1 - np.log(x)) / x**2, 0, 0, 2],
)
SHARP = own(  # a bend without bound
    lambda x, y: [np.abs(x) ** 1.5 + y * y],
    lambda x, y: [1.5 * np.sign(x) * np.abs(x) ** 0.5, 2 * y],
    lambda x, y: [0.75 * np.abs(x) ** -0.5, 0, 0, 2],
)
PAN = own(
    lambda x, y: [np.maximum(x * x + y * y - 1, 0)],
    lambda x, y: [2 * x * (x * x + y * y > 1), 2 * y * (x * x + y * y > 1)],
    lambda x, y: [2 * (x * x + y * y > 1), 0, 0, 2 * (x * x + y * y > 1)],
)
WITH_HUGE_HEIGHTS = own(
    lambda x, y: [np.exp(10 * x) + np.sin(5 * x) + y * y],
    lambda x, y: [10 * np.exp(10 * x) + 5 * np.cos(5 * x), 2 * y],
    lambda x, y: [100 * np.exp(10 * x) - 25 * np.sin(5 * x), 0, 0, 2],
)


def product_of_roots(roots, others, angle):
    """A surface whose slope along each of two turned axes is zero at three places."""
    slopes = [np.polynomial.Polynomial.fromroots(one) for one in (roots, others)]
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])

    def along(points):
        turned = points @ turn
        return turned[..., 0], turned[..., 1]

    def value(points):
        return sum(f.integ()(u) for f, u in zip(slopes, along(points), strict=True))

    def gradient(points):
        own = [f(u) for f, u in zip(slopes, along(points), strict=True)]
        return np.stack(own, axis=-1) @ turn.T

    def hessian(points):
        own = [f.deriv()(u) for f, u in zip(slopes, along(points), strict=True)]
        return (turn * np.stack(own, axis=-1)[..., np.newaxis, :]) @ turn.T

    places = np.array([(a, b) for a in sorted(roots) for b in sorted(others)]) @ turn.T
    surface = Surface("own", "", "", "", value, gradient, hessian, ((-4, 4), (-4, 4)))
    return surface, places
