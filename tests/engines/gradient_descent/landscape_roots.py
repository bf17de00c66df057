"""Where landscapes are level, found again without `critical_points` or the gradients.

By hand one coordinate is put in terms of the other; what is left are roots of a
polynomial, or changes of sign along a line. Each answers with points (k, 2).
"""

import itertools
from collections import Counter

import numpy as np
from numpy.polynomial import Polynomial


def real_roots(polynomial) -> list[float]:
    """Return the real roots of a polynomial, each polished by Newton."""
    roots = polynomial.roots()
    found = np.sort(roots[np.abs(roots.imag) < 1e-7].real)
    slope = polynomial.deriv()
    for _ in range(5):
        found = found - polynomial(found) / slope(found)
    return found.tolist()


def crossings(function, low, high, n=200_001) -> list[float]:
    """Return where a function of one number changes sign, by halving."""
    x = np.linspace(low, high, n) + 1e-7
    values = function(x)
    turns = np.flatnonzero((values[:-1] < 0) != (values[1:] < 0))
    left, right = x[turns], x[turns + 1]
    for _ in range(60):
        middle = (left + right) / 2
        same = (function(middle) < 0) == (function(left) < 0)
        left, right = np.where(same, middle, left), np.where(same, right, middle)
    return left.tolist()


def himmelblau():
    """Solve 2y^2 + 4xy + 4x^3 - 42x - 14 = 0 for y, and look along x."""

    def other_half(x, sign):
        with np.errstate(invalid="ignore"):
            y = -x + sign * np.sqrt(x * x - 2 * x**3 + 21 * x + 7)
        return 4 * y**3 + 4 * x * y - 26 * y + 2 * x * x - 22, y

    found = []
    for sign in (1, -1):
        for x in crossings(lambda x, sign=sign: other_half(x, sign)[0], -5, 5):
            rest, y = other_half(np.array([x]), sign)
            if abs(rest[0]) < 1e-6:  # and not where the root ends
                found.append((x, y[0]))
    return found


def six_hump_camel():
    """Put x = 8y - 16y^3 into the other half: a polynomial of degree 15."""
    x = Polynomial([0, 8, 0, -16])
    y = Polynomial([0, 1])
    return [(x(y), y) for y in real_roots(8 * x - 8.4 * x**3 + 2 * x**5 + y)]


def three_hump_camel():
    """Put y = -x/2 into the other half."""
    return [(x, -x / 2) for x in real_roots(Polynomial([0, 3.5, 0, -4.2, 0, 1]))]


def styblinski_tang():
    """Both coordinates go their own ways."""
    one = real_roots(Polynomial([2.5, -16, 0, 2]))
    return list(itertools.product(one, repeat=2))


def rastrigin():
    """Both coordinates go their own ways."""
    one = crossings(lambda x: x + 10 * np.pi * np.sin(2 * np.pi * x), -2.2, 2.2)
    return list(itertools.product(one, repeat=2))


def beale():
    """Each half is linear in x on its own: a = -b x; cross out the x."""
    y = Polynomial([0, 1])
    constants, powers = (1.5, 2.25, 2.625), (1, 2, 3)
    factors = [y**k - 1 for k in powers]
    turns = [k * y ** (k - 1) for k in powers]
    a = sum(c * f for c, f in zip(constants, factors, strict=True))
    b = sum(f * f for f in factors)
    c = sum(c * t for c, t in zip(constants, turns, strict=True))
    d = sum(f * t for f, t in zip(factors, turns, strict=True))
    # Where x = 0 the y half is 0 whatever y is.
    on_axis = [(0.0, root) for root in real_roots(a)]
    crossed = a * d - b * c
    while abs(crossed(1.0)) < 1e-9:  # y = 1 makes b zero: not a division to do
        crossed = crossed // Polynomial([-1, 1])
    return on_axis + [(-a(y) / b(y), y) for y in real_roots(crossed)]


def mccormick():
    """The difference of both halves gives x - y = 1, the sum cos(x + y) = -1/2."""
    sums = (
        sign * 2 * np.pi / 3 + 2 * np.pi * k for k in (-1, 0, 1) for sign in (1, -1)
    )
    return [((1 + s) / 2, (s - 1) / 2) for s in sums]


def easom():
    """f = -A(x) A(y): both slopes of A are zero, or A itself twice. To 4 from pi."""
    low, high = np.pi - 4, np.pi + 4
    level = crossings(lambda x: np.sin(x) + 2 * (x - np.pi) * np.cos(x), low, high)
    zero = [np.pi / 2, 3 * np.pi / 2]
    return [*itertools.product(level, repeat=2), *itertools.product(zero, repeat=2)]


def two_wells():
    """The y half is y times something above 2, so y = 0."""

    def along(x):
        right, left = 20 * np.exp(-5 * (x - 1) ** 2), 30 * np.exp(-5 * (x + 1) ** 2)
        return 2 * x + (x - 1) * right + (x + 1) * left

    return [(x, 0.0) for x in crossings(along, -2, 2)]


def kinds_of(found):
    return dict(Counter(kind.name for kind in found.kinds))


def same_places(found, expected, within=1e-9):
    """Return whether each point of one list is a point of the other, (k, 2) both."""
    found, expected = np.reshape(found, (-1, 2)), np.reshape(expected, (-1, 2))
    if len(found) != len(expected) or not len(found):
        return len(found) == len(expected)
    gaps = np.linalg.norm(found[:, np.newaxis] - expected, axis=-1)
    nearest = gaps.argmin(axis=0)
    return len(set(nearest.tolist())) == len(found) and gaps.min(axis=0).max() <= within


ROOTS = {
    "sphere": lambda: [(0, 0)],
    "elongated_bowl": lambda: [(0, 0)],
    "booth": lambda: [np.linalg.solve([[10, 8], [8, 10]], [34, 38])],
    "matyas": lambda: [(0, 0)],
    "rosenbrock": lambda: [(1, 1)],  # y = x^2 by the y half, then x = 1
    "beale": beale,
    "himmelblau": himmelblau,
    "six_hump_camel": six_hump_camel,
    "three_hump_camel": three_hump_camel,
    "styblinski_tang": styblinski_tang,
    "rastrigin": rastrigin,
    "mccormick": mccormick,
    "easom": easom,
    "saddle": lambda: [(0, 0)],
    "monkey_saddle": lambda: [(0, 0)],
    "two_wells": two_wells,
}


def roots_in(name, domain) -> np.ndarray:
    """Return the level points of a landscape inside a window, (k, 2)."""
    low, high = np.array(domain).T
    points = np.array(ROOTS[name](), dtype=float)
    return points[((points >= low) & (points <= high)).all(axis=-1)]


def shapes_by_height(surface, n=701):
    """Return how many minima, saddles and maxima the heights of a net show.

    The net is cut into triangles. Going round a node's six neighbours, the heights are
    all above, all below, or change sides twice, or four times at a saddle.
    """
    low, high = np.array(surface.domain).T
    # A net that is a little off, so that no two neighbours are equally high.
    x, y = (
        np.linspace(a + 1.3e-4, b + 2.1e-4, n) for a, b in zip(low, high, strict=True)
    )
    heights = surface.value(np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1))
    ring = ((1, 0), (1, 1), (0, 1), (-1, 0), (-1, -1), (0, -1))
    middle = heights[1:-1, 1:-1]
    above = np.stack(
        [heights[1 + i : n - 1 + i, 1 + j : n - 1 + j] > middle for i, j in ring]
    )
    changes = (above != np.roll(above, 1, axis=0)).sum(axis=0)
    minima, maxima = above.all(axis=0).sum(), (~above).all(axis=0).sum()
    return int(minima), int((changes == 4).sum()), int(maxima)
