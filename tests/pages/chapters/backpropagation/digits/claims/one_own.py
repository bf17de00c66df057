"""Own arithmetic on one digit: its blame by hand, and the update by hand."""

import numpy as np

from engines.datasets import digit_rows

from .own import Net, own_split


class Seen:
    """One held-out digit before and after an update, by the weights alone."""

    def __init__(self, record) -> None:
        """Take the weights of the end apart, and go through the network by hand."""
        net, settings = Net(record.net), record.settings
        self.settings, self.kind, self.hidden = settings, net.kind, net.hidden
        _, (held, labels) = own_split()
        at = settings.number
        self.label = int(labels[at])
        rows = digit_rows()
        order = np.random.default_rng(0).permutation(len(rows))
        self.ink = rows[order[1200 + at], :64]
        self.n, last = len(labels) - 1, net.last
        self.weights = [net.into[last], net.biases[last]]
        self.weights += [net.out[last], net.ends[last]] if net.hidden else []
        x = held[at]
        with np.errstate(all="ignore"):
            self.units, self.shares, self.losses = [], [], []
            self._read(x)
            self._blame(x, rows[:, :64].std())
            rights = [self._right(held, labels)]
            eta = settings.one_rate
            steps = [eta * one for one in self.gradients]
            old = self.weights
            self.weights = [w - step for w, step in zip(old, steps, strict=True)]
            self._read(x)
            rights.append(self._right(held, labels))
        self.right = [np.delete(one, at) for one in rights]
        self.count = sum(w.size for w in old)
        self.length = np.sqrt(sum((w**2).sum() for w in old))
        self.steepness = np.sqrt(sum((g**2).sum() for g in self.gradients))
        self.says = [int(p.argmax()) for p in self.shares]

    def _bend(self, z):
        if self.kind == "relu":
            return np.maximum(z, 0), 1.0 * (z > 0)
        if self.kind == "tanh":
            return np.tanh(z), 1 / np.cosh(z) ** 2
        if self.kind == "sigmoid":
            return 0.5 + 0.5 * np.tanh(z / 2), 0.25 / np.cosh(z / 2) ** 2
        return z, np.ones_like(z)

    def _outputs(self, x):
        if not self.hidden:
            return None, None, x @ self.weights[0] + self.weights[1]
        a, slope = self._bend(x @ self.weights[0] + self.weights[1])
        return a, slope, a @ self.weights[2] + self.weights[3]

    def _read(self, x):
        a, slope, z = self._outputs(x)
        top = z.max()
        small = np.exp(z - top)
        self.units.append((a, slope))
        self.shares.append(small / small.sum())
        self.losses.append(float(np.log(small.sum()) + top - z[self.label]))

    def _blame(self, x, spread):
        """Hand the blame back by hand."""
        a, slope = self.units[0]
        out = self.shares[0] - np.eye(10)[self.label]
        self.outputs = out
        if not self.hidden:
            self.gradients = [np.outer(x, out), out]
            self.pixels = self.weights[0] @ out / spread
            return
        blame = slope * (self.weights[2] @ out)
        self.blame = blame
        self.gradients = [np.outer(x, blame), blame, np.outer(a, out), out]
        self.pixels = self.weights[0] @ blame / spread

    def _right(self, held, labels):
        return self._outputs(held)[2].argmax(axis=1) == labels

    @property
    def lost_and_won(self):
        """Count those right before alone, and after alone."""
        before, after = self.right
        return int((before & ~after).sum()), int((after & ~before).sum())

    @property
    def answer(self):
        """Return what wins the bet."""
        before, after = self.says
        if before == self.label:
            lost, won = self.lost_and_won
            if lost == won:
                return "As many"
            return "Fewer of them" if lost > won else "More of them"
        if after == self.label:
            return f"{after}, rightly"
        return f"Still {after}" if after == before else "Another wrong one"
