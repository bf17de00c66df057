"""Both clouds measured again, and what is expected of them worked out otherwise."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

START = 3.0


@dataclass
class Own:
    """One cloud: its weights as they were walked, and own arithmetic on them."""

    squares: np.ndarray  # (T + 1, S) of the distances from the mean of the numbers
    eta: float
    lam: float
    variance: float  # of the numbers
    n: int
    batch: int
    shuffled: bool

    @property
    def q(self) -> float:
        return 1 - self.eta * self.lam

    @property
    def own(self) -> float:
        """The variance of a batch's mean."""
        left = (self.n - self.batch) / (self.n - 1) if self.shuffled else 1.0
        return self.variance / self.batch * left

    @property
    def other(self) -> float:
        """The covariance of two batches of one epoch."""
        return -self.variance / (self.n - 1) if self.shuffled else 0.0

    @property
    def is_still(self) -> bool:
        return self.shuffled and self.batch == self.n

    def added(self, k: int) -> float:
        """What k batches of one epoch add to the variance."""
        powers = [self.q**i for i in range(k)]
        squares, cross = sum(p * p for p in powers), sum(powers) ** 2
        share = (self.eta * self.lam) ** 2
        return share * ((self.own - self.other) * squares + self.other * cross)

    @cached_property
    def per_epoch(self) -> list[float]:
        m = self.n // self.batch
        return [self.added(k) for k in range(m + 1)]

    def spread(self, t: int) -> float:
        """The variance expected after t steps."""
        m = self.n // self.batch
        epochs, place = divmod(t, m)
        ends = sum(self.q ** (2 * m * j) for j in range(epochs)) * self.per_epoch[m]
        return self.q ** (2 * place) * ends + self.per_epoch[place]

    def expected(self, t: int) -> float:
        return self.q ** (2 * t) * START**2 + self.spread(t)

    @property
    def n_late(self) -> int:
        return (len(self.squares) - 1) // 2

    @cached_property
    def late_expected(self) -> float:
        last = len(self.squares)
        return sum(map(self.expected, range(last - self.n_late, last))) / self.n_late

    @cached_property
    def floors(self) -> list[float]:
        """The variance in the long run after 1, 2, ... m batches of an epoch."""
        m = self.n // self.batch
        gap = -math.expm1(m * math.log(self.q**2)) if self.q else 1.0
        at_end = self.per_epoch[m] / gap
        return [self.q ** (2 * k) * at_end + self.per_epoch[k] for k in range(1, m + 1)]

    @property
    def floor(self) -> float:
        return sum(self.floors) / len(self.floors)

    def measured(self, t: int) -> tuple[float, float]:
        return mean_and_error(self.squares[t])

    @cached_property
    def late(self) -> tuple[float, float]:
        return mean_and_error(self.squares[-self.n_late :].mean(axis=0))


def mean_and_error(some: np.ndarray) -> tuple[float, float]:
    n, values = len(some), some.tolist()
    mean = math.fsum(values) / n
    scale = max(abs(mean), 1e-300)
    squares = math.fsum(((value - mean) / scale) ** 2 for value in values)
    return mean, scale * math.sqrt(squares / (n - 1) / n)


@dataclass
class Both:
    """Both clouds of a record."""

    record: object
    drawn: Own
    shuffled: Own

    @property
    def product(self) -> float:
        return self.drawn.eta * self.drawn.lam

    @property
    def ratio(self) -> float:
        return self.shuffled.late_expected / self.drawn.late_expected

    @property
    def late_start(self) -> bool:
        """Whether the start is not forgotten in the first half of the steps."""
        steps = len(self.drawn.squares) - 1
        return self.product >= 2 or self.forgets() > steps - steps // 2

    def forgets(self, eta: float | None = None) -> int:
        """After how many steps a hundredth of the start's distance is left."""
        q = abs(1 - (eta or self.drawn.eta) * self.drawn.lam)
        if q == 0:
            return 1
        steps = math.ceil(math.log(0.01) / math.log(q) * (1 - 1e-9))
        while q**steps > 0.01 * (1 + 1e-9):
            steps += 1
        return max(steps, 1)


def both(record) -> Both:
    settings = record.settings
    clouds = []
    for cloud, shuffled in ((record.drawn, False), (record.shuffled, True)):
        numbers = cloud.bowl.samples
        n, mean = len(numbers), math.fsum(numbers.tolist()) / len(numbers)
        squares = (cloud.weights - mean) ** 2
        variance = math.fsum((c - mean) ** 2 for c in numbers.tolist()) / n
        eta, lam = settings.floor_rate, settings.bend
        batch = min(settings.floor_batch, n)
        clouds.append(Own(squares, eta, lam, variance, n, batch, shuffled))
    return Both(record, *clouds)
