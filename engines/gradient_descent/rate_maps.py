"""Maps of hyperparameters: how thousands of walks end, without keeping their paths."""

from dataclasses import dataclass, fields

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
STILL_ON_ITS_WAY, LOST = -1, -2  # fates; from 0 on, the minimum arrived at


@dataclass(frozen=True, eq=False)
class RateMap:
    """How n walks ended, each what `descend` would have given for its numbers.

    A step of -1 says never.
    """

    ends: np.ndarray  # (n, d) the last finite points
    values: np.ndarray  # (n,) there
    distances: np.ndarray  # (n,) from there to the nearest known minimum, or nan
    fates: np.ndarray  # (n,) the number in surface.minima, STILL_ON_ITS_WAY or LOST
    n_steps: np.ndarray  # (n,) steps taken
    first_below: np.ndarray  # (n,) the first step at which the goal is met
    below_since: np.ndarray  # (n,) the first step from which it is met to the end
    near_since: np.ndarray  # (n,) from when on it is at the minimum arrived at


def rate_map(
    surface: Surface,
    optimizer: Optimizer,
    starts,
    n_steps: int,
    goal: float | None = None,
    tolerance: float = 1e-3,
    watch: Watch = iter,
) -> RateMap:
    """Walk n walks of ``n_steps`` steps, and keep nothing but how they end.

    Any number of the optimizer may be an array (n,); ``starts`` is (n, d), or one start
    for all, (1, d). The goal is met where the value is at most ``goal``: if it is not
    given, ``tolerance`` squared above the lowest known minimum. A walk has arrived
    where it ends within ``tolerance`` of a known minimum. ``watch`` goes over the
    slices. Raises ValueError as `descend_many` does.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> rates = GradientDescent(np.array([0.01, 0.25, 1.1]))
    >>> found = rate_map(SURFACES["square"], rates, [[4.0]], 200)
    >>> found.fates, found.first_below
    (array([-1,  0, -2]), array([-1, 12, -1]))
    """
    checked_count("number of steps", n_steps, at_least=0)
    starts = spread(checked_starts(surface, starts), [optimizer])
    optimizer.for_each(*starts.shape)  # refuses numbers of another shape
    lowest = lowest_known_value(surface)
    if goal is None:
        goal = -np.inf if lowest is None else lowest + tolerance**2
    slices = [slice(first, first + SLICE) for first in range(0, len(starts), SLICE)]
    parts = [
        _ends(surface, optimizer.some(some), starts[some], n_steps, goal, tolerance)
        for some in watch(slices)
    ]
    names = [field.name for field in fields(RateMap)]
    return RateMap(
        *(np.concatenate([getattr(p, name) for p in parts]) for name in names)
    )


def _columns(part: RateMap) -> list[np.ndarray]:
    return [getattr(part, field.name) for field in fields(RateMap)]


def _ends(surface, optimizer, starts, n_steps, goal, tolerance) -> RateMap:
    n = len(starts)
    first, above = np.full(n, -1), np.full(n, -1)
    since, whose = np.zeros(n, int), np.zeros(n, int)
    for block in blocks(surface, optimizer.for_each(*starts.shape), starts, n_steps):
        _meet(block, goal, first, above)
        if surface.minima:
            _stay(block, surface, tolerance, since, whose)
    last = block.end - 1
    end, values = (block.held(name, [last])[0] for name in ("points", "values"))
    distances = distances_to_minima(end, surface)
    arrived = distances <= tolerance
    fates = np.full(n, STILL_ON_ITS_WAY)
    if arrived.any():
        fates[arrived] = nearest_indices(end[arrived], surface)
    fates[block.lost] = LOST
    return RateMap(
        ends=end,
        values=values,
        distances=distances,
        fates=fates,
        n_steps=block.n_steps,
        first_below=first,
        below_since=np.where(above == last, -1, above + 1),
        near_since=np.where(fates >= 0, since, -1),
    )


def _meet(block: Block, goal: float, first: np.ndarray, above: np.ndarray) -> None:
    """Write down who meets the goal for the first time, and the last step above it."""
    met = block.held("values", np.arange(block.first, block.end)) <= goal
    newly = met.any(axis=0) & (first < 0)
    first[newly] = block.first + met[:, newly].argmax(axis=0)
    outside = ~met.all(axis=0)
    above[outside] = block.end - 1 - met[::-1][:, outside].argmin(axis=0)


def _stay(block: Block, surface, tolerance, since, whose) -> None:
    """Write down at whose minimum each walk ends the block, and since when it is so.

    For who is at none that is the step after the block.
    """
    points = block.held("points", np.arange(block.first, block.end))
    nearest = nearest_indices(points[-1], surface)
    at = np.array(surface.minima)[nearest]
    away = sum((points[..., k] - at[:, k]) ** 2 for k in range(at.shape[-1]))
    outside = np.sqrt(away) > tolerance
    moved, n = outside.any(axis=0) | (nearest != whose), len(outside)
    rows = n - outside[::-1].argmax(axis=0)  # after the last one outside
    rows[~outside.any(axis=0)] = 0
    since[moved] = block.first + rows[moved]
    whose[:] = nearest
