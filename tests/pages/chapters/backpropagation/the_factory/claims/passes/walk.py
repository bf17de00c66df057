"""The steps before the sample that is followed, and its own, in the tests' arithmetic.

A network is a list of (weights, biases), a layer each; so is a gradient.
"""

import numpy as np

from tests.pages.chapters.backpropagation.the_factory.cases import SQUASH, sigmoid

ROUNDING = 1e-12


def total(terms) -> float:
    """Return a sum, 0 where its terms cancel but for rounding."""
    found = float(np.sum(terms))
    return 0.0 if abs(found) <= ROUNDING * np.abs(terms).sum() else found


def shares_of(z):
    """Return the softmax."""
    small = np.exp(z - z.max())
    return small / small.sum()


def slope_of(kind: str, z):
    if kind in ("relu", "identity"):
        return (z > 0) * 1.0 if kind == "relu" else np.ones_like(z)
    if kind == "tanh":
        return 4 * sigmoid(2 * z) * sigmoid(-2 * z)
    return sigmoid(z) * sigmoid(-z)


def values_of(held, kinds, x):
    """Return what every layer makes, z and value, the outputs' last."""
    found, now = [], x
    for (weights, biases), kind in zip(held, kinds, strict=True):
        z = now @ weights + biases
        now = z if kind == "identity" else SQUASH[kind](z)
        found.append((z, now))
    return found


def answers_of(loss: str, out):
    """Return what outputs stand for."""
    if loss == "softmax_cross_entropy":
        return shares_of(out)
    return sigmoid(out) if loss == "binary_cross_entropy" else out


def mistakes_of(loss: str, out, y):
    """Return how E changes with what comes out; of the entropies, with its z."""
    said = answers_of(loss, out)
    if loss == "softmax_cross_entropy":
        return said * y.sum() - y
    if loss == "binary_cross_entropy":  # said - y, where both are near 1
        return (1 - y) * sigmoid(out) - y * sigmoid(-out)
    factors = {"squared_error": 2.0, "mean_squared_error": 2.0 / len(y)}
    return factors.get(loss, 1.0) * (said - y)


def error_of(loss: str, out, y) -> float:
    """Return one sample's E."""
    if loss == "softmax_cross_entropy":
        top = out.max()
        return float((y * (np.log(np.exp(out - top).sum()) - out + top)).sum())
    if loss == "binary_cross_entropy":
        both = np.logaddexp(0, out), np.logaddexp(0, -out)
        return float(((1 - y) * both[0] + y * both[1]).sum())
    squares = ((y - out) ** 2).sum()
    return float(
        squares
        * {"half_squared_error": 0.5, "mean_squared_error": 1 / len(y)}.get(loss, 1.0)
    )


def gradient(held, kinds, loss: str, x, y):
    """Return one sample's gradient, layer by layer."""
    found, made = [], values_of(held, kinds, x)
    came = [x, *(value for _, value in made[:-1])]
    blame = mistakes_of(loss, made[-1][1], y)
    for layer in reversed(range(len(held))):
        delta = blame * slope_of(kinds[layer], made[layer][0])
        found.insert(0, (np.outer(came[layer], delta), delta))
        blame = np.array([total(row) for row in held[layer][0] * delta])
    return found


class Walk:
    """Where the sample that is followed finds the weights, and how it steps."""

    def __init__(self, settings) -> None:
        self.settings, factory = settings, settings.factory
        self.loss, self.n = factory.loss, factory.sizes[0]
        *hidden, last = factory.activations
        hidden = hidden if factory.is_own else [settings.activation]
        self.kinds = [*hidden, last]
        tables = [np.array(table, float) for table in settings.tables]
        self.held = [(table[:-1], table[-1]) for table in tables]
        self.speed = self._first_speed()
        self.at = settings.followed
        for sample in range(settings.followed if settings.one_by_one else 0):
            speed = self._speed(self._gradient(sample))
            moved = self.moved(speed, settings.learning_rate)
            if not all(np.abs(one).max() <= 1e6 for pair in moved for one in pair):
                self.at = sample
                break
            self.held, self.speed = moved, speed
        rows = range(len(settings.sample))
        self.is_mean = not settings.one_by_one and len(rows) > 1
        lots = [self._gradient(k) for k in (rows if self.is_mean else [self.at])]
        self.own = self._gradient(self.at)
        self.grads = [
            tuple(np.mean(ones, axis=0) for ones in zip(*layer, strict=True))
            for layer in zip(*lots, strict=True)
        ]
        self.way = self._speed(self.grads)

    @property
    def is_own_step(self) -> bool:
        return not self.is_mean and not any(
            s.any() for pair in self.speed for s in pair
        )

    def sample(self, k: int):
        row = np.array(self.settings.sample[k], float)
        return row[: self.n], row[self.n :]

    def _gradient(self, k: int):
        return gradient(self.held, self.kinds, self.loss, *self.sample(k))

    def learns(self, layer: int):
        moving = self.settings.moving
        every = np.ones(self.settings.factory.sizes[layer + 1]) * self.settings.biases
        return np.array(moving[layer], float) if moving else every

    def _first_speed(self):
        still = [(0 * weights, 0 * biases) for weights, biases in self.held]
        count = sum(one.size for pair in still for one in pair)
        given = np.array(self.settings.velocity)
        if not self.settings.momentum or len(given) != count:
            return still
        for part in (0, 1):  # all weights, then all biases
            for layer, pair in enumerate(still):
                size = pair[part].size
                pair[part][:] = given[:size].reshape(pair[part].shape)
                given = given[size:]
                if part:
                    pair[part][:] *= self.learns(layer)
        return still

    def _speed(self, grads):
        beta = self.settings.momentum
        return [
            (beta * v + g, beta * vb + gb * self.learns(layer))
            for layer, ((v, vb), (g, gb)) in enumerate(
                zip(self.speed, grads, strict=True)
            )
        ]

    def moved(self, way, rate: float):
        return [
            (weights - rate * w, biases - rate * b)
            for (weights, biases), (w, b) in zip(self.held, way, strict=True)
        ]

    def error(self, rate: float, sample: int | None = None) -> float:
        """Return E of a sample after a step with this learning rate."""
        x, y = self.sample(self.at if sample is None else sample)
        out = values_of(self.moved(self.way, rate), self.kinds, x)[-1][1]
        return error_of(self.loss, out, y)

    def mean_error(self, rate: float) -> float:
        every = range(len(self.settings.sample))
        return float(np.mean([self.error(rate, sample) for sample in every]))
