"""Looking two steps ahead: against trying every pair of cuts, and on XOR."""

import numpy as np
import pytest

from engines.datasets import load, xor
from engines.decision_trees import (
    IMPURITIES,
    LeafReason,
    best_split,
    candidate_splits,
    grow,
    lookahead,
)
from engines.decision_trees.far_growth import cuts_looked_at, grow_looking_ahead
from engines.decision_trees.lookahead import two_steps_ahead, weighted_impurities

every_criterion = pytest.mark.parametrize("criterion", IMPURITIES)


def random_tables(seed: int, n: int):
    random = np.random.default_rng(seed)
    for _ in range(n):
        rows, features = random.integers(1, 25), random.integers(1, 4)
        X = random.integers(0, random.integers(1, 9), (rows, features)).astype(float)
        yield X, random.integers(0, random.integers(1, 5), rows)


def by_trying(X, y, criterion):
    """Return each first cut's total and second cuts, by cutting either side in turn."""
    first = candidate_splits(X, y, criterion)
    totals, n_second = [], []
    for feature, at, gain in zip(
        first.features, first.thresholds, first.gains, strict=True
    ):
        left = X[:, feature] <= at
        for side in (left, ~left):
            best = best_split(X[side], y[side], criterion)
            gain = gain + side.mean() * (best.gain if best else 0)
        totals.append(gain)
        mixed = [side for side in (left, ~left) if len({*y[side]}) > 1]
        sides = (candidate_splits(X[s], y[s], criterion) for s in mixed)
        n_second.append(sum(len(side.gains) for side in sides))
    return np.array(totals), np.array(n_second)


@every_criterion
def test_every_first_cut_is_worth_what_trying_says(criterion):
    for X, y in random_tables(1, 30):
        seen = two_steps_ahead(X, y, criterion)
        totals, n_second = by_trying(X, y, criterion)
        np.testing.assert_allclose(seen.totals, totals, atol=1e-12)
        np.testing.assert_array_equal(seen.n_second, n_second)


def test_a_side_of_one_class_is_not_searched():
    """As in a greedy tree: the right side is pure, though it has two values."""
    seen = two_steps_ahead([[0], [1], [2], [3]], [0, 1, 1, 1])
    assert seen.n_second.tolist() == [0, 1, 2] and seen.n_looked == (3, 6)
    near = grow([[0], [1], [2], [3]], [0, 1, 1, 1])
    assert cuts_looked_at(near).tolist() == [3, 0, 0]


def test_small_lots_of_work_make_no_difference(monkeypatch):
    iris = load("iris")
    whole = two_steps_ahead(iris.features, iris.labels)
    monkeypatch.setattr(lookahead, "MOST_CELLS", 300)
    lots = []
    parts = two_steps_ahead(
        iris.features, iris.labels, watch=lambda some: lots.extend(some) or iter(some)
    )
    np.testing.assert_array_equal(parts.totals, whole.totals)
    np.testing.assert_array_equal(parts.n_second, whole.n_second)
    assert len(lots) > 16


@every_criterion
def test_weighted_impurities_are_the_impurities_times_the_rows(criterion):
    counts = np.random.default_rng(0).integers(0, 9, (4, 50))
    counts[:, 0] = 0
    expected = counts.sum(axis=0) * IMPURITIES[criterion](counts.T)
    found = weighted_impurities(criterion, 40)(counts)
    np.testing.assert_allclose(found, expected, atol=1e-12)


@every_criterion
def test_xor_without_noise_gains_nothing_at_once_and_all_in_two_steps(criterion):
    made = xor(40, noise=0)
    seen = two_steps_ahead(made.features, made.labels, criterion)
    assert not seen.first.gains.any()
    whole = float(IMPURITIES[criterion]([20, 20]))
    np.testing.assert_allclose(seen.totals, whole, atol=1e-12)
    assert seen.greedy == seen.far_seeing == 0


def test_among_noise_greed_cuts_the_edge_and_foresight_the_middle():
    made = xor(200, noise=0.3, seed=0)
    seen = two_steps_ahead(made.features, made.labels, "entropy")
    at = seen.first.thresholds
    assert abs(at[seen.greedy]) > 1 > 0.5 > abs(at[seen.far_seeing])
    assert seen.totals[seen.far_seeing] > 0.9 > 0.1 > seen.totals[seen.greedy]


def test_among_equals_the_one_that_gains_at_once_is_taken():
    """Petal width: cutting at either of its two bounds first leads to the same end."""
    X, y = [[0], [0], [1], [2], [2], [2]], [0, 0, 1, 2, 2, 2]
    seen = two_steps_ahead(X, y, "entropy")
    assert len(seen.tied) == 2 and seen.first.gains[0] < seen.first.gains[1]
    assert seen.far_seeing == seen.greedy == 1


def test_what_cannot_be_cut():
    alike = two_steps_ahead([[1.0], [1.0]], [0, 1])
    assert alike.greedy is None and alike.far_seeing is None
    assert alike.n_looked == (0, 0)
    pair = two_steps_ahead([[1.0], [2.0]], [0, 1], "entropy")
    assert pair.totals.tolist() == [1.0] and pair.n_looked == (1, 1)


# --- growing ------------------------------------------------------------------------


@every_criterion
def test_growth_ends_where_greedy_growth_does_with_as_few_errors(criterion):
    for X, y in random_tables(2, 20):
        far = grow_looking_ahead(X, y, criterion).decisions.tree
        near = grow(X, y, criterion).tree
        assert far.n_errors == near.n_errors
        assert (far.why_leaf[far.leaves] >= 0).all()


@every_criterion
def test_the_first_cut_is_worth_most_of_all_in_two_steps(criterion):
    for X, y in random_tables(3, 20):
        far = grow_looking_ahead(X, y, criterion, most_splits=1)
        if len(far.totals):
            totals, _ = by_trying(X, y, criterion)
            assert far.totals[0] == pytest.approx(totals.max(), abs=1e-12)


def test_a_tree_that_looks_ahead_solves_xor_in_three_splits():
    made = xor(200, noise=0.2, seed=1)
    far = grow_looking_ahead(made.features, made.labels, "entropy")
    assert len(far.decisions.asked_at) == 3 and far.decisions.tree.n_errors == 0
    assert len(grow(made.features, made.labels, "entropy").asked_at) > 6


def test_a_least_gain_stops_greed_at_the_root_and_not_foresight():
    made = xor(200, noise=0.2, seed=1)
    far = grow_looking_ahead(made.features, made.labels, "entropy", min_gain=0.1)
    assert far.decisions.tree.n_errors == 0 and (far.totals > 0.1).all()
    none = grow_looking_ahead(made.features, made.labels, "entropy", min_gain=1.0)
    assert none.decisions.tree.reason(0) is LeafReason.NO_GAIN


def test_its_states_are_prefixes_and_its_nodes_numbered_by_birth():
    iris = load("iris")
    whole = grow_looking_ahead(iris.features, iris.labels).decisions
    part = grow_looking_ahead(iris.features, iris.labels, most_splits=3).decisions
    np.testing.assert_array_equal(part.tree.features, whole.tree_after(3).features)
    assert len(part.asked_at) == 3 and len(part.tree.open)
    asked = whole.asked_at
    assert whole.tree.children[asked, 0].tolist() == [*range(1, 2 * len(asked), 2)]
    np.testing.assert_array_equal(whole.tree.ends_of(iris.features) >= 0, True)


def test_costs_are_counted_at_every_node():
    iris = load("iris")
    near = grow(iris.features, iris.labels)
    looked = cuts_looked_at(near)
    for node in near.asked_at:
        rows = near.rows_at(node)
        found = candidate_splits(iris.features[rows], iris.labels[rows])
        assert looked[node] == len(found.gains)
    far = grow_looking_ahead(iris.features, iris.labels)
    seen = two_steps_ahead(iris.features, iris.labels)
    assert far.n_looked[0] == seen.n_looked[1] > 100 * looked[0]
