"""The record of a tree's growth on numbers: every split, in its order."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.binary_tree import NONE, BinaryTree
from engines.decision_trees.limits import Limits
from engines.decision_trees.tree import tree_after


@dataclass(frozen=True, eq=False)
class Decisions:
    """T splits, and with the planted root T + 1 states: what `grow` leaves behind.

    `len` is T + 1, as of the decisions of `grow_id3`; `tree_after` makes the tree of
    any moment, and `tree` is the last one.
    """

    X: np.ndarray  # (n, n_features) float64: the rows that it grew from
    y: np.ndarray  # (n,) integers: their classes
    limits: Limits
    tree: BinaryTree  # the whole one, of 2T + 1 nodes
    asked_at: np.ndarray  # (T,) integers: which node each split was made at
    n_tied: np.ndarray  # (n_nodes,) how many cuts gained the most there; 0 at a leaf

    def __len__(self) -> int:
        """Return how many states there are: T + 1."""
        return len(self.asked_at) + 1

    def tree_after(self, k: int) -> BinaryTree:
        """Return the tree as it stood after ``k`` splits: its first 2k + 1 nodes.

        Raises ValueError when that many splits were never made.
        """
        n_made = len(self.asked_at)
        if not 0 <= k <= n_made:
            raise ValueError(f"{n_made} splits were made; {k} is not 0 to {n_made}.")
        n, whole = 2 * k + 1, self.tree
        later = whole.children[:n, 0] >= n  # split only by a later step
        return BinaryTree(
            features=np.where(later, NONE, whole.features[:n]),
            thresholds=np.where(later, np.nan, whole.thresholds[:n]),
            children=np.where(later[:, None], NONE, whole.children[:n]),
            parents=whole.parents[:n],
            depths=whole.depths[:n],
            class_counts=whole.class_counts[:n],
            impurities=whole.impurities[:n],
            gains=np.where(later, np.nan, whole.gains[:n]),
            why_leaf=whole.why_leaf[:n],
            criterion=whole.criterion,
        )

    def rows_at(self, node: int) -> np.ndarray:
        """Return the numbers of the rows that came to a node, (n_samples,), sorted."""
        inside = np.zeros(len(self.tree.features), dtype=bool)
        below = np.array([node])
        while len(below):
            inside[below] = True
            below = self.tree.children[below].ravel()
            below = below[below != NONE]
        return np.flatnonzero(inside[self.tree.ends_of(self.X)])


@tree_after.register
def _(decisions: Decisions, k: int) -> BinaryTree:
    return decisions.tree_after(k)
