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
        kept = self._kept(here, occurs, starts)
        best = kept.max(axis=1)
        as_good = kept > (best - self.near)[:, np.newaxis]
        low = as_good.argmax(axis=1)  # the first
        is_higher = np.arange(len(owners)) > low[:, np.newaxis]
        high = (occurs & is_higher).argmax(axis=1)
        column, n_tied = owners[low], as_good.sum(axis=1)
        start = starts[column]
        cuts = [column + block.start, low - start, high - start, n_tied]
        return Found(best, np.array(cuts))

    def _count(self, bins: np.ndarray, n_bins: int) -> np.ndarray:
        """Return how many rows there are in each bin, (n_classes, q, n_bins)."""
        bins += self.counted_in * n_bins
        n_classes, q, _ = self.of_node.shape
        here = np.bincount(bins.ravel(), minlength=n_classes * q * n_bins)
        return here.reshape(n_classes, q, n_bins)

    def _kept(self, here, occurs, starts) -> np.ndarray:
        """Return how good the cut behind each bin is, (q, n_bins); -inf: no cut.

        Where a column starts, those before it have summed up to all rows: take them
        off there, and all columns are summed up in one go.
        """
        here[:, :, starts[1:]] -= self.of_node
        sides = np.empty((2, *here.shape), dtype=int)
        here.cumsum(axis=2, out=sides[0])
        np.subtract(self.of_node, sides[0], out=sides[1])
        sizes = sides.sum(axis=1)
        kept = self.kept_of(sides, sizes)
        can_cut = occurs & (sizes.min(axis=0) >= self.least)
        np.copyto(kept, -np.inf, where=~can_cut)
        return kept
