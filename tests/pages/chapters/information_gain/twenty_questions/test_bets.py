"""Twenty questions: no bet can be won by reading, and none by everybody."""

import re

import numpy as np
import pytest

from engines.decision_trees import greedy_plan
from pages.chapters.information_gain.twenty_questions.games.pictures import (
    HIDDEN as BET_FIRST,
)
from pages.chapters.information_gain.twenty_questions.presets import PRESETS
from pages.chapters.information_gain.twenty_questions.record import (
    ANIMAL,
    ASK,
    DUEL,
    HIDDEN,
    MINE,
    NAMES,
    PLANS,
    SHOWN,
    TYPE,
    WATCH,
    YES_NO,
    rules,
)
from tests.pages.app import texts
from tests.pages.chapters.information_gain.twenty_questions.playing import (
    ALL_NOT_SURE,
    LEGS,
    MILK,
    ZOO,
    choose_game,
    click,
    labels,
    layout,
    open_page,
    played,
)
from tests.pages.figures import sent_text


def test_how_many_questions_is_answered_by_the_game():
    for animal in ("platypus", "octopus", "lion", "flamingo"):
        game = played(animal=animal)
        options = game.bet.options
        low, high = (int(options[end].split()[0]) for end in (0, -1))
        number = int(game.bet.answer.split()[0])
        assert number == min(max(game.record.play.n_turns, low), high)
        assert game.bet.answer in options


def test_hidden_gains_ask_for_the_best_of_four_and_hide_the_bars():
    game = played(DUEL, gains=HIDDEN)
    assert game.bet.answer == "legs" and len(game.bet.options) == 4
    names = [question.name for question in game.record.game.questions]
    gains = game.record.play.gains[0]
    four = {name: gains[names.index(name)] for name in game.bet.options}
    assert max(four, key=four.get) == "legs"
    app = open_page(game=DUEL, gains=HIDDEN)
    assert "expected to remove most now" not in texts(app)
    assert BET_FIRST in sent_text(app)
    app = click(app, "bet_skip")
    assert BET_FIRST not in sent_text(app)
    assert "expected to remove most now" in texts(app)


def test_the_rarer_answer_tells_the_machine_more():
    yes_no, legs = played(MINE, legs=YES_NO).bet, played(MINE).bet
    assert yes_no.answer in ("yes", "no") and len(yes_no.options) == 2
    assert legs.answer == "5 legs" and len(legs.options) == 6


def test_every_preset_bets_and_a_bet_is_open_in_every_game():
    for preset in PRESETS:
        assert played(**preset.values).bet is not None, preset.name


def test_a_bet_holds_for_what_does_not_matter():
    app = click(open_page(game=DUEL), "bet_skip")
    assert "How it ends." in texts(app)
    app = choose_game(choose_game(app, PLANS), DUEL)
    assert "How it ends." in texts(app)
    app = app.number_input(key="ig_twenty_number").set_value(3).run()
    assert "How it ends." not in texts(app)


def test_while_gains_are_hidden_the_questions_stand_in_the_tables_order():
    for game in (WATCH, ASK, DUEL):
        hidden = played(game, gains=HIDDEN).panel(1, before_bet=True)
        assert list(layout(hidden).yaxis.ticktext) == list(ZOO.attributes)
        assert labels(hidden, 0) == [BET_FIRST]
    shown = played(WATCH, gains=SHOWN).panel(1, before_bet=True)
    assert layout(shown).yaxis.ticktext[0] == "legs"


def test_who_asks_himself_is_not_told_the_best_question_first():
    for game in (ASK, DUEL):
        app = open_page(game=game)
        assert "expected to remove most now" not in texts(app)
        assert BET_FIRST in sent_text(app)
        app = click(app, "bet_skip")
        assert "*How many legs does it have?*, 2.034 bits" in texts(app)
        later = played(game, turns=((MILK, 0),))
        assert later.bet is None  # the gains are shown, the best one is not named
        assert "expected to remove most now" not in later.stories[1]
        assert not [word for word in labels(later.panel(1), 1) if "best" in word]


def test_every_step_tells_more_of_how_many_so_it_closes_the_bet():
    assert played().bet.told_at == 1


def test_the_optimum_does_not_open_before_the_bet():
    game = played(PLANS, find=TYPE)
    before = " ".join(game.part.standing("story", is_over=False)(game.record, 0))
    assert "opens with “legs”" in before and "milk" not in before
    assert "Exact optimum opens with “milk”" in game.stories[0]
    assert game.bet.told_at == 1


def test_hidden_gains_of_a_game_that_is_over_are_shown():
    game = played(MINE, gains=HIDDEN, turns=ALL_NOT_SURE)
    assert game.record.is_over
    said = labels(game.panel(1, before_bet=True), game.record.play.n_turns)
    assert said == ["no question is left"]


def test_formulas_of_the_plans_wait_for_the_bet():
    app = open_page(game=PLANS, legs=YES_NO)
    shown = lambda: " ".join(line.value for line in app.latex)  # noqa: E731
    assert "E =" not in shown() and "Huffman" in shown()
    app = click(app, "bet_skip")
    assert shown().count("E =") == 2


def test_no_observation_of_the_plans_tells_by_how_much():
    for preset in PRESETS:
        if preset.values.get("game") == PLANS:
            assert "in a hundred" not in preset.observe
            assert not re.search(r"\d|%", preset.observe)


def test_after_a_game_other_animals_are_bet_on_and_their_places_tell_nothing():
    rows = greedy_plan(rules(ANIMAL, "As a number", "All alike")).rows
    needs = dict(zip(NAMES, rows, strict=True))
    places = []
    for unsure in range(12):
        turns = (*((question, None) for question in range(unsure)), (LEGS, 3))
        game = played(MINE, turns=turns)  # five legs: only the starfish
        assert game.record.is_over
        found = game.bet
        assert list(found.options) == sorted(found.options) and len(found.options) == 4
        fewest = min(needs[name] for name in found.options)
        won = {name for name in found.options if needs[name] == fewest}
        assert {found.answer, *found.ties} == won and len(won) < 4
        assert found == game.bet
        thought = played(MINE, turns=turns, thought="lion")
        assert found == thought.bet
        places.append(found.options.index(found.answer))
    assert len(set(places)) > 2


def test_a_bet_that_nobody_can_lose_is_not_asked():
    for turns in _splits():
        game = played(MINE, turns=turns)
        play = game.record.play
        shares = play.answer_shares[-1, play.best_questions()[0]]
        if np.ptp(shares[shares > 0]) < 1e-9:
            assert game.bet is None
            return
    pytest.fail("no even split found")


def _splits():
    """Yield the beginnings of the machine's games with every animal."""
    for animal in NAMES:
        turns = played(animal=animal).record.play.turns
        for n in range(1, len(turns)):
            yield turns[:n]
