"""Looking two steps ahead: what a first cut is worth once both its sides are cut too.

A greedy tree takes the cut that gains most at once. In an exclusive or no cut gains
anything at once, though two in a row gain everything.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.splits import Candidates, candidate_splits, checked
from engines.watching import Watch

MOST_CELLS = 50_000  # pairs of cuts that are looked at in one go: they fit the cache


@dataclass(frozen=True, eq=False)
class TwoSteps:
    """Every first cut of a node: what it gains at once, and what in two steps."""

    first: Candidates  # the m cuts, and what each gains at once
    totals: np.ndarray  # (m,) gained once each side has its best cut as well
    n_second: np.ndarray  # (m,) integers: the cuts of both sides, none of a pure one

    @property
    def greedy(self) -> int | None:
        """The place of the cut that gains most at once; None where none is possible."""
        return self.first.best

    @property
    def far_seeing(self) -> int | None:
        """The place of the cut that gains most in two steps.

        Among equal ones the one that gains most at once, then the first.
        """
        if not len(self.totals):
            return None
        tied = self.tied
        at_once = self.first.gains[tied]
        return int(tied[np.argmax(at_once >= at_once.max() - SAME_WITHIN)])

    @cached_property
    def tied(self) -> np.ndarray:
        """The places of the cuts that gain the most in two steps, (n_tied,)."""
        most = self.totals.max(initial=0.0)
        return np.flatnonzero(self.totals >= most - SAME_WITHIN)

    @property
    def n_looked(self) -> tuple[int, int]:
        """How many cuts greed looks at, and how many looking two steps ahead does."""
        m = len(self.totals)
        return m, m + int(self.n_second.sum())


def two_steps_ahead(
    X, y, criterion: str = "gini", n_classes=None, watch: Watch = iter
) -> TwoSteps:
    """Return what every first cut gains once both its sides are cut in the best way.

    total = impurity(all) - Σ n_leaf/n impurity(leaf) over the up to four leaves, best
    over the cuts of the left side and of the right side, each by itself; a side that
    cannot be cut, or is better left alone, stays whole. ``X`` has shape (n,
    n_features), ``y`` (n,) integers from 0; ``watch`` goes over the slices of the
    work. Raises as `candidate_splits` does.
    Source: Norton 1989, "Generating better decision trees", IJCAI, 800-805.

    >>> corners, colours = [[0, 0], [1, 0], [0, 1], [1, 1]], [0, 1, 1, 0]
    >>> seen = two_steps_ahead(corners, colours, "entropy")
    >>> seen.first.gains.tolist(), seen.totals.tolist()
    ([0.0, 0.0], [1.0, 1.0])
    """
    X, y, n_classes = checked(X, y, n_classes)
    first = candidate_splits(X, y, criterion, n_classes=n_classes)
    impurity = weighted_impurities(criterion, len(y))
    before = impurity(np.bincount(y, minlength=n_classes))
    sides = np.full((2, len(first.features)), before)  # left and right: at the best
    n_second = np.zeros(len(first.features), dtype=int)
    ranks = [np.unique(column, return_inverse=True)[1].ravel() for column in X.T]
    for feature, other, low, high in watch([*_slices(ranks, n_classes)]):
        places = first.of(feature)[low:high]
        there = _counts(ranks[feature], ranks[other], y, n_classes, low, high)
        sides[:, places] = np.minimum(sides[:, places], _least(there, impurity))
        n_second[places] += _n_cuts(there)
    gained = (before - sides.sum(axis=0)) / len(y)
    return TwoSteps(first, np.maximum(gained, first.gains), n_second)


def _slices(
    ranks: list[np.ndarray], n_classes: int
) -> Iterator[tuple[int, int, int, int]]:
    """Yield lots of work: first feature, second feature, first cuts from and to."""
    n_values = [int(rank.max()) + 1 for rank in ranks]
    for feature, n_first in enumerate(n_values):
        for other, n_others in enumerate(n_values):
            at_once = max(1, MOST_CELLS // (n_others * n_classes))
            for low in range(0, n_first - 1, at_once):
                yield feature, other, low, min(low + at_once, n_first - 1)


def _counts(first, other, y, n_classes: int, low: int, high: int) -> np.ndarray:
    """Return how many rows of each class and value lie on either side of each cut.

    Integers of shape (2 sides, n_classes, high - low cuts, values of the other).
    """
    shape = n_classes, high - low + 1, int(other.max()) + 1
    after = np.clip(first - low, 0, high - low)  # the last one: right of all the cuts
    at = np.ravel_multi_index((y, after, other), shape)
    counts = np.bincount(at, minlength=np.prod(shape)).reshape(shape)
    left = counts.cumsum(axis=1)
    return np.stack([left[:, :-1], left[:, -1:] - left[:, :-1]])


def _least(there: np.ndarray, impurity: Callable) -> np.ndarray:
    """Return the least impurity · rows of each side, cut once by the other feature.

    Shape (2, cuts). The last value cuts nothing off: a side may stay whole.
    """
    below = there.cumsum(axis=-1)
    above = below[..., -1:] - below
    parts = impurity(below.swapaxes(0, 1)) + impurity(above.swapaxes(0, 1))
    return parts.min(axis=-1)


def _n_cuts(there: np.ndarray) -> np.ndarray:
    """Return how many cuts of the other feature both sides of each cut have, (cuts,).

    A side of one class has none: there is nothing to search, as in a greedy tree.
    """
    n = (there.sum(axis=1) > 0).sum(axis=-1) - 1
    is_mixed = there.any(axis=-1).sum(axis=1) > 1
    return (n * is_mixed).sum(axis=0)


def weighted_impurities(criterion: str, n: int) -> Callable[[np.ndarray], np.ndarray]:
    """Return a function of counts of at most n rows: impurity · number of rows.

    Of counts (n_classes, ...) it gives (...): m log2 m - Σ c log2 c for entropy, from
    a table; m - Σ c²/m for Gini; m - max c for misclassification. Raises KeyError for
    an unknown criterion.

    >>> weighted_impurities("entropy", 4)(np.array([2, 2])).item()
    4.0
    """
    numbers = np.arange(n + 1.0)
    logs = numbers * np.log2(np.maximum(numbers, 1))

    def of_entropy(counts: np.ndarray) -> np.ndarray:
        """Return n H = n log2 n - sum of n_c log2 n_c."""
        return logs[counts.sum(axis=0)] - logs[counts].sum(axis=0)

    def of_gini(counts: np.ndarray) -> np.ndarray:
        """Return n Gini = n - sum of n_c^2 / n."""
        sizes = counts.sum(axis=0)
        return sizes - (counts * counts).sum(axis=0) / np.maximum(sizes, 1)

    def of_misclassification(counts: np.ndarray) -> np.ndarray:
        """Return how many rows are not of the commonest class."""
        return counts.sum(axis=0) - counts.max(axis=0)

    known = {
        "entropy": of_entropy,
        "gini": of_gini,
        "misclassification": of_misclassification,
    }
    return known[criterion]
