"""Numbers that are cut by hand, and rows that give no answer, in "Rank"."""

import random
from dataclasses import replace

import numpy as np
import pytest

from engines.datasets import Table, load
from engines.decision_trees import MISSING_CELLS, rank_questions
from pages.chapters.information_gain.cuts.looks import CURVE
from pages.chapters.information_gain.cuts.node import moving
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.controls import changed_table
from pages.chapters.information_gain.which_question.rank.cutting import curve_of
from pages.chapters.information_gain.which_question.rank.hung import hung_bags
from pages.chapters.information_gain.which_question.record import RANK, TREES
from pages.figures.plain import to_json
from tests.pages.app import fine, texts
from tests.pages.chapters.information_gain.which_question.asking import (
    KEY,
    PARTS,
    agrees,
    open_chapter,
    paste,
    record_table,
    skip,
)
from tests.pages.chapters.information_gain.which_question.claims import drawing
from tests.pages.looking import settings_at, shown_record

MEASURED = "Fourteen days, measured"
DAY_SIX = ((5, 0, ""),)


def ranked(**values):
    return PARTS[RANK].run(settings_at(CHAPTER, part=RANK, **values))


# --- a cut by hand ------------------------------------------------------------------


def tables():
    rng = random.Random(5)
    while True:
        table = drawing.by_chance(rng, asked=True)
        if PARTS[RANK].run(settings_of(table)).cutting:
            yield table


def settings_of(table: Table, **more):
    return replace(settings_at(CHAPTER), table=table, cut=True, **more)


@pytest.mark.parametrize("missing", MISSING_CELLS)
@pytest.mark.parametrize("criterion", ["gain", "gini"])
def test_every_place_gains_what_the_question_gains_when_it_is_cut_there(
    missing, criterion
):
    for _, table in zip(range(12), tables(), strict=False):
        found = PARTS[RANK].run(settings_of(table, missing=missing)).cutting
        curve = curve_of(table, found.column, criterion, missing)
        along = curve.searched.cuts(0)
        for place in (0, 7, 33, 50, 81, 100, curve.best_place):
            cuts = {found.column: float(along.thresholds[place])}
            ranking = rank_questions(table, None, criterion, missing=missing, cuts=cuts)
            gain = ranking.question(found.column).gain
            assert along.gains[place] == pytest.approx(gain, abs=1e-9)


def test_the_first_place_of_a_cut_is_the_best_one():
    for _, table in zip(range(30), tables(), strict=False):
        record = PARTS[RANK].run(settings_of(table))
        assert record.at == {} and record.at_best is record.ranking
        best = record.ranking.question(record.cutting.column).threshold
        assert record.cutting.best == best


def test_a_cut_elsewhere_changes_the_score_and_the_place_in_the_ranking():
    best, own = ranked(table=MEASURED), ranked(table=MEASURED, at=30)
    names = [
        [r.ranking.questions[at].attribute for at in r.bars(9)] for r in (best, own)
    ]
    assert names[0].index("Temperature") == 1 and names[1].index("Temperature") == 3
    assert own.at["Temperature"] == own.ranking.question("Temperature").threshold
    assert own.at_best.question("Temperature").gain == best.gains[1]


def test_what_follows_the_hand_is_what_is_drawn_where_it_is_let_go():
    places = np.arange(0, 101, 10)
    found = PARTS[RANK].live(ranked(table=MEASURED), "place", places.astype(float))
    line, regret, dot = found.parts[:3]
    for v, place in enumerate(places.tolist()):
        cutting = ranked(table=MEASURED, at=place).cutting
        for step in range(cutting.n_steps):
            drawn = moving(cutting, step)
            assert f"M{CURVE.x([place / 100])[0]}," in drawn[0]["path"]
            assert line.x[v, 0, 0] == CURVE.x([place / 100])[0]
            height = next(s for s in drawn if s["type"] == "circle")["yanchor"]
            assert dot.y[v, step] == height
            said = [parts.texts[v][step] for parts in found.parts[3:]]
            assert said == [s["label"]["text"] for s in drawn[-len(said) :]]
    assert (regret.y[..., 1] >= regret.y[..., 0]).all()


def test_until_the_column_was_asked_nothing_says_what_its_cuts_gain():
    for place in (20, None):
        at = {} if place is None else {"at": place}
        cutting = ranked(table=MEASURED, column="Humidity", **at).cutting
        for step in range(3):
            said = str(to_json(moving(cutting, step)))
            assert "not asked yet" in said and "gain" not in said
            assert "H 0" not in said
        said = str(to_json(moving(cutting, 3)))
        assert "gain" in said and "H 0" in said


# --- rows without an answer ---------------------------------------------------------


def test_the_missing_cell_of_the_book_has_the_numbers_of_the_book():
    shared = ranked(table=MEASURED, cells=DAY_SIX, gaps="Shared out")
    outlook = shared.ranking.questions[0]
    assert outlook.before == pytest.approx(0.961, abs=5e-4)
    assert outlook.after == pytest.approx(0.747, abs=5e-4)
    assert outlook.gain == pytest.approx(0.199, abs=5e-4)
    assert outlook.split_information == pytest.approx(1.809, abs=5e-4)
    assert "13/14 × (0.961237 − 0.746885) = 0.199041" in PARTS[RANK].story(shared, 1)[2]
    (formula,) = [f for what, f in PARTS[RANK].formulas(shared, 1) if "gains" in what]
    assert r"\tfrac{13}{14} \left(0.961237 - 0.746885\right) = 0.199041" in formula


def test_bags_have_the_parts_that_are_shared_out_and_those_aside_a_bag():
    for way, sizes in (("Shared out", (5.38, 3.23, 5.38)), ("Left out", (5, 3, 5, 1))):
        question = ranked(table=MEASURED, cells=DAY_SIX, gaps=way).ranking.questions[0]
        bags = hung_bags(question, ("Yes", "No"))
        whole = [
            bag.counts.sum() + (bag.part * bag.parts.sum() if bag.part else 0)
            for bag in bags
        ]
        np.testing.assert_allclose(whole, sizes, atol=0.006)
        widths = np.array([bag.width for bag in bags])
        np.testing.assert_allclose(widths / widths.sum(), np.array(whole) / 14)
        assert bags[-1].is_aside == (way == "Left out")


def test_a_row_that_is_shared_out_wrongly_is_noticed():
    found = ranked(table=MEASURED, cells=DAY_SIX, gaps="Shared out")
    assert agrees(RANK, found)
    found.ranking.questions[0].bags[0, 0] += 0.01
    assert not agrees(RANK, found)


def test_a_row_that_is_guessed_wrongly_in_parts_is_noticed():
    values = {"table": MEASURED, "cells": DAY_SIX, "gaps": "Shared out"}
    found = PARTS[TREES].run(settings_at(CHAPTER, part=TREES, **values))
    assert agrees(TREES, found)
    found.errors[1] += 1
    assert not agrees(TREES, found)


# --- the controls -------------------------------------------------------------------


def widget(app, name):
    keys = {
        w.key: w
        for kind in ("button_group", "selectbox", "slider")
        for w in app.get(kind)
    }
    return keys.get(f"{KEY}_{name}")


def test_ways_are_offered_only_where_there_is_something_to_treat():
    app = open_chapter()
    names = ("cut", "gaps", "column", "at")
    assert not any(widget(app, name) for name in names)
    app = open_chapter(ig_question_table="The zoo (101 animals)")
    assert widget(app, "cut").value == "In words or parts"
    assert not any(widget(app, name) for name in names[1:])
    app = open_chapter(ig_question_table=MEASURED, ig_question_cells="5.0.3")
    assert widget(app, "cut").value == "At the best cut"
    assert widget(app, "gaps").value == "An answer of their own"
    assert "1 empty cell: 1 in “Outlook”." in texts(app)
    assert widget(app, "column").value == "Temperature"


def test_the_zoo_in_words_is_as_it_was_before_its_legs_were_numbers():
    zoo = settings_at(CHAPTER, table="The zoo (101 animals)").table
    legs = zoo.codes("legs")[1]
    assert zoo.numbers == () and {*legs} == {"0", "2", "4", "5", "6", "8"}
    assert zoo.rows == load("zoo").rows


def test_a_column_of_numbers_with_a_word_in_it_is_a_column_of_words():
    table = changed_table(load("measured_days"), ((3, 2, "wet"),))
    assert table.numbers == ("Temperature",)
    found = PARTS[RANK].run(settings_of(table))
    assert found.ranking.question("Humidity").threshold is None
    assert "wet" in found.ranking.question("Humidity").answers


def test_a_word_in_a_column_of_numbers_is_told():
    app = open_chapter(ig_question_table=MEASURED)
    table = load("measured_days")
    changes = ((3, 2, "wet"),)
    memory = {"of": (table.columns, table.rows), "changes": changes, "version": 1}
    app.session_state[f"{KEY}_cells_memory"] = memory
    shown = texts(fine(app.run()))
    assert "“Humidity” holds a word now: it is asked in words." in shown
    assert "“Temperature” holds a word" not in shown and "wet: 1 No" in shown_story(app)


def shown_story(app) -> str:
    return " ".join(PARTS[RANK].story(shown_record(app, CHAPTER), 3))


def test_a_link_carries_an_empty_cell_and_a_cut():
    query = {"table": MEASURED, "cells": "5.0.3", "gaps": "Left out", "at": "30"}
    query |= {"column": "2"}
    app = open_chapter(**{f"ig_question_{name}": text for name, text in query.items()})
    kept = app.session_state["shared"]
    assert all(kept[f"{KEY}_{name}"] == text for name, text in query.items())
    table = record_table(skip(app))
    assert table["rows that answer"].to_list() == [13, 14, 14, 14]
    assert shown_record(app, CHAPTER).cutting.column == "Humidity"


def test_no_link_has_the_name_of_a_column_of_ones_own():
    rows = "\n".join(f"{n % 5},{n * n % 7},{'x' if n % 3 else 'y'}" for n in range(12))
    app = paste(f"first,second,k\n{rows}\n")
    fine(widget(app, "column").set_value("second").run())
    assert shown_record(app, CHAPTER).cutting.column == "second"
    assert "second" not in str(app.session_state["shared"])
    assert "second" not in str(dict(app.query_params))


# --- extremes -----------------------------------------------------------------------

LARGE = "\n".join(
    ",".join(str((row * (k + 3)) % 97 + 0.5 * k) for k in range(19)) + f",{row % 3}"
    for row in range(500)
)
TABLES = {
    "a column that nobody fills in": "a,b,k\n,1,x\n,2,y\n,,x\n,4,y\n",
    "one value": "a,b,k\n5,1,x\n5,2,y\n,1,x\n5,2,y\n",
    "the largest numbers there are": "a,b,k\n1e308,-1e308,x\n-1e308,1e308,y\n,,x\n",
    "twenty columns of 500 rows": ",".join("abcdefghijklmnopqrst") + "\n" + LARGE,
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("gaps", ["An answer of their own", "Shared out"])
def test_extremes_are_ranked(text, gaps):
    app = paste(text, ig_question_gaps=gaps)
    shown = texts(skip(app) if app.get("button") and has_bet(app) else app)
    assert "How it ends." in shown and "differs from" not in shown


def has_bet(app) -> bool:
    return any(button.key == f"{KEY}_bet_skip" for button in app.button)


@pytest.mark.parametrize("part", [RANK, TREES])
@pytest.mark.parametrize("missing", MISSING_CELLS)
def test_a_table_without_any_label_has_nothing_to_ask(part, missing):
    rows = (("", "", ""), ("1", "x", ""), ("2", "", ""))
    told = ("a", "b", "k"), rows, "k", ("one", "two", "three"), "row", (), ("a",)
    table = Table("t", "T", "Ours.", *told)
    found = PARTS[part].run(settings_of(table, missing=missing))
    assert PARTS[part].ending(found) and PARTS[part].panels(found)
    assert agrees(part, found)
