"""A tree of thresholds on numbers, as arrays with one entry a node."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.decision_trees.tree import LeafReason

REASONS = tuple(LeafReason)  # what the numbers in `BinaryTree.why_leaf` stand for
NONE = -1  # no child, no parent, no feature, no reason


@dataclass(frozen=True, eq=False)
class BinaryTree:
    """A tree of questions "is feature <= threshold?": left is yes, right is no.

    Nodes are numbered in order of their birth: the root is 0, and the k-th split bears
    2k - 1 (left) and 2k (right). A pruned tree keeps the numbers of the tree that it
    was cut from: what was cut off has no way to it any more, see `standing`.
    """

    features: np.ndarray  # (n_nodes,) integers: the column asked about, or -1
    thresholds: np.ndarray  # (n_nodes,) float64, nan where nothing is asked
    children: np.ndarray  # (n_nodes, 2) integers: left and right, or -1
    parents: np.ndarray  # (n_nodes,) integers; -1 at the root
    depths: np.ndarray  # (n_nodes,) integers: how many splits led here
    class_counts: np.ndarray  # (n_nodes, n_classes) integers
    impurities: np.ndarray  # (n_nodes,) of the class counts, by the criterion
    gains: np.ndarray  # (n_nodes,) impurity removed by a node's split; nan without one
    why_leaf: np.ndarray  # (n_nodes,) integers: a place in REASONS; -1: split or open
    criterion: str  # a key of IMPURITIES

    @property
    def n_classes(self) -> int:
        """Return how many classes there are to predict."""
        return self.class_counts.shape[1]

    @cached_property
    def n_samples(self) -> np.ndarray:
        """How many of the rows it grew from came to each node, (n_nodes,)."""
        return self.class_counts.sum(axis=1)

    @cached_property
    def predictions(self) -> np.ndarray:
        """The commonest class of each node, the lowest at a tie, (n_nodes,)."""
        return self.class_counts.argmax(axis=1)

    @cached_property
    def standing(self) -> np.ndarray:
        """Which nodes can be reached from the root, (n_nodes,) bool."""
        standing = np.zeros(len(self.features), dtype=bool)
        level = np.array([0])
        while len(level):
            standing[level] = True
            level = self.children[level].ravel()
            level = level[level != NONE]
        return standing

    @cached_property
    def asks(self) -> np.ndarray:
        """Which nodes are standing and split, (n_nodes,) bool."""
        return self.standing & (self.features != NONE)

    @cached_property
    def leaves(self) -> np.ndarray:
        """The numbers of the standing nodes that are not split (yet), (n_leaves,)."""
        return np.flatnonzero(self.standing & (self.features == NONE))

    @cached_property
    def open(self) -> np.ndarray:
        """The numbers of those leaves that a later step of the growth splits."""
        return self.leaves[self.why_leaf[self.leaves] == NONE]

    @property
    def n_leaves(self) -> int:
        """Return how many leaves it has."""
        return len(self.leaves)

    @property
    def depth(self) -> int:
        """Return how many splits lead to the deepest leaf."""
        return int(self.depths[self.leaves].max())

    @property
    def n_errors(self) -> int:
        """Return how many of the rows it grew from it predicts wrongly."""
        counts = self.class_counts[self.leaves]
        return int(counts.sum() - counts.max(axis=1).sum())

    def reason(self, node: int) -> LeafReason | None:
        """Return why a node is a leaf; None where it is split, or was cut short."""
        code = int(self.why_leaf[node])
        return None if code == NONE else REASONS[code]

    def path_to(self, node: int) -> tuple[int, ...]:
        """Return the numbers of the nodes from the root to a node, both included."""
        path = [int(node)]
        while self.parents[path[-1]] != NONE:
            path.append(int(self.parents[path[-1]]))
        return tuple(reversed(path))

    def ends_of(self, rows) -> np.ndarray:
        """Return the number of the leaf where each row ends, (n_rows,).

        ``rows`` has shape (n_rows, n_features). Rows it never saw are walked down too.
        """
        rows = np.asarray(rows, dtype=float)
        ends = np.zeros(len(rows), dtype=int)
        walking = np.flatnonzero(self.features[ends] != NONE)
        while len(walking):
            at = ends[walking]
            right = rows[walking, self.features[at]] > self.thresholds[at]
            ends[walking] = self.children[at, right.astype(int)]
            walking = walking[self.features[ends[walking]] != NONE]
        return ends

    def predict(self, rows) -> np.ndarray:
        """Return the class predicted for each row, (n_rows,) integers."""
        return self.predictions[self.ends_of(rows)]

    def probabilities(self, rows) -> np.ndarray:
        """Return the class shares of each row's leaf, (n_rows, n_classes)."""
        counts = self.class_counts[self.ends_of(rows)]
        return counts / counts.sum(axis=1, keepdims=True)
