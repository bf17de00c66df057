"""Simulated annealing: walk by guesses, and climb by a chance that cools down."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.chains import Chains, Step, infinite_where_undefined
from engines.gradient_descent.checks import (
    checked_count,
    checked_start,
    checked_starts,
)
from engines.gradient_descent.surface import Surface


@dataclass(frozen=True, eq=False)
class Annealing:
    """One chain of T steps: T + 1 places stood at, and T proposals between them.

    At step t the chain stands at points[t] and is offered proposals[t], which it takes
    if dice[t] < chances[t]: then points[t + 1] = proposals[t], else it stays.
    """

    points: np.ndarray  # (T + 1, d)
    values: np.ndarray  # (T + 1,)
    temperatures: np.ndarray  # (T,)
    proposals: np.ndarray  # (T, d)
    proposed_values: np.ndarray  # (T,) nan outside the window, where nobody looks
    inside: np.ndarray  # (T,) whether a proposal is in the window
    chances: np.ndarray  # (T,) of being accepted, from 0 to 1
    dice: np.ndarray  # (T,) evenly from 0 to 1
    accepted: np.ndarray  # (T,)
    best_steps: np.ndarray  # (T + 1,) when the lowest place so far was first stood at

    @property
    def n_steps(self) -> int:
        """Return T, the number of steps."""
        return len(self.accepted)

    @property
    def rises(self) -> np.ndarray:
        """Return by how much each proposal is higher, (T,); nan where nobody looks."""
        with np.errstate(all="ignore"):
            return self.proposed_values - self.values[:-1]

    @property
    def best_points(self) -> np.ndarray:
        """Return the lowest place so far, at every moment, (T + 1, d)."""
        return self.points[self.best_steps]

    @property
    def best_values(self) -> np.ndarray:
        """Return the height of the lowest place so far, at every moment, (T + 1,)."""
        return self.values[self.best_steps]


@dataclass(frozen=True, eq=False)
class Annealings:
    """n chains at K kept moments; chain i is `anneal`'s with the i-th numbers."""

    steps: np.ndarray  # (K,) the numbers of the steps that were kept
    points: np.ndarray  # (K, n, d)
    values: np.ndarray  # (K, n)
    temperatures: np.ndarray  # (T, n), or (T, 1) where all chains have the same
    taken: np.ndarray  # (K, n) proposals accepted so far
    n_uphill: np.ndarray  # (n,) of them, those that were higher
    best_values: np.ndarray  # (n,) the lowest height ever stood at
    best_points: np.ndarray  # (n, d) and where that was

    @property
    def n_accepted(self) -> np.ndarray:
        """Return how many of its T proposals each chain accepted, (n,)."""
        return self.taken[-1]


def anneal(
    surface: Surface,
    start,
    n_steps: int,
    temperature: float,
    cooling: str = "constant",
    stride: float = 0.5,
    seed: int = 0,
) -> Annealing:
    """Let one chain walk from ``start``, (d,), and record every proposal.

    A proposal is drawn evenly from the box that goes ``stride`` to every side. It is
    accepted with the chance min(1, exp(-rise / T_t)), where T_t is ``temperature``
    times the factor of step t of ``cooling``. Outside the surface's window, and where
    the ground is undefined, it is refused; who starts there leaves by the first
    proposal that has a height. One proposal a step. Raises ValueError for a negative
    temperature, a stride that is not above 0, an unknown cooling, a start of another
    shape, or a negative number of steps. Source: Kirkpatrick, Gelatt and Vecchi (1983).

    >>> from engines.gradient_descent import SURFACES
    >>> anneal(SURFACES["square"], 9.0, 500, 0.0).best_values[[0, -1]].round(3)
    array([81.,  0.])
    """
    starts = checked_start(surface, start)[np.newaxis]
    chains = Chains(surface, starts, n_steps, temperature, cooling, stride, (seed,))
    points, values, *others = _first_chain([*chains.steps()], surface.dimension)
    heights = infinite_where_undefined(values)
    lower = np.append(True, heights[1:] < np.minimum.accumulate(heights)[:-1])
    best = np.maximum.accumulate(np.where(lower, np.arange(len(values)), 0))
    return Annealing(points, values, chains.temperatures[:, 0], *others, best)


def anneal_many(
    surface: Surface,
    starts,
    n_steps: int,
    temperature,
    cooling: str = "constant",
    stride=0.5,
    seeds: Sequence[int] = (0,),
    every: int = 1,
) -> Annealings:
    """Let n chains walk at once, each as `anneal` would to the last bit.

    ``starts`` is (n, d), ``seeds`` n of them, ``temperature`` and ``stride`` (n,); one
    of each may stand for all. Every ``every``-th moment is kept, and the last. Raises
    ValueError as `anneal` does, and where the numbers of chains do not agree.

    >>> from engines.gradient_descent import SURFACES
    >>> many = anneal_many(SURFACES["square"], [[9.0]], 500, [0.0, 50.0], every=100)
    >>> many.points.shape, many.values[-1].round(3)
    ((6, 2, 1), array([  0.   , 122.325]))
    """
    checked_count("number of steps between two kept", every, at_least=1)
    starts = checked_starts(surface, starts)
    chains = Chains(surface, starts, n_steps, temperature, cooling, stride, seeds)
    best, best_values = chains.points.T, infinite_where_undefined(chains.values)
    kept, steps, taken, uphill = [], [], np.zeros(len(best_values), dtype=int), 0
    for t, step in enumerate(chains.steps()):
        if t % every == 0 or t == n_steps:
            kept.append((step.points, step.values, taken))
            steps.append(t)
        lower = step.values < best_values
        if lower.any():
            best_values = np.where(lower, step.values, best_values)
            best = np.where(lower, step.points.T, best)
        taken = taken + step.accepted
        uphill = uphill + (step.accepted & (step.proposed_values > step.values))
    points, values, taken = (np.stack(some) for some in zip(*kept, strict=True))
    best_values = np.where(np.isinf(best_values), chains.values, best_values)
    return Annealings(
        steps=np.array(steps),
        points=points,
        values=values,
        temperatures=chains.temperatures,
        taken=taken,
        n_uphill=uphill,
        best_values=best_values,
        best_points=best.T,
    )


def _first_chain(steps: list[Step], dimension: int) -> list[np.ndarray]:
    """Return the arrays of the first of the chains: points, values, proposals, ..."""
    stacked = [np.stack(one)[:, 0] for one in zip(*steps, strict=True)]
    return stacked[:2] + [one[:-1] for one in stacked[2:]]
