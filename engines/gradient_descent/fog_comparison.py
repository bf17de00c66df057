"""The ways of spending probes in the fog, compared on many grounds at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engines.gradient_descent.annealing import anneal_many
from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.crowds import kept
from engines.gradient_descent.fog import (
    A_WALK,
    COOLING,
    LEARNING_RATE,
    STRIDE,
    TEMPERATURE,
    inside_window,
)
from engines.gradient_descent.foggy_grounds import (
    AXIS,
    NET,
    WINDOW,
    Grounds,
    foggy_grounds,
    net_heights,
)
from engines.gradient_descent.optimizers import GradientDescent
from engines.gradient_descent.restarts import draw_many_starts
from engines.gradient_descent.surface import Surface

OTHERS = range(1000, 1200)  # the seeds of grounds that nobody plays on
STREAM = 2  # beside a seed: numbers that nothing else draws
FOUND = 0.1  # whoever felt a place so little above the lowest has found it
NEWTON_STEPS = 8
KEPT = 4  # lots of grounds


@dataclass(frozen=True, eq=False)
class Comparison:
    """How low the w ways come on n grounds, probe by probe."""

    seeds: np.ndarray  # (n,) of the grounds
    firsts: np.ndarray  # (n, 2) the first probes, drawn evenly from the window
    bottoms: np.ndarray  # (n,) the lowest height of each ground
    best: np.ndarray  # (w, n, k) the lowest height felt after each probe

    @property
    def regrets(self) -> np.ndarray:
        """Return by how much the lowest felt is above the lowest there is, (w, n)."""
        return self.best[..., -1] - self.bottoms

    @property
    def found(self) -> np.ndarray:
        """Return on which share of the grounds each way has found the lowest, (w,)."""
        return (self.regrets < FOUND).mean(axis=-1)

    @property
    def firsts_among(self) -> np.ndarray:
        """Return on which share of the grounds each way was the lowest, (w,)."""
        return (self.regrets == self.regrets.min(axis=0)).mean(axis=-1)


def compare_ways(
    budget: int, learning_rate: float = LEARNING_RATE, seeds: Sequence[int] = OTHERS
) -> Comparison:
    """Spend a budget in all the `FOG_WAYS` on the grounds of many seeds at once.

    On each ground a way does what `spend` does there with the ground's seed, from a
    first probe drawn evenly from the window. Raises ValueError for no probe, no seed,
    or a seed that is no whole number from 0.

    >>> compare_ways(4, seeds=range(5)).best.shape
    (3, 5, 4)
    """
    budget = checked_count("number of probes", budget, at_least=1)
    grounds, lowest, firsts = _made(tuple(seeds))
    surface = grounds.surface()
    heights = [
        _many_descents(surface, firsts, budget, learning_rate),
        _many_restarts(grounds, seeds, budget, learning_rate),
        _many_annealings(surface, firsts, budget, seeds),
    ]
    best = np.fmin.accumulate(np.array(heights), axis=1)  # (w, k, n)
    return Comparison(np.array(seeds), firsts, lowest, np.swapaxes(best, 1, 2))


@lru_cache(KEPT)
def _made(seeds: tuple[int, ...]) -> tuple[Grounds, np.ndarray, np.ndarray]:
    """Make the grounds of some seeds, with their bottoms and the first probes."""
    grounds = foggy_grounds(seeds)
    rngs = (np.random.default_rng((seed, STREAM)) for seed in seeds)
    firsts = np.stack([rng.uniform(*WINDOW[0], 2) for rng in rngs])
    return grounds, bottoms(grounds), firsts


def _felt(surface: Surface, points) -> np.ndarray:
    """Return heights, (..., n), with nan outside the window."""
    return np.where(inside_window(surface, points), surface.value(points), np.nan)


def _many_descents(surface, firsts, budget, learning_rate) -> np.ndarray:
    optimizer = GradientDescent(learning_rate)
    walks = kept(surface, optimizer, firsts, budget - 1, every=1)
    return _felt(surface, walks.points)


def _many_restarts(grounds: Grounds, seeds, budget, learning_rate) -> np.ndarray:
    surface, n = grounds.surface(), -(-budget // A_WALK)
    window = grounds.one(0).surface()  # all have the same
    starts = np.swapaxes(draw_many_starts(window, n, seeds), 0, 1)  # (walks, n, 2)
    optimizer = GradientDescent(learning_rate)
    points = kept(surface, optimizer, starts, A_WALK - 1, every=1).points
    one_by_one = np.swapaxes(points, 0, 1).reshape(-1, *points.shape[2:])
    return _felt(surface, one_by_one[:budget])


def _many_annealings(surface, firsts, budget, seeds) -> np.ndarray:
    """Return the heights stood at: who feels a lower place, stands there."""
    chain = TEMPERATURE, COOLING, STRIDE, seeds
    return anneal_many(surface, firsts, budget - 1, *chain).values


def bottoms(grounds: Grounds) -> np.ndarray:
    """Return the lowest height of each of n grounds, (n,), by Newton's method.

    It starts from the lowest point of a net. Nothing is raised.

    >>> from engines.gradient_descent import foggy_ground
    >>> ground, grounds = foggy_ground(4), foggy_grounds([4])
    >>> abs(bottoms(grounds)[0] - ground.value(np.array(ground.minima[0]))) < 1e-9
    np.True_
    """
    heights = net_heights(grounds).reshape(len(grounds.level), -1)
    rows, columns = np.divmod(heights.argmin(axis=1), NET)
    points, surface = np.stack([AXIS[columns], AXIS[rows]], axis=-1), grounds.surface()
    for _ in range(NEWTON_STEPS):
        slopes = surface.gradient(points)[..., np.newaxis]
        points = points - np.linalg.solve(surface.hessian(points), slopes)[..., 0]
    return surface.value(points)
