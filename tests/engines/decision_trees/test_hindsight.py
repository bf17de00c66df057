"""A game afterwards: surprise, what of it is news, and regret, counted by hand."""

import numpy as np
import pytest
from hypothesis import given, settings

from engines.datasets import load
from engines.decision_trees import (
    Ending,
    new_game,
    play_greedy,
    regrets,
    relative_entropies,
    replay,
    surprises,
)
from tests.engines.decision_trees.test_twenty_questions import (
    GAMES,
    ZOO,
    games_and_turns,
    likelihood,
    named,
)

YES, NO = 0, 1


def chance_of_all(game, turns) -> float:
    """Return the chance of all the answers: over the rows and every way to lie."""
    rows = range(len(game.weights))
    return sum(game.prior[row] * likelihood(game, row, turns) for row in rows)


@settings(deadline=None, max_examples=150)
@given(games_and_turns())
def test_surprises_add_up_to_that_of_all_the_answers_together(game_and_turns):
    game, turns = game_and_turns
    play = replay(game, turns)
    given_answers = [a is not None for _, a in play.turns]
    found = surprises(play)
    assert (np.isnan(found) == ~np.array(given_answers, dtype=bool)).all()
    chance = chance_of_all(game, play.turns)
    total = float(np.nansum(found))
    assert total == pytest.approx(-np.log2(chance) if chance else np.inf, abs=1e-9)


def test_the_surprise_is_removed_where_all_animals_are_alike_and_nobody_lies():
    game = new_game(ZOO)
    for secret in range(101):
        play = play_greedy(game, secret)
        assert surprises(play) == pytest.approx(play.gained, abs=1e-12)
        assert relative_entropies(game, play) == pytest.approx(play.gained, abs=1e-12)


@pytest.mark.parametrize("game", [g for g in GAMES if g.lies or g.goal], ids=str)
def test_elsewhere_it_is_not(game):
    """The negative control."""
    play = play_greedy(game, 3)
    assert np.abs(surprises(play) - play.gained).max() > 0.01


def test_an_answer_may_surprise_and_leave_nearly_all_open():
    game = new_game(ZOO, goal="type")
    play = replay(game, [(named(game, "venomous"), YES)])
    assert surprises(play)[0] == pytest.approx(-np.log2(8 / 101))
    assert 0 < play.gained[0] < 0.15 < 2 < play.entropies[1]


def test_how_far_beliefs_move_is_the_surprise_where_the_goal_decides_the_answer():
    weights = [3.0 if cell == "yes" else 1.0 for cell in ZOO.column("domestic")]
    game = new_game(ZOO, weights=weights)
    play = play_greedy(game, 0)
    assert relative_entropies(game, play) == pytest.approx(surprises(play), abs=1e-12)
    assert np.abs(play.gained - surprises(play)).max() > 0.01


@settings(deadline=None, max_examples=100)
@given(games_and_turns())
def test_the_rest_of_the_surprise_is_felt_by_who_knows_the_goal(game_and_turns):
    """By Bayes: q / p = P(answer | goal) / P(answer), averaged over what is left."""
    game, turns = game_and_turns
    play = replay(game, turns)
    for t, (_, a) in enumerate(play.turns):
        if a is None or not play.possible[t + 1].any():
            assert relative_entropies(game, play)[t] == 0
            continue
        told = chances(game, play.turns[: t + 1]), chances(game, play.turns[:t])
        rest = -sum(
            told[0][g] / told[0].sum() * np.log2(told[0][g] / told[1][g])
            for g in range(len(game.goals))
            if told[0][g] > 0
        )
        felt = surprises(play)[t] - relative_entropies(game, play)[t]
        assert felt == pytest.approx(rest, abs=1e-9)
        assert felt > -1e-12


def chances(game, turns) -> np.ndarray:
    """Return the chance of each goal together with all the answers, (n_goals,)."""
    weights = [
        game.prior[row] * likelihood(game, row, turns)
        for row in range(len(game.weights))
    ]
    return np.bincount(game.goal_of, weights, minlength=len(game.goals))


def test_what_greedy_asks_is_never_regretted():
    game = new_game(ZOO)
    assert regrets(play_greedy(game, 20)) == pytest.approx(0)
    assert regrets(replay(game, [])).shape == (0,)


def test_a_regret_is_what_the_best_question_promised_more():
    days = new_game(load("fourteen_days"), goal="Play")
    play = replay(days, [(named(days, "Wind"), 0)])
    assert play.ending is Ending.RUNNING
    assert regrets(play)[0] == pytest.approx(0.246750 - 0.048127, abs=1e-6)


def test_a_question_asked_again_is_regretted_by_all_that_the_best_promised():
    game = new_game(ZOO)
    milk = named(game, "milk")
    play = replay(game, [(milk, YES), (milk, YES)])
    best = play.gains[1, list(play.best_questions(1))].max()
    assert regrets(play)[1] == pytest.approx(best) and best > 1


def test_a_certain_answer_is_no_surprise_at_all():
    asked = ((3, 1), (5, 1), (6, 1), (2, 0), (12, 1), (13, 0), (4, 0))
    game = new_game(load("zoo"))
    play = replay(game, (*asked, (0, 1), (14, 1), (15, 0)))
    assert (surprises(play) >= 0).all()
