"""All open nodes of a level at once, their rows, and the cuts that are found there."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.columns import Columns
from engines.decision_trees.kept import Kept


@dataclass(eq=False)
class Level:
    """q nodes that are looked at together, and the m rows that stand at them."""

    columns: Columns
    ranks: np.ndarray  # (d, m) the rows' values, as ranks among those of all rows
    classes: np.ndarray  # (m,) integers
    at: np.ndarray  # (m,) integers: at which node each row is
    counts: np.ndarray  # (q, n_classes) how many rows of each class the nodes have
    sizes: np.ndarray  # (q,) how many rows that are

    def only(self, kept: np.ndarray) -> "Level":
        """Return the level without the other nodes and their rows; (q,) bool says."""
        if np.count_nonzero(kept) == len(kept):
            return self
        rows = kept[self.at].nonzero()[0]
        number = kept.cumsum() - 1
        return Level(
            self.columns,
            self.ranks.take(rows, axis=1),
            self.classes[rows],
            number[self.at[rows]],
            self.counts[kept],
            self.sizes[kept],
        )

    def split(self, features: np.ndarray, lows: np.ndarray) -> "Level":
        """Return the children of all nodes, left and right in turn: rank <= low?"""
        rows = np.arange(len(self.at))
        goes_right = self.ranks[features[self.at], rows] > lows[self.at]
        at = 2 * self.at + goes_right
        q, n_classes = self.counts.shape
        bins = at * n_classes + self.classes
        counts = np.bincount(bins, minlength=2 * q * n_classes)
        counts = counts.reshape(2 * q, n_classes)
        sizes = counts.sum(axis=1)
        return Level(self.columns, self.ranks, self.classes, at, counts, sizes)

    def with_own_classes(self) -> "Level":
        """Return the level with its classes numbered anew in each node.

        How mixed a node is does not depend on their names, and the classes that no
        node has take no room.
        """
        has = self.counts > 0
        number = has.cumsum(axis=1)
        n_most = int(number[:, -1].max())
        if n_most == self.counts.shape[1]:
            return self
        number -= 1
        counts = np.zeros((len(has), n_most), dtype=int)
        counts[has.nonzero()[0], number[has]] = self.counts[has]
        classes = number[self.at, self.classes]
        return Level(self.columns, self.ranks, classes, self.at, counts, self.sizes)

    def alike(self) -> np.ndarray:
        """Return which nodes' rows have the same values everywhere, (q,) bool."""
        alike = np.ones(len(self.counts), dtype=bool)
        someone = np.empty(len(self.counts), dtype=int)
        someone[self.at] = np.arange(len(self.at))  # the last row of each node stays
        for ranks in self.ranks:
            alike[self.at[ranks != ranks[someone][self.at]]] = False
            if not alike.any():
                break
        return alike


@dataclass(eq=False)
class Found:
    """The best cut of each of q nodes; of those as good, the first.

    A cut is four whole numbers: the column asked about, the rank of the largest value
    on its left and of the smallest on its right, and how many cuts are as good. Where
    none is allowed that is 0, and the other three mean nothing.
    """

    kept: np.ndarray  # (q,) how good it is, by `kept_by`; -inf: there is none
    cuts: np.ndarray  # (4, q) integers

    def with_later(self, later: "Found", near: np.ndarray) -> "Found":
        """Return what is found in these columns and in later ones, which lose ties."""
        cuts = np.where(later.kept > self.kept + near, later.cuts, self.cuts)
        as_good = (later.kept <= self.kept + near) & (later.kept > self.kept - near)
        cuts[3] += as_good * later.cuts[3]
        return Found(np.maximum(self.kept, later.kept), cuts)

    def gains(self, level: Level, kept_of: Kept) -> np.ndarray:
        """Return the impurity that each cut removes, (q,)."""
        sides = np.array([level.counts.T, np.zeros_like(level.counts.T)])
        sizes = np.array([level.sizes, np.zeros_like(level.sizes)])
        return (self.kept - kept_of(sides, sizes)) / level.sizes
