"""Growing a tree level by level, all nodes of a level at once."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.decision_trees.best_first import Budget
from engines.decision_trees.binary_tree import NONE, REASONS
from engines.decision_trees.columns import Columns, ranked
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.kept import Kept, kept_by
from engines.decision_trees.level import Level
from engines.decision_trees.limits import Limits
from engines.decision_trees.searching import Cuts, best_cuts
from engines.decision_trees.tree import LeafReason

CODES = {reason: code for code, reason in enumerate(REASONS)}
PURE, ONE_ROW = CODES[LeafReason.PURE], CODES[LeafReason.ONE_ROW]
CONFLICT, NO_GAIN = CODES[LeafReason.CONFLICT], CODES[LeafReason.NO_GAIN]
DEPTH, FEW_ROWS = CODES[LeafReason.DEPTH], CODES[LeafReason.FEW_ROWS]
SMALL_CHILD, MOST_LEAVES = CODES[LeafReason.SMALL_CHILD], CODES[LeafReason.MOST_LEAVES]


@dataclass(frozen=True, eq=False)
class Grown:
    """All nodes that came to be, level after level; -1 is nothing.

    The children of the first node that is split are 1 and 2, of the next 3 and 4.
    """

    cuts: np.ndarray  # (4, n_nodes): column, rank on the left, on the right, n_tied
    why: np.ndarray  # (n_nodes,) why it is a leaf: a place in REASONS
    counts: np.ndarray  # (n_nodes, n_classes)
    depths: np.ndarray  # (n_nodes,)
    columns: Columns

    @cached_property
    def splits(self) -> np.ndarray:
        """Which nodes are split, (n_splits,) in their order."""
        return (self.cuts[0] != NONE).nonzero()[0]

    @cached_property
    def sizes(self) -> np.ndarray:
        """How many rows each node has, (n_nodes,)."""
        return self.counts.sum(axis=1)


def grow_levels(X, y, criterion: str, limits: Limits, n_classes: int) -> Grown:
    """Grow as far as the limits let it; ``X`` and ``y`` are what `checked` returned.

    Under a limit of leaves a few more nodes are split than may be: which of them are
    the first is seen at the end. Raises ValueError for an unknown criterion.
    """
    columns, kept_of = ranked(X), kept_by(criterion, len(X))
    budget = None if limits.max_leaves is None else Budget(limits.max_leaves)
    counts = np.bincount(y, minlength=n_classes)[np.newaxis]
    level = Level(columns, columns.ranks, y, np.zeros(len(y), dtype=int), counts)
    tiers = []  # of each depth: cuts, reasons, class counts
    while len(level.counts):
        mixed = level.counts.max(axis=1) < level.sizes
        why = np.where(level.sizes > 1, PURE, ONE_ROW)
        cuts = np.full((4, len(why)), NONE)
        tiers.append((cuts, why, level.counts))
        if not mixed.any():
            break
        level = level.only(mixed)
        if len(tiers) - 1 == limits.max_depth:
            why[mixed] = np.where(level.alike(), CONFLICT, DEPTH)
            break
        found = best_cuts(level, limits.min_samples_leaf, kept_of)
        why[mixed] = closed = _why_closed(level, found, limits, kept_of)
        splits = closed == NONE
        if budget:
            worth = found.gains(level, kept_of) * level.sizes / len(X)
            splits = budget.afford(worth, mixed, splits)
        made = found.cuts[:, splits]
        cuts[:, mixed.nonzero()[0][splits]] = made
        level = level.only(splits).split(made[0], made[1])
    return _put_together(tiers, columns)


def _put_together(tiers, columns: Columns) -> Grown:
    cuts, why, counts = zip(*tiers, strict=True)
    return Grown(
        cuts=np.concatenate(cuts, axis=1),
        why=np.concatenate(why),
        counts=np.concatenate(counts),
        depths=np.repeat(np.arange(len(why)), [len(w) for w in why]),
        columns=columns,
    )


def _why_closed(level: Level, found: Cuts, limits: Limits, kept_of: Kept) -> np.ndarray:
    """Return why nodes are not split, as places in REASONS; -1: they can be."""
    why = np.full(len(level.counts), NONE)
    if limits.min_gain is not None:
        gains = found.gains(level, kept_of)
        why[gains <= limits.min_gain + SAME_WITHIN] = NO_GAIN
    without = found.cuts[3] == 0
    why[without] = SMALL_CHILD
    why[level.sizes < limits.min_samples_split] = FEW_ROWS
    if without.any():
        why[without if limits.min_samples_leaf == 1 else level.alike()] = CONFLICT
    return why
