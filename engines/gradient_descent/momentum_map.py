"""The map of momentum: a real walk for every learning rate and momentum on a bowl."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.descent import Trajectory
from engines.gradient_descent.optimizer import Optimizer, require_positive
from engines.gradient_descent.optimizers import Momentum
from engines.gradient_descent.stopping import (
    LOST_BEYOND,
    SETTLED_BELOW,
    StopReason,
    last_rows,
)
from engines.watching import Watch

AT_ONCE = 2500  # walks: what a step needs of them stays in the processor's cache


@dataclass(frozen=True, eq=False)
class Ends:
    """How n walks ended: how fast they went, and when they were near enough.

    A rate is what a step multiplied place and speed together by (`sizes_of`), on the
    average over the second half of a walk; an arrival is the first step from which the
    error stays within the tolerance, or one step more than were asked for. No walk is
    kept.
    """

    rates: np.ndarray  # (n,) nan where a walk begins at the bottom
    arrivals: np.ndarray  # (n,) of int
    is_lost: np.ndarray  # (n,) whether the next step would have left every scale


@dataclass(frozen=True, eq=False)
class MomentumMap:
    """The ends of a walk with every learning rate and momentum of a grid."""

    learning_rates: np.ndarray  # (n_rates,)
    momenta: np.ndarray  # (n_momenta,)
    curvatures: np.ndarray  # (d,)
    n_steps: int
    tolerance: float  # of the error at the start
    rates: np.ndarray  # (n_momenta, n_rates)
    arrivals: np.ndarray  # (n_momenta, n_rates)

    @cached_property
    def fastest(self) -> tuple[int, int]:
        """Return row and column of the smallest measured rate, the first of equals."""
        return np.unravel_index(int(np.nanargmin(self.rates)), self.rates.shape)


def momentum_map(
    kind: type[Momentum],
    curvatures,
    start,
    learning_rates,
    momenta,
    n_steps: int,
    tolerance: float = 1e-3,
    watch: Watch = iter,
    at_most: int = 0,
) -> MomentumMap:
    """Walk on a bowl with every pair of a learning rate and a momentum.

    The bowl is f(x) = 1/2 sum_i curvatures[i] x_i^2, its bottom at 0; ``start`` is
    (d,), as ``curvatures``. Every walk takes the steps that `descend` takes, and ends
    where it ends. One that has grown, but is not lost, goes on for up to ``at_most``
    steps to have its rate measured: with much memory errors grow before they shrink.
    ``watch`` goes over the slices of the work. Raises ValueError for curvatures or a
    tolerance of 0 or below, or less than one step.

    >>> found = momentum_map(Momentum, [1.0], [1.0], [0.5], [0.0, 0.5], 40)
    >>> found.arrivals[:, 0], found.rates[:, 0].round(1)
    (array([10, 18]), array([0.5, 0.7]))
    """
    require_positive("tolerance", tolerance)
    require_positive("least curvature", np.min(curvatures))
    checked_count("number of steps", n_steps, at_least=1)
    learning_rates, momenta = np.asarray(learning_rates), np.asarray(momenta)
    steps = n_steps, at_most
    grid = np.meshgrid(momenta, learning_rates, indexing="ij")
    beta, eta = (one.ravel() for one in grid)
    found = [
        _gone_on(kind, eta[some], beta[some], curvatures, start, steps, tolerance)
        for some in watch(_slices(len(eta)))
    ]
    shape = len(momenta), len(learning_rates)
    return MomentumMap(
        learning_rates,
        momenta,
        np.asarray(curvatures, dtype=float),
        n_steps,
        tolerance,
        rates=np.concatenate([one.rates for one in found]).reshape(shape),
        arrivals=np.concatenate([one.arrivals for one in found]).reshape(shape),
    )


def _slices(n: int) -> list[slice]:
    return [slice(k, k + AT_ONCE) for k in range(0, n, AT_ONCE)]


def _gone_on(kind, eta, beta, curvatures, start, steps, tolerance) -> Ends:
    """Walk, and go on with those that have grown and are not lost."""
    n_steps, at_most = steps
    found = walked(kind(eta, beta), curvatures, start, n_steps, tolerance)
    unclear = (found.rates > 1) & ~found.is_lost
    if at_most <= n_steps or not unclear.any():
        return found
    far = walked(kind(eta[unclear], beta[unclear]), curvatures, start, at_most, 1.0)
    rates = found.rates.copy()
    rates[unclear] = far.rates
    return replace(found, rates=rates)


def walked(
    optimizer: Optimizer, curvatures, start, n_steps: int, tolerance: float
) -> Ends:
    """Walk on a bowl with n settings side by side, and keep how each walk ended.

    The optimizer's numbers are arrays (n,); ``curvatures`` and ``start`` are (d,).
    Nothing is raised.

    >>> rates = np.array([0.5, 0.75])
    >>> walked(Momentum(rates, np.zeros(2)), [1.0], [1.0], 20, 0.01).arrivals
    array([7, 4])
    """
    n = np.size(optimizer.learning_rate)
    # Points are (d, n), so that what NumPy goes along is long.
    points = np.repeat(np.reshape(start, (-1, 1)).astype(float), n, axis=1)
    bends, state = np.reshape(curvatures, (-1, 1)), optimizer.init(points)
    products = optimizer.learning_rate * bends
    squares, sizes = (np.empty((n_steps + 1, n)) for _ in range(2))
    lost, settled = (np.empty((n_steps + 1, n), dtype=bool) for _ in range(2))
    with np.errstate(all="ignore"):
        for step in range(n_steps + 1):
            gradients = bends * points
            updates, state = optimizer.update(gradients, state)
            squares[step] = (points * points).sum(axis=0)
            sizes[step] = squares[step] + (updates * updates / products).sum(axis=0)
            most = np.maximum(np.abs(gradients), np.abs(updates)).max(axis=0)
            settled[step] = most <= SETTLED_BELOW
            lost[step] = ~(np.abs(points).max(axis=0) <= LOST_BEYOND)
            points = points + updates
        last, flew_off, _ = last_rows(lost, settled)
        rates = measured_rates(sizes, last)
        return Ends(rates, arrivals(squares, last, tolerance), flew_off)


def sizes_of(errors, updates, products) -> np.ndarray:
    """Return the squared sizes of errors and the updates that follow, (...).

    A swing that crosses the bottom has no error just then, but all its speed: so an
    error e and an update u count together, as sum_i e_i^2 + u_i^2 / products[i], with
    products[i] = learning_rate * curvatures[i]. While a swing fades slowly that hardly
    ripples. ``errors`` and ``updates`` are (..., d). Nothing is raised.

    >>> sizes_of(np.array([3.0]), np.array([2.0]), [0.25])
    np.float64(25.0)
    """
    return (errors**2 + updates**2 / np.asarray(products)).sum(axis=-1)


def measured_rates(sizes: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Return what a step multiplied the error by, in the second half of n walks, (n,).

    ``sizes`` are the squared sizes of `sizes_of` at each step, (T + 1, n); ``last`` the
    walks' last steps, (n,). With s the sizes' roots it is (s[last] / s[half])^(1 /
    (last - half)); nan for a walk without a step. Nothing is raised.

    >>> measured_rates(np.array([[16.0], [4.0], [1.0], [0.25]]), last=np.array([3]))
    array([0.5])
    """
    columns, half = np.arange(len(last)), last // 2
    end, middle = sizes[last, columns], sizes[half, columns]
    with np.errstate(all="ignore"):
        rates = (end / middle) ** (0.5 / (last - half))
    return np.where(end == 0, np.where(last > 0, 0.0, np.nan), rates)


def arrivals(squares: np.ndarray, last: np.ndarray, tolerance: float) -> np.ndarray:
    """Return the first steps from which n walks stay near, (n,).

    Near is within ``tolerance`` times the first error. ``squares`` and ``last`` are
    the squared errors, (T + 1, n), and the last steps, (n,). A walk that is not near at
    its last step has T + 1.

    >>> arrivals(np.array([[16.0], [4.0], [1.0], [0.25]]), np.array([3]), 0.25)
    array([2])
    """
    n_steps = len(squares) - 1
    far = ~(squares <= tolerance**2 * squares[0])
    far &= np.arange(n_steps + 1)[:, np.newaxis] <= last
    after = n_steps + 1 - far[::-1].argmax(axis=0)  # the step after the last far one
    after = np.where(far.any(axis=0), after, 0)
    return np.where(after > last, n_steps + 1, after)


def ends_of(
    trajectory: Trajectory,
    optimizer: Optimizer,
    curvatures,
    bottom,
    n_steps: int,
    tolerance: float,
) -> Ends:
    """Return how one walk ended, measured as the map measures its own.

    ``curvatures`` are those along the axes, (d,), and ``bottom`` is the minimum, (d,);
    ``n_steps`` are the steps that were asked for.

    >>> from engines.gradient_descent import SURFACES, descend
    >>> walk = descend(SURFACES["square"], Momentum(0.25, 0.0), 1.0, 40)
    >>> ends_of(walk, Momentum(0.25, 0.0), [2.0], [0.0], 40, 1e-3).rates.round(3)
    array([0.5])
    """
    errors = trajectory.points - np.asarray(bottom)
    sizes = sizes_along(trajectory, optimizer, curvatures, bottom)[:, np.newaxis]
    squares = np.full((n_steps + 1, 1), np.nan)
    squares[: len(errors), 0] = (errors**2).sum(axis=1)
    last = np.array([trajectory.n_steps])
    flew_off = np.array([trajectory.stop_reason is StopReason.DIVERGED])
    rates = measured_rates(sizes, last)
    return Ends(rates, arrivals(squares, last, tolerance), flew_off)


def sizes_along(
    trajectory: Trajectory, optimizer: Optimizer, curvatures, bottom
) -> np.ndarray:
    """Return the squared sizes of `sizes_of` at each step of one walk, (T + 1,).

    The last update is the one that would follow. Arguments are those of `ends_of`.

    >>> from engines.gradient_descent import SURFACES, descend
    >>> walk = descend(SURFACES["square"], Momentum(0.25, 0.0), 1.0, 2)
    >>> sizes_along(walk, Momentum(0.25, 0.0), [2.0], [0.0])
    array([1.5    , 0.375  , 0.09375])
    """
    state = {name: rows[-1] for name, rows in trajectory.states.items()}
    update, _ = optimizer.update(trajectory.gradients[-1], state)
    errors = trajectory.points - np.asarray(bottom)
    products = optimizer.learning_rate * np.asarray(curvatures)
    return sizes_of(errors, np.vstack([trajectory.updates, update]), products)
