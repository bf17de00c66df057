"""Growing a tree that looks two steps ahead at every node, and what that costs."""

from dataclasses import dataclass, field

import numpy as np

from engines.decision_trees.binary_tree import NONE, REASONS, BinaryTree
from engines.decision_trees.decisions import Decisions
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.impurity import IMPURITIES
from engines.decision_trees.limits import Limits
from engines.decision_trees.lookahead import two_steps_ahead
from engines.decision_trees.splits import checked
from engines.decision_trees.tree import LeafReason
from engines.watching import Watch


@dataclass(frozen=True, eq=False)
class FarGrowth:
    """A tree whose every split was chosen by what it gains in two steps."""

    decisions: Decisions
    totals: (
        np.ndarray
    )  # (T,) what each split gains with the best next ones, at its node
    n_looked: np.ndarray  # (n_nodes,) integers: cuts looked at there; 0 where none were


def cuts_looked_at(decisions: Decisions) -> np.ndarray:
    """Return how many cuts a greedy search compares at each node, (n_nodes,) integers.

    Σ over features of (different values - 1), over the node's rows; 0 where all rows
    are of one class, for there is nothing to search. Nothing is raised.

    >>> from engines.decision_trees.cart import grow
    >>> cuts_looked_at(grow([[1], [2], [4]], [0, 0, 1])).tolist()
    [2, 0, 0]
    """
    looked = np.zeros(len(decisions.tree.features), dtype=int)
    mixed = (decisions.tree.class_counts > 0).sum(axis=1) > 1
    for node in np.flatnonzero(mixed):
        values = np.sort(decisions.X[decisions.rows_at(node)], axis=0)
        looked[node] = (values[1:] > values[:-1]).sum()
    return looked


def grow_looking_ahead(
    X,
    y,
    criterion: str = "gini",
    min_gain: float | None = None,
    most_splits: int | None = None,
    n_classes=None,
    watch: Watch = iter,
) -> FarGrowth:
    """Grow level by level as `grow` does, each split by what it gains in two steps.

    A node is split where that total exceeds ``min_gain``, or, without one, wherever it
    can be; growth ends after ``most_splits``. ``X`` has shape (n, n_features), ``y``
    (n,) integers from 0. Raises as `two_steps_ahead` does.
    Source: Norton 1989; Murthy and Salzberg 1995, "Lookahead and pathology in decision
    tree induction", IJCAI, 1025-1031.

    >>> corners, colours = [[0, 0], [1, 0], [0, 1], [1, 1]], [0, 1, 1, 0]
    >>> grow_looking_ahead(corners, colours, "entropy", 0.0).totals.tolist()
    [1.0, 1.0, 1.0]
    """
    X, y, n_classes = checked(X, y, n_classes)
    growing = _Growing(X, y, criterion, n_classes, min_gain, watch)
    growing.bear(np.arange(len(X)), NONE)
    node = 0
    while node < len(growing.rows) and growing.n_splits != most_splits:
        growing.look(node)
        node += 1
    limits = Limits(min_gain=min_gain)
    decisions = Decisions(
        X,
        y,
        limits,
        growing.tree(),
        np.array(growing.asked, int),
        growing.column("tied"),
    )
    totals = growing.column("total")[decisions.asked_at]
    return FarGrowth(decisions, totals, growing.column("looked"))


@dataclass(eq=False)
class _Growing:
    X: np.ndarray
    y: np.ndarray
    criterion: str
    n_classes: int
    min_gain: float | None
    watch: Watch
    rows: list[np.ndarray] = field(default_factory=list)
    nodes: list[dict] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)

    @property
    def n_splits(self) -> int:
        """Return how many splits were made so far."""
        return len(self.asked)

    def column(self, name: str) -> np.ndarray:
        """Return what all nodes have under a name, (n_nodes, ...)."""
        return np.array([node[name] for node in self.nodes])

    def bear(self, rows: np.ndarray, parent: int) -> None:
        """Add a node with these rows, and see whether it may be split."""
        depth = self.nodes[parent]["depth"] + 1 if parent != NONE else 0
        counts, why = np.bincount(self.y[rows], minlength=self.n_classes), NONE
        if (counts > 0).sum() == 1:
            pure = LeafReason.PURE if len(rows) > 1 else LeafReason.ONE_ROW
            why = REASONS.index(pure)
        self.rows.append(rows)
        self.nodes.append(
            {
                "parent": parent,
                "depth": depth,
                "counts": np.bincount(self.y[rows], minlength=self.n_classes),
                "feature": NONE,
                "threshold": np.nan,
                "left": NONE,
                "why": why,
                "gain": np.nan,
                "total": np.nan,
                "tied": 0,
                "looked": 0,
            }
        )

    def look(self, number: int) -> None:
        """Look two steps ahead from a node; split it, or say why it is a leaf."""
        node, rows = self.nodes[number], self.rows[number]
        if node["why"] != NONE:
            return
        X, y = self.X[rows], self.y[rows]
        seen = two_steps_ahead(X, y, self.criterion, self.n_classes, self.watch)
        best, node["looked"] = seen.far_seeing, seen.n_looked[1]
        if best is None:
            node["why"] = REASONS.index(LeafReason.CONFLICT)
            return
        node["total"] = seen.totals[best]
        if self.min_gain is not None and node["total"] <= self.min_gain + SAME_WITHIN:
            node["why"] = REASONS.index(LeafReason.NO_GAIN)
            return
        feature, threshold = seen.first.features[best], seen.first.thresholds[best]
        node.update(feature=feature, threshold=threshold, gain=seen.first.gains[best])
        node.update(left=len(self.nodes), tied=len(seen.tied))
        self.asked.append(number)
        goes_left = X[:, feature] <= threshold
        self.bear(rows[goes_left], number)
        self.bear(rows[~goes_left], number)

    def tree(self) -> BinaryTree:
        """Return the tree as it stands."""
        left, counts = self.column("left"), self.column("counts")
        return BinaryTree(
            features=self.column("feature"),
            thresholds=self.column("threshold"),
            children=np.stack([left, np.where(left == NONE, NONE, left + 1)], axis=1),
            parents=self.column("parent"),
            depths=self.column("depth"),
            class_counts=counts,
            impurities=IMPURITIES[self.criterion](counts),
            gains=self.column("gain"),
            why_leaf=self.column("why"),
            criterion=self.criterion,
        )
