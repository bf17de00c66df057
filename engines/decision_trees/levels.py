"""Growing a tree level by level, all nodes of a level at once."""

import numpy as np

from engines.decision_trees.best_first import Budget
from engines.decision_trees.binary_tree import NONE, REASONS
from engines.decision_trees.columns import Columns, ranked
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.grown import NO_CUT, Grown
from engines.decision_trees.kept import Kept, kept_by
from engines.decision_trees.level import Found, Level
from engines.decision_trees.limits import Limits
from engines.decision_trees.searching import best_cuts
from engines.decision_trees.tree import LeafReason

CODES = {reason: code for code, reason in enumerate(REASONS)}
PURE, ONE_ROW = CODES[LeafReason.PURE], CODES[LeafReason.ONE_ROW]
CONFLICT, NO_GAIN = CODES[LeafReason.CONFLICT], CODES[LeafReason.NO_GAIN]
DEPTH, FEW_ROWS = CODES[LeafReason.DEPTH], CODES[LeafReason.FEW_ROWS]
SMALL_CHILD, MOST_LEAVES = CODES[LeafReason.SMALL_CHILD], CODES[LeafReason.MOST_LEAVES]


def grow_levels(X, y, criterion: str, limits: Limits, n_classes: int) -> Grown:
    """Grow as far as the limits let it; ``X`` and ``y`` are what `checked` returned.

    Under a limit of leaves a few more nodes are split than may be: which of them are
    the first is seen at the end. Raises ValueError for an unknown criterion.
    """
    columns, kept_of = ranked(X), kept_by(criterion, len(X))
    budget = None if limits.max_leaves is None else Budget(limits.max_leaves)
    counts, at = np.bincount(y, minlength=n_classes)[None], np.zeros(len(y), dtype=int)
    level = Level(columns, columns.ranks, y, at, counts, counts.sum(axis=1))
    born, tiers = [], []  # of each depth: all nodes; those with several classes
    while len(level.sizes):
        mixed = level.counts.max(axis=1) < level.sizes
        born.append((level.counts, level.sizes, mixed))
        level = level.only(mixed)
        if not len(level.sizes):
            break
        if len(born) - 1 == limits.max_depth:
            why = np.where(level.alike(), CONFLICT, DEPTH)
            tiers.append((NO_CUT.repeat(len(why), axis=1), why))
            break
        found = best_cuts(level, limits.min_samples_leaf, kept_of)
        cuts, why = found.cuts, _why_closed(level, found, limits, kept_of)
        tiers.append((cuts, why))
        splits = why == NONE
        if budget:
            worth = found.gains(level, kept_of) * level.sizes / len(X)
            splits = budget.afford(worth, mixed, splits)
        if np.count_nonzero(splits) < len(splits):
            cuts[:, ~splits] = NO_CUT
            level, cuts = level.only(splits), cuts[:, splits]
        level = level.split(*cuts[:2])
    return _put_together(born, tiers, columns)


def _put_together(born, tiers, columns: Columns) -> Grown:
    counts, sizes, mixed = map(np.concatenate, zip(*born, strict=True))
    depths = np.arange(len(born)).repeat([len(sizes) for _, sizes, _ in born])
    cuts = NO_CUT.repeat(len(sizes), axis=1)
    why = np.where(sizes > 1, PURE, ONE_ROW)
    if tiers:
        cuts[:, mixed] = np.concatenate([cuts for cuts, _ in tiers], axis=1)
        why[mixed] = np.concatenate([why for _, why in tiers])
    splits = (cuts[0] != NONE).nonzero()[0]
    return Grown(cuts, splits, why, counts, sizes, depths, columns)


def _why_closed(level: Level, found: Found, limits: Limits, kept_of: Kept):
    """Return why nodes are not split, (q,) places in REASONS; -1: they can be."""
    without = found.cuts[3] == 0
    why = np.where(without, SMALL_CHILD, NONE)
    if limits.min_gain is not None:
        gains = found.gains(level, kept_of)
        why[~without & (gains <= limits.min_gain + SAME_WITHIN)] = NO_GAIN
    if limits.min_samples_split > 2:
        why[level.sizes < limits.min_samples_split] = FEW_ROWS
    if np.count_nonzero(without):
        why[without if limits.min_samples_leaf == 1 else level.alike()] = CONFLICT
    return why
