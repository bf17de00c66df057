"""All open nodes of a level at once, and the best cut of each."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.decision_trees.columns import Columns


@dataclass(frozen=True, eq=False)
class Level:
    """q nodes that are looked at together, and the m rows that stand at them."""

    columns: Columns
    ranks: np.ndarray  # (d, m) the rows' values, as ranks among those of all rows
    classes: np.ndarray  # (m,) integers
    at: np.ndarray  # (m,) integers: at which node each row is
    counts: np.ndarray  # (q, n_classes) how many rows of each class the nodes have

    @cached_property
    def sizes(self) -> np.ndarray:
        """How many rows each node has, (q,)."""
        return self.counts.sum(axis=1)

    @cached_property
    def n_pairs(self) -> int:
        """How many classes its nodes have, all nodes together."""
        return int(np.count_nonzero(self.counts))

    def only(self, kept: np.ndarray) -> "Level":
        """Return the level without the other nodes and their rows; (q,) bool says."""
        if kept.all():
            return self
        rows = kept[self.at].nonzero()[0]
        number = kept.cumsum() - 1
        return Level(
            self.columns,
            self.ranks.take(rows, axis=1),
            self.classes[rows],
            number[self.at[rows]],
            self.counts[kept],
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
        return Level(self.columns, self.ranks, self.classes, at, counts)

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
