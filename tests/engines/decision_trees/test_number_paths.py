"""One row's way down a tree of thresholds, and the least that changes its answer."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import (
    Limits,
    boxes,
    explain,
    grow,
    smallest_change,
)

IRIS = load("iris")
TREE = grow(IRIS.features, IRIS.labels).tree
SPREAD = IRIS.features.std(axis=0)


def random_tree(seed, n=12, d=2, n_classes=3):
    rng = np.random.default_rng(seed)
    X = rng.integers(-3, 4, (n, d)).astype(float)
    return grow(X, rng.integers(0, n_classes, n)).tree, X, rng


def asked(tree, column):
    return tree.thresholds[tree.features == column]


def nearest_by_trying(tree, row, scales):
    """Try every place where the answer may change: at each threshold and just above."""
    tries = [
        np.unique([x, *asked(tree, at), *np.nextafter(asked(tree, at), np.inf)])
        for at, x in enumerate(row)
    ]
    points = np.array([*product(*tries)])
    other = points[tree.predict(points) != tree.predict(row[None])[0]]
    far = np.sqrt((((other - row) / scales) ** 2).sum(axis=1))
    return far.min() if len(far) else None


def is_smallest(tree, row, scales, change):
    """Tell whether a change flips the answer and none that was tried is smaller."""
    far = nearest_by_trying(tree, row, scales)
    if change is None or far is None:
        return change is None and far is None
    flips = tree.predict(change.point[None])[0] == change.prediction
    differs = change.prediction != tree.predict(row[None])[0]
    return flips and differs and np.isclose(change.distance, far, rtol=1e-12, atol=0)


def test_a_row_goes_left_where_it_is_at_most_the_threshold():
    for row in IRIS.features[::7]:
        path = explain(TREE, row)
        assert path.leaf == TREE.ends_of(row[None])[0] and path.nodes[0] == 0
        assert (path.goes_right == (path.values > path.thresholds)).all()
        sides = TREE.children[path.nodes[:-1], path.goes_right.astype(int)]
        assert (sides == path.nodes[1:]).all()
        assert set(path.asked) == set(path.features.tolist())


def test_merged_bounds_are_the_box_of_the_leaf():
    lows, highs = np.moveaxis(boxes(TREE, [-np.inf] * 4, [np.inf] * 4), 2, 0)
    for row in IRIS.features:
        path = explain(TREE, row)
        at = int(np.flatnonzero(TREE.leaves == path.leaf)[0])
        assert (path.lows == lows[at]).all() and (path.highs == highs[at]).all()
        assert (path.lows < row).all() and (row <= path.highs).all()


@pytest.mark.parametrize("seed", range(40))
def test_no_smaller_change_flips_the_answer(seed):
    tree, X, rng = random_tree(seed, d=2 + seed % 2)
    scales = rng.uniform(0.3, 3, X.shape[1])
    for row in [*X[:3], rng.uniform(-5, 5, X.shape[1]), np.nextafter(X[0], np.inf)]:
        assert is_smallest(tree, row, scales, smallest_change(tree, row, scales))


def test_a_change_that_is_too_large_or_flips_nothing_is_caught():
    row = IRIS.features[70]
    change = smallest_change(TREE, row, SPREAD)
    assert is_smallest(TREE, row, SPREAD, change)
    assert not is_smallest(TREE, row, SPREAD, replace(change, point=row))
    further = replace(change, distance=change.distance * 1.001)
    assert not is_smallest(TREE, row, SPREAD, further)
    assert not is_smallest(TREE, row, SPREAD, None)


def test_a_point_that_goes_right_is_the_next_number_after_the_threshold():
    change = smallest_change(grow([[1], [3]], [0, 1]).tree, [0.5], [1])
    assert change.point[0] == np.nextafter(2, np.inf) and change.prediction == 1
    back = smallest_change(grow([[1], [3]], [0, 1]).tree, [2.5], [1])
    assert back.point[0] == 2 and back.distance == 0.5 and back.moved == (0,)


def test_the_scale_decides_which_column_moves():
    X = [[0, 0], [2, 0], [0, 2]]
    tree = grow(X, [0, 1, 1]).tree
    assert smallest_change(tree, [0, 0], [1, 10]).ties == ((1,),)
    assert smallest_change(tree, [0, 0], [10, 1]).moved == (0,)
    assert np.allclose(smallest_change(tree, [0, 0], [10, 1]).alone, [1, 1])


def test_equally_near_points_are_decided_by_how_much_moves_and_then_by_leaf():
    tree = grow([[0, 0], [2, 0], [0, 2]], [0, 1, 1]).tree
    tied = smallest_change(tree, [0, 0], [1, 1])
    assert {*tied.ties} == {(0,), (1,)} and tied.moved == tied.ties[0]
    ends = tree.ends_of([[0, np.nextafter(1, 2)], [np.nextafter(1, 2), 0]])
    assert tied.leaf == ends.min()


def test_columns_alone_flip_the_answer_exactly_where_it_is_said():
    for row in IRIS.features[::5]:
        change = smallest_change(TREE, row, SPREAD)
        for column, value in enumerate(change.alone):
            tries = np.repeat(row[None], 400, axis=0)
            tries[:, column] = np.linspace(-1, 12, 400)
            flips = tries[TREE.predict(tries) != TREE.predict(row[None])[0], column]
            far = np.abs(flips - row[column])
            if np.isnan(value):
                assert not len(far)
                continue
            assert (far >= abs(value - row[column]) - 1e-12).all()
            there = np.array([*row[:column], value, *row[column + 1 :]])
            assert TREE.predict(there[None])[0] != TREE.predict(row[None])[0]


def test_a_tree_of_one_class_has_no_change():
    assert smallest_change(grow([[1], [2]], [1, 1]).tree, [1], [1]) is None
    stump = grow(IRIS.features, IRIS.labels, limits=Limits(max_depth=0)).tree
    assert smallest_change(stump, IRIS.features[0], SPREAD) is None
    assert explain(stump, IRIS.features[0]).leaf == 0


def test_a_tree_still_growing_is_walked_as_it_stands():
    half = grow(IRIS.features, IRIS.labels).tree_after(2)
    for row in IRIS.features[::10]:
        assert explain(half, row).leaf in half.leaves
        assert is_smallest(half, row, SPREAD, smallest_change(half, row, SPREAD))


@pytest.mark.parametrize(
    ("row", "scales", "said"),
    [
        ([1, 2], SPREAD, "One row is wanted"),
        (IRIS.features[:2], SPREAD, "One row is wanted"),
        ([1, np.nan, 2, 3], SPREAD, "Column 1 is nan"),
        (IRIS.features[0], [1, 1], "One scale a column"),
        (IRIS.features[0], [1, 1, 0, 1], "Column 2 has scale 0"),
    ],
)
def test_what_means_nothing_is_refused_with_a_sentence(row, scales, said):
    with pytest.raises(ValueError, match=said):
        smallest_change(TREE, row, scales)


def test_a_column_nobody_asks_about_may_be_constant():
    tree = grow([[1, 7], [3, 7]], [0, 1]).tree
    assert smallest_change(tree, [1, 7], [1, 0]).point[1] == 7


def test_digits_are_explained_and_changed():
    digits = load("digits")
    tree = grow(digits.features[:300], digits.labels[:300]).tree
    spread = digits.features.std(axis=0)
    for row in digits.features[:20]:
        change = smallest_change(tree, row, spread)
        assert tree.predict(change.point[None])[0] == change.prediction
        assert change.moved and set(change.moved) <= set(np.flatnonzero(spread))
