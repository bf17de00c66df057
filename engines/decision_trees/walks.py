"""The ways of rows down a tree, level by level, and the tree cut at a level."""

from dataclasses import replace

import numpy as np

from engines.decision_trees.binary_tree import NONE, REASONS, BinaryTree
from engines.decision_trees.tree import LeafReason

FINAL = (LeafReason.PURE, LeafReason.ONE_ROW, LeafReason.CONFLICT)  # at any depth


def walks(tree: BinaryTree, rows) -> np.ndarray:
    """Return the node where each row stands after 0, 1, 2, ... answers.

    A row that has come to its leaf stays there. ``rows`` has shape (n, n_features);
    returned is (depth + 1, n). Nothing is raised.

    >>> from engines.decision_trees.cart import grow
    >>> walks(grow([[1], [2], [3]], [0, 1, 2]).tree, [[1], [3]])
    array([[0, 0],
           [1, 2],
           [1, 4]])
    """
    rows = np.asarray(rows, dtype=float)
    at = np.zeros((tree.depth + 1, len(rows)), dtype=int)
    everyone = np.arange(len(rows))
    for level in range(tree.depth):
        here = at[level]
        feature = tree.features[here]
        right = rows[everyone, feature] > tree.thresholds[here]
        below = tree.children[here, right.astype(int)]
        at[level + 1] = np.where(feature == NONE, here, below)
    return at


def cut_at_depth(tree: BinaryTree, depth: int) -> BinaryTree:
    """Return the tree as it would have grown under ``max_depth=depth``.

    Its nodes are the first ones of the whole tree, where that grew level by level.
    Raises ValueError for a depth below 0, and for a tree that grew best first.

    >>> from engines.decision_trees.cart import grow
    >>> cut_at_depth(grow([[1], [2], [3]], [0, 1, 2]).tree, 1).n_leaves
    2
    """
    if depth < 0:
        raise ValueError(f"The depth is {depth}; it must be 0 or more.")
    if (np.diff(tree.depths) < 0).any():
        raise ValueError("It grew best first: under a depth it would be another tree.")
    n = int(np.searchsorted(tree.depths, depth, side="right"))
    last = tree.depths[:n] == depth
    final = np.isin(tree.why_leaf[:n], [REASONS.index(reason) for reason in FINAL])
    deep = np.where(last & ~final, REASONS.index(LeafReason.DEPTH), tree.why_leaf[:n])
    return replace(
        tree,
        features=np.where(last, NONE, tree.features[:n]),
        thresholds=np.where(last, np.nan, tree.thresholds[:n]),
        children=np.where(last[:, np.newaxis], NONE, tree.children[:n]),
        parents=tree.parents[:n],
        depths=tree.depths[:n],
        class_counts=tree.class_counts[:n],
        impurities=tree.impurities[:n],
        gains=np.where(last, np.nan, tree.gains[:n]),
        why_leaf=deep,
    )
