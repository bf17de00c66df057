"""Cutting a grown tree back: by hand, and by minimal cost-complexity."""

from dataclasses import dataclass, replace

import numpy as np

from engines.decision_trees.binary_tree import NONE, REASONS, BinaryTree
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.subtrees import errors_as_leaf, leaves_below, sums_below
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


@dataclass(frozen=True, eq=False)
class PruningPath:
    """The m trees that minimal cost-complexity pruning cuts, from all to the root.

    State 0 is the tree as it was given. State k is the smallest tree that minimises
    R + alpha * leaves for alphas[k] <= alpha < alphas[k + 1]. Links of strength 0, if
    there are any, are cut in state 1, whose alpha is 0 too.
    """

    whole: BinaryTree
    measure: str  # one of MEASURES
    alphas: np.ndarray  # (m,) ascending from 0: the strength of the links cut there
    n_leaves: np.ndarray  # (m,) integers, descending to 1
    costs: np.ndarray  # (m,) R of each state, ascending
    leaf_from: np.ndarray  # (n_nodes,) the first state in which a node asks nothing
    gone_from: np.ndarray  # (n_nodes,) the first state in which it does not stand, or m

    def __len__(self) -> int:
        """Return how many states there are: m."""
        return len(self.alphas)

    def collapsed(self, k: int) -> np.ndarray:
        """Return the nodes that became leaves at state ``k``, (n_cut,); none at 0."""
        cut = (self.leaf_from == k) & (self.gone_from > k)
        return np.flatnonzero(cut & self.whole.asks)

    def tree(self, k: int) -> BinaryTree:
        """Return the tree of state ``k``; raises ValueError if there is none."""
        if not 0 <= k < len(self):
            raise ValueError(f"The path has states 0 to {len(self) - 1}; not {k}.")
        leaves = (self.leaf_from <= k) & (self.gone_from > k)
        return prune(self.whole, np.flatnonzero(leaves))

    def state_at(self, alpha: float) -> int:
        """Return the state whose tree is the smallest of the cheapest at an alpha.

        Raises ValueError for an alpha below 0 or not a number.
        """
        if not alpha >= 0:
            raise ValueError(f"alpha is {alpha}; it must be 0 or more.")
        reached = np.searchsorted(self.alphas, alpha + SAME_WITHIN, "right")
        return int(reached) - 1

    def links(self, k: int) -> np.ndarray:
        """Return g(t) of every node that asks in state ``k``, (n_nodes,), else nan."""
        return link_strengths(self.tree(k), self.measure)

    def sums(self, values) -> np.ndarray:
        """Return the sum of a node's value over the leaves of each state, (m,).

        ``values`` has shape (n_nodes,).
        """
        m = len(self) + 1
        come = np.bincount(self.leaf_from, values, m)
        go = np.bincount(self.gone_from, values, m)
        return np.cumsum(come - go)[:-1]

    def errors(self, X, y) -> np.ndarray:
        """Return how many of these rows each state predicts wrongly, (m,) integers."""
        return self.sums(errors_as_leaf(self.whole, X, y)).round().astype(int)
