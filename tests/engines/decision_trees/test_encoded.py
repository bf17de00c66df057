"""Words as numbers: a column for each word, or one in the order that is given."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from engines.datasets import load
from engines.decision_trees import (
    best_split,
    encoded,
    grow,
    one_hot,
    rank_questions,
)
from tests.engines.decision_trees.tables import (
    FOURTEEN,
    TABLES,
    random_tables,
    table_of,
)

AGES = ("young", "pre-presbyopic", "presbyopic")


def test_the_fourteen_days_in_numbers():
    days = encoded(FOURTEEN)
    assert days.columns == (
        "Outlook = Sunny",
        "Outlook = Overcast",
        "Outlook = Rain",
        "Temperature = Hot",
        "Temperature = Mild",
        "Temperature = Cool",
        "Humidity = Normal",
        "Wind = Strong",
        "Play",
    )
    assert days.rows[0].tolist() == [1, 0, 0, 1, 0, 0, 0, 0, 0]
    assert days.rows[1].tolist() == [1, 0, 0, 1, 0, 0, 0, 1, 0]
    assert days.class_names == ("No", "Yes") and days.target == "Play"
    assert days.source == FOURTEEN.source and not days.rows.flags.writeable


def test_ages_have_an_order():
    lenses = encoded(load("contact_lenses"), {"age": AGES})
    assert lenses.columns[0] == "age"
    words = load("contact_lenses").column("age")
    assert [AGES[int(place)] for place in lenses.column("age")] == list(words)
    assert grow(lenses.features, lenses.labels).tree.n_errors == 0


@settings(max_examples=30, deadline=None)
@given(random_tables(fewest_rows=1))
def test_each_row_says_its_words_again(table):
    numbers = encoded(table)
    rows = [at for at, cell in enumerate(table.column("y")) if cell]
    assert len(numbers.rows) == len(rows)
    said = [numbers.class_names[label] for label in numbers.labels]
    assert said == [table.column("y")[at] for at in rows]
    for name in table.attributes:
        cells = [table.column(name)[at] for at in rows]
        words = [*dict.fromkeys(cells)]
        shown = [f"{name} = {word or '(missing)'}" for word in words]
        if len(words) == 2:
            assert shown[0] not in numbers.columns
            shown, words = shown[1:], words[1:]
        for column, word in zip(shown, words, strict=True):
            ones = numbers.column(column) == 1
            assert ones.tolist() == [cell == word for cell in cells]


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("criterion", [("gain", "entropy"), ("gini", "gini")])
def test_asking_numbers_gains_as_much_as_asking_yes_or_no(name, criterion):
    in_words, in_numbers = criterion
    ranking = rank_questions(one_hot(load(name)), criterion=in_words)
    numbers = encoded(load(name))
    found = best_split(numbers.features, numbers.labels, in_numbers)
    assert found.gain == pytest.approx(ranking.question(ranking.best).gain, abs=1e-12)
    assert found.threshold == 0.5


def test_a_new_column_never_takes_an_old_ones_name():
    table = table_of("a b y", "p 1 no", "q 2 yes", "r 3 yes")
    clash = replace(table, columns=("a", "a = p", "y"))
    clash = encoded(clash, {"a = p": ("1", "2", "3")})
    assert clash.columns == ("a = p (2)", "a = q", "a = r", "a = p", "y")


def test_rows_without_a_label_and_cells_without_a_word():
    numbers = encoded(table_of("a y", "p no", "- yes", "q -", "- no"))
    assert numbers.columns == ("a = (missing)", "y")
    assert numbers.rows.tolist() == [[0, 0], [1, 1], [1, 0]]


@pytest.mark.parametrize(
    ("orders", "complaint"),
    [
        ({"Weather": ("a",)}, "no attribute 'Weather'; choose one of Outlook"),
        ({"Play": ("No", "Yes")}, "no attribute 'Play'"),
        ({"Wind": ("Weak",)}, "must name each of its words once; given was Weak"),
        ({"Wind": ("Weak", "Strong", "Weak")}, "each of its words once"),
    ],
)
def test_an_order_that_is_none_is_refused(orders, complaint):
    with pytest.raises(ValueError, match=complaint):
        encoded(FOURTEEN, orders)


def test_an_order_may_name_words_that_nobody_says():
    days = encoded(FOURTEEN, {"Wind": ("None", "Weak", "Strong")})
    assert set(np.unique(days.column("Wind"))) == {1, 2}
