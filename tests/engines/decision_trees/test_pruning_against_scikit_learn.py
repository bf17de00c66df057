"""The pruning path against scikit-learn's, on scikit-learn's own trees and on ours."""

import numpy as np
import pytest
from sklearn.tree import DecisionTreeClassifier

from engines.datasets import load
from engines.decision_trees import MEASURES, grow, prune_by_alpha, pruning_path
from engines.reference import reference_pruning_path
from tests.engines.decision_trees.prunings import of_scikit_learn, random_rows

both_criteria = pytest.mark.parametrize("criterion", ["gini", "entropy"])


def their_path(X, y, criterion):
    """Return alphas and total impurities, what ties taken together, and the tree."""
    classifier = DecisionTreeClassifier(criterion=criterion, random_state=0)
    found = classifier.cost_complexity_pruning_path(X, y)
    last = np.append(np.diff(found.ccp_alphas) > 1e-12, True)
    tree = of_scikit_learn(classifier.fit(X, y).tree_, criterion)
    return found.ccp_alphas[last], found.impurities[last], tree


def ours(tree):
    """Return alphas and costs; where links of strength 0 are cut, after that."""
    path = pruning_path(tree)
    last = np.append(np.diff(path.alphas) > 1e-12, True)
    return path.alphas[last], path.costs[last]


@both_criteria
@pytest.mark.parametrize("seed", range(15))
def test_on_random_whole_numbers(criterion, seed):
    X, y = random_rows(seed, n=20 + 10 * seed, n_values=2 + seed % 6)
    alphas, impurities, tree = their_path(X, y, criterion)
    assert ours(tree)[0] == pytest.approx(alphas, abs=1e-12)
    assert ours(tree)[1] == pytest.approx(impurities, abs=1e-12)


@both_criteria
@pytest.mark.parametrize("name", ["iris", "digits"])
def test_on_data_sets(criterion, name):
    X, y = load(name).features, load(name).labels
    alphas, impurities, tree = their_path(X, y, criterion)
    assert len(alphas) > 5 and ours(tree)[0] == pytest.approx(alphas, abs=1e-12)
    assert ours(tree)[1] == pytest.approx(impurities, abs=1e-12)


@both_criteria
def test_on_a_tree_of_our_own_without_ties(criterion):
    rng = np.random.default_rng(0)
    X, y = rng.permuted(np.arange(200.0)[:, None], axis=0), rng.integers(3, size=200)
    tree = grow(X, y, criterion).tree
    theirs = their_path(X, y, criterion)[0]
    assert len(theirs) > 20 and ours(tree)[0] == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_an_alpha_leaves_scikit_learns_leaves(seed):
    X, y = random_rows(seed, n=80)
    alphas, _, tree = their_path(X, y, "gini")
    for alpha in (alphas[1:] + alphas[:-1]) / 2:
        theirs = DecisionTreeClassifier(random_state=0, ccp_alpha=alpha).fit(X, y)
        left = prune_by_alpha(tree, alpha)
        assert left.n_leaves == theirs.get_n_leaves()
        assert (left.predict(X) == theirs.predict(X)).all()


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("seed", range(4))
def test_scikit_learn_prunes_our_own_tree_alike_in_both_measures(measure, seed):
    tree = grow(*random_rows(seed, n=90), "gini" if seed % 2 else "entropy").tree
    alphas, costs = reference_pruning_path(tree, measure)
    path = pruning_path(tree, measure)
    last = np.append(np.diff(path.alphas) > 1e-12, True)
    assert len(alphas) > 4 and path.alphas[last] == pytest.approx(alphas, abs=1e-12)
    assert path.costs[last] == pytest.approx(costs, abs=1e-12)


def test_the_other_measure_is_noticed():
    tree = grow(*random_rows(1, n=90)).tree
    theirs, ours = (reference_pruning_path(tree, one)[1][-1] for one in MEASURES)
    assert theirs != pytest.approx(ours)


def test_another_criterion_is_noticed():
    X, y = random_rows(4)
    assert their_path(X, y, "gini")[0] != pytest.approx(
        ours(their_path(X, y, "entropy")[2])[0]
    )
