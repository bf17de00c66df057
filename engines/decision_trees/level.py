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

    Where no cut is allowed none is tied, and the other numbers mean nothing.
    """

    kept: np.ndarray  # (q,) how good it is, by `kept_by`; -inf: there is none
    features: np.ndarray  # (q,) the column asked about
    lows: np.ndarray  # (q,) the rank of the largest value on the left
    highs: np.ndarray  # (q,) the rank of the smallest value on the right
    n_tied: np.ndarray  # (q,) how many cuts are as good

    def with_later(self, later: "Found", near: np.ndarray) -> "Found":
        """Return what is found in these columns and in later ones, which lose ties."""
        better = later.kept > self.kept + near
        as_good = ~better & (later.kept > self.kept - near)
        n_tied = np.where(better, later.n_tied, self.n_tied + as_good * later.n_tied)
        chosen = (
            np.where(better, getattr(later, name), getattr(self, name))
            for name in ("features", "lows", "highs")
        )
        return Found(np.maximum(self.kept, later.kept), *chosen, n_tied)

    def cuts(self) -> np.ndarray:
        """Return all but how good they are as one array, (4, q) integers."""
        cuts = self.features, self.lows, self.highs, self.n_tied
        return np.array(cuts, dtype=int)

    def gains(self, level: Level, kept_of: Kept) -> np.ndarray:
        """Return the impurity that each cut removes, (q,)."""
        nothing = np.zeros_like(level.counts.T)
        whole = kept_of(level.counts.T, nothing, level.sizes, 0, np.ufunc.reduce)
        return (self.kept - whole) / level.sizes
