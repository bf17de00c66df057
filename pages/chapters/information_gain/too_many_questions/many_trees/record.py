"""What "Many trees" computes: a tree of all rows, and one of each bootstrap sample."""

from dataclasses import dataclass
from functools import cached_property
from math import isqrt

import numpy as np

from engines.datasets import Dataset
from engines.decision_trees import (
    BinaryTree,
    Forest,
    Limits,
    bootstrap_trees,
    grow,
    paired_gap,
)
from pages.ui.chapter import Table
from pages.ui.long_work import telling
from pages.words.thresholds import neighbours, shortest

from ..settings import Halves, Settings

COLUMNS = (
    *("trees", "rows drawn", "first feature", "threshold", "leaves"),
    *("right on held-out rows", "average right", "out-of-bag accuracy"),
)
DIGITS = 4  # after the point, of a share
N_TRIED = {  # of d features, so many may be asked about
    "all": lambda d: d,
    "half": lambda d: max(1, d // 2),
    "root": lambda d: isqrt(d),
}


@dataclass(frozen=True, eq=False)
class Record:
    """The tree of all n rows, B bootstrap trees, and who is right where."""

    settings: Settings
    halves: Halves
    whole: BinaryTree
    forest: Forest
    right: np.ndarray  # (B, m) bool: each tree, on each held-out row
    average_right: np.ndarray  # (B, m) the average of the first b trees
    whole_right: np.ndarray  # (m,) the tree of all rows

    @property
    def n_rows(self) -> int:
        """Return n, how many rows are learned from."""
        return len(self.halves.y)

    @property
    def n_held(self) -> int:
        """Return m, how many rows are held out."""
        return len(self.halves.held_y)

    @property
    def n_trees(self) -> int:
        """Return B."""
        return len(self.forest)

    @cached_property
    def counts(self) -> np.ndarray:
        """On how many held-out rows each tree is right, (B,)."""
        return self.right.sum(axis=1)

    @cached_property
    def average_counts(self) -> np.ndarray:
        """On how many the average of the first b trees is right, (B,)."""
        return self.average_right.sum(axis=1)

    @property
    def whole_count(self) -> int:
        """Return on how many the tree of all rows is right."""
        return int(self.whole_right.sum())

    @property
    def median(self) -> int:
        """Return on how many the middle one of the trees is right: B is odd."""
        return int(np.sort(self.counts)[self.n_trees // 2])

    @cached_property
    def in_the_middle(self) -> np.ndarray:
        """Which trees are right on as many rows as the middle one, (n_middle,)."""
        return np.flatnonzero(self.counts == self.median)

    @cached_property
    def least_sure(self) -> tuple[int, float]:
        """The middle tree from which luck alone would part the average most.

        Its number from 0, and the standard error of a difference of nothing, in rows.
        """
        last, middle = self.average_right[-1], self.in_the_middle
        errors = [paired_gap(last, self.right[at])[1] for at in middle.tolist()]
        worst = int(np.argmax(errors))
        return int(middle[worst]), errors[worst] * self.n_held

    @cached_property
    def unanimous(self) -> np.ndarray:
        """On which held-out rows all trees say the same, (m,) bool."""
        said = self.forest.predictions
        return (said == said[0]).all(axis=0)

    @cached_property
    def n_drawn(self) -> np.ndarray:
        """How many different rows each tree drew, (B,)."""
        return (self.forest.times_drawn > 0).sum(axis=1)


def limits_of(settings: Settings) -> Limits:
    """Return what may stop each of the trees."""
    return Limits(max_depth=settings.depth_each or None)


def run(settings: Settings) -> Record:
    """Grow a tree of all rows and one of each draw; ask them about held-out rows."""
    return record_of(settings, settings.halves)


def record_of(settings: Settings, halves: Halves) -> Record:
    """Do it with these rows."""
    how = settings.criterion, limits_of(settings)
    whole = grow(halves.X, halves.y, *how, halves.n_classes).tree
    forest = bootstrap_trees(
        halves.X,
        halves.y,
        settings.n_trees,
        *how,
        settings.seed,
        points=halves.held_X,
        n_tried=N_TRIED[settings.tried](halves.X.shape[1]),
        n_classes=halves.n_classes,
        watch=telling("Growing the trees"),
    )
    return Record(
        settings,
        halves,
        whole,
        forest,
        right=forest.predictions == halves.held_y,
        average_right=forest.average_predictions == halves.held_y,
        whole_right=whole.predict(halves.held_X) == halves.held_y,
    )


def table(record: Record) -> Table:
    """List the tree of all rows, which is number 0, and the others as they come."""
    forest, dataset = record.forest, record.halves.dataset
    every = zip(
        (record.whole, *forest.trees),
        [record.n_rows, *record.n_drawn.tolist()],
        [record.whole_count, *record.counts.tolist()],
        [None, *record.average_counts.tolist()],
        [None, *forest.bag_accuracies.tolist()],
        strict=True,
    )
    rows = [
        (k, n_drawn, *_first(tree, dataset), tree.n_leaves, right, average, _known(bag))
        for k, (tree, n_drawn, right, average, bag) in enumerate(every)
    ]
    return Table(COLUMNS, rows)


def _first(tree: BinaryTree, dataset: Dataset) -> tuple[str | None, float | None]:
    """Return what a tree asks about first, and the threshold as sentences write it."""
    feature, threshold = int(tree.features[0]), float(tree.thresholds[0])
    if feature < 0:
        return None, None
    ends = neighbours(threshold, dataset.features[:, feature])
    return dataset.attributes[feature], shortest(threshold, *ends)


def _known(share: float | None) -> float | None:
    return None if share is None or np.isnan(share) else round(share, DIGITS)
