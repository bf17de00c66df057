"""Maps of hyperparameters: how thousands of walks end, without keeping their paths."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

import numpy as np

from engines.gradient_descent.checks import checked_count, checked_starts
from engines.gradient_descent.crowds import Block, blocks
from engines.gradient_descent.minima import (
    distances_to_minima,
    lowest_known_value,
    nearest_indices,
)
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.races import spread
from engines.gradient_descent.surfaces import Surface
from engines.watching import Watch

SLICE = 5000  # walks that go side by side, between two words to who waits
LOOKS = 64  # moments whose errors are kept, to measure how fast they shrink
ABOVE_ROUNDING = 1e-11  # errors smaller than that share of the first are rounding
LATE = 0.5  # the share of a walk that is its late part
STILL_ON_ITS_WAY, LOST = -1, -2  # fates; from 0 on, the minimum arrived at


@dataclass(frozen=True, eq=False)
class RateMap:
    """How n walks ended, each what `descend` would have given for its numbers.

    A step of -1 says never. Distances are to the nearest known minimum, and nan where
    none is known; a measured rate is what a late step multiplies that distance by.
    """

    ends: np.ndarray  # (n, d) the last finite points
    values: np.ndarray  # (n,) there
    distances: np.ndarray  # (n,) from there to the nearest known minimum
    fates: np.ndarray  # (n,) the number in surface.minima, STILL_ON_ITS_WAY or LOST
    n_steps: np.ndarray  # (n,) steps taken
    first_below: np.ndarray  # (n,) the first step at which the goal is met
    below_since: np.ndarray  # (n,) the first step from which it is met to the end
    measured_rates: np.ndarray  # (n,) nan where none was asked for or can be measured


def rate_map(
    surface: Surface,
    optimizer: Optimizer,
    starts,
    n_steps: int,
    goal: float | None = None,
    tolerance: float = 1e-3,
    measure: bool = False,
    watch: Watch = iter,
) -> RateMap:
    """Walk n walks of ``n_steps`` steps, and keep nothing but how they end.

    Any number of the optimizer may be an array (n,); ``starts`` is (n, d), or one start
    for all, (1, d). The goal is met where the value is at most ``goal``: if it is not
    given, ``tolerance`` squared above the lowest known minimum. A walk has arrived
    where it ends within ``tolerance`` of a known minimum. Rates are measured if asked
    for. ``watch`` goes over the slices. Raises ValueError as `descend_many` does.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> rates = GradientDescent(np.array([0.01, 0.25, 1.1]))
    >>> found = rate_map(SURFACES["square"], rates, [[4.0]], 200, measure=True)
    >>> found.fates, found.first_below, found.measured_rates.round(2)
    (array([-1,  0, -2]), array([-1, 12, -1]), array([0.98, 0.5 , 1.2 ]))
    """
    checked_count("number of steps", n_steps, at_least=0)
    starts = spread(checked_starts(surface, starts), [optimizer])
    optimizer.for_each(*starts.shape)  # refuses numbers of another shape
    lowest = lowest_known_value(surface)
    if goal is None:
        goal = -np.inf if lowest is None else lowest + tolerance**2
    parts = [
        _ends(surface, part, starts[some], n_steps, goal, tolerance, measure)
        for some, part in _slices(optimizer, len(starts), watch)
    ]
    names = [field.name for field in fields(RateMap)]
    return RateMap(
        *(np.concatenate([getattr(p, name) for p in parts]) for name in names)
    )


def _columns(part: RateMap) -> list[np.ndarray]:
    return [getattr(part, field.name) for field in fields(RateMap)]


def _slices(optimizer: Optimizer, n: int, watch: Watch) -> Iterator[tuple]:
    """Go over slices of the walks, each with its own numbers of the optimizer."""
    many = {f.name: np.asarray(getattr(optimizer, f.name)) for f in fields(optimizer)}
    many = {name: numbers for name, numbers in many.items() if numbers.ndim}
    for some in watch([slice(first, first + SLICE) for first in range(0, n, SLICE)]):
        yield some, replace(optimizer, **{name: many[name][some] for name in many})


def _ends(surface, optimizer, starts, n_steps, goal, tolerance, measure) -> RateMap:
    n = len(starts)
    first, above = np.full(n, -1), np.full(n, -1)
    looks: list[tuple] = []
    apart = max(1, n_steps // LOOKS)
    for block in blocks(surface, optimizer.for_each(*starts.shape), starts, n_steps):
        _meet(block, goal, first, above)
        if measure:
            looks.append(_looked(surface, block, apart))
    last = block.end - 1
    end, values = (block.held(name, [last])[0] for name in ("points", "values"))
    distances = distances_to_minima(end, surface)
    arrived = distances <= tolerance
    fates = np.full(n, STILL_ON_ITS_WAY)
    if arrived.any():
        fates[arrived] = nearest_indices(end[arrived], surface)
    fates[block.lost] = LOST
    rates = np.full(n, np.nan)
    if measure:
        steps, errors = map(np.concatenate, zip(*looks, strict=True))
        rates = measured_rates(steps, errors, block.n_steps)
    return RateMap(
        ends=end,
        values=values,
        distances=distances,
        fates=fates,
        n_steps=block.n_steps,
        first_below=first,
        below_since=np.where(above == last, -1, above + 1),
        measured_rates=rates,
    )


def _meet(block: Block, goal: float, first: np.ndarray, above: np.ndarray) -> None:
    """Write down who meets the goal for the first time, and the last step above it."""
    met = block.held("values", np.arange(block.first, block.end)) <= goal
    newly = met.any(axis=0) & (first < 0)
    first[newly] = block.first + met[:, newly].argmax(axis=0)
    outside = ~met.all(axis=0)
    above[outside] = block.end - 1 - met[::-1][:, outside].argmin(axis=0)


def _looked(surface: Surface, block: Block, apart: int) -> tuple:
    """Return the steps of a block whose errors are kept, and the errors, (r, n)."""
    steps = np.arange(block.first, block.end)
    steps = steps[steps % apart == 0]
    return steps, distances_to_minima(block.held("points", steps), surface)


def measured_rates(steps, errors, n_steps) -> np.ndarray:
    """Return by how much a late step multiplies the error, on the average, (n,).

    The exponential of the slope of a straight line through the logarithms of the
    errors, (K, n), at ``steps``, (K,): through the late half of those that each walk
    took, ``n_steps`` is (n,), and that rounding has not swallowed. It is 0 for who was
    at the bottom before a second look, and nan for who began there. Nothing is raised.

    >>> steps = np.arange(0, 50, 5)
    >>> measured_rates(steps, 0.9 ** steps[:, np.newaxis], np.array([50])).round(6)
    array([0.9])
    """
    steps = np.asarray(steps, dtype=float)[:, np.newaxis]
    seen = (errors > ABOVE_ROUNDING * errors[0]) & (steps <= n_steps)
    seen &= np.logical_and.accumulate(seen, axis=0)  # nothing after it was swallowed
    end = np.where(seen, steps, 0).max(axis=0)
    late = seen & (steps >= LATE * end)
    with np.errstate(all="ignore"):
        logs = np.where(late, np.log(np.where(late, errors, 1.0)), 0.0)
        count = late.sum(axis=0)
        centred = np.where(late, steps - (steps * late).sum(axis=0) / count, 0.0)
        slopes = (centred * logs).sum(axis=0) / (centred**2).sum(axis=0)
    rates = np.where(end > 0, np.exp(slopes), 0.0)
    return np.where(errors[0] > 0, rates, np.nan)
