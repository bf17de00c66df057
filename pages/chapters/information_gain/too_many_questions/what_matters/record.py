"""What "What matters" computes: credit by impurity, and what shuffling costs."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.decision_trees import (
    IMPURITIES,
    BinaryTree,
    Decisions,
    ShuffleLosses,
    impurity_importances,
    shuffle_losses,
)
from engines.decision_trees.importances import shuffles
from engines.reference import (
    reference_impurity_importances,
    reference_permutation_importances,
)
from pages.ui.chapter import Opinion, Table, agree
from pages.ui.long_work import telling

from ..settings import Halves, Settings
from .columns import Columns, columns_of, grown

MOST_ROWS = 9  # columns of the samples that have a row in the pictures
SAME = 1e-12  # of a share: what rounding may add
TABLE = (
    *("column", "splits", "credit by impurity"),
    *("learned: fall", "learned: spread"),
    *("held out: fall", "held out: spread", "held out: ±"),
)


@dataclass(frozen=True, eq=False)
class Record:
    """A tree, the credit of its columns, and what shuffling each of them costs."""

    settings: Settings
    columns: Columns
    grown: Decisions
    credit: np.ndarray  # (d,) shares of the impurity that was removed
    learned: ShuffleLosses  # on the rows it learned
    held: ShuffleLosses  # on those held out
    credit_without: np.ndarray  # (d,) before a column was added; 0 for that one
    fall_without: np.ndarray  # (d - 1 or d,) likewise, held out

    @property
    def halves(self) -> Halves:
        """The rows to learn from and those held out."""
        return self.settings.halves

    @property
    def tree(self) -> BinaryTree:
        """The tree."""
        return self.grown.tree

    @property
    def n_splits(self) -> int:
        """How many splits it has."""
        return len(self.grown) - 1

    @cached_property
    def asked(self) -> np.ndarray:
        """How many splits ask about each column, (d,)."""
        tree = self.tree
        return np.bincount(tree.features[tree.asks], minlength=len(self.columns.names))

    @cached_property
    def removed(self) -> np.ndarray:
        """The impurity that each column's splits removed, of all rows, (d,)."""
        tree = self.tree
        at = np.flatnonzero(tree.asks)
        weighed = tree.n_samples[at] / tree.n_samples[0] * tree.gains[at]
        sums = np.bincount(tree.features[at], weighed, len(self.columns.names))
        return np.where(sums > SAME, sums, 0.0)  # what is less is rounding

    @cached_property
    def shown(self) -> list[int]:
        """The columns that have a row in the pictures: by credit, an added one last."""
        own = self.own_columns
        by_credit = own[np.argsort(-self.credit[own], kind="stable")]
        first = by_credit[:MOST_ROWS].tolist()
        most = int(own[self.held.mean[own].argmax()])
        if most not in first:
            first[-1] = most
        return first if self.columns.added is None else [*first, self.columns.added]

    @property
    def own_columns(self) -> np.ndarray:
        """The columns of the samples, without the added one."""
        d = len(self.columns.names)
        return np.arange(d if self.columns.added is None else d - 1)

    @cached_property
    def others(self) -> list[int]:
        """The columns without a row."""
        return [at for at in range(len(self.columns.names)) if at not in self.shown]

    @cached_property
    def right(self) -> tuple[int, int]:
        """How many rows the tree tells rightly: of the learned, of the held out."""
        halves = self.halves
        held = self.tree.predict(self.columns.held_X) == halves.held_y
        return len(halves.y) - self.tree.n_errors, int(held.sum())

    def of(self, step: int) -> int | None:
        """Return the column that is shuffled at a step; at first none is."""
        return self.shown[step - 1] if step else None


def run(settings: Settings) -> Record:
    """Grow the tree, and shuffle every column, on both halves."""
    halves = settings.halves
    without = grown(settings, halves.X)
    columns = columns_of(settings, without)
    decisions = without if columns.added is None else grown(settings, columns.X)

    def losses(tree: BinaryTree, X, y) -> ShuffleLosses:
        watch = telling("Shuffling every column")
        return shuffle_losses(tree, X, y, settings.n_shuffles, settings.seed, watch)

    tree = decisions.tree
    held = losses(tree, columns.held_X, halves.held_y)
    before = held
    if columns.added is not None:
        before = losses(without.tree, halves.held_X, halves.held_y)
    return Record(
        settings,
        columns,
        decisions,
        impurity_importances(tree, len(columns.names)),
        losses(tree, columns.X, halves.y),
        held,
        impurity_importances(without.tree, len(columns.names)),
        before.mean,
    )


def opinions(record: Record) -> list[Opinion]:
    """Compare credit with impurities counted anew, and falls with real exchanges."""
    shown, halves = record.shown, record.halves
    held_X = record.columns.held_X
    order = shuffles(len(held_X), record.settings.n_shuffles, record.settings.seed)[0]
    right = (record.tree.predict(held_X) == halves.held_y).mean()
    falls = []
    for column in shown:
        dealt = held_X.copy()
        dealt[:, column] = held_X[order, column]
        falls.append(right - (record.tree.predict(dealt) == halves.held_y).mean())
    return [
        agree(
            record.credit,
            credit_anew(record),
            "children's impurities taken from their parents'",
            "Credit of every column",
            allowed=1e-9,
        ),
        agree(
            record.held.by_shuffle[0, shown],
            np.array(falls),
            "a table with the numbers exchanged",
            "What the first shuffle of each column shown costs held out",
            allowed=1e-9,
        ),
    ]


def credit_anew(record: Record) -> np.ndarray:
    """Return the credit from the counts of classes alone, (d,)."""
    tree = record.tree
    weights = tree.n_samples * IMPURITIES[record.settings.criterion](tree.class_counts)
    at = np.flatnonzero(tree.asks)
    removed = weights[at] - weights[tree.children[at]].sum(axis=1)
    total = weights[0] - weights[tree.leaves].sum()
    sums = np.bincount(tree.features[at], removed, len(record.columns.names))
    return sums / total if total > SAME else np.zeros(len(sums))


def reference(record: Record) -> Opinion:
    """Ask scikit-learn's own code about the same splits and the same shuffles."""
    d, halves, columns = len(record.columns.names), record.halves, record.columns
    settings = record.settings
    orders = shuffles(len(halves.held_y), settings.n_shuffles, settings.seed)
    theirs = reference_permutation_importances(
        record.tree, columns.held_X, halves.held_y, orders
    )
    credit = reference_impurity_importances(record.tree, d)
    if not record.removed.any():  # it would share out what rounding leaves
        credit = record.credit
    return agree(
        np.concatenate([record.credit, record.held.by_shuffle.ravel()]),
        np.concatenate([credit, theirs.ravel()]),
        "scikit-learn's importances of this tree",
        "Credit of every column, and every fall held out",
        allowed=1e-9,
    )


def table(record: Record) -> Table:
    """List every column: those shown in their order, then the others."""
    order = [*record.shown, *record.others]
    learned, held = record.learned, record.held
    numbers = np.column_stack(
        [
            record.credit,
            *(learned.mean, learned.spread),
            *(held.mean, held.spread, held.standard_errors),
        ]
    )
    rows = [
        (record.columns.names[at], int(record.asked[at]), *numbers[at].tolist())
        for at in order
    ]
    return Table(TABLE, rows)


def reached(record: Record, step: int) -> int:
    """Return how many of the table's rows are told while the bet is open."""
    is_last = step == len(record.shown)
    return len(record.columns.names) if is_last else step
