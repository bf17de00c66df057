"""Pruning by cost-complexity: worked numbers, laws, and every pruning tried."""

from fractions import Fraction

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import (
    MEASURES,
    LeafReason,
    Limits,
    grow,
    link_strengths,
    node_costs,
    prune,
    prune_by_alpha,
    pruning_path,
)
from tests.engines.decision_trees.prunings import all_prunings, random_rows, random_tree

every_measure = pytest.mark.parametrize("measure", MEASURES)
IRIS_ALPHAS = [0, 0.00652174, 0.00888889, 0.01305556, 0.02966049, 0.25979603, 1 / 3]


@pytest.fixture(scope="module")
def iris():
    """Return the whole tree of the 150 flowers."""
    return grow(load("iris").features, load("iris").labels).tree


def exact_costs(tree, measure) -> list[Fraction]:
    """Return R(t) of each node by counting with fractions: a tree grown by Gini."""
    n = int(tree.n_samples[0])
    costs = []
    for counts in tree.class_counts.tolist():
        size = sum(counts)
        squares = sum(count * count for count in counts)
        wrong = size - max(counts)
        gini = size - Fraction(squares, size)
        costs.append(Fraction(wrong if measure == "misclassification" else gini) / n)
    return costs


def cheapest(prunings, costs, alpha: Fraction) -> list[frozenset]:
    """Return the smallest of the prunings that minimise R + alpha * leaves."""
    prices = [(sum(costs[t] + alpha for t in kept), len(kept)) for kept in prunings]
    least = min(prices)
    return [
        kept for kept, price in zip(prunings, prices, strict=True) if price == least
    ]


def exact_alphas(prunings, costs) -> list[Fraction]:
    """Return where the cheapest pruning changes: corners of the lower envelope."""
    lines = [(sum(costs[t] for t in kept), len(kept)) for kept in prunings]
    (cost, n_leaves), alphas = min(lines), []
    while n_leaves > 1:
        fewer = [(r, m) for r, m in lines if m < n_leaves]
        corners = [((r - cost) / (n_leaves - m), m, r) for r, m in fewer]
        alpha, n_leaves, cost = min(corners)
        alphas.append(alpha)
    return alphas


def test_iris_has_the_worked_path(iris):
    path = pruning_path(iris)
    assert path.alphas == pytest.approx(IRIS_ALPHAS, abs=5e-9)
    assert path.n_leaves.tolist() == [9, 7, 5, 4, 3, 2, 1]


@every_measure
@pytest.mark.parametrize("seed", range(12))
def test_each_state_is_the_smallest_cheapest_of_all_prunings(measure, seed):
    tree = random_tree(seed, n=22, n_features=2, n_classes=2 + seed % 2)
    prunings, costs = all_prunings(tree), exact_costs(tree, measure)
    path, corners = pruning_path(tree, measure), exact_alphas(prunings, costs)
    alphas = sorted({Fraction(0), *corners})
    assert sorted(set(path.alphas)) == pytest.approx([float(a) for a in alphas])
    halfway = [(a + b) / 2 for a, b in zip(alphas, alphas[1:], strict=False)]
    for alpha in (*alphas, *halfway, alphas[-1] + 1):
        best = cheapest(prunings, costs, alpha)
        left = prune_by_alpha(tree, float(alpha), measure)
        assert best == [frozenset(left.leaves.tolist())]


def test_the_wrong_measure_is_noticed():
    tree = random_tree(1, n=14, n_features=2)
    costs = exact_costs(tree, "impurity")
    wrong = pruning_path(tree, "misclassification")
    corners = [float(a) for a in exact_alphas(all_prunings(tree), costs)]
    assert corners != pytest.approx(wrong.alphas[-len(corners) :].tolist())


@every_measure
@pytest.mark.parametrize("seed", range(8))
def test_the_path_keeps_what_its_trees_say(measure, seed):
    X, y = random_rows(seed, n=60)
    tree = grow(X, y, "entropy" if seed % 2 else "gini").tree
    path, costs = pruning_path(tree, measure), node_costs(tree, measure)
    assert path.alphas[0] == 0 and (np.diff(path.alphas)[1:] > 0).all()
    assert path.n_leaves[-1] == 1 and (np.diff(path.costs) > -1e-12).all()
    others, labels = random_rows(seed + 100, n=50)
    errors = path.errors(others, labels)
    before = tree
    for k in range(len(path)):
        state = path.tree(k)
        assert state.n_leaves == path.n_leaves[k]
        assert costs[state.leaves].sum() == pytest.approx(path.costs[k])
        assert (state.predict(others) != labels).sum() == errors[k]
        assert set(path.collapsed(k)) == set(state.leaves) - set(before.leaves)
        assert (before.standing | ~state.standing).all()  # nested
        if k:
            weakest = np.nanmin(path.links(k - 1))
            assert weakest == pytest.approx(path.alphas[k], abs=1e-12)
        before = state


def test_links_of_no_strength_are_cut_first_and_for_nothing():
    X, y = [[0], [0], [0], [1], [2]], [0, 0, 1, 0, 1]
    tree = grow(X, y).tree  # 1 against 0: nothing that the book's R would count
    path = pruning_path(tree, "misclassification")
    assert path.alphas[:2].tolist() == [0, 0] and path.costs[0] == path.costs[1]
    assert path.n_leaves[1] < path.n_leaves[0]
    assert path.state_at(0) == 1 and pruning_path(tree).state_at(0) == 0


def test_a_root_alone_has_nothing_to_cut():
    path = pruning_path(grow([[1], [1]], [0, 1]).tree)
    assert len(path) == 1 and path.tree(0).n_leaves == 1 and path.costs[0] == 0.5
    assert np.isnan(path.links(0)).all() and path.errors([[1]], [0]).tolist() == [0]


def test_a_pruned_tree_can_be_pruned_on(iris):
    path = pruning_path(iris)
    again = pruning_path(path.tree(3))
    assert again.alphas[1:] == pytest.approx(path.alphas[4:])
    assert again.tree(2).leaves.tolist() == path.tree(5).leaves.tolist()


def test_cut_by_hand_a_node_is_a_leaf_and_says_why(iris):
    cut = prune(iris, [2, 3, 0 if iris.n_leaves == 1 else 3])
    assert not cut.asks[2] and cut.reason(2) is LeafReason.PRUNED
    assert cut.leaves.tolist() == [1, 2] and not len(cut.open)
    assert prune(iris, [1]).leaves.tolist() == iris.leaves.tolist()
    assert iris.asks[2]  # the whole one is left alone
    assert prune(iris, []).n_leaves == 9


def test_what_cannot_be_is_refused(iris):
    for nodes in ([-1], [17]):
        with pytest.raises(ValueError, match="0 to 16"):
            prune(iris, nodes)
    with pytest.raises(ValueError, match="alpha is -1"):
        prune_by_alpha(iris, -1)
    with pytest.raises(ValueError, match="nan"):
        prune_by_alpha(iris, float("nan"))
    with pytest.raises(ValueError, match="no measure"):
        link_strengths(iris, "accuracy")
    with pytest.raises(ValueError, match="states 0 to 6"):
        pruning_path(iris).tree(7)


def test_thousands_of_leaves_are_pruned_in_order():
    X, y = random_rows(3, n=3000, n_features=1, n_values=10**6, n_classes=2)
    tree = grow(X, y, limits=Limits(max_depth=30)).tree
    path = pruning_path(tree)
    assert tree.n_leaves > 700 and (np.diff(path.alphas)[1:] > 0).all()
    assert (np.diff(path.n_leaves) < 0).all() and path.n_leaves[-1] == 1
