"""Left and right of every cut, by counting how often each value occurs."""

import numpy as np

from engines.decision_trees.kept import Kept
from engines.decision_trees.level import Found, Level


class Counting:
    """How many rows of each node and class have each value: what is left of a cut.

    One count for all columns: a bin for each value of each column, and a row of bins
    for each pair of a node and a class that it has. Summed up along the values, the
    bins say how many rows of the pair are left of a cut behind each value.
    """

    def __init__(self, level: Level, least: int, kept_of: Kept, near) -> None:
        """Number the pairs; each side of a cut needs ``least`` rows."""
        has = level.counts > 0
        pairs = has.cumsum().reshape(has.shape) - 1
        self.first_pairs = pairs[:, 0] + ~has[:, 0]  # of each node
        self.pair = pairs[level.at, level.classes]  # (m,) of each row
        self.of_pair = level.counts[has][:, np.newaxis]  # (n_pairs, 1)
        self.of_node = level.sizes[:, np.newaxis]  # (q, 1)
        self.columns, self.ranks = level.columns, level.ranks
        self.least, self.kept_of, self.near = least, kept_of, near
        n_values = int(level.columns.n_distinct.max())
        self.cells = max(len(level.at), len(self.of_pair) * n_values)

    def best_of(self, block: slice) -> Found:
        """Return the best cut of each node in these columns."""
        n_distinct = self.columns.n_distinct[block]
        starts = n_distinct.cumsum() - n_distinct
        column = np.arange(len(starts)).repeat(n_distinct)  # of each bin
        here = self._count(self.ranks[block] + starts[:, np.newaxis], len(column))
        left = here.cumsum(axis=1)
        left -= column * self.of_pair  # each column has counted all rows once
        n_left = self._over(np.add, left)
        n_right = self.of_node - n_left
        right = self.of_pair - left
        kept = self.kept_of(left, right, n_left, n_right, self._over)
        occurs = self._over(np.add, here) > 0
        can_cut = occurs & (np.minimum(n_left, n_right) >= self.least)
        np.copyto(kept, -np.inf, where=~can_cut)
        best = kept.max(axis=1)
        as_good = kept > (best - self.near)[:, np.newaxis]
        first = as_good.argmax(axis=1)
        later = np.arange(len(column)) > first[:, np.newaxis]
        nexts = (occurs & later).argmax(axis=1)
        features = column[first]
        lows, highs = np.array([first, nexts]) - starts[features]
        return Found(best, features + block.start, lows, highs, as_good.sum(axis=1))

    def _count(self, bins: np.ndarray, n_bins: int) -> np.ndarray:
        """Return how many rows each pair has in each bin, (n_pairs, n_bins)."""
        bins += self.pair * n_bins
        n_pairs = len(self.of_pair)
        here = np.bincount(bins.ravel(), minlength=n_pairs * n_bins)
        return here.reshape(n_pairs, n_bins)

    def _over(self, together: np.ufunc, counts: np.ndarray) -> np.ndarray:
        """Put together the classes of each node."""
        return together.reduceat(counts, self.first_pairs, axis=0)
