"""The words on and below bags of marbles: letters apart, captions apart."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as any_

from engines.datasets import DATASETS, Table, load
from engines.decision_trees import rank_questions
from pages.figures.bag_words import (
    GAP,
    LINE,
    LINES,
    NARROWEST,
    SMALL_LETTER,
    contents,
    legend_names,
    marks,
)
from pages.figures.questions import AFTER, HIGHEST, LEGEND_LINE, bags_panel
from pages.words.sentences import tallied

WORDS = any_.lists(any_.text("abAB12 é", min_size=0, max_size=4), unique=True)


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        (("No", "Yes"), ["N", "Y"]),
        (("good", "grumpy"), ["Go", "Gr"]),
        (("good", "grumpy", "tired"), ["Go", "Gr", "T"]),
        (("1", "10", "2"), ["1", "10", "2"]),
        (("Yes", "yes"), ["1", "2"]),
        (("blue", "blush", "red"), ["1", "2", "R"]),
        (("blue", "blush", "1"), ["2", "3", "1"]),
        (("", "x"), ["?", "X"]),
    ],
)
def test_marbles_of_different_classes_carry_different_marks(classes, expected):
    assert marks(classes) == expected


@given(WORDS)
def test_no_two_classes_share_a_mark(classes):
    found = marks(classes)
    plain = {" ".join(word.split()) or "?" for word in classes}
    if len(plain) == len(classes):
        assert len(set(found)) == len(classes) and all(found)


def test_the_legend_says_which_class_a_number_stands_for():
    assert legend_names(("Yes", "yes", "no")) == ["1: Yes", "2: yes", "no"]


def test_a_count_and_a_class_that_is_a_number_cannot_be_confused():
    assert contents(np.array([9, 5]), ("Yes", "No")) == "9 Yes, 5 No"
    assert contents(np.array([9, 5]), ("1", "2")) == "9 × “1”, 5 × “2”"
    assert tallied((9, 0, 5), ("≤ 3", "> 3", "other"), str) == [
        "9 × “≤ 3”",
        "5 × “other”",
    ]


# --- the picture --------------------------------------------------------------------


def labels(panel, step):
    """Return (text, x, pixels above the bags below, size) of what is written there."""
    for shape in panel.frames[step]:
        if shape.get("xsizemode") == "pixel" and shape["yanchor"] == AFTER[0]:
            label = shape["label"]
            up = (shape["y0"] + shape["y1"]) / 2
            yield label["text"], shape["xanchor"], up, label["font"]["size"]


def zoo_by_legs():
    ranking = rank_questions(load("zoo"))
    at = [question.attribute for question in ranking.questions].index("legs")
    return ranking.questions[at], bags_panel(ranking, [at], "Animals")


def test_narrow_bags_have_captions_too():
    question, panel = zoo_by_legs()
    captions = [text for text, *_ in labels(panel, 0)]
    for answer in question.answers:
        assert any(text.startswith(f"<b>{answer}</b>") for text in captions), answer


def box(text, x, up, size):
    lines = text.replace("<b>", "").replace("</b>", "").split("<br>")
    letter = SMALL_LETTER if size < 13 else 7
    half = max(map(len, lines)) * letter / NARROWEST / 2
    return x - half, x + half, up - LINE * len(lines) / 2, up + LINE * len(lines) / 2


TABLES = [name for name, table in DATASETS.items() if isinstance(table, Table)]


def test_captions_keep_clear_of_each_other_and_of_the_legend():
    lowest = -(GAP + LINE * LINES)
    for name in TABLES:
        ranking = rank_questions(load(name))
        every_question = range(len(ranking.questions))
        panel = bags_panel(ranking, list(every_question), "Rows")
        captions_keep_clear(panel, every_question, lowest)
    margins = 30 + 8 + 30  # above, below, and one line of the legend
    assert AFTER[0] * (HIGHEST - margins) >= -lowest


def captions_keep_clear(panel, steps, lowest):
    for step in steps:
        boxes = [box(*label) for label in labels(panel, step)]
        assert all(low >= lowest - 1 for *_, low, _ in boxes)
        for one, two in combinations(boxes, 2):
            beside = one[1] <= two[0] + 0.02 or two[1] <= one[0] + 0.02
            assert beside or one[3] <= two[2] + 2 or two[3] <= one[2] + 2


def test_a_legend_of_many_lines_makes_the_picture_higher():
    few, many = rank_questions(load("fourteen_days")), rank_questions(load("zoo"))
    heights = [bags_panel(ranking, [None], "x").height for ranking in (few, many)]
    assert heights[0] == HIGHEST and heights[1] >= HIGHEST + 2 * LEGEND_LINE


def test_no_name_in_a_legend_or_on_a_marble_is_read_as_html():
    assert "<" not in "".join(legend_names(("<b>x</b>", "<b>y</b>")))
