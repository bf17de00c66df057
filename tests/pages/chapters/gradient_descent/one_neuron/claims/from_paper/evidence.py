"""What a worked example did, by arithmetic of the tests' own."""

from fractions import Fraction
from functools import cached_property

import numpy as np
from scipy.optimize import linprog

WAYS = {  # of the loss: what each mistake counts, whether all are summed
    "half the mean of the squared mistakes": (0.5, False),
    "half the sum of the squared mistakes": (0.5, True),
    "the mean of the squared mistakes": (1.0, False),
    "the sum of the squared mistakes": (1.0, True),
    "the mean of the log losses": (1.0, False),
    "the sum of the log losses": (1.0, True),
}
OURS = {
    "half mean": "half the mean",
    "half sum": "half the sum",
    "mean": "the mean",
    "sum": "the sum",
}


class Seen:
    """The evidence on one training, from its samples and its weights alone."""

    def __init__(self, record) -> None:
        self.record, settings = record, record.settings
        self.settings, self.eta = settings, settings.learning_rate
        self.given = [row[-1] for row in settings.rows]
        self.is_step = settings.activation == "step"
        self.is_log = settings.loss == "log" and settings.activation == "sigmoid"
        only = self.is_step or self.is_log
        self.targets = [float(y > 0) if only else y for y in self.given]
        self.x = np.array([[1.0, *row[:-1]] for row in settings.rows])
        self.y = np.array(self.targets)
        self.n, self.path = len(self.y), record.fit.weights
        self.last = len(self.path) - 1
        self.moves = np.array([settings.bias_learns, 1, 1][: self.x.shape[1]])
        self.size = 1 if settings.one_by_one or self.is_step else self.n
        what = "log losses" if self.is_log else "squared mistakes"
        self.way = f"{OURS[settings.scale]} of the {what}"

    def z(self, w) -> np.ndarray:
        w = np.asarray(w)
        total = w[..., :1] * self.x[:, 0]
        for k in range(1, self.x.shape[1]):
            total = total + w[..., k : k + 1] * self.x[:, k]
        return total

    def answers(self, w) -> np.ndarray:
        z = self.z(w)
        return z if self.settings.activation == "linear" else _s(z)

    def errors(self, w) -> np.ndarray:
        if self.is_log:
            z = self.z(w)
            return self.y * _s(-z) - (1 - self.y) * _s(z)
        return self.y - self.answers(w)

    def loss(self, w, way: str = "") -> np.ndarray:
        each, summed = WAYS[way or self.way]
        if self.is_log:
            z = self.z(w)
            losses = self.y * _soft(-z) + (1 - self.y) * _soft(z)
        else:
            losses = each * self.errors(w) ** 2
        return losses.sum(axis=-1) if summed else losses.mean(axis=-1)

    def terms(self, w) -> float:
        """Return how large what a mistake is made of may be."""
        made = (np.abs(self.x * np.asarray(w)).sum(axis=1)).max()
        return float(max(1.0, np.abs(self.y).max(), made))

    def parts(self, w, t: int, way: str = "") -> np.ndarray:
        """Return what each sample heard adds to each weight, before η, (size, d)."""
        each, summed = WAYS[way or self.way]
        first = t * self.size % self.n
        heard = slice(first, first + self.size)
        pulls = self.errors(w)
        if not self.is_log:
            curved = self.answers(w) * (1 - self.answers(w))  # far out it is 0
            is_linear = self.settings.activation == "linear"
            pulls = 2 * each * pulls * (1 if is_linear else curved)
        share = 1 if summed else self.size
        parts = pulls[heard, np.newaxis] * self.x[heard] / share
        return parts * self.moves

    def follows(self, path, eta: float, way: str = "") -> bool:
        """Tell whether every update of a path is that of a loss."""
        for t, (w, after) in enumerate(zip(path, path[1:], strict=False)):
            parts = eta * self.parts(w, t, way)
            far = 1e-8 * max(1.0, np.abs(parts).sum(), np.abs([w, after]).max())
            if np.abs(w + parts.sum(axis=0) - after).max() > far:
                return False
        return True

    @cached_property
    def is_ruled(self) -> bool:
        """Tell whether every update is what its loss asks for."""
        return not self.is_step and self.follows(self.path, self.eta)

    # --- a step unit ------------------------------------------------------------------

    @cached_property
    def exact(self) -> list[list[Fraction]]:
        """Return the weights in fractions, visit by visit, as long as the record's."""
        return self.visited(self.last)

    def visited(self, n_visits: int) -> list[list[Fraction]]:
        rows = [[Fraction(repr(float(x))) for x in row] for row in self.x.tolist()]
        path = [[Fraction(repr(float(w))) for w in self.settings.weights]]
        eta = Fraction(repr(float(self.eta)))
        for t in range(n_visits):
            i, w = t % self.n, path[-1]
            move = eta * (int(self.targets[i]) - self.says(rows[i], w))
            moved = zip(w, rows[i], self.moves.tolist(), strict=True)
            path.append([a + move * x * int(learns) for a, x, learns in moved])
        return path

    def says(self, row, w) -> int:
        return int(sum(a * x for a, x in zip(w, row, strict=True)) >= 0)

    def sum_of(self, i: int, w) -> Fraction:
        row = [Fraction(repr(float(x))) for x in self.x[i].tolist()]
        return sum(a * x for a, x in zip(w, row, strict=True))

    def n_wrong(self, w) -> int:
        """Return how many samples exact weights have wrong."""
        pairs = enumerate(self.targets)
        return sum(int(self.sum_of(i, w) >= 0) != y for i, y in pairs)

    def is_right(self, path, epoch: int) -> bool:
        """Tell whether no sample is wrong in an epoch, from 1."""
        visits = range((epoch - 1) * self.n, epoch * self.n)
        return all(
            int(self.sum_of(t % self.n, path[t]) >= 0) == self.targets[t % self.n]
            for t in visits
        )

    @cached_property
    def can_be_separated(self) -> bool:
        """Tell whether a linear program finds weights with all on their sides."""
        sides = -(2 * self.y - 1)[:, np.newaxis] * self.x
        if not self.settings.bias_learns:
            sides = sides[:, 1:]
        scaled = sides / np.maximum(np.abs(sides).max(axis=0), 1e-9)
        asks = np.full(self.n, -1.0)
        free = [(None, None)] * scaled.shape[1]
        found = linprog(np.zeros(scaled.shape[1]), scaled, asks, bounds=free)
        return found.status == 0


def _s(z) -> np.ndarray:
    e = np.exp(-np.abs(z))
    return np.where(z > 0, 1.0, e) / (1 + e)


def _soft(z) -> np.ndarray:
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
