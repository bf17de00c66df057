"""What noise costs, in theory: a bowl whose slope is felt on a few samples at a time.

Every sample pulls the one weight w towards itself, f_i(w) = lambda / 2 (w - c_i)^2, and
all together towards their mean. A step on a batch multiplies the distance from that
mean by q = 1 - learning_rate * lambda, and adds learning_rate * lambda times what the
batch's mean is off. All of this is linear, so the spread of the weight is known exactly
at every step, drawn with replacement or without.
"""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.optimizer import require_positive


@dataclass(frozen=True, eq=False)
class NoisyBowl:
    """The loss of one weight on N samples, f(w) = mean of lambda / 2 (w - c_i)^2.

    Without replacement an epoch takes every sample once, in an order drawn anew; with
    replacement every sample of a batch is drawn from all. The last batch of an epoch
    may be smaller. Raises ValueError for samples that are not a row of finite numbers,
    a curvature that is not above 0 or a batch size below 1.

    >>> bowl = NoisyBowl(np.array([1.0, 3.0]), curvature=2.0, batch_size=1)
    >>> bowl.minimum, bowl.scatter
    (2.0, 4.0)
    """

    samples: np.ndarray  # (N,) c
    curvature: float  # lambda
    batch_size: int
    with_replacement: bool = True

    def __post_init__(self) -> None:
        """Refuse what means nothing."""
        samples = np.array(self.samples, dtype=float)
        if samples.ndim != 1 or not len(samples) or not np.isfinite(samples).all():
            raise ValueError(
                f"The samples have shape {samples.shape}; give a row of at least one "
                "number, all of them finite."
            )
        require_positive("curvature", self.curvature)
        checked_count("batch size", self.batch_size, at_least=1)
        object.__setattr__(self, "samples", samples)

    @property
    def minimum(self) -> float:
        """Return where the loss is lowest: the mean of the samples."""
        return float(self.samples.mean())

    @property
    def scatter(self) -> float:
        """Return the variance of one sample's gradient, lambda^2 times the samples'."""
        return float(self.curvature**2 * self.samples.var())

    @property
    def sizes(self) -> np.ndarray:
        """Return the sizes of an epoch's m batches, (m,)."""
        n = len(self.samples)
        return np.diff(np.append(np.arange(0, n, self.batch_size), n))

    @property
    def gradient_variance(self) -> float:
        """Return sigma^2, the variance of a whole batch's gradient."""
        n = len(self.samples)
        return batch_variance(self.scatter, n, self.batch_size, self.with_replacement)

    def floors(self, learning_rate) -> np.ndarray:
        """Return the variance in the long run after 1, 2, ... m batches, (..., m).

        With V[0] that at the end of an epoch, V[k] = q^(2k) V[0] + Q[k] and
        V[0] = Q[m] / (1 - q^(2m)), where Q[k] is what k batches of one epoch add. It
        is infinite where the weight diverges. ``learning_rate`` is (...). Raises
        ValueError where one is not above 0. Source: see `epoch_variances`.

        >>> bowl = NoisyBowl(np.random.default_rng(0).normal(size=64), 1.0, 8, False)
        >>> bowl.floors(0.1).round(5)
        array([0.00117, 0.00163, 0.0018 , 0.00173, 0.00151, 0.00118, 0.00076,
               0.0003 ])
        """
        added = self.epoch_variances(learning_rate)
        rate = np.asarray(learning_rate, dtype=float)[..., np.newaxis]
        logarithm = self._log_square(rate)  # of q^2
        batches = np.arange(1, len(self.sizes) + 1)
        with np.errstate(all="ignore"):
            at_end = -added[..., -1:] / np.expm1(len(self.sizes) * logarithm)
            found = np.exp(batches * logarithm) * at_end + added[..., 1:]
        return np.where(logarithm < 0, found, np.inf)

    def epoch_variances(self, learning_rate) -> np.ndarray:
        """Return Q: what the batches of one epoch add to the variance, (..., m + 1).

        After k batches a sample that was in batch j <= k has moved the weight by
        a = learning_rate * lambda * q^(k - j) / n_j times its own distance from the
        mean, and all others by 0. With replacement the samples are independent, and
        Q[k] = sum of a^2 * var(c). Without, the epoch's samples are a permutation, of
        which only the differences between the a's are felt: Q[k] = N / (N - 1) * sum
        of (a - mean(a))^2 * var(c). Raises ValueError where a ``learning_rate`` is not
        above 0. Source: Hajek, Some Extensions of the Wald-Wolfowitz-Noether Theorem
        (1961), for the variance of a permuted sum.

        >>> NoisyBowl(np.array([1.0, 3.0]), 1.0, 1, False).epoch_variances(0.5)
        array([0.    , 0.25  , 0.0625])
        """
        require_positive("learning rate", learning_rate)
        rate = np.asarray(learning_rate, dtype=float)[..., np.newaxis, np.newaxis]
        rate, sizes = rate * self.curvature, self.sizes
        later = np.subtract.outer(np.arange(len(sizes) + 1), np.arange(len(sizes))) - 1
        with np.errstate(all="ignore"):
            share = rate * (1 - rate) ** np.maximum(later, 0) / sizes
            share = np.where(later >= 0, share, 0.0)
            if self.with_replacement:
                return (sizes * share**2).sum(axis=-1) * self.samples.var()
            n = len(self.samples)
            share = share - (sizes * share).sum(axis=-1, keepdims=True) / n
            squares = (sizes * share**2).sum(axis=-1) * self.samples.var()
            return squares * (n / max(n - 1, 1))

    def squared_distances(self, learning_rate, start, n_steps: int) -> np.ndarray:
        """Return the squared distance from the minimum on average, (T + 1, ...).

        E[(w - mean)^2] after t steps is q^(2t) (start - mean)^2, what is left of the
        start, plus the variance, which grows from 0 to its floor. ``learning_rate`` is
        (...). Nothing is raised but what `epoch_variances` raises.

        >>> bowl = NoisyBowl(np.array([1.0, 3.0]), curvature=1.0, batch_size=1)
        >>> bowl.squared_distances(0.5, start=4.0, n_steps=2)
        array([4.    , 1.25  , 0.5625])
        """
        added = np.moveaxis(self.epoch_variances(learning_rate), -1, 0)
        kept = (1 - np.asarray(learning_rate, dtype=float) * self.curvature) ** 2
        steps, m = np.arange(n_steps + 1), len(self.sizes)
        epochs, place = np.divmod(steps, m)
        tall = (-1,) + (1,) * kept.ndim
        with np.errstate(all="ignore"):
            powers = (kept**m) ** np.arange(epochs[-1]).reshape(tall)
            ends = np.concatenate([0 * added[:1], powers.cumsum(axis=0) * added[m]])
            ends = np.where(added[m] > 0, ends, 0.0)  # not infinitely often nothing
            spread = kept ** place.reshape(tall) * ends[epochs] + added[place]
            return spread + kept ** steps.reshape(tall) * (start - self.minimum) ** 2

    def _log_square(self, rate: np.ndarray) -> np.ndarray:
        """Return the logarithm of q^2, exact for the smallest rates too."""
        p = rate * self.curvature
        with np.errstate(all="ignore"):
            return np.log1p(-p * (2 - p))


def batch_variance(
    scatter, n_samples: int, batch_size: int, with_replacement: bool
) -> np.ndarray:
    """Return the variance of a batch's mean gradient, from that of one sample's.

    It is scatter / B, and without replacement (N - B) / (N - 1) times that: nothing is
    left to chance where a batch takes all. ``scatter`` may be a covariance (d, d) too.
    Nothing is raised. Source: Cochran, Sampling Techniques (1977), theorem 2.2.

    >>> batch_variance(2.0, 5, 2, True), batch_variance(2.0, 5, 2, False)
    (1.0, 0.75)
    """
    size = min(batch_size, n_samples)
    left = 1.0 if with_replacement else (n_samples - size) / max(n_samples - 1, 1)
    return scatter / size * left


def predicted_floor(curvature, learning_rate, variance):
    """Return the variance of a weight in the long run, where the noise is independent.

    V = q^2 V + eta^2 sigma^2 gives V = eta sigma^2 / (lambda (2 - eta lambda)), with
    sigma^2 the ``variance`` of a step's gradient; it is infinite from eta = 2 / lambda
    on. Any number may be an array. Raises ValueError where curvature or learning rate
    is not above 0. Source: Mandt, Hoffman and Blei (2017), section 4, in discrete time.

    >>> predicted_floor(1.0, 0.5, 0.75)
    0.25
    """
    require_positive("curvature", curvature)
    require_positive("learning rate", learning_rate)
    rate, curvature = np.asarray(learning_rate), np.asarray(curvature)
    with np.errstate(divide="ignore", invalid="ignore"):
        floor = rate * variance / (curvature * (2 - rate * curvature))
    floor = np.where(rate * curvature < 2, floor, np.inf)
    return floor if floor.ndim else float(floor)


def steps_until(curvature: float, learning_rate: float, share: float) -> int | None:
    """Return after how many steps at most this share of the start's distance is left.

    The smallest t with |1 - eta lambda|^t <= share; None where there is none. Raises
    ValueError where curvature, learning rate or share is not above 0.

    >>> steps_until(1.0, 0.5, 0.25), steps_until(1.0, 2.0, 0.25)
    (2, None)
    """
    require_positive("curvature", curvature)
    require_positive("learning rate", learning_rate)
    require_positive("share", share)
    p = curvature * learning_rate
    if share >= 1:
        return 0
    if p >= 2:
        return None
    if p == 1:
        return 1
    steps = 2 * np.log(share) / np.log1p(-p * (2 - p))
    return int(np.ceil(steps * (1 - 1e-12)))  # rounding alone makes no step more
