"""Reduced-error pruning: a node is cut where held-out rows do not miss its question."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.binary_tree import BinaryTree
from engines.decision_trees.pruning import prune
from engines.decision_trees.prunings import Prunings, cut_in_turn
from engines.decision_trees.subtrees import asking_levels, errors_as_leaf


@dataclass(frozen=True, eq=False)
class ReducedError:
    """All s nodes that asked, in the order in which they were looked at: from below."""

    whole: BinaryTree
    nodes: np.ndarray  # (s,) their numbers, the deepest first
    as_leaf: np.ndarray  # (s,) integers: errors on the held-out rows as a leaf
    as_subtree: np.ndarray  # (s,) errors with what was left below it by then
    errors: np.ndarray  # (s + 1,) of the whole tree, before and after each look

    @property
    def cut(self) -> np.ndarray:
        """Return which of these nodes became leaves; a tie cuts, (s,) bool."""
        return self.as_leaf <= self.as_subtree

    def __len__(self) -> int:
        """Return how many states there are: s + 1."""
        return len(self.errors)

    def tree(self, k: int) -> BinaryTree:
        """Return the tree after ``k`` looks; raises ValueError for too many."""
        if not 0 <= k < len(self):
            raise ValueError(f"{len(self) - 1} nodes were looked at; not {k}.")
        return prune(self.whole, self.nodes[:k][self.cut[:k]])

    @property
    def levels(self) -> list[np.ndarray]:
        """Return the places in `nodes` of each level, the deepest first."""
        depths = self.whole.depths[self.nodes]
        places = np.arange(len(depths))
        return [places[depths == depth] for depth in np.unique(depths)[::-1]]

    def by_level(self) -> Prunings:
        """Return the states after each level, the whole tree first."""
        levels = [self.nodes[level[self.cut[level]]] for level in self.levels]
        return cut_in_turn(self.whole, levels)


def reduced_error_pruning(tree: BinaryTree, X, y) -> ReducedError:
    """Go up a tree and make a leaf of each node that errs no more as one.

    errors as a leaf <= errors of the subtree left below: cut, at a tie too. The errors
    are those on rows the tree did not grow from: ``X`` (n, n_features), ``y`` (n,)
    integers. What is left is the smallest of the prunings that err least on them; a
    node that none of them comes to is cut. Raises ValueError where rows and classes do
    not fit together.
    Source: Quinlan 1987, Simplifying Decision Trees, section 3.2.

    >>> from engines.decision_trees.cart import grow
    >>> reduced_error_pruning(grow([[1], [2], [4]], [0, 1, 0]).tree, [[9]], [0]).cut
    array([ True,  True])
    """
    alone = errors_as_leaf(tree, X, y)
    left = alone.copy()  # errors of what is left of each node's subtree
    levels = list(asking_levels(tree))
    looked_at = np.concatenate([*levels, np.zeros(0, dtype=int)])
    as_subtree = np.zeros(len(alone), dtype=int)
    for level in levels:
        as_subtree[level] = left[tree.children[level]].sum(axis=1)
        left[level] = np.minimum(alone[level], as_subtree[level])
    saved = np.maximum(as_subtree - alone, 0)[looked_at]
    before = alone[tree.leaves].sum()
    return ReducedError(
        whole=tree,
        nodes=looked_at,
        as_leaf=alone[looked_at],
        as_subtree=as_subtree[looked_at],
        errors=before - np.concatenate([[0], np.cumsum(saved)]),
    )
