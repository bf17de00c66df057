"""Shuffled answers and three trees, against what was counted elsewhere."""

from dataclasses import replace

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import grow_id3
from pages.chapters.information_gain.which_question import record
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.grow import growths
from pages.chapters.information_gain.which_question.record import (
    GROW,
    LUCK,
    TREES,
)
from tests.pages.app import texts
from tests.pages.chapters.information_gain.which_question.asking import (
    PARTS,
    agrees,
    open_chapter,
    record_table,
    skip,
)
from tests.pages.looking import settings_at


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
    assert "= 1** for Day" in shown and "row number is found out" in shown


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
