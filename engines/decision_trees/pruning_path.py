"""The path of minimal cost-complexity pruning: the weakest links, one after another."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.binary_tree import BinaryTree
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.pruning import link_strengths, node_costs
from engines.decision_trees.prunings import Prunings, cut_in_turn
from engines.decision_trees.subtrees import leaves_below, preorder, sums_below


@dataclass(frozen=True, eq=False)
class PruningPath(Prunings):
    """The m trees that minimal cost-complexity pruning cuts, from all to the root.

    State 0 is the tree as it was given. State k is the smallest tree that minimises
    R + alpha * leaves for alphas[k] <= alpha < alphas[k + 1]. Links of strength 0, if
    there are any, are cut in state 1, whose alpha is 0 too.
    """

    measure: str  # one of MEASURES
    alphas: np.ndarray  # (m,) ascending from 0: the strength of the links cut there
    costs: np.ndarray  # (m,) R of each state, ascending

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
    states = cut_in_turn(tree, walk.cuts)
    alphas, costs = np.array(walk.alphas), np.array(walk.totals)
    return PruningPath(**vars(states), measure=measure, alphas=alphas, costs=costs)


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

    def __init__(self, tree: BinaryTree, measure: str) -> None:
        costs, self.nodes = node_costs(tree, measure), preorder(tree)
        self.costs = costs[self.nodes]  # R(t)
        self.below = sums_below(tree, costs)[self.nodes]  # R(T_t)
        self.leaves = leaves_below(tree)[self.nodes]
        self.ends = np.arange(len(self.nodes)) + 2 * self.leaves - 1
        self.strengths = np.full(len(self.nodes), np.inf)  # g(t)
        asks = np.flatnonzero(tree.asks[self.nodes])
        self.strengths[asks] = self.of(asks)
        self.alphas, self.totals, self.cuts = [0.0], [self.below[0]], []

    def of(self, nodes: np.ndarray) -> np.ndarray:
        """Return g(t) of nodes that ask."""
        saved = self.costs[nodes] - self.below[nodes]
        return np.maximum(saved, 0) / (self.leaves[nodes] - 1)

    def cut_weakest(self) -> None:
        """Make leaves of all nodes that tie for the weakest link."""
        weakest, cut = self.strengths.min(), []
        for node in np.flatnonzero(self.strengths <= weakest + SAME_WITHIN):
            if self.strengths[node] < np.inf:  # not below one that was cut just now
                self.cut(node)
                cut.append(self.nodes[node])
        self.alphas.append(float(weakest))
        self.totals.append(self.below[0])
        self.cuts.append(cut)

    def cut(self, node: int) -> None:
        """Make a leaf of a node, and tell those above it what has changed."""
        self.strengths[node : self.ends[node]] = np.inf
        above = np.flatnonzero(self.ends[:node] > node)
        self.below[above] += self.costs[node] - self.below[node]
        self.leaves[above] -= self.leaves[node] - 1
        self.below[node], self.leaves[node] = self.costs[node], 1
        self.strengths[above] = self.of(above)
