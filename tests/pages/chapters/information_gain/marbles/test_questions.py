"""The part "Questions": asked aloud, lit in the tree, and between their bounds."""

from pages.chapters.information_gain.marbles.questions import words
from pages.chapters.information_gain.marbles.questions.pictures import asked_about
from pages.chapters.information_gain.marbles.record import NAMES
from tests.pages.chapters.information_gain.marbles.bags import (
    BAGS,
    pictures,
    record,
    said,
)


def test_facts_about_questions_stand_on_the_page():
    dyadic, other = said((4, 2, 1, 1), "Questions"), said((3, 2, 1), "Questions")
    assert "H = 1.75 = L = 1.75 < H + 1 = 2.75" in dyadic
    assert "H = 1.459 < L = 1.5 < H + 1 = 2.459" in other


def test_shannons_bounds_hold_in_the_digits_shown():
    assert "H = 0.9998 < L = 1 < H + 1 = 1.9998" in said((30, 29), "Questions")
    assert "H = 0.2108 < L = 1 < H + 1 = 1.2108" in said((29, 1), "Questions")


def test_questions_are_asked_aloud():
    found = record((4, 2, 1, 1), "Questions")
    step = 1 + found.drawing.colours.tolist().index(3)
    asked = said((4, 2, 1, 1), "Questions", step)
    assert "“Is it blue?” no, “Is it orange?” no, “Is it green?” no: found" in asked
    assert "after 3 questions, for a surprise of 3 bits" in asked


def test_boxes_of_the_tree_ask_in_few_words():
    assert asked_about(["blue"]) == ("blue?",)
    assert asked_about(["a", "b", "c"]) == ("a, b", "or c?")


def test_nothing_is_asked_of_a_bag_of_one_colour():
    assert "nothing to ask" in said((8,), "Questions", 0)
    assert "Known before the draw" in said((8,), "Questions", 1)
    assert "H = 0 bits and no questions" in said((8,), "Questions")


def test_the_tree_lights_the_way_of_each_draw():
    drawing = record((4, 2, 1, 1), "Questions").drawing
    wide = pictures((4, 2, 1, 1), "Questions")[1]
    for tree in (wide, wide.narrow):
        assert tree.frames[0] == []
        for step, colour in enumerate(drawing.colours, 1):
            n = int(drawing.tree.lengths[colour])
            boxes = [shape for shape in tree.frames[step] if shape["type"] == "rect"]
            edges = [shape for shape in tree.frames[step] if shape["type"] == "path"]
            assert len(boxes) == n + 1 and len(edges) == n
            assert NAMES[colour] in boxes[-1]["label"]["text"]


def test_the_bet_is_answered_by_the_engine():
    asked = words.bet(record((4, 2, 1, 1), "Questions"))
    assert asked.answer == 1.75 and asked.wins(1.8) and not asked.wins(2)


def test_no_bet_lies_beyond_its_span():
    for counts in BAGS:
        asked = words.bet(record(counts, "Questions"))
        low, high = asked.span
        assert low <= asked.answer < high, counts


def test_three_draws_at_once_may_cost_more_a_draw_than_two():
    ending = said((10, 0, 30, 13, 3, 30), "Questions")
    assert "two together 2.013 (" in ending and "three together 2.016 (" in ending
    assert "together never costs more than alone" in ending
