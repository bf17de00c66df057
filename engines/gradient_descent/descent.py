"""Descent: take an optimizer for a walk on a surface and write everything down."""

import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields

import numpy as np

from engines.gradient_descent.checks import (
    checked_count,
    checked_not_negative,
    checked_start,
    checked_starts,
)
from engines.gradient_descent.optimizer import Optimizer, State
from engines.gradient_descent.surfaces import Surface

SETTLED_BELOW = 1e-12  # a gradient and an update this small count as zero
LOST_BEYOND = 1e9  # a coordinate this large counts as flown off


class StopReason(enum.Enum):
    """Why a walk ended."""

    SETTLED = "settled: neither the gradient nor the update moves the point any more"
    STEPS_DONE = "all the steps were taken"
    DIVERGED = "diverged: the next point would have been absurdly far away"


@dataclass(frozen=True, eq=False)
class Trajectory:
    """One walk of T steps: T + 1 places stood at, and the T updates between them.

    Row t of every array belongs to the same moment: standing at points[t], with
    states[name][t] remembered from before, the gradient felt is gradients[t], and
    the update then taken is updates[t], so points[t + 1] = points[t] + updates[t].
    """

    points: np.ndarray  # (T + 1, d)
    values: np.ndarray  # (T + 1,)
    gradients: np.ndarray  # (T + 1, d), as felt, noise included
    states: dict[str, np.ndarray]  # each (T + 1, ...), on arrival at points[t]
    updates: np.ndarray  # (T, d)
    stop_reason: StopReason

    @property
    def n_steps(self) -> int:
        """Return T, the number of steps actually taken."""
        return len(self.updates)


@dataclass(frozen=True, eq=False)
class Trajectories:
    """Many walks at once, at K kept steps; a stopped walk stays where it stopped."""

    steps: np.ndarray  # (K,) the step numbers that were kept
    points: np.ndarray  # (K, n, d)
    values: np.ndarray  # (K, n)
    stop_reasons: np.ndarray  # (n,) of StopReason
    n_steps: np.ndarray  # (n,) steps actually taken by each walk


def descend(
    surface: Surface,
    optimizer: Optimizer,
    start,
    n_steps: int,
    gradient_noise: float = 0.0,
    seed: int = 0,
) -> Trajectory:
    """Walk from ``start`` for at most ``n_steps`` steps and record every moment.

    points[t + 1] = points[t] + update(gradients[t]). ``start`` has shape (d,), or is
    a number when d = 1. ``gradient_noise`` is the standard deviation of the Gaussian
    noise added to every gradient felt (0: none, and then ``seed`` has no effect).
    The walk stops early when it settles (gradient *and* update are zero, so that a
    ball rolling through the bottom is not stopped), or when the next point is lost;
    the last finite point is kept and nothing is ever clipped.
    Raises ValueError for a start of another shape, a negative number of steps, or a
    negative noise.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> descend(SURFACES["square"], GradientDescent(0.2), 10.0, 3).points[:, 0]
    array([10.  ,  6.  ,  3.6 ,  2.16])
    """
    starts = checked_start(surface, start)[np.newaxis]
    checked_count("number of steps", n_steps, at_least=0)
    noise = _noise(gradient_noise, seed, starts.shape)
    stop_reasons = _no_stops(1)
    with np.errstate(all="ignore"):
        moments = list(_walk(surface, optimizer, starts, n_steps, noise, stop_reasons))
    return Trajectory(
        points=np.concatenate([moment.points for moment in moments]),
        values=np.concatenate([moment.values for moment in moments]),
        gradients=np.concatenate([moment.gradients for moment in moments]),
        states={
            name: np.concatenate([moment.state[name] for moment in moments])
            for name in optimizer.state_names
        },
        updates=np.concatenate([moment.updates for moment in moments])[:-1],
        stop_reason=stop_reasons[0],
    )


def descend_many(
    surface: Surface, optimizer: Optimizer, starts, n_steps: int, every: int = 1
) -> Trajectories:
    """Walk from every row of ``starts`` at once, each exactly as ``descend`` would.

    ``starts`` has shape (n, d). Steps 0, every, 2 * every, ... and the last one are
    kept. Raises ValueError for starts of another shape, a negative number of steps,
    or ``every`` below 1.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> walks = descend_many(SURFACES["square"], GradientDescent(0.5), [[4], [8]], 5)
    >>> walks.points[-1, :, 0], walks.n_steps
    (array([0., 0.]), array([1, 1]))
    """
    starts = checked_starts(surface, starts)
    checked_count("number of steps", n_steps, at_least=0)
    checked_count("interval between kept steps", every, at_least=1)
    steps = np.unique(np.append(np.arange(0, n_steps, every), n_steps))
    wanted = set(steps.tolist())
    stop_reasons = _no_stops(len(starts))
    kept = []
    with np.errstate(all="ignore"):
        walk = _walk(surface, optimizer, starts, n_steps, None, stop_reasons)
        for step, now in enumerate(walk):
            if step in wanted:
                kept.append(now)
    # When everyone stops early the walk is cut short: the rest of the film is a still.
    kept += [now] * (len(steps) - len(kept))
    return Trajectories(
        steps=steps,
        points=np.stack([moment.points for moment in kept]),
        values=np.stack([moment.values for moment in kept]),
        stop_reasons=stop_reasons,
        n_steps=now.steps_taken,
    )


def is_lost(points, values, gradients) -> np.ndarray:
    """Say of each point whether it is too far, or its value or slope is not finite.

    ``points`` and ``gradients`` have shape (..., d) and ``values`` (...).

    >>> is_lost(np.array([[2e9], [1.0]]), np.ones(2), np.ones((2, 1)))
    array([ True, False])
    """
    too_far = ~(np.abs(points) <= LOST_BEYOND).all(axis=-1)
    return too_far | ~np.isfinite(values) | ~np.isfinite(gradients).all(axis=-1)


def is_settled(gradients, updates) -> np.ndarray:
    """Say of each point whether both its gradient and its next update are zero.

    Both have shape (..., d); at most SETTLED_BELOW counts as zero. The gradient alone
    would stop a ball that rolls through the bottom at full speed.

    >>> is_settled(np.array([[0.0], [0.0]]), np.array([[0.5], [0.0]]))
    array([False,  True])
    """
    largest = np.maximum(np.abs(gradients), np.abs(updates)).max(axis=-1)
    return largest <= SETTLED_BELOW


@dataclass(frozen=True, eq=False)
class _Moment:
    """Where n walkers stand, what they feel, and what they are about to do."""

    points: np.ndarray  # (n, d)
    values: np.ndarray  # (n,)
    gradients: np.ndarray  # (n, d)
    state: State
    updates: np.ndarray  # (n, d), not taken yet
    next_state: State
    steps_taken: np.ndarray  # (n,)


def _walk(
    surface, optimizer, starts, n_steps, noise, stop_reasons
) -> Iterator[_Moment]:
    """Yield one moment per step until nobody walks, writing down who stops and why."""
    walking = np.ones(len(starts), dtype=bool)
    state, taken = optimizer.init(starts), np.zeros(len(starts), dtype=int)
    now = _moment(surface, optimizer, starts, state, taken, noise)
    for step in range(n_steps + 1):
        settled = walking & is_settled(now.gradients, now.updates)
        stop_reasons[settled] = StopReason.SETTLED
        yield now
        if step == n_steps:
            return
        points, taken = now.points + now.updates, now.steps_taken + 1
        after = _moment(surface, optimizer, points, now.next_state, taken, noise)
        walking &= ~settled
        lost = walking & is_lost(after.points, after.values, after.gradients)
        stop_reasons[lost] = StopReason.DIVERGED
        walking &= ~lost
        if not walking.any():
            return
        now = _move(walking, after, now)


def _moment(surface, optimizer, points, state, steps_taken, noise) -> _Moment:
    gradients = surface.gradient(points)
    if noise is not None:
        gradients = gradients + noise()
    hessian = surface.hessian(points) if optimizer.needs_hessian else None
    updates, next_state = optimizer.update(gradients, state, hessian)
    values = surface.value(points)
    return _Moment(points, values, gradients, state, updates, next_state, steps_taken)


def _move(walking, after: _Moment, now: _Moment) -> _Moment:
    """Take the new moment for those who walk and the old one for those who stopped."""
    if walking.all():
        return after
    return _Moment(
        **{
            field.name: _choose(
                walking, getattr(after, field.name), getattr(now, field.name)
            )
            for field in fields(_Moment)
        }
    )


def _choose(walking, after, now):
    if isinstance(after, dict):
        return {name: _choose(walking, after[name], now[name]) for name in after}
    mask = walking.reshape(walking.shape + (1,) * (after.ndim - 1))
    return np.where(mask, after, now)


def _noise(deviation: float, seed: int, shape) -> Callable[[], np.ndarray] | None:
    checked_not_negative("gradient noise", deviation)
    if deviation == 0:
        return None
    generator = np.random.default_rng(seed)
    return lambda: generator.normal(scale=deviation, size=shape)


def _no_stops(n_walkers: int) -> np.ndarray:
    return np.full(n_walkers, StopReason.STEPS_DONE, dtype=object)
