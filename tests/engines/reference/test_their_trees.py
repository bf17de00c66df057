"""scikit-learn's trees as ours: numbered by birth, and pruned to the same alphas."""

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import Limits, pruning_path
from engines.reference import reference_alphas, reference_tree
from engines.reference.their_trees import their_tree

CRITERIA = ("gini", "entropy")


def test_predictions_are_scikit_learns_own():
    from sklearn.tree import DecisionTreeClassifier

    wine = load("wine")
    theirs = DecisionTreeClassifier(max_depth=2, random_state=0)
    theirs.fit(wine.features, wine.labels)
    grown = their_tree(wine.features, wine.labels, "gini", Limits(max_depth=2))
    expected = theirs.predict(wine.features)
    np.testing.assert_array_equal(grown.predictions, expected)
    ours = reference_tree(wine.features, wine.labels, "gini", Limits(max_depth=2))
    np.testing.assert_array_equal(ours.predict(wine.features), expected)


def test_the_alphas_of_iris():
    iris = load("iris")
    alphas = reference_alphas(iris.features, iris.labels)
    printed = [0.00652174, 0.00888889, 0.01305556, 0.02966049, 0.25979603, 0.33333333]
    np.testing.assert_allclose(sorted({*alphas.round(8)})[1:], printed, atol=1e-8)


@pytest.mark.parametrize("criterion", CRITERIA)
def test_their_tree_as_one_of_ours_is_numbered_by_birth(criterion):
    wine = load("wine")
    tree = reference_tree(wine.features, wine.labels, criterion)
    splits = np.flatnonzero(tree.asks)
    born = np.stack([2 * np.arange(len(splits)) + 1, 2 * np.arange(len(splits)) + 2], 1)
    np.testing.assert_array_equal(tree.children[splits], born)
    assert tree.n_errors == 0 and tree.standing.all()
    np.testing.assert_array_equal(tree.parents[tree.children[splits]].T, [splits] * 2)


@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("name", ["iris", "wine", "breast_cancer", "digits", "xor"])
def test_our_pruning_of_its_tree_finds_its_alphas_whatever_ties_did(name, criterion):
    data = load(name)
    given = data.features, data.labels, criterion
    theirs = reference_alphas(*given)
    theirs = theirs[np.append(np.diff(theirs) > 1e-12, True)]  # one by one at a tie
    ours = pruning_path(reference_tree(*given)).alphas
    np.testing.assert_allclose(ours, theirs, atol=1e-12)
