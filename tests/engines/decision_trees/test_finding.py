"""Marbles found out by questions: the books balance, whatever is asked."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.decision_trees import (
    draw_marbles,
    entropy,
    find_by_asking,
    huffman,
    split_gains,
)

bags = st.lists(st.integers(0, 9), min_size=2, max_size=6).filter(any)
questions = st.lists(
    st.lists(st.integers(0, 5), min_size=0, max_size=5), min_size=0, max_size=25
)


def found(counts, asked, n=4):
    drawing = draw_marbles(np.array(counts), n, seed=1)
    return find_by_asking(counts, drawing.colours, asked)


@given(bags, questions)
def test_the_answers_of_a_marble_surprise_together_as_much_as_its_colour(counts, asked):
    game = found(counts, asked)
    share = game.counts / game.counts.sum()
    for marble in range(game.found[-1] if game.n_questions else 0):
        theirs = game.surprises[game.marbles == marble].sum()
        assert theirs == pytest.approx(-np.log2(share[game.colours[marble]]))


@given(bags, questions)
def test_a_gain_is_the_average_of_what_the_answers_remove(counts, asked):
    game = found(counts, asked)
    for t in range(game.n_questions):
        left = [game.before[t] & side for side in (game.asked[t], ~game.asked[t])]
        weights = np.array([game.counts[side].sum() for side in left])
        after = [float(entropy(game.counts * side)) for side in left]
        average = weights / weights.sum() @ after
        assert game.gains[t] == pytest.approx(game.bits_before[t] - average, abs=1e-12)
        assert game.gains[t] <= game.best_gains[t] + 1e-12


@given(bags, questions)
def test_the_true_colour_is_never_ruled_out(counts, asked):
    game = found(counts, asked)
    assert len(game.possible) == game.n_questions + 1 == len(game.bits)
    for t, marble in enumerate(game.marbles):
        assert game.possible[t + 1, game.colours[marble]]
        is_known = game.possible[t + 1].sum() == 1
        assert game.found[t + 1] - game.found[t] == is_known
        assert (game.bits[t + 1] == 0) == is_known


def test_who_asks_as_huffmans_tree_does_needs_its_questions():
    counts = [4, 2, 1, 1]
    tree, drawing = huffman(counts), draw_marbles(counts, 9, seed=3)
    asked = []
    for colour in drawing.colours.tolist():
        for node in tree.path(colour)[:-1]:
            asked.append([int(name) for name in tree.under[tree.yes[node]]])
    game = find_by_asking(counts, drawing.colours, asked)
    assert game.is_over
    assert game.needed.tolist() == tree.lengths[drawing.colours].tolist()


def test_every_question_is_there_once():
    for k in (2, 3, 4, 6):
        gains = split_gains(np.arange(1, k + 1))
        assert len(gains) == 2 ** (k - 1) - 1
        both = [{frozenset(a), frozenset(range(k)) - {*a}} for a in gains]
        assert all(a != b for a, b in combinations(both, 2))


def test_one_colour_is_known_before_any_question():
    game = find_by_asking([0, 5], [1, 1, 1], [(0,), (1,)])
    assert game.is_over and game.n_questions == 0 and game.needed.tolist() == [0, 0, 0]


def test_questions_after_the_end_are_left_out():
    game = find_by_asking([1, 1], [0], [(0,), (0,), (1,)])
    assert game.n_questions == 1 and game.is_over
    assert not find_by_asking([1, 1], [0, 1], [(0,)]).is_over


def test_a_question_that_splits_nothing_removes_nothing():
    game = find_by_asking([1, 1, 2], [0], [(), (0, 1, 2), (5,)])
    assert game.gains.tolist() == [0, 0, 0] == game.surprises.tolist()
    assert not game.is_over and game.now.tolist() == [True] * 3


def test_a_colour_that_is_not_in_the_bag_is_refused():
    with pytest.raises(ValueError, match="in the bag"):
        find_by_asking([1, 0], [1], [])
