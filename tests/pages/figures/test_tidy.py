"""Places for a tree's nodes: apart, in the middle above their children, and near."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.figures.number_tree.tidy import tidy

GAP = 0.2


@st.composite
def trees(draw):
    """Return the children of each node of a tree with up to five children a node."""
    n, children = 1, []
    while len(children) < n:
        room = min(5, 40 - n)
        k = draw(st.integers(0, max(room, 0)))
        k = 0 if k == 1 else k
        children.append(tuple(range(n, n + k)))
        n += k
    return children


def levels_of(children):
    depths = [0] * len(children)
    for at, below in enumerate(children):
        for child in below:
            depths[child] = depths[at] + 1
    return np.array(depths)


@given(trees(), st.randoms(use_true_random=False))
def test_nodes_stand_apart_in_their_order_and_in_the_middle_above_their_children(
    children, rng
):
    halves = np.array([rng.choice([0.5, 1.0, 3.0]) for _ in children])
    x, depths = tidy(children, halves, GAP), levels_of(children)
    assert (x - halves).min() == pytest.approx(0)
    for depth in range(depths.max() + 1):
        level = np.flatnonzero(depths == depth)
        ends = (x - halves)[level][1:] - (x + halves)[level][:-1]
        assert (ends > GAP - 1e-9).all()
    for at, below in enumerate(children):
        if below:
            assert x[at] == pytest.approx((x[below[0]] + x[below[-1]]) / 2)


def test_equal_subtrees_are_drawn_alike_and_no_farther_apart_than_they_must_be():
    children = [(1, 2, 3), (4, 5), (6, 7), (8, 9), *[()] * 6]
    x = tidy(children, [0.5] * 10, GAP)
    assert np.diff(x[4:]) == pytest.approx([1.2] * 5)
    assert np.diff(x[1:4]) == pytest.approx([2.4] * 2)


def test_seven_answers_in_a_row_take_seven_places():
    x = tidy([tuple(range(1, 8)), *[()] * 7], [0.5] * 8, GAP)
    assert x[1:] == pytest.approx(0.5 + 1.2 * np.arange(7))
    assert x[0] == pytest.approx(x[4])
