"""The boxes of a tree's leaves, and the rectangles that a plane cuts out of them."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.datasets import load
from engines.decision_trees import Limits, boxes, grow, slice_of
from engines.decision_trees.binary_tree import NONE

INTEGERS = st.integers(0, 5)


@st.composite
def growths(draw, least_features=1):
    """Draw some rows of small integers, and grow a tree on them to its end."""
    n, d = draw(st.integers(1, 14)), draw(st.integers(least_features, 4))
    cells = draw(st.lists(INTEGERS, min_size=n * d, max_size=n * d))
    y = draw(st.lists(st.integers(0, 2), min_size=n, max_size=n))
    return grow(np.reshape(cells, (n, d)), y)


def walked(tree, row):
    """Walk one row down, question by question."""
    node = 0
    while tree.features[node] != NONE:
        right = not row[tree.features[node]] <= tree.thresholds[node]
        node = tree.children[node, int(right)]
    return node


def lattice(tree, feature):
    """Return the window's points that matter: the thresholds, and some between."""
    at = tree.thresholds[tree.features == feature]
    return np.unique([*at, *(at + 0.25), *(at - 0.25), 0, 2.2, 6])


def holds_what_it_should(tree, plane, k):
    """Judge a plane point by point against rows walked down, thresholds included."""
    across, up = lattice(tree, plane.across), lattice(tree, plane.up)
    points = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    rows = np.repeat(plane.held[None], len(points), axis=0)
    rows[:, [plane.across, plane.up]] = points
    there = plane.nodes[plane.holding(points, k)]
    assert there.tolist() == [walked(tree, row) for row in rows]


def tiles(plane, k):
    """Judge that the areas fill the window, and that no two rectangles overlap."""
    standing = plane.at(k)
    window = np.diff(plane.window).prod()
    assert plane.areas[standing].sum() == pytest.approx(window)
    low, high = np.moveaxis(plane.rectangles[standing], 2, 0)
    shared = np.minimum(high[:, None], high) - np.maximum(low[:, None], low)
    together = (shared > 0).all(axis=2)
    assert (together == np.eye(len(standing), dtype=bool)).all()


def of(growth, k, held=3.0):
    """Return a tree of the growth, and its plane of the first two features."""
    tree = growth.tree_after(k)
    held = np.full(growth.X.shape[1], held)
    return tree, slice_of(tree, 0, 1, held, [-1, -1], [7, 7])


@given(growths(least_features=2), st.data())
def test_rectangles_tile_the_window_and_hold_what_walks_there(growth, data):
    k = data.draw(st.integers(0, len(growth) - 1))
    tree, plane = of(growth, k, data.draw(INTEGERS))
    tiles(plane, k)
    holds_what_it_should(tree, plane, k)
    assert plane.at(k).tolist() == np.flatnonzero(plane.divided == NONE).tolist()
    assert set(plane.nodes[plane.at(k)]) <= set(tree.leaves)


@given(growths(least_features=2), st.data())
def test_one_plane_of_the_whole_tree_holds_every_moment(growth, data):
    k = data.draw(st.integers(0, len(growth) - 1))
    whole, then = of(growth, len(growth) - 1)[1], of(growth, k)[1]
    at, standing = whole.at(k), then.at(k)
    assert whole.nodes[at].tolist() == then.nodes[standing].tolist()
    assert (whole.rectangles[at] == then.rectangles[standing]).all()
    assert (whole.counts[at] == then.counts[standing]).all()


@given(growths(least_features=2))
def test_a_split_divides_the_rectangle_it_says_along_its_line(growth):
    plane = of(growth, len(growth) - 1)[1]
    for k, node in enumerate(growth.asked_at.tolist(), start=1):
        place = plane.place_divided(k)
        assert (node in plane.nodes) == (place is not None)
        if place is None:
            continue
        parts = np.flatnonzero(plane.born == k)
        feature, line = growth.tree.features[node], plane.lines[place]
        if feature > 1:  # a held one: the rectangle goes to one child as it is
            assert len(parts) == 1 and np.isnan(line).all()
            assert (plane.rectangles[parts[0]] == plane.rectangles[place]).all()
            continue
        assert plane.areas[parts].sum() == pytest.approx(plane.areas[place])
        assert (line[:, feature] == growth.tree.thresholds[node]).all()
        assert (line[:, 1 - feature] == plane.rectangles[place, 1 - feature]).all()


@given(growths())
def test_boxes_hold_the_rows_that_end_there_and_no_others(growth):
    tree, d = growth.tree, growth.X.shape[1]
    found = boxes(tree, np.full(d, -np.inf), np.full(d, np.inf))
    rows = np.concatenate([growth.X, growth.X + 0.5, growth.X - 0.25])[:, None]
    inside = ((found[..., 0] < rows) & (rows <= found[..., 1])).all(axis=2)
    assert (inside.sum(axis=1) == 1).all()
    ends = [walked(tree, row) for row in rows[:, 0]]
    assert tree.leaves[inside.argmax(axis=1)].tolist() == ends


@given(growths())
def test_volumes_of_the_boxes_add_up_to_the_window(growth):
    d = growth.X.shape[1]
    found = boxes(growth.tree, np.full(d, -1.0), np.full(d, 7.0))
    assert np.diff(found, axis=2).prod(axis=1).sum() == pytest.approx(8.0**d)


def test_a_plane_of_all_features_has_the_boxes_for_rectangles():
    iris = load("iris")
    tree = grow(iris.features[:, 2:], iris.labels).tree
    plane = slice_of(tree, 0, 1, [0, 0], [0, 0], [8, 3])
    leaves = plane.at(len(tree.features))
    assert plane.nodes[leaves].tolist() == tree.leaves.tolist()
    assert (plane.rectangles[leaves] == boxes(tree, [0, 0], [8, 3])).all()
    assert (plane.counts[leaves] == tree.class_counts[tree.leaves]).all()
    assert plane.shares.sum(axis=1) == pytest.approx(1)


def test_a_window_shows_only_what_is_in_it():
    tree = grow([[1, 0], [2, 0], [3, 0]], [0, 1, 0]).tree  # cut at 1.5 and 2.5
    plane = slice_of(tree, 0, 1, [0, 0], [1.5, 0], [2.5, 1])
    assert plane.predictions[plane.at(2)].tolist() == [1]
    assert np.isnan(plane.lines).all()  # no cut is inside
    assert plane.holding([[2.5, 1], [1.5, 0.5], [2, 2]], 2).tolist() == [2, -1, -1]


def test_a_pruned_tree_has_fewer_rectangles():
    growth = grow([[1, 0], [2, 0], [3, 0]], [0, 1, 0])
    tree = replace(growth.tree, features=np.array([0, -1, -1, -1, -1]))
    cut = replace(tree, children=np.array([[1, 2], *[[-1, -1]] * 4]))
    plane = slice_of(cut, 0, 1, [0, 0], [0, 0], [4, 1])
    assert plane.nodes.tolist() == [0, 1, 2] and plane.at(9).tolist() == [1, 2]


def test_a_tree_of_one_leaf_fills_the_window():
    plane = slice_of(grow([[1, 2]], [0]).tree, 1, 0, [0, 0], [0, 0], [2, 3])
    assert plane.areas.tolist() == [6] and plane.divided.tolist() == [NONE]


def test_a_digit_with_169_leaves_is_told_as_walking_down_tells_it():
    digits = load("digits")
    growth = grow(digits.features, digits.labels, limits=Limits(max_leaves=60))
    held = np.median(digits.features, axis=0)
    plane = slice_of(growth.tree, 21, 33, held, [-1, -1], [17, 17])
    for k in (0, 7, 59):
        tiles(plane, k)
        holds_what_it_should(growth.tree_after(k), plane, k)


@pytest.mark.parametrize(
    ("across", "up", "lows", "highs", "words"),
    [
        (0, 0, [0, 0], [1, 1], "two features"),
        (0, 2, [0, 0], [1, 1], "no feature 2"),
        (-1, 1, [0, 0], [1, 1], "no feature -1"),
        (0, 1, [0, 1], [1, 1], "lows below highs"),
        (0, 1, [0, np.nan], [1, 1], "lows below highs"),
    ],
)
def test_what_is_no_plane_is_refused(across, up, lows, highs, words):
    tree = grow([[1, 2], [2, 1]], [0, 1]).tree
    with pytest.raises(ValueError, match=words):
        slice_of(tree, across, up, [0, 0], lows, highs)


def test_what_is_no_window_has_no_boxes():
    with pytest.raises(ValueError, match="lows below highs"):
        boxes(grow([[1], [2]], [0, 1]).tree, [1], [1])


def spoilt(plane, **changes):
    """Return a plane whose arrays are changed a little."""
    return replace(plane, **changes)


def test_the_judges_can_fail():
    growth = grow([[1, 1], [2, 3], [3, 1], [4, 4]], [0, 1, 0, 2])
    tree, plane = of(growth, len(growth) - 1)
    last = len(growth) - 1
    moved = plane.rectangles.copy()
    moved[-1, 0, 0] -= 0.5
    with pytest.raises(AssertionError):
        tiles(spoilt(plane, rectangles=moved), last)
    with pytest.raises(AssertionError):
        tiles(spoilt(plane, divided=np.full_like(plane.divided, NONE)), last)
    other = replace(tree, thresholds=np.nextafter(tree.thresholds, -9))
    with pytest.raises(AssertionError):  # a hair: a point on the threshold goes right
        holds_what_it_should(tree, of_tree(other), last)


def of_tree(tree):
    """Return the plane of a tree of two features in the same window as `of`."""
    return slice_of(tree, 0, 1, np.full(2, 3.0), [-1, -1], [7, 7])
