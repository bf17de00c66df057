"""The best cut of every node of a level, by whichever way of counting is cheaper."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.binary_tree import NONE
from engines.decision_trees.columns import blocks
from engines.decision_trees.counting import Counting
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.kept import Kept
from engines.decision_trees.level import Level
from engines.decision_trees.sorting import Sorting

# Nanoseconds on one machine; only their proportions matter.
A_CELL_SORTED, A_CLASS_SORTED, A_CELL_COUNTED, A_BIN = 3.0, 3.0, 2.0, 7.0


@dataclass(frozen=True, eq=False)
class Cuts:
    """The best cut of each of q nodes; where none is allowed, nothing is tied.

    A cut is the column asked about, the ranks of the largest value on its left and of
    the smallest on its right, and how many cuts are as good.
    """

    cuts: np.ndarray  # (4, q) integers
    kept: np.ndarray  # (q,) how good they are, by `kept_by`

    def gains(self, level: Level, kept_of: Kept) -> np.ndarray:
        """Return the impurity that each cut removes, (q,)."""
        nothing = np.zeros_like(level.counts.T)
        whole = kept_of(level.counts.T, nothing, level.sizes, 1, np.ufunc.reduce)
        return (self.kept - whole) / level.sizes


def best_cuts(level: Level, least: int, kept_of: Kept) -> Cuts:
    """Return each node's best cut: at a tie the lowest column, then the lowest value.

    Each side of a cut needs ``least`` rows. A cut is as good as the best if its gain
    is within SAME_WITHIN of it.
    """
    way = way_for(level)(level, least)
    best, near = np.full(len(level.counts), -np.inf), SAME_WITHIN * level.sizes
    found = []  # in each bunch of columns: cuts, and how good they are
    for block in blocks(len(level.ranks), way.cells):
        kept = way.kept(block, kept_of)
        best = np.maximum(best, way.best(kept))
        found.append(way.reaching(kept, best - near, block))
    cuts, kept = found[0]
    if len(found) > 1:
        cuts = np.concatenate([cuts for cuts, _ in found], axis=1)
        kept = np.concatenate([kept for _, kept in found])
        cuts = cuts[:, kept > (best - near)[cuts[0]]]
    return _first_of_each(cuts, best)


def _first_of_each(cuts: np.ndarray, kept: np.ndarray) -> Cuts:
    """Return the first cut of each node; ``cuts`` (4, n) begin with their node."""
    nodes, n = cuts[0], len(kept)
    first = np.full(n, NONE)
    first[nodes[::-1]] = np.arange(len(nodes))[::-1]  # the last one written stays
    cut = np.full((4, n), NONE)
    if len(nodes):
        cut[:3] = cuts[1:, first]
    cut[3] = np.bincount(nodes, minlength=n)
    return Cuts(cut, kept)


def way_for(level: Level):
    """Return the cheaper way for a level.

    Sorting costs as much for a thousand values as for two; counting does not care how
    many rows there are, but has a bin for each value of each pair of node and class.
    """
    n_classes, cells = level.counts.shape[1], level.ranks.size
    sorting = cells * (A_CELL_SORTED + A_CLASS_SORTED * n_classes)
    bins = level.n_pairs * len(level.columns.values)
    counting = cells * A_CELL_COUNTED + bins * A_BIN
    return Counting if counting < sorting else Sorting
