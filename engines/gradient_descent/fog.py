"""In the fog: only where a probe was felt is the ground known, and probes are few.

A probe is one place at which the height and the slope are felt. A step of descent costs
one, and so does a proposal of annealing, whether it is accepted or not.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.annealing import anneal
from engines.gradient_descent.checks import checked_count, checked_start, checked_starts
from engines.gradient_descent.crowds import descend_many
from engines.gradient_descent.minima import nearest_indices
from engines.gradient_descent.optimizer import require_one_of
from engines.gradient_descent.optimizers import GradientDescent
from engines.gradient_descent.restarts import restarts
from engines.gradient_descent.surface import Surface

LEARNING_RATE = 0.3
A_WALK = 4  # probes of a restart
TEMPERATURE, COOLING, STRIDE = 0.5, "geometric", 2.2
SMALL, MANY = 0.04, 1000  # of steps that lead to the hollow below a place


@dataclass(frozen=True, eq=False)
class Felt:
    """What k probes tell, in the order in which they were felt.

    Nothing is felt outside of the ground's window: there heights and slopes are nan.
    """

    points: np.ndarray  # (k, d)
    heights: np.ndarray  # (k,)
    slopes: np.ndarray  # (k, d)
    stood: np.ndarray  # (k, d) where the walker stands after each probe

    @property
    def best(self) -> np.ndarray:
        """Return the lowest height felt so far, after each probe, (k,)."""
        return np.fmin.accumulate(self.heights)

    @property
    def lowest(self) -> int:
        """Return which probe was the lowest, the first of them."""
        return int(np.nanargmin(self.heights))


def feel(surface: Surface, points, stood=None) -> Felt:
    """Feel height and slope, f(p) and grad f(p), at each of k places, (k, d).

    ``stood`` is where the walker stands after each probe, (k, d), if that is not where
    he felt. Raises ValueError for places of another shape, or ones that are not finite.

    >>> from engines.gradient_descent import SURFACES
    >>> felt = feel(SURFACES["sphere"], [[1.0, 0.0], [3.0, 4.0], [9.0, 9.0]])
    >>> felt.heights, felt.slopes[1], felt.lowest
    (array([ 1., 25., nan]), array([6., 8.]), 0)
    """
    points = checked_starts(surface, points)
    inside = inside_window(surface, points)
    heights = np.where(inside, surface.value(points), np.nan)
    slopes = np.where(inside[:, np.newaxis], surface.gradient(points), np.nan)
    return Felt(points, heights, slopes, points if stood is None else stood)


def inside_window(surface: Surface, points) -> np.ndarray:
    """Say of each point, (..., d), whether it is in the surface's window, (...).

    >>> from engines.gradient_descent import SURFACES
    >>> inside_window(SURFACES["sphere"], np.array([[5.0, -5.0], [5.1, 0.0]]))
    array([ True, False])
    """
    low, high = np.array(surface.domain).T
    return ((points >= low) & (points <= high)).all(axis=-1)


def _descent(surface, budget, first, learning_rate, seed):
    """Walk downhill from the first probe, a step a probe."""
    optimizer = GradientDescent(learning_rate)
    return (descend_many(surface, optimizer, [first], budget - 1).points[:, 0],)


def _restarts(surface, budget, first, learning_rate, seed):
    """Walk downhill again and again, a few probes from each of some random starts."""
    optimizer, n = GradientDescent(learning_rate), -(-budget // A_WALK)
    walks = restarts(surface, optimizer, n, A_WALK - 1, seed)
    points = np.swapaxes(walks.points, 0, 1)  # one walk after the other
    return (points.reshape(-1, surface.dimension)[:budget],)


def _annealing(surface, budget, first, learning_rate, seed):
    """Guess around the first probe, and climb by a chance that cools down."""
    chain = anneal(surface, first, budget - 1, TEMPERATURE, COOLING, STRIDE, seed)
    return np.concatenate([chain.points[:1], chain.proposals]), chain.points


FOG_WAYS: dict[str, tuple[str, Callable]] = {
    "descent": ("Descent", _descent),
    "restarts": ("Restarts", _restarts),
    "annealing": ("Annealing", _annealing),
}


def spend(
    way: str,
    surface: Surface,
    budget: int,
    first,
    learning_rate: float = LEARNING_RATE,
    seed: int = 0,
) -> Felt:
    """Spend ``budget`` probes in one of the `FOG_WAYS`; return what they tell, (k, d).

    Descent and annealing begin at ``first``, (d,), and feel it with their first probe;
    restarts draw where they begin, anew after every fourth probe. Raises ValueError for
    an unknown way, no probe, or a first one of another shape.

    >>> from engines.gradient_descent import SURFACES
    >>> spend("descent", SURFACES["sphere"], 3, [1.0, 0.0], 0.25).heights
    array([1.    , 0.25  , 0.0625])
    """
    require_one_of("way", way, FOG_WAYS)
    budget = checked_count("number of probes", budget, at_least=1)
    first = checked_start(surface, first)
    return feel(surface, *FOG_WAYS[way][1](surface, budget, first, learning_rate, seed))


def hollows_below(surface: Surface, points) -> np.ndarray:
    """Return in which of surface.minima one ends who goes straight downhill, (k,).

    From points (k, d) it follows dp/dt = -grad f(p) by Runge and Kutta's method, 1,000
    steps of 0.04: near a watershed the steps of a descent would decide, not the ground.
    Raises ValueError for points of another shape.

    >>> from engines.gradient_descent import SURFACES
    >>> hollows_below(SURFACES["two_wells"], [[-0.4, 0.3], [0.5, -0.2]])
    array([0, 1])
    """
    points, slope = checked_starts(surface, points), surface.gradient
    for _ in range(MANY):
        first = slope(points)
        second = slope(points - SMALL / 2 * first)
        third = slope(points - SMALL / 2 * second)
        last = slope(points - SMALL * third)
        points = points - SMALL / 6 * (first + 2 * second + 2 * third + last)
    return nearest_indices(points, surface)
