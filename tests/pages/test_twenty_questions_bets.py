"""Twenty questions: no bet can be won by reading, and none by everybody."""

import re

import numpy as np
import pytest

from engines.decision_trees import greedy_plan
from pages.chapters.information_gain.twenty_questions.presets import PRESETS
from pages.chapters.information_gain.twenty_questions.settings import (
    NAMES,
)
from pages.figures.twenty_questions import HIDDEN as BET_FIRST
from tests.pages.figures import checked
from tests.pages.test_twenty_questions import (
    ASK,
    CHAPTER,
    DUEL,
    HIDDEN,
    LEGS,
    MINE,
    PLANS,
    WATCH,
    YES_NO,
    ZOO,
    bet,
    click,
    open_page,
    settings,
)

ALL_NOT_SURE = tuple((question, None) for question in range(16))


def offers(chosen):
    return CHAPTER.panels(chosen, CHAPTER.run(chosen))[1]


def labels(panel, step):
    return [s["label"]["text"] for s in panel.frames[step] if "label" in s]


@pytest.mark.parametrize("game", [WATCH, ASK, DUEL])
def test_while_gains_are_hidden_the_questions_stand_in_the_tables_order(game):
    hidden, shown = (offers(settings(game, gains=gains)) for gains in (HIDDEN, "Shown"))
    assert list(checked(hidden.figure).layout.yaxis.ticktext) == list(ZOO.attributes)
    assert checked(shown.figure).layout.yaxis.ticktext[0] == "legs"
    assert labels(hidden, 0) == [BET_FIRST]


def test_hidden_gains_are_shown_where_no_bet_asks_for_them():
    chosen = settings(MINE, gains=HIDDEN, turns=ALL_NOT_SURE)
    record = CHAPTER.run(chosen)
    assert record.over
    assert labels(offers(chosen), record.play.n_turns) == ["no question is left"]


def test_formulas_of_the_plans_wait_for_the_bet():
    app = open_page(game=PLANS, legs=YES_NO)
    shown = lambda: " ".join(line.value for line in app.latex)  # noqa: E731
    assert "E =" not in shown() and "Huffman" in shown()
    app = click(app, "bet_skip")
    assert shown().count("E =") == 2


def test_no_observation_of_the_plans_tells_by_how_much():
    for preset in PRESETS:
        if preset.values["game"] == PLANS:
            assert "in a hundred" not in preset.observe
            assert not re.search(r"\d|%", preset.observe)


def test_after_a_game_other_animals_are_bet_on_and_their_places_tell_nothing():
    needs = dict(zip(NAMES, greedy_plan(settings().rules).rows, strict=True))
    places = []
    for unsure in range(12):
        turns = (*((question, None) for question in range(unsure)), (LEGS, 3))
        chosen = settings(MINE, turns=turns)  # five legs: only the starfish
        assert CHAPTER.run(chosen).over
        found = bet(chosen)
        assert list(found.options) == sorted(found.options) and len(found.options) == 4
        fewest = min(needs[name] for name in found.options)
        won = {name for name in found.options if needs[name] == fewest}
        assert {found.answer, *found.ties} == won and len(won) < 4
        assert found == bet(chosen)
        places.append(found.options.index(found.answer))
    assert len(set(places)) > 2


def test_a_bet_that_nobody_can_lose_is_not_asked():
    for turns in _splits():
        chosen = settings(MINE, turns=turns)
        record = CHAPTER.run(chosen)
        question = record.play.best_questions()[0]
        shares = record.play.answer_shares[-1, question]
        if np.ptp(shares[shares > 0]) < 1e-9:
            assert bet(chosen) is None
            return
    pytest.fail("no even split found")


def _splits():
    """Yield the beginnings of the machine's games with every animal."""
    for animal in NAMES:
        turns = CHAPTER.run(settings(animal=animal)).play.turns
        for n in range(1, len(turns)):
            yield turns[:n]
