"""The ledger balances in bits at every moment, and regret is what was left lying."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.datasets import load
from engines.decision_trees import (
    CRITERIA,
    grow_id3,
    ledger,
    one_hot,
    regret,
    tree_after,
)
from tests.engines.decision_trees.tables import (
    FOURTEEN,
    TABLES,
    XOR,
    plain_entropy,
    random_tables,
    table_of,
)

every_table = pytest.mark.parametrize("name", TABLES)
every_criterion = pytest.mark.parametrize("criterion", CRITERIA)


def out_of_balance(account) -> float:
    return abs(account.before - account.removed - account.left)


def random_picks(table, data):
    """Draw questions for open nodes, in any order, as long as the drawing goes on."""
    picks = []
    while data.draw(st.booleans()):
        decisions = grow_id3(table, picks=picks, finish=False)
        tree = tree_after(decisions, len(decisions) - 1)
        if not tree.open:
            break
        node = data.draw(st.sampled_from(tree.open))
        columns = [
            name
            for name in table.attributes
            if len({table.column(name)[row] for row in tree.nodes[node].rows}) > 1
        ]
        picks.append((node, data.draw(st.sampled_from(columns))))
    return picks


@every_table
@every_criterion
@pytest.mark.parametrize("cut", [False, True], ids=["multiway", "one-hot"])
def test_the_ledger_balances_at_every_moment(name, criterion, cut):
    table = one_hot(load(name)) if cut else load(name)
    decisions = grow_id3(table, criterion=criterion)
    h_root = plain_entropy(table.column(table.target))
    for k in range(len(decisions)):
        account = ledger(tree_after(decisions, k))
        assert account.before == pytest.approx(h_root, abs=1e-12)
        assert out_of_balance(account) < 1e-12
        assert len(account.entries) == k
        assert sum(rest.share for rest in account.rests) == pytest.approx(1)


@settings(deadline=None)
@given(random_tables(), st.sampled_from(list(CRITERIA)), st.data())
def test_the_ledger_balances_whatever_is_picked(table, criterion, data):
    picks = random_picks(table, data)
    decisions = grow_id3(table, criterion=criterion, picks=picks)
    assert [(d.node.number, d.question.attribute) for d in decisions[1:]][
        : len(picks)
    ] == picks
    for k in range(len(decisions)):
        assert out_of_balance(ledger(tree_after(decisions, k))) < 1e-12


def test_an_entry_too_large_is_noticed():
    account = ledger(tree_after(grow_id3(FOURTEEN), 2))
    wrong = replace(account.entries[0], removed=account.entries[0].removed + 1e-9)
    assert out_of_balance(replace(account, entries=(wrong, account.entries[1]))) > 1e-10


def test_the_fourteen_days_are_paid_off_in_three_questions():
    account = ledger(tree_after(grow_id3(FOURTEEN), 3))
    assert [entry.attribute for entry in account.entries] == [
        "Outlook",
        "Humidity",
        "Wind",
    ]
    assert [round(entry.removed, 6) for entry in account.entries] == [
        0.246750,
        0.346768,
        0.346768,
    ]
    assert account.left == 0 and round(account.before, 6) == 0.940286
    assert account.entries[1].share == pytest.approx(5 / 14)
    assert account.entries[1].gain == pytest.approx(0.970951, abs=1e-6)


def test_before_any_question_everything_is_left():
    account = ledger(tree_after(grow_id3(FOURTEEN), 0))
    assert account.entries == () and account.left == account.before
    assert [rest.node for rest in account.rests] == [0]


def test_where_days_are_alike_their_bit_stays():
    account = ledger(tree_after(grow_id3(load("eight_days")), 3))
    assert account.left == pytest.approx(2 / 8)
    assert [rest.left for rest in account.rests if rest.left] == [2 / 8]


@every_table
def test_the_machine_by_gain_regrets_nothing(name):
    assert all(r.bits == r.weighted == 0 for r in regret(grow_id3(load(name))))


@settings(deadline=None)
@given(random_tables(), st.data())
def test_regret_is_what_the_best_question_would_have_gained_more(table, data):
    decisions = grow_id3(table, picks=random_picks(table, data))
    for decision, one in zip(decisions[1:], regret(decisions), strict=True):
        gains = [q.gain for q in decision.ranking.questions if q.useful]
        assert one.bits == max(gains) - decision.question.gain >= 0
        share = len(decision.node.rows) / len(decisions[0].node.rows)
        assert one.weighted == share * one.bits
        assert decision.ranking.question(one.best).gain == one.best_gain


def test_the_largest_regret_of_the_fourteen_days():
    first = regret(grow_id3(FOURTEEN, picks=[(0, "Temperature")]))[0]
    assert (first.node, first.attribute, first.best) == (0, "Temperature", "Outlook")
    assert round(first.bits, 6) == round(0.246750 - 0.029223, 6) and first.share == 1


def test_regret_is_in_bits_whatever_the_criterion():
    """By misclassification the zoo's tree asks questions that leave bits lying."""
    decisions = grow_id3(load("zoo"), criterion="misclassification")
    regrets = regret(decisions)
    assert sum(one.weighted for one in regrets) > 0.05
    for decision, one in zip(decisions[1:], regrets, strict=True):
        assert one.gain == decision.question.information_gain


def test_a_question_whose_answer_is_a_gap_is_asked_and_not_regretted():
    """Whether a cell is filled in tells the class here."""
    table = table_of("a b y", "p 0 yes", "p 1 yes", "- 0 no", "- 1 no")
    decisions = grow_id3(table)
    assert decisions[1].ranking.question("a").gain == 1
    assert {(one.attribute, one.best, one.bits) for one in regret(decisions)} == {
        ("a", "a", 0)
    }


def test_asking_nothing_regrets_nothing():
    assert regret(grow_id3(XOR, finish=False)) == ()
