"""What the sweep of "How deep?" knows of a record, by arithmetic of its own."""

from dataclasses import dataclass
from functools import cache, cached_property
from math import sqrt

import numpy as np

from engines.decision_trees.binary_tree import BinaryTree


def says(tree: BinaryTree, X: np.ndarray) -> np.ndarray:
    """Send rows down a tree, node by node, each with those that came there."""
    found = np.empty(len(X), dtype=int)
    children, features = tree.children.tolist(), tree.features.tolist()
    waiting = [(0, np.arange(len(X)))]
    while waiting:
        node, rows = waiting.pop()
        left, right = children[node]
        if left < 0:
            counts = tree.class_counts[node].tolist()
            found[rows] = counts.index(max(counts))
        elif len(rows):
            low = X[rows, features[node]] <= tree.thresholds[node]
            waiting += [(left, rows[low]), (right, rows[~low])]
    return found


def leaves(tree: BinaryTree) -> list[int]:
    """Return the depth of every leaf below the root."""
    found, waiting, children = [], [(0, 0)], tree.children.tolist()
    while waiting:
        node, depth = waiting.pop()
        left, right = children[node]
        if left < 0:
            found.append(depth)
        else:
            waiting += [(left, depth + 1), (right, depth + 1)]
    return found


@dataclass(frozen=True, eq=False)
class Seen:
    """Every tree of a record, and which rows it tells rightly."""

    record: object

    @cached_property
    def trees(self) -> tuple[BinaryTree, ...]:
        return self.record.curve.trees

    def __len__(self) -> int:
        return len(self.trees)

    @property
    def n(self) -> int:
        return len(self.record.settings.halves.y)

    @property
    def m(self) -> int:
        return len(self.record.settings.halves.held_y)

    @cached_property
    def changed(self) -> np.ndarray:
        halves = self.record.settings.halves
        return np.flatnonzero(halves.y != halves.dataset.labels[halves.rows])

    @cache  # noqa: B019
    def right(self, place: int) -> tuple[np.ndarray, np.ndarray]:
        """Return which learned and which held-out rows a tree tells rightly."""
        halves, tree = self.record.settings.halves, self.trees[place]
        learned, held = says(tree, halves.X), says(tree, halves.held_X)
        return learned == halves.y, held == halves.held_y

    def counts(self, place: int) -> tuple[int, int]:
        learned, held = self.right(place)
        return int(learned.sum()), int(held.sum())

    def said(self, place: int) -> int:
        return int(self.right(place)[0][self.changed].sum())

    @cache  # noqa: B019
    def depths(self, place: int) -> list[int]:
        return leaves(self.trees[place])

    def n_leaves(self, place: int) -> int:
        return len(self.depths(place))

    def error(self, place: int) -> float:
        p = self.counts(place)[1] / self.m
        return sqrt(p * (1 - p) / self.m)

    def gap(self, one: int, other: int) -> tuple[float, float]:
        """Return the mean of the rows' differences, and what luck makes of none."""
        rows = self.right(one)[1].astype(float) - self.right(other)[1]
        return float(rows.mean()), sqrt(float((rows**2).sum())) / self.m

    def by_heart(self, place: int) -> bool:
        """Tell whether nine in ten rows, and of those changed, are as labelled."""
        rows = 10 * self.counts(place)[0] >= 9 * self.n
        return rows and 10 * self.said(place) >= 9 * len(self.changed)

    @cached_property
    def best(self) -> list[int]:
        held = [self.counts(place)[1] for place in range(len(self))]
        return [place for place, one in enumerate(held) if one == max(held)]

    @property
    def last(self) -> int:
        return len(self) - 1

    def value(self, place: int) -> float:
        """Return the depth, or the leaf size asked for, or the alpha, of a tree."""
        if self.record.settings.along == "max_depth":
            return max(self.depths(place))
        return float(self.record.curve.values[place])
