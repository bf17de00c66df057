"""What the trees of a record say, walked and counted by the tests' own means."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean, median
from typing import Any

import numpy as np

from tests.claims.shapes import number

SAME = 1e-9


def shares_at(tree: Any, row: np.ndarray) -> list[float]:
    """Walk one row down a tree; return the class shares of its leaf."""
    node = 0
    while tree.features[node] >= 0:
        is_left = row[tree.features[node]] <= tree.thresholds[node]
        node = tree.children[node][0 if is_left else 1]
    counts = tree.class_counts[node].tolist()
    return [count / sum(counts) for count in counts]


def says(shares) -> int:
    """Return the class with the largest share, the lowest at a tie."""
    most = max(shares)
    return next(at for at, share in enumerate(shares) if share >= most - SAME)


def mean(many) -> list[float]:
    return [fmean(column) for column in zip(*many, strict=True)]


@dataclass(frozen=True, eq=False)
class Own:
    """The record's rows, draws and trees; all else is counted here."""

    record: Any

    @property
    def trees(self):
        return self.record.forest.trees

    @property
    def n_trees(self) -> int:
        return self.record.settings.n_trees

    @property
    def n(self) -> int:
        return len(self.record.halves.X)

    @property
    def m(self) -> int:
        return len(self.record.halves.held_X)

    @cached_property
    def drawn(self) -> list[list[int]]:
        """The rows of every draw, drawn again."""
        generator = np.random.default_rng(self.record.settings.seed)
        return generator.integers(self.n, size=(self.n_trees, self.n)).tolist()

    @cached_property
    def shares(self) -> list[list[list[float]]]:
        """What every tree says of every held-out row."""
        rows = self.record.halves.held_X
        return [[shares_at(tree, row) for row in rows] for tree in self.trees]

    @cached_property
    def told(self) -> list[list[int]]:
        """The class that every tree predicts for every held-out row."""
        return [[says(one) for one in rows] for rows in self.shares]

    def n_right(self, told) -> int:
        labels = self.record.halves.held_y.tolist()
        return sum(a == b for a, b in zip(told, labels, strict=True))

    @cached_property
    def counts(self) -> list[int]:
        """On how many held-out rows every tree is right."""
        return [self.n_right(told) for told in self.told]

    @cached_property
    def middle(self) -> float:
        return median(self.counts)

    @cached_property
    def whole_count(self) -> int:
        """On how many the tree of all rows is right."""
        whole, rows = self.record.whole, self.record.halves.held_X
        return self.n_right([says(shares_at(whole, row)) for row in rows])

    def averaged(self, k: int) -> list[int]:
        """What the average of the first k trees predicts for every held-out row."""
        by_row = zip(*self.shares[:k], strict=True)
        return [says(mean(many)) for many in by_row]

    def average_count(self, k: int) -> int:
        return self.n_right(self.averaged(k))

    @cached_property
    def average(self) -> int:
        return self.average_count(self.n_trees)

    @cached_property
    def agreed(self) -> list[bool]:
        """On which held-out rows all trees predict the same."""
        return [len({*column}) == 1 for column in zip(*self.told, strict=True)]

    def right_where(self, told, agreed: bool) -> int:
        """On how many rows some prediction is right, of those (not) agreed on."""
        labels = self.record.halves.held_y.tolist()
        every = zip(told, labels, self.agreed, strict=True)
        return sum(a == b for a, b, same in every if same == agreed)

    @cached_property
    def firsts(self) -> list[tuple[int, float]]:
        """The first questions of the trees that ask any."""
        asking = (tree for tree in self.trees if tree.features[0] >= 0)
        return [(int(one.features[0]), float(one.thresholds[0])) for one in asking]

    @cached_property
    def about(self) -> Counter:
        """How many trees ask about each feature first, by its name."""
        names = self.record.halves.dataset.attributes
        return Counter(names[feature] for feature, _ in self.firsts)

    @cached_property
    def in_the_middle(self) -> list[int]:
        """The trees that are right on as many rows as the middle one."""
        return [at for at, n in enumerate(self.counts) if n == self.middle]

    @cached_property
    def luck(self) -> float:
        """Two standard errors of a difference that is none, in rows, at most.

        Each row on which the average or a middle tree alone is right is then 1 or −1
        as a coin falls.
        """
        parted = (
            self.leads(at).count(1) + self.leads(at).count(-1)
            for at in self.in_the_middle
        )
        return max(2 * n**0.5 for n in parted)

    def leads(self, tree: int) -> list[int]:
        """On every held-out row, whether the average or a tree alone is right."""
        both = zip(
            self.averaged(self.n_trees),
            self.told[tree],
            self.record.halves.held_y.tolist(),
            strict=True,
        )
        return [(a == label) - (b == label) for a, b, label in both]

    @cached_property
    def left_out(self) -> float:
        """Which share of the rows a tree left out, on average."""
        return fmean(1 - len({*rows}) / self.n for rows in self.drawn)

    @cached_property
    def bag(self) -> tuple[int, int]:
        """How many rows are told rightly out of bag, and how many are told."""
        right = judged = 0
        labels, rows = self.record.halves.y.tolist(), self.record.halves.X
        seen = [{*drawn} for drawn in self.drawn]
        for at, row in enumerate(rows):
            pairs = zip(self.trees, seen, strict=True)
            told = [shares_at(tree, row) for tree, drawn in pairs if at not in drawn]
            if told:
                judged += 1
                right += says(mean(told)) == labels[at]
        return right, judged

    def is_asked(self, tree: Any, text: str) -> bool:
        """Tell whether a question in words parts all rows as the tree's first does."""
        dataset, feature = self.record.halves.dataset, int(tree.features[0])
        name, _, text = text.partition(" ≤ ")
        if feature < 0 or name != dataset.attributes[feature]:
            return False
        column = dataset.features[:, feature]
        at = number(text)
        return bool(((column <= at) == (column <= tree.thresholds[0])).all())
