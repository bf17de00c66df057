"""Walking down a tree: a row alone and a table at once end at the same nodes."""

import numpy as np
import pytest
from hypothesis import given, settings

from engines.datasets import load
from engines.decision_trees import (
    CRITERIA,
    PathEnding,
    decision_path,
    grow_id3,
    last_nodes,
    one_hot,
    predict,
    tree_after,
)
from tests.engines.decision_trees.tables import (
    FOURTEEN,
    TABLES,
    random_tables,
    table_of,
)

DECISIONS = grow_id3(FOURTEEN)
TREE = tree_after(DECISIONS, 3)


def test_a_new_day_is_read_down_to_its_leaf():
    path = decision_path(TREE, {"Outlook": "Rain", "Wind": "Strong", "Mood": "Bad"})
    assert path.nodes == (0, 3, 7)
    assert path.steps == (("Outlook", "Rain"), ("Wind", "Strong"))
    assert path.prediction == "No" and path.ending is PathEnding.LEAF
    assert path.unseen is None


def test_a_tree_still_growing_says_what_is_commonest_so_far():
    path = decision_path(tree_after(DECISIONS, 1), {"Outlook": "Sunny"})
    assert path.nodes == (0, 1) and path.ending is PathEnding.OPEN
    assert path.prediction == "No"  # three of the five sunny days


@pytest.mark.parametrize("answers", [{"Outlook": "Hail"}, {}])
def test_an_answer_without_a_branch_stops_the_walk(answers):
    path = decision_path(TREE, answers)
    assert path.nodes == (0,) and path.steps == ()
    assert path.ending is PathEnding.UNSEEN_ANSWER and path.prediction == "Yes"
    assert path.unseen == ("Outlook", answers.get("Outlook", ""))


def test_a_missing_cell_has_a_branch_where_the_table_had_one():
    table = table_of("a b y", "p 0 yes", "- 0 no", "q 1 no")
    tree = tree_after(grow_id3(table), 1)
    path = decision_path(tree, {"b": "0"})
    assert path.steps == (("a", ""),) and path.prediction == "no"


@settings(deadline=None)
@given(random_tables(), random_tables())
def test_a_table_is_walked_as_its_rows_one_by_one(table, other):
    decisions = grow_id3(table)
    for k in (0, len(decisions) // 2, len(decisions) - 1):
        tree = tree_after(decisions, k)
        asked = {d.question.attribute for d in tree.asked.values()}
        for walked in (table, other):
            if not asked <= {*walked.columns}:
                continue
            paths = [
                decision_path(tree, dict(zip(walked.columns, row, strict=True)))
                for row in walked.rows
            ]
            assert last_nodes(tree, walked).tolist() == [p.nodes[-1] for p in paths]
            assert predict(tree, walked) == tuple(p.prediction for p in paths)


@settings(deadline=None)
@given(random_tables())
def test_rows_end_where_the_tree_put_them(table):
    decisions = grow_id3(table)
    tree = tree_after(decisions, len(decisions) - 1)
    ends = last_nodes(tree, table)
    for leaf in tree.leaves:
        node = tree.nodes[leaf]
        np.testing.assert_array_equal(ends[node.rows], leaf)


@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("name", TABLES)
def test_a_grown_tree_knows_its_own_table_but_for_rows_that_conflict(name, criterion):
    for table in (load(name), one_hot(load(name))):
        decisions = grow_id3(table, criterion=criterion)
        tree = tree_after(decisions, len(decisions) - 1)
        pairs = zip(predict(tree, table), table.column(table.target), strict=True)
        wrong = sum(says != label for says, label in pairs)
        assert wrong == tree.n_errors == (1 if name == "eight_days" else 0)


def test_a_table_without_the_column_asked_about_is_refused():
    with pytest.raises(ValueError, match="no column 'Outlook'; choose one of Weather"):
        predict(TREE, load("eight_days"))


def test_a_tree_from_nothing_says_nothing():
    tree = tree_after(grow_id3(table_of("a y", "p -")), 0)
    assert predict(tree, FOURTEEN) == (None,) * 14
    assert decision_path(tree, {}).ending is PathEnding.LEAF
