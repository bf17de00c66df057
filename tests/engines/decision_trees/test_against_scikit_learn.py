"""Gains against scikit-learn's, node by node; its ties are random, so no more."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.datasets import load
from engines.decision_trees import grow_id3, one_hot, rank_questions, with_row_numbers
from engines.reference import binary_tree, mutual_information
from tests.engines.decision_trees.tables import TABLES, XOR, random_tables

THEIR_NAMES = {"gain": "entropy", "gini": "gini"}
every_table = pytest.mark.parametrize("name", TABLES)
both_criteria = pytest.mark.parametrize("criterion", THEIR_NAMES)


def differences(table, criterion: str, theirs: str) -> list[float]:
    """Return how far the best gain is from scikit-learn's at each of its nodes.

    Where scikit-learn asks on, its question must be one of our ties; where it stops,
    nothing may be left to gain.
    """
    table = one_hot(table)
    codes = [table.codes(name)[0] for name in table.attributes]
    nodes = binary_tree(np.column_stack(codes), table.column(table.target), theirs)
    found = []
    for node in nodes:
        ranking = rank_questions(table, criterion=criterion, rows=node.rows)
        pure = (ranking.class_counts > 0).sum() == 1
        if node.feature is None:
            assert pure or ranking.best is None
            continue
        assert not pure
        best = ranking.question(ranking.best).gain
        found.append(abs(best - node.gain))
        if found[-1] < 1e-9:
            assert table.attributes[node.feature] in ranking.ties
    return found


@every_table
@both_criteria
def test_the_best_gain_is_scikit_learns_at_every_node_of_its_tree(name, criterion):
    found = differences(load(name), criterion, THEIR_NAMES[criterion])
    assert found and max(found) < 1e-12


@settings(max_examples=100, deadline=None)
@given(
    random_tables(missing=False, fewest_rows=1).filter(lambda t: t.attributes),
    st.sampled_from(list(THEIR_NAMES)),
)
def test_the_same_on_tables_nobody_chose(table, criterion):
    assert max(differences(table, criterion, THEIR_NAMES[criterion]), default=0) < 1e-12


@both_criteria
def test_scikit_learn_asks_on_through_exclusive_or_too(criterion):
    assert len(differences(XOR, criterion, THEIR_NAMES[criterion])) == 3


def test_the_wrong_impurity_is_noticed():
    assert max(differences(load("fourteen_days"), "gini", "entropy")) > 0.1


@every_table
def test_every_gain_of_every_tree_is_scikit_learns_mutual_information(name):
    table = with_row_numbers(load(name))
    for whole in (table, load(name)):
        labels = np.array(whole.column(whole.target))
        for decision in grow_id3(whole)[1:]:
            for question in decision.ranking.questions:
                rows = decision.node.rows
                answers = np.array(whole.column(question.attribute))[rows]
                theirs = mutual_information(answers, labels[rows])
                assert question.gain == pytest.approx(theirs, abs=1e-12)
