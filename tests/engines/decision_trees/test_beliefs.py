"""Marbles of one bag that are found out with the tree for another."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.decision_trees import ask_by_belief, draw_marbles, huffman
from engines.decision_trees.beliefs import way_of

bags = st.lists(st.integers(0, 30), min_size=6, max_size=6).filter(any)
NAMES = tuple("abcdef")


def asked(p, q, n_draws=20, seed=0):
    return ask_by_belief(draw_marbles(p, n_draws, seed, NAMES[: len(p)]), q)


def found_by_asking(tree, name):
    """Ask the tree's questions of one thing; return how many, and what is named."""
    possible, n = {*tree.under[0]}, 0
    while len(possible) > 1:
        at = next(i for i, some in enumerate(tree.under) if {*some} == possible)
        yes = {*tree.under[tree.yes[at]]}
        possible, n = (yes if name in yes else possible - yes), n + 1
    return n, possible.pop()


@given(bags, bags)
def test_every_colour_is_asked_about_as_the_questions_say(p, q):
    wrong = asked(p, q)
    for i, name in enumerate(NAMES):
        n, named = found_by_asking(wrong.tree, name)
        assert (wrong.lengths[i], NAMES[wrong.named[i]]) == (n, named)


@given(bags, bags)
def test_a_colour_that_is_believed_in_is_found_by_its_own_leaf(p, q):
    wrong = asked(p, q)
    for i in np.flatnonzero(q):
        assert [*wrong.ways[i]] == wrong.tree.path(i) and wrong.named[i] == i
        assert wrong.lengths[i] == wrong.tree.lengths[i]


@given(bags, bags)
def test_another_colour_is_named_for_what_is_not_believed_in(p, q):
    wrong = asked(p, q)
    missed = [i for i, n in enumerate(p) if n and not q[i]]
    assert wrong.unbelieved == missed
    assert all(wrong.named[i] != i and q[wrong.named[i]] for i in missed)


@given(bags, bags)
def test_the_right_tree_is_never_worse_where_every_colour_is_believed_in(p, q):
    wrong = asked(p, q)
    assert wrong.unbelieved or wrong.extra >= -1e-12


def test_fewer_questions_may_be_asked_where_a_colour_is_never_found():
    wrong = asked((1, 1, 1, 1), (1, 0, 0, 0))
    assert wrong.extra == -2 and wrong.missed[-1] > 0 == wrong.questions[-1]


@given(bags)
def test_who_believes_in_the_bag_itself_asks_its_own_questions(p):
    wrong = asked(p, p)
    assert wrong.extra == wrong.divergence == wrong.backwards == 0
    assert (wrong.questions == wrong.drawing.questions).all()
    assert not wrong.missed.any()


@given(bags, bags)
def test_the_totals_are_those_of_the_draws(p, q):
    wrong = asked(p, q)
    colours = wrong.drawing.colours
    assert wrong.questions[-1] == sum(wrong.lengths[i] for i in colours)
    assert wrong.missed[-1] == sum(not q[i] for i in colours)


def test_halves_and_quarters_swapped_cost_what_the_bits_say():
    wrong = asked((4, 2, 2), (2, 2, 4))
    assert wrong.expected_questions == wrong.cross_entropy == 1.75
    assert wrong.extra == wrong.divergence == wrong.backwards == 0.25


def test_a_belief_may_be_wrong_and_cost_no_question():
    wrong = asked((29, 1), (1, 1))
    assert wrong.extra == 0 and wrong.divergence > 0.78


def test_a_wrong_tree_may_cost_more_than_the_divergence_says():
    wrong = asked((4, 3, 0, 0, 0, 1), (4, 2, 0, 0, 0, 4))
    assert wrong.extra > wrong.divergence > 0


def test_one_way_costs_a_little_and_the_other_way_has_no_end():
    there, back = asked((4, 2, 2, 0), (4, 2, 1, 1)), asked((4, 2, 1, 1), (4, 2, 2, 0))
    assert there.divergence == back.backwards == 0.25
    assert there.backwards == back.divergence == back.cross_entropy == np.inf


def test_a_thing_the_tree_does_not_know_hears_only_no():
    tree = huffman([2, 1, 1, 0], "abcd")
    way = way_of(tree, "d")
    assert all(tree.no[at] == after for at, after in zip(way, way[1:], strict=False))


@pytest.mark.parametrize("wrong", [(0, 0, 0), (1, 1), (1, -1, 1)])
def test_a_belief_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError):
        asked((4, 2, 2), wrong)
