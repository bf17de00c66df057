"""Growing a tree on numbers: exact greedy splits, the best of each node (CART)."""

import numpy as np

from engines.decision_trees.best_first import best_first
from engines.decision_trees.binary_tree import NONE, BinaryTree
from engines.decision_trees.decisions import Decisions
from engines.decision_trees.impurity import IMPURITIES
from engines.decision_trees.levels import MOST_LEAVES, Grown, grow_levels
from engines.decision_trees.limits import Limits
from engines.decision_trees.splits import checked, halfway


def grow(
    X, y, criterion: str = "gini", limits: Limits | None = None, n_classes=None
) -> Decisions:
    """Grow a tree of thresholds, level by level; return every split in its order.

    At each node that may be split, the cut with the largest gain is made; ties go to
    the lowest feature, then the lowest threshold. A cut that gains nothing is made too
    unless ``limits.min_gain`` forbids: exclusive or could not be learnt otherwise.
    With ``limits.max_leaves`` the split that lowers the impurity of all rows most,
    n_node/n * gain, is made first. ``X`` has shape (n, n_features), ``y`` (n,) integers
    from 0. Raises as `candidate_splits` does.
    Source: Breiman, Friedman, Olshen and Stone 1984, chapter 2.

    >>> grow([[1], [2], [4]], [0, 0, 1]).tree.thresholds
    array([ 3., nan, nan])
    """
    limits = limits or Limits()
    X, y, n_classes = checked(X, y, n_classes)
    grown = grow_levels(X, y, criterion, limits, n_classes)
    impurities = IMPURITIES[criterion](grown.counts)
    gains = _gains(grown, impurities)
    nodes, asked_at = slice(None), grown.splits
    if limits.max_leaves is not None:
        worth = gains * grown.sizes / len(X)
        nodes, asked_at = best_first(worth, grown.splits, limits.max_leaves - 1)
    n_nodes = 2 * len(asked_at) + 1
    children = np.full((n_nodes, 2), NONE)
    children[asked_at] = np.arange(1, n_nodes).reshape(-1, 2)
    is_split = children[:, 0] != NONE
    features, lows, highs, n_tied = grown.cuts[:, nodes]
    low, high = grown.columns.value(features, np.array([lows, highs]))
    why = grown.why[nodes]
    tree = BinaryTree(
        features=np.where(is_split, features, NONE),
        thresholds=np.where(is_split, halfway(low, high), np.nan),
        children=children,
        parents=np.concatenate([[NONE], np.repeat(asked_at, 2)]),
        depths=grown.depths[nodes],
        class_counts=grown.counts[nodes],
        impurities=impurities[nodes],
        gains=np.where(is_split, gains[nodes], np.nan),
        why_leaf=np.where(is_split | (why != NONE), why, MOST_LEAVES),
        criterion=criterion,
    )
    return Decisions(X, y, limits, tree, asked_at, np.where(is_split, n_tied, 0))


def _gains(grown: Grown, impurities: np.ndarray) -> np.ndarray:
    """Return the impurity that each split removes, (n_nodes,); nan where none is."""
    gains = np.full(len(impurities), np.nan)
    sizes, splits = grown.counts.sum(axis=1), grown.splits
    below = (sizes * impurities)[1:].reshape(-1, 2).sum(axis=1) / sizes[splits]
    gains[splits] = np.maximum(impurities[splits] - below, 0.0)
    return gains
