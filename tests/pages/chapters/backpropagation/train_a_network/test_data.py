"""A learner's own table becomes samples in the plane, or it is said why not."""

from math import nan

import numpy as np

from pages.chapters.backpropagation.train_a_network.data import own_plane
from pages.ui.csv_choice import OwnColumn, OwnTable
from pages.ui.csv_limits import Refusal


def numbers(name, *values):
    return OwnColumn(name, "numbers", tuple(map(str, values)), values)


def words(name, *cells):
    return OwnColumn(name, "words", cells, None)


def table(*columns):
    rows = len(columns[-1].cells)
    return OwnTable("mine.csv", columns, columns[-1].name, rows, ())


AGE, PAY = numbers("age", 20.0, 40.0, 60.0, 30.0), numbers("pay", 1.0, 5.0, 3.0, 2.0)
MOOD = words("mood", "good", "bad", "good", "bad")


def test_two_columns_fill_the_square_and_words_become_classes():
    own = own_plane(table(AGE, PAY, MOOD))
    assert own.samples.inputs[:3].tolist() == [[-5, -5], [0, 5], [5, 0]]
    assert own.samples.targets.ravel().tolist() == [0, 1, 0, 1]
    assert own.classes == ("good", "bad") and own.names == ("age", "pay")
    back = own.middle + own.half * own.samples.inputs / 5
    np.testing.assert_allclose(back, np.array([AGE.numbers, PAY.numbers]).T)
    assert own.remark == (
        "In the plane x is “age” from 20 to 60 and y is “pay” from 1 to 5, both from "
        "−5 to 5."
    )


def test_a_number_to_say_lies_between_minus_one_and_one():
    own = own_plane(table(AGE, PAY, numbers("score", 0.0, 10.0, 5.0, 2.5)))
    assert own.samples.kind == "numbers" and own.classes == ()
    assert own.samples.targets.ravel().tolist() == [-1, 1, 0, -0.5]


def test_three_words_become_three_columns():
    own = own_plane(table(AGE, PAY, words("m", "a", "b", "c", "a")))
    assert own.samples.targets.tolist() == np.eye(3)[[0, 1, 2, 0]].tolist()


def test_rows_with_gaps_and_other_columns_are_left_out():
    gappy = numbers("pay", 1.0, 5.0, nan, 2.0, 3.0)
    mood = words("mood", "a", "b", "a", "b", "a")
    age, hat = numbers("age", *range(5)), words("hat", *"rrgbb")
    own = own_plane(table(hat, age, gappy, mood))
    assert len(own.samples.inputs) == 4 and own.samples.labels.tolist() == [0, 1, 1, 0]
    assert own.remark.endswith("Left out: “hat”. 1 row without both numbers left out.")


def test_a_column_of_one_number_lies_in_the_middle():
    own = own_plane(table(AGE, numbers("pay", 7.0, 7.0, 7.0, 7.0), MOOD))
    assert (own.samples.inputs[:, 1] == 0).all()


def test_a_table_without_two_columns_of_numbers_is_refused_in_a_sentence():
    one = own_plane(table(AGE, words("hat", *"rgbr"), MOOD))
    assert isinstance(one, Refusal) and "only “age”" in one.why
    none = own_plane(table(words("hat", *"rgbr"), MOOD))
    assert "this table has none" in none.why


def test_too_few_whole_rows_are_refused():
    gappy = numbers("pay", 1.0, nan, nan, 2.0)
    refused = own_plane(table(AGE, gappy, MOOD))
    assert "2 rows with a number in both" in refused.why
