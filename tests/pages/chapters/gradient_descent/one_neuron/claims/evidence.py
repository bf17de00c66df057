"""What a training did and would go on to do, by arithmetic of the tests' own."""

import math
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import combinations

import numpy as np

MORE = 4000  # updates that are walked on
MOST = 600  # updates of the longest training


class Seen:
    """The evidence on one training, from its samples and its weights alone."""

    def __init__(self, record) -> None:
        self.record, settings = record, record.settings
        self.rows, self.eta = settings.rows, settings.learning_rate
        self.n = len(self.rows)
        self.kind, self.size = settings.activation, settings.batch_size or self.n
        self.is_partial = self.size < self.n
        self.is_linear = self.kind == "linear"
        self.n_epochs = settings.n_epochs
        self.per_pass = -(-self.n // self.size)
        self.plan = self.n_epochs * self.per_pass
        self.path = record.fit.weights.tolist()
        self.last = len(self.path) - 1
        self.times = [time for time, _ in self.rows]
        self.targets = [target for _, target in self.rows]

    def answer(self, w, time: float) -> float:
        """Return what the neuron says."""
        z = w[0] + w[1] * time
        if self.is_linear:
            return z
        e = math.exp(-abs(z))
        return (1.0 if z > 0 else e) / (1.0 + e)

    def answers(self, w) -> list[float]:
        return [self.answer(w, time) for time in self.times]

    def errors(self, w) -> list[float]:
        return [y - self.answer(w, time) for time, y in self.rows]

    def loss(self, w) -> float:
        return sum(error * error for error in self.errors(w)) / 2 / self.n

    @cached_property
    def losses(self) -> list[float]:
        return [*map(self.loss, self.path)]

    @property
    def first(self) -> float:
        return self.losses[0]

    @property
    def end(self) -> float:
        return self.losses[-1]

    def passes_on(self, w) -> list[float]:
        """Return of each sample what the S passes on of its mistake."""
        if self.is_linear:
            return [1.0] * self.n
        zs = [abs(w[0] + w[1] * time) for time in self.times]
        return [math.exp(-z) / (1 + math.exp(-z)) ** 2 for z in zs]

    def pulls(self, w) -> list[tuple[float, float]]:
        """Return what each sample wants of both weights."""
        each = zip(self.errors(w), self.passes_on(w), self.times, strict=True)
        return [(error * slope, error * slope * time) for error, slope, time in each]

    # --- the bend ---------------------------------------------------------------------

    @cached_property
    def moments(self) -> tuple[Fraction, Fraction, Fraction]:
        """Return the mean of the times, of their squares, and their variance."""
        times = [Fraction(time) for time in self.times]
        mean = sum(times) / self.n
        square = sum(time**2 for time in times) / self.n
        return mean, square, square - mean**2

    @cached_property
    def bends(self) -> tuple[float, float]:
        """Return how the surface bends along the valley and across it, if linear."""
        mean, square, spread = self.moments
        half = (1 + square) / 2
        root = math.sqrt(half**2 - spread)
        across = float(half) + root
        return float(spread) / across, across

    @cached_property
    def lowest(self) -> tuple[float, float] | None:
        """Return the lowest weights, where there is one such place."""
        if not self.moments[2]:
            return None
        mean, _, spread = self.moments
        middle = sum(map(Fraction, self.targets)) / self.n
        pairs = [(Fraction(x) - mean, Fraction(y) - middle) for x, y in self.rows]
        w1 = sum(x * y for x, y in pairs) / self.n / spread
        return float(middle - w1 * mean), float(w1)

    @cached_property
    def least(self) -> float:
        """Return the lowest loss of a linear neuron."""
        middle = sum(map(Fraction, self.targets)) / self.n
        variance = sum((Fraction(y) - middle) ** 2 for y in self.targets) / self.n
        mean, _, spread = self.moments
        if not spread:
            return float(variance / 2)
        pairs = [(Fraction(x) - mean, Fraction(y) - middle) for x, y in self.rows]
        both = sum(x * y for x, y in pairs) / self.n
        return float((variance - both**2 / spread) / 2)

    @cached_property
    def foot(self) -> tuple[float, float]:
        """Return where the straight way from the start meets the trough's line."""
        middle, time = sum(self.targets) / self.n, self.times[0]
        w0, w1 = self.path[0]
        step = (middle - w0 - w1 * time) / (1 + time**2)
        return w0 + step, w1 + step * time

    @cached_property
    def steepest(self) -> tuple[float, set[float]]:
        """Return the sharpest bend that one update can meet, and the times of it."""
        sizes = {self.size, self.n % self.size or self.size}
        found = []
        for size in sizes:
            for group in combinations(sorted(self.times), size):
                found.append((_sharpest(group), group))
        top = max(found)
        return top[0], {group for bend, group in found if bend > top[0] * (1 - 1e-12)}

    # --- further on -------------------------------------------------------------------

    @property
    def shares(self) -> np.ndarray:
        """Return each sample's share in the updates that follow, (MORE, n)."""
        return shares(self.n, self.size)[self.last : self.last + MORE]

    @cached_property
    def onward(self) -> np.ndarray:
        """Return the weights further on, every step of which follows the rule."""
        path = self.record.onward.weights
        assert path[0].tolist() == self.path[-1]
        taken = self.ruled(path[:-1], self.shares[: len(path) - 1])
        size = max(1.0, float(np.abs(path).max()))
        assert np.abs(taken - np.diff(path, axis=0)).max(initial=0) <= 1e-9 * size
        if len(path) <= MORE:
            beyond = path[-1] + self.ruled(path[-1:], self.shares[len(path) - 1 :][:1])
            assert np.abs(beyond).max() > 1e9
        return path

    def ruled(self, w: np.ndarray, shares: np.ndarray) -> np.ndarray:
        """Return what the rule adds to some weights (T, 2), by numbers of samples."""
        x, y = np.array(self.times), np.array(self.targets)
        z = w[:, :1] + w[:, 1:] * x
        pull = y - z
        if not self.is_linear:
            s = 1 / (1 + np.exp(np.minimum(-z, 700)))
            pull = (y - s) * np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2
        pull = pull * shares * self.eta
        return np.stack([pull.sum(axis=1), (pull * x).sum(axis=1)], axis=1)

    @cached_property
    def later(self) -> np.ndarray:
        """Return the losses further on."""
        w, x = self.onward, np.array(self.times)
        z = w[:, :1] + w[:, 1:] * x
        a = z if self.is_linear else 1 / (1 + np.exp(np.minimum(-z, 700)))
        return ((np.array(self.targets) - a) ** 2).mean(axis=1) / 2

    @cached_property
    def flies(self) -> bool:
        """Tell whether it would leave every scale."""
        return len(self.onward) <= MORE

    @cached_property
    def quarters(self) -> list[np.ndarray]:
        """Return the losses after each pass further on, the last two quarters."""
        ends = self.later[:: self.per_pass]
        quarter = max(len(ends) // 4, 1)
        return [ends[-2 * quarter : -quarter], ends[-quarter:]]

    @cached_property
    def period(self) -> int:
        """Return after how many updates the same places come again; else 0."""
        w = self.onward
        size = max(1, np.abs(w[-200:]).max())
        if len(w) < 200 or np.abs(w[-1] - w[-2]).max() < 1e-7 * size:
            return 0
        apart = (np.abs(w[-1] - w[-1 - p]).max() for p in range(1, 65))
        return next((p for p, far in enumerate(apart, 1) if far < 1e-8 * size), 0)

    @cached_property
    def rests(self) -> bool:
        """Tell whether nothing pulls at the weights, however small the rate."""
        w = self.onward[-1]
        pulls = np.array(self.pulls(w))
        if not self.is_partial:
            pulls = pulls.mean(axis=0)
        terms = [abs(w[0]) + abs(w[1]) * time for time in self.times]
        size = max(1.0, *terms) * max(1.0, *self.times) if self.is_linear else 1.0
        return not self.flies and np.abs(pulls).max() < 1.1e-12 * size


def _sharpest(times) -> float:
    """Return the sharper bend of a loss on these study times."""
    n = len(times)
    mean, square = sum(times) / n, sum(time * time for time in times) / n
    half = (1 + square) / 2
    return half + math.sqrt(max(half**2 - square + mean**2, 0.0))


@lru_cache(64)
def shares(n: int, size: int) -> np.ndarray:
    """Return each sample's share in every update, (enough, n)."""
    rng, rows = np.random.default_rng(0), []
    while len(rows) < MOST + MORE:
        order = rng.permutation(n) if size < n else np.arange(n)
        for first in range(0, n, size):
            batch, row = order[first : first + size], np.zeros(n)
            row[batch] = 1 / len(batch)
            rows.append(row)
    return np.array(rows)
