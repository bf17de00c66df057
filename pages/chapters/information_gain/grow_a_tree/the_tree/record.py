"""What "The tree" computes: a tree's growth, one row's way down, and what flips it."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from engines.datasets import Dataset
from engines.decision_trees import (
    BinaryTree,
    Change,
    Decisions,
    NumberPath,
    SplitHistograms,
    boxes,
    explain,
    smallest_change,
    split_histograms,
)
from pages.chapters.information_gain import samples
from pages.figures.number_tree import Looks, number_tree
from pages.words.sentences import told_class
from pages.words.thresholds import IS, IS_NOT, is_about_a_word, neighbours

from ..settings import Settings
from .numbers import NEAR, between, read_wall, wall


@dataclass(frozen=True, eq=False)
class Record:
    """A tree, and one row that goes down it."""

    settings: Settings
    data: Dataset
    decisions: Decisions
    row: np.ndarray  # (d,) as it goes down: perhaps with one value changed
    scales: np.ndarray  # (d,) standard deviations of the features
    path: NumberPath
    change: Change | None
    histograms: SplitHistograms

    @property
    def tree(self) -> BinaryTree:
        """The whole tree."""
        return self.decisions.tree

    @property
    def number(self) -> int:
        """The row's place among the samples."""
        return self.settings.row_at(len(self.data.labels))

    @property
    def original(self) -> np.ndarray:
        """The row as it is in the samples."""
        return self.data.features[self.number]

    @property
    def is_changed(self) -> bool:
        """Whether a value of it was changed."""
        return bool((self.row != self.original).any())

    @property
    def row_name(self) -> str:
        """The words for it."""
        return f"Row {self.number + 1}"

    def bounds_of(self, leaf: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the walls around a leaf: above the first, up to the second, (d,)."""
        everywhere = np.full(len(self.row), np.inf)
        at = int(np.flatnonzero(self.tree.leaves == leaf)[0])
        lows, highs = boxes(self.tree, -everywhere, everywhere)[at].T
        return lows, highs

    def is_about_a_word(self, feature: int) -> bool:
        """Tell whether a feature is 1 for a word and else 0."""
        column = self.data.features[:, feature]
        ends = float(column.min()), float(column.max())
        return is_about_a_word(self.data.attributes[feature], *ends)

    def is_a_word(self, feature: int) -> bool:
        """Tell whether the row's own value of a feature stands for a word too."""
        return self.is_about_a_word(feature) and self.row[feature] in (0, 1)

    @property
    def prediction(self) -> int:
        """The class that the tree says."""
        return int(self.tree.predictions[self.path.leaf])

    def said(self, number: int) -> str:
        """Return a class's name; in quotation marks where it could be a number."""
        return told_class(self.data.class_names[number], self.data.class_names)

    @cached_property
    def values(self) -> np.ndarray:
        """The samples and the row, (n + 1, d): what keeps its side in all words."""
        return np.vstack([self.data.features, self.row])

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """What each node asks; nothing at a leaf."""
        tree = self.tree
        return tuple(
            self.left_of(int(tree.features[node]), float(tree.thresholds[node]))
            if asks
            else ""
            for node, asks in enumerate(tree.asks.tolist())
        )

    def left_of(self, feature: int, threshold: float) -> str:
        """Say what is so of the rows that go left: "petal length ≤ 2.45"."""
        name = self.data.attributes[feature]
        if self.is_about_a_word(feature):
            return name.replace(IS, IS_NOT, 1)
        return f"{name} ≤ {self.wall(feature, threshold)}"

    def wall(self, feature: int, threshold: float) -> str:
        """Write a threshold so that samples and row stay on their sides of it.

        It is as exact as it takes to tell how far the row is from it.
        """
        return wall(threshold, *self._around(feature, threshold))

    def _around(self, feature: int, threshold: float) -> tuple[float, float, float]:
        """Return the values beside a threshold, and how far off its words may be."""
        off = NEAR * abs(threshold - float(self.row[feature]))
        return *neighbours(threshold, self.values[:, feature]), off

    def value(self, feature: int) -> str:
        """Write the row's value so that it stays on its side of all thresholds."""
        value, tree = float(self.row[feature]), self.tree
        cuts = tree.thresholds[tree.asks & (tree.features == feature)]
        read = [read_wall(cut, *self._around(feature, cut)) for cut in cuts.tolist()]
        both = np.array([*cuts.tolist(), *read])
        above, upto = both[both < value], both[both >= value]
        ends = above.max(initial=-np.inf), upto.min(initial=np.inf)
        off = NEAR * np.abs(cuts - value).min(initial=np.inf)
        return between(value, *map(float, (*ends, off)))

    @cached_property
    def born(self) -> np.ndarray:
        """The split that bore each node of the path; 0 for the root."""
        return (self.path.nodes + 1) // 2

    def reached(self, step: int) -> int:
        """Return how many nodes of the path there are after so many splits."""
        return int((self.born <= step).sum())

    def told(self, step: int) -> int:
        """Return how many of them have asked by then, or are the leaf at the end."""
        is_there = self.reached(step) == len(self.path.nodes)
        return self.reached(step) - (not is_there)

    @cached_property
    def looks(self) -> Looks:
        """What is said of the tree's nodes."""
        return Looks(
            self.questions,
            self.data.class_names,
            unit=samples.UNITS[self.settings.criterion],
            histograms=self.histograms,
            row=self.row,
            lit=tuple(self.path.nodes.tolist()),
            grows=True,
            foreshadowed=True,
        )

    @cached_property
    def drawn(self):
        """Where the nodes stand in the picture."""
        return number_tree(
            self.tree, self.looks, len(self.decisions), self.settings.folds
        )


@lru_cache(32)
def _histograms(decisions: Decisions) -> SplitHistograms:
    return split_histograms(decisions.tree, decisions.X, decisions.y)


def _spreads(features: np.ndarray) -> np.ndarray:
    """Return the features' standard deviations, (d,), however large they are."""
    largest = np.abs(features).max(axis=0)
    unit = np.where(largest > 0, largest, 1.0)
    return (features / unit).std(axis=0) * unit


def run(settings: Settings) -> Record:
    """Grow the tree, send the row down, and look for what flips its answer."""
    data = settings.dataset
    decisions = samples.grown(settings, settings.limits)
    own = samples.is_own(settings)
    histograms = (_histograms.__wrapped__ if own else _histograms)(decisions)
    row = data.features[settings.row_at(len(data.labels))].copy()
    if settings.changed in data.attributes and settings.changed_to is not None:
        row[data.attributes.index(settings.changed)] = settings.changed_to
    scales = _spreads(data.features)
    return Record(
        settings,
        data,
        decisions,
        row,
        scales,
        explain(decisions.tree, row),
        smallest_change(decisions.tree, row, scales),
        histograms,
    )
