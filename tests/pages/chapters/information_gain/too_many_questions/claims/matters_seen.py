"""What the sweep of "What matters" knows of a record, by arithmetic of its own."""

from dataclasses import dataclass
from functools import cached_property
from math import log2, sqrt

import numpy as np

SAME = 1e-11


def impurity(counts: list[int], criterion: str) -> float:
    """Return how mixed a bag is."""
    shares = [count / sum(counts) for count in counts if count]
    if criterion == "entropy":
        return -sum(p * log2(p) for p in shares)
    if criterion == "gini":
        return 1 - sum(p * p for p in shares)
    return 1 - max(shares)


@dataclass(frozen=True, eq=False)
class Losses:
    """What shuffling costs on one half, from the numbers of the record."""

    by_shuffle: np.ndarray
    by_row: np.ndarray

    def mean(self, at: int) -> float:
        return sum(self.by_shuffle[:, at].tolist()) / len(self.by_shuffle)

    def error(self, at: int) -> float:
        rows = self.by_row[:, at]
        return sqrt(((rows - rows.mean()) ** 2).mean() / len(rows))

    @cached_property
    def means(self) -> list[float]:
        return [self.mean(at) for at in range(self.by_row.shape[1])]


@dataclass(frozen=True, eq=False)
class Seen:
    """A tree with its columns: what they removed, and what shuffling them cost."""

    record: object

    @property
    def settings(self):
        return self.record.settings

    @property
    def tree(self):
        return self.record.grown.tree

    @property
    def names(self) -> tuple[str, ...]:
        return self.record.columns.names

    @property
    def added(self) -> int:
        """Return the place of the added column: it is the last."""
        return len(self.names) - 1

    @cached_property
    def source(self) -> int:
        """Return the column that was copied: the nearest to the last."""
        X = self.record.columns.X
        scale = X.std(axis=0) + 1e-300
        far = [np.abs(X[:, k] - X[:, -1]).mean() / scale[k] for k in range(self.added)]
        return int(np.argmin(far))

    @cached_property
    def asking(self) -> list[int]:
        tree = self.tree
        return [k for k in range(len(tree.features)) if tree.children[k, 0] >= 0]

    def asked(self, at: int) -> int:
        return sum(int(self.tree.features[node]) == at for node in self.asking)

    def weighed(self, node: int) -> float:
        counts = self.tree.class_counts[node].tolist()
        return sum(counts) * impurity(counts, self.settings.criterion)

    @property
    def n(self) -> int:
        return int(self.tree.class_counts[0].sum())

    @property
    def most(self) -> float:
        """Return the impurity of all learned rows."""
        return self.weighed(0) / self.n

    @cached_property
    def removed(self) -> list[float]:
        found = [0.0] * len(self.names)
        for node in self.asking:
            left, right = self.tree.children[node].tolist()
            gone = self.weighed(node) - self.weighed(left) - self.weighed(right)
            found[int(self.tree.features[node])] += gone / self.n
        return [one if one > SAME else 0.0 for one in found]

    @property
    def total(self) -> float:
        return sum(self.removed)

    def credit(self, at: int) -> float:
        return self.removed[at] / self.total if self.total > SAME else 0.0

    @cached_property
    def first(self) -> list[int]:
        """Return the columns with the most credit."""
        most = max(self.removed)
        return [k for k, one in enumerate(self.removed) if one > most - SAME]

    @cached_property
    def held(self) -> Losses:
        return Losses(self.record.held.by_shuffle, self.record.held.by_row)

    @cached_property
    def learned(self) -> Losses:
        return Losses(self.record.learned.by_shuffle, self.record.learned.by_row)

    @cached_property
    def costly(self) -> list[int]:
        """Return the columns that cost most held out, if any costs."""
        most = max(self.held.means)
        return [
            k
            for k, one in enumerate(self.held.means)
            if most > SAME < one > most - SAME
        ]

    @cached_property
    def second(self) -> list[int]:
        """Return the columns that cost most of those that are left."""
        left = [
            (one, k) for k, one in enumerate(self.held.means) if k != self.costly[0]
        ]
        most = max((one for one, _ in left), default=0.0)
        return [k for one, k in left if most > SAME and one > most - SAME]

    def column(self, step: int) -> int:
        """Return which column is shuffled at a step, by the step's name."""
        name = self.record.columns.names[self.record.shown[step - 1]]
        return self.names.index(name)

    def right(self, held: bool) -> int:
        halves, columns = self.settings.halves, self.record.columns
        X, y = (columns.X, halves.y)
        if held:
            X, y = columns.held_X, halves.held_y
        return int((self.tree.predict(X) == y).sum())
