"""The same table in yes/no questions, and with its rows numbered."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from engines.datasets import load
from engines.decision_trees import one_hot, with_row_numbers
from tests.engines.decision_trees.tables import (
    FOURTEEN,
    TABLES,
    random_tables,
    table_of,
)

every_table = pytest.mark.parametrize("name", TABLES)


def test_the_fourteen_days_in_yes_or_no():
    days = one_hot(FOURTEEN)
    assert days.columns == (
        "Outlook = Sunny",
        "Outlook = Overcast",
        "Outlook = Rain",
        "Temperature = Hot",
        "Temperature = Mild",
        "Temperature = Cool",
        "Humidity",
        "Wind",
        "Play",
    )
    assert days.rows[0] == (
        "yes",
        "no",
        "no",
        "yes",
        "no",
        "no",
        "High",
        "Weak",
        "No",
    )
    assert days.target == "Play" and days.row_names == FOURTEEN.row_names


def test_a_part_of_a_range_is_asked_about_by_its_own_sign():
    words = "≤ 61.5 m²", "61.5 m² to 81.6 m²", "> 81.6 m²"
    rows = tuple((word, "y") for word in words)
    rooms = replace(FOURTEEN, columns=("area", "Play"), rows=rows, row_names=words)
    assert one_hot(rooms).attributes == (
        "area ≤ 61.5 m²",
        "area = 61.5 m² to 81.6 m²",
        "area > 81.6 m²",
    )


@settings(deadline=None)
@given(random_tables())
def test_the_yes_of_each_row_says_its_word_again(table):
    asked = one_hot(table)
    n_answers = [len(set(table.column(name))) for name in table.attributes]
    assert len(asked.attributes) == sum(n if n > 2 else 1 for n in n_answers)
    for name in table.attributes:
        cells = table.column(name)
        if len(set(cells)) <= 2:
            assert asked.column(name) == cells
            continue
        words = [*dict.fromkeys(cells)]
        names = [f"{name} = {word or '(missing)'}" for word in words]
        said = np.array([asked.column(one) for one in names]) == "yes"
        assert (said.sum(axis=0) == 1).all()
        for row in range(len(cells)):
            assert words[said[:, row].argmax()] == cells[row]
    assert asked.column("y") == table.column("y") and asked.columns[-1] == "y"
    assert all(len(asked.codes(name)[1]) <= 2 for name in asked.attributes)


@every_table
def test_the_target_is_never_cut(name):
    table = load(name)
    assert one_hot(table).column(table.target) == table.column(table.target)


def test_a_new_column_never_takes_an_old_ones_name():
    table = table_of("a b y", "p 1 no", "q 2 yes", "r 1 yes")
    clash = replace(table, columns=("a", "a = p", "y"))
    assert one_hot(clash).columns == ("a = p (2)", "a = q", "a = r", "a = p", "y")
    assert one_hot(clash).column("a = p") == ("1", "2", "1")


def test_rows_are_numbered_from_one_in_front():
    days = with_row_numbers(FOURTEEN)
    assert days.columns == ("Day", *FOURTEEN.columns)
    assert days.column("Day") == tuple(str(number) for number in range(1, 15))
    assert [row[1:] for row in days.rows] == [*FOURTEEN.rows]


def test_a_second_column_of_numbers_gets_another_name():
    twice = with_row_numbers(with_row_numbers(FOURTEEN))
    thrice = with_row_numbers(twice)
    assert twice.columns[:2] == ("Day (2)", "Day") and thrice.columns[0] == "Day (3)"


def test_the_column_can_be_called_anything():
    assert with_row_numbers(load("zoo"), "animal").columns[0] == "animal"


def test_a_table_without_rows_stays_one():
    empty = table_of("a b y")
    assert one_hot(empty).columns == ("a", "b", "y") and one_hot(empty).rows == ()
    assert with_row_numbers(empty).rows == ()


def test_columns_of_numbers_stay_as_they_are():
    days = load("measured_days")
    cut = one_hot(days)
    assert cut.numbers == days.numbers
    assert [*cut.values("Humidity")] == [*days.values("Humidity")]
    assert "Outlook = Rain" in cut.columns


@pytest.mark.parametrize("missing", ["left_out", "shared"])
def test_an_empty_cell_stays_empty_in_each_of_its_columns(missing):
    days = load("fourteen_days")
    rows = tuple(("", *row[1:]) if at == 5 else row for at, row in enumerate(days.rows))
    gap = replace(days, rows=rows)
    cut = one_hot(gap, missing)
    asked = [name for name in cut.columns if name.startswith("Outlook")]
    assert asked == ["Outlook = Sunny", "Outlook = Overcast", "Outlook = Rain"]
    for name in asked:
        assert [at for at, cell in enumerate(cut.column(name)) if not cell] == [5]
    assert "Outlook = (missing)" in one_hot(gap).columns
