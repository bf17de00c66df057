"""All nodes of a tree on numbers, as its growth leaves them, and the tree they make."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.binary_tree import NONE, BinaryTree
from engines.decision_trees.columns import Columns
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.impurity import IMPURITIES
from engines.decision_trees.splits import halfway

NO_CUT = np.array([NONE, NONE, NONE, 0])[:, np.newaxis]


@dataclass(frozen=True, eq=False)
class Grown:
    """Nodes in order of their birth: split k, from 0, bears 2k + 1 and 2k + 2."""

    cuts: np.ndarray  # (4, n_nodes): column, rank on the left, on the right, n_tied
    splits: np.ndarray  # (n_splits,) which node each split is made at, in their order
    why: np.ndarray  # (n_nodes,) why it is a leaf: a place in REASONS; -1: split
    counts: np.ndarray  # (n_nodes, n_classes)
    sizes: np.ndarray  # (n_nodes,) how many rows that are
    depths: np.ndarray  # (n_nodes,)
    columns: Columns

    def gains(self, impurities: np.ndarray) -> np.ndarray:
        """Return the impurity that each split removes, (n_splits,), at least 0.

        What is so small that rounding may have left it is none.
        """
        sizes, before = self.sizes[self.splits], impurities[self.splits]
        after = (self.sizes * impurities)[1:].reshape(-1, 2).sum(axis=1)
        gains = before - after / sizes
        return np.where(gains > SAME_WITHIN, gains, 0.0)

    def tree(self, criterion: str) -> BinaryTree:
        """Return the tree; thresholds stand halfway between left and right."""
        splits, n_nodes = self.splits, len(self.sizes)
        impurities = IMPURITIES[criterion](self.counts)
        features, lows, highs, _ = self.cuts[:, splits]
        children = np.full((n_nodes, 2), NONE)
        children[splits] = np.arange(1, n_nodes).reshape(-1, 2)
        parents = np.full(n_nodes, NONE)
        parents[1:] = splits.repeat(2)
        thresholds, gains = np.full((2, n_nodes), np.nan)
        value = self.columns.value
        thresholds[splits] = halfway(value(features, lows), value(features, highs))
        gains[splits] = self.gains(impurities)
        return BinaryTree(
            self.cuts[0],
            thresholds,
            children,
            parents,
            self.depths,
            self.counts,
            impurities,
            gains,
            self.why,
            criterion,
        )
