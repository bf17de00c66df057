"""Trees cut in turn, the least that prunings can cost, and choosing by halves."""

import numpy as np
import pytest

from engines.decision_trees import (
    MEASURES,
    chosen_by_halves,
    cut_in_turn,
    grow,
    least_costs,
    n_prunings,
    node_costs,
    prune,
    pruning_path,
)
from tests.engines.decision_trees.prunings import all_prunings, random_rows, random_tree


@pytest.mark.parametrize("seed", range(6))
def test_each_state_is_what_cutting_by_hand_leaves(seed):
    tree = random_tree(seed)
    rng = np.random.default_rng(seed)
    steps = [rng.integers(len(tree.features), size=n) for n in (1, 0, 2, 3, 2)]
    states, cut = cut_in_turn(tree, steps), tree
    X, y = random_rows(seed + 9, n=30)
    assert len(states) == 6
    for k in range(6):
        cut = prune(cut, steps[k - 1]) if k else cut
        now = states.tree(k)
        assert now.leaves.tolist() == cut.leaves.tolist()
        assert states.n_leaves[k] == cut.n_leaves
        assert states.errors(X, y)[k] == (cut.predict(X) != y).sum()
        for measure in MEASURES:
            costs = node_costs(tree, measure)[cut.leaves].sum()
            assert states.costs_by(measure)[k] == pytest.approx(costs)


def test_rows_that_count_twice_err_twice():
    X, y = random_rows(2)
    states = pruning_path(random_tree(1))
    weights = np.stack([np.ones(len(y), int), np.arange(len(y))], axis=1)
    found = states.errors(X, y, weights)
    assert (found[:, 0] == states.errors(X, y)).all()
    repeated = np.repeat(np.arange(len(y)), weights[:, 1])
    assert (found[:, 1] == states.errors(X[repeated], y[repeated])).all()


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("seed", range(8))
def test_no_pruning_of_so_many_leaves_costs_less_and_one_as_much(seed, measure):
    tree = random_tree(seed, n=22, n_features=2)
    costs, prunings = node_costs(tree, measure), all_prunings(tree)
    least, ways = least_costs(tree, measure), n_prunings(tree)
    for n in range(1, tree.n_leaves + 1):
        found = [costs[list(leaves)].sum() for leaves in prunings if len(leaves) == n]
        assert least[n - 1] == pytest.approx(min(found)) and ways[n - 1] == len(found)


@pytest.mark.parametrize("measure", MEASURES)
def test_the_path_has_the_least_at_its_sizes_and_its_line_is_below_all_others(measure):
    tree = grow(*random_rows(4, n=200), "entropy").tree
    path, least = pruning_path(tree, measure), least_costs(tree, measure)
    assert path.costs == pytest.approx(least[path.n_leaves - 1])
    sizes = np.arange(1, tree.n_leaves + 1)
    line = np.interp(sizes, path.n_leaves[::-1], path.costs[::-1])
    assert (least >= line - 1e-12).all() and (least > line + 1e-6).any()


def test_too_many_leaves_are_not_counted():
    X = np.arange(700.0)[:, None]
    with pytest.raises(ValueError, match="too many to count"):
        n_prunings(grow(X, np.arange(700) % 2).tree)


@pytest.mark.parametrize("seed", range(6))
def test_who_chooses_by_a_half_finds_it_no_worse_than_the_other(seed):
    X, y = random_rows(seed, n=121)
    path = pruning_path(grow(X[:80], y[:80]).tree)
    found = chosen_by_halves(path, X[80:], y[80:], n_halvings=20, seed=seed)
    assert found.lead >= 0 and len(found.chosen) == 40
    mates = np.roll(np.arange(40), 20)
    better = found.on_its_half + found.on_its_half[mates]
    assert (better >= found.on_the_other + found.on_the_other[mates] - 1e-12).all()
    assert found.lead > 0 or len({*found.chosen}) == 1


def test_two_rows_are_one_each_and_one_row_is_no_two_halves():
    states = cut_in_turn(grow([[1], [2]], [0, 1]).tree, [[0]])
    found = chosen_by_halves(states, [[1], [2]], [0, 0], n_halvings=3)
    assert (found.chosen == 1).all() and found.lead == 0  # the smallest of equals
    assert chosen_by_halves(states, [[1]], [0]) is None
