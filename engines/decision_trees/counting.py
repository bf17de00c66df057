"""Left and right of every cut, by counting how often each value occurs."""

import numpy as np

from engines.decision_trees.kept import Kept
from engines.decision_trees.level import Found, Level


class Counting:
    """How many rows of each class and node have each value: what is left of a cut.

    All columns are counted together: a bin for each value of each column, and such a
    row of bins for each class of each node. Summed up along the values, the bins say
    how many rows are left of the cut behind each value.
    """

    def __init__(self, level: Level, least: int, kept_of: Kept, near) -> None:
        """Number the rows of bins; each side of a cut needs ``least`` rows."""
        self.columns, self.ranks = level.columns, level.ranks
        self.least, self.kept_of, self.near = least, kept_of, near
        self.of_node = level.counts.T[:, :, np.newaxis]  # (n_classes, q, 1)
        self.counted_in = level.classes * len(level.sizes) + level.at  # (m,)
        n_bins = self.of_node.size * level.columns.most_distinct
        self.cells = max(len(level.at), n_bins)  # worked on for one column

    def best_of(self, block: slice) -> Found:
        """Return the best cut of each node in these columns."""
        bins = self.columns.values_of(block)
        owners = self.columns.owners[bins] - block.start
        starts = self.columns.starts[block] - bins.start
        here = self._count(self.ranks[block] + starts[:, np.newaxis], len(owners))
        occurs = here.sum(axis=0) > 0
        sides = self._sides(here, owners)
        sizes = sides.sum(axis=1)
        kept = self.kept_of(sides, sizes)
        can_cut = occurs & (sizes.min(axis=0) >= self.least)
        np.copyto(kept, -np.inf, where=~can_cut)
        best = kept.max(axis=1)
        as_good = kept > (best - self.near)[:, np.newaxis]
        first = as_good.argmax(axis=1)
        later = np.arange(len(owners)) > first[:, np.newaxis]
        nexts = (occurs & later).argmax(axis=1)
        column = owners[first]
        low, high, n_tied = (
            first - starts[column],
            nexts - starts[column],
            as_good.sum(axis=1),
        )
        return Found(best, np.array([column + block.start, low, high, n_tied]))

    def _count(self, bins: np.ndarray, n_bins: int) -> np.ndarray:
        """Return how many rows there are in each bin, (n_classes, q, n_bins)."""
        bins += self.counted_in * n_bins
        n_classes, q, _ = self.of_node.shape
        here = np.bincount(bins.ravel(), minlength=n_classes * q * n_bins)
        return here.reshape(n_classes, q, n_bins)

    def _sides(self, here: np.ndarray, owners: np.ndarray) -> np.ndarray:
        """Return what is left and right of the cuts, (2, n_classes, q, n_bins).

        Each column counts all rows once more: those of the columns before are no part.
        """
        sides = np.empty((2, *here.shape), dtype=int)
        here.cumsum(axis=2, out=sides[0])
        sides[0] -= owners * self.of_node
        np.subtract(self.of_node, sides[0], out=sides[1])
        return sides
