"""The chapter "Which question?": its numbers, its moves, its links, its warnings."""

from dataclasses import replace

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import grow_id3, rank_questions, with_row_numbers
from pages.chapters.information_gain.which_question import record
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.grow import controls, growths
from pages.chapters.information_gain.which_question.presets import PRESETS
from pages.chapters.information_gain.which_question.record import (
    GROW,
    LUCK,
    RANK,
    TREES,
)
from tests.pages.app import fine, start, texts
from tests.pages.looking import settings_at
from tests.pages.words.test_literal import bare

KEY = "ig_question"
PARTS = {part.title: part for part in CHAPTER.parts}


def open_chapter(**query):
    return start("information_gain", ig_chapter="Which question?", **query)


def skip(app):
    return fine(app.button(key=f"{KEY}_bet_skip").click().run())


def press(app, name):
    return fine(app.button(key=f"{KEY}_move_{name}").click().run())


def record_table(app):
    return list(app.dataframe)[-1].value


def agrees(part, found):
    opinions = PARTS[part].opinions(found)
    return all(opinion.difference <= opinion.allowed for opinion in opinions)


def gains(app):
    skip(app)
    table = record_table(app)
    return dict(zip(table["question"], table["gain (bits)"], strict=True))


# --- rank ---------------------------------------------------------------------------


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
    assert "The trap." in shown and "3.8074 bits" in shown
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


# --- grow ---------------------------------------------------------------------------


def grow(**query):
    return open_chapter(ig_question_part=GROW, **query)


def test_a_tree_is_asked_question_by_question_and_undone():
    app = grow()
    assert "All 14 days lie in one bag" in texts(app)
    fine(app.selectbox(key=f"{KEY}_ask").set_value("Temperature").run())
    press(app, "do")
    shown = texts(app)
    assert "Question 1: Temperature?" in shown
    assert "Outlook would have gained 0.246750, 0.217527 bits more" in shown
    press(app, "machine")
    assert "Question 2: Outlook?" in texts(app)
    press(app, "undo")
    assert "Question 1: Temperature?" in texts(app)
    press(app, "finish")
    shown = texts(app)
    assert "The tree is finished." in shown and "0.000000 are left" in shown
    press(app, "over")
    assert "All 14 days lie in one bag" in texts(app)


def test_the_machine_finishes_quinlans_tree():
    app = press(grow(), "finish")
    assert "The tree has 5 leaves, depth 2 and 3 questions, as many as" in texts(app)
    assert "wrong 0 times" in texts(app)
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
    fine(app.selectbox(key=f"{KEY}_row_0").set_value(controls.UNHEARD).run())
    assert "which no row here ever answered" in texts(app)


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
    assert [len(picks) for picks in grown] == [2, 0]  # and the machine's own
    fine(app.run())
    assert len(grown) == 2


def test_a_changed_cell_keeps_the_part_of_the_tree_that_still_holds():
    table = load("fourteen_days")
    picks = ((0, "Outlook"), (1, "Humidity"), (3, "Wind"))
    assert growths.possible(table, picks, "gain") == picks
    sunny = (("Sunny", *table.rows[2][1:]), *table.rows[3:])
    pure = replace(table, rows=(*table.rows[:2], *sunny)).take(range(3))
    assert growths.possible(pure, picks, "gain") == ()


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


# --- luck and trees -----------------------------------------------------------------


def test_no_question_of_the_fourteen_days_is_significant():
    app = open_chapter(ig_question_part=LUCK)
    shown = texts(skip(app))
    assert "Not one of the 4 questions of this table is significant" in shown
    assert record_table(app)["p"].iloc[-1] > 0.05


def test_luck_finds_the_row_number_out():
    app = open_chapter(
        ig_question_part=LUCK,
        ig_question_numbers="A column to ask",
        ig_question_about="0",
    )
    shown = texts(skip(app))
    assert "p = 1.0000** for Day" in shown and "row number is found out" in shown


def test_a_biased_shuffle_is_noticed():
    found = PARTS[LUCK].run(settings_at(CHAPTER, part=LUCK, about="Wind"))
    assert agrees(LUCK, found)
    found.test.shuffled[:] += 0.05
    assert not agrees(LUCK, found)


def test_the_three_trees_of_the_fourteen_days():
    app = skip(open_chapter(ig_question_part=TREES))
    table = record_table(app)
    assert table["leaves"].to_list() == [5, 5, 7]
    assert table["errors"].to_list() == [0, 0, 0]
    assert np.allclose(table["gain (bits)"], 0.940286, atol=5e-7)


def test_a_wrong_mean_depth_is_noticed():
    table = load("contact_lenses").label
    found = PARTS[TREES].run(settings_at(CHAPTER, part=TREES, table=table))
    found.questions_a_row[1] += 1e-3
    assert not agrees(TREES, found)


@pytest.mark.parametrize("title", PARTS)
def test_scikit_learn_agrees_about_every_table(title):
    for table in record.WORDS:
        chosen = settings_at(CHAPTER, part=title, table=table.label)
        if title == GROW:
            chosen = replace(chosen, picks=growths.as_picks(grow_id3(table)))
        opinion = PARTS[title].reference(PARTS[title].run(chosen))
        assert opinion is None or opinion.difference <= opinion.allowed


# --- the learner's own table --------------------------------------------------------

HOSTILE = """\
**mood**,`code`,<b>tag</b>,$x_1$
:red[a],<img src=x onerror=alert(1)>,[l](http://e.vil),yes
:red[b],<script>alert(1)</script>,![i](http://e.vil/x.png),no
:red[a],=cmd(),:material/home:,yes
:red[b],$\\LaTeX$,-->,no
"""


def paste(text, **query):
    app = open_chapter(ig_question_table="Your own CSV", **query)
    assert "here are the fourteen days" in texts(app)
    fine(app.text_area[0].set_value(text).run())
    return fine(app.button(key=f"{KEY}_own_csv_use_this_text").click().run())


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


def test_numbers_of_an_own_table_are_cut_into_three_parts():
    app = paste(MORNINGS)
    assert "hours: cut at 5.5 and 8.5." in texts(app)
    shown = app.dataframe[1].value["hours"]  # after the preview
    assert list(shown.unique()) == ["≤ 5.5", "5.5 to 8.5", "> 8.5"]
    assert record_table(skip(app))["question"].to_list() == ["hours", "breakfast"]


THREE = "name,colour,answer\nann,red,yes\nbob,red,no\ncid,blue,yes\n"


def test_a_column_of_ones_own_that_differs_in_every_row_has_no_dead_button():
    app = paste(THREE)
    assert "A name or number for every row: “name”" in bare(texts(app))
    asked = next(w for w in app.multiselect if w.label == "Columns to ask about")
    fine(asked.set_value(["name", "colour"]).run())
    shown = texts(skip(app))
    assert "“name” names the rows." in shown and "it wins for nothing" in shown
    assert "Leave it out under “Columns to ask about”." in shown
    assert "The trap." not in shown
    assert not [button for button in app.button if button.key == f"{KEY}_remedy"]


def test_the_trap_of_added_numbers_is_told_beside_a_column_of_names():
    app = paste(THREE, ig_question_numbers="A column to ask")
    asked = next(w for w in app.multiselect if w.label == "Columns to ask about")
    fine(asked.set_value(["name", "colour"]).run())
    shown = texts(skip(app))
    assert "**The trap.** “Row”" in shown and "“name” names the rows." in shown
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
    assert "“Row” names the rows." in shown and "The trap." not in shown
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
    shown = texts(app)
    for harm in ("<img", "<script", ":red[a]", "[l](", "![i](", "`code`", "**mood**"):
        assert harm not in shown
    assert "How it ends." in shown


def test_changed_cells_of_an_own_table_stay_out_of_the_link():
    app = paste(MORNINGS, ig_question_cells="0.0.1")
    assert "ig_question_cells" not in app.session_state["shared"]
