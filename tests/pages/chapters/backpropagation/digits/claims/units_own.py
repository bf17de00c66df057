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
        """Tell of each unit whether it gives all digits the same, to a millionth."""
        units = self.net.units(self.pixels, step)
        return units.max(axis=0) - units.min(axis=0) < 5e-7

    def dead(self, step):
        """Count the units that are dead."""
        return int(self.is_dead(step).sum())

    @property
    def second(self):
        """Return the digit, but 3, for which the output of 3 is highest in the end."""
        means = dict(enumerate(self.means(self.last)[:, 3].tolist()))
        del means[3]
        return str(max(means, key=means.get))

    def accords(self, step):
        """Count the units, not dead, that speak for what they are highest for."""
        pairs = zip(self.means(step).T, self.out(step), self.is_dead(step), strict=True)
        return sum(
            int(m.round(9).argmax() == o.argmax() and not dead) for m, o, dead in pairs
        )

    def purity(self, step):
        """Return how many of the nine are alike, on average over units not dead."""
        pairs = zip(self.kinds(step), self.is_dead(step), strict=True)
        alive = [row for row, dead in pairs if not dead]
        counts = [np.bincount(row).max() for row in alive]
        return float(np.mean(counts)) if counts else np.nan
