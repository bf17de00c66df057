"""Own arithmetic on two trainings: shares, gradients, units that are off."""

import numpy as np

from engines.datasets import digit_samples

from .own import SLOPES

LIMIT = {"sigmoid": 0.025, "relu": 0.1}


class One:
    """One network: its raw numbers, and its units at the end."""

    def __init__(self, trained, epochs: int) -> None:
        """Take the raw numbers."""
        history, snaps = trained.history, trained.snapshots
        self.shares, self.losses = history.accuracies.tolist(), history.losses.tolist()
        self.grads, self.moved = snaps.weight_grads, snaps.moved
        self.kind, self.parameters = trained.network.activation, history.parameters
        self.last = len(self.losses) - 1
        self.flew = self.last < epochs
        self.answers = snaps.predictions.argmax(axis=-1)

    def at(self, step: int) -> int:
        """Return the epoch that is shown at a step."""
        return min(step, self.last)

    def gone(self, step: int) -> bool:
        """Tell whether it has left all numbers by this step."""
        return self.flew and step > self.last

    @property
    def share(self) -> float:
        """The share right at the end."""
        return self.shares[-1]

    @property
    def outcome(self) -> str:
        """What became of it, by shares and gradients alone."""
        if self.flew:
            return "flew off"
        if self.share >= 0.9:
            return "learnt"
        if self.grads[-1, 0] == 0:
            return "stuck"
        if self.share >= 0.25:
            return "begun"
        return "lost" if max(self.shares) >= 0.25 else "not learnt"

    def slopes(self) -> list[np.ndarray]:
        """Pass all digits through by hand; return the hidden layers' slopes."""
        a, found = digit_samples(300)[0], []
        made = self.parameters
        pairs = [*zip(made.weights, made.biases, strict=True)]
        for weights, biases in pairs[:-1]:
            with np.errstate(all="ignore"):
                a, slope = SLOPES[self.kind](a @ weights + biases)
            found.append(np.abs(slope))
        self.top = a @ pairs[-1][0] + pairs[-1][1]
        return found

    def without_blame(self) -> np.ndarray:
        """Tell of which digits the outputs are exactly what they should be."""
        self.slopes()
        shares = np.exp(self.top - self.top.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        return (shares == digit_samples(300)[1]).all(axis=-1)


class Learned:
    """Both networks."""

    def __init__(self, record) -> None:
        """Take the raw numbers of both."""
        self.settings, epochs = record.settings, record.settings.n_epochs
        self.sigmoid, self.relu = (One(one, epochs) for one in record.networks)
        self.labels = record.labels

    def named(self, name: str) -> One:
        """Return a network by what its units are called."""
        return {"Sigmoid": self.sigmoid, "ReLU": self.relu}[name]
