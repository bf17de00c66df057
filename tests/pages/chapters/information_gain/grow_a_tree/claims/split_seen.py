"""The splits of "One split" searched anew, from tables of values and classes."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tests.claims import Told

NEAR = 1e-11


def impurity(counts: np.ndarray, criterion: str) -> np.ndarray:
    """Return how mixed some counts are, (..., k); 0 for none."""
    n = np.maximum(counts.sum(axis=-1, keepdims=True), 1)
    p = counts / n
    if criterion == "entropy":
        logs = np.log2(p, out=np.zeros(p.shape), where=p > 0)
        return -(p * logs).sum(axis=-1)
    if criterion == "gini":
        return np.where(counts.any(axis=-1), 1 - (p**2).sum(axis=-1), 0.0)
    return np.where(counts.any(axis=-1), 1 - p.max(axis=-1), 0.0)


def gains(left: np.ndarray, whole: np.ndarray, criterion: str) -> np.ndarray:
    """Return what cuts gain that send these counts left, (..., k)."""
    n, right = whole.sum(), whole - left
    after = left.sum(axis=-1) * impurity(left, criterion)
    after = after + right.sum(axis=-1) * impurity(right, criterion)
    return impurity(whole, criterion) - after / n


@dataclass(frozen=True, eq=False)
class Node:
    """One node with its rows, and every cut of it that may be made."""

    number: int
    X: np.ndarray
    y: np.ndarray
    settings: object
    k: int

    @cached_property
    def whole(self) -> np.ndarray:
        return np.bincount(self.y, minlength=self.k)

    @cached_property
    def cuts(self) -> list[tuple[int, float, float, float]]:
        """Each cut: its feature, the values beside it, and what it gains."""
        found, least = [], self.settings.min_samples_leaf
        for feature in range(self.X.shape[1]):
            values, at = np.unique(self.X[:, feature], return_inverse=True)
            cells = np.bincount(at * self.k + self.y, minlength=len(values) * self.k)
            left = cells.reshape(-1, self.k).cumsum(axis=0)[:-1]
            sizes = left.sum(axis=1)
            gained = gains(left, self.whole, self.settings.criterion)
            told = zip(values[:-1], values[1:], gained, sizes, strict=True)
            found += [
                (feature, low, high, gain)
                for low, high, gain, n in told
                if least <= n <= len(self.y) - least
            ]
        return found

    @cached_property
    def best(self) -> float:
        return max((gain for *_, gain in self.cuts), default=0.0)

    @cached_property
    def tied(self) -> list[tuple[int, float, float, float]]:
        return [cut for cut in self.cuts if cut[3] > self.best - NEAR]

    @cached_property
    def features(self) -> dict[int, float]:
        """What each feature gains at most."""
        found: dict[int, float] = {}
        for feature, *_, gain in self.cuts:
            found[feature] = max(gain, found.get(feature, -1.0))
        return found

    @cached_property
    def first(self) -> tuple[int, ...]:
        """The features that gain most."""
        tops = self.features.items()
        return tuple(f for f, gain in tops if gain > self.best - NEAR)

    @cached_property
    def second(self) -> float | None:
        """What the best of the other features gains, where one can be cut."""
        others = [gain for f, gain in self.features.items() if f not in self.first]
        return max(others) if others else None

    def gain(self, feature: int, threshold: float) -> float:
        left = np.bincount(self.y[self.X[:, feature] <= threshold], minlength=self.k)
        return float(gains(left, self.whole, self.settings.criterion))


@dataclass(frozen=True, eq=False)
class Seen:
    """What is reckoned of a record."""

    record: object

    @cached_property
    def data(self):
        return self.record.settings.dataset

    @property
    def settings(self):
        return self.record.settings

    @cached_property
    def nodes(self) -> dict[int, Node]:
        return {}

    def node(self, number: int) -> Node:
        """Return a node with the rows that walk there from the root."""
        if number not in self.nodes:
            tree, X = self.record.tree, self.data.features
            inside, at = np.ones(len(X), dtype=bool), number
            while at:
                parent = int(tree.parents[at])
                goes_left = X[:, tree.features[parent]] <= tree.thresholds[parent]
                is_left = tree.children[parent, 0] == at
                inside &= goes_left if is_left else ~goes_left
                at = parent
            told = X[inside], self.data.labels[inside], self.settings
            self.nodes[number] = Node(number, *told, len(self.data.class_names))
        return self.nodes[number]

    def at(self, step: int) -> Node:
        """Return the node of a step."""
        asked = self.record.growth.decisions.asked_at
        return self.node(int(asked[step - 1]) if step else 0)

    def is_cut(self, name: str, value: float, feature: int, at: float) -> bool:
        """Tell whether a cut is told as it is: no row of the samples changes sides."""
        column = self.data.features[:, feature]
        same = np.array_equal(column <= value, column <= at)
        return name == self.data.attributes[feature] and same

    @property
    def unit(self) -> str:
        return "bits" if self.settings.criterion == "entropy" else ""


def here(told: Told) -> Node:
    return told.seen.at(told.step)


def units(told: Told, *names: str) -> bool:
    """Tell whether every amount has its unit."""
    pairs = [("gain", "unit"), ("other", "unit2")] if not names else [names]
    return all(
        told.word(unit).strip()
        == ("bit" if told.seen.unit and told.said[amount] == "1" else told.seen.unit)
        for amount, unit in pairs
        if unit in told.said
    )


def many(told: Told, **counts: str) -> bool:
    """Tell whether nouns stand in the number of their counts."""
    return all(
        (told.word(noun)[-1] == "s") == (told[name] != 1)
        for name, noun in counts.items()
    )
