"""Growing a tree on numbers: exact greedy splits, the best of each node (CART)."""

from engines.decision_trees.best_first import best_first
from engines.decision_trees.decisions import Decisions
from engines.decision_trees.levels import grow_levels
from engines.decision_trees.limits import Limits
from engines.decision_trees.splits import checked


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
    if limits.max_leaves is not None:
        grown = best_first(grown, criterion, limits.max_leaves)
    tree, n_tied = grown.tree(criterion), grown.cuts[3]
    return Decisions(X, y, limits, tree, grown.splits, n_tied)
