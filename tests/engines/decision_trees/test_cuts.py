"""A cut of one's own: closed forms, brute force row by row, and what it regrets."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.datasets import load
from engines.decision_trees import (
    IMPURITIES,
    Limits,
    best_split,
    candidate_splits,
    cut,
    cuts_along,
    feature_ranking,
    grow,
)
from engines.decision_trees.gains import SAME_WITHIN

XOR = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])
every_criterion = pytest.mark.parametrize("criterion", IMPURITIES)
nodes = st.tuples(
    st.integers(2, 12), st.integers(1, 3), st.integers(1, 3), st.integers(0, 2**16)
).map(lambda n: _rows(*n))


def _rows(n, n_features, n_classes, seed):
    rng = np.random.default_rng(seed)
    return rng.integers(0, 5, (n, n_features)), rng.integers(0, n_classes, n)


def _by_hand(X, y, feature, threshold, criterion):
    """Count row by row, and weigh both impurities: the definition itself."""
    sides = {True: [], False: []}
    for row, label in zip(X, y, strict=True):
        sides[bool(row[feature] <= threshold)].append(int(label))
    counts = {
        side: [labels.count(c) for c in range(max(y) + 1)]
        for side, labels in sides.items()
    }
    impurity = IMPURITIES[criterion]
    after = sum(
        len(sides[side]) / len(y) * float(impurity(counts[side])) for side in sides
    )
    before = float(impurity([list(y).count(c) for c in range(max(y) + 1)]))
    return counts[True], counts[False], before - after


@settings(deadline=None, max_examples=60)
@given(nodes, st.floats(-1, 6), st.sampled_from([*IMPURITIES]))
def test_any_cut_is_what_counting_row_by_row_gives(node, threshold, criterion):
    X, y = node
    one = cut(X, y, 0, threshold, criterion)
    left, right, gain = _by_hand(X, y, 0, threshold, criterion)
    assert one.left_counts.tolist() == left and one.right_counts.tolist() == right
    assert one.gain == pytest.approx(gain, abs=1e-12) and one.gain >= 0


@settings(deadline=None, max_examples=60)
@given(nodes, st.sampled_from([*IMPURITIES]))
def test_no_cut_of_any_feature_gains_more_than_the_best(node, criterion):
    X, y = node
    places = np.linspace(-1, 6, 57)
    gains = [
        _by_hand(X, y, feature, at, criterion)[2]
        for feature in range(X.shape[1])
        for at in places
    ]
    one = cut(X, y, 0, 2.5, criterion)
    assert one.best_gain == pytest.approx(max(gains), abs=1e-12)
    best = best_split(X, y, criterion)
    if best is not None:
        assert cut(X, y, best.feature, best.threshold, criterion).regret == 0


@every_criterion
def test_the_searched_curve_is_the_cuts_at_its_thresholds(criterion):
    iris = load("iris")
    found = candidate_splits(iris.features, iris.labels, criterion)
    for feature in range(4):
        here = found.of(feature)
        along = cuts_along(
            iris.features, iris.labels, feature, found.thresholds[here], criterion
        )
        assert np.array_equal(along.gains, found.gains[here])
        assert np.array_equal(along.left_counts, found.left_counts[here])
        assert np.array_equal(along.right_counts, found.right_counts[here])


def test_what_a_cut_between_two_halves_does_is_known():
    one = cut([[1], [2], [3], [4]], [0, 0, 1, 1], 0, 2.5, "entropy")
    assert (one.impurity, one.left_impurity, one.right_impurity) == (1, 0, 0)
    assert (one.gain, one.best_gain, one.regret) == (1, 1, 0)
    other = cut([[1], [2], [3], [4]], [0, 0, 1, 1], 0, 1.5, "entropy")
    assert round(other.right_impurity, 6) == 0.918296  # H(1/3)
    assert round(other.regret, 6) == 0.688722  # 3/4 H(1/3)


def test_a_cut_beside_all_values_gains_nothing_and_regrets_the_best():
    for threshold, left in ((-np.inf, [0, 0]), (0.5, [0, 0]), (9, [2, 2])):
        one = cut([[1], [2], [3], [4]], [0, 0, 1, 1], 0, threshold, "gini")
        assert one.left_counts.tolist() == left
        assert (one.gain, one.regret) == (0, 0.5)


def test_a_value_at_the_threshold_goes_left():
    along = cuts_along([[1], [2], [2], [3]], [0, 0, 1, 1], 0, [1.999, 2, 2.001])
    assert along.left_counts.sum(axis=1).tolist() == [1, 3, 3]


def test_what_is_known_already_is_not_searched_again():
    assert cut(*XOR, 0, 0.5, best=0.25).regret == 0.25


def test_rounding_is_no_regret():
    one = cut(*XOR, 0, 0.5)
    assert replace(one, best_gain=one.gain + SAME_WITHIN / 2).regret == 0
    assert replace(one, best_gain=one.gain + 1e-9).regret > 0


def test_what_means_nothing_is_refused():
    X, y = XOR
    with pytest.raises(ValueError, match="There is no feature 2"):
        cuts_along(X, y, 2, [0.5])
    with pytest.raises(ValueError, match="without nan"):
        cuts_along(X, y, 0, [0.5, np.nan])
    with pytest.raises(ValueError, match="criterion 'gain'"):
        cut(X, y, 0, 0.5, "gain")


def test_petal_length_and_width_tie_at_the_root_of_iris():
    iris = load("iris")
    for criterion, gain in (("gini", 0.333333), ("entropy", 0.918296)):
        ranking = feature_ranking(
            candidate_splits(iris.features, iris.labels, criterion)
        )
        assert ranking.features.tolist()[:2] == [2, 3]
        assert ranking.thresholds.round(6).tolist()[:2] == [2.45, 0.8]
        assert ranking.gains.round(6).tolist()[:2] == [gain, gain]
        assert ranking.tied.tolist() == [True, True, False, False]
        assert ranking.places.tolist()[:3] == [1, 1, 3]


@settings(deadline=None, max_examples=60)
@given(nodes, st.sampled_from([*IMPURITIES]), st.integers(1, 3))
def test_a_ranking_is_each_features_own_best_split(node, criterion, least):
    X, y = node
    found = candidate_splits(X, y, criterion, least)
    ranking = feature_ranking(found)
    assert (np.diff(ranking.gains) <= SAME_WITHIN).all()
    told = {}
    for feature in range(X.shape[1]):
        best = best_split(X[:, [feature]], y, criterion, least)
        if best is not None:
            told[feature] = (best.threshold, best.gain, len(best.tied))
    columns = zip(ranking.thresholds, ranking.gains, ranking.n_tied_cuts, strict=True)
    assert dict(zip(ranking.features.tolist(), columns, strict=True)) == told
    if len(ranking.features):
        best = found.best
        assert ranking.features[0] == found.features[best]
        assert ranking.thresholds[0] == found.thresholds[best]
        tied = {int(feature) for feature in found.features[found.tied]}
        assert {*ranking.features[ranking.tied].tolist()} == tied
        assert ranking.n_cuts.sum() == found.allowed.sum()


def test_xor_ties_everything_at_nothing():
    ranking = feature_ranking(candidate_splits(*XOR))
    assert ranking.gains.tolist() == [0, 0]
    assert ranking.tied.all() and ranking.features.tolist() == [0, 1]


def test_where_nothing_can_be_cut_nothing_is_ranked():
    for X, least in (([[1], [1]], 1), ([[1], [2]], 2)):
        ranking = feature_ranking(candidate_splits(X, [0, 1], min_samples_leaf=least))
        assert len(ranking.features) == len(ranking.n_tied_cuts) == 0


def test_where_no_column_may_be_cut_none_is_as_good_as_another():
    """Wide tables are searched in bunches of columns, some without any cut allowed."""
    cancer = load("breast_cancer")
    limits = Limits(min_samples_leaf=50)
    tree = grow(cancer.features, cancer.labels, "entropy", limits).tree
    assert tree.n_samples[tree.leaves].min() >= 50
