"""Boltzmann's distribution: where a chain stands in the long run, if it stays warm."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.checks import checked_count, checked_not_negative
from engines.gradient_descent.minima import nearest_indices
from engines.gradient_descent.surface import Surface

FINE = 401  # points along each side where hollows are weighed


@dataclass(frozen=True, eq=False)
class Boltzmann:
    """The chance of standing in each of n x n cells of a window; they add up to 1.

    A surface of one coordinate has n cells, and then ``y`` is None.
    """

    temperature: float
    x: np.ndarray  # (n,) the middles of the cells
    y: np.ndarray | None  # (n,)
    probabilities: np.ndarray  # (n, n): one row per y; or (n,)


def boltzmann(
    surface: Surface, temperature: float, n: int = 41, within: int = 5
) -> Boltzmann:
    """Return the chance of each cell of the window, in proportion to exp(-f / T).

    A cell's chance is the mean over ``within`` places along each of its sides. At
    T = 0 all of it is shared by the lowest of these places. Where the ground is
    undefined it is 0, and nan everywhere if it is nowhere defined. Raises ValueError
    for a negative temperature, or n or ``within`` below 1. Source: Metropolis et al.
    (1953).

    >>> from engines.gradient_descent import SURFACES
    >>> boltzmann(SURFACES["square"], 50.0, n=3).probabilities.round(3)
    array([0.206, 0.588, 0.206])
    """
    checked_count("number of cells", n, at_least=1)
    checked_count("number of places in a cell", within, at_least=1)
    _, weights = _weighed(surface, temperature, n * within)
    for axis in range(surface.dimension):
        shape = (*weights.shape[:axis], n, within, *weights.shape[axis + 1 :])
        weights = weights.reshape(shape).sum(axis=axis + 1)
    x, y = ([*_middles(surface, n), None])[:2]
    return Boltzmann(float(temperature), x, y, weights)


def hollow_shares(surface: Surface, temperature: float, n: int = FINE) -> np.ndarray:
    """Return the chance of standing in each hollow at temperature T, (k,).

    A place belongs to that of surface.minima, (k, d), which is nearest. The chances
    are sums of exp(-f / T) over n places along each side, and add up to 1. Raises
    ValueError as `boltzmann` does, or where no minimum is known.

    >>> from engines.gradient_descent import SURFACES
    >>> hollow_shares(SURFACES["two_wells"], 0.5).round(3)
    array([0.772, 0.228])
    """
    if not surface.minima:
        raise ValueError(
            "No minimum of this surface is known, and so it has no hollows to weigh; "
            "give it minima, as critical_points finds them."
        )
    places, weights = _weighed(surface, temperature, n)
    nearest = nearest_indices(places, surface)
    return np.bincount(nearest.ravel(), weights.ravel(), minlength=len(surface.minima))


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
    edges = [np.linspace(low, high, n + 1) for low, high in surface.domain]
    counts, _ = np.histogramdd(points, bins=edges)
    return counts.T.astype(int)


def _weighed(surface: Surface, temperature, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return places in rows of y, (n, n, d), and their chances, which add up to 1."""
    checked_not_negative("temperature", temperature)
    places = np.stack(np.meshgrid(*_middles(surface, n)), axis=-1)
    with np.errstate(all="ignore"):
        heights = surface.value(places)
        known = np.isfinite(heights)
        lowest = heights[known].min() if known.any() else np.nan
        above = np.where(known, heights - lowest, np.inf)
        weights = np.exp(-above / temperature) if temperature else above == 0
        return places, weights / weights.sum()


def _middles(surface: Surface, n: int) -> list[np.ndarray]:
    """Return the middles of n cells along each side of the window, d times (n,)."""
    shares = (np.arange(n) + 0.5) / n
    return [low + shares * (high - low) for low, high in surface.domain]
