"""Trees on numbers at the edge of what is possible: few, many, huge, near, alike."""

import numpy as np
import pytest

from engines.decision_trees import LeafReason, Limits, columns, grow
from engines.decision_trees.levels import grow_levels
from tests.engines.decision_trees.slow_growth import SlowGrowth, differences

CRITERIA = ("entropy", "gini", "misclassification")
TINY = 5e-324  # the smallest number above 0
NEXT = float(np.nextafter(1.0, 2.0))  # the smallest above 1
CASES = {
    "one row": ([[3.0]], [0]),
    "one row of another class": ([[3.0]], [4]),
    "two rows alike": ([[1.0, 2.0], [1.0, 2.0]], [0, 1]),
    "constant": (np.full((5, 3), 2.0), [0, 1, 2, 0, 1]),
    "all of one class": (np.arange(6.0).reshape(3, 2), [1, 1, 1]),
    "huge": ([[-1e308, 0.0], [1e308, 1.0], [0.0, 1.0]], [0, 1, 0]),
    "huge whole numbers": ([[1e308], [-1e308], [1e307], [0.0]], [0, 1, 1, 0]),
    "two zeros": ([[-0.0], [0.0], [TINY], [-TINY]], [0, 1, 1, 0]),
    "neighbours": ([[1.0], [NEXT], [1.0], [NEXT]], [0, 1, 0, 1]),
    "exclusive or": ([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]),
    "a class nobody has": ([[1.0], [2.0], [3.0]], [0, 3, 0]),
}


@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("case", CASES)
def test_extremes_grow_as_plainly(case, criterion):
    X, y = CASES[case]
    for limits in (Limits(), Limits(max_depth=1), Limits(max_leaves=2)):
        fast, slow = grow(X, y, criterion, limits), SlowGrowth(X, y, criterion, limits)
        assert differences(fast, slow) == []


def test_two_rows_alike_are_no_cut_apart():
    tree = grow(*CASES["two rows alike"]).tree
    assert tree.n_leaves == 1 and tree.reason(0) is LeafReason.CONFLICT


def test_exclusive_or_is_learnt_by_a_split_that_gains_nothing():
    tree = grow(*CASES["exclusive or"]).tree
    assert tree.gains[0] == 0 and tree.n_errors == 0 and tree.n_leaves == 4


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_what_is_no_number_is_refused_with_its_place(bad):
    X = np.ones((4, 2))
    X[2, 1] = bad
    with pytest.raises(ValueError, match=f"Row 2 has {bad} in feature 1: every number"):
        grow(X, [0, 1, 0, 1])


@pytest.mark.parametrize(
    ("X", "y", "complaint"),
    [
        ([], [], "X must be rows of features"),
        ([1.0, 2.0], [0, 1], "X must be rows of features"),
        ([[1.0], [2.0]], [0], "y has shape"),
        ([[1.0], [2.0]], [0.5, 1], "Classes must be whole numbers"),
        ([[1.0], [2.0]], [-1, 1], "Classes must be whole numbers"),
    ],
)
def test_what_means_nothing_is_refused(X, y, complaint):
    with pytest.raises(ValueError, match=complaint):
        grow(X, y)


def test_an_unknown_criterion_is_refused():
    with pytest.raises(ValueError, match="no criterion 'luck'; choose one of entropy"):
        grow([[1.0], [2.0]], [0, 1], "luck")


def test_thresholds_part_their_neighbours_whatever_rounding_does():
    values = np.array([1.0, NEXT, 1e308, 1.7e308, TINY, 2 * TINY, -1e308])
    X, y = values[:, np.newaxis], np.arange(7)
    tree = grow(X, y).tree
    assert tree.n_leaves == 7 and tree.n_errors == 0
    assert np.array_equal(tree.predict(X), y)


def test_what_is_equal_in_half_the_digits_is_told_apart():
    """Numbers that differ by 1e-10 are equal in 32 bits; here they are not."""
    rng = np.random.default_rng(0)
    X = 1 + 1e-10 * rng.permutation(100)[:, np.newaxis]
    y = rng.integers(0, 2, 100)
    assert len(np.unique(X.astype(np.float32))) == 1
    assert grow(X, y).tree.n_errors == 0
    assert differences(grow(X, y), SlowGrowth(X, y)) == []


def test_many_classes_and_many_columns():
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(40, 1000)), np.arange(40)
    tree = grow(X, y, "entropy").tree
    assert tree.n_leaves == 40 and np.array_equal(tree.predict(X), y)
    assert grow(X, y, limits=Limits(max_depth=2)).tree.depth == 2


def test_a_hundred_thousand_rows():
    rng = np.random.default_rng(2)
    X = rng.normal(size=(100_000, 2))
    y = (X[:, 0] > 0.5).astype(int)
    tree = grow(X, y, "entropy").tree
    assert tree.n_leaves == 2 and tree.n_errors == 0 and tree.features[0] == 0
    noisy = y ^ (rng.random(100_000) < 0.1)
    tree = grow(X, noisy, limits=Limits(max_depth=3)).tree
    assert tree.n_samples[tree.leaves].sum() == 100_000
    assert tree.thresholds[0] == pytest.approx(0.5, abs=1e-3)


@pytest.mark.long
def test_a_hundred_thousand_rows_down_to_the_last():
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(100_000, 20)), rng.integers(0, 2, 100_000)
    for criterion in ("entropy", "gini"):
        tree = grow(X, y, criterion).tree
        assert tree.n_errors == 0 and np.array_equal(tree.predict(X), y)
        deepest = grow(X, y, criterion, Limits(max_leaves=50)).tree
        assert deepest.n_leaves == 50


@pytest.mark.parametrize("high", [255, 256, 70_000])
def test_whole_numbers_are_ranked_as_any_others(high):
    rng = np.random.default_rng(high)
    halves = rng.integers(-high, high, (200, 3)) / 2.0
    for X in (halves, np.floor(halves), np.floor(halves) - 1e15):
        ranked = columns.ranked(X)
        assert np.array_equal(ranked.value(np.arange(3), ranked.ranks.T), X)
        for column, ranks in zip(X.T, ranked.ranks, strict=True):
            assert np.array_equal(ranks, np.unique(column, return_inverse=True)[1])


def test_the_fewest_leaves_of_many_are_not_waited_for():
    """A limit of leaves is felt while the tree grows, not only at its end."""
    rng = np.random.default_rng(4)
    X, y = rng.normal(size=(3000, 3)), rng.integers(0, 2, 3000)
    sizes = [
        len(grow_levels(X, y, "gini", Limits(max_leaves=most), 2).sizes)
        for most in (5, None)
    ]
    assert sizes[0] < 60 and sizes[1] > 1000
