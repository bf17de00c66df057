"""Boltzmann's distribution: where a chain stands in the long run, if it stays warm."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.checks import checked_count, checked_not_negative
from engines.gradient_descent.minima import nearest_indices
from engines.gradient_descent.surface import Surface

FINE = 201  # places along each side where hollows are weighed
SAME = 1e-12  # of a height: its rounding
NEGLIGIBLE = 40  # temperatures above the lowest minimum: exp(-40) of its chance
NARROW = 0.05  # of the window's shorter side: so wide may the cloud at a minimum be


@dataclass(frozen=True, eq=False)
class Boltzmann:
    """The chance of standing in each of n x n cells of a window; they add up to 1.

    A surface of one coordinate has n cells, and then ``y`` is None.
    """

    temperature: np.ndarray  # (...)
    x: np.ndarray  # (n,) the middles of the cells
    y: np.ndarray | None  # (n,)
    probabilities: np.ndarray  # (..., n, n): one row per y; or (..., n)


@dataclass(frozen=True, eq=False)
class Weighing:
    """A window's ground as it is weighed: place by place, or minimum by minimum.

    The latter (Laplace's method) where it is colder than ``cold``, and all that counts
    is much nearer to a minimum than the window is wide.
    """

    places: np.ndarray  # (N, d)
    above: np.ndarray  # (N,) heights above the lowest place, inf where undefined
    minima: np.ndarray  # (k, d)
    gaps: np.ndarray  # (k,) heights above the lowest minimum
    room: np.ndarray  # (k,) 1 / sqrt(det H)
    holds: np.ndarray  # (k,) up to which temperature all that counts is near
    cold: float

    def is_cold(self, temperature: float) -> bool:
        """Tell whether the ground is weighed minimum by minimum."""
        counts = self.gaps <= NEGLIGIBLE * temperature
        is_near = (temperature <= self.holds[counts]).all()
        return temperature < self.cold and bool(is_near)

    def at(self, temperatures: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Yield for each temperature the places, (N, d), and the chances there, (N,).

        The chances add up to 1; they are nan where the ground is nowhere defined.
        """
        for temperature in temperatures.tolist():
            if self.is_cold(temperature):
                yield self.minima, _shares(self.gaps, temperature, self.room)
            else:
                yield self.places, _shares(self.above, temperature)


def boltzmann(surface: Surface, temperature, n: int = 41, within: int = 5) -> Boltzmann:
    """Return the chance of each cell of the window, in proportion to exp(-f / T).

    ``temperature`` is a number, or several of any shape (...). A cell's chance is the
    mean over ``within`` places along each of its sides. Where it is so cold that such
    places are too far apart, all stand at known minima, in proportion to
    exp(-f / T) / sqrt(det H), as far as there are any; at T = 0 at the lowest. Where
    the ground is undefined the chance is 0, and nan if it is nowhere defined. Raises
    ValueError for a negative temperature, or n or ``within`` below 1. Source:
    Metropolis et al. (1953).

    >>> from engines.gradient_descent import SURFACES
    >>> boltzmann(SURFACES["square"], 50.0, n=3).probabilities.round(3)
    array([0.206, 0.588, 0.206])
    """
    checked_count("number of cells", n, at_least=1)
    checked_count("number of places in a cell", within, at_least=1)
    temperatures = _checked(temperature)
    cells = [n] * surface.dimension
    found = np.zeros((temperatures.size, n**surface.dimension))
    for now, (places, chances) in zip(
        found, weighed(surface, n * within).at(temperatures.ravel()), strict=True
    ):
        now += np.bincount(_cell_of(places, surface, n), chances, minlength=now.size)
    x, y = ([*_middles(surface, n), None])[:2]
    return Boltzmann(temperatures, x, y, found.reshape(*temperatures.shape, *cells))


def hollow_shares(surface: Surface, temperature, n: int = FINE) -> np.ndarray:
    """Return the chance of standing in each hollow at temperature T, (..., k).

    A place belongs to that of surface.minima, (k, d), which is nearest. The chances
    are sums over n places along each side, as in `boltzmann`, and add up to 1. Raises
    ValueError as it does, or where no minimum is known.

    >>> from engines.gradient_descent import SURFACES
    >>> hollow_shares(SURFACES["two_wells"], np.array([0.0, 0.5])).round(3)
    array([[1.   , 0.   ],
           [0.773, 0.227]])
    """
    if not surface.minima:
        raise ValueError(
            "No minimum of this surface is known, and so it has no hollows to weigh; "
            "give it minima, as critical_points finds them."
        )
    checked_count("number of places", n, at_least=1)
    temperatures, k = _checked(temperature), len(surface.minima)
    ground = weighed(surface, n)
    nearest = nearest_indices(ground.places, surface)
    found = [
        chances if places is ground.minima else np.bincount(nearest, chances, k)
        for places, chances in ground.at(temperatures.ravel())
    ]
    return np.array(found).reshape(*temperatures.shape, k)


def visited(points, surface: Surface, n: int = 41) -> np.ndarray:
    """Count how often points, (..., d), are in each of the cells of `boltzmann`.

    The result is (n, n), one row per y; or (n,). A border belongs to the cell above
    it, and points outside the window are not counted. Raises ValueError for n below 1.

    >>> from engines.gradient_descent import SURFACES
    >>> visited(np.array([[-9.0], [0.0], [9.0], [99.0]]), SURFACES["square"], n=3)
    array([1, 1, 1])
    """
    checked_count("number of cells", n, at_least=1)
    points = np.asarray(points, dtype=float).reshape(-1, surface.dimension)
    low, high = np.array(surface.domain).T
    inside = ((points >= low) & (points <= high)).all(axis=-1)
    cells = _cell_of(points[inside], surface, n)
    counts = np.bincount(cells, minlength=n**surface.dimension)
    return counts.reshape([n] * surface.dimension)


def weighed(surface: Surface, n: int) -> Weighing:
    """Return the ground at n places along each side, and at its known minima.

    Nothing is raised.

    >>> from engines.gradient_descent import SURFACES
    >>> round(weighed(SURFACES["square"], 60).cold, 6)
    0.32
    """
    places = np.stack(np.meshgrid(*_middles(surface, n)), axis=-1)
    places = places.reshape(-1, surface.dimension)
    minima = np.array(surface.minima).reshape(-1, surface.dimension)
    with np.errstate(all="ignore"):
        heights, values = surface.value(places), surface.value(minima)
        heights = np.where(np.isfinite(heights), heights, np.inf)
        above = heights - heights.min()
        bends = np.linalg.eigvalsh(_finite(surface.hessian(minima)))
    lowest = np.min(values, initial=np.inf)
    is_bottom = lowest <= heights.min() + SAME * max(1.0, abs(heights.min()))
    apart = max((high - low) / n for low, high in surface.domain)
    is_known = len(minima) > 0 and is_bottom and bends.min() > 0
    with np.errstate(all="ignore"):
        room = 1 / np.sqrt(bends.prod(axis=-1))
    cold = bends.max() * apart**2 if is_known else 0.0
    gaps = values - lowest
    gaps[gaps <= SAME * max(1.0, abs(lowest))] = 0.0  # but for rounding as low
    shorter = min(high - low for low, high in surface.domain)
    holds = (NARROW * shorter) ** 2 * np.min(bends, axis=-1, initial=np.inf)
    return Weighing(places, above, minima, gaps, room, holds, float(cold))


def _finite(hessians: np.ndarray) -> np.ndarray:
    """Return Hessians (k, d, d), 0 in place of one that is not finite."""
    known = np.isfinite(hessians).all(axis=(-2, -1), keepdims=True)
    return np.where(known, hessians, 0.0)


def _shares(above: np.ndarray, temperature: float, room=1.0) -> np.ndarray:
    """Return chances in proportion to room * exp(-above / T), which add up to 1."""
    with np.errstate(all="ignore"):
        if temperature:
            weights = room * np.exp(-above / temperature)
        else:
            weights = room * (above == 0)
        return weights / weights.sum()


def _checked(temperature) -> np.ndarray:
    temperatures = np.asarray(temperature, dtype=float)
    for one in temperatures.ravel().tolist():
        checked_not_negative("temperature", one)
    return temperatures


def _middles(surface: Surface, n: int) -> list[np.ndarray]:
    """Return the middles of n cells along each side of the window, d times (n,)."""
    shares = (np.arange(n) + 0.5) / n
    return [low + shares * (high - low) for low, high in surface.domain]


def _cell_of(points: np.ndarray, surface: Surface, n: int) -> np.ndarray:
    """Return the numbers of the cells of points in the window, (N,), row by row."""
    low, high = np.array(surface.domain).T
    at = np.floor((points - low) / (high - low) * n).astype(int)
    return np.clip(at, 0, n - 1) @ n ** np.arange(surface.dimension)
