"""Rows without an answer: an answer of their own, left out, or shared out in parts."""

from dataclasses import replace
from fractions import Fraction
from math import log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.datasets import MISSING, load
from engines.decision_trees import (
    CRITERIA,
    MISSING_CELLS,
    PathEnding,
    class_shares,
    decision_path,
    grow_id3,
    last_nodes,
    ledger,
    predict,
    rank_questions,
    regret,
    tree_after,
)

from .tables import FOURTEEN, random_tables, table_of

MEASURED = load("measured_days")
WAYS = tuple(MISSING_CELLS)


def without(table, row: int, column: str):
    """Return the table with one cell emptied."""
    cells = [list(cells) for cells in table.rows]
    cells[row][table.columns.index(column)] = MISSING
    return replace(table, rows=tuple(map(tuple, cells)))


QUINLANS = without(MEASURED, 5, "Outlook")  # C4.5, chapter 3: day 6 lacks its outlook


def whole(decisions):
    return tree_after(decisions, len(decisions) - 1)


# --- C4.5's published numbers -------------------------------------------------------


def test_the_gain_of_the_book_counts_only_those_who_answer():
    outlook = rank_questions(QUINLANS, missing="shared").question("Outlook")
    assert round(outlook.before, 3) == 0.961
    assert round(outlook.after, 3) == 0.747
    assert round(outlook.gain, 3) == 0.199
    assert round(outlook.split_information, 3) == 1.809
    assert round(outlook.ratio, 3) == 0.110


def books_tree():
    """Grow C4.5's tree of the fourteen days with one outlook unknown.

    The book lets no node of fewer than four rows be split: so it is with two rows at
    least on two sides.
    """
    how = {"criterion": "gain_ratio", "missing": "shared", "min_samples_split": 4}
    return whole(grow_id3(QUINLANS, picks=[(0, "Outlook")], **how))


def test_the_leaves_of_the_book_hold_parts_of_a_row():
    tree = books_tree()
    leaves = {
        (node.answer, node.prediction): (
            round(float(node.n_samples), 1),
            round(float(node.n_samples - max(node.class_counts)), 1),
        )
        for node in map(tree.nodes.__getitem__, tree.leaves)
    }
    assert leaves == {
        ("≤ 77.5", "Yes"): (2.0, 0.0),  # the book prints 75, a value that is there
        ("> 77.5", "No"): (3.4, 0.4),
        ("Overcast", "Yes"): (3.2, 0.0),
        ("Strong", "No"): (2.4, 0.4),
        ("Weak", "Yes"): (3.0, 0.0),
    }


def test_a_new_day_without_humidity_is_told_as_in_the_book():
    tree = books_tree()
    day = {"Outlook": "Sunny", "Temperature": "70", "Wind": "Weak"}
    path = decision_path(tree, day)
    assert path.ending is PathEnding.SHARED_OUT
    likely = dict(zip(tree.classes, class_shares(tree, path.ends), strict=True))
    # 2.0/5.4 + 3.4/5.4 * 0.4/3.4 and 3.4/5.4 * 3.0/3.4; the book rounds on the way
    assert likely["No"] == pytest.approx(3 / (2 + 44 / 13), abs=1e-9)
    assert round(100 * likely["Yes"]) == 44
    assert round(100 * likely["No"]) == 56
    assert path.prediction == "No"


# --- the same in fractions, row by row ----------------------------------------------


def entropy_of(parts) -> float:
    total = sum(parts)
    return -sum(float(p / total) * log2(p / total) for p in parts if p)


def slow_question(table, weights: dict, attribute: str, missing: str):
    """Return a question's gain and its bags, in fractions, one row after the other."""
    at, to = table.columns.index(attribute), table.columns.index(table.target)
    labelled = {r: w for r, w in weights.items() if table.rows[r][to] != MISSING}
    is_own = missing == "answer"
    known = {
        r: w for r, w in labelled.items() if table.rows[r][at] != MISSING or is_own
    }
    classes = sorted({table.rows[r][to] for r in labelled})
    answers = sorted({table.rows[r][at] for r in known})
    bags = {
        a: [
            sum(
                (
                    w
                    for r, w in known.items()
                    if table.rows[r][at] == a and table.rows[r][to] == c
                ),
                Fraction(0),
            )
            for c in classes
        ]
        for a in answers
    }
    total = sum(known.values())
    if not total:
        return 0.0, bags
    before = entropy_of(
        [sum(bag[c] for bag in bags.values()) for c in range(len(classes))]
    )
    after = sum(float(sum(bag) / total) * entropy_of(bag) for bag in bags.values())
    share = float(total / sum(labelled.values())) if missing == "shared" else 1.0
    return share * (before - after), bags


@given(random_tables(), st.sampled_from(WAYS))
def test_gains_and_bags_are_those_of_a_count_in_fractions(table, missing):
    ranking = rank_questions(table, missing=missing)
    weights = {int(row): Fraction(1) for row in ranking.rows}
    for question in ranking.questions:
        gain, bags = slow_question(table, weights, question.attribute, missing)
        assert question.gain == pytest.approx(gain, abs=1e-9)
        counted = dict(zip(question.answers, question.counts.tolist(), strict=True))
        theirs = {answer: [n for n in map(float, bag)] for answer, bag in bags.items()}
        assert {a: sorted(n for n in bag if n) for a, bag in counted.items()} == {
            a: sorted(n for n in bag if n) for a, bag in theirs.items()
        }


def slow_parts(table, decisions) -> dict[int, dict[int, Fraction]]:
    """Return each node's rows with their parts, in fractions, one after the other."""
    found = {0: dict.fromkeys(decisions[0].node.rows.tolist(), Fraction(1))}
    for decision in decisions[1:]:
        mine, question = found[decision.node.number], decision.question
        at = table.columns.index(question.attribute)
        known = {r: w for r, w in mine.items() if table.rows[r][at] != MISSING}
        for child in decision.children:
            here = {r: w for r, w in known.items() if table.rows[r][at] == child.answer}
            part = sum(here.values()) / sum(known.values())
            lost = {r: part * w for r, w in mine.items() if r not in known}
            found[child.number] = here | lost
    return found


@given(random_tables())
def test_rows_are_shared_out_as_in_fractions(table):
    decisions = grow_id3(table, missing="shared")
    parts = slow_parts(table, decisions)
    for node in whole(decisions).nodes:
        mine = dict(zip(node.rows.tolist(), node.weights.tolist(), strict=True))
        assert mine == pytest.approx(
            {r: float(w) for r, w in parts[node.number].items()}
        )


# --- laws ---------------------------------------------------------------------------


@given(random_tables(), st.sampled_from(WAYS), st.sampled_from(sorted(CRITERIA)))
def test_the_books_balance_however_gaps_are_treated(table, missing, criterion):
    tree = whole(grow_id3(table, missing=missing, criterion=criterion))
    account = ledger(tree)
    assert account.removed + account.aside + account.left == pytest.approx(
        account.before, abs=1e-9
    )
    assert min([e.removed for e in account.entries], default=0) >= -1e-12


@given(random_tables(missing=False), st.sampled_from(WAYS))
def test_without_gaps_all_treatments_grow_the_same_tree(table, missing):
    ours, plain = (grow_id3(table, missing=m) for m in (missing, "answer"))
    assert [(d.node.number, d.question and d.question.attribute) for d in ours] == [
        (d.node.number, d.question and d.question.attribute) for d in plain
    ]
    assert regret(ours) == regret(plain)


@given(random_tables())
def test_a_row_left_out_is_predicted_where_it_stays(table):
    decisions = grow_id3(table, missing="left_out")
    tree = whole(decisions)
    rows = tree.nodes[0].rows
    said = predict(tree, table)
    wrong = sum(said[row] != table.column(table.target)[row] for row in rows.tolist())
    assert tree.n_errors == wrong
    for decision in decisions[1:]:
        stay = last_nodes(tree, table)[decision.question.aside]
        assert (stay == decision.node.number).all()


@given(random_tables())
def test_no_part_of_a_row_is_lost_when_it_is_shared_out(table):
    tree = whole(grow_id3(table, missing="shared"))
    held = np.zeros(len(table.rows))
    for end in tree.ends:
        np.add.at(held, end.rows, end.weights)
    assert held[tree.nodes[0].rows] == pytest.approx(1.0)


def test_a_column_that_hardly_anyone_answers_is_flattered_only_if_gaps_are_left_out():
    table = table_of("a b y", "p 0 yes", "q 0 no", *["- 0 yes", "- 1 no"] * 3)
    best = {m: rank_questions(table, missing=m).best for m in WAYS}
    assert best == {"answer": "b", "left_out": "a", "shared": "b"}


def test_a_node_whose_rows_do_not_answer_says_so():
    table = table_of("a y", "- yes", "- no", "p yes")
    tree = whole(grow_id3(table, missing="shared"))
    assert tree.nodes[0].reason.name == "UNANSWERED"
    assert whole(grow_id3(table)).nodes[0].reason is None


def test_an_unknown_treatment_is_refused():
    with pytest.raises(ValueError, match="No treatment of missing cells 'drop'; one"):
        rank_questions(FOURTEEN, missing="drop")
