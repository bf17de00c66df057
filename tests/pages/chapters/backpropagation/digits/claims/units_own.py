"""Own arithmetic on every unit of "What units look for"."""

from functools import cache

import numpy as np

from .own import Net, own_split


class Seen:
    """What excites every unit, and what it speaks for, by the weights alone."""

    def __init__(self, record) -> None:
        """Look at the weights only."""
        self.net = Net(record.net)
        (self.pixels, self.labels), _ = own_split()
        self.alone, self.last = not self.net.hidden, self.net.last
        self.n_units = self.net.hidden or 10
        self.unit = min(record.settings.unit, self.n_units - 1)
        self.means, self.kinds = cache(self._means), cache(self._kinds)

    def _means(self, step):
        """Return the average of each unit for each digit, (10, U)."""
        units = self.net.units(self.pixels, step)
        return np.array([units[self.labels == one].mean(axis=0) for one in range(10)])

    def _kinds(self, step):
        """Return what the nine digits show that excite each unit most, (U, 9)."""
        with np.errstate(all="ignore"):
            z = self.pixels @ self.net.into[step] + self.net.biases[step]
        return self.labels[np.argsort(-z, axis=0, kind="stable")[:9]].T

    def out(self, step):
        """Return the weights from each unit to the outputs, (U, 10)."""
        return np.eye(10) if self.alone else self.net.out[step]

    def is_dead(self, step):
        """Tell of each unit whether it gives all digits the same."""
        units = self.net.units(self.pixels, step)
        return (units == units[0]).all(axis=0)

    def dead(self, step):
        """Count the units that are dead."""
        return int(self.is_dead(step).sum())

    def accords(self, step):
        """Count the units, not dead, that speak for what they are highest for."""
        pairs = zip(self.means(step).T, self.out(step), self.is_dead(step), strict=True)
        return sum(int(m.argmax() == o.argmax() and not dead) for m, o, dead in pairs)

    def purity(self, step):
        """Return how many of the nine are alike, on average over units not dead."""
        pairs = zip(self.kinds(step), self.is_dead(step), strict=True)
        alive = [row for row, dead in pairs if not dead]
        return float(np.mean([np.bincount(row).max() for row in alive]))
