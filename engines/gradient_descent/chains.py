"""Chains: walks by guesses, each accepted or refused by the rule of Metropolis."""

from collections.abc import Iterator
from functools import reduce
from typing import NamedTuple

import numpy as np

from engines.gradient_descent.checks import checked_count, checked_not_negative
from engines.gradient_descent.coolings import COOLINGS
from engines.gradient_descent.optimizer import require_one_of, require_positive


class Step(NamedTuple):
    """One step of n chains: where they stand, what is offered, and who takes it."""

    points: np.ndarray  # (n, d)
    values: np.ndarray  # (n,)
    proposals: np.ndarray  # (n, d)
    proposed_values: np.ndarray  # (n,)
    inside: np.ndarray  # (n,)
    chances: np.ndarray  # (n,)
    dice: np.ndarray  # (n,)
    accepted: np.ndarray  # (n,)


def acceptance(rises, temperature) -> np.ndarray:
    """Return the chance of accepting a place that is higher by ``rises``, (...).

    It is min(1, exp(-rise / T)); at T = 0 it is 1 for what is not higher, and else 0.
    A rise of nan has chance 0. Nothing is raised. Source: Metropolis et al. (1953).

    >>> acceptance(np.array([-1.0, 0.0, np.log(4), 1e9]), 1.0)
    array([1.  , 1.  , 0.25, 0.  ])
    """
    with np.errstate(all="ignore"):
        uphill = np.maximum(rises, 0.0)
        chances = np.exp(-uphill / temperature)  # at T = 0 nan where it is not higher
    return np.where(np.equal(uphill, 0), 1.0, np.where(np.isnan(rises), 0.0, chances))


class Chains:
    """n chains, ready to walk: their numbers are checked and their dice are thrown."""

    def __init__(self, surface, starts, n_steps, temperature, cooling, stride, seeds):
        self.surface = surface
        self.n_steps = checked_count("number of steps", n_steps, at_least=0)
        require_one_of("cooling", cooling, COOLINGS)
        temperature = np.atleast_1d(np.asarray(temperature, dtype=float))
        checked_not_negative("temperature", temperature.min())
        checked_not_negative("temperature", temperature.max())
        stride = np.atleast_1d(np.asarray(stride, dtype=float))
        require_positive("stride", stride)
        n = _agreed(starts, temperature, stride, seeds)
        self.points = np.broadcast_to(starts, (n, surface.dimension)).copy()
        with np.errstate(all="ignore"):
            self.values = surface.value(self.points)
        factors = COOLINGS[cooling].factors(n_steps)
        self.temperatures = factors[:, np.newaxis] * temperature
        shape = n_steps, surface.dimension + 1
        thrown = {seed: np.random.default_rng(seed).random(shape) for seed in {*seeds}}
        draws = np.stack([thrown[seed] for seed in seeds], axis=-1)  # (T, d + 1, n)
        self.moves = (2 * draws[:, :-1] - 1) * stride  # (T, d, n)
        self.dice = np.broadcast_to(draws[:, -1], (n_steps, n))

    def steps(self) -> Iterator[Step]:
        """Yield T steps, and where the chains stand in the end with nothing offered."""
        # Coordinate by coordinate, (d, n), is a third faster than chain by chain.
        sides, points, values = self.surface.domain, self.points.T, self.values
        for move, dice, now in zip(
            self.moves, self.dice, self.temperatures, strict=True
        ):
            proposals = points + move
            inside = reduce(np.logical_and, map(_within, proposals, sides))
            with np.errstate(all="ignore"):
                proposed = np.where(inside, self.surface.value(proposals.T), np.nan)
                rises = proposed - infinite_where_undefined(values)
            known = np.isfinite(proposed)
            chances = np.where(known, acceptance(rises, now), 0.0)
            taken = dice < chances
            who = points.T, values, proposals.T, proposed
            yield Step(*who, inside, chances, dice, taken)
            points = np.where(taken, proposals, points)
            values = np.where(taken, proposed, values)
        nobody = np.zeros(len(values), dtype=bool)
        who = points.T, values, points.T, values
        yield Step(*who, nobody, nobody, nobody, nobody)


def _within(along: np.ndarray, side: tuple[float, float]) -> np.ndarray:
    """Tell of numbers (n,) whether they are within two ends, both included."""
    return (along >= side[0]) & (along <= side[1])


def infinite_where_undefined(values: np.ndarray) -> np.ndarray:
    """Return heights where undefined ground is infinitely high: a wall, (...)."""
    return np.where(np.isfinite(values), values, np.inf)


def _agreed(starts, temperature, stride, seeds) -> int:
    """Return the number of chains, or raise ValueError where there are several."""
    counts = {len(one) for one in (starts, temperature, stride, seeds)}
    if 0 in counts or len(counts - {1}) > 1:
        raise ValueError(
            f"There are {len(starts)} start(s), {len(temperature)} temperature(s), "
            f"{len(stride)} stride(s) and {len(seeds)} seed(s); give one for each "
            "chain, or one for all."
        )
    return max(counts)
