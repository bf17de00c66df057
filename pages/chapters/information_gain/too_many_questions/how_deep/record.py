"""What "How deep?" computes: trees by depth, leaf size or α, judged on both halves."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.decision_trees import (
    BinaryTree,
    ComplexityCurve,
    Decisions,
    Limits,
    alpha_curve,
    depth_curve,
    grow,
    leaf_size_curve,
)
from pages.chapters.information_gain.certified import certified
from pages.ui.chapter import Opinion, Table, agree
from pages.ui.long_work import telling
from pages.words.numbers import apart

from ..settings import Halves, Settings

DEPTH, LEAF_SIZE, ALPHA = "max_depth", "min_samples_leaf", "alpha"
NAMES = {DEPTH: "depth", LEAF_SIZE: "leaf size", ALPHA: "α"}
NEARLY = 0.9  # a share that is nearly all
WALKED = 12  # trees that the second opinion sends every held-out row down


@dataclass(frozen=True, eq=False)
class Record:
    """The trees along what is varied, from the one that asks least to the whole one."""

    settings: Settings
    grown: Decisions
    curve: ComplexityCurve
    learned: np.ndarray  # (m,) accuracy on the rows it learned
    held: np.ndarray  # (m,) accuracy on those held out
    standard_errors: np.ndarray  # (m,) of the latter

    def __len__(self) -> int:
        """Return m."""
        return len(self.curve)

    @property
    def halves(self) -> Halves:
        """The rows to learn from and those held out."""
        return self.settings.halves

    @property
    def along(self) -> str:
        """What is varied."""
        return self.settings.along

    @property
    def n_learned(self) -> int:
        """How many rows were learned from."""
        return len(self.halves.y)

    @property
    def n_held(self) -> int:
        """How many rows were held out."""
        return len(self.halves.held_y)

    @cached_property
    def learned_counts(self) -> list[int]:
        """How many learned rows each tree tells rightly, m."""
        return self.curve.learned_right.sum(axis=1).tolist()

    @cached_property
    def held_counts(self) -> list[int]:
        """How many held-out rows each tree tells rightly, m."""
        return self.curve.held_out_right.sum(axis=1).tolist()

    @cached_property
    def n_leaves(self) -> list[int]:
        """How many leaves each tree has, m."""
        return self.curve.n_leaves.tolist()

    @cached_property
    def memorised(self) -> list[int]:
        """How many changed labels each tree says as they were changed, m."""
        changed = self.halves.y != self.halves.true_y
        return self.curve.learned_right[:, changed].sum(axis=1).tolist()

    @cached_property
    def best(self) -> list[int]:
        """The places of all trees that are right on most held-out rows."""
        return self.curve.best.tolist()

    def is_by_heart(self, place: int) -> bool:
        """Whether a tree tells nearly all of its rows as they are labelled, noise too.

        Nearly all rows, and nearly all of the labels that were changed.
        """
        rows = self.learned_counts[place] >= NEARLY * self.n_learned
        return rows and self.memorised[place] >= NEARLY * self.halves.n_changed

    @cached_property
    def alphas(self) -> list[str]:
        """The values along α in writing: neighbours that differ look different."""
        values = [self.value(place) for place in range(len(self))]
        around = [values[max(0, k - 1) : k + 2] for k in range(len(values))]
        return [apart(*near)[min(k, 1)] for k, near in enumerate(around)]

    @property
    def is_nested(self) -> bool:
        """Whether each tree is cut from the next: their nodes have the same numbers."""
        return self.along != LEAF_SIZE

    @cached_property
    def born(self) -> np.ndarray:
        """The first place at which each node of the whole tree stands, (n_nodes,)."""
        found = np.full(len(self.grown.tree.features), len(self))
        for place in reversed(range(len(self))):
            standing = self.tree(place).standing
            found[: len(standing)][standing] = place
        return found

    @cached_property
    def smallest_near(self) -> int:
        """The first place whose accuracy is within a standard error of the best."""
        best = self.best[0]
        least = self.held[best] - self.standard_errors[best]
        return int(np.flatnonzero(self.held >= least)[0])

    def value(self, place: int) -> float:
        """Return the depth, leaf size or alpha at a place."""
        return self.curve.values[place].item()

    def tree(self, place: int) -> BinaryTree:
        """Return the tree at a place."""
        return self.curve.trees[place]


def run(settings: Settings) -> Record:
    """Grow the whole tree, and make those with less to say of it, or grow them anew."""
    halves, by = settings.halves, settings.criterion
    decisions = grow(halves.X, halves.y, by, None, halves.n_classes)
    held = halves.held_X, halves.held_y
    if settings.along == LEAF_SIZE:
        watch = telling("Growing a tree for every leaf size")
        curve = leaf_size_curve(decisions, *held, watch=watch)
    else:
        along = depth_curve if settings.along == DEPTH else alpha_curve
        curve = along(decisions, *held)
    return Record(
        settings,
        decisions,
        curve,
        curve.learned,
        curve.held_out,
        curve.standard_errors,
    )


def opinions(record: Record) -> list[Opinion]:
    """Compare accuracy with the counts in the leaves, and with each row sent down."""
    halves = record.halves
    counted = [1 - tree.n_errors / record.n_learned for tree in record.curve.trees]
    places = np.linspace(0, len(record) - 1, min(WALKED, len(record))).round()
    places = np.unique(places.astype(int))
    walked = [
        (record.tree(place).predict(halves.held_X) == halves.held_y).mean()
        for place in places.tolist()
    ]
    return [
        agree(
            record.learned,
            np.array(counted),
            "the counts of classes in the leaves",
            "Accuracy of every tree on the rows it learned",
            allowed=1e-12,
        ),
        agree(
            record.held[places],
            np.array(walked),
            "every row sent down the tree by itself",
            f"Held-out accuracy of {len(places)} of the trees",
            allowed=1e-12,
        ),
    ]


def reference(record: Record) -> Opinion | None:
    """Ask for the certificate of the whole tree, the last of the curve."""
    halves, criterion = record.halves, record.settings.criterion
    return certified(halves.X, halves.y, criterion, Limits(), halves.n_classes)


def table(record: Record) -> Table:
    """List the trees with their accuracies, one a row."""
    columns = (
        *(NAMES[record.along], "leaves", "deepest", "learned: right"),
        *("learned: accuracy", "changed labels said"),
        *("held out: right", "held out: accuracy", "held out: ±"),
    )
    rows = [
        (
            *(record.value(k), record.n_leaves[k], record.tree(k).depth),
            *(record.learned_counts[k], float(record.learned[k])),
            *(record.memorised[k], record.held_counts[k]),
            *(float(record.held[k]), float(record.standard_errors[k])),
        )
        for k in range(len(record))
    ]
    return Table(columns, rows)
