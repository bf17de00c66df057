"""Cutting a tree back: what nodes cost as leaves, and what their links are worth."""

from dataclasses import replace

import numpy as np

from engines.decision_trees.binary_tree import NONE, REASONS, BinaryTree
from engines.decision_trees.subtrees import leaves_below, sums_below
from engines.decision_trees.tree import LeafReason

MEASURES = ("impurity", "misclassification")  # what R counts: scikit-learn's, Breiman's


def node_costs(tree: BinaryTree, measure: str = "impurity") -> np.ndarray:
    """Return what each node adds to R if it is a leaf: R(t) = n_t/n * r(t).

    r(t) is the node's impurity, by the tree's own criterion, for "impurity" (as
    scikit-learn has it), or the share of its rows that its commonest class gets wrong,
    for "misclassification" (as the book has it). The result is (n_nodes,). Raises
    ValueError for another measure.
    Source: Breiman, Friedman, Olshen and Stone 1984, section 3.2.

    >>> from engines.decision_trees.cart import grow
    >>> node_costs(grow([[1], [2], [4]], [0, 0, 1]).tree, "misclassification").round(3)
    array([0.333, 0.   , 0.   ])
    """
    if measure not in MEASURES:
        known = ", ".join(MEASURES)
        raise ValueError(f"There is no measure {measure!r}; choose one of {known}.")
    if measure == "misclassification":
        wrong = tree.n_samples - tree.class_counts.max(axis=1)
        return wrong / tree.n_samples[0]
    return tree.n_samples / tree.n_samples[0] * tree.impurities


def link_strengths(tree: BinaryTree, measure: str = "impurity") -> np.ndarray:
    """Return how much each leaf below a node takes off R, on average: its link's g(t).

    g(t) = (R(t) - R(T_t)) / (leaves of T_t - 1), with T_t what hangs below t. From
    alpha = g(t) on, t as a leaf costs no more than T_t. The result is (n_nodes,), nan
    where nothing is asked. Raises ValueError for an unknown measure.
    Source: Breiman et al. 1984, section 3.3.

    >>> from engines.decision_trees.cart import grow
    >>> link_strengths(grow([[1], [2], [4]], [0, 0, 1]).tree).round(3)
    array([0.444,   nan,   nan])
    """
    costs = node_costs(tree, measure)
    saved = costs - sums_below(tree, costs)
    strengths = np.full(len(costs), np.nan)
    asks = tree.asks
    strengths[asks] = saved[asks] / (leaves_below(tree)[asks] - 1)
    return strengths


def prune(tree: BinaryTree, nodes) -> BinaryTree:
    """Return the tree with these nodes as leaves; what was below them stands no more.

    ``nodes`` are numbers; one that asks nothing stays as it is. The numbers of the
    nodes stay too. Raises ValueError for a number that is no node's.

    >>> from engines.decision_trees.cart import grow
    >>> prune(grow([[1], [2], [4]], [0, 1, 0]).tree, [2]).leaves
    array([1, 2])
    """
    nodes = np.asarray(nodes, dtype=int).ravel()
    n_nodes = len(tree.features)
    if ((nodes < 0) | (nodes >= n_nodes)).any():
        raise ValueError(f"The nodes have numbers 0 to {n_nodes - 1}; given: {nodes}.")
    cut = np.zeros(n_nodes, dtype=bool)
    cut[nodes] = True
    cut &= tree.asks
    return replace(
        tree,
        features=np.where(cut, NONE, tree.features),
        thresholds=np.where(cut, np.nan, tree.thresholds),
        children=np.where(cut[:, None], NONE, tree.children),
        gains=np.where(cut, np.nan, tree.gains),
        why_leaf=np.where(cut, REASONS.index(LeafReason.PRUNED), tree.why_leaf),
    )
