"""The best cut of every node of a level, by whichever way of counting is cheaper."""

from functools import reduce

from engines.decision_trees.columns import blocks
from engines.decision_trees.counting import Counting
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.kept import Kept
from engines.decision_trees.level import Found, Level
from engines.decision_trees.sorting import Sorting

FEW_CLASSES = 3  # with more, most nodes lack some, which need not be counted
# Nanoseconds on one machine; only their proportions matter.
TO_BEGIN_SORTING, A_CELL_SORTED, A_CLASS_SORTED = 10_000.0, 3.0, 3.0
A_CELL_COUNTED, A_BIN = 2.0, 5.0


def best_cuts(level: Level, least: int, kept_of: Kept) -> Found:
    """Return each node's best cut: at a tie the lowest column, then the lowest value.

    Each side of a cut needs ``least`` rows. A cut is as good as the best if its gain
    is within SAME_WITHIN of it.
    """
    near = SAME_WITHIN * level.sizes
    if level.counts.shape[1] > FEW_CLASSES:
        level = level.with_own_classes()
    way = way_for(level)(level, least, kept_of, near)
    bunches = map(way.best_of, blocks(len(level.ranks), way.cells))
    return reduce(lambda found, later: found.with_later(later, near), bunches)


def way_for(level: Level):
    """Return the cheaper way for a level.

    Sorting costs as much for a thousand values as for two; counting does not care how
    many rows there are, but has a bin for each value of each class of each node.
    """
    n_classes, cells = level.counts.shape[1], level.ranks.size
    sorting = TO_BEGIN_SORTING + cells * (A_CELL_SORTED + A_CLASS_SORTED * n_classes)
    bins = level.counts.size * len(level.columns.values)
    counting = cells * A_CELL_COUNTED + bins * A_BIN
    return Counting if counting < sorting else Sorting
