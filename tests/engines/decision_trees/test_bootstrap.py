"""Bootstrap trees: what is drawn, what each tree says, and what they say together."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.datasets import load
from engines.decision_trees import (
    Limits,
    bootstrap_rows,
    bootstrap_trees,
    expected_out_of_bag,
    grow,
    lowest_best,
    tried_features,
)

IRIS = load("iris")


def a_forest(n=40, n_trees=7, d=3, k=3, seed=1, limits=None, **more):
    """Trees of rows nobody chose, asked about ten points that they never saw."""
    generator = np.random.default_rng(seed)
    X, y = generator.normal(size=(n, d)), generator.integers(k, size=n)
    points = generator.normal(size=(10, d))
    more = {"points": points, "n_classes": k} | more
    return bootstrap_trees(X, y, n_trees, limits=limits, seed=seed, **more)


def labels_of(forest):
    return np.arange(len(forest.points)) % 3


@given(st.integers(1, 30), st.integers(1, 20), st.integers(0, 9), st.integers(0, 9))
def test_the_first_trees_draw_the_same_however_many_follow(n, n_trees, more, seed):
    few, many = (bootstrap_rows(n, t, seed) for t in (n_trees, n_trees + more))
    assert few.shape == (n_trees, n)
    assert (many[:n_trees] == few).all() and ((few >= 0) & (few < n)).all()


@given(st.integers(1, 9), st.data(), st.integers(0, 9))
def test_tried_features_are_different_ones_and_nested(d, data, seed):
    n_tried = data.draw(st.integers(1, d))
    tried, more = tried_features(d, n_tried, 5, seed), tried_features(d, d, 5, seed)
    assert (np.diff(tried, axis=1) > 0).all() and (more == np.arange(d)).all()
    assert (tried_features(d, n_tried, 9, seed)[:5] == tried).all()
    for fewer in range(1, n_tried):
        inside = [
            np.isin(*both)
            for both in zip(tried_features(d, fewer, 5, seed), tried, strict=True)
        ]
        assert np.all(inside)


def test_every_row_is_drawn_as_often_as_the_next():
    counts = np.bincount(bootstrap_rows(10, 5000, seed=3).ravel()) / 5000
    assert np.abs(counts - 1).max() < 4 * np.sqrt(0.9 / 5000)


@pytest.mark.parametrize("n", [1, 2, 5, 100])
def test_as_many_rows_stay_out_of_the_bag_as_the_closed_form_says(n):
    drawn = bootstrap_rows(n, 4000, seed=2)
    left_out = np.mean([n - len(set(rows)) for rows in drawn.tolist()]) / n
    assert left_out == pytest.approx(expected_out_of_bag(n), abs=0.01)
    assert n > 9 or abs(left_out - 1 / np.e) > 0.01  # few rows: the limit is wrong


def test_the_closed_form_is_the_mean_over_all_draws():
    every = np.stack(np.meshgrid(*[range(4)] * 4), axis=-1).reshape(-1, 4)
    left_out = [4 - len(set(rows)) for rows in every.tolist()]
    assert np.mean(left_out) / 4 == pytest.approx(expected_out_of_bag(4), abs=1e-15)
    assert expected_out_of_bag(1) == 0
    assert expected_out_of_bag(10**6) == pytest.approx(1 / np.e, abs=1e-6)


def test_each_tree_is_the_tree_of_its_rows():
    forest = a_forest()
    for tree, rows in zip(forest.trees, forest.drawn, strict=True):
        alone = grow(forest.X[rows], forest.y[rows], n_classes=3).tree
        assert np.array_equal(tree.thresholds, alone.thresholds, equal_nan=True)
        assert (tree.features == alone.features).all()
        assert (tree.class_counts == alone.class_counts).all()


def test_with_some_features_each_tree_is_the_tree_of_these():
    forest = a_forest(d=4, n_tried=2)
    for tree, rows, columns in zip(
        forest.trees, forest.drawn, forest.tried, strict=True
    ):
        some = np.full(forest.X.shape, 0.0)  # a column of zeros cannot be cut
        some[:, columns] = forest.X[:, columns]
        alone = grow(some[rows], forest.y[rows], n_classes=3).tree
        assert (tree.features == alone.features).all()
        assert set(tree.features[tree.asks]) <= set(columns)
    assert len({tuple(columns) for columns in forest.tried.tolist()}) > 1


def test_out_of_bag_rows_are_those_never_drawn():
    forest = a_forest()
    assert (forest.times_drawn.sum(axis=1) == 40).all()
    for absent, rows in zip(forest.out_of_bag, forest.drawn, strict=True):
        assert set(np.flatnonzero(absent)) == set(range(40)) - set(rows.tolist())


def test_the_average_and_the_vote_of_one_tree_are_that_tree():
    forest = a_forest(n_trees=1)
    alone = forest.trees[0].predict(forest.points)
    assert (forest.average_predictions == alone).all()
    assert (forest.vote_predictions == alone).all()
    assert (forest.disagreement == 0).all()


def test_averages_and_votes_are_those_counted_one_by_one():
    forest, labels = a_forest(), labels_of(a_forest())
    for b in range(1, 8):
        said = [tree.predict(forest.points) for tree in forest.trees[:b]]
        shares = sum(t.probabilities(forest.points) for t in forest.trees[:b]) / b
        votes = [
            [list(column).count(c) for c in range(3)]
            for column in zip(*said, strict=True)
        ]
        assert (forest.votes[b - 1] == votes).all()
        assert forest.averages[b - 1] == pytest.approx(shares, abs=1e-15)
        right = np.mean(lowest_best(shares) == labels)
        assert forest.average_accuracies(labels)[b - 1] == right
        assert forest.accuracies(labels)[b - 1] == np.mean(said[-1] == labels)
        against = [1 - max(counts) / b for counts in votes]
        assert forest.disagreement[b - 1] == pytest.approx(against, abs=1e-15)
    assert (forest.votes.sum(axis=-1) == np.arange(1, 8)[:, None]).all()
    assert forest.averages.sum(axis=-1) == pytest.approx(1, abs=1e-12)


def test_out_of_bag_each_row_is_judged_by_trees_that_never_drew_it():
    forest = a_forest(n_trees=4)
    for b in range(1, 5):
        right, judged = 0, 0
        for row in range(40):
            strangers = [
                tree
                for tree, rows in zip(forest.trees[:b], forest.drawn, strict=False)
                if row not in rows
            ]
            if strangers:
                shares = sum(
                    t.probabilities(forest.X[row : row + 1])[0] for t in strangers
                )
                right += lowest_best(shares / len(strangers)) == forest.y[row]
                judged += 1
        assert forest.n_judged[b - 1] == judged < 40 + (b == 4)
        assert forest.bag_accuracies[b - 1] == right / judged


def test_out_of_bag_sees_that_full_trees_learnt_noise_by_heart():
    forest = a_forest(n=200, n_trees=20)
    in_the_bag = np.mean(lowest_best(forest.own_probabilities.mean(axis=0)) == forest.y)
    assert in_the_bag > 0.95 and forest.bag_accuracies[-1] < 0.5


def test_a_row_drawn_twice_counts_twice():
    forest = a_forest()
    doubled = replace(forest, drawn=np.zeros_like(forest.drawn))
    assert (doubled.times_drawn[:, 0] == 40).all() and (doubled.n_judged == 39).all()
    for tree, rows in zip(forest.trees, forest.drawn, strict=True):
        counts = np.bincount(forest.y[rows], minlength=3)
        assert (tree.class_counts[0] == counts).all()


def test_stumps_of_one_row_and_no_points_are_results_too():
    forest = bootstrap_trees([[1.0]], [0], 3, points=np.zeros((0, 1)))
    assert (forest.first_features == -1).all() and np.isnan(
        forest.first_thresholds
    ).all()
    assert np.isnan(forest.bag_accuracies).all() and (forest.n_judged == 0).all()
    assert np.isnan(forest.average_accuracies([])).all()


def test_trees_of_other_rows_ask_other_first_questions():
    forest = bootstrap_trees(IRIS.features, IRIS.labels, 25, seed=0)
    assert (
        set(forest.first_features) <= {0, 2, 3} and len(set(forest.first_features)) > 1
    )
    same = replace(forest, trees=forest.trees[:1] * 25)
    assert len(set(same.first_features)) == 1


def scikit_learns(X, y, rows, criterion: str, max_depth: int):
    from sklearn.tree import DecisionTreeClassifier

    terms = dict(criterion=criterion, max_depth=max_depth, random_state=0)
    return DecisionTreeClassifier(**terms).fit(X[rows], y[rows])


@pytest.mark.parametrize("criterion", ["gini", "entropy"])
@pytest.mark.parametrize("max_depth", [1, 2, 3])
def test_scikit_learns_trees_of_the_same_rows_agree_where_nothing_ties(
    criterion, max_depth
):
    generator, agreed, apart = np.random.default_rng(max_depth), [], []
    X, y = generator.integers(40, size=(30, 2)), generator.integers(2, size=30)
    limits = Limits(max_depth=max_depth)
    forest = bootstrap_trees(X, y, 30, criterion, limits, n_classes=2)
    for b in np.flatnonzero(forest.n_tied == 0):
        shares = forest.probabilities[b]
        same, other = (
            scikit_learns(X, y, rows, criterion, max_depth)
            for rows in (forest.drawn[b], forest.drawn[b - 1])
        )
        agreed.append(np.abs(same.predict_proba(X) - shares).max() < 1e-12)
        apart.append(np.abs(other.predict_proba(X) - shares).max() > 0.01)
        assert same.tree_.threshold[0] == forest.first_thresholds[b]
    assert len(agreed) > 5 and all(agreed) and all(apart)


def test_a_tie_of_shares_goes_to_the_lowest_class_whatever_rounding_does():
    assert lowest_best(np.array([0.3, 0.1 + 0.2, 0.4 - 1e-9])) == 2
    assert lowest_best(np.array([0.3, 0.1 + 0.2])) == 0


def test_the_watch_goes_over_the_trees_and_may_stop_them():
    seen = []
    a_forest(watch=lambda slices: [seen.append(one) or one for one in slices])
    assert len(seen) == 7


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"n_trees": 0}, "n_trees is 0; it must be 1 or more."),
        ({"n_tried": 0}, "n_tried is 0"),
        ({"n_tried": 4}, "4 features to try, but there are only 3."),
        ({"points": np.zeros((2, 5))}, "points have shape"),
    ],
)
def test_what_means_nothing_is_refused_with_a_sentence(wrong, said):
    with pytest.raises(ValueError, match=said):
        a_forest(**wrong)
    with pytest.raises(ValueError, match="3 labels were given for 10 points"):
        a_forest().accuracies([0, 1, 2])
