"""What matters to a tree, against scikit-learn on the very same splits."""

from dataclasses import replace

import numpy as np
import pytest
from sklearn.inspection import permutation_importance
from sklearn.tree import DecisionTreeClassifier

from engines.datasets import load
from engines.decision_trees import (
    Limits,
    accuracy,
    grow,
    held_out,
    impurity_importances,
    permutation_importances,
    shuffle_losses,
)
from engines.decision_trees.importances import shuffles
from engines.reference import (
    reference_impurity_importances,
    reference_permutation_importances,
)
from engines.reference.importances import in_ranks, scikit_learn_tree
from tests.engines.decision_trees.test_complexity import data

CRITERIA = ("entropy", "gini", "misclassification")


def both(tree):
    """Return the importances of four features by impurity: ours and scikit-learn's."""
    return impurity_importances(tree, 4), reference_impurity_importances(tree, 4)


@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("seed", range(8))
def test_importances_by_impurity_are_scikit_learns(seed, criterion):
    X, y = data(seed)
    tree = grow(X, y, criterion, Limits(min_samples_leaf=1 + seed % 3)).tree
    ours, theirs = (
        impurity_importances(tree, 4),
        reference_impurity_importances(tree, 4),
    )
    assert ours == pytest.approx(theirs, abs=1e-12) and ours.sum() == pytest.approx(1)


def test_on_columns_without_ties_they_are_those_of_the_tree_scikit_learn_grows():
    draw = np.random.default_rng(0)
    X, y = draw.permutation(300).reshape(100, 3), draw.integers(0, 3, 100)
    theirs = DecisionTreeClassifier(max_depth=3, random_state=0).fit(X, y)
    ours = impurity_importances(grow(X, y, "gini", Limits(max_depth=3)).tree, 3)
    assert ours == pytest.approx(theirs.feature_importances_, abs=1e-12)


def test_a_tree_that_removes_nothing_credits_nobody():
    assert impurity_importances(grow([[1, 2]], [0]).tree, 2).tolist() == [0, 0]
    xor = grow([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]).tree
    assert impurity_importances(xor).tolist() == [0, 1]  # the first split gains 0


def test_what_is_pruned_off_counts_no_more():
    tree = grow(*data(2)).tree
    at = int(np.flatnonzero(tree.asks)[1])
    cut = np.arange(len(tree.features)) == at
    pruned = replace(
        tree,
        features=np.where(cut, -1, tree.features),
        children=np.where(cut[:, np.newaxis], -1, tree.children),
    )
    ours, theirs = both(pruned)
    assert ours == pytest.approx(theirs, abs=1e-12)
    assert ours != pytest.approx(impurity_importances(tree, 4), abs=1e-3)


@pytest.mark.parametrize("name", ["iris", "digits"])
def test_each_shuffle_costs_what_exchanging_the_column_costs_scikit_learn(name):
    X, y = load(name).features[::3], load(name).labels[::3]
    learn, test = held_out(y)
    tree = grow(X[learn], y[learn], "gini", Limits(max_depth=6)).tree
    for rows in (learn, test):
        ours = permutation_importances(tree, X[rows], y[rows], n_shuffles=3, seed=4)
        orders = shuffles(len(rows), 3, seed=4)
        theirs = reference_permutation_importances(tree, X[rows], y[rows], orders)
        assert ours == pytest.approx(theirs, abs=1e-12) and ours.max() > 0.05


def test_shuffled_by_hand_it_is_the_accuracy_that_is_lost():
    X, y = data(3)
    tree = grow(X, y, limits=Limits(min_samples_leaf=4)).tree
    found = permutation_importances(tree, X, y, n_shuffles=2, seed=1)
    for s, order in enumerate(shuffles(len(X), 2, seed=1)):
        for column in range(4):
            dealt = X.copy()
            dealt[:, column] = X[order, column]
            lost = accuracy(tree, X, y) - accuracy(tree, dealt, y)
            assert found[s, column] == pytest.approx(lost, abs=1e-12)


def test_by_row_and_by_shuffle_tell_the_same_mean_and_each_row_its_own():
    X, y = data(4)
    tree = grow(X, y, limits=Limits(min_samples_leaf=3)).tree
    losses = shuffle_losses(tree, X, y, n_shuffles=6, seed=2)
    assert losses.by_row.mean(axis=0) == pytest.approx(losses.mean, abs=1e-12)
    right = tree.predict(X) == y
    now = np.zeros(X.shape)
    for order in shuffles(len(X), 6, seed=2):
        for column in range(4):
            dealt = X.copy()
            dealt[:, column] = X[order, column]
            now[:, column] += (tree.predict(dealt) == y) / 6
    assert losses.by_row == pytest.approx(right[:, np.newaxis] - now, abs=1e-12)
    assert losses.standard_errors == pytest.approx(losses.by_row.std(axis=0) / 60**0.5)


def test_many_shuffles_agree_with_scikit_learns_own_in_the_mean():
    X, y = load("iris").features, load("iris").labels
    tree = grow(X, y, "gini", Limits(max_depth=3)).tree
    grown = DecisionTreeClassifier().fit(X, y)
    grown.tree_ = scikit_learn_tree(tree, 4)
    theirs = permutation_importance(grown, X, y, n_repeats=100, random_state=0)
    ours = permutation_importances(tree, X, y, n_shuffles=100)
    error = np.sqrt((ours.std(axis=0) ** 2 + theirs.importances_std**2) / 100)
    assert (abs(ours.mean(axis=0) - theirs.importances_mean) <= 4 * error + 1e-12).all()


def test_a_column_nobody_asks_about_and_one_of_equal_numbers_cost_nothing():
    X, y = data(5)
    tree = grow(X[:, :2], y).tree
    more = np.column_stack([X[:, :2], X[:, 2:], np.ones(len(X))])
    found = permutation_importances(tree, more, y, n_shuffles=5)
    assert found.shape == (5, 5) and (found[:, 2:] == 0).all()
    assert (found[:, :2] != 0).any()
    same = np.ones((len(X), 2))
    assert (permutation_importances(tree, same, y, n_shuffles=5) == 0).all()


def test_more_shuffles_begin_with_the_fewer_ones():
    X, y = data(6)
    tree = grow(X, y).tree
    few, many = (permutation_importances(tree, X, y, n, seed=2) for n in (3, 8))
    assert (many[:3] == few).all()
    assert (permutation_importances(tree, X, y, 3, seed=3) != few).any()


def test_no_rows_and_no_shuffles_are_refused():
    tree = grow(*data(0)).tree
    with pytest.raises(ValueError, match="no rows"):
        permutation_importances(tree, np.zeros((0, 4)), [])
    with pytest.raises(ValueError, match="1 or more"):
        permutation_importances(tree, *data(0), n_shuffles=0)


def test_in_ranks_every_row_ends_where_it_did_even_where_32_bits_are_too_few():
    X = 1 + np.array([[0.0], [1e-9], [3e-9], [1.0]])
    tree = grow(X, [0, 1, 0, 1]).tree
    ranked, ranks = in_ranks(tree, X)
    ends = scikit_learn_tree(ranked, 1).apply(ranks)
    assert ends.tolist() == tree.ends_of(X).tolist()
    lost = scikit_learn_tree(tree, 1).apply(X.astype(np.float32))
    assert lost.tolist() != ends.tolist()
