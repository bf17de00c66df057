"""Own arithmetic on both networks of "Learn to read"."""

from functools import cache

import numpy as np

from .own import Net, own_split


class Seen:
    """Both networks, and who is right about what, step by step."""

    def __init__(self, record) -> None:
        """Look at the weights only."""
        self.settings = record.settings
        self.net, self.base = Net(record.net), Net(record.baseline)
        (self.learned, self.learned_labels), (self.held, self.labels) = own_split()
        self.n_learned, self.n = len(self.learned), len(self.held)
        self.last = max(self.net.last, self.base.last)
        self.flew = self.net.last < record.settings.n_epochs
        self.at = cache(self._at)

    @property
    def alone(self):
        """Whether there is no hidden layer."""
        return not self.net.hidden

    def _at(self, step):
        """Return shares, answers and the baseline's answers for the held-out digits."""
        shares = self.net.shares(self.held, self.net.at(step))
        theirs = self.base.says(self.held, self.base.at(step))
        return shares, shares.argmax(axis=1), theirs

    def right(self, step):
        """Count the held-out digits that are named rightly, by both."""
        _, ours, theirs = self.at(step)
        return int((ours == self.labels).sum()), int((theirs == self.labels).sum())

    def right_learned(self, step):
        """Count the learned digits that are named rightly."""
        says = self.net.says(self.learned, self.net.at(step))
        return int((says == self.learned_labels).sum())

    def mistakes(self, step):
        """Return how often each pair of two digits is mixed up."""
        _, ours, _ = self.at(step)
        pairs = {}
        for is_, said in zip(self.labels.tolist(), ours.tolist(), strict=True):
            if is_ != said:
                pairs[is_, said] = pairs.get((is_, said), 0) + 1
        return pairs

    @property
    def only(self):
        """Count what each of both alone has right in the end."""
        _, ours, theirs = self.at(self.last)
        a, b = ours == self.labels, theirs == self.labels
        return int((a & ~b).sum()), int((b & ~a).sum())

    @property
    def points(self):
        """Return the difference in points, and its standard error over digits."""
        a, b = self.only
        each = np.zeros(self.n)
        each[:a], each[a : a + b] = 1, -1
        return 100 * each.mean(), 100 * each.std() / np.sqrt(self.n)

    @property
    def answers(self):
        """Return what wins the bet."""
        if self.alone:
            return self.right(self.last)[0]
        points, error = self.points
        if abs(points) <= 2 * error:
            return "Too near to call"
        return f"{'Better' if points > 0 else 'Worse'}, beyond chance"

    @property
    def dead(self):
        """Count the units that are 0 for every learned digit in the end."""
        units = self.net.units(self.learned, self.net.last)
        return int((units == 0).all(axis=0).sum())
