"""What is found anew of a record of "Prune": by recursion, and by counting rows."""

from functools import cached_property

import numpy as np

from pages.chapters.information_gain.too_many_questions.prune.controls import (
    BY_HAND,
    REDUCED,
)

SAME = 1e-12


def entropy(p):
    """Return the entropy of shares, in bits."""
    p = p[p > 0]
    return float(-(p * np.log2(p)).sum())


RISKS = {
    "entropy": entropy,
    "gini": lambda p: float(1 - (p**2).sum()),
    "misclassification": lambda p: float(1 - p.max()),
}


class Own:
    """Trees as sets of leaves; R and errors as sums over rows."""

    def __init__(self, record):
        self.record, self.halves = record, record.halves
        self.whole, self.way = record.whole, record.way
        self.n, self.m = len(record.halves.y), len(record.halves.held_y)
        name = record.settings.measure
        self.risk = RISKS[record.settings.criterion if name == "impurity" else name]
        self.is_hand, self.is_reduced = self.way == BY_HAND, self.way == REDUCED
        self.is_path = not (self.is_hand or self.is_reduced)
        self.names = record.halves.dataset.attributes

    # --- rows -----------------------------------------------------------------------

    @cached_property
    def rows(self) -> tuple[list, list]:
        """The labels that come to each node, learned and held out, by walking down."""
        found = []
        for X, y in (
            (self.halves.X, self.halves.y),
            (self.halves.held_X, self.halves.held_y),
        ):
            at = {0: np.arange(len(y))}
            for node in np.flatnonzero(self.whole.asks).tolist():
                here = at[node]
                left = X[here, self.whole.features[node]] <= self.whole.thresholds[node]
                for child, side in zip(
                    self.whole.children[node].tolist(), (left, ~left), strict=True
                ):
                    at[child] = here[side]
            found.append([y[at[node]] for node in range(len(self.whole.features))])
        return found[0], found[1]

    @cached_property
    def cost(self) -> list[float]:
        """R(t) of each node."""
        return [
            len(bag) / self.n * self.risk(np.bincount(bag) / len(bag))
            for bag in self.rows[0]
        ]

    @cached_property
    def says(self) -> list[int]:
        """The commonest class of each node."""
        return [int(np.bincount(bag).argmax()) for bag in self.rows[0]]

    @cached_property
    def wrong(self) -> list[int]:
        """The held-out errors of each node as a leaf."""
        pairs = zip(self.rows[1], self.says, strict=True)
        return [int((bag != says).sum()) for bag, says in pairs]

    # --- trees ----------------------------------------------------------------------

    def leaves(self, cut, node: int = 0) -> list[int]:
        """Return the leaves below a node once some are cut."""
        if node in cut or not self.whole.asks[node]:
            return [node]
        left, right = self.whole.children[node].tolist()
        return self.leaves(cut, left) + self.leaves(cut, right)

    def asking(self, cut, node: int = 0) -> list[int]:
        """Return the nodes that ask below a node once some are cut."""
        if node in cut or not self.whole.asks[node]:
            return []
        left, right = self.whole.children[node].tolist()
        return [node, *self.asking(cut, left), *self.asking(cut, right)]

    def total(self, leaves) -> float:
        """Return R of a tree."""
        return sum(self.cost[leaf] for leaf in leaves)

    def errors(self, leaves) -> int:
        """Return the held-out errors of a tree."""
        return sum(self.wrong[leaf] for leaf in leaves)

    def right(self, leaves) -> tuple[int, int]:
        """Return how many learned and held-out rows a tree tells as labelled."""
        learned = sum(int((self.rows[0][t] == self.says[t]).sum()) for t in leaves)
        return learned, self.m - self.errors(leaves)

    # --- the path -------------------------------------------------------------------

    @cached_property
    def path(self) -> list[tuple[float, frozenset]]:
        """Alpha and the cut nodes of each state, found by cutting one by one."""
        cut, found = frozenset(), [(0.0, frozenset())]
        while 0 not in cut and self.whole.asks[0]:
            g = {t: self.strength(t, cut) for t in self.asking(cut)}
            least = min(g.values())
            cut |= {t for t, strength in g.items() if strength <= least + SAME}
            found.append((max(least, 0.0), cut))
        return found

    def strength(self, node: int, cut) -> float:
        """Return g(t) once some nodes are cut."""
        below = self.leaves(cut, node)
        return (self.cost[node] - self.total(below)) / (len(below) - 1)

    @cached_property
    def trees(self) -> list[list[int]]:
        """The leaves of each state of the path."""
        return [self.leaves(cut) for _, cut in self.path]

    @cached_property
    def best(self) -> int:
        """The state that errs least held out, the smallest of equals."""
        errors = [self.errors(leaves) for leaves in self.trees]
        return max(k for k, one in enumerate(errors) if one == min(errors))

    def state(self, step: int) -> int:
        """Return the state of a position of the stepper."""
        return int(self.record.shown[step])

    def made(self, step: int) -> list[int]:
        """Return the leaves of the tree at a position, whatever the way."""
        if self.is_path:
            return self.trees[self.state(step)]
        if self.is_hand:
            return self.leaves({*self.record.cuts})
        return self.leaves(self.upto(step))

    # --- reduced error --------------------------------------------------------------

    @cached_property
    def heard(self) -> list[dict[int, tuple[int, int]]]:
        """Level by level from below: node, its errors as a leaf and with questions."""
        depths = self.whole.depths
        asking = np.flatnonzero(self.whole.asks)
        cut, found = set(), []
        for depth in sorted({*depths[asking].tolist()}, reverse=True):
            level = {}
            for node in asking[depths[asking] == depth].tolist():
                level[node] = self.wrong[node], self.errors(self.leaves(cut, node))
            cut |= {node for node, (alone, below) in level.items() if alone <= below}
            found.append(level)
        return found

    def upto(self, step: int) -> set[int]:
        """Return the nodes that are cut by a position."""
        return {
            node
            for level in self.heard[: self.state(step)]
            for node, (alone, below) in level.items()
            if alone <= below
        }

    def between(self, step: int) -> dict[int, tuple[int, int]]:
        """Return the nodes heard since the position before."""
        levels = self.heard[self.state(step - 1) : self.state(step)]
        return {node: pair for level in levels for node, pair in level.items()}

    # --- all prunings ---------------------------------------------------------------

    @cached_property
    def every(self) -> dict[int, tuple[dict[int, float], dict[int, int], int]]:
        """By node: least R and count of the prunings by leaves, and fewest errors."""
        found = {}
        for node in reversed(range(len(self.whole.features))):
            least, ways, errors = {1: self.cost[node]}, {1: 1}, self.wrong[node]
            if self.whole.asks[node]:
                one, other = (found.pop(int(t)) for t in self.whole.children[node])
                errors = min(errors, one[2] + other[2])
                for i, r in one[0].items():
                    for j, s in other[0].items():
                        least[i + j] = min(least.get(i + j, np.inf), r + s)
                        ways[i + j] = ways.get(i + j, 0) + one[1][i] * other[1][j]
            found[node] = least, ways, errors
        return found

    def least(self, n: int) -> float:
        """Return the least R of all prunings with so many leaves."""
        return self.every[0][0][n]

    # --- choosing by halves ---------------------------------------------------------

    @cached_property
    def by_halves(self) -> tuple[int, float, float]:
        """How often one half chose, and its mean accuracy there and on the other."""
        predicted = np.array([self._right_rows(leaves) for leaves in self.trees])
        half, here, there, n_times = self.m // 2, [], [], 100
        dice = np.random.default_rng(self.record.settings.seed)
        for order in dice.random((n_times, self.m)).argsort(axis=1):
            one, other = order < half, (order >= half) & (order < 2 * half)
            for chooses, judges in ((one, other), (other, one)):
                counts = predicted[:, chooses].sum(axis=1)
                at = np.flatnonzero(counts == counts.max())[-1]
                here.append(counts[at] / half)
                there.append(predicted[at, judges].sum() / half)
        return len(here), float(np.mean(here)), float(np.mean(there))

    def _right_rows(self, leaves) -> np.ndarray:
        """Return which held-out rows a tree tells rightly, (m,) bool."""
        X, y, tree = self.halves.held_X, self.halves.held_y, self.whole
        at = np.zeros(len(y), dtype=int)
        stops = np.isin(np.arange(len(tree.features)), leaves)
        while not stops[at].all():
            go = ~stops[at]
            right = X[go, tree.features[at[go]]] > tree.thresholds[at[go]]
            at[go] = tree.children[at[go], right.astype(int)]
        return np.array(self.says)[at] == y

    @property
    def n_leaves(self) -> int:
        """The leaves of the whole tree."""
        return len(self.trees[0])

    @property
    def repeated(self) -> tuple[int, list[int]]:
        """How many labels are changed; by state, how many are told as changed."""
        changed = self.halves.y != self.halves.true_y
        told = []
        for k in (0, self.best):
            tree = self.record.path.tree(k)
            told.append(
                int((tree.predict(self.halves.X) == self.halves.y)[changed].sum())
            )
        return int(changed.sum()), told
