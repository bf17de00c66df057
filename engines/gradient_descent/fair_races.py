"""Fair races: every optimizer gets the same budget to find its learning rate first."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from typing import NamedTuple

import numpy as np

from engines.gradient_descent.checks import (
    checked_count,
    checked_not_negative,
    checked_starts,
)
from engines.gradient_descent.crowds import blocks
from engines.gradient_descent.minima import lowest_known_value
from engines.gradient_descent.optimizer import Optimizer, require_positive
from engines.gradient_descent.races import same_height
from engines.gradient_descent.surfaces import Surface
from engines.watching import Watch

QUARTILES = 0.25, 0.5, 0.75
SPARE = 8  # times as many starts are drawn as are wanted


class Spread(NamedTuple):
    """The quartiles of heights: each is the height of one of the walks."""

    lower: np.ndarray
    median: np.ndarray
    upper: np.ndarray


@dataclass(frozen=True, eq=False)
class Finals:
    """How k optimizers ended in r races: from each start with each seed, in that order.

    A height is the value at the end. Of a walk that was lost it is infinite: below
    everything if it fell for ever, else above. In each race all those win that are at
    the lowest height, but for rounding.
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
    scores: Spread  # of (k, m) each, over the walks
    own_scores: Spread  # of (k,) each: of the rates that the optimizers come with
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


def draw_starts(surface: Surface, n: int, seed: int) -> np.ndarray:
    """Return n starts drawn evenly from the surface's window, (n, d).

    Where the surface is undefined no start is drawn, unless it is nearly everywhere.
    Raises ValueError for a number below 1.

    >>> from engines.gradient_descent import SURFACES
    >>> draw_starts(SURFACES["square"], 3, seed=0).shape
    (3, 1)
    """
    checked_count("number of starts", n, at_least=1)
    low, high = np.array(surface.domain).T
    drawn = np.random.default_rng(seed).uniform(low, high, (SPARE * n, len(low)))
    with np.errstate(all="ignore"):
        felt = surface.value(drawn) + surface.gradient(drawn).sum(axis=-1)
    return drawn[np.argsort(~np.isfinite(felt), kind="stable")[:n]]


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
    ends = partial(final_heights, surface, n_steps=n_steps, noise=noise)
    tuning = _tuned(
        partial(ends, starts=checked_starts(surface, starts), seeds=seeds),
        optimizers,
        checked_rates(rates),
        n_steps,
        watch,
    )
    own_rates = np.array([one.learning_rate for one in optimizers])
    tuned_rates = tuning.rates[tuning.best]
    fresh_starts = checked_starts(surface, fresh_starts)
    ends = partial(ends, starts=fresh_starts, seeds=fresh_seeds or seeds)
    return FairRace(
        optimizers=tuple(optimizers),
        tuning=tuning,
        fresh_starts=fresh_starts,
        own_rates=own_rates,
        tuned_rates=tuned_rates,
        own_race=_raced(ends, optimizers, own_rates),
        tuned_race=_raced(ends, optimizers, tuned_rates),
    )


def checked_rates(rates) -> np.ndarray:
    """Return learning rates in ascending order, (m,), or raise ValueError.

    >>> checked_rates([0.1, 0.01])
    array([0.01, 0.1 ])
    """
    rates = np.sort(np.array(rates, dtype=float).ravel())
    require_positive("learning rate", rates)
    return rates


def _tuned(ends: Callable, optimizers, rates, n_steps: int, watch: Watch) -> Tuning:
    both = [_with_own(ends, one, rates) for one in watch(optimizers)]
    heights = np.array([tried for tried, _ in both])
    scores = _spread(heights)
    as_low = same_height(scores.median, scores.median.min(axis=-1, keepdims=True))
    return Tuning(
        rates=rates,
        starts=ends.keywords["starts"],
        heights=heights,
        scores=scores,
        own_scores=_spread(np.array([own for _, own in both])),
        best=as_low.argmax(axis=-1),
        n_tied=as_low.sum(axis=-1),
        gradient_budget=heights[0].size * n_steps,
    )


def _with_own(ends: Callable, optimizer: Optimizer, rates) -> tuple:
    """Return how it ends with each rate, (m, r), and with its own, (r,)."""
    found = ends(optimizer, np.append(rates, optimizer.learning_rate))
    return found[:-1], found[-1]


def _raced(ends: Callable, optimizers, rates) -> Finals:
    """Return how all optimizers end, each with its own rate, (k,)."""
    pairs = zip(optimizers, rates[:, np.newaxis], strict=True)
    heights = np.concatenate([ends(one, rate) for one, rate in pairs])
    lowest = heights.min(axis=0)
    won = same_height(heights, lowest) & (lowest < np.inf)
    return Finals(heights, won, won.sum(axis=-1), _spread(heights))


def final_heights(
    surface: Surface,
    optimizer: Optimizer,
    rates: np.ndarray,
    starts,
    n_steps: int,
    noise: float = 0.0,
    seeds: Sequence[int] = (0,),
) -> np.ndarray:
    """Return the value at the end of a walk with each rate, start and seed, (m, r).

    ``rates`` is (m,) and ``starts`` (n, d); r counts the starts, each with all seeds.
    Of a walk that is lost the height is infinite: minus infinity if at its last finite
    point it was below the lowest known minimum (below its start, where none is known),
    so that it fell for ever. Every walk is that of `descend`. Raises ValueError for a
    negative noise or number of steps.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> walk = GradientDescent(0.1), np.array([0.5, 0.25, 9.0]), np.array([[4.0]])
    >>> final_heights(SURFACES["square"], *walk, n_steps=50)[:2].round(9)
    array([[0.],
           [0.]])
    """
    checked_count("number of steps", n_steps, at_least=0)
    checked_not_negative("gradient noise", noise)
    shape = len(rates), len(starts), len(seeds)
    walkers = np.prod(shape)
    points = np.repeat(np.tile(starts, (len(rates), 1)), len(seeds), axis=0)
    each = replace(optimizer, learning_rate=np.repeat(rates, walkers // len(rates)))
    each, felt = each.for_each(*points.shape), None
    if noise:
        draws = iter(_noises(noise, seeds, n_steps, points.shape))
        felt = draws.__next__
    end = deque(blocks(surface, each, points, n_steps, felt), maxlen=1)[0]
    values = end.held("values", [end.end - 1])[0]
    lowest = lowest_known_value(surface)
    floor = surface.value(points) if lowest is None else lowest
    gone = np.where(values < floor, -np.inf, np.inf)
    return np.where(end.lost, gone, values).reshape(len(rates), -1)


def _noises(noise: float, seeds, n_steps: int, shape) -> Iterator[np.ndarray]:
    """Yield for every step the noise each walker feels: that of its seed, (walkers, d).

    Whoever walks with the same seed feels the same noise: a race is even.
    """
    draws = [
        np.random.default_rng(seed).normal(scale=noise, size=(n_steps + 1, shape[-1]))
        for seed in seeds
    ]
    for now in np.stack(draws, axis=1):
        yield np.tile(now, (shape[0] // len(seeds), 1))


def _spread(heights: np.ndarray) -> Spread:
    """Return the quartiles along the last axis, each the height of some walk."""
    ordered, n = np.sort(heights, axis=-1), heights.shape[-1]
    return Spread(*(ordered[..., ceil(share * n) - 1] for share in QUARTILES))
