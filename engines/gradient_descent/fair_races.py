"""Fair races: every optimizer gets the same budget to find its learning rate first."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

import numpy as np

from engines.gradient_descent.checks import checked_starts
from engines.gradient_descent.final_heights import final_heights
from engines.gradient_descent.optimizer import Optimizer, require_positive
from engines.gradient_descent.races import same_height
from engines.gradient_descent.surface import Surface
from engines.watching import Watch

QUARTILES = 0.25, 0.5, 0.75


class Spread(NamedTuple):
    """The quartiles of heights: each is the height of one of the walks."""

    lower: np.ndarray
    median: np.ndarray
    upper: np.ndarray


@dataclass(frozen=True, eq=False)
class Finals:
    """How k optimizers ended in r races: from each start with each seed, in that order.

    A height is the value at the end. Of a walk that was lost it is infinite: below
    everything if it fell for ever (`has_fallen`), else above. In each race all those
    win that are at the lowest height, but for rounding.
    """

    heights: np.ndarray  # (k, r)
    won: np.ndarray  # (k, r) who won; nobody where everybody was lost
    wins: np.ndarray  # (k,) how many races, alone or with others
    spread: Spread  # of (k,) each, over the races


@dataclass(frozen=True, eq=False)
class Tuning:
    """How k optimizers ended with each of m rates, r walks each, and the best rates."""

    rates: np.ndarray  # (m,) ascending
    starts: np.ndarray  # (n, d)
    heights: np.ndarray  # (k, m, r) at the end of every walk, as in `Finals`
    own_heights: np.ndarray  # (k, r) the same with the rates that they come with
    scores: Spread  # of (k, m) each, over the walks
    own_scores: Spread  # of (k,) each, likewise
    best: np.ndarray  # (k,) the number of the rate with the best median
    n_tied: np.ndarray  # (k,) rates whose median is as good, but for rounding
    gradient_budget: int  # gradients that each optimizer could feel


@dataclass(frozen=True, eq=False)
class FairRace:
    """k optimizers, tuned with the same budget, then raced from fresh starts."""

    optimizers: tuple[Optimizer, ...]  # k of them, with the rates they come with
    tuning: Tuning
    fresh_starts: np.ndarray  # (n', d)
    own_rates: np.ndarray  # (k,) the rates that the optimizers come with
    tuned_rates: np.ndarray  # (k,) the rates they are tuned to
    own_race: Finals  # with their own rates
    tuned_race: Finals  # with the tuned ones


def fair_race(
    surface: Surface,
    optimizers: Sequence[Optimizer],
    starts,
    rates,
    n_steps: int,
    noise: float = 0.0,
    seeds: Sequence[int] = (0,),
    *,
    fresh_starts,
    fresh_seeds: Sequence[int] | None = None,
    watch: Watch = iter,
) -> FairRace:
    """Tune every optimizer's learning rate, then race it from starts it never saw.

    Every optimizer tries each of ``rates``, (m,) above 0, from each of ``starts``,
    (n, d), with each of ``seeds`` of the gradient's noise, ``n_steps`` steps a walk.
    It is tuned to the rate with the lowest median height at the end; of those that are
    as low but for rounding, to the lowest rate. Then all race from each of
    ``fresh_starts``, with the rates they come with and with the tuned ones. Every walk
    ends as `descend` would end it. ``watch`` goes over the optimizers. Raises
    ValueError for what is no rate, start, noise or number of steps.

    >>> from engines.gradient_descent import SURFACES, GradientDescent, Momentum
    >>> pair, rates = (GradientDescent(0.01), Momentum(0.01)), [0.01, 0.1, 1.0]
    >>> found = fair_race(
    ...     SURFACES["square"], pair, [[4.0]], rates, 20, fresh_starts=[[3.0], [5.0]]
    ... )
    >>> found.tuned_rates, found.own_race.wins, found.tuned_race.wins
    (array([0.1, 1. ]), array([0, 2]), array([2, 0]))
    """
    terms = n_steps, noise
    tuning = tune(surface, optimizers, starts, rates, *terms, seeds, watch)
    own_rates = np.array([one.learning_rate for one in optimizers])
    tuned_rates = tuning.rates[tuning.best]
    fresh_starts = checked_starts(surface, fresh_starts)
    fresh = fresh_starts, *terms, fresh_seeds or seeds
    return FairRace(
        optimizers=tuple(optimizers),
        tuning=tuning,
        fresh_starts=fresh_starts,
        own_rates=own_rates,
        tuned_rates=tuned_rates,
        own_race=raced(surface, optimizers, own_rates, fresh),
        tuned_race=raced(surface, optimizers, tuned_rates, fresh),
    )


def checked_rates(rates) -> np.ndarray:
    """Return learning rates in ascending order, (m,), or raise ValueError.

    >>> checked_rates([0.1, 0.01])
    array([0.01, 0.1 ])
    """
    rates = np.sort(np.array(rates, dtype=float).ravel())
    require_positive("learning rate", rates)
    return rates


def tune(
    surface: Surface,
    optimizers: Sequence[Optimizer],
    starts,
    rates,
    n_steps: int,
    noise: float = 0.0,
    seeds: Sequence[int] = (0,),
    watch: Watch = iter,
) -> Tuning:
    """Try every rate with every optimizer, from each start with each seed.

    The best rate is the one with the lowest median height at the end; of those that
    are as low but for rounding, the lowest rate. Raises ValueError as `fair_race` does.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> pair = SURFACES["square"], [GradientDescent(0.1)]
    >>> tune(*pair, starts=[[4.0]], rates=[0.3, 0.2, 2.0], n_steps=5).best
    array([1])
    """
    starts, rates = checked_starts(surface, starts), checked_rates(rates)
    heights, own = [], []
    for one in watch(optimizers):
        tried = np.append(rates, one.learning_rate)
        *found, last = final_heights(surface, one, tried, starts, n_steps, noise, seeds)
        heights.append(found)
        own.append(last)
    scores = spread_of(np.array(heights))
    as_low = same_height(scores.median, scores.median.min(axis=-1, keepdims=True))
    return Tuning(
        rates=rates,
        starts=starts,
        heights=np.array(heights),
        own_heights=np.array(own),
        scores=scores,
        own_scores=spread_of(np.array(own)),
        best=as_low.argmax(axis=-1),
        n_tied=as_low.sum(axis=-1),
        gradient_budget=len(rates) * len(last) * n_steps,
    )


def raced(surface: Surface, optimizers, rates, fresh: tuple) -> Finals:
    """Return how all optimizers end, each with its own rate, (k,), and who won.

    A race is won by all that end at its lowest height, but for rounding. ``fresh`` are
    starts (m, d), number of steps, noise and seeds, as for `final_heights`, which says
    what is raised.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> two, fresh = [GradientDescent(1.0)] * 2, (np.ones((1, 1)), 9, 0.0, (0,))
    >>> raced(SURFACES["square"], two, np.array([0.1, 0.4]), fresh).wins
    array([0, 1])
    """
    heights = np.concatenate(
        [
            final_heights(surface, one, np.array([rate]), *fresh)
            for one, rate in zip(optimizers, rates, strict=True)
        ]
    )
    lowest = heights.min(axis=0)
    won = same_height(heights, lowest) & (lowest < np.inf)
    return Finals(heights, won, won.sum(axis=-1), spread_of(heights))


def spread_of(heights: np.ndarray) -> Spread:
    """Return the quartiles along the last axis, each the height of some walk."""
    ordered, n = np.sort(heights, axis=-1), heights.shape[-1]
    return Spread(*(ordered[..., ceil(share * n) - 1] for share in QUARTILES))
