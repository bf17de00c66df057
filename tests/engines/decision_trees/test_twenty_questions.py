"""Twenty questions: what is left, what a question tells, and how a game ends."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.datasets import load
from engines.decision_trees import Ending, hidden_row, new_game, play_greedy, replay
from engines.decision_trees.twenty_questions import LIE_CHANCE
from tests.engines.decision_trees.small_tables import small_tables, table_of

ZOO = load("zoo")
PREDATORS = {  # the largest group that no question of the table can tell apart
    "boar", "cheetah", "leopard", "lion", "lynx",
    "mongoose", "polecat", "puma", "raccoon", "wolf",
}  # fmt: skip
YES, NO = 0, 1


def named(game, name):
    return [question.name for question in game.questions].index(name)


def truthful(game, row, names):
    return [
        (named(game, name), int(game.answers[row, named(game, name)])) for name in names
    ]


def ask_everything(game, row):
    return [(q, int(game.answers[row, q])) for q in range(len(game.questions))]


# --- the rules ----------------------------------------------------------------------


def test_type_is_not_asked_and_legs_are_asked_as_a_number():
    questions = {question.name: question for question in new_game(ZOO).questions}
    assert len(questions) == 16 and "type" not in questions
    assert questions["legs"].answers == ("0", "2", "4", "5", "6", "8")
    assert questions["milk"].answers == ("yes", "no")


def test_with_yes_or_no_only_each_number_of_legs_is_a_question():
    game = new_game(ZOO, yes_no_only=True)
    assert len(game.questions) == 15 + 6
    assert all(question.answers == ("yes", "no") for question in game.questions)
    bear, crab = ZOO.row_names.index("bear"), ZOO.row_names.index("dove")
    assert game.answers[bear, named(game, "legs = 4")] == YES
    assert game.answers[crab, named(game, "legs = 4")] == NO


def test_the_goal_is_not_asked_and_neither_is_a_constant():
    rows = [("a", "x", "p"), ("a", "y", "q")]
    game = new_game(table_of(rows), goal="q1")
    assert [question.name for question in game.questions] == []
    assert replay(game, []).ending is Ending.TIE


def test_fifty_nine_groups_of_animals_look_different():
    assert len(set(new_game(ZOO).group_of.tolist())) == 59
    assert len(set(new_game(ZOO, yes_no_only=True).group_of.tolist())) == 59


def test_two_rows_of_one_name_get_different_names():
    names = new_game(ZOO).names
    assert len(set(names)) == 101
    assert [name for name in names if name.startswith("frog")] == [
        "frog (venomous: no)",
        "frog (venomous: yes)",
    ]


def test_games_hide_each_row_once_and_the_same_one_for_the_same_number():
    game = new_game(ZOO)
    rows = [hidden_row(game, number) for number in range(1, 103)]
    assert sorted(rows[:101]) == list(range(101)) and rows[101] == rows[0]
    assert rows[:3] != [0, 1, 2]


# --- gains --------------------------------------------------------------------------


def test_the_first_gains_are_the_worked_numbers():
    days = new_game(load("fourteen_days"), goal="Play")
    gains = dict(
        zip([q.name for q in days.questions], replay(days, []).gains[0], strict=True)
    )
    assert gains == pytest.approx(
        {
            "Outlook": 0.246750,
            "Temperature": 0.029223,
            "Humidity": 0.151836,
            "Wind": 0.048127,
        },
        abs=5e-7,
    )
    zoo = new_game(ZOO, goal="type")
    play = replay(zoo, [])
    assert play.entropies[0] == pytest.approx(2.390560, abs=5e-7)
    for name, gain in {"legs": 1.363047, "milk": 0.97432, "toothed": 0.865694}.items():
        assert play.gains[0, named(zoo, name)] == pytest.approx(gain, abs=5e-7)


def test_without_lies_the_gain_is_the_entropy_of_the_answers():
    game = new_game(ZOO)
    milk = np.array(ZOO.column("milk")) == "yes"
    share = milk.mean()
    bits = -share * np.log2(share) - (1 - share) * np.log2(1 - share)
    assert replay(game, []).gains[0, named(game, "milk")] == pytest.approx(bits)


def test_the_bits_left_are_the_logarithm_of_the_animals_left():
    game = new_game(ZOO)
    for row in range(101):
        play = replay(game, ask_everything(game, row))
        assert play.entropies == pytest.approx(np.log2(play.n_possible), abs=1e-12)


@st.composite
def games_and_turns(draw):
    table = draw(small_tables())
    weights = draw(
        st.lists(
            st.sampled_from([0.5, 1.0, 3.0]),
            min_size=len(table.rows),
            max_size=len(table.rows),
        )
    )
    goal = draw(st.sampled_from([None, table.target]))
    lies = draw(st.integers(0, 2))
    game = new_game(table, goal, weights, draw(st.booleans()), lies)
    turns = []
    for _ in range(draw(st.integers(0, 5)) if game.questions else 0):
        question = draw(st.integers(0, len(game.questions) - 1))
        answers = [None, *range(len(game.questions[question].answers))]
        turns.append((question, draw(st.sampled_from(answers))))
    return game, turns


@settings(deadline=None, max_examples=150)
@given(games_and_turns())
def test_a_gain_is_the_expected_fall_of_the_entropy(game_and_turns):
    game, turns = game_and_turns
    play = replay(game, turns)
    if play.ending is not Ending.RUNNING:
        return
    before = play.entropies[-1]
    for q, question in enumerate(game.questions):
        after = 0.0
        for answer in range(len(question.answers)):
            share = play.answer_shares[-1, q, answer]
            if share > 0:
                told = replay(game, [*play.turns, (q, answer)])
                after += share * told.entropies[-1]
        assert play.gains[-1, q] == pytest.approx(before - after, abs=1e-9)
        assert play.gains[-1, q] >= 0


def likelihood(game, row, turns):
    """Add up, by brute force, every way this row could have lied."""
    lies = [
        t
        for t, (q, answer) in enumerate(turns)
        if answer is not None and game.answers[row, q] != answer
    ]
    if len(lies) > game.lies:
        return 0.0
    chance, left = 1.0, game.lies
    for t, (q, answer) in enumerate(turns):
        if answer is None or left == 0:
            continue
        if t in lies:
            chance *= LIE_CHANCE / (len(game.questions[q].answers) - 1)
            left -= 1
        else:
            chance *= 1 - LIE_CHANCE
    return chance


@settings(deadline=None, max_examples=150)
@given(games_and_turns())
def test_probabilities_are_the_weights_times_the_likelihoods(game_and_turns):
    game, turns = game_and_turns
    play = replay(game, turns)
    for t in range(play.n_turns + 1):
        rows = range(len(game.weights))
        given_answers = [likelihood(game, row, play.turns[:t]) for row in rows]
        weights = np.array(given_answers) * game.prior
        total = weights.sum()
        expected = weights / total if total else weights
        assert play.probabilities[t] == pytest.approx(expected, abs=1e-12)
        assert (play.possible[t] == (expected > 0)).all()


@settings(deadline=None, max_examples=80)
@given(games_and_turns())
def test_a_record_is_one_longer_than_its_turns(game_and_turns):
    game, turns = game_and_turns
    play = replay(game, turns)
    assert len(play.entropies) == len(play.gains) == play.n_turns + 1
    assert play.gained.sum() == pytest.approx(play.entropies[0] - play.entropies[-1])
    assert len(play.asked_gains) == play.n_turns <= len(turns)


# --- endings ------------------------------------------------------------------------


def test_a_game_runs_until_one_animal_is_left():
    game = new_game(ZOO)
    girl = ZOO.row_names.index("girl")
    turns = truthful(game, girl, ["milk", "domestic", "legs"])
    assert replay(game, turns[:1]).ending is Ending.RUNNING
    found = replay(game, turns)
    assert found.ending is Ending.FOUND
    assert np.flatnonzero(found.possible[-1]).tolist() == [girl]


def test_ten_predators_end_in_an_honest_tie():
    game = new_game(ZOO)
    play = replay(game, ask_everything(game, ZOO.row_names.index("lion")))
    assert play.ending is Ending.TIE
    left = {game.names[row] for row in np.flatnonzero(play.possible[-1])}
    assert left == PREDATORS
    assert play.entropies[-1] == pytest.approx(np.log2(10))


def test_animals_of_one_type_are_no_tie_when_the_type_is_the_goal():
    game = new_game(ZOO, goal="type")
    play = replay(game, ask_everything(game, ZOO.row_names.index("lion")))
    assert play.ending is Ending.FOUND and play.entropies[-1] == 0
    assert play.n_possible[-1] > 10


def test_answers_that_fit_no_animal_are_a_contradiction():
    game = new_game(ZOO)
    turns = [(named(game, "milk"), YES), (named(game, "legs"), 3)]
    play = replay(game, turns)
    assert game.questions[named(game, "legs")].answers[3] == "5"
    assert play.ending is Ending.CONTRADICTION
    assert play.n_possible[-1] == 0 and play.entropies[-1] == 0


def test_not_sure_tells_nothing_and_uses_the_question_up():
    game = new_game(ZOO)
    milk = named(game, "milk")
    play = replay(game, [(milk, None)])
    assert play.entropies[1] == play.entropies[0]
    assert (play.possible[1] == play.possible[0]).all()
    assert play.askable[0, milk] and not play.askable[1, milk]


def test_without_an_answer_to_anything_the_questions_run_out():
    game = new_game(ZOO)
    play = replay(game, [(q, None) for q in range(len(game.questions))])
    assert play.ending is Ending.OUT_OF_QUESTIONS
    assert play.n_possible[-1] == 101


def test_turns_after_the_end_are_left_out():
    game = new_game(ZOO)
    girl = ZOO.row_names.index("girl")
    turns = truthful(game, girl, ["milk", "domestic", "legs", "hair"])
    assert replay(game, turns).n_turns == 3


# --- whole games --------------------------------------------------------------------

GAMES = [
    new_game(ZOO, goal, weights, yes_no_only, lies)
    for goal, weights, yes_no_only, lies in itertools.product(
        (None, "type"),
        (None, tuple(1.0 + 2 * (c == "yes") for c in ZOO.column("domestic"))),
        (False, True),
        (0, 1),
    )
]


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(GAMES), st.integers(0, 100))
def test_every_animal_is_found_or_tied_by_truthful_answers(game, secret):
    play = play_greedy(game, secret)
    assert play.ending in (Ending.FOUND, Ending.TIE)
    assert play.possible[-1, secret]
    left = set(np.flatnonzero(play.possible[-1]).tolist())
    if play.ending is Ending.FOUND:
        assert {game.goals[game.goal_of[row]] for row in left} == {
            game.goals[game.goal_of[secret]]
        }
    else:
        assert len({game.group_of[row] for row in left}) == 1
    assert play.n_turns <= len(game.questions) * game.most_times


@settings(deadline=None, max_examples=100)
@given(
    st.sampled_from([game for game in GAMES if game.lies]),
    st.integers(0, 100),
    st.integers(1, 20),
)
def test_one_allowed_lie_does_not_hide_the_animal(game, secret, lie_at):
    play = play_greedy(game, secret, lie_at)
    assert play.ending in (Ending.FOUND, Ending.TIE)
    assert play.possible[-1, secret]


def test_a_lie_that_was_not_allowed_does_hide_it():
    game = new_game(ZOO)
    missed = [
        not play_greedy(game, secret, lie_at=1).possible[-1, secret]
        for secret in range(101)
    ]
    assert all(missed)


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(GAMES), st.integers(0, 100), st.data())
def test_not_sure_never_loses_the_animal(game, secret, data):
    turns = []
    play = replay(game, turns)
    while play.ending is Ending.RUNNING:
        question = play.best_questions()[0]
        truth = int(game.answers[secret, question])
        turns.append((question, data.draw(st.sampled_from([truth, truth, None]))))
        play = replay(game, turns)
    assert play.possible[-1, secret]
    assert play.ending is not Ending.CONTRADICTION


def test_a_question_asked_three_times_outvotes_a_lie():
    rows = [("yes", "x"), ("no", "y")]
    game = new_game(table_of(rows), lies=1)
    play = replay(game, [(0, NO), (0, YES), (0, YES)])
    assert play.ending is Ending.FOUND and play.possible[-1].tolist() == [True, False]
    assert replay(game, [(0, NO), (0, YES)]).ending is Ending.RUNNING


# --- what means nothing -------------------------------------------------------------


@pytest.mark.parametrize(
    ("turn", "says"),
    [((16, 0), "no question 16"), ((-1, 0), "no question"), ((0, 2), "no answer 2")],
)
def test_a_turn_that_does_not_exist_is_refused(turn, says):
    with pytest.raises(ValueError, match=says):
        replay(new_game(ZOO), [turn])


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"goal": "colour"}, "no column 'colour'"),
        ({"weights": [1.0]}, "101 rows need as many weights"),
        ({"weights": [0.0] * 101}, "above 0"),
        ({"lies": -1}, "number of lies"),
    ],
)
def test_a_game_that_means_nothing_is_refused(more, says):
    with pytest.raises(ValueError, match=says):
        new_game(ZOO, **more)


def test_a_row_or_a_game_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="no row 101"):
        play_greedy(new_game(ZOO), 101)
    with pytest.raises(ValueError, match="counted from 1"):
        hidden_row(new_game(ZOO), 0)
    with pytest.raises(ValueError, match="at least one row"):
        new_game(ZOO.take([]))
