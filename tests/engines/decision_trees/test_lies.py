"""Lies: how few questions can be enough, and what two of them make of a game."""

import itertools
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.decision_trees import (
    Ending,
    lie_patterns,
    new_game,
    play_greedy,
    replay,
    volume_bound,
)
from engines.decision_trees.twenty_questions import LIE_CHANCE
from tests.engines.decision_trees.small_tables import table_of
from tests.engines.decision_trees.test_twenty_questions import ZOO, named

YES, NO = 0, 1
TWO = new_game(ZOO, lies=2)


# --- how few questions can be enough ------------------------------------------------


@pytest.mark.parametrize(("lies", "needed"), [(0, 20), (1, 25), (2, 29)])
def test_ulams_million_takes_20_25_and_29_questions(lies, needed):
    """Pelc 1987 (one lie) and Czyzowicz, Mundici and Pelc 1989 (two): it is enough."""
    assert volume_bound(1_000_000, lies) == needed


@given(st.integers(0, 9), st.integers(0, 4))
def test_the_ways_to_lie_are_those_that_can_be_written_down(n_questions, lies):
    ways = itertools.product((False, True), repeat=n_questions)
    assert lie_patterns(n_questions, lies) == sum(sum(way) <= lies for way in ways)


@cache
def is_enough(state: tuple[int, ...], n_questions: int) -> bool:
    """Tell whether so many questions suffice: `state[i]` things may lie i more times.

    Every question there is is tried, for the worst answer.
    """
    if sum(state) <= 1:
        return True
    if n_questions == 0:
        return False
    return any(
        is_enough(after(state, yes), n_questions - 1)
        and is_enough(after(state, rest(state, yes)), n_questions - 1)
        for yes in itertools.product(*(range(n + 1) for n in state))
    )


def rest(state, part):
    return tuple(n - k for n, k in zip(state, part, strict=True))


def after(state, true) -> tuple[int, ...]:
    """Return who is left: whom the answer fits as before, others with a lie less."""
    lied = (*rest(state, true)[1:], 0)
    return tuple(a + b for a, b in zip(true, lied, strict=True))


@pytest.mark.parametrize("lies", [0, 1, 2])
@pytest.mark.parametrize("n_things", [1, 2, 3, 5, 7])
def test_no_way_of_asking_is_sure_with_fewer(n_things, lies):
    start = (0,) * lies + (n_things,)
    bound = volume_bound(n_things, lies)
    assert bound == 0 or not is_enough(start, bound - 1)


def test_where_the_bound_is_said_to_be_reached_it_is():
    """The negative control: the search does find ways of asking."""
    assert is_enough((0, 2), volume_bound(2, 1)) and volume_bound(2, 1) == 3
    assert is_enough((0, 0, 2), volume_bound(2, 2)) and volume_bound(2, 2) == 5


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: volume_bound(0, 1), "something to find"),
        (lambda: volume_bound(5, -1), "counted from 0"),
        (lambda: lie_patterns(-1, 1), "counted from 0"),
    ],
)
def test_numbers_that_mean_nothing_are_refused(call, says):
    with pytest.raises(ValueError, match=says):
        call()


# --- two lies -----------------------------------------------------------------------


def ways_to_answer(game, row, asked):
    """Yield all answers that a row may give, with their chance: every way to lie."""
    truth = [int(game.answers[row, q]) for q in asked]
    others = [
        [a for a in range(len(game.questions[q].answers)) if a != true]
        for q, true in zip(asked, truth, strict=True)
    ]
    for n_lies in range(game.lies + 1):
        for false in itertools.combinations(range(len(asked)), n_lies):
            last = false[-1] if n_lies == game.lies and n_lies else len(asked)
            honest = min(last + 1, len(asked)) - n_lies  # while a lie is left
            for told in itertools.product(*(others[t] for t in false)):
                answers, chance = [*truth], (1 - LIE_CHANCE) ** honest
                for t, answer in zip(false, told, strict=True):
                    answers[t] = answer
                    chance *= LIE_CHANCE / len(others[t])
                yield tuple(answers), chance


@pytest.mark.parametrize("lies", [1, 2])
def test_all_ways_to_answer_are_all_there_are(lies):
    game = new_game(ZOO, lies=lies)
    chances = [chance for _, chance in ways_to_answer(game, 5, (12, 3, 0, 3, 6))]
    assert sum(chances) == pytest.approx(1)
    assert len(chances) == {1: 1 + 5 + 4, 2: 1 + 5 + 4 + 5 * 4 + 6}[lies]


@settings(deadline=None, max_examples=12)
@given(st.lists(st.integers(0, 15), min_size=1, max_size=5), st.data())
def test_chances_with_two_lies_are_those_of_every_pattern_of_false_answers(asked, data):
    secret = data.draw(st.integers(0, 100))
    answers = data.draw(
        st.sampled_from([ways for ways, _ in ways_to_answer(TWO, secret, asked)])
    )
    play = replay(TWO, [*zip(asked, answers, strict=True)])
    asked = asked[: play.n_turns]  # what comes after the end is left out
    expected = np.zeros(101)
    for row in range(101):
        for told, chance in ways_to_answer(TWO, row, asked):
            expected[row] += chance * (told == answers[: len(asked)])
    assert play.probabilities[-1] == pytest.approx(expected / expected.sum(), abs=1e-12)
    assert (play.possible[-1] == (expected > 0)).all()


def test_a_question_asked_five_times_outvotes_two_lies():
    game = new_game(table_of([("yes", "x"), ("no", "y")]), lies=2)
    assert game.most_times == 5
    play = replay(game, [(0, NO), (0, NO), (0, YES), (0, YES), (0, YES)])
    assert play.ending is Ending.FOUND and play.possible[-1].tolist() == [True, False]
    assert replay(game, play.turns[:4]).ending is Ending.RUNNING


def test_three_answers_that_are_denied_are_a_contradiction_with_two_lies():
    milk, legs, feathers = (named(TWO, name) for name in ("milk", "legs", "feathers"))
    turns = [(milk, YES)] * 3 + [(feathers, YES)] * 3
    play = replay(TWO, turns)
    assert play.ending is Ending.CONTRADICTION and play.n_possible[-1] == 0
    assert replay(TWO, turns[:5]).ending is not Ending.CONTRADICTION
    assert replay(TWO, [(legs, None)]).askable[1, legs] == np.False_


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from([None, "type"]),
    st.booleans(),
    st.integers(0, 100),
    st.integers(1, 20),
    st.integers(1, 20),
)
def test_two_allowed_lies_do_not_hide_the_animal(goal, yes_no, secret, first, second):
    game = new_game(ZOO, goal, yes_no_only=yes_no, lies=2)
    play = play_greedy(game, secret, first, second)
    assert play.ending in (Ending.FOUND, Ending.TIE)
    assert play.possible[-1, secret]


def test_two_lies_do_hide_it_where_one_is_allowed():
    game = new_game(ZOO, lies=1)
    missed = [
        not play_greedy(game, secret, 1, 2).possible[-1, secret] for secret in range(5)
    ]
    assert all(missed)


@pytest.mark.parametrize("lies", [0, 1, 2])
def test_greedy_needs_as_many_as_the_bound_for_some_animal(lies):
    """With yes or no only; whoever lies most, as the bound is of the worst case."""
    game = new_game(ZOO, yes_no_only=True, lies=lies)
    bound = volume_bound(len(set(game.group_of.tolist())), lies)
    worst = max(
        play_greedy(game, secret, *range(1, lies + 1)).n_turns
        for secret in range(0, 101, 9)
    )
    assert worst >= bound
