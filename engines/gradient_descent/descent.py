"""Descent: take an optimizer for a walk on a surface and write everything down."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.checks import (
    checked_count,
    checked_not_negative,
    checked_start,
)
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.stopping import (
    StopReason,
    first_stop,
    is_lost,
    is_settled,
    until_stop,
)
from engines.gradient_descent.surfaces import Surface


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
    moments = take_steps(surface, optimizer, starts, n_steps, noise)
    with np.errstate(all="ignore"):
        return until_stop(moments, lambda some: trajectory_until_stop(surface, some))


def take_steps(
    surface: Surface, optimizer: Optimizer, points, n_steps: int, noise=None, state=None
) -> Iterator[tuple]:
    """Yield points, gradients, state and updates of n_steps + 1 moments, stop or not.

    ``points``, the gradients and the updates are (..., d): walkers side by side.
    ``noise`` is called for what to add to every gradient; ``state`` is the optimizer's
    on arrival, where a walk is gone on with. Nothing is raised.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> steps = take_steps(SURFACES["square"], GradientDescent(0.2), np.ones((1, 1)), 2)
    >>> [points.item() for points, *_ in steps]
    [1.0, 0.6, 0.36]
    """
    state = optimizer.init(points) if state is None else state
    for _ in range(n_steps + 1):
        gradients = surface.gradient(points)
        if noise is not None:
            gradients = gradients + noise()
        hessians = optimizer.hessians(surface, points)
        updates, next_state = optimizer.update(gradients, state, hessians)
        yield points, gradients, state, updates
        points, state = points + updates, next_state


def trajectory_until_stop(surface: Surface, moments) -> Trajectory:
    """Make one walker's moments, up to the one at which it stops, into a record.

    ``moments`` is a list of what `take_steps` yields from one point, (1, d). Nothing
    is raised.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> walk = SURFACES["square"], GradientDescent(0.5), np.ones((1, 1)), 9
    >>> trajectory_until_stop(SURFACES["square"], [*take_steps(*walk)]).n_steps
    1
    """
    points, gradients, states, updates = zip(*moments, strict=True)
    points, gradients, updates = map(np.concatenate, (points, gradients, updates))
    return trajectory_of(points, surface.value(points), gradients, states, updates)


def trajectory_of(points, values, gradients, states, updates) -> Trajectory:
    """Make a walk's moments, of which some may come after its stop, into a record.

    The arrays have shape (K + 1, d), but ``values`` (K + 1,), and ``states`` are K + 1
    of the optimizer's for one point, (1, d). Nothing is raised.

    >>> still = np.zeros((2, 1))
    >>> trajectory_of(still, still[:, 0], still, [{}, {}], still).stop_reason.name
    'SETTLED'
    """
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
