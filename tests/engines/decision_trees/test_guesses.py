"""What a growing tree predicts after every question is what it would as it stands."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.datasets import Table, load
from engines.decision_trees import (
    MISSING_CELLS,
    decision_path,
    grow_id3,
    guesses_along,
    last_nodes,
    predict,
    tree_after,
)
from engines.decision_trees.guesses import ways
from engines.decision_trees.questions import labels_of

from .tables import random_tables

WAYS = tuple(MISSING_CELLS)


def by_predict(decisions, table):
    classes = [*labels_of(table)[1]]
    return [
        [
            classes.index(word) if word is not None else -1
            for word in predict(tree_after(decisions, k), table)
        ]
        for k in range(len(decisions))
    ]


def with_numbers(table: Table) -> Table:
    """Return the table with a column of numbers in front, some of them missing."""
    numbers = [("", "1", "2.5", "1.0")[at % 4] for at in range(len(table.rows))]
    rows = tuple((n, *row) for n, row in zip(numbers, table.rows, strict=True))
    header = ("x", *table.columns)
    named = table.row_names
    return Table("t", "T", "Ours.", header, rows, "y", named, numbers=("x",))


@given(random_tables(), st.sampled_from(WAYS), st.integers(1, 3), st.booleans())
def test_guesses_are_those_of_every_tree_on_the_way(table, missing, every, numbers):
    """Also of rows it has not learned from, and of rows without a label."""
    table = with_numbers(table) if numbers else table
    learned = np.arange(0, len(table.rows), every)
    decisions = grow_id3(table, missing=missing, rows=learned)
    found = guesses_along(decisions, table)
    assert found.shape == (len(decisions), len(table.rows))
    assert found.tolist() == by_predict(decisions, table)


@pytest.mark.parametrize("missing", WAYS)
def test_no_part_of_a_row_is_lost_on_its_way(missing):
    table = load("measured_days")
    rows = np.arange(len(table.rows))
    decision = grow_id3(table, missing=missing)[1]
    assert ways(decision, table, rows).sum(axis=0).tolist() == [1.0] * len(rows)


def test_an_answer_that_no_row_gave_leaves_a_row_where_it_is():
    fourteen = load("fourteen_days")
    learned = [row for row in range(14) if fourteen.rows[row][0] != "Rain"]
    decision = grow_id3(fourteen, rows=learned)[1]
    assert decision.question.attribute == "Outlook"
    assert ways(decision, fourteen, np.array([3])).sum() == 0


def test_one_number_is_the_same_however_it_is_written():
    rows = (("5", "n"), ("5.0", "n"), ("", "y"), ("", "y"), ("5.00", "y"))
    names = tuple("abcde")
    table = Table("t", "T", "Ours.", ("x", "y"), rows, "y", names, numbers=("x",))
    decisions = grow_id3(table)
    tree = tree_after(decisions, 1)
    assert last_nodes(tree, table).tolist() == [1, 1, 2, 2, 1]
    assert guesses_along(decisions, table)[-1].tolist() == [0, 0, 1, 1, 0]
    assert decision_path(tree, {"x": "5.0"}).nodes == (0, 1)
    assert decision_path(tree, {"x": "7"}).unseen == ("x", "7")
