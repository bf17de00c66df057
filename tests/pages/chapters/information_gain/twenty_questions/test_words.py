"""Twenty questions: what is said is so."""

import re

from engines.decision_trees import Ending
from pages.chapters.information_gain.twenty_questions.plans_compared import words
from pages.chapters.information_gain.twenty_questions.record import (
    ALIKE,
    ANIMAL,
    ASK,
    DUEL,
    MINE,
    NAMES,
    ONE_LIE,
    PET_WEIGHT,
    PETS,
    PLANS,
    TYPE,
    TYPES,
    YES_NO,
)
from pages.chapters.information_gain.twenty_questions.words import SYMBOLS, says_of
from tests.pages.app import texts
from tests.pages.chapters.information_gain.twenty_questions.playing import (
    LEGS,
    PREDATOR,
    labels,
    open_page,
    played,
)


def test_what_the_optimum_saves_is_a_share_of_greedys_questions():
    game = played(PLANS, find=TYPE)
    greedy, best = game.record.greedy.expected, game.record.best.plan.expected
    assert f"{(greedy - best) / greedy:.1%}" == "10.3%"
    assert "10.3% fewer" in game.bet.reason and "11.4" not in game.bet.reason


def said_in_place_of_bars(game):
    return labels(game.panel(1), game.record.play.n_turns)


def test_a_type_that_is_known_leaves_no_question_the_best():
    for find in (ANIMAL, TYPE):
        game = played(find=find, prior=TYPES, animal="scorpion")
        assert game.record.play.ending is Ending.FOUND
        assert said_in_place_of_bars(game) == ["nothing is left<br>to find out"]


def test_a_tie_says_that_no_question_tells_them_apart():
    game = played(animal="lion")
    assert said_in_place_of_bars(game) == ["no question<br>tells them apart"]


def test_a_machine_misled_by_a_lie_is_sure_and_wrong():
    game = played(animal="dolphin", lie_at=1)
    said, bet = game.ending, game.bet
    assert "Sure, and wrong" in said and "Found." not in said and "lucky" not in said
    assert "The machine says the **penguin**, but it was the **dolphin**." in said
    assert "stop" in bet.question and "needed" not in bet.reason
    assert "wrong answer" in bet.reason
    assert said_in_place_of_bars(game) == ["sure, and wrong"]


def test_a_lie_that_leads_to_the_right_type_is_not_wrong():
    for animal in NAMES:
        game = played(animal=animal, find=TYPE, lie_at=1)
        record = game.record
        if record.play.ending is not Ending.FOUND:
            continue
        row = record.play.possible[-1].argmax()
        same = record.game.goal_of[row] == record.game.goal_of[record.secret]
        assert ("Sure, and wrong" in game.ending) == (not same)


def test_luck_is_named_only_where_no_answer_may_be_false():
    assert re.search(r"\((lucky|unlucky|as expected)\)", played().ending)
    for values in ({"lies": ONE_LIE}, {"animal": "dolphin", "lie_at": 1}):
        said = played(**values).ending
        assert "lucky" not in said
        assert "where an answer may be false the difference is not luck alone" in said


def test_only_the_animal_in_play_is_odd():
    said = played(animal="scorpion", find=TYPE, prior=TYPES).ending
    assert "octopus" not in said.replace("octopus and", "")
    assert "they are arms" in played(animal="octopus").ending


def test_a_running_game_ends_openly():
    said = played(ASK, turns=((PREDATOR, 0),)).ending
    assert "That is still open" in said and "not over" not in said


def test_small_amounts_can_be_read():
    lines = played(PLANS, find=TYPE, legs=YES_NO, prior=PETS).stories
    for line in lines:
        assert not re.search(r"\de-\d", line), line
        assert " 0.0%" not in line
        assert not re.search(r"under 0.001 bits left on average; no game", line)
    assert "fewer than one game in a billion still runs" in lines[-1]
    assert words._bits(0.0) == "0 bits" and words._bits(1.0) == "1 bit"


def test_nothing_ever_removes_one_bits():
    for animal in NAMES[:30]:
        for line in played(animal=animal).stories:
            assert not re.search(r"(?<![\d.])1 bits", line)


def test_the_verdict_on_greedy_fits_what_it_misses():
    assert "**Greedy nearly wins:**" in played(PLANS, legs=YES_NO).ending
    assert "**Greedy loses:**" in played(PLANS, find=TYPE).ending


def test_a_moral_is_drawn_only_where_some_are_faster():
    for values in ({"legs": YES_NO}, {"find": TYPE}):
        game = played(PLANS, **values)
        more = game.record.greedy.rows - game.record.best.plan.rows
        judged = "judged by its average" in game.ending
        assert judged == bool((more < -1e-9).any())
        assert "for 0 fewer" not in game.ending


def test_an_average_that_is_weighted_is_called_so():
    for prior in (ALIKE, PETS, TYPES):
        said = played(PLANS, prior=prior).ending
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


# --- sentences that were false: shared/cases/sentences.md ---------------------------


def test_nobody_is_said_to_lie_where_nobody_may():
    for game in (
        played(animal="crab", find=TYPE),
        played(ASK, find=TYPE, turns=((15, 1),)),
    ):
        said = " ".join(game.stories)
        assert "lie" not in said
        assert "rise from" in said and "what is left is more mixed" in said


def test_a_lie_that_may_be_comes_with_its_chance():
    game = played(MINE, find=TYPE, lies=ONE_LIE, turns=((15, 1),))
    assert "that an answer was a lie has a chance of 3.9%" in game.stories[1]


def test_an_answer_is_judged_by_what_it_leaves_not_by_its_surprise():
    bet = played(MINE, find=TYPE, turns=((LEGS, 2),)).bet
    assert bet.answer == "yes" and not bet.wins("no")
    assert "no has a chance of 18%, surprises by 2.441 bits and leaves" in bet.reason
    assert "another one leaves less" in bet.reason


def test_of_the_type_the_evenness_of_a_split_is_not_said_to_decide():
    reason = played(DUEL, find=TYPE, number=6).bet.reason
    assert "equal parts" not in reason and "not how even the split is" in reason
    assert "of the animal" in played(DUEL).bet.reason


def test_what_removes_nothing_removes_no_rounding():
    game = played(ASK, turns=((4, 0), (9, 0)))
    assert (
        "the bits missing stay at 4.585. Your question promised to remove 0 bits"
        in (game.stories[2])
    )


def test_unanswered_questions_are_no_bad_luck():
    not_sure = ((12, 1), (6, None), (15, 0), (0, None), (1, 0), (4, 1), (5, 0))
    said = played(MINE, turns=not_sure).ending
    assert "7 questions, 5 of them answered" in said
    assert "the promises of those answered, added up, are 5.874 (lucky)" in said


def test_a_lie_that_comes_too_late_is_said_to():
    game = played(lie_at=9)
    assert "at question 9, but the game was over after 5 questions" in game.ending
    caption = " ".join(c.value for c in open_page(lie_at=9).caption)
    assert "question 9, if it comes to it, with a lie" in caption


def test_what_is_left_is_possible():
    app = open_page(game=MINE, turns="~".join(f"{q}.0" for q in range(16)))
    assert "101 animals are possible" in texts(app)
