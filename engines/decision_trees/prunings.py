"""Trees that are cut from one another: what each of them costs, and how it errs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.decision_trees.binary_tree import BinaryTree
from engines.decision_trees.pruning import node_costs, prune
from engines.decision_trees.subtrees import asking_levels, errors_as_leaf


@dataclass(frozen=True, eq=False)
class Prunings:
    """A tree in m states, each cut from the one before; in state 0 it is whole."""

    whole: BinaryTree
    leaf_from: np.ndarray  # (n_nodes,) the first state in which it asks nothing, or m
    gone_from: np.ndarray  # (n_nodes,) the first in which it does not stand, or m

    def __len__(self) -> int:
        """Return how many states there are: m. The root stands in all of them."""
        return int(self.gone_from[0])

    def collapsed(self, k: int) -> np.ndarray:
        """Return the nodes that became leaves at state ``k``, (n_cut,); none at 0."""
        cut = (self.leaf_from == k) & (self.gone_from > k)
        return np.flatnonzero(cut & self.whole.asks)

    def tree(self, k: int) -> BinaryTree:
        """Return the tree of state ``k``; raises ValueError if there is none."""
        if not 0 <= k < len(self):
            raise ValueError(f"There are states 0 to {len(self) - 1}; not {k}.")
        leaves = (self.leaf_from <= k) & (self.gone_from > k)
        return prune(self.whole, np.flatnonzero(leaves))

    def only(self, states: Sequence[int]) -> "Prunings":
        """Return some of the states, ascending, the first and the last among them."""
        leaf_from, gone_from = (
            np.searchsorted(states, since) for since in (self.leaf_from, self.gone_from)
        )
        return Prunings(self.whole, leaf_from, gone_from)

    def sums(self, values) -> np.ndarray:
        """Return the sum of a node's value over the leaves of each state, (m, ...).

        ``values`` has shape (n_nodes, ...).
        """
        values = np.asarray(values)
        changes = np.zeros((len(self) + 1, *values.shape[1:]), dtype=values.dtype)
        np.add.at(changes, self.leaf_from, values)
        np.subtract.at(changes, self.gone_from, values)
        return np.cumsum(changes, axis=0)[:-1]

    @cached_property
    def n_leaves(self) -> np.ndarray:
        """How many leaves each state has, (m,) integers."""
        return self.sums(np.ones(len(self.leaf_from), dtype=int))

    def costs_by(self, measure: str) -> np.ndarray:
        """Return R of each state by a measure, (m,); raises as `node_costs` does."""
        return self.sums(node_costs(self.whole, measure))

    def errors(self, X, y, weights=None) -> np.ndarray:
        """Return how many of these rows each state predicts wrongly, (m, ...).

        Shapes and errors are those of `errors_as_leaf`.
        """
        return self.sums(errors_as_leaf(self.whole, X, y, weights))


def cut_in_turn(tree: BinaryTree, steps: Iterable[Sequence[int]]) -> Prunings:
    """Return the states of a tree of which some nodes become leaves, step by step.

    State k is the tree with the nodes of the first k ``steps`` as leaves; a node that
    asks nothing by then changes nothing. Nothing is raised.

    >>> from engines.decision_trees.cart import grow
    >>> cut_in_turn(grow([[1], [2], [4]], [0, 1, 0]).tree, [[2], [0]]).n_leaves
    array([3, 2, 1])
    """
    steps = [*steps]
    m = len(steps) + 1
    cut_at = np.full(len(tree.features), m)
    for k, nodes in reversed([*enumerate(steps, start=1)]):
        cut_at[np.asarray(nodes, dtype=int)] = k
    gone_from = np.where(tree.standing, m, 0)
    for level in reversed([*asking_levels(tree)]):
        until = np.minimum(cut_at[level], gone_from[level])
        gone_from[tree.children[level]] = until[:, np.newaxis]
    leaf_from = np.where(tree.asks, np.minimum(cut_at, gone_from), 0)
    return Prunings(tree, leaf_from, gone_from)
