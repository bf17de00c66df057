"""Twenty questions: no bet can be won by reading, and none by everybody."""

import re

import numpy as np
import pytest

from engines.decision_trees import greedy_plan
from pages.chapters.information_gain.twenty_questions.games.pictures import (
    HIDDEN as BET_FIRST,
)
from pages.chapters.information_gain.twenty_questions.games.pictures import KEPT
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
from tests.pages.app import fine, texts
from tests.pages.chapters.information_gain.twenty_questions.playing import (
    ALL_NOT_SURE,
    KEY,
    LEGS,
    MILK,
    ZOO,
    ask,
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


def test_the_first_bet_asks_for_the_best_of_four_and_hides_the_bars():
    game = played(DUEL)
    assert game.bet.answer == "legs" and len(game.bet.options) == 4
    names = [question.name for question in game.record.game.questions]
    gains = game.record.play.gains[0]
    four = {name: gains[names.index(name)] for name in game.bet.options}
    assert max(four, key=four.get) == "legs"
    app = open_page(game=DUEL)
    assert "expected to remove most now" not in texts(app)
    assert BET_FIRST in sent_text(app)
    app = click(app, "bet_skip")
    assert BET_FIRST not in sent_text(app)
    assert "expected to remove most now" in texts(app)


@pytest.mark.parametrize("game", [ASK, DUEL])
def test_who_asks_with_hidden_gains_sees_none_before_the_game_is_over(game):
    """Neither by the bet, nor in words, pictures, formulas, table or hovers."""
    app = open_page(game=game, gains=HIDDEN, number=4, turns="3.1~5.1")
    app = click(app, "bet_skip")
    running = played(game, gains=HIDDEN, number=4, turns=((3, 0), (5, 0)))
    formulas = repr(running.part.formulas(running.record, 2))
    said = [*running.stories, running.ending, running.bet.reason, formulas]
    texted = " ".join([*said, sent_text(app)])
    assert KEPT in sent_text(app)
    for word in ("promised", "expected to remove", "best"):
        assert word not in texted.lower(), word
    *_, shown = app.dataframe
    assert not [name for name in shown.value.columns if "gain (" in name]
    rest = [name for name in shown.value.columns if "regret" in name]
    assert not rest and "gained (bits)" in shown.value.columns
    turns = "3.1~5.1~11.1~12.2"
    over = open_page(game=game, gains=HIDDEN, number=4, turns=turns, step=1)
    assert "Your question promised" in texts(over)
    *_, shown = over.dataframe
    assert "gain (bits)" in shown.value.columns


def test_a_bet_after_a_game_that_was_played_counts_though_its_end_is_told():
    turns = ((10, 1), (12, 2), (6, 0), (15, 1), (5, 0), (7, 1))
    written = "~".join(f"{q}.{a + 1}" for q, a in turns[:-1])
    app = ask(open_page(game=DUEL, number=32, turns=written), turns[-1][0])
    bet = played(DUEL, number=32, turns=turns).bet
    assert "How it ends." in texts(app) and "looked ahead" not in texts(app)
    fine(app.radio(key=f"{KEY}_bet_guess").set_value(bet.answer).run())
    app = click(app, "bet_place")
    assert "looked ahead" not in texts(app)
    assert "Your score this session: 1 of 1 bets won." in texts(app)


def test_the_end_of_a_game_that_is_watched_closes_its_bet():
    app = open_page(step=5)
    assert "You have looked ahead" in texts(app)


def test_no_animal_of_the_game_that_is_over_is_bet_on():
    for number in range(1, 102, 4):
        record = played(ASK, number=number).record
        turns = record.machine.turns
        game = played(ASK, number=number, turns=turns)
        assert NAMES[record.secret] not in game.bet.options


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
        assert labels(hidden, 0) == [BET_FIRST if game == WATCH else KEPT]
        for_a_bet = played(game).panel(1, before_bet=True)
        assert (labels(for_a_bet, 0) == [BET_FIRST]) == (game != WATCH)
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
        assert later.bet is None  # the gains are shown, and of them the best
        assert "expected to remove most now" in later.stories[1]
        assert [word for word in labels(later.panel(1), 1) if "best" in word]


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


def test_no_preset_with_prices_says_what_its_bet_asks():
    priced = [one for one in PRESETS if "prices" in one.values]
    assert len(priced) == 3
    for preset in priced:
        told = f"{preset.name}: {preset.observe}".lower()
        assert not re.search(r"mislead|cheaper|not worth|most", told)


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
