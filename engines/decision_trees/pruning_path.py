"""The path of minimal cost-complexity pruning: the weakest links, one after another."""

import numpy as np

from engines.decision_trees.binary_tree import BinaryTree
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.pruning import PruningPath, node_costs
from engines.decision_trees.subtrees import leaves_below, preorder, sums_below

NOT_YET = -1


def pruning_path(tree: BinaryTree, measure: str = "impurity") -> PruningPath:
    """Cut the weakest link of a tree, again and again, until the root is a leaf.

    The weakest links are the nodes of smallest g(t) = (R(t) - R(T_t)) / (leaves - 1);
    all that tie become leaves together. Each state is the smallest tree of those that
    minimise R + alpha * leaves, and is cut from the one before. Raises ValueError for a
    measure that is not in MEASURES.
    Source: Breiman, Friedman, Olshen and Stone 1984, section 3.3.

    >>> from engines.decision_trees.cart import grow
    >>> pruning_path(grow([[1], [2], [3], [4]], [0, 1, 1, 0]).tree).n_leaves
    array([3, 1])
    """
    walk = _Walk(tree, measure)
    while walk.strengths[0] < np.inf:
        walk.cut_weakest()
    return walk.path()


def prune_by_alpha(
    tree: BinaryTree, alpha: float, measure: str = "impurity"
) -> BinaryTree:
    """Return the smallest of the trees that minimise R + alpha * leaves.

    Unlike scikit-learn's ``ccp_alpha=0``, alpha 0 cuts what R does not need. Raises
    ValueError for an unknown measure and for an alpha below 0.
    Source: Breiman et al. 1984, section 3.3.

    >>> from engines.decision_trees.cart import grow
    >>> prune_by_alpha(grow([[1], [2], [4]], [0, 0, 1]).tree, 0.5).n_leaves
    1
    """
    path = pruning_path(tree, measure)
    return path.tree(path.state_at(alpha))


class _Walk:
    """What the cuts change; nodes in preorder, so that a subtree is a slice."""

    def __init__(self, tree: BinaryTree, measure: str):
        costs = node_costs(tree, measure)
        self.whole, self.measure = tree, measure
        self.nodes = preorder(tree)
        self.costs = costs[self.nodes]
        self.below = sums_below(tree, costs)[self.nodes]
        self.leaves = leaves_below(tree)[self.nodes]
        self.ends = np.arange(len(self.nodes)) + 2 * self.leaves - 1
        self.asks = tree.asks[self.nodes]
        self.strengths = np.full(len(self.nodes), np.inf)
        self.strengths[self.asks] = self.of(np.flatnonzero(self.asks))
        self.leaf_from = np.where(self.asks, NOT_YET, 0)
        self.gone_from = np.full(len(self.nodes), NOT_YET)
        self.states = [(0.0, self.leaves[0], self.below[0])]

    def of(self, nodes: np.ndarray) -> np.ndarray:
        """Return g(t) of nodes that ask."""
        saved = self.costs[nodes] - self.below[nodes]
        return np.maximum(saved, 0) / (self.leaves[nodes] - 1)

    def cut_weakest(self) -> None:
        """Make leaves of all nodes that tie for the weakest link."""
        weakest = self.strengths.min()
        for node in np.flatnonzero(self.strengths <= weakest + SAME_WITHIN):
            if self.strengths[node] < np.inf:  # not below one that was cut just now
                self.cut(node, len(self.states))
        self.states.append((weakest, self.leaves[0], self.below[0]))

    def cut(self, node: int, state: int) -> None:
        """Make a leaf of a node, and tell those above it what has changed."""
        end = self.ends[node]
        self.strengths[node:end] = np.inf
        for since in (self.leaf_from[node:end], self.gone_from[node + 1 : end]):
            since[since == NOT_YET] = state
        above = np.flatnonzero(self.ends[:node] > node)
        self.below[above] += self.costs[node] - self.below[node]
        self.leaves[above] -= self.leaves[node] - 1
        self.below[node], self.leaves[node] = self.costs[node], 1
        self.strengths[above] = self.of(above)

    def path(self) -> PruningPath:
        """Return the record, by the nodes' own numbers."""
        alphas, n_leaves, costs = map(np.array, zip(*self.states, strict=True))
        since = np.zeros((2, len(self.whole.features)), dtype=int)
        gone = np.where(self.gone_from == NOT_YET, len(alphas), self.gone_from)
        since[:, self.nodes] = self.leaf_from, gone
        return PruningPath(self.whole, self.measure, alphas, n_leaves, costs, *since)
