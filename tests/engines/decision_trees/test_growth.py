"""Growing trees: the published one, named reasons at every leaf, picks, and limits."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.datasets import load
from engines.decision_trees import (
    CRITERIA,
    LeafReason,
    entropy,
    grow_id3,
    one_hot,
    predict,
    rank_questions,
    tree_after,
    with_row_numbers,
)
from tests.engines.decision_trees.tables import (
    FOURTEEN,
    TABLES,
    XOR,
    random_tables,
    table_of,
)

every_table = pytest.mark.parametrize("name", TABLES)
every_criterion = pytest.mark.parametrize("criterion", CRITERIA)
criteria = st.sampled_from(list(CRITERIA))


def grown(table, **settings):
    decisions = grow_id3(table, **settings)
    return tree_after(decisions, len(decisions) - 1)


def reasons(table, **settings) -> list[str]:
    tree = grown(table, **settings)
    return [tree.nodes[number].reason.name for number in tree.leaves]


# --- the trees of the books ---------------------------------------------------------


def test_quinlans_tree_of_the_fourteen_days():
    decisions = grow_id3(FOURTEEN)
    tree = tree_after(decisions, 3)
    assert len(decisions) == 4
    assert len(tree.leaves) == 5 and tree.depth == 2 and tree.n_errors == 0
    asked = {number: d.question.attribute for number, d in tree.asked.items()}
    assert asked == {0: "Outlook", 1: "Humidity", 3: "Wind"}
    assert [child.answer for child in decisions[1].children] == [
        "Sunny",
        "Overcast",
        "Rain",
    ]
    assert tree.nodes[2].prediction == "Yes" and tree.nodes[2].reason is LeafReason.PURE


def test_the_eight_days_keep_one_error_because_two_days_are_alike():
    tree = grown(load("eight_days"))
    assert tree.n_errors == 1
    conflict = [n for n in tree.nodes if n.reason is LeafReason.CONFLICT]
    assert [node.class_counts.tolist() for node in conflict] == [[1, 1]]
    assert conflict[0].prediction == "Yes"  # a tie goes to the first class


def test_row_numbers_make_one_useless_question_of_the_whole_tree():
    tree = grown(with_row_numbers(FOURTEEN))
    assert len(tree.asked) == 1 and len(tree.leaves) == 14 and tree.n_errors == 0
    assert set(reasons(with_row_numbers(FOURTEEN))) == {"ONE_ROW"}


@every_criterion
def test_exclusive_or_grows_through_a_question_that_gains_nothing(criterion):
    decisions = grow_id3(XOR, criterion=criterion)
    assert decisions[1].question.gain == 0
    tree = tree_after(decisions, len(decisions) - 1)
    assert tree.depth == 2 and len(tree.leaves) == 4 and tree.n_errors == 0


def test_another_target_can_be_guessed():
    tree = grown(FOURTEEN, target="Wind")
    assert tree.classes == ("Weak", "Strong")
    assert "Play" in {d.question.attribute for d in tree.asked.values()}


# --- the machine --------------------------------------------------------------------


@every_table
@every_criterion
def test_the_machine_asks_the_best_question_breadth_first(name, criterion):
    decisions = grow_id3(load(name), criterion=criterion)
    numbers = [decision.node.number for decision in decisions[1:]]
    depths = [decision.node.depth for decision in decisions[1:]]
    assert numbers == sorted(numbers) and depths == sorted(depths)
    for decision in decisions[1:]:
        ranking = rank_questions(
            load(name), criterion=criterion, rows=decision.node.rows
        )
        assert decision.question.attribute == ranking.best == decision.ranking.best


@settings(deadline=None)
@given(random_tables(), criteria)
def test_a_tree_is_whole(table, criterion):
    tree = grown(table, criterion=criterion)
    assert [node.number for node in tree.nodes] == list(range(len(tree.nodes)))
    assert not tree.open and len(tree.leaves) + len(tree.asked) == len(tree.nodes)
    root = tree.nodes[0]
    assert (root.parent, root.answer, root.depth) == (None, None, 0)
    for number, decision in tree.asked.items():
        assert decision.node is tree.nodes[number]
        rows = np.concatenate([child.rows for child in decision.children])
        assert sorted(rows) == decision.node.rows.tolist()
        for child, answer in zip(
            decision.children, decision.question.answers, strict=True
        ):
            assert tree.nodes[child.number] is child
            assert (child.parent, child.answer) == (number, answer)
            assert child.depth == decision.node.depth + 1
    assert tree.n_rows + tree.n_unlabelled == len(table.rows)


@settings(deadline=None)
@given(random_tables(), criteria)
def test_every_leaf_has_the_reason_it_deserves(table, criterion):
    """Told here from the words of the rows alone, without the engine's questions."""
    for node in grown(table, criterion=criterion).nodes:
        rows = [table.rows[row] for row in node.rows]
        labels = [row[-1] for row in rows]
        if len(rows) <= 1:
            deserved = LeafReason.ONE_ROW if rows else LeafReason.EMPTY
        elif len(set(labels)) == 1:
            deserved = LeafReason.PURE
        elif len({row[:-1] for row in rows}) == 1:
            deserved = LeafReason.CONFLICT
        else:
            deserved = None
        assert node.reason is deserved
        assert not rows or labels.count(node.prediction) == max(node.class_counts)


@settings(deadline=None)
@given(random_tables())
def test_nodes_carry_their_entropy_whatever_the_criterion(table):
    for node in grown(table, criterion="misclassification").nodes:
        if len(node.rows):
            assert node.impurity == entropy(node.class_counts)
        else:
            assert node.impurity == 0 and node.prediction is None


@settings(deadline=None)
@given(random_tables(missing=False), criteria)
def test_only_rows_that_conflict_are_predicted_wrongly(table, criterion):
    tree = grown(table, criterion=criterion)
    says = predict(tree, table)
    wrong = {at for at, row in enumerate(table.rows) if says[at] != row[-1]}
    conflicts = [n for n in tree.nodes if n.reason is LeafReason.CONFLICT]
    assert wrong <= {row for node in conflicts for row in node.rows}
    assert len(wrong) == tree.n_errors
    assert bool(wrong) == bool(conflicts)


@every_table
@every_criterion
def test_the_binary_tree_asks_only_yes_or_no(name, criterion):
    tree = grown(one_hot(load(name)), criterion=criterion)
    assert all(len(decision.children) == 2 for decision in tree.asked.values())
    assert tree.n_errors == grown(load(name), criterion=criterion).n_errors


# --- leaves, and why ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], ["EMPTY"]),
        (["p -", "q -"], ["EMPTY"]),
        (["p yes"], ["ONE_ROW"]),
        (["p yes", "q -"], ["ONE_ROW"]),
        (["p yes", "q yes"], ["PURE"]),
        (["p yes", "p no"], ["CONFLICT"]),
        (["p yes", "p yes", "p no", "q no"], ["CONFLICT", "ONE_ROW"]),
        (["p yes", "p yes", "q no"], ["PURE", "ONE_ROW"]),
        (["p yes", "- no"], ["ONE_ROW", "ONE_ROW"]),  # a gap is an answer
        (["- yes", "- no"], ["CONFLICT"]),  # missing in both: they are alike
        (["p yes", "- no", "q no"], ["ONE_ROW", "ONE_ROW", "ONE_ROW"]),
    ],
)
def test_a_leaf_is_known_at_birth_and_says_why(lines, expected):
    table = table_of("a y", *lines)
    assert reasons(table) == expected
    if len(expected) == 1:
        assert len(grow_id3(table)) == 1  # the root is the leaf: nothing is asked


def test_without_attributes_labels_can_only_conflict():
    assert reasons(table_of("y", "yes", "no")) == ["CONFLICT"]


def test_duplicate_rows_do_no_harm():
    twice = FOURTEEN.take([*range(14), *range(14)])
    tree = grown(twice)
    assert len(tree.leaves) == 5 and tree.n_errors == 0 and tree.n_rows == 28


def test_a_node_as_deep_as_allowed_is_a_leaf():
    tree = grown(FOURTEEN, max_depth=1)
    assert tree.depth == 1 and len(tree.asked) == 1
    assert reasons(FOURTEEN, max_depth=1) == ["DEPTH", "PURE", "DEPTH"]
    assert reasons(FOURTEEN, max_depth=0) == ["DEPTH"]
    assert grown(FOURTEEN, max_depth=2).n_errors == 0


def test_the_least_gain_must_be_exceeded():
    assert reasons(XOR, min_gain=0) == ["NO_GAIN"]
    best = rank_questions(FOURTEEN).question("Outlook").gain
    assert reasons(FOURTEEN, min_gain=best) == ["NO_GAIN"]
    assert len(grow_id3(FOURTEEN, min_gain=best - 1e-9)) > 1


def test_a_conflict_is_called_so_even_where_nothing_more_may_be_asked():
    table = table_of("a y", "p yes", "p no")
    assert reasons(table, max_depth=0, min_gain=1.0) == ["CONFLICT"]


# --- picks --------------------------------------------------------------------------


def test_picks_are_asked_in_their_order_and_the_machine_finishes():
    decisions = grow_id3(FOURTEEN, picks=[(0, "Wind"), (2, "Outlook")])
    asked = [(d.node.number, d.question.attribute) for d in decisions[1:]]
    assert asked[:2] == [(0, "Wind"), (2, "Outlook")]
    assert len(asked) > 2 and not tree_after(decisions, len(asked)).open
    # Node 1 is shallower than the children of 2, so the machine turns to it first.
    assert asked[2][0] == 1


def test_after_picks_the_machine_still_asks_breadth_first():
    """A deep pick makes early numbers deep; depth, not number, says who is next."""
    votes = load("congress")
    picks = [(0, "immigration"), (1, "crime"), (4, "mx missile"), (2, "crime")]
    decisions = grow_id3(votes, picks=picks)
    nodes = [decision.node for decision in decisions[1 + len(picks) :]]
    depths, numbers = [n.depth for n in nodes], [n.number for n in nodes]
    assert depths == sorted(depths) and numbers != sorted(numbers)
    for depth in set(depths):
        alike = [node.number for node in nodes if node.depth == depth]
        assert alike == sorted(alike)


def test_without_finish_the_machine_keeps_its_hands_off():
    decisions = grow_id3(FOURTEEN, picks=[(0, "Wind")], finish=False)
    assert len(decisions) == 2
    assert tree_after(decisions, 1).open == (1, 2)
    assert tree_after(grow_id3(FOURTEEN, finish=False), 0).open == (0,)


def test_a_pick_less_is_the_tree_before():
    picks = [(0, "Humidity"), (1, "Outlook"), (2, "Wind")]
    whole = grow_id3(FOURTEEN, picks=picks, finish=False)
    shorter = grow_id3(FOURTEEN, picks=picks[:2], finish=False)
    assert len(shorter) == len(whole) - 1
    for one, other in zip(shorter, whole, strict=False):
        assert [c.rows.tolist() for c in one.children] == [
            c.rows.tolist() for c in other.children
        ]


def test_the_machines_own_questions_as_picks_make_the_machines_tree():
    machine = grow_id3(load("contact_lenses"))
    picks = [(d.node.number, d.question.attribute) for d in machine[1:]]
    again = grow_id3(load("contact_lenses"), picks=picks, finish=False)
    assert len(again) == len(machine)
    assert [d.question.gain for d in again[1:]] == [
        d.question.gain for d in machine[1:]
    ]


def test_the_machines_opinion_stands_beside_every_pick():
    decision = grow_id3(FOURTEEN, picks=[(0, "Temperature")])[1]
    assert decision.ranking.best == "Outlook"
    assert decision.question is decision.ranking.question("Temperature")


def test_questions_the_guard_keeps_out_can_still_be_picked():
    decisions = grow_id3(FOURTEEN, criterion="gain_ratio", picks=[(0, "Temperature")])
    assert not decisions[1].question.allowed


@pytest.mark.parametrize(
    ("picks", "complaint"),
    [
        ([(7, "Wind")], "Node 7 does not exist (yet). Open are: 0."),
        ([(-1, "Wind")], "Node -1 does not exist (yet). Open are: 0."),
        ([(0, "Mood")], "There is no question 'Mood'; choose one of Outlook"),
        ([(0, "Play")], "There is no question 'Play'; choose one of Outlook"),
        (
            [(0, "Outlook"), (0, "Wind")],
            "Node 0 has its question already. Open are: 1, 3.",
        ),
        (
            [(0, "Outlook"), (2, "Wind")],
            "Node 2 is a leaf: all its rows are of a single class. Open are: 1, 3.",
        ),
        (
            [(0, "Outlook"), (1, "Outlook")],
            "'Outlook' separates nothing at node 1; "
            "choose one of Temperature, Humidity, Wind.",
        ),
        (
            [(0, "Outlook"), (1, "Humidity"), (3, "Wind"), (1, "Wind")],
            "Node 1 has its question already. Open is none any more.",
        ),
    ],
)
def test_a_pick_that_cannot_be_asked_says_why(picks, complaint):
    with pytest.raises(ValueError, match=re.escape(complaint)):
        grow_id3(FOURTEEN, picks=picks)


def test_one_word_and_gaps_can_be_picked_and_one_answer_cannot():
    table = table_of("a b y", "p 0 yes", "- 0 no")
    assert grow_id3(table, picks=[(0, "a")])[1].question.attribute == "a"
    with pytest.raises(ValueError, match="'b' separates nothing at node 0; choose one"):
        grow_id3(table, picks=[(0, "b")])


@pytest.mark.parametrize(
    ("limits", "complaint"),
    [
        ({"min_gain": -0.1}, "min_gain is -0.1; it must be 0 or more"),
        ({"min_gain": float("nan")}, "min_gain is nan"),
        ({"max_depth": -1}, "max_depth is -1"),
        ({"criterion": "entropy"}, "No criterion 'entropy'"),
        ({"target": "Mood"}, "No column 'Mood' to guess"),
    ],
)
def test_what_means_nothing_is_refused(limits, complaint):
    with pytest.raises(ValueError, match=complaint):
        grow_id3(FOURTEEN, **limits)


def test_growth_can_be_watched_and_stopped():
    seen = []

    def watch(turns):
        for turn in turns:
            seen.append(turn)
            yield turn

    assert len(grow_id3(FOURTEEN, watch=watch)) == 1 + len(seen)

    def gives_way(turns):
        raise InterruptedError
        yield

    with pytest.raises(InterruptedError):
        grow_id3(FOURTEEN, watch=gives_way)
