"""A tree at any moment is the first questions of its record."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.decision_trees import CRITERIA, commonest, grow_id3, tree_after
from tests.engines.decision_trees.tables import FOURTEEN, random_tables

criteria = st.sampled_from(list(CRITERIA))


def test_t_questions_give_t_plus_one_moments():
    decisions = grow_id3(FOURTEEN)
    trees = [tree_after(decisions, k) for k in range(len(decisions))]
    assert [len(tree.asked) for tree in trees] == [0, 1, 2, 3]
    assert [len(tree.nodes) for tree in trees] == [1, 4, 6, 8]
    assert [tree.open for tree in trees] == [(0,), (1, 3), (3,), ()]
    assert [tree.leaves for tree in trees] == [(), (2,), (2, 4, 5), (2, 4, 5, 6, 7)]
    assert [tree.depth for tree in trees] == [0, 1, 2, 2]
    assert [tree.n_errors for tree in trees] == [5, 4, 2, 0]


def test_the_first_decision_plants_the_root():
    planted = grow_id3(FOURTEEN)[0]
    assert planted.question is None and planted.children == ()
    assert planted.node.number == 0 and planted.node.n_samples == 14
    assert planted.ranking.best == "Outlook"  # what could be asked, before anyone did


@settings(deadline=None)
@given(random_tables(), criteria)
def test_each_moment_adds_one_question_and_its_children(table, criterion):
    decisions = grow_id3(table, criterion=criterion)
    before = tree_after(decisions, 0)
    for k, decision in enumerate(decisions[1:], start=1):
        now = tree_after(decisions, k)
        assert now.nodes == before.nodes + decision.children
        assert now.asked == {**before.asked, decision.node.number: decision}
        assert decision.node.number in before.open
        ends = sorted((*now.leaves, *now.open))
        assert sum(now.nodes[end].n_samples for end in ends) == now.n_rows
        before = now
    assert not before.open


def test_a_moment_that_never_was_is_refused():
    decisions = grow_id3(FOURTEEN)
    for k in (-1, 4):
        with pytest.raises(
            ValueError, match=f"3 questions were asked; {k} is not 0 to"
        ):
            tree_after(decisions, k)


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [([2, 1, 0], "a"), ([1, 3, 3], "bc"), ([2, 2, 2], "abc"), ([0, 0, 0], "")],
)
def test_the_commonest_classes_are_all_that_tie(counts, wanted):
    assert commonest(counts, "abc") == tuple(wanted)


@settings(max_examples=30)
@given(random_tables())
def test_a_node_predicts_the_first_of_its_commonest_classes(table):
    decisions = grow_id3(table)
    tree = tree_after(decisions, len(decisions) - 1)
    for node in tree.nodes:
        said = commonest(node.class_counts, tree.classes)
        assert node.prediction == (said[0] if said else None)
