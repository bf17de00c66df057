"""Twenty questions: what is said is so."""

import re

import pytest

from engines.decision_trees import Ending
from pages.chapters.information_gain.twenty_questions import plan_words
from pages.chapters.information_gain.twenty_questions.presets import SYMBOLS
from pages.chapters.information_gain.twenty_questions.settings import (
    ALIKE,
    NAMES,
    PET_WEIGHT,
    says_of,
)
from tests.pages.test_twenty_questions import (
    ASK,
    CHAPTER,
    ONE_LIE,
    PETS,
    PLANS,
    PREDATOR,
    TYPE,
    TYPES,
    YES_NO,
    bet,
    ending,
    open_page,
    settings,
    stories,
)


def offers(chosen):
    return CHAPTER.panels(chosen, CHAPTER.run(chosen))[1]


def labels(panel, step):
    return [s["label"]["text"] for s in panel.frames[step] if "label" in s]


def test_what_the_optimum_saves_is_a_share_of_greedys_questions():
    chosen = settings(PLANS, find=TYPE)
    record = CHAPTER.run(chosen)
    greedy, best = record.greedy.expected, record.best.plan.expected
    assert f"{(greedy - best) / greedy:.1%}" == "10.3%"
    assert "10.3% fewer" in bet(chosen).reason and "11.4" not in bet(chosen).reason


@pytest.mark.parametrize("find", ["The animal", TYPE])
def test_a_type_that_is_known_leaves_no_question_the_best(find):
    chosen = settings(find=find, prior=TYPES, animal="scorpion")
    record = CHAPTER.run(chosen)
    last = record.play.n_turns
    assert record.play.ending is Ending.FOUND
    assert labels(offers(chosen), last) == ["nothing is left to find out"]


def test_a_tie_says_that_no_question_tells_them_apart():
    chosen = settings(animal="lion")
    last = CHAPTER.run(chosen).play.n_turns
    assert labels(offers(chosen), last) == ["no question tells them apart"]


def test_a_machine_misled_by_a_lie_is_sure_and_wrong():
    chosen = settings(animal="dolphin", lie_at=1)
    said, _ = ending(chosen)
    assert "Sure, and wrong" in said and "Found." not in said and "lucky" not in said
    assert "The machine says the **penguin**, but it was the **dolphin**." in said
    found = bet(chosen)
    assert "stop" in found.question and "needed" not in found.reason
    assert "wrong answer" in found.reason
    assert labels(offers(chosen), CHAPTER.run(chosen).play.n_turns) == [
        "sure, and wrong"
    ]


def test_a_lie_that_leads_to_the_right_type_is_not_wrong():
    for animal in NAMES:
        chosen = settings(animal=animal, find=TYPE, lie_at=1)
        record = CHAPTER.run(chosen)
        said, _ = ending(chosen)
        if record.play.ending is not Ending.FOUND:
            continue
        row = record.play.possible[-1].argmax()
        same = record.game.goal_of[row] == record.game.goal_of[record.secret]
        assert ("Sure, and wrong" in said) == (not same)


def test_luck_is_named_only_where_no_answer_may_be_false():
    assert re.search(r"\((lucky|unlucky|as expected)\)", ending(settings())[0])
    for chosen in (settings(lies=ONE_LIE), settings(animal="dolphin", lie_at=1)):
        said, _ = ending(chosen)
        assert "lucky" not in said
        assert "Where an answer may be false, the difference is not luck alone" in said


def test_only_the_animal_in_play_is_odd():
    said, _ = ending(settings(animal="scorpion", find=TYPE, prior=TYPES))
    assert "octopus" not in said.replace("octopus and", "")
    assert "they are arms" in ending(settings(animal="octopus"))[0]


def test_a_running_game_ends_openly():
    said, _ = ending(settings(ASK, turns=((PREDATOR, 0),)))
    assert "That is still open" in said and "not over" not in said


def test_small_amounts_can_be_read():
    chosen = settings(PLANS, find=TYPE, legs=YES_NO, prior=PETS)
    for line in stories(chosen):
        assert not re.search(r"\de-\d", line), line
        assert " 0.0%" not in line
        assert not re.search(r"under 0.001 bits left on average; no game", line)
    assert "fewer than one game in a billion still runs" in stories(chosen)[-1]
    assert plan_words._few(0.0) == "0 bits" and plan_words._few(1.0) == "1 bit"


def test_nothing_ever_removes_one_bits():
    for animal in NAMES[:30]:
        for line in stories(settings(animal=animal)):
            assert not re.search(r"(?<![\d.])1 bits", line)


def test_the_verdict_on_greedy_fits_what_it_misses():
    assert "**Greedy nearly wins.**" in ending(settings(PLANS, legs=YES_NO))[0]
    assert "**Greedy loses.**" in ending(settings(PLANS, find=TYPE))[0]


def test_a_moral_is_drawn_only_where_some_are_faster():
    for chosen in (settings(PLANS, legs=YES_NO), settings(PLANS, find=TYPE)):
        record = CHAPTER.run(chosen)
        more = record.greedy.rows - record.best.plan.rows
        said = ending(chosen)[0]
        assert ("judged by its average" in said) == bool((more < -1e-9).any())
        assert "for 0 fewer" not in said


@pytest.mark.parametrize("prior", [ALIKE, PETS, TYPES])
def test_an_average_that_is_weighted_is_called_so(prior):
    said, _ = ending(settings(PLANS, prior=prior))
    assert ("averages here are weighted" in said) == (prior != ALIKE)


def test_priors_are_explained_with_the_weights_they_have():
    explained = dict(SYMBOLS)
    assert f"{PET_WEIGHT:g} times as likely" in explained[f"likely beforehand: {PETS}"]
    assert "7 types" in says_of(TYPES) and "13 domestic" in says_of(PETS)
    assert "weighed" in explained["E"]
    app = open_page(prior=PETS)
    assert "13 domestic animals is 3 times" in " ".join(c.value for c in app.caption)


def test_the_floor_means_what_it_is_for_both_kinds_of_questions():
    meaning = dict(SYMBOLS)["floor"]
    assert "Huffman" in meaning and "number of legs" in meaning
    assert "less what it can tell beyond 1" in meaning
