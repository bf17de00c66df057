"""The questions ranked: published gains, ties, traps, and a cell that was changed."""

import re
from dataclasses import replace

import pytest

from pages.chapters.information_gain.which_question import record
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.record import (
    GROW,
    RANK,
)
from tests.pages.app import fine, texts
from tests.pages.chapters.information_gain.which_question.asking import (
    KEY,
    PARTS,
    agrees,
    gains,
    open_chapter,
    skip,
)
from tests.pages.looking import settings_at


def test_the_gains_of_the_fourteen_days_are_the_published_ones():
    found = gains(open_chapter())
    assert found == pytest.approx(
        {
            "Outlook": 0.246750,
            "Temperature": 0.029223,
            "Humidity": 0.151836,
            "Wind": 0.048127,
        },
        abs=5e-7,
    )


def test_the_gains_of_the_eight_days_are_those_of_the_study_note():
    found = gains(open_chapter(ig_question_table="Eight days of tennis"))
    assert found == pytest.approx({"Weather": 0.265712, "Wind": 0.158868}, abs=5e-7)


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("Gain", "Best by information gain: Outlook**, with 0.246750"),
        ("Gain ratio", "Best by gain ratio: Outlook**, with 0.156428"),
        ("Misclassification", "Outlook and Humidity are equally good: 0.071429"),
    ],
)
def test_each_criterion_names_its_question(by, said):
    app = open_chapter(ig_question_by=by, ig_question_step="5")
    assert said in texts(app)


def test_the_ending_tells_what_every_criterion_would_ask():
    shown = texts(skip(open_chapter()))
    assert "Gain ratio asks **Outlook**: 0.156428" in shown
    assert "Misclassification gain asks **Outlook or Humidity** (a tie)" in shown


def test_the_row_number_wins_and_the_remedy_leaves_it_out():
    app = open_chapter(ig_question_numbers="A column to ask")
    shown = texts(skip(app))
    assert "Information gain asks **Day**: 0.940286" in shown
    assert "Gain ratio asks **Day**: 0.246966" in shown
    assert "The trap." in shown and "3.807355 bits" in shown
    fine(app.button(key=f"{KEY}_remedy").click().run())
    assert "The trap." not in texts(skip(app))


def test_a_tie_is_right_either_way():
    for guess in ("Outlook", "Humidity"):
        app = open_chapter(ig_question_by="Misclassification")
        app.radio(key=f"{KEY}_bet_guess").set_value(guess).run()
        fine(app.button(key=f"{KEY}_bet_place").click().run())
        assert "Right." in texts(app)


def test_the_best_question_is_among_the_options_of_every_bet():
    for table in record.TABLES:
        for title, part in PARTS.items():
            for by in record.NAMES:
                named = {"by": by} if title in (RANK, GROW) else {}
                chosen = settings_at(CHAPTER, part=title, table=table, **named)
                bet = part.bet(part.run(chosen))
                if bet:
                    assert bet.answer in bet.options
                    assert bet.wins(bet.answer)
                    assert not all(bet.wins(option) for option in bet.options)


# --- second opinions ----------------------------------------------------------------


@pytest.mark.parametrize("table", record.WORDS, ids=lambda table: table.name)
@pytest.mark.parametrize("by", record.NAMES)
def test_scores_are_counted_again_by_every_criterion(by, table):
    found = PARTS[RANK].run(settings_at(CHAPTER, table=table.label, by=by))
    assert agrees(RANK, found)
    asked = PARTS[RANK].reference(found)
    assert asked.difference <= asked.allowed


@pytest.mark.parametrize("by", ["Gain ratio", "Gini", "Misclassification"])
def test_a_wrong_score_is_noticed(by):
    found = PARTS[RANK].run(settings_at(CHAPTER, by=by))
    first, *others = found.ranking.questions
    wrong = replace(first, gain=first.gain + 1e-3, score=first.score + 1e-3)
    ranking = replace(found.ranking, questions=(wrong, *others))
    assert not agrees(RANK, replace(found, ranking=ranking))
    if by != "Gini":  # scikit-learn is asked for no Gini gains
        asked = PARTS[RANK].reference(replace(found, ranking=ranking))
        assert asked.difference > asked.allowed


def test_scores_that_differ_are_drawn_with_digits_that_differ():
    """Two gain ratios of the votes are alike in three decimals."""
    congress = next(label for label in record.TABLES if "Congress" in label)
    found = PARTS[RANK].run(settings_at(CHAPTER, table=congress, by="Gain ratio"))
    _, bars = PARTS[RANK].panels(found)
    shown = [s["label"]["text"] for s in bars.frames[-1] if "label" in s]
    scores = [re.search(r"<b>([\d.]+)</b>", text)[1] for text in shown]
    assert len({*scores}) == len(scores) == 16


# --- changed cells ------------------------------------------------------------------


def test_a_changed_cell_moves_the_gains_and_lives_in_the_link():
    app = open_chapter(ig_question_cells="0.4.1~1.4.1")  # days 1 and 2: Play is Yes
    assert gains(app)["Outlook"] != pytest.approx(0.246750, abs=1e-3)
    assert "11 Yes" in texts(app)
    assert app.pills(key=f"{KEY}_preset").value is None
    fine(app.button(key=f"{KEY}_cells_reset").click().run())
    assert "9 Yes" in texts(app)
    assert app.pills(key=f"{KEY}_preset").value == "Fourteen days"


@pytest.mark.parametrize("text", ["0.4", "a.b.c", "99.0.0", "0.9.0", "0.4.7", "-1.0.0"])
def test_a_bad_cell_in_a_link_is_named_and_left_out(text):
    app = open_chapter(ig_question_cells=text)
    assert "Part of this link could not be used" in texts(app)
    assert "9 Yes" in texts(app)


def test_a_preset_puts_changed_cells_back():
    app = open_chapter(ig_question_cells="0.4.1")
    fine(app.pills(key=f"{KEY}_preset").set_value("Fourteen days").run())
    assert "9 Yes" in texts(app)
