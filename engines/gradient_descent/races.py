"""Races: several optimizers walk side by side from one start, or from many."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.checks import checked_count, checked_start, checked_starts
from engines.gradient_descent.crowds import Trajectories, kept
from engines.gradient_descent.descent import Trajectory, take_steps, trajectory_of
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.stopping import StopReason, until_stop
from engines.gradient_descent.surfaces import Surface
from engines.gradient_descent.together import Together

SAME_HEIGHT = 1e-12  # heights this close, or to that share, count as the same


@dataclass(frozen=True, eq=False)
class Race:
    """k walks side by side from one start; each is what `descend` would have given.

    T is the number of steps of the longest. A walker that has stopped stands where it
    stopped: row t of every array belongs to the moment after t steps.
    """

    optimizers: tuple[Optimizer, ...]  # k of them
    trajectories: tuple[Trajectory, ...]  # one for each optimizer
    points: np.ndarray  # (T + 1, k, d)
    values: np.ndarray  # (T + 1, k)
    gradient_norms: np.ndarray  # (T + 1, k)
    gradient_counts: np.ndarray  # (k,) gradients that were walked by: one a step
    hessian_counts: np.ndarray  # (k,) Hessians that were walked by

    @property
    def n_steps(self) -> int:
        """Return T, the number of steps of the longest walk."""
        return len(self.points) - 1

    @property
    def stop_reason(self) -> StopReason:
        """Return STEPS_DONE unless every walk has come to its end before."""
        reasons = [walk.stop_reason for walk in self.trajectories]
        goes_on = StopReason.STEPS_DONE in reasons
        return StopReason.STEPS_DONE if goes_on else reasons[0]

    @property
    def ranked(self) -> tuple[int, ...]:
        """Return who is in the ranking: all but those that were told the Hessian."""
        named = enumerate(self.optimizers)
        return tuple(i for i, optimizer in named if not optimizer.needs_hessian)

    def is_lost(self, step: int | None = None) -> np.ndarray:
        """Say of each walker whether it is lost after ``step`` steps, (k,).

        It stands at its last finite point one step longer, but not beyond the end.
        """
        step = self.n_steps if step is None else step
        reasons = [walk.stop_reason for walk in self.trajectories]
        flew_off = np.array([reason is StopReason.DIVERGED for reason in reasons])
        return flew_off & (step >= np.minimum(self.gradient_counts + 1, self.n_steps))

    def ranking(self, step: int | None = None) -> tuple[tuple[int, ...], ...]:
        """Return the places, best first, after ``step`` steps, or at the end.

        A place is a tuple of walkers: who is lowest is first, heights that differ by
        rounding share a place, and those who are lost share the last one. Who was
        told the Hessian has no place.
        """
        values = self.values[-1 if step is None else min(step, self.n_steps)]
        heights = np.where(self.is_lost(step), np.inf, values)
        return places(heights, self.ranked)

    def first_below(self, height: float) -> np.ndarray:
        """Return the first step at which each walker is no higher than that, (k,).

        It is -1 for who never is.
        """
        below = self.values <= height
        return np.where(below.any(axis=0), below.argmax(axis=0), -1)


def places(heights, who: Sequence[int] | None = None) -> tuple[tuple[int, ...], ...]:
    """Return the places of walkers by their heights, lowest first, ties in one place.

    Heights of shape (k,) share a place when the higher one is within SAME_HEIGHT of
    the lowest there, or within that share of its size. Nothing is raised.

    >>> places(np.array([2.0, np.inf, 1.0, 1.0 + 1e-15]))
    ((2, 3), (0,), (1,))
    """
    found: list[tuple[int, ...]] = []
    who = range(len(heights)) if who is None else who
    for i in sorted(who, key=lambda i: (heights[i], i)):
        if found and same_height(heights[i], heights[found[-1][0]]):
            found[-1] += (i,)
        else:
            found.append((i,))
    return tuple(found)


def same_height(height, lowest) -> np.ndarray:
    """Say of each height whether it is the lowest one, but for rounding.

    >>> same_height(np.array([1e-14, 0.1, np.inf]), 0.0)
    array([ True, False, False])
    """
    size = np.where(np.isfinite(lowest), np.maximum(1.0, np.abs(lowest)), 1.0)
    return (height == lowest) | (height <= lowest + SAME_HEIGHT * size)


def race(
    surface: Surface, optimizers: Sequence[Optimizer], start, n_steps: int
) -> Race:
    """Let several optimizers walk from ``start``, (d,), side by side.

    Each takes at most ``n_steps`` steps, as `descend` would take them to the last bit,
    and all feel the slope in one call a step. Raises ValueError for a start of another
    shape, a negative number of steps, or no optimizer at all.

    >>> from engines.gradient_descent import SURFACES, GradientDescent, Momentum
    >>> pair = GradientDescent(0.2), Momentum(0.1)
    >>> race(SURFACES["square"], pair, 10.0, 3).ranking()
    ((1,), (0,))
    """
    start = checked_start(surface, start)
    checked_count("number of steps", n_steps, at_least=0)
    optimizers = _some(optimizers)
    starts = np.tile(start, (len(optimizers), 1, 1))
    moments = take_steps(surface, Together(optimizers), starts, n_steps)
    with np.errstate(all="ignore"):
        return until_stop(moments, lambda some: _record(surface, optimizers, some))


def race_many(
    surface: Surface,
    optimizers: Sequence[Optimizer],
    starts,
    n_steps: int,
    every: int = 1,
) -> Trajectories:
    """Let k optimizers walk from each of n starts at once; keep every so many steps.

    The arrays of the result have axes (K, k, n, d): walk [:, i, j] is what `descend`
    would have given for optimizer i from start j. ``starts`` is (n, d), or one start
    for all, (1, d), where a number of an optimizer is an array (n,), one for each of n
    variants. Raises ValueError as `descend_many` does, or for no optimizer at all.

    >>> from engines.gradient_descent import SURFACES, GradientDescent, Momentum
    >>> rates = np.array([0.5, 0.25])
    >>> pair = GradientDescent(rates), Momentum(rates)
    >>> race_many(SURFACES["square"], pair, [[4.0]], 1).points[-1, :, :, 0]
    array([[0., 2.],
           [0., 2.]])
    """
    optimizers = _some(optimizers)
    starts = spread(checked_starts(surface, starts), optimizers)
    team = Together([one.for_each(*starts.shape) for one in optimizers])
    walkers = np.tile(starts, (len(optimizers), 1, 1))
    return kept(surface, team, walkers, n_steps, every)


def spread(starts: np.ndarray, optimizers: Sequence[Optimizer]) -> np.ndarray:
    """Return one start as often as the optimizers have variants, else the starts.

    >>> from engines.gradient_descent import GradientDescent
    >>> spread(np.ones((1, 2)), [GradientDescent(np.array([0.1, 0.2]))]).shape
    (2, 2)
    """
    if len(starts) > 1:
        return starts
    return np.repeat(starts, max(one.n_variants for one in optimizers), axis=0)


def _some(optimizers: Sequence[Optimizer]) -> tuple[Optimizer, ...]:
    if not optimizers:
        raise ValueError("There is no optimizer to race; give at least one.")
    return tuple(optimizers)


def _record(surface: Surface, optimizers: tuple[Optimizer, ...], moments) -> Race:
    points, gradients, states, updates = zip(*moments, strict=True)
    points, gradients, updates = map(np.stack, (points, gradients, updates))
    values = surface.value(points)
    walks = tuple(
        trajectory_of(
            *(array[:, i, 0] for array in (points, values, gradients)),
            [now[i] for now in states],
            updates[:, i, 0],
        )
        for i in range(len(optimizers))
    )
    counts = np.array([walk.n_steps for walk in walks])
    rows = np.minimum(np.arange(counts.max() + 1)[:, np.newaxis], counts)
    who = np.arange(len(walks))
    with_bends = np.array([optimizer.needs_hessian for optimizer in optimizers])
    return Race(
        optimizers=optimizers,
        trajectories=walks,
        points=points[rows, who, 0],
        values=values[rows, who, 0],
        gradient_norms=np.linalg.norm(gradients[rows, who, 0], axis=-1),
        gradient_counts=counts,
        hessian_counts=np.where(with_bends, counts, 0),
    )
