"""Growing a tree on numbers one node at a time: plain, slow, and the fast one's judge.

At each node all cuts are listed by `candidate_splits`, which brute force checks, and
the first of the best is made. Nothing here knows of levels, tables or sorted orders.
"""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees import (
    IMPURITIES,
    Candidates,
    Decisions,
    LeafReason,
    Limits,
    candidate_splits,
)

SAME_WITHIN = 1e-12


@dataclass(eq=False)
class SlowNode:
    """A node while its tree grows; of a leaf, what it cannot know stays as it is."""

    rows: np.ndarray
    parent: int
    depth: int
    counts: np.ndarray
    impurity: float
    why: LeafReason | None = None
    found: Candidates | None = None
    left: int = -1  # the number of its left child; the right one is the next

    @property
    def children(self) -> tuple[int, int]:
        return (-1, -1) if self.left == -1 else (self.left, self.left + 1)

    @property
    def n_tied(self) -> int:
        return len(self.found.tied)

    @property
    def gain(self) -> float:
        return float(self.found.gains[self.found.best])

    @property
    def feature(self) -> int:
        return int(self.found.features[self.found.best])

    @property
    def threshold(self) -> float:
        return float(self.found.thresholds[self.found.best])


class SlowGrowth:
    """All nodes of a tree, and at which of them it asked, in that order."""

    def __init__(self, X, y, criterion="gini", limits=None, n_classes=None) -> None:
        self.X, self.y = np.asarray(X, dtype=float), np.asarray(y)
        self.criterion, self.limits = criterion, limits or Limits()
        self.n_classes = n_classes or int(self.y.max()) + 1
        self.nodes: list[SlowNode] = []
        self.asked: list[int] = []
        self.bear(np.arange(len(self.X)), -1, 0)
        while self.may_grow and (number := self.next_to_ask()) is not None:
            self.ask(number)
        for node in self.nodes:
            if node.why is None and node.left == -1:
                node.why = LeafReason.MOST_LEAVES

    @property
    def may_grow(self) -> bool:
        most = self.limits.max_leaves
        return most is None or len(self.asked) + 1 < most

    def bear(self, rows: np.ndarray, parent: int, depth: int) -> None:
        counts = np.bincount(self.y[rows], minlength=self.n_classes)
        impurity = float(IMPURITIES[self.criterion](counts))
        node = SlowNode(rows, parent, depth, counts, impurity)
        node.why = self.why_leaf(node)
        self.nodes.append(node)

    def why_leaf(self, node: SlowNode) -> LeafReason | None:
        limits, rows = self.limits, node.rows
        if (node.counts > 0).sum() == 1:
            return LeafReason.PURE if len(rows) > 1 else LeafReason.ONE_ROW
        asked = self.criterion, limits.min_samples_leaf, self.n_classes
        node.found = candidate_splits(self.X[rows], self.y[rows], *asked)
        if not len(node.found.gains):
            return LeafReason.CONFLICT
        if limits.max_depth is not None and node.depth >= limits.max_depth:
            return LeafReason.DEPTH
        if len(rows) < limits.min_samples_split:
            return LeafReason.FEW_ROWS
        if node.found.best is None:
            return LeafReason.SMALL_CHILD
        least = limits.min_gain
        if least is not None and node.gain <= least + SAME_WITHIN:
            return LeafReason.NO_GAIN
        return None

    def next_to_ask(self) -> int | None:
        """Return the oldest open node; under a number of leaves the most gaining."""
        open_now = [
            number
            for number, node in enumerate(self.nodes)
            if node.why is None and node.left == -1
        ]
        if not open_now or self.limits.max_leaves is None:
            return open_now[0] if open_now else None
        worth = [
            self.nodes[number].gain * len(self.nodes[number].rows) / len(self.X)
            for number in open_now
        ]
        most = max(worth)
        pairs = zip(open_now, worth, strict=True)
        return next(number for number, one in pairs if one >= most - SAME_WITHIN)

    def ask(self, number: int) -> None:
        node = self.nodes[number]
        node.left = len(self.nodes)
        self.asked.append(number)
        left = self.X[node.rows, node.feature] <= node.threshold
        self.bear(node.rows[left], number, node.depth + 1)
        self.bear(node.rows[~left], number, node.depth + 1)


def differences(fast: Decisions, slow: SlowGrowth) -> list[str]:
    """Return in what a growth differs from the plain one: names of its arrays."""
    if fast.asked_at.tolist() != slow.asked:
        return ["asked_at"]
    tree, nodes = fast.tree, slow.nodes
    same = {
        "n_nodes": len(tree.features) == len(nodes),
        "thresholds": _same(tree.thresholds, _of_splits(nodes, "threshold", np.nan)),
        "gains": _same(tree.gains, _of_splits(nodes, "gain", np.nan), 1e-12),
        "impurities": _same(tree.impurities, [n.impurity for n in nodes], 1e-14),
        "features": _same(tree.features, _of_splits(nodes, "feature", -1)),
        "children": _same(tree.children, [n.children for n in nodes]),
        "parents": _same(tree.parents, [n.parent for n in nodes]),
        "depths": _same(tree.depths, [n.depth for n in nodes]),
        "class_counts": _same(tree.class_counts, [n.counts for n in nodes]),
        "why_leaf": [tree.reason(at) for at in range(len(nodes))]
        == [n.why for n in nodes],
        "n_tied": _same(fast.n_tied, _of_splits(nodes, "n_tied", 0)),
    }
    return [name for name, is_so in same.items() if not is_so]


def _of_splits(nodes: list[SlowNode], name: str, of_leaves) -> list:
    return [of_leaves if n.left == -1 else getattr(n, name) for n in nodes]


def _same(ours, plain, within: float = 0.0) -> bool:
    plain = np.array(plain, dtype=float)
    return ours.shape == plain.shape and np.allclose(
        ours, plain, rtol=0, atol=within, equal_nan=True
    )
