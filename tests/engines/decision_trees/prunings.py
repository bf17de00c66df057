"""Trees to prune, and every pruning of a small one."""

from itertools import product

import numpy as np

from engines.decision_trees import BinaryTree, grow
from engines.decision_trees.binary_tree import NONE


def random_rows(seed, n=40, n_features=3, n_values=5, n_classes=3):
    """Return rows of small integers and classes that have little to do with them."""
    rng = np.random.default_rng(seed)
    X = rng.integers(n_values, size=(n, n_features))
    y = np.where(
        rng.random(n) < 0.5, X[:, 0] % n_classes, rng.integers(n_classes, size=n)
    )
    return X.astype(float), y


def random_tree(seed, criterion="gini", **rows) -> BinaryTree:
    """Return the whole tree that grows from such rows."""
    return grow(*random_rows(seed, **rows), criterion).tree


def all_prunings(tree: BinaryTree, node: int = 0) -> list[frozenset]:
    """Return the leaves of every tree that cutting can leave of a node's subtree."""
    left, right = tree.children[node]
    alone = [frozenset([node])]
    if tree.features[node] == NONE:
        return alone
    pairs = product(all_prunings(tree, left), all_prunings(tree, right))
    return alone + [one | other for one, other in pairs]


def of_scikit_learn(theirs, criterion: str) -> BinaryTree:
    """Return scikit-learn's fitted `tree_` as one of ours, nodes numbered as theirs."""
    children = np.stack([theirs.children_left, theirs.children_right], axis=1)
    parents, depths = np.full(len(children), NONE), np.zeros(len(children), dtype=int)
    for node in np.flatnonzero(children[:, 0] >= 0):  # parents come first
        parents[children[node]], depths[children[node]] = node, depths[node] + 1
    shares, sizes = theirs.value[:, 0], theirs.n_node_samples
    asks = children[:, 0] >= 0
    return BinaryTree(
        features=np.where(asks, theirs.feature, NONE),
        thresholds=np.where(asks, theirs.threshold, np.nan),
        children=np.where(asks[:, None], children, NONE),
        parents=parents,
        depths=depths,
        class_counts=(shares * sizes[:, None]).round().astype(int),
        impurities=theirs.impurity,
        gains=np.full(len(children), np.nan),
        why_leaf=np.full(len(children), NONE),
        criterion=criterion,
    )
