"""Twenty questions, watched and answered: what is told is what happened."""

import numpy as np

from engines.decision_trees import Ending
from pages.chapters.information_gain.twenty_questions import speech
from pages.chapters.information_gain.twenty_questions.record import (
    MINE,
    ONE_LIE,
    TYPE,
)
from pages.chapters.information_gain.twenty_questions.speech import SPOKEN, spoken
from tests.pages.app import fine, texts
from tests.pages.chapters.information_gain.twenty_questions.playing import (
    ALL_NOT_SURE,
    KEY,
    LEGS,
    MILK,
    ZOO,
    click,
    open_page,
    played,
)


def test_the_machine_finds_the_platypus_and_every_answer_is_told():
    game = played()
    record, lines = game.record, game.stories
    assert len(lines) == record.play.n_turns + 1
    assert "101 animals are possible; 6.658 bits" in lines[0]
    for t, (question, answer) in enumerate(record.play.turns):
        asked = record.game.questions[question]
        assert spoken(asked) in lines[t + 1]
        assert f"**{speech.answered(asked, answer)}**" in lines[t + 1]
        before, after = record.play.n_possible[t : t + 2]
        assert f"of {before} possible animals {after} remain" in lines[t + 1]
    assert "It is the **platypus**" in game.ending


def test_ten_predators_are_an_honest_tie_that_names_them_all():
    game = played(animal="lion")
    assert "An honest tie" in game.ending and "10 animals" in game.ending
    for name in ("lion", "wolf", "boar", "polecat"):
        assert name in game.ending
    assert "3.322 bits cannot be asked for" in game.ending
    assert game.part.remedy(game.record) is None


def test_a_lie_nobody_expects_hides_the_animal_and_the_remedy_finds_it():
    game = played(animal="dolphin", lie_at=1)
    assert "nobody allowed for one" in game.ending
    assert "the dolphin was ruled out" in game.ending
    assert "**(a lie)" not in game.ending and "(a lie)" in game.stories[1]
    remedy = game.part.remedy(game.record)
    assert remedy.values == {"lies": ONE_LIE}
    mended = played(animal="dolphin", lie_at=1, **remedy.values)
    assert mended.part.remedy(mended.record) is None
    assert "dolphin and porpoise" in mended.ending
    assert "Because one was allowed" in mended.ending


def test_a_true_game_needs_fewer_questions_than_one_with_a_lie():
    honest, wary = played().record, played(lies=ONE_LIE).record
    assert honest.play.n_turns < wary.play.n_turns


def test_the_type_is_enough_where_the_type_is_asked():
    said = played(animal="lion", find=TYPE).ending
    assert "**mammal** (type)" in said and "are of this type" in said


# --- it guesses yours ---------------------------------------------------------------


def test_a_whole_game_is_played_by_buttons():
    app = open_page(game=MINE)
    row = dict(zip(ZOO.columns, ZOO.rows[ZOO.row_names.index("girl")], strict=True))
    for _ in range(20):
        asked = [line.value for line in app.markdown if "Question " in line.value]
        question = next(text for text in asked if "?**" in text)
        name = next(name for name, text in SPOKEN.items() if text in question)
        answers = ("0", "2", "4", "5", "6", "8") if name == "legs" else ("yes", "no")
        app = click(app, f"answer_{answers.index(row[name])}")
        if "it is the **girl**" in texts(app):
            break
    assert "it is the **girl**" in texts(app)
    assert "**Found.** It is the **girl**" in texts(app)
    assert "The table says “predator of the girl: yes”" in texts(app)


def test_undo_takes_one_answer_back_and_start_anew_all():
    app = click(click(open_page(game=MINE), "answer_1"), "answer_0")
    assert "Question 3." in texts(app)
    app = click(app, "take_back")
    assert "Question 2." in texts(app) and "Question 3." not in texts(app)
    app = click(app, "anew")
    assert "Question 1." in texts(app)
    assert not [b for b in app.button if b.key == f"{KEY}_take_back"]


def test_not_sure_goes_on_with_another_question():
    app = click(open_page(game=MINE), "answer_not_sure")
    said = texts(app)
    assert "Question 2." in said and "How many legs does it have?**" not in said
    assert "Not to be sure tells nothing" in said


def test_only_not_sure_runs_out_of_questions():
    said = played(MINE, turns=ALL_NOT_SURE).ending
    assert "Out of questions" in said and "101 animals are left" in said


def test_answers_that_fit_no_animal_name_the_nearest_one():
    game = played(MINE, turns=((MILK, 0), (LEGS, 3)))
    assert game.record.play.ending is Ending.CONTRADICTION
    assert "A contradiction" in game.ending and "nearest are " in game.ending
    assert "you said" in game.ending and "no animal" in game.stories[2].lower()
    rows = game.part.table(game.record).rows
    assert all(np.isfinite(row[-1]) for row in rows)


def test_after_the_game_the_table_is_compared_with_the_answers():
    app = open_page(game=MINE, turns="12.6~2.2")  # eight legs, no eggs: the scorpion
    assert "it is the **scorpion**" in texts(app)
    said = texts(think_of(app, "crab"))
    assert "You: 8 legs. The table: 4 legs." in said
    assert "a crab walks on eight" in said and "the machine believes its table" in said
    said = texts(think_of(app, "scorpion"))
    assert "The scorpion fits all your answers." in said


def think_of(app, animal):
    return fine(app.selectbox(key=f"{KEY}_thought").set_value(animal).run())


def test_what_was_thought_of_is_in_the_link_and_gone_with_the_game():
    app = think_of(open_page(game=MINE, turns="12.6~2.2"), "crab")
    assert app.query_params[f"{KEY}_thought"] == "crab"
    again = open_page(game=MINE, turns="12.6~2.2", thought="crab")
    assert "You: 8 legs. The table: 4 legs." in texts(again)
    app = click(click(click(app, "anew"), "answer_5"), "answer_1")
    assert "it is the **scorpion**" in texts(app)
    assert "The table does not say" not in texts(app)
    assert f"{KEY}_thought" not in app.query_params


def test_what_was_thought_of_changes_no_bet():
    app = click(open_page(game=MINE, turns="12.6~2.2"), "bet_skip")
    said = texts(think_of(app, "crab"))
    assert "How it ends." in said and "Answer: " in said
