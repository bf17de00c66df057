"""Foggy grounds: hills and hollows made by seed, for whoever has to feel his way.

A ground is a shallow bowl with bumps: b/2 |p - c|^2 + sum of s_i exp(-|p - c_i|^2 / 2
w_i^2), a hollow where s_i is below 0 and a hill where it is above. The three functions
take one ground's numbers, or those of many, each ground at its own points.

>>> shape = np.array(2.0), np.zeros(2), np.zeros(1), np.zeros((1, 2)), np.ones(1)
>>> bumps_value(np.array([3.0, 0.0]), np.array(-1.0), *shape)
np.float64(8.0)
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from itertools import product

import numpy as np

from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.critical_points import CriticalKind, critical_points
from engines.gradient_descent.surface import Surface

WINDOW = ((-4.0, 4.0), (-4.0, 4.0))
FEWEST_HOLLOWS, MOST_HOLLOWS = 2, 6
LEAST_LEAD = 0.25  # of the lowest hollow before the next
INSIDE = 3.5  # no further from the middle, either way, is the lowest hollow
MOST_BUMPS = 9
STREAM = 1  # beside a seed: numbers that nothing else draws
NET = 97  # points of a net, each way
AXIS = np.linspace(*WINDOW[0], NET)
FORMULA = (
    r"f(p) = h_0 + \tfrac{b}{2}\,|p - c|^2 + \sum_i s_i\, e^{-|p - c_i|^2 / 2w_i^2}"
)
GRADIENT_FORMULA = (
    r"\nabla f = b\,(p - c) - \sum_i \frac{s_i}{w_i^2}"
    r"\, e^{-|p - c_i|^2 / 2w_i^2}\,(p - c_i)"
)


@dataclass(frozen=True, eq=False)
class Grounds:
    """The numbers of n grounds; of one alone where the first axis is left out.

    Heights and coordinates are in units of their own; widths in those of coordinates.
    """

    level: np.ndarray  # (n,) h_0
    bend: np.ndarray  # (n,) b
    middle: np.ndarray  # (n, 2) c
    sizes: np.ndarray  # (n, m) s_i, 0 where there is no more bump
    centres: np.ndarray  # (n, m, 2) c_i
    widths: np.ndarray  # (n, m) w_i

    @property
    def numbers(self) -> tuple[np.ndarray, ...]:
        """Return all of them, in the order in which the three functions take them."""
        return tuple(getattr(self, field.name) for field in fields(self))

    def one(self, index: int) -> "Grounds":
        """Return one ground of them."""
        return Grounds(*(array[index] for array in self.numbers))

    def surface(self) -> Surface:
        """Return them as a surface; of many, points (..., n, 2) are each on its own."""
        functions = bumps_value, bumps_gradient, bumps_hessian
        value, gradient, hessian = (partial(one, **vars(self)) for one in functions)
        return Surface(
            name="foggy_ground",
            label="Ground in the fog",
            formula=FORMULA,
            gradient_formula=GRADIENT_FORMULA,
            value=value,
            gradient=gradient,
            hessian=hessian,
            domain=WINDOW,
        )


def bumps_value(points, level, bend, middle, sizes, centres, widths):
    """Return the height, h_0 + b/2 |p - c|^2 + sum of s_i exp(-|p - c_i|^2 / 2w_i^2).

    ``points`` has shape (..., 2); of n grounds (..., n, 2). Nothing is raised.
    """
    away = points - middle
    off = points[..., np.newaxis, :] - centres
    bumps = sizes * np.exp(-0.5 * (off * off).sum(axis=-1) / (widths * widths))
    return level + 0.5 * bend * (away * away).sum(axis=-1) + bumps.sum(axis=-1)


def bumps_gradient(points, level, bend, middle, sizes, centres, widths):
    """Return the slope, b(p - c) - sum of s_i/w_i^2 exp(...) (p - c_i), (..., 2).

    ``points`` has shape (..., 2); of n grounds (..., n, 2). Nothing is raised.
    """
    away = points - middle
    off, square = points[..., np.newaxis, :] - centres, widths * widths
    pull = sizes / square * np.exp(-0.5 * (off * off).sum(axis=-1) / square)
    return bend[..., np.newaxis] * away - (pull[..., np.newaxis] * off).sum(axis=-2)


def bumps_hessian(points, level, bend, middle, sizes, centres, widths):
    """Return the bend, b I - sum of s_i/w_i^2 exp(...) (I - (p - c_i)(p - c_i)'/w_i^2).

    ``points`` has shape (..., 2), the result (..., 2, 2). Nothing is raised.
    """
    off, square = points[..., np.newaxis, :] - centres, widths * widths
    pull = sizes / square * np.exp(-0.5 * (off * off).sum(axis=-1) / square)
    own = bend - pull.sum(axis=-1)
    outer = off[..., :, np.newaxis] * off[..., np.newaxis, :]
    along = (pull / square)[..., np.newaxis, np.newaxis] * outer
    return own[..., np.newaxis, np.newaxis] * np.eye(2) + along.sum(axis=-3)


def foggy_ground(seed: int) -> Surface:
    """Make the ground of a seed: two to six hollows, and one of them the lowest.

    Grounds are drawn until one has that many hollows, the lowest of them well inside
    the window and below the others, and rises at the whole edge. ``minima`` are those
    that `critical_points` finds, the lowest first. Raises ValueError for a seed that is
    no whole number from 0.

    >>> ground = foggy_ground(3)
    >>> 2 <= len(ground.minima) <= 6, ground.domain[0]
    (True, (-4.0, 4.0))
    """
    surface = foggy_grounds([seed]).one(0).surface()
    found = critical_points(surface).of_kind(CriticalKind.MINIMUM)
    return replace(surface, minima=tuple(map(tuple, found.tolist())))


def foggy_grounds(seeds: Sequence[int]) -> Grounds:
    """Make the grounds of many seeds at once, each as it would be made alone.

    Raises ValueError for no seeds, or one that is no whole number from 0.

    >>> foggy_grounds(range(3)).sizes.shape
    (3, 9)
    """
    seeds = [checked_count("seed of a ground", seed, at_least=0) for seed in seeds]
    if not seeds:
        raise ValueError("There is no seed; give at least one.")
    found, wanted, attempt = _drawn(seeds, 0), np.arange(len(seeds)), 0
    while True:
        wanted = wanted[~_fit(found.one(wanted))]
        if not len(wanted):
            return found
        attempt += 1
        drawn = _drawn([seeds[k] for k in wanted], attempt)
        for array, new in zip(found.numbers, drawn.numbers, strict=True):
            array[wanted] = new


def _drawn(seeds: Sequence[int], attempt: int) -> Grounds:
    """Draw a ground for each seed."""
    each = [
        _one_drawn(np.random.default_rng((seed, attempt, STREAM))) for seed in seeds
    ]
    return Grounds(*map(np.array, zip(*each, strict=True)))


def _one_drawn(rng: np.random.Generator) -> tuple:
    """Draw a ground's numbers; hollows come before hills, and then bumps of no size."""
    n_hollows, n_hills = rng.integers(3, 7), rng.integers(1, 4)
    signs = np.repeat(
        [-1.0, 1.0, 0.0], [n_hollows, n_hills, MOST_BUMPS - n_hollows - n_hills]
    )
    return (
        rng.uniform(10.0, 90.0),
        rng.uniform(0.15, 0.35),
        rng.uniform(-1.0, 1.0, 2),
        signs * rng.uniform(0.8, 3.0, MOST_BUMPS),
        rng.uniform(-3.0, 3.0, (MOST_BUMPS, 2)),
        rng.uniform(0.5, 1.1, MOST_BUMPS),
    )


def _fit(grounds: Grounds) -> np.ndarray:
    """Tell which grounds are ones to look for the lowest hollow on, (n,)."""
    heights = net_heights(grounds)
    hollows = _is_hollow(heights)
    n = hollows.sum(axis=(1, 2))
    some = (n >= FEWEST_HOLLOWS) & (n <= MOST_HOLLOWS)
    inner = np.where(hollows, heights[:, 1:-1, 1:-1], np.inf).reshape(len(n), -1)
    lowest, next_one = np.partition(inner, 1, axis=1)[:, :2].T
    with np.errstate(invalid="ignore"):
        leads = next_one - lowest >= LEAST_LEAD
    rows, columns = np.divmod(inner.argmin(axis=1), NET - 2)
    at = AXIS[np.stack([rows, columns]) + 1]
    inside = (np.abs(at) <= INSIDE).all(axis=0)
    return some & leads & inside & _rises(heights)


def net_heights(grounds: Grounds) -> np.ndarray:
    """Return the heights of n grounds on a net, (n, 97, 97): one row per y.

    A bump is a product of one of x and one of y, so that all of them together are a
    product of matrices. Nothing is raised.

    >>> net_heights(foggy_grounds([0, 1])).shape
    (2, 97, 97)
    """
    off = AXIS - grounds.centres[..., np.newaxis]  # (n, m, 2, NET)
    along = np.exp(-0.5 * (off / grounds.widths[..., np.newaxis, np.newaxis]) ** 2)
    sized = grounds.sizes[..., np.newaxis] * along[:, :, 1]
    bumps = np.swapaxes(sized, 1, 2) @ along[:, :, 0]
    away = (AXIS - grounds.middle[..., np.newaxis]) ** 2  # (n, 2, NET)
    bowl = 0.5 * grounds.bend[:, np.newaxis, np.newaxis]
    bowl = bowl * (away[:, 1, :, np.newaxis] + away[:, 0, np.newaxis, :])
    return grounds.level[:, np.newaxis, np.newaxis] + bowl + bumps


def _is_hollow(heights: np.ndarray) -> np.ndarray:
    """Tell which inner points are lower than their eight neighbours."""
    here = heights[:, 1:-1, 1:-1]
    found = np.ones(here.shape, dtype=bool)
    for down, right in product(range(3), repeat=2):
        if (down, right) != (1, 1):
            ends = NET - 2 + down, NET - 2 + right
            found &= here < heights[:, down : ends[0], right : ends[1]]
    return found


def _rises(heights: np.ndarray) -> np.ndarray:
    """Tell which grounds rise outwards at every point of the window's edge."""
    edges = (
        heights[:, 0] - heights[:, 1],
        heights[:, -1] - heights[:, -2],
        heights[:, :, 0] - heights[:, :, 1],
        heights[:, :, -1] - heights[:, :, -2],
    )
    return np.all([(edge > 0).all(axis=1) for edge in edges], axis=0)
