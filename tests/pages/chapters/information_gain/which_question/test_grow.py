"""A tree of one's own: asked, undone, in a link, read aloud for a new row."""

from dataclasses import replace

import pytest

from engines.datasets import load
from engines.decision_trees import grow_id3
from pages.chapters.information_gain.which_question import record
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.grow import growths, new_row
from pages.chapters.information_gain.which_question.grow.rule import Growing
from pages.chapters.information_gain.which_question.record import GROW
from tests.pages.app import fine, texts
from tests.pages.chapters.information_gain.which_question.asking import (
    KEY,
    PARTS,
    agrees,
    open_chapter,
    press,
    record_table,
    skip,
)
from tests.pages.looking import settings_at


def grow(**query):
    return open_chapter(ig_question_part=GROW, **query)


def test_a_tree_is_asked_question_by_question_and_undone():
    app = grow()
    assert "All 14 days lie in one bag" in texts(app)
    fine(app.selectbox(key=f"{KEY}_ask").set_value("Temperature").run())
    press(app, "do")
    shown = texts(app)
    assert "Question 1: Temperature?" in shown
    assert "Outlook would have gained 0.246750 − 0.029223 = 0.217527 bits more" in shown
    press(app, "machine")
    assert "Question 2: Outlook?" in texts(app)
    press(app, "undo")
    assert "Question 1: Temperature?" in texts(app)
    press(app, "finish")
    shown = texts(app)
    assert "The tree is finished." in shown and "nothing is left" in shown
    press(app, "over")
    assert "All 14 days lie in one bag" in texts(app)


def test_the_machine_finishes_quinlans_tree():
    app = press(grow(), "finish")
    assert "The tree has 5 leaves, depth 2 and 3 questions, as many as" in texts(app)
    assert "it is never wrong" in texts(app)
    removed = record_table(app)["removed"].to_list()
    assert removed == pytest.approx([0.246750, 0.346768, 0.346768], abs=5e-7)


def test_a_link_carries_the_tree_and_the_new_row():
    app = grow(ig_question_tree="0.0~1.2~3.3", ig_question_row="0.2~3.1")
    assert "Question 3" not in texts(app)  # the step is a parameter of its own
    shown = texts(skip(app))
    assert "Outlook is Rain; Wind is Strong. So the tree says **Play: No**" in shown


def test_a_new_row_is_read_aloud_and_an_unheard_answer_falls_back():
    app = press(grow(), "finish")
    fine(app.selectbox(key=f"{KEY}_row_0").set_value("Overcast").run())
    assert "Outlook is Overcast. So the tree says **Play: Yes**" in texts(app)
    fine(app.selectbox(key=f"{KEY}_row_0").set_value(new_row.UNHEARD).run())
    assert "which no row there ever answered" in texts(app)


@pytest.mark.parametrize(
    ("text", "kept"), [("0.0~7.1", 1), ("9.9", 0), ("x", 0), ("0.0~0.1", 1)]
)
def test_a_tree_that_cannot_be_asked_is_cut_and_named(text, kept):
    app = grow(ig_question_tree=text)
    assert "Part of this link could not be used" in texts(app)
    assert len(app.session_state[f"{KEY}_tree"]) == kept


def test_another_table_starts_a_new_tree():
    app = press(grow(), "finish")
    table = app.selectbox(key=f"{KEY}_table")
    fine(table.set_value("Contact lenses (24 patients)").run())
    assert "All 24 patients lie in one bag" in texts(app)


def test_the_learners_tree_grows_once_and_not_again_without_a_change(
    monkeypatch, nothing_kept
):
    grown, grow_tree = [], growths.grow_id3

    def counted(*args, picks=(), **named):
        grown.append(picks)
        return grow_tree(*args, picks=picks, **named)

    monkeypatch.setattr(growths, "grow_id3", counted)
    app = grow(ig_question_tree="0.0~1.2")
    # Ours, how the machine would finish it, and the machine's own.
    assert [len(picks) for picks in grown] == [2, 2, 0]
    fine(app.run())
    assert len(grown) == 3


def test_a_changed_cell_keeps_the_part_of_the_tree_that_still_holds():
    table = load("fourteen_days")
    picks = ((0, "Outlook"), (1, "Humidity"), (3, "Wind"))
    assert growths.possible(Growing(table, "gain", "answer"), picks) == picks
    sunny = (("Sunny", *table.rows[2][1:]), *table.rows[3:])
    pure = replace(table, rows=(*table.rows[:2], *sunny)).take(range(3))
    assert growths.possible(Growing(pure, "gain", "answer"), picks) == ()


def test_rows_in_play_are_marked_and_come_first():
    app = grow(ig_question_tree="0.0~1.2", ig_question_step="1")
    tables = [frame.value for frame in app.dataframe]
    table = next(table for table in tables if "in play" in table)
    assert table["in play"].to_list() == ["●"] * 5 + [""] * 9
    assert set(table["Outlook"][:5]) == {"Sunny"}


def test_every_books_balance_to_the_last_question():
    for table in record.WORDS:
        for by, criterion in record.NAMES.items():
            picks = growths.as_picks(grow_id3(table, criterion=criterion))
            how = {"table": table.label, "by": by, "tree": picks}
            found = PARTS[GROW].run(settings_at(CHAPTER, part=GROW, **how))
            assert agrees(GROW, found)
            found.removed[0] += 1e-3
            assert not agrees(GROW, found)
