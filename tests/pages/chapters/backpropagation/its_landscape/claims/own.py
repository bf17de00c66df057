"""Evidence on "One plane" by the test's own arithmetic: losses, planes, distances."""

from functools import cached_property

import numpy as np

LABELS = {
    "gradient_descent": "Gradient descent",
    "momentum": "Momentum",
    "nesterov": "Nesterov",
    "adagrad": "AdaGrad",
    "rmsprop": "RMSProp",
    "adam": "Adam",
}


class Seen:
    """The paths, and what a plane shows of them, worked out again."""

    def __init__(self, record):
        self.record, self.settings = record, record.settings
        self.samples = self.settings.samples
        self.sizes = self.settings.network.layer_sizes
        self.names = [LABELS[name] for name in self.settings.walkers]
        hand = self.settings.hand
        self.hand = self.settings.walkers.index(hand)
        self.name = LABELS[hand]
        self.epochs = self.settings.epochs.tolist()
        self.paths = [one.snapshots for one in record.histories]
        self.n_steps = max(map(len, self.paths)) - 1
        self.center, self.ways = record.plane.center, record.plane.directions

    @property
    def n(self):
        return sum(a * b + b for a, b in zip(self.sizes, self.sizes[1:], strict=False))

    def loss(self, vector):
        """One network's mean loss: a loop over its layers."""
        a, at = self.samples.inputs, 0
        pairs = list(zip(self.sizes, self.sizes[1:], strict=False))
        n_weights = sum(n * m for n, m in pairs)
        bias_at = n_weights
        with np.errstate(all="ignore"):
            for layer, (n, m) in enumerate(pairs):
                z = a @ vector[at : at + n * m].reshape(n, m)
                z = z + vector[bias_at : bias_at + m]
                at, bias_at = at + n * m, bias_at + m
                a = z if layer == len(pairs) - 1 else self.squashed(z)
            y = self.samples.targets
            if self.samples.kind == "numbers":
                return float(((y - a) ** 2).sum() / (2 * len(y)))
            signed = np.where(y == 1, -a, a)
            return float(np.logaddexp(0, signed).sum() / len(y))

    def squashed(self, z):
        kinds = {
            "tanh": np.tanh,
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "relu": lambda z: z * (z > 0),
        }
        return kinds[self.settings.activation](z)

    @cached_property
    def losses(self):
        return [[self.loss(point) for point in path] for path in self.paths]

    @cached_property
    def below(self):
        """Of every path its points' nearest ones in the plane."""
        q, _ = np.linalg.qr(self.ways.T)
        found = []
        for path in self.paths:
            away = path - self.center
            found.append(self.center + (away @ q) @ q.T)
        return found

    @cached_property
    def heights(self):
        return [[self.loss(point) for point in path] for path in self.below]

    @cached_property
    def distances(self):
        pairs = zip(self.paths, self.below, strict=True)
        return [np.sqrt(((a - b) ** 2).sum(axis=1)) for a, b in pairs]

    @cached_property
    def shares(self):
        q, _ = np.linalg.qr(self.ways.T)
        found = []
        for path in self.paths:
            around = path - path.mean(axis=0)
            whole = (around**2).sum()
            found.append(((around @ q) ** 2).sum() / whole if whole else 1.0)
        return found

    @cached_property
    def gaps(self):
        """How wrong the plane is about the one in hand, 0 where it lies in it."""
        high, true = np.array(self.heights[self.hand]), np.array(self.losses[self.hand])
        gaps = np.abs(high - true)
        known = np.isfinite(gaps) & (self.distances[self.hand] > 1e-9)
        return np.where(known, gaps, 0.0)

    def at(self, step):
        return min(step, len(self.paths[self.hand]) - 1)

    @cached_property
    def lost(self):
        return [one.stop_reason.name == "DIVERGED" for one in self.record.histories]
