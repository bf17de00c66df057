"""The least that a pruned tree of so many leaves can cost: all prunings looked at."""

import numpy as np

from engines.decision_trees.binary_tree import BinaryTree
from engines.decision_trees.pruning import node_costs
from engines.decision_trees.subtrees import asking_levels


def least_costs(tree: BinaryTree, measure: str = "impurity") -> np.ndarray:
    """Return the least R of all prunings with 1, 2, ... leaves, (n_leaves,).

    What a node's subtree costs at least with m leaves is R(t) for one leaf, else the
    least sum of what its two sides cost with i and m - i. Raises ValueError for an
    unknown measure. Source: Bohanec and Bratko 1994, Trading Accuracy for Simplicity in
    Decision Trees.

    >>> from engines.decision_trees.cart import grow
    >>> least_costs(grow([[1], [2], [4]], [0, 1, 0]).tree, "misclassification").round(2)
    array([0.33, 0.33, 0.  ])
    """
    costs = node_costs(tree, measure)
    least = {leaf: costs[[leaf]] for leaf in tree.leaves.tolist()}
    for level in asking_levels(tree):
        for node in level.tolist():
            left, right = (least.pop(int(child)) for child in tree.children[node])
            least[node] = np.append(costs[node], cheapest_sums(left, right))
    return least[0]


def cheapest_sums(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the least left[i] + right[j] of each i + j, (n_left + n_right - 1,).

    Nothing is raised.

    >>> cheapest_sums(np.array([3.0, 1.0]), np.array([5.0, 0.0]))
    array([8., 3., 1.])
    """
    few, many = sorted((left, right), key=len)
    sums = np.full(len(few) + len(many) - 1, np.inf)
    for at, cost in enumerate(few):
        some = sums[at : at + len(many)]
        np.minimum(some, cost + many, out=some)
    return sums


def n_prunings(tree: BinaryTree) -> np.ndarray:
    """Return how many prunings have 1, 2, ... leaves, (n_leaves,) float64.

    Exact up to 2^53. Raises ValueError for a tree of more than 600 leaves: there may be
    more prunings than a float can count.

    >>> from engines.decision_trees.cart import grow
    >>> n_prunings(grow([[1], [2], [4]], [0, 1, 0]).tree)
    array([1., 1., 1.])
    """
    if tree.n_leaves > 600:
        raise ValueError(f"{tree.n_leaves} leaves are too many to count prunings of.")
    ways = {leaf: np.ones(1) for leaf in tree.leaves.tolist()}
    for level in asking_levels(tree):
        for node in level.tolist():
            left, right = (ways.pop(int(child)) for child in tree.children[node])
            ways[node] = np.append(1.0, np.convolve(left, right))
    return ways[0]
