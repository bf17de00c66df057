"""Own arithmetic on a training: what its weights say at every look, and how wrong."""

from math import ceil

import numpy as np

FEATURES = {
    "x": lambda x, y: x,
    "y": lambda x, y: y,
    "xx": lambda x, y: x * x,
    "yy": lambda x, y: y * y,
    "xy": lambda x, y: x * y,
    "sin_x": lambda x, y: np.sin(x),
    "sin_y": lambda x, y: np.sin(y),
}
GELU = float(np.sqrt(2 / np.pi))
UNITS = {
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2),
    "tanh": np.tanh,
    "relu": lambda z: np.where(z > 0, z, 0.0),
    "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
    "gelu": lambda z: z / 2 * (1 + np.tanh(GELU * (z + 0.044715 * z**3))),
    "softplus": lambda z: np.logaddexp(0, z),
}
GOAL = 0.95


class Trained:
    """One training: its raw numbers, and what follows from them."""

    def __init__(self, record) -> None:
        """Take the raw numbers, and let every look's weights answer."""
        self.settings, problem = record.settings, record.problem
        self.history, self.samples = record.history, problem.samples
        self.looks, self.out = record.history.looks.tolist(), problem.is_held_out
        self.sorts = self.samples.kind == "classes"
        self.n_train = int((~self.out).sum())
        self.in_epoch = ceil(self.n_train / min(self.settings.batch, self.n_train))
        self.planned = int(self.settings.n_epochs) * self.in_epoch
        self.sizes = (
            len(self.settings.features),
            *self.settings.hidden,
            self.samples.targets.shape[1],
        )
        self.inputs = self._inputs()
        with np.errstate(all="ignore"):
            self.hidden, self.outputs = self._pass()
            self.shares = np.array(
                [self._share(part) for part in (~self.out, self.out)]
            )
            self.losses = np.array([self._loss(part) for part in (~self.out, self.out)])

    @property
    def flew(self) -> bool:
        """Whether fewer updates had a finite loss than were planned."""
        return int(self.history.stopped_at) < self.planned or self._lost_last()

    def _lost_last(self) -> bool:
        return self.looks[-1] < self.planned

    def weights(self, step: int) -> list[tuple[np.ndarray, np.ndarray]]:
        """Return each layer's weights and biases at a look."""
        row, found, at = self.history.snapshots[step], [], 0
        for a, b in zip(self.sizes[:-1], self.sizes[1:], strict=True):
            found.append(row[at : at + a * b].reshape(a, b))
            at += a * b
        biases = []
        for b in self.sizes[1:]:
            biases.append(row[at : at + b])
            at += b
        return list(zip(found, biases, strict=True))

    def _inputs(self) -> np.ndarray:
        x, y = self.samples.inputs.T
        told = np.stack([FEATURES[n](x, y) for n in self.settings.features], axis=1)
        if self.settings.standardised:
            known = told[~self.out]
            spread = known.std(axis=0)
            told = (told - known.mean(axis=0)) / np.where(spread > 1e-12, spread, 1)
        return told

    def _pass(self):
        inputs, hidden, outputs = self.inputs, [], []
        for step in range(len(self.looks)):
            a, layers = inputs, []
            *first, (weights, biases) = self.weights(step)
            for matrix, bias in first:
                a = UNITS[self.settings.activation](a @ matrix + bias)
                layers.append(a)
            hidden.append(layers)
            outputs.append(a @ weights + biases)
        return hidden, np.array(outputs)

    @property
    def named(self) -> np.ndarray:
        """The class that is named, (S, n)."""
        if self.outputs.shape[-1] > 1:
            return self.outputs.argmax(axis=-1)
        return (self.outputs[..., 0] > 0).astype(int)

    def _share(self, part) -> np.ndarray:
        """Return the share right, or explained, at every look."""
        if self.sorts:
            return (self.named[:, part] == self.samples.labels[part]).mean(axis=1)
        targets = self.samples.targets[part, 0]
        left = ((self.outputs[:, part, 0] - targets) ** 2).mean(axis=1)
        return 1 - left / targets.var()

    def _loss(self, part) -> np.ndarray:
        """Return the mean loss at every look."""
        z, y = self.outputs[:, part], self.samples.targets[part]
        if not self.sorts:
            return ((z - y) ** 2).sum(axis=-1).mean(axis=-1) / 2
        if z.shape[-1] == 1:
            return np.logaddexp(0, np.where(y > 0.5, -z, z))[..., 0].mean(axis=-1)
        right = (z * y).sum(axis=-1)
        top = z.max(axis=-1)
        whole = top + np.log(np.exp(z - top[..., None]).sum(axis=-1))
        return (whole - right).mean(axis=-1)

    @property
    def solved_at(self) -> int | None:
        """The first look at which enough of those held out are right."""
        found = [at for at, value in enumerate(self.shares[1]) if value >= GOAL]
        return found[0] if found else None

    @property
    def quarter(self) -> str:
        """The option of the bet that is right."""
        if self.solved_at is None:
            return "Not at all"
        early = 4 * self.looks[self.solved_at] <= self.planned
        return "In its first quarter" if early else "Later"

    def penalty(self, step: int) -> float:
        """Return what L1 and L2 cost."""
        row = np.concatenate([w.ravel() for w, _ in self.weights(step)])
        l1, l2 = self.settings.l1, self.settings.l2
        with np.errstate(over="ignore"):
            return float(l1 * np.abs(row).sum() + l2 / 2 * (row * row).sum())

    def moved(self, step: int) -> np.ndarray | None:
        """Return what the last update before a look moved, by layer."""
        at = self.looks[step] - 1
        return self.history.update_sizes[at] if at >= 0 else None
