"""Descent: take an optimizer for a walk on a surface and write everything down."""

import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from engines.gradient_descent.checks import (
    checked_count,
    checked_not_negative,
    checked_start,
    checked_starts,
)
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.surfaces import Surface

SETTLED_BELOW = 1e-12  # a gradient and an update this small count as zero
LOST_BEYOND = 1e9  # a coordinate this large counts as flown off
FIRST_LOOK = 64  # moments walked before looking for the first time who has stopped


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
    walk, moments = _walk(surface, optimizer, starts, n_steps, noise), []
    with np.errstate(all="ignore"):
        # Asking at every step whether to stop would take longer than the step. So
        # walk on, ask about all moments at once, and forget those after the stop.
        while more := list(islice(walk, max(FIRST_LOOK, len(moments)))):
            moments += more
            trajectory = _until_the_stop(surface, moments)
            if trajectory.stop_reason is not StopReason.STEPS_DONE:
                break
    return trajectory


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
    walking, taken = np.ones(len(starts), dtype=bool), np.full(len(starts), n_steps)
    stop_reasons = np.full(len(starts), StopReason.STEPS_DONE, dtype=object)
    kept = []
    with np.errstate(all="ignore"):
        last_points, last_values = starts, surface.value(starts)
        walk = _walk(surface, optimizer, starts, n_steps)
        for step, (points, gradients, _, updates) in enumerate(walk):
            values = surface.value(points)
            lost = walking & is_lost(points, values, gradients) & (step > 0)
            settled = walking & ~lost & is_settled(gradients, updates)
            stop_reasons[settled], taken[settled] = StopReason.SETTLED, step
            stop_reasons[lost], taken[lost] = StopReason.DIVERGED, step - 1
            points[lost], values[lost] = last_points[lost], last_values[lost]
            walking &= ~(lost | settled)
            updates[~walking] = 0.0  # who has stopped takes no more steps
            if step in wanted:
                kept.append((points, values))
            if not walking.any():
                break
            last_points, last_values = points, values
    # When everyone stops early the walk is cut short: the rest of the film is a still.
    kept += [(points, values)] * (len(steps) - len(kept))
    points, values = map(np.stack, zip(*kept, strict=True))
    return Trajectories(steps, points, values, stop_reasons, n_steps=taken)


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


def first_stop(lost, settled) -> tuple[int, StopReason]:
    """Return the last row of a walk at which the walker still stands, and why there.

    ``lost`` and ``settled`` have shape (T + 1,). Who is lost stays one row before;
    nobody is lost by standing at the start.

    >>> first_stop(np.array([False, False, True]), np.array([False, False, False]))[0]
    1
    """
    for row in np.flatnonzero(lost | settled).tolist():
        if lost[row] and row > 0:
            return row - 1, StopReason.DIVERGED
        if settled[row]:
            return row, StopReason.SETTLED
    return len(lost) - 1, StopReason.STEPS_DONE


def _walk(surface, optimizer, points, n_steps, noise=None) -> Iterator[tuple]:
    """Yield points, gradients, state and updates, (n, d), of n_steps + 1 moments."""
    state = optimizer.init(points)
    for _ in range(n_steps + 1):
        gradients = surface.gradient(points)
        if noise is not None:
            gradients = gradients + noise()
        hessians = surface.hessian(points) if optimizer.needs_hessian else None
        updates, next_state = optimizer.update(gradients, state, hessians)
        yield points, gradients, state, updates
        points, state = points + updates, next_state


def _until_the_stop(surface, moments) -> Trajectory:
    """Make one walker's moments, up to the one at which it stops, into a record."""
    points, gradients, states, updates = zip(*moments, strict=True)
    points, gradients, updates = map(np.concatenate, (points, gradients, updates))
    values = surface.value(points)
    lost, settled = is_lost(points, values, gradients), is_settled(gradients, updates)
    last, stop_reason = first_stop(lost, settled)
    return Trajectory(
        points=points[: last + 1],
        values=values[: last + 1],
        gradients=gradients[: last + 1],
        states={
            name: np.concatenate([state[name] for state in states[: last + 1]])
            for name in states[0]
        },
        updates=updates[:last],
        stop_reason=stop_reason,
    )


def _noise(deviation: float, seed: int, shape) -> Callable[[], np.ndarray] | None:
    checked_not_negative("gradient noise", deviation)
    if deviation == 0:
        return None
    generator = np.random.default_rng(seed)
    return lambda: generator.normal(scale=deviation, size=shape)
