"""A table of the learner's own is asked like the others."""

from dataclasses import replace

import pytest

from engines.datasets import load
from engines.decision_trees import rank_questions, with_row_numbers
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.own import in_words
from pages.chapters.information_gain.which_question.presets import PRESETS
from pages.chapters.information_gain.which_question.record import (
    GROW,
    LUCK,
    RANK,
    TREES,
)
from tests.pages.app import fine, texts, written
from tests.pages.chapters.information_gain.which_question.asking import (
    KEY,
    PARTS,
    UNTIL_THEN,
    open_chapter,
    paste,
    press,
    record_table,
    skip,
)
from tests.pages.looking import settings_at, shown_record
from tests.pages.words.test_literal import bare

HOSTILE = """\
**mood**,`code`,<b>tag</b>,$x_1$
:red[a],<img src=x onerror=alert(1)>,[l](http://e.vil),yes
:red[b],<script>alert(1)</script>,![i](http://e.vil/x.png),no
:red[a],=cmd(),:material/home:,yes
:red[b],$\\LaTeX$,-->,no
"""


MORNINGS = "hours,breakfast,mood\n" + "\n".join(
    f"{hours},{'bread' if hours % 2 else 'fruit'},{'good' if hours > 6 else 'grumpy'}"
    for hours in [*range(3, 12), *range(3, 12)]
)


@pytest.mark.parametrize("part", [RANK, GROW, LUCK, TREES])
def test_an_own_table_is_asked_like_the_others(part):
    app = paste(MORNINGS, ig_question_part=part)
    assert "here are the fourteen days" not in texts(app)
    if part == GROW:
        press(app, "finish")
    shown = texts(skip(app))
    assert "How it ends." in shown and "differs from" not in shown
    assert not any(name.endswith("_cells") for name in app.query_params)


def test_numbers_of_an_own_table_are_asked_at_their_best_cut():
    app = paste(MORNINGS)
    shown = app.dataframe[1].value["hours"]  # after the preview
    assert list(shown.unique()) == [str(hours) for hours in range(3, 12)]
    table = record_table(skip(app))
    assert table["question"].to_list() == ["hours", "breakfast"]
    assert float(table["cut"][0]) == 6.5 and table["gain (bits)"][0] > 0.99
    assert not any(name.endswith(("_at", "_column")) for name in app.query_params)


def test_numbers_of_an_own_table_can_be_cut_into_three_parts():
    app = paste(MORNINGS)
    assert "hours: cut at 5.5 and 8.5." in texts(app)
    assert "Numbers are asked about at their best cut." in texts(app)
    in_parts = "In words or parts"
    (ways,) = [w for w in app.get("button_group") if w.key == f"{KEY}_cut"]
    fine(ways.set_value(in_parts).run())
    assert "asked about in parts of nearly equal size; you can" in texts(app)
    assert "Numbers are asked about at their best cut." not in texts(app)
    table = shown_record(app, CHAPTER).settings.table
    assert [*dict.fromkeys(table.column("hours"))] == ["≤ 5.5", "5.5 to 8.5", "> 8.5"]
    assert record_table(skip(app))["question"].to_list() == ["hours", "breakfast"]


THREE = "name,colour,answer\nann,red,yes\nbob,red,no\ncid,blue,yes\n"


def test_a_column_of_ones_own_that_differs_in_every_row_has_no_dead_button():
    app = paste(THREE)
    assert "A name or number for every row: “name”" in bare(texts(app))
    asked = next(w for w in app.multiselect if w.label == "Columns to ask about")
    fine(asked.set_value(["name", "colour"]).run())
    shown = texts(skip(app))
    assert "“name” has another answer in every row" in shown
    assert "Leave it out under “Columns to ask about”." in shown
    assert "The trap." not in shown
    assert not [button for button in app.button if button.key == f"{KEY}_remedy"]


def test_the_trap_of_added_numbers_is_told_beside_a_column_of_names():
    app = paste(THREE, ig_question_numbers="A column to ask")
    asked = next(w for w in app.multiselect if w.label == "Columns to ask about")
    fine(asked.set_value(["name", "colour"]).run())
    shown = texts(skip(app))
    assert "**The trap.** “Row”" in shown and "“name” has another answer in" in shown
    fine(app.button(key=f"{KEY}_remedy").click().run())
    assert "The trap." not in texts(app)


def test_a_column_of_the_learners_own_that_numbers_the_rows_is_no_trap_of_ours():
    rows = "".join(f"{n},{n % 2},{'yes' if n % 3 else 'no'}\n" for n in range(1, 9))
    app = paste(f"Row,a,k\n{rows}")
    asked = next(w for w in app.multiselect if w.label == "Columns to ask about")
    numbers = next(w for w in app.multiselect if w.label == "Columns read as numbers")
    fine(numbers.set_value([]).run())
    fine(asked.set_value(["Row", "a"]).run())
    shown = texts(skip(app))
    assert "“Row” has another answer in every row" in shown and "The trap." not in shown
    assert not [button for button in app.button if button.key == f"{KEY}_remedy"]


def test_counts_of_classes_that_are_numbers_are_told_apart():
    rows = "\n".join(f"{n * 1.5},{n % 3 + 1}" for n in range(12))
    shown = bare(texts(paste(f"x,k\n{rows}\n")))
    assert "4 × “1”, 4 × “2”, 4 × “3”" in shown
    assert "holds numbers: each of its 3 different ones" in shown


def story(table, step):
    """Return what "Rank" says of a table at a step."""
    ranked = PARTS[RANK].run(replace(settings_at(CHAPTER), table=table))
    return " ".join(PARTS[RANK].story(ranked, step))


def test_one_row_and_one_bag_are_singular():
    days = load("fourteen_days")
    assert "there is 1 day: " in story(days.take([0]), 0)
    assert "the day falls into 1 bag: " in story(days.take([0]), 1)
    numbered = with_row_numbers(days.take(range(7)), "Day")
    shown = story(numbered, 1)
    assert "and 1 more." in shown and "bags more" not in shown


def test_a_column_of_one_number_is_not_said_to_be_cut():
    app = paste("same,x,k\n5,a,p\n5,b,q\n5,a,q\n5,b,p\n")
    asked = next(w for w in app.multiselect if w.label == "Columns to ask about")
    fine(asked.set_value(["same", "x"]).run())
    assert "same: not cut, one part only." in texts(app)


def test_the_observation_of_the_eight_days_is_true():
    before = rank_questions(load("eight_days"))
    for question in before.questions:
        assert (question.impurities < before.before).all()
    (preset,) = [p for p in PRESETS if p.name == "Eight days"]
    assert "here every bag they make is less mixed" in preset.observe


@pytest.mark.parametrize("part", [RANK, GROW, LUCK, TREES])
def test_hostile_words_of_an_own_table_are_only_words(part):
    header, rows = HOSTILE.split("\n", 1)
    app = paste(f"{header}\n{rows}{rows}", ig_question_part=part)
    if part == GROW:
        press(app, "finish")
    if part in (LUCK, TREES):  # all questions tell all, so ranks are no bet
        skip(app)
    shown = written(app)  # the story is text and never Markdown
    for harm in ("<img", "<script", ":red[a]", "[l](", "![i](", "`code`", "**mood**"):
        assert harm not in shown
    assert "How it ends." in shown


def test_changed_cells_of_an_own_table_stay_out_of_the_link():
    app = paste(MORNINGS, ig_question_cells="0.0.1")
    assert "ig_question_cells" not in app.session_state["shared"]


def test_beside_the_choice_it_is_said_that_a_table_is_missing_or_why_it_is_refused():
    assert UNTIL_THEN not in texts(open_chapter())
    assert UNTIL_THEN not in texts(paste(MORNINGS))
    shown = texts(paste("just one line of words"))
    assert UNTIL_THEN not in shown
    assert "Until it can be used, you see Fourteen days" in shown


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        (("45%", "7%", "80%", "20%"), "> 62.5%"),
        (("$924,500", "$1,664,500", "$3,645,000", "$12,000"), "> $2,654,750"),
        (("-5 °C", "1 °C", "0 °C"), "≤ −2.5\u00a0°C"),
        (("-$5", "$1", "$0"), "≤ −$2.5"),
        (("1995", "2005", "2015"), "≤ 2000"),
    ],
)
def test_a_bags_name_has_the_unit_of_the_learners_numbers(cells, name):
    rows = "\n".join(
        f"{cell};{'yes' if at % 2 else 'no'}" for at, cell in enumerate(cells)
    )
    app = paste(f"number;answer\n{rows}\n")
    asked = next(w for w in app.multiselect if w.label == "Columns read as numbers")
    assert asked.value == ["number"]
    column, words = in_parts(app)
    assert name in words
    (ways,) = [w for w in app.get("button_group") if w.key == f"{KEY}_cut"]
    assert column in shown_record(app, CHAPTER).settings.table.columns
    fine(ways.set_value("In words or parts").run())
    assert column in shown_record(app, CHAPTER).settings.table.columns  # one name


def in_parts(app):
    """Return the name of the first column, and its parts in words."""
    table, units = (
        app.session_state[f"{KEY}_own_{what}"] for what in ("table", "units")
    )
    table = in_words(table, units)
    return table.columns[0], table.column(table.columns[0])


def test_of_a_table_of_ones_own_no_link_claims_to_hold_all():
    app = paste(MORNINGS)
    app.session_state[f"{KEY}_home"] = True
    assert "Your own table is not in it" in texts(fine(app.run()))
    (table,) = [box for box in app.selectbox if box.key == f"{KEY}_table"]
    shown = texts(fine(table.set_value("Fourteen days of tennis").run()))
    assert "This very state, step included, as a link:" in shown
    assert "Your own table is not in it" not in shown
