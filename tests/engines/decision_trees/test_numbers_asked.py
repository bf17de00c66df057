"""Columns of numbers, asked about at the threshold that gains most."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.datasets import Table, load
from engines.decision_trees import (
    CRITERIA,
    best_split,
    decision_path,
    grow_id3,
    last_nodes,
    predict,
    rank_questions,
    tree_after,
)
from engines.reference import binary_tree

MEASURED = load("measured_days")


def numbers_table(rows, labels, gaps=()) -> Table:
    """Return a table whose attributes are all numbers."""
    columns = tuple(f"x{at}" for at in range(len(rows[0])))
    cells = [
        ["" if (at, to) in gaps else str(number) for to, number in enumerate(row)]
        for at, row in enumerate(rows)
    ]
    cells = tuple((*row, label) for row, label in zip(cells, labels, strict=True))
    names = tuple(map(str, range(len(cells))))
    header = (*columns, "y")
    return Table("t", "T", "Ours.", header, cells, "y", names, numbers=columns)


@st.composite
def tables_of_numbers(draw, most_rows: int = 12):
    n = draw(st.integers(1, most_rows))
    width = draw(st.integers(1, 3))
    row = st.tuples(*[st.integers(-4, 4)] * width)
    rows = draw(st.lists(row, min_size=n, max_size=n))
    labels = draw(st.lists(st.sampled_from("ab"), min_size=n, max_size=n))
    return numbers_table(rows, labels)


def test_the_days_of_the_book_are_cut_where_c45_cuts_them():
    ranking = rank_questions(MEASURED)
    temperature, humidity = (
        ranking.question(name) for name in ("Temperature", "Humidity")
    )
    assert temperature.threshold == 84.0
    assert humidity.answers == ("≤ 82.5", "> 82.5")
    tree = tree_after(grow_id3(MEASURED), 3)
    assert {d.question.attribute for d in tree.asked.values()} == {
        "Outlook",
        "Humidity",
        "Wind",
    }
    assert tree.asked[1].question.threshold == 77.5  # of 70 and 85; the book prints 75
    assert tree.n_errors == 0


@given(tables_of_numbers(), st.sampled_from(["gain", "gini", "misclassification"]))
def test_the_best_cut_is_that_of_the_tree_on_numbers(table, criterion):
    X = np.array([[float(cell) for cell in row[:-1]] for row in table.rows])
    labels = table.codes("y")[0]
    theirs = best_split(X, labels, CRITERIA[criterion].impurity_name)
    ranking = rank_questions(table, criterion=criterion)
    if theirs is None:
        assert ranking.best is None
        return
    best = ranking.question(ranking.best)
    assert best.gain == pytest.approx(theirs.gain, abs=1e-12)
    assert (ranking.best, best.threshold) == (f"x{theirs.feature}", theirs.threshold)


@given(tables_of_numbers())
def test_the_tree_of_cuts_is_scikit_learns(table):
    """Ties apart, so node by node their gains; here those of the whole tree."""
    X = np.array([[float(cell) for cell in row[:-1]] for row in table.rows])
    decisions = grow_id3(table)
    tree = tree_after(decisions, len(decisions) - 1)
    nodes = binary_tree(X, table.column("y"))
    assert ledger_total(tree) == pytest.approx(
        sum(n.gain * len(n.rows) for n in nodes) / len(X), abs=1e-9
    )


def ledger_total(tree) -> float:
    return sum(
        d.node.n_samples / tree.n_rows * d.question.gain for d in tree.asked.values()
    )


@given(tables_of_numbers())
def test_walking_down_agrees_with_the_rows_of_the_nodes(table):
    decisions = grow_id3(table)
    tree = tree_after(decisions, len(decisions) - 1)
    ends = last_nodes(tree, table)
    for node in tree.ends:
        assert (ends[node.rows] == node.number).all()
    said = predict(tree, table)
    for at, row in enumerate(table.rows):
        path = decision_path(tree, dict(zip(table.columns, row, strict=True)))
        assert path.nodes[-1] == ends[at]
        assert path.prediction == said[at]


def test_a_gap_in_numbers_is_an_answer_of_its_own_or_none():
    gap = {(0, 0)}
    table = numbers_table([(1,), (2,), (3,), (4,)], "abab", gap)
    own = rank_questions(table).questions[0]
    assert own.answers[-1] == "" and len(own.answers) == 3
    out = rank_questions(table, missing="left_out").questions[0]
    assert len(out.answers) == 2 and out.aside.tolist() == [0]


def test_a_cut_of_ones_own_is_asked_in_place_of_the_best():
    ranking = rank_questions(MEASURED, cuts={"Humidity": 70})
    assert ranking.question("Humidity").answers == ("≤ 70", "> 70")
    assert ranking.question("Humidity").sizes.tolist() == [4, 10]
    nowhere = rank_questions(MEASURED, cuts={"Humidity": 1000}).question("Humidity")
    assert not nowhere.useful and nowhere.gain == 0


def test_one_value_and_no_value_cannot_be_cut():
    table = numbers_table([(7, 1), (7, 2)], "ab", {(0, 1), (1, 1)})
    same, none = rank_questions(table, missing="left_out").questions
    assert same.answers == ("7",) and not same.useful
    assert none.answers == () and none.gain == 0


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="'x0' is a column of numbers; 'tall' is none"):
        numbers_table([("tall",)], "a")


def test_a_row_with_the_only_number_there_is_finds_its_way_down():
    rows = (("-60", "yes"), ("", "no"), ("-60", "yes"), ("", "no"))
    names = ("1", "2", "3", "4")
    table = Table("t", "T", "Ours.", ("a", "k"), rows, "k", names, numbers=("a",))
    decisions = grow_id3(table)
    tree = tree_after(decisions, len(decisions) - 1)
    assert predict(tree, table) == ("yes", "no", "yes", "no")
