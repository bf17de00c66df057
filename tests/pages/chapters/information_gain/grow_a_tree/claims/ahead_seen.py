"""Both trees of "Two steps ahead" reckoned anew, from their rows alone."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

NEAR = 1e-11


def impurity(counts: np.ndarray, criterion: str) -> np.ndarray:
    """Return how mixed some counts are, (..., k); 0 for none."""
    p = counts / np.maximum(counts.sum(axis=-1, keepdims=True), 1)
    if criterion == "entropy":
        logs = np.log2(p, out=np.zeros(p.shape), where=p > 0)
        return -(p * logs).sum(axis=-1)
    if criterion == "gini":
        return p.sum(axis=-1) - (p**2).sum(axis=-1)
    return p.sum(axis=-1) - p.max(axis=-1)


@dataclass(frozen=True, eq=False)
class Cut:
    """One cut of some rows, and what it gains at once."""

    feature: int
    threshold: float
    gain: float


@dataclass(frozen=True, eq=False)
class Rows:
    """Some rows, and every way to cut them."""

    X: np.ndarray
    y: np.ndarray
    k: int
    criterion: str

    @cached_property
    def counts(self) -> np.ndarray:
        return np.bincount(self.y, minlength=self.k)

    @cached_property
    def impurity(self) -> float:
        return float(impurity(self.counts, self.criterion))

    @cached_property
    def searched(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """Each feature's different values, and what the cuts between them gain."""
        found = []
        for column in self.X.T:
            values, at = np.unique(column, return_inverse=True)
            cells = np.bincount(at * self.k + self.y, minlength=len(values) * self.k)
            left = cells.reshape(-1, self.k).cumsum(axis=0)[:-1]
            found.append((values, self.gains(left)))
        return found

    @cached_property
    def cuts(self) -> list[Cut]:
        """Every cut, feature by feature, ascending."""
        found = []
        for feature, (values, gains) in enumerate(self.searched):
            middle = values[:-1] / 2 + values[1:] / 2
            told = zip(middle.tolist(), gains.tolist(), strict=True)
            found += [Cut(feature, threshold, gain) for threshold, gain in told]
        return found

    def gains(self, left: np.ndarray) -> np.ndarray:
        right, n = self.counts - left, len(self.y)
        parts = ((left, left.sum(axis=-1)), (right, right.sum(axis=-1)))
        after = sum(size * impurity(part, self.criterion) for part, size in parts)
        return np.maximum(self.impurity - after / n, 0.0)

    @cached_property
    def best(self) -> float:
        return max(float(gains.max(initial=0.0)) for _, gains in self.searched)

    def sides(self, feature: int, threshold: float) -> tuple["Rows", "Rows"]:
        left = self.X[:, feature] <= threshold
        parts = ((self.X[side], self.y[side]) for side in (left, ~left))
        return tuple(Rows(*part, self.k, self.criterion) for part in parts)

    def gain(self, feature: int, threshold: float) -> float:
        left, _ = self.sides(feature, threshold)
        return float(self.gains(left.counts))

    def total(self, feature: int, threshold: float) -> float:
        """Return what a cut gains once both its sides are cut in the best way."""
        sides = self.sides(feature, threshold)
        more = sum(len(side.y) * side.best for side in sides) / len(self.y)
        return self.gain(feature, threshold) + more

    @cached_property
    def totals(self) -> np.ndarray:
        return np.array([self.total(cut.feature, cut.threshold) for cut in self.cuts])

    @cached_property
    def n_pairs(self) -> int:
        """How many cuts are compared two steps ahead: first ones and second ones."""
        sides = [
            side for cut in self.cuts for side in self.sides(cut.feature, cut.threshold)
        ]
        return len(self.cuts) + sum(side.n_cuts for side in sides)

    @property
    def n_cuts(self) -> int:
        """How many cuts have to be looked at: none where all rows are of one class."""
        if len({*self.y.tolist()}) < 2:
            return 0
        return sum(len(np.unique(column)) - 1 for column in self.X.T)


class Seen:
    """What is reckoned of a record."""

    def __init__(self, record) -> None:
        self.record = record
        self.criterion = record.settings.criterion
        dataset = record.dataset
        columns = [dataset.attributes.index(name) for name in record.names]
        self.k = len(dataset.class_names)
        self.all = self.rows(dataset.features[:, columns], dataset.labels)
        self.made: dict = {}

    def rows(self, X: np.ndarray, y: np.ndarray) -> Rows:
        return Rows(X, y, self.k, self.criterion)

    def after(self, plane, k: int) -> dict[int, Rows]:
        """Return the rows of every node after k splits, the split ones too."""
        if plane not in self.made:
            self.made[plane] = {0: self.all}
        nodes, tree = self.made[plane], plane.decisions.tree
        for number, node in enumerate(plane.decisions.asked_at[:k].tolist(), start=1):
            if 2 * number not in nodes:
                cut = int(tree.features[node]), float(tree.thresholds[node])
                sides = nodes[node].sides(*cut)
                nodes.update({2 * number - 1: sides[0], 2 * number: sides[1]})
        return nodes

    def wrong(self, plane, k: int) -> int:
        """Return how many rows are not of the commonest class of their leaf."""
        k = min(k, len(plane.decisions.asked_at))
        nodes = self.after(plane, k)
        split = {*plane.decisions.asked_at[:k].tolist()}
        counts = [nodes[node].counts for node in range(2 * k + 1) if node not in split]
        return int(sum(one.sum() - one.max() for one in counts))

    def compared(self, plane, ahead: bool) -> int:
        """Return how many cuts were compared for the splits of a tree."""
        asked = plane.decisions.asked_at.tolist()
        nodes = self.after(plane, len(asked))
        if ahead:
            return sum(nodes[node].n_pairs for node in asked)
        return sum(len(nodes[node].cuts) for node in asked)

    @cached_property
    def greedy(self) -> Cut:
        cuts = self.all.cuts
        return next(cut for cut in cuts if cut.gain > self.all.best - NEAR)

    @cached_property
    def tied(self) -> list[Cut]:
        """Return the cuts that gain most in two steps."""
        totals = self.all.totals
        places = np.flatnonzero(totals > totals.max() - NEAR)
        return [self.all.cuts[place] for place in places]

    @cached_property
    def far(self) -> Cut:
        most = max(cut.gain for cut in self.tied)
        return next(cut for cut in self.tied if cut.gain > most - NEAR)

    @cached_property
    def is_one_cut(self) -> bool:
        return self.far is self.greedy

    def alone(self, least: float | None) -> int:
        """Return how many rows 30 greedy splits leave wrong that gain more than so."""
        nodes, leaves, made = [self.all], [], 0
        while nodes:
            rows = nodes.pop(0)
            can = len({*rows.y}) > 1 and rows.cuts and made < 30
            if not can or (least is not None and rows.best <= least + NEAR):
                leaves.append(rows)
                continue
            made += 1
            best = next(cut for cut in rows.cuts if cut.gain > rows.best - NEAR)
            nodes += rows.sides(best.feature, best.threshold)
        return int(sum(len(one.y) - one.counts.max() for one in leaves))
