"""A table of the learner's own becomes numbers that a tree can cut."""

import gc
from math import nan

import numpy as np

from pages.chapters.information_gain.own_samples import Brought, as_samples, numbered
from pages.ui.csv_choice import OwnColumn, OwnTable


def numbers(name, *values, cells=None):
    cells = cells or tuple("" if value != value else str(value) for value in values)
    return OwnColumn(name, "numbers", cells, values)


def words(name, *cells):
    return OwnColumn(name, "words", cells, None)


def table(*columns):
    rows = len(columns[-1].cells)
    return OwnTable("mine.csv", columns, columns[-1].name, rows, ())


MOOD = words("mood", "good", "bad", "good", "bad")


def test_numbers_stay_and_units_go_into_the_name():
    price = numbers("price", 5.0, 7.5, 6.0, 9.0, cells=("5 €", "7.5 €", "6 €", "9 €"))
    dataset, became = as_samples(table(price, MOOD))
    assert dataset.attributes == ("price (€)",)
    assert dataset.features.ravel().tolist() == [5, 7.5, 6, 9]
    assert dataset.labels.tolist() == [0, 1, 0, 1]
    assert dataset.class_names == ("good", "bad")
    assert became == ""


def test_each_word_becomes_a_column_and_two_words_one():
    hat, bus = words("hat", "red", "blue", "", "red"), words("bus", "a", "b", "a", "a")
    dataset, became = as_samples(table(hat, bus, MOOD))
    names = ("hat = red", "hat = blue", "hat = (missing)", "bus = b")
    assert dataset.attributes == names
    assert dataset.features[:, 0].tolist() == [1, 0, 0, 1]
    assert (dataset.features[:, :3].sum(axis=1) == 1).all()
    assert "“hat” and “bus” became" in became


def test_rows_with_a_gap_are_left_out():
    dataset, became = as_samples(
        table(numbers("a", 1.0, nan, 3.0, 4.0), numbers("b", 1.0, 2.0, 3.0, 4.0), MOOD)
    )
    assert dataset.features.tolist() == [[1, 1], [3, 3], [4, 4]]
    assert dataset.labels.tolist() == [0, 0, 1]
    assert became == "1 row without a number in one of the columns left out."


def test_where_too_few_rows_are_whole_the_columns_go():
    gaps = np.where(np.arange(9) // 3 == np.arange(3)[:, None], nan, 1.0)
    mood = words("mood", *(["good", "bad"] * 5)[:9])
    columns = [numbers(f"c{at}", *row) for at, row in enumerate(gaps.tolist())]
    dataset, became = as_samples(table(*columns, numbers("d", *range(9)), mood))
    assert dataset.attributes == ("d",) and len(dataset.rows) == 9
    assert "“c0”, “c1” and “c2”" in became


def test_a_table_with_nothing_to_ask_is_all_alike():
    many = words("name", *(f"n{at}" for at in range(20)))
    mood = words("mood", *["good", "bad"] * 10)
    dataset, became = as_samples(table(many, mood))
    assert (dataset.features == 0).all() and len(dataset.rows) == 20
    assert "Left out: “name”" in became
    assert became.endswith("Nothing is left to ask about: choose other columns.")


def test_classes_that_are_numbers_are_in_their_order():
    dataset, _ = as_samples(
        table(numbers("a", 1.0, 2.0, 3.0), words("k", "10", "9", "10"))
    )
    assert dataset.class_names == ("9", "10") and dataset.labels.tolist() == [1, 0, 1]


def test_what_nobody_keeps_is_forgotten():
    brought = Brought(as_samples(table(numbers("a", 1.0, 2.0, 3.0, 4.0), MOOD))[0])
    number = brought.number
    assert numbered(number) is brought.dataset
    del brought
    gc.collect()
    assert numbered(number) is None
