"""Data sets: whole, named, sourced, and safe from being changed."""

from collections import Counter
from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from engines.datasets import DATASETS, MISSING, Dataset, Table, load

NUMBERS = [name for name, data in DATASETS.items() if isinstance(data, Dataset)]
YES_NO = ("Yes", "No")
WORDS = [name for name, data in DATASETS.items() if isinstance(data, Table)]
every_dataset = pytest.mark.parametrize("name", DATASETS)
every_table_of_numbers = pytest.mark.parametrize("name", NUMBERS)
every_table_of_words = pytest.mark.parametrize("name", WORDS)


def test_every_data_set_is_a_table_of_numbers_or_of_words():
    assert sorted(NUMBERS + WORDS) == sorted(DATASETS)
    assert {"one_student", "five_students", "outlier", "minutes"} <= {*NUMBERS}
    assert {*WORDS} >= {
        "eight_days",
        "fourteen_days",
        "contact_lenses",
        "congress",
        "zoo",
    }


@every_dataset
def test_a_data_set_has_a_name_a_source_and_something_to_guess(name):
    data = load(name)
    assert data.name == name and data.label and data.source.endswith(".")
    assert len(data.columns) == len(set(data.columns))
    assert data.target in data.columns
    assert len({other.label for other in DATASETS.values()}) == len(DATASETS)


# --- tables of numbers --------------------------------------------------------------


@every_table_of_numbers
def test_a_table_of_numbers_is_whole(name):
    data = load(name)
    assert data.rows.dtype == np.float64 and np.isfinite(data.rows).all()
    assert data.rows.shape[1] == len(data.columns)
    assert len(data.class_names) == len(set(data.class_names)) > 1
    assert set(data.column(data.target)) <= {*range(len(data.class_names))}
    assert (*data.attributes, data.target) == data.columns


@every_table_of_numbers
def test_nobody_can_change_a_shared_table(name):
    with pytest.raises(ValueError, match="read-only"):
        load(name).rows[0, 0] = 99.0


def test_the_study_notes_student():
    assert load("one_student").rows.tolist() == [[2.0, 1.0]]


def test_minutes_are_the_five_students_in_another_unit():
    hours, minutes = load("five_students"), load("minutes")
    np.testing.assert_array_equal(minutes.rows, hours.rows * [60, 1])
    assert minutes.columns == ("minutes", "passed")


def test_the_outlier_is_one_more_row():
    five, outlier = load("five_students").rows, load("outlier").rows
    np.testing.assert_array_equal(outlier[:-1], five)
    assert outlier[-1].tolist() == [9.0, 0.0]


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(ValueError, match="no data set 'iris2'; choose one of one_stud"):
        load("iris2")


def test_an_unknown_column_lists_the_known_ones():
    with pytest.raises(ValueError, match="choose one of hours, passed"):
        load("five_students").column("marks")


# --- tables of words ----------------------------------------------------------------


@every_table_of_words
def test_a_table_of_words_is_whole(name):
    table = load(name)
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert all(isinstance(cell, str) for row in table.rows for cell in row)
    assert not any(cell == MISSING for row in table.rows for cell in row)
    assert all(cell == cell.strip() for row in table.rows for cell in row)
    assert len(table.row_names) == len(table.rows) and all(table.row_names)
    assert all(len(set(table.column(a))) > 1 for a in table.columns)


@every_table_of_words
def test_codes_stand_for_the_words_in_order_of_appearance(name):
    table = load(name)
    for column in table.columns:
        codes, words = table.codes(column)
        assert tuple(words[code] for code in codes) == table.column(column)
        first = table.class_order if column == table.target else ()
        assert words[: len(first)] == first
        first_seen = [table.column(column).index(word) for word in words[len(first) :]]
        assert first_seen == sorted(first_seen) and len(set(words)) == len(words)
        with pytest.raises(ValueError, match="read-only"):
            codes[0] = 1


def test_the_same_days_have_their_classes_in_the_same_order():
    words, measured = (load(f"{name}_days") for name in ("fourteen", "measured"))
    assert words.codes("Play")[1] == measured.codes("Play")[1] == ("No", "Yes")


@pytest.mark.parametrize(
    ("name", "n_attributes", "classes"),
    [
        ("eight_days", 2, {"Yes": 5, "No": 3}),
        ("fourteen_days", 4, {"Yes": 9, "No": 5}),
        ("contact_lenses", 4, {"none": 15, "soft": 5, "hard": 4}),
        ("congress", 16, {"democrat": 267, "republican": 168}),
        (
            "zoo",
            16,
            {
                "mammal": 41,
                "bird": 20,
                "reptile": 5,
                "fish": 13,
                "amphibian": 4,
                "insect": 8,
                "other": 10,
            },
        ),
    ],
)
def test_the_sources_counts(name, n_attributes, classes):
    table = load(name)
    assert len(table.attributes) == n_attributes
    assert Counter(table.column(table.target)) == classes
    assert len(table.rows) == sum(classes.values())


def test_the_study_notes_eight_days():
    table, plays = load("eight_days"), load("eight_days").column("Play")
    by_weather = Counter(zip(table.column("Weather"), plays, strict=True))
    by_wind = Counter(zip(table.column("Wind"), plays, strict=True))
    pairs = [(word, play) for word in ("Sunny", "Overcast", "Rainy") for play in YES_NO]
    assert [by_weather[pair] for pair in pairs] == [2, 1, 2, 0, 1, 2]
    pairs = [(word, play) for word in ("Light", "Strong") for play in YES_NO]
    assert [by_wind[pair] for pair in pairs] == [4, 1, 1, 2]


def test_quinlans_days_are_numbered_as_in_print():
    table = load("fourteen_days")
    at = {name: row for name, row in zip(table.row_names, table.rows, strict=True)}
    assert at["day 1"] == ("Sunny", "Hot", "High", "Weak", "No")
    assert at["day 7"] == ("Overcast", "Cool", "Normal", "Strong", "Yes")
    assert at["day 14"] == ("Rain", "Mild", "High", "Strong", "No")


def test_the_zoo_holds_59_animals_that_can_be_told_apart():
    zoo = load("zoo")
    looks = {row[:-1] for row in zoo.rows}
    assert len(zoo.rows) == 101 and len(looks) == 59
    legs = zoo.column("legs")
    assert set(legs) == set("024568")
    yes_no = [name for name in zoo.attributes if name != "legs"]
    assert all(set(zoo.column(name)) == {"no", "yes"} for name in yes_no)
    row = zoo.rows[zoo.row_names.index("aardvark")]
    aardvark = dict(zip(zoo.columns, row, strict=True))
    assert aardvark["milk"] == "yes" and aardvark["legs"] == "4"
    assert aardvark["type"] == "mammal"


def test_neither_is_an_answer_of_congress_and_nothing_is_missing():
    congress = load("congress")
    for vote in congress.attributes:
        assert set(congress.column(vote)) == {"yes", "no", "neither"}


# --- the table itself ---------------------------------------------------------------


def two_rows(**changes) -> Table:
    parts = {
        "name": "t",
        "label": "T",
        "source": "Ours.",
        "columns": ("a", "y"),
        "rows": (("p", "no"), ("q", "yes")),
        "target": "y",
        "row_names": ("one", "two"),
    }
    return Table(**{**parts, **changes})


def test_attributes_are_all_columns_but_the_target():
    assert two_rows().attributes == ("a",)
    assert two_rows(target="a").attributes == ("y",)


def test_tables_with_the_same_cells_are_the_same():
    one, other = two_rows(), two_rows()
    one.codes("a")  # what is remembered does not count
    assert one == other and hash(one) == hash(other)
    changed = two_rows(rows=(("r", "no"), ("q", "yes")))
    assert changed != one and len({one, other, changed}) == 2


def test_a_table_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        two_rows().target = "a"


def test_rows_are_taken_with_their_names():
    some = two_rows().take([1, 1, 0])
    assert some.column("a") == ("q", "q", "p")
    assert some.row_names == ("two", "two", "one")
    assert two_rows().take([]).rows == ()
    assert two_rows().take([]).codes("a")[1] == ()


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"columns": ("a", "a"), "target": "a"}, "Column names must differ"),
        ({"target": "z"}, "No column 'z' to guess; there are a, y"),
        ({"rows": (("p",), ("q", "yes"))}, "Every row must have 2 cells"),
        ({"row_names": ("one",)}, "2 rows need as many names"),
    ],
)
def test_a_table_that_cannot_be_read_without_doubt_is_refused(changes, complaint):
    with pytest.raises(ValueError, match=complaint):
        two_rows(**changes)


@pytest.mark.parametrize("ask", [Table.column, Table.codes])
def test_an_unknown_column_of_words_lists_the_known_ones(ask):
    with pytest.raises(ValueError, match="no column 'b'; choose one of a, y"):
        ask(two_rows(), "b")
