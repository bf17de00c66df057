"""How classes are written: letters apart, counts apart from names."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as any_

from pages.figures.classes import class_key, class_names, contents, marks
from pages.figures.keys import keyed
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


def test_the_title_says_which_class_a_number_stands_for():
    assert class_names(("Yes", "yes", "no")) == ["1: Yes", "2: yes", "no"]


def test_a_count_and_a_class_that_is_a_number_cannot_be_confused():
    assert contents(np.array([9, 5]), ("Yes", "No")) == "9 Yes, 5 No"
    assert contents(np.array([9, 5]), ("1", "2")) == "9 × “1”, 5 × “2”"
    assert tallied((9, 0, 5), ("≤ 3", "> 3", "other"), str) == [
        "9 × “≤ 3”",
        "5 × “other”",
    ]
    assert tallied((1234567, 0.5), ("a", "b"), str) == ["1,234,567 a", "0.5 b"]


def test_no_name_in_a_title_or_on_a_marble_is_read_as_html():
    assert "<" not in "".join(class_names(("<b>x</b>", "<b>y</b>")))


@pytest.mark.parametrize("n", [2, 3, 12, 40])
@pytest.mark.parametrize("room", [292, 420, 740])
def test_a_key_of_many_long_names_takes_few_lines_and_counts_what_it_leaves_out(
    n, room
):
    classes = [f"a rather long name of species {at}" for at in range(n)]
    found = class_key("The tree", classes, room)
    assert keyed("The tree", found, room)[1] <= 3
    names = [text for text, _ in found if text.startswith("●")]
    assert len({*names}) == len(names)  # each ends as its class does
    assert names == [text for text, _ in found][: len(names)]
    if len(names) < n:
        assert found[-1][0] == f"and {n - len(names)} more"


def test_a_name_that_is_told_by_its_colour_has_no_number():
    found = class_key("The tree", ("class 0", "class 1", "b"), 420)
    assert [text for text, _ in found] == ["● class 0", "● class 1", "● b"]
