"""Many walks on a noisy bowl side by side: a cloud, and the floor it sinks to."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice

import numpy as np

from engines.gradient_descent.batches import learn_by_batches
from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.noisy_bowl import NoisyBowl
from engines.gradient_descent.optimizers import GradientDescent
from engines.watching import Watch


@dataclass(frozen=True, eq=False)
class NoiseCloud:
    """S walks of T steps on one noisy bowl, each with draws of its own.

    Row t of every array belongs to the same moment.
    """

    bowl: NoisyBowl
    learning_rate: float
    epochs: np.ndarray  # (T,) the epoch, from 0, to which update t belongs
    weights: np.ndarray  # (T + 1, S)
    pulls: np.ndarray  # (T, S) the means of the batches: where they pull a weight
    seed: int

    @property
    def n_steps(self) -> int:
        """Return T, the number of updates."""
        return len(self.epochs)

    @property
    def gradients(self) -> np.ndarray:
        """Return the slope that each walk feels on its batch, (T, S)."""
        return self.bowl.curvature * (self.weights[:-1] - self.pulls)

    @property
    def distances(self) -> np.ndarray:
        """Return the squared distances from the minimum, (T + 1, S)."""
        with np.errstate(over="ignore"):
            return (self.weights - self.bowl.minimum) ** 2

    @property
    def predicted(self) -> np.ndarray:
        """Return what the squared distance is on average, (T + 1,), by theory."""
        start = float(self.weights[0, 0])
        return self.bowl.squared_distances(self.learning_rate, start, self.n_steps)

    def floor(self, n_last: int) -> tuple[float, float]:
        """Return the mean squared distance in the last steps, and its standard error.

        The steps of one walk hang together, but walks are independent: each walk's own
        mean counts as one measurement, and the error is their standard deviation by
        sqrt(S); nan of one walk alone. Raises ValueError if ``n_last`` is below 1.

        >>> cloud = noise_clouds([1.0, 3.0], 1.0, 0.5, 1, 40, 1000, True)
        >>> "{:.3f} +- {:.3f}".format(*cloud.floor(20)), cloud.predicted[-1].round(3)
        ('0.334 +- 0.003', np.float64(0.333))
        """
        checked_count("number of last steps", n_last, at_least=1)
        own = self.distances[-n_last:].mean(axis=0)
        n_walks = len(own)
        with np.errstate(all="ignore"):
            error = own.std(ddof=1) / np.sqrt(n_walks) if n_walks > 1 else np.nan
        return float(own.mean()), float(error)

    def batches(self, walk: int) -> list[tuple[int, np.ndarray]]:
        """Return the (epoch, numbers of samples) of one walk's T batches.

        >>> noise_clouds([1.0, 3.0], 1.0, 0.5, 1, 2, 9, False).batches(8)
        [(0, array([0])), (0, array([1]))]
        """
        n_walks = self.weights.shape[1]
        found = islice(crowd_batches(self.bowl, n_walks, self.seed), self.n_steps)
        return [(epoch, batch[walk % len(batch)]) for epoch, batch in found]


def noise_clouds(
    samples,
    curvature: float,
    learning_rate: float,
    batch_size: int,
    n_steps: int,
    n_seeds: int,
    with_replacement: bool,
    seed: int = 0,
    start: float = 0.0,
    watch: Watch = iter,
) -> NoiseCloud:
    """Walk ``n_seeds`` times side by side, w <- w - eta * the slope felt on a batch.

    The slope of a batch is lambda (w - mean of its c_i); ``samples`` is c, (N,). One
    generator, seeded by ``seed``, draws for all walks. ``watch`` goes over the steps.
    Where eta is beyond 2 / lambda the weights grow, at last beyond all numbers. Raises
    ValueError as `NoisyBowl` does, for a learning rate that is not above 0, or fewer
    steps or walks than one. Source: Robbins and Monro (1951).

    >>> noise_clouds([1.0, 3.0], 1.0, 0.5, 2, 2, 3, False, start=4.0).weights[:, 0]
    array([4. , 3. , 2.5])
    """
    bowl = NoisyBowl(samples, curvature, batch_size, with_replacement)
    checked_count("number of steps", n_steps, at_least=1)
    batches = crowd_batches(bowl, n_seeds, seed)
    epochs, pulls = np.empty(n_steps, dtype=int), np.empty((n_steps, n_seeds))
    for t in watch(range(n_steps)):
        epochs[t], batch = next(batches)
        pulls[t] = bowl.samples[batch].mean(axis=-1)
    weights = np.empty((n_steps + 1, n_seeds))
    rate = float(learning_rate)
    for t, now in enumerate(_walks(bowl, pulls, rate, float(start))):
        weights[t] = now
    return NoiseCloud(bowl, rate, epochs, weights, pulls, seed)


def clouds_at_rates(
    cloud: NoiseCloud, learning_rates, n_kept: int = 1
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return what a cloud is at V learning rates, on the same draws.

    That is the mean squared distance from the minimum, (T + 1, V), the mean distance,
    (T + 1, V), and the weights of the first walks, (T + 1, V, ``n_kept``): all walks of
    all rates would be many. Raises ValueError for a rate that is not above 0.

    >>> cloud = noise_clouds([1.0, 3.0], 1.0, 0.1, 2, 2, 3, False, start=4.0)
    >>> clouds_at_rates(cloud, [0.5, 1.0])[0]
    array([[4.  , 4.  ],
           [1.  , 0.  ],
           [0.25, 0.  ]])
    """
    rates = np.array(learning_rates, dtype=float)[:, np.newaxis]
    shape = len(cloud.weights), len(rates)
    distances, means = np.empty(shape), np.empty(shape)
    some = np.empty((*shape, n_kept))
    start = cloud.weights[0, 0]
    for t, weights in enumerate(_walks(cloud.bowl, cloud.pulls, rates, start)):
        off = weights - cloud.bowl.minimum
        distances[t] = np.einsum("vs,vs->v", off, off) / off.shape[1]
        means[t], some[t] = off.mean(axis=1), weights[:, :n_kept]
    return distances, means, some


def _walks(bowl: NoisyBowl, pulls, rate, start: float) -> Iterator[np.ndarray]:
    """Yield the weights of all walks, (..., S), at steps 0 to T.

    It is the one loop over batches; a batch is told by its mean, which is all that is
    felt of it.
    """

    def slope_at(weights: np.ndarray, pull: np.ndarray) -> tuple[np.ndarray, None]:
        """Return the slope of the batch's bowl; there is nothing else to keep."""
        return bowl.curvature * (weights - pull), None

    start = np.full((*np.shape(rate)[:1], pulls.shape[1]), start)
    rule = GradientDescent(rate)
    with np.errstate(all="ignore"):  # a weight may grow beyond all numbers
        for moment in learn_by_batches(slope_at, start, rule, enumerate(pulls)):
            yield moment.parameters
        yield moment.parameters + moment.update


def crowd_batches(
    bowl: NoisyBowl, n_walks: int, seed: int = 0
) -> Iterator[tuple[int, np.ndarray]]:
    """Yield (epoch, numbers of samples) for ever, for all walks: (S, n) at each step.

    Where every batch takes all samples without replacement, no draw is made, and one
    row stands for all walks: (1, N). One walk sees the same as `shuffled_batches`.
    Raises ValueError for fewer walks than one.

    >>> bowl = NoisyBowl(np.zeros(3), 1.0, batch_size=2, with_replacement=False)
    >>> [batch.tolist() for _, batch in islice(crowd_batches(bowl, 2), 2)]
    [[[2, 0], [2, 1]], [[1], [0]]]
    """
    checked_count("number of walks", n_walks, at_least=1)
    n, size = len(bowl.samples), bowl.batch_size
    in_order = np.arange(n)[np.newaxis]
    generator = np.random.default_rng(seed)
    for epoch in count():
        order = in_order
        if bowl.with_replacement:
            order = generator.integers(n, size=(n_walks, n))
        elif size < n:
            order = generator.permuted(np.repeat(in_order, n_walks, axis=0), axis=1)
        for first in range(0, n, size):
            yield epoch, order[:, first : first + size]
