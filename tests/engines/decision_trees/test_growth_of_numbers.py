"""What holds for every tree on numbers, whatever it grew from."""

from dataclasses import fields, replace

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import (
    BinaryTree,
    Limits,
    best_split,
    grow,
    tree_after,
)
from engines.decision_trees.splits import halfway

IRIS = load("iris")
CRITERIA = ("entropy", "gini", "misclassification")
every_criterion = pytest.mark.parametrize("criterion", CRITERIA)


def drawn(seed: int, n: int = 60, d: int = 4, n_classes: int = 3):
    rng = np.random.default_rng(seed)
    X = np.round(rng.normal(size=(n, d)), 1 if seed % 2 else 9)
    return X, rng.integers(0, n_classes, n)


def unlike(one: BinaryTree, other: BinaryTree) -> list[str]:
    """Return in which arrays two trees differ, but for reasons that a limit gave."""
    names = [field.name for field in fields(BinaryTree) if field.name != "criterion"]
    pairs = [(name, getattr(one, name), getattr(other, name)) for name in names]
    return [
        name
        for name, ours, theirs in pairs
        if not np.array_equal(ours, theirs, equal_nan=ours.dtype.kind == "f")
        and name != "why_leaf"
    ]


@every_criterion
@pytest.mark.parametrize("seed", range(3))
def test_a_growth_cut_short_is_the_beginning_of_a_longer_one(seed, criterion):
    X, y = drawn(seed)
    whole = grow(X, y, criterion)
    for depth in range(whole.tree.depth + 1):
        shallow = grow(X, y, criterion, Limits(max_depth=depth))
        cut = tree_after(whole, len(shallow.asked_at))
        assert unlike(shallow.tree, cut) == []
        assert np.array_equal(shallow.asked_at, whole.asked_at[: len(shallow) - 1])
    most = Limits(max_leaves=whole.tree.n_leaves)
    best_first = grow(X, y, criterion, most)
    assert best_first.tree.n_leaves == whole.tree.n_leaves
    for k in range(0, len(best_first), 3):
        fewer = grow(X, y, criterion, replace(most, max_leaves=k + 1))
        assert unlike(fewer.tree, tree_after(best_first, k)) == []


def test_a_growth_cut_elsewhere_is_noticed():
    whole = grow(*drawn(0))
    assert "features" in unlike(whole.tree, tree_after(whole, len(whole) - 2))


@every_criterion
def test_rows_part_at_every_split_and_never_meet_again(criterion):
    X, y = drawn(7)
    grown = grow(X, y, criterion, Limits(min_samples_leaf=3))
    tree = grown.tree
    leaves = [grown.rows_at(leaf) for leaf in tree.leaves]
    assert sorted(np.concatenate(leaves)) == [*range(len(X))]
    for node in range(len(tree.features)):
        rows = grown.rows_at(node)
        counts = np.bincount(y[rows], minlength=3)
        assert np.array_equal(counts, tree.class_counts[node])
        if tree.asks[node]:
            left = X[rows, tree.features[node]] <= tree.thresholds[node]
            halves = [grown.rows_at(child) for child in tree.children[node]]
            assert [*map(list, halves)] == [list(rows[left]), list(rows[~left])]
            assert min(left.sum(), (~left).sum()) >= 3


@every_criterion
@pytest.mark.parametrize("seed", range(4))
def test_the_root_asks_what_brute_force_finds_best(seed, criterion):
    X, y = drawn(seed, n=25, d=3)
    tree, found = grow(X, y, criterion).tree, best_split(X, y, criterion)
    tried = {}
    for feature in range(3):
        values = sorted(set(X[:, feature].tolist()))
        for low, high in zip(values, values[1:], strict=False):
            left = X[:, feature] <= low
            after = sum(
                side.mean() * impurity(np.bincount(y[side]), criterion)
                for side in (left, ~left)
            )
            gain = impurity(np.bincount(y), criterion) - after
            tried[feature, float(halfway(low, high))] = gain
    most = max(tried.values())
    first = next(cut for cut, gain in tried.items() if gain > most - 1e-12)
    assert (tree.features[0], tree.thresholds[0]) == first
    assert (found.feature, found.threshold) == first
    assert tree.gains[0] == pytest.approx(most, abs=1e-12)


def impurity(counts, criterion: str) -> float:
    shares = [count / sum(counts) for count in counts if count]
    return {
        "entropy": -sum(share * np.log2(share) for share in shares),
        "gini": 1 - sum(share**2 for share in shares),
        "misclassification": 1 - max(shares),
    }[criterion]


@every_criterion
@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_rows_changes_nothing(seed, criterion):
    X, y = drawn(seed)
    order = np.random.default_rng(seed).permutation(len(X))
    one, other = grow(X, y, criterion), grow(X[order], y[order], criterion)
    assert unlike(one.tree, other.tree) == []
    assert np.array_equal(one.n_tied, other.n_tied)


def test_columns_in_another_order_are_asked_alike_where_nothing_ties():
    X, y = IRIS.features, IRIS.labels
    order = np.array([2, 0, 3, 1])
    one, other = grow(X, y), grow(X[:, order], y)
    at = 0
    while one.n_tied[at] == 1 and one.tree.asks[at]:
        assert order[other.tree.features[at]] == one.tree.features[at]
        assert other.tree.thresholds[at] == one.tree.thresholds[at]
        at += 1
    assert np.array_equal(one.n_tied[: at + 1], other.n_tied[: at + 1])
    assert np.allclose(one.tree.gains[0], other.tree.gains[0], rtol=0, atol=1e-15)


@every_criterion
@pytest.mark.parametrize("bend", [np.exp, np.cbrt, lambda X: 3 * X - 7])
def test_numbers_in_another_unit_are_parted_alike(bend, criterion):
    X, y = drawn(2)
    one, other = grow(X, y, criterion).tree, grow(bend(X), y, criterion).tree
    assert unlike(one, other) == ["thresholds"]
    assert np.array_equal(one.ends_of(X), other.ends_of(bend(X)))


@every_criterion
def test_classes_by_another_name_are_told_apart_alike(criterion):
    X, y = drawn(3)
    one = grow(X, y, criterion)
    other = grow(X, np.array([2, 0, 1])[y], criterion)
    assert np.array_equal(one.tree.features, other.tree.features)
    assert np.array_equal(one.n_tied, other.n_tied)
    assert np.allclose(one.tree.gains, other.tree.gains, 0, 1e-15, equal_nan=True)


def test_a_mirror_changes_left_and_right_and_no_gain():
    X, y = drawn(4)
    one, other = grow(X, y), grow(-X, y)
    assert one.tree.gains[0] == other.tree.gains[0]
    assert np.array_equal(np.sort(one.tree.n_samples), np.sort(other.tree.n_samples))


@pytest.mark.parametrize("leaves", [None, 30])
def test_a_cut_that_saves_no_row_gains_nothing_at_all(leaves):
    """Impurities are rounded: 1/2 − 2/3 · 3/8 − 1/3 · 3/4 must not leave 6.9e-18."""
    tree = grow(
        IRIS.features, IRIS.labels, "misclassification", Limits(max_leaves=leaves)
    ).tree
    wrong = tree.class_counts.sum(axis=1) - tree.class_counts.max(axis=1)
    asks = tree.asks
    saved = wrong[asks] - wrong[tree.children[asks]].sum(axis=1)
    assert (saved == 0).any() and (saved > 0).any()
    assert np.array_equal(tree.gains[asks] == 0, saved == 0)


def test_a_midpoint_is_written_as_school_would():
    low, high = np.array([12.42, -0.3, 2.3, 1.0]), np.array([12.52, 0.1, 2.32, 1.5])
    assert halfway(low, high).tolist() == [12.47, -0.1, 2.31, 1.25]
    assert (low / 2 + high / 2 != [12.47, -0.1, 2.31, 1.25]).any()  # without rounding


def test_a_midpoint_tells_its_neighbours_apart_however_near_they_are():
    low = np.array([1.0, 1e308, -1e-300, 5e-324, -1.0, 0.1, 1e15 + 1])
    high = np.nextafter(low, np.inf)
    middle = halfway(low, high)
    assert ((low <= middle) & (middle < high)).all()
