"""Left and right of every cut, by counting how often each value occurs."""

import numpy as np

from engines.decision_trees.kept import Kept
from engines.decision_trees.level import Level


class Counting:
    """How many rows of each node and class have each value: what is left of a cut.

    One count for all columns: a bin for each value of each column, and a row of bins
    for each pair of a node and a class that it has. Summed up along the values, the
    bins say how many rows of the pair are left of a cut behind each value.
    """

    def __init__(self, level: Level, least: int) -> None:
        """Number the pairs; each side of a cut needs ``least`` rows."""
        has = level.counts > 0
        pairs = has.cumsum().reshape(has.shape) - 1
        n_there = has.sum(axis=1)
        self.firsts = n_there.cumsum() - n_there  # the first pair of each node
        self.pair = pairs[level.at, level.classes]  # (m,) of each row
        self.of_pair = level.counts[has][:, np.newaxis]  # (n_pairs, 1)
        self.of_node = level.sizes[:, np.newaxis]  # (q, 1)
        self.columns, self.ranks, self.least = level.columns, level.ranks, least
        n_values = int(level.columns.n_distinct.max())
        self.cells = max(len(level.at), level.n_pairs * n_values)

    def kept(self, block: slice, kept_of: Kept) -> np.ndarray:
        """Return how good each cut of these columns is, (q, n_bins); -inf: no cut."""
        n_distinct = self.columns.n_distinct[block]
        n_bins = int(n_distinct.sum())
        self.starts = n_distinct.cumsum() - n_distinct
        self.feature = np.repeat(np.arange(len(n_distinct)), n_distinct)  # of each bin
        bins = self.ranks[block] + self.starts[:, np.newaxis]
        bins += self.pair * n_bins
        n_pairs = len(self.of_pair)
        here = np.bincount(bins.ravel(), minlength=n_pairs * n_bins)
        here = here.reshape(n_pairs, n_bins)
        left = here.cumsum(axis=1)
        left -= self.feature * self.of_pair  # each column has counted all rows once
        n_left = self._over(np.add, left)
        n_right = self.of_node - n_left
        self.occurs = self._over(np.add, here) > 0
        no_cut = ~self.occurs | (n_left < self.least) | (n_right < self.least)
        sizes = np.maximum(n_left, 1), np.maximum(n_right, 1)
        kept = kept_of(left, self.of_pair - left, *sizes, self._over)
        np.copyto(kept, -np.inf, where=no_cut)
        return kept

    def _over(self, together: np.ufunc, counts: np.ndarray) -> np.ndarray:
        """Put together the classes of each node."""
        return together.reduceat(counts, self.firsts, axis=0)

    def best(self, kept: np.ndarray) -> np.ndarray:
        """Return the best of each node, (q,)."""
        return kept.max(axis=1)

    def reaching(self, kept: np.ndarray, bound: np.ndarray, block: slice):
        """Return the cuts above their node's bound, (4, n_found), and how good."""
        nodes, bins = (kept > bound[:, np.newaxis]).nonzero()
        features = self.feature[bins]
        later = np.arange(kept.shape[1]) > bins[:, np.newaxis]
        nexts = (self.occurs[nodes] & later).argmax(axis=1)
        starts = self.starts[features]
        found = np.array([nodes, features + block.start, bins - starts, nexts - starts])
        return found, kept[nodes, bins]
