"""Final heights: how low walks from many starts end, with many learning rates."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from engines.gradient_descent.checks import checked_count, checked_not_negative
from engines.gradient_descent.crowds import blocks
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.surface import Surface

SPARE = 8  # times as many starts are drawn as are wanted
FALLS_BELOW = 1e6  # times one more than the height at the start: so deep it falls


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
    Of a walk that is lost the height is infinite: minus infinity where it fell, see
    `has_fallen`, else plus infinity. Every walk is that of `descend`. Raises ValueError
    for a negative noise or number of steps.

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
    gone = np.where(has_fallen(values, surface.value(points)), -np.inf, np.inf)
    return np.where(end.lost, gone, values).reshape(len(rates), -1)


def has_fallen(last: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Say of walks that are lost whether they fell for ever, (n,).

    ``last`` and ``first`` are the last finite heights and those at the starts, (n,). A
    walk fell where last < -FALLS_BELOW (1 + |first|). Whoever leaves the ground, or
    flies off where it has a bound, may be a little lower than he began, and has not
    fallen. Nothing is raised.

    >>> has_fallen(np.array([-1e17, -3.0]), np.array([2.0, 0.5]))
    array([ True, False])
    """
    return last < -FALLS_BELOW * (1 + np.abs(first))


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
