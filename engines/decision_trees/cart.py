"""Growing a tree on numbers: exact greedy splits, one after the other (CART)."""

import numpy as np

from engines.decision_trees.binary_tree import NONE, REASONS, BinaryTree
from engines.decision_trees.decisions import Decisions
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.impurity import IMPURITIES
from engines.decision_trees.limits import Limits
from engines.decision_trees.splits import candidate_splits, checked
from engines.decision_trees.tree import LeafReason


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
    impurity = IMPURITIES[criterion]
    nodes = [dict(rows=np.arange(len(X)), parent=NONE, depth=0)]
    asked, tied = [], []

    def look(number):
        node = nodes[number]
        rows = node["rows"]
        counts = np.bincount(y[rows], minlength=n_classes)
        node.update(counts=counts, impurity=float(impurity(counts)), why=None)
        node.update(feature=NONE, threshold=np.nan, gain=np.nan, left=NONE, tied=0)
        if (counts > 0).sum() == 1:
            node["why"] = LeafReason.PURE if len(rows) > 1 else LeafReason.ONE_ROW
            return
        found = candidate_splits(
            X[rows], y[rows], criterion, limits.min_samples_leaf, n_classes
        )
        node["found"] = found
        if not len(found.gains):
            node["why"] = LeafReason.CONFLICT
        elif limits.max_depth is not None and node["depth"] >= limits.max_depth:
            node["why"] = LeafReason.DEPTH
        elif len(rows) < limits.min_samples_split:
            node["why"] = LeafReason.FEW_ROWS
        elif found.best is None:
            node["why"] = LeafReason.SMALL_CHILD
        elif (
            limits.min_gain is not None
            and found.gains[found.best] <= limits.min_gain + SAME_WITHIN
        ):
            node["why"] = LeafReason.NO_GAIN
        else:
            node["open"] = found.gains[found.best] * len(rows) / len(X)

    look(0)
    waiting = [0] if nodes[0]["why"] is None else []
    while waiting:
        if limits.max_leaves is not None and len(asked) + 1 >= limits.max_leaves:
            break
        at = waiting[0]
        if limits.max_leaves is not None:
            most = max(nodes[n]["open"] for n in waiting)
            at = next(n for n in waiting if nodes[n]["open"] >= most - SAME_WITHIN)
        waiting.remove(at)
        node, found = nodes[at], nodes[at]["found"]
        best = found.best
        feature, threshold = int(found.features[best]), float(found.thresholds[best])
        node.update(feature=feature, threshold=threshold, gain=found.gains[best])
        node.update(left=len(nodes), tied=len(found.tied))
        goes_left = X[node["rows"], feature] <= threshold
        asked.append(at)
        for rows in (node["rows"][goes_left], node["rows"][~goes_left]):
            nodes.append(dict(rows=rows, parent=at, depth=node["depth"] + 1))
            look(len(nodes) - 1)
            if nodes[-1]["why"] is None:
                waiting.append(len(nodes) - 1)
    for number in waiting:
        nodes[number]["why"] = LeafReason.MOST_LEAVES
    left = np.array([n["left"] for n in nodes])
    tree = BinaryTree(
        features=np.array([n["feature"] for n in nodes]),
        thresholds=np.array([n["threshold"] for n in nodes]),
        children=np.stack([left, np.where(left == NONE, NONE, left + 1)], axis=1),
        parents=np.array([n["parent"] for n in nodes]),
        depths=np.array([n["depth"] for n in nodes]),
        class_counts=np.array([n["counts"] for n in nodes]),
        impurities=np.array([n["impurity"] for n in nodes]),
        gains=np.array([n["gain"] for n in nodes]),
        why_leaf=np.array(
            [NONE if n["why"] is None else REASONS.index(n["why"]) for n in nodes]
        ),
        criterion=criterion,
    )
    tied = np.array([n["tied"] for n in nodes])
    return Decisions(X, y, limits, tree, np.array(asked, dtype=int), tied)
