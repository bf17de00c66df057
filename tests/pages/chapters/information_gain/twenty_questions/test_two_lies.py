"""Twenty questions with two lies: what is said, drawn, linked and bet on."""

import re

import numpy as np
import pytest

from engines.decision_trees import play_greedy
from pages.chapters.information_gain.twenty_questions.games import bets
from pages.chapters.information_gain.twenty_questions.games.crowd import covers
from pages.chapters.information_gain.twenty_questions.record import (
    ANIMAL,
    LIES,
    MINE,
    NUMBER,
    ONE_LIE,
    TWO_LIES,
    TYPE,
    YES_NO,
    rules,
)
from tests.pages.app import fine, texts
from tests.pages.chapters.information_gain.twenty_questions.playing import (
    KEY,
    LEGS,
    MILK,
    layout,
    open_page,
    played,
)

TWICE = {"animal": "penguin", "legs": YES_NO, "lie_at": 1, "lie_again": 4}


def test_two_false_answers_are_told_and_the_animal_is_found():
    game = played(lies=TWO_LIES, **TWICE)
    lied = [step for step, story in enumerate(game.stories) if "(a lie)" in story]
    assert lied == [1, 4] == list(game.record.lies_told)
    assert "It is the **penguin**" in game.ending
    assert "denied three times: that takes 6 questions more" in game.ending
    row, truth = game.record.secret, game.record.game.answers
    false = [t for t, (q, a) in enumerate(game.record.play.turns) if truth[row, q] != a]
    assert false == [0, 3]


def test_two_lies_where_one_is_allowed_hide_it_and_the_remedy_allows_both():
    game = played(lies=ONE_LIE, **TWICE)
    assert "only one lie was allowed: the penguin was ruled out" in game.ending
    remedy = game.part.remedy(game.record)
    assert remedy.values == {"lies": TWO_LIES} and remedy.label == (
        "Allow two lies: then the penguin is not ruled out"
    )
    mended = played(**TWICE, **remedy.values)
    assert mended.part.remedy(mended.record) is None
    assert not mended.record.is_wrong


def test_a_lie_told_twice_at_one_question_is_one():
    game = played(lies=TWO_LIES, animal="penguin", lie_at=3, lie_again=3)
    assert game.record.lies_told == (3,) and game.ending.count("with a lie") == 1


def test_lies_that_come_too_late_are_said_to():
    said = played(lie_at=9, lie_again=11).ending
    assert "The lies were to come at questions 9 and 11, but the game" in said
    said = played(lie_at=1, lie_again=12, lies=ONE_LIE).ending
    assert "Another lie was to come at question 12" in said


def test_the_fewest_questions_that_can_do_are_told_where_all_are_yes_or_no():
    game = played(lies=TWO_LIES, **TWICE)
    said = "no plan can be sure of each of 59 animals that look different in fewer than"
    assert f"{said} 13 questions" in game.ending
    named = dict(game.part.formulas(game.record, game.steps[-1]))
    bound = named["Fewer questions cannot be enough for all"]
    assert "= 5428" in bound and "= 4661" in bound and "8192" in bound
    of_the_type = played(find=TYPE, legs=YES_NO, lies=ONE_LIE).ending
    assert "each of 7 types in fewer than 6 questions" in of_the_type
    assert "no plan can" not in played(lies=TWO_LIES).ending  # legs have six answers
    assert "no plan can" not in played(legs=YES_NO).ending


def test_long_formulas_are_broken_so_that_a_phone_shows_them():
    """What is wider is drawn smaller, or cut: no line has more than some letters."""
    game = played(lies=TWO_LIES, **TWICE)
    bound = dict(game.part.formulas(game.record, game.steps[-1]))
    of_type = played(find=TYPE)
    entropy = dict(of_type.part.formulas(of_type.record, 0))
    for formula, n_lines in (
        (bound["Fewer questions cannot be enough for all"], 4),
        (entropy["What is missing at the start"], 3),
    ):
        lines = formula.split(r"\\")
        assert len(lines) == n_lines
        letters = [re.sub(r"\\[a-z]+|[{}&\\ ]", "", line) for line in lines]
        assert max(map(len, letters)) < 45


def test_a_contradiction_counts_the_answers_that_may_be_false():
    turns = ((MILK, 0), (1, 0), (MILK, 0), (1, 0), (MILK, 0), (1, 0))
    game = played(MINE, lies=TWO_LIES, turns=turns)
    assert "fits all but two of the 6 answers" in game.ending


def test_who_needs_two_lies_fades_more_than_who_needs_one():
    possible, lies = np.ones(101, dtype=bool), np.zeros(101, dtype=int)
    lies[:3], lies[3:5] = 1, 2
    shades = {s["path"].count("M"): s["opacity"] for s in covers(possible, lies)}
    assert shades[3] < shades[2] < 0.88
    caption = layout(played(lies=TWO_LIES).panel(0)).xaxis.title.text
    assert "if one answer was a lie, more: if two were" in caption
    assert "more: if two" not in layout(played(lies=ONE_LIE).panel(0)).xaxis.title.text


@pytest.mark.parametrize("legs", [NUMBER, YES_NO])
def test_the_usual_number_is_the_middle_of_the_games_with_lies(legs):
    """Most games, honest or with lies told late or early, are near it."""
    for lies in (1, 2):
        settings = played(legs=legs, lies=LIES[lies]).record.settings
        game = rules(ANIMAL, legs, settings.prior, lies)
        told = [(), (1, 2)[:lies], (5, 8)[:lies]]
        needed = [
            play_greedy(game, row, *at).n_turns
            for row in range(0, 101, 10)
            for at in told
        ]
        assert abs(np.median(needed) - bets.usual(settings)) <= 2


def test_the_second_lie_is_asked_for_once_there_is_a_first():
    app = open_page(lie_at=0)
    assert not [one for one in app.slider if one.key == f"{KEY}_lie_again"]
    app = open_page(**{**TWICE, "lies": TWO_LIES})
    slider = app.slider(key=f"{KEY}_lie_again")
    assert slider.value == 4
    app = fine(slider.set_value(5).run())
    assert app.query_params[f"{KEY}_lie_again"] == "5"
    caption = " ".join(one.value for one in app.caption)
    assert "question 1 and question 5, if it comes to it, with a lie" in caption


def test_it_guesses_yours_though_two_answers_were_false():
    """Answer for the scorpion, twice falsely, by the page's buttons."""
    game = rules(ANIMAL, NUMBER, "All alike", 2)
    row, turns = game.names.index("scorpion"), []
    while not (now := played(MINE, lies=TWO_LIES, turns=tuple(turns)).record).is_over:
        q = now.play.best_questions()[0]
        wrong = len(turns) in (0, 2)
        n = len(game.questions[q].answers)
        turns.append((q, (int(game.answers[row, q]) + wrong) % n))
    link = "~".join(f"{q}.{a + 1}" for q, a in turns)
    app = open_page(game=MINE, lies=TWO_LIES, turns=link)
    assert "it is the **scorpion**" in texts(app)
    assert re.search(rf"After {len(turns)} questions", texts(app))
    asked = [q for q, _ in turns]
    assert max(map(asked.count, asked)) > 1 and LEGS in asked
