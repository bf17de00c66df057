"""Reduced-error pruning: the smallest of the prunings that err least held out."""

import numpy as np
import pytest

from engines.decision_trees import errors_as_leaf, grow, reduced_error_pruning
from tests.engines.decision_trees.prunings import all_prunings, random_rows, random_tree


@pytest.mark.parametrize("seed", range(12))
def test_no_pruning_errs_less_and_none_as_little_with_fewer_leaves(seed):
    tree = random_tree(seed, n=22, n_features=2)
    X, y = random_rows(seed + 50, n=12, n_features=2)
    found = reduced_error_pruning(tree, X, y)
    alone = errors_as_leaf(tree, X, y)
    prunings = all_prunings(tree)
    scores = [(sum(alone[t] for t in leaves), len(leaves)) for leaves in prunings]
    left = found.tree(len(found) - 1)
    assert (found.errors[-1], left.n_leaves) == min(scores)
    assert found.errors[-1] <= found.errors[0]


@pytest.mark.parametrize("seed", range(5))
def test_each_look_is_what_the_trees_before_and_after_it_do(seed):
    X, y = random_rows(seed, n=60)
    tree = grow(X[:40], y[:40]).tree
    found = reduced_error_pruning(tree, X[40:], y[40:])
    assert (np.diff(tree.depths[found.nodes]) <= 0).all()
    assert set(found.nodes) == set(np.flatnonzero(tree.asks))
    for k in range(len(found)):
        wrong = found.tree(k).predict(X[40:]) != y[40:]
        assert wrong.sum() == found.errors[k]
    as_if = errors_as_leaf(tree, X[40:], y[40:])
    assert (as_if[found.nodes] == found.as_leaf).all()


def test_a_tie_prunes_and_so_does_a_node_that_no_row_comes_to():
    tree = grow([[1], [2], [4], [5]], [0, 1, 2, 0]).tree
    found = reduced_error_pruning(tree, [[1.0]], [0])
    nobody = found.nodes[found.as_leaf + found.as_subtree == 0]
    assert len(nobody) and found.cut[np.isin(found.nodes, nobody)].all()
    assert found.tree(len(found) - 1).n_leaves == 1 and found.errors[-1] == 0


def test_rows_it_grew_from_leave_the_tree_as_it_is():
    X, y = [[1], [2], [4], [5]], [0, 1, 2, 0]
    found = reduced_error_pruning(grow(X, y).tree, X, y)
    assert not found.cut.any() and found.tree(3).n_leaves == 4


def test_no_rows_leave_the_root_and_a_root_is_left_alone():
    tree = random_tree(0)
    assert reduced_error_pruning(tree, np.zeros((0, 3)), []).cut.all()
    root = grow([[1.0]], [0]).tree
    found = reduced_error_pruning(root, [[1.0]], [3])  # a class it never saw
    assert len(found) == 1 and found.errors.tolist() == [1]
    assert found.tree(0).n_leaves == 1


def test_what_cannot_be_is_refused():
    tree = random_tree(0)
    with pytest.raises(ValueError, match="y has shape"):
        reduced_error_pruning(tree, np.zeros((2, 3)), [0])
    with pytest.raises(ValueError, match="looked at"):
        reduced_error_pruning(tree, np.zeros((2, 3)), [0, 0]).tree(999)
