"""Luck at every node: exact where it can be counted, honest where it is drawn."""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from math import comb
from random import Random

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import (
    MISSING_CELLS,
    grow_id3,
    luck_at_nodes,
    node_luck,
    rank_questions,
    stopped,
    tree_after,
    with_row_numbers,
)
from engines.decision_trees.deals import every_deal, n_deals
from engines.decision_trees.luck import dealt_anew
from engines.decision_trees.node_luck import (
    Verdict,
    decided,
    fewest_shuffles,
    luck_of,
)
from engines.decision_trees.questions import labels_of
from engines.decision_trees.tree import LeafReason
from tests.engines.decision_trees.tables import XOR, mutual_information, table_of

GAPPY = table_of(
    "a b size y",
    "p 1 2.5 yes",
    "p - 3.5 yes",
    "- 1 4.5 no",
    "q 2 - no",
    "q 2 1.5 maybe",
    "p 1 6.0 no",
)
NUMBERED = replace(GAPPY, numbers=("size",))
every_treatment = pytest.mark.parametrize("missing", MISSING_CELLS)


def by_chance(rng: Random, n_rows: int, n_columns: int = 4, n_classes: int = 2):
    """Return a table that knows nothing, now and then with a column that does."""
    rows = [
        [rng.choice("abc") for _ in range(n_columns)] + [rng.choice("xyz"[:n_classes])]
        for _ in range(n_rows)
    ]
    if rng.random() < 0.5:
        for row in rows:
            row[0] = row[-1] if rng.random() < 0.4 else row[0]
    names = " ".join("abcdefgh"[:n_columns])
    return table_of(f"{names} y", *map(" ".join, rows))


def with_classes(table, rows, deal):
    """Return the table with these words in the target of these rows."""
    at = table.columns.index(table.target)
    cells = [list(row) for row in table.rows]
    for row, word in zip(rows, deal, strict=True):
        cells[row][at] = word
    order = table.codes(table.target)[1]
    return replace(table, rows=tuple(map(tuple, cells)), class_order=order)


def brute_force(table, ranking) -> list[float]:
    """Return the best gain in every order of the classes, each ranked as a table."""
    rows, missing = ranking.rows, ranking.missing
    words = [table.column(table.target)[row] for row in rows]
    found = []
    for deal in sorted(set(permutations(words))):
        now = with_classes(table, rows, deal)
        again = rank_questions(now, rows=rows, weights=ranking.weights, missing=missing)
        found.append(max(question.gain for question in again.questions))
    return sorted(found)


# --- all deals there are ------------------------------------------------------------


@pytest.mark.parametrize("counts", [(2, 2), (1, 3, 2), (0, 3), (4,), (2, 0, 2), ()])
def test_every_deal_is_there_once(counts):
    classes = np.repeat(np.arange(len(counts)), counts).tolist()
    deals = every_deal(counts).tolist()
    assert sorted(deals) == sorted(map(list, set(permutations(classes))))
    assert len(deals) == n_deals(counts)


@every_treatment
@pytest.mark.parametrize("table", [GAPPY, NUMBERED], ids=["words", "numbers"])
def test_exact_tests_are_those_of_every_order_at_every_node(table, missing):
    """Parts of rows stay with their rows, and cuts are looked for anew."""
    decisions = grow_id3(table, missing=missing)
    tests = luck_at_nodes(table, decisions)
    assert len(tests) == len(decisions) - 1 > 0
    for test, decision in zip(tests, decisions[1:], strict=True):
        assert test.is_exact and test.standard_error == 0
        gains = brute_force(table, decision.ranking)
        np.testing.assert_allclose(sorted(test.shuffled), gains, atol=1e-12)
        assert test.gain == pytest.approx(decision.question.gain)
        share = np.mean(np.array(gains) >= test.gain - 1e-9)
        assert test.p_value == pytest.approx(share)


def test_the_gain_of_a_deal_is_that_of_a_plain_count_of_its_words():
    table = load("eight_days")
    labels, classes = labels_of(table)
    deals = every_deal(np.bincount(labels))
    columns = [table.column(name) for name in table.attributes]
    plain = [
        max(mutual_information(cells, deal) for cells in columns)
        for deal in deals.tolist()
    ]
    found = luck_of(table, rank_questions(table)).shuffled
    np.testing.assert_allclose(found, plain, atol=1e-12)


# --- some of them, drawn ------------------------------------------------------------


@every_treatment
def test_shuffles_are_near_the_exact_p(missing, monkeypatch):
    decisions = grow_id3(NUMBERED, missing=missing)
    exact = luck_at_nodes(NUMBERED, decisions)
    monkeypatch.setattr(node_luck, "MOST_DEALS", 0)
    for true, drawn in zip(
        exact, luck_at_nodes(NUMBERED, decisions, 4000, seed=3), strict=True
    ):
        assert not drawn.is_exact and drawn.n_deals == 4000
        error = (true.p_value * (1 - true.p_value) / 4000) ** 0.5
        assert abs(drawn.p_value - true.p_value) <= 4.5 * error + 1 / 4000


def test_a_node_has_shuffles_of_its_own_and_the_seed_tells_which():
    table = load("congress")
    decisions = grow_id3(table)[:3]
    one, same, other = (
        luck_at_nodes(table, decisions, 100, seed=seed) for seed in (1, 1, 2)
    )
    assert np.array_equal(one[0].shuffled, same[0].shuffled)
    assert not np.array_equal(one[0].shuffled, other[0].shuffled)
    assert not np.array_equal(one[0].shuffled, one[1].shuffled)


def test_the_best_of_many_is_reached_more_often_than_one_named_beforehand():
    rng = Random(5)
    for _ in range(30):
        table = by_chance(rng, 24)
        ranking = rank_questions(table)
        name = ranking.best
        alone = replace(
            table,
            columns=(name, "y"),
            rows=tuple(zip(table.column(name), table.column("y"), strict=True)),
        )
        many = luck_of(table, ranking, 200)
        single = luck_of(alone, rank_questions(alone), 200)
        assert many.p_value >= single.p_value
        assert (many.shuffled >= single.shuffled - 1e-12).all()


def p_values(n_tables: int, rng: Random) -> np.ndarray:
    """Return p at the root of tables that know nothing, shuffled 99 times each."""
    table = by_chance(rng, 40, n_columns=5)
    found = []
    for seed in range(n_tables):
        now = dealt_anew(table, seed + 1000)
        found.append(luck_of(now, rank_questions(now), 99, seed).p_value)
    return np.array(found)


def distance(p: np.ndarray) -> float:
    """Return how far the shares of p up to each hundredth are from even ones."""
    marks = np.arange(1, 101) / 100
    return float(np.abs((p[:, np.newaxis] <= marks + 1e-9).mean(axis=0) - marks).max())


def test_without_a_signal_p_is_uniform():
    """By Kolmogorov and Smirnov, 1.95 / sqrt(n) is passed once in 1,000 times."""
    assert distance(p_values(300, Random(1))) < 1.95 / 300**0.5


@pytest.mark.parametrize("bias", ["one question of many", "half of the gain"])
def test_what_makes_p_too_small_is_noticed(bias, monkeypatch):
    """The best of five is held against one alone, or against luck that is too low."""
    honest = node_luck.shuffled_gains

    def biased(*given):
        gains = honest(*given)
        return gains[:, :1] if bias == "one question of many" else 0.5 * gains

    monkeypatch.setattr(node_luck, "shuffled_gains", biased)
    assert distance(p_values(300, Random(1))) > 1.95 / 300**0.5


# --- verdicts -----------------------------------------------------------------------


@pytest.mark.parametrize("n", [10, 60, 200])
@pytest.mark.parametrize("level", [0.01, 0.05, 0.1])
def test_the_limits_of_a_verdict_are_binomial_tails_to_the_last_digit(n, level):
    few, many = decided(n, level)
    p = Fraction(level)
    ways = [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]
    assert sum(ways[: few + 1]) <= node_luck.DOUBT < sum(ways[: few + 2])
    assert sum(ways[many:]) <= node_luck.DOUBT < sum(ways[many - 1 :])


@pytest.mark.parametrize("level", [0.01, 0.05, 0.1, 0.5])
def test_one_shuffle_less_than_the_fewest_lets_no_question_pass(level):
    n = fewest_shuffles(level)
    assert (decided(n, level)[0], decided(n - 1, level)[0]) == (0, -1)


def contradictions(n_tables: int, verdict) -> tuple[int, int]:
    """Return how often two seeds turn a verdict round, and how often they agree."""
    rng, turned, agreed = Random(7), 0, 0
    for at in range(n_tables):
        table = by_chance(rng, rng.choice((15, 20, 30)), n_classes=rng.choice((2, 3)))
        ranking = rank_questions(table)
        level = rng.choice((0.01, 0.05, 0.1))
        one, two = (
            verdict(luck_of(table, ranking, 300, [at, seed]), level)
            for seed in range(2)
        )
        turned += {one, two} == {Verdict.MORE, Verdict.LUCK}
        agreed += one == two != Verdict.NEAR
    return turned, agreed


def careless(test, level):
    return Verdict.MORE if test.p_value <= level else Verdict.LUCK


def test_no_other_seed_turns_a_verdict_round(monkeypatch):
    monkeypatch.setattr(node_luck, "MOST_DEALS", 0)
    turned, agreed = contradictions(150, lambda test, level: test.verdict(level))
    assert turned == 0 and agreed > 50


@pytest.mark.long
def test_no_other_seed_turns_one_of_thousands_of_verdicts_round(monkeypatch):
    monkeypatch.setattr(node_luck, "MOST_DEALS", 0)
    turned, agreed = contradictions(6000, lambda test, level: test.verdict(level))
    assert turned == 0 and agreed > 2000


def test_a_careless_verdict_is_turned_round_by_other_seeds(monkeypatch):
    monkeypatch.setattr(node_luck, "MOST_DEALS", 0)
    assert contradictions(150, careless)[0] > 0


# --- what it says of the tables -----------------------------------------------------


def verdicts(table, level=0.05, **how) -> list[Verdict]:
    return [one.verdict(level) for one in luck_at_nodes(table, grow_id3(table), **how)]


def test_what_divides_congress_is_no_luck_and_most_of_what_follows_may_be():
    found = verdicts(load("congress"))
    assert found[0] is Verdict.MORE and found.count(Verdict.MORE) < len(found) / 2


def test_quinlans_tree_is_not_shown_to_be_more_than_luck():
    assert {*verdicts(load("fourteen_days"))} == {Verdict.LUCK}


def test_exclusive_or_is_lost_by_whoever_waits_for_a_gain():
    """No switch alone gains anything; luck always does as well."""
    test, *_ = luck_at_nodes(XOR, grow_id3(XOR))
    assert test.gain == 0 and test.p_value == 1
    assert test.verdict(0.1) is Verdict.LUCK


def test_a_row_number_gains_as_much_in_every_deal():
    test, *_ = luck_at_nodes(*_numbered())
    assert test.p_value == 1 and test.n_reached == test.n_deals


def _numbered():
    table = with_row_numbers(load("zoo"))
    return table, grow_id3(table)


def test_few_rows_gain_much_by_luck():
    table = load("congress")
    decisions = grow_id3(table)
    tests = luck_at_nodes(table, decisions, 300)
    sizes = [len(decision.node.rows) for decision in decisions[1:]]
    smallest, largest = tests[int(np.argmin(sizes))], tests[0]
    assert smallest.shuffled.mean() > 10 * largest.shuffled.mean()


# --- stopped trees ------------------------------------------------------------------


@pytest.mark.parametrize("name", ["congress", "zoo", "contact_lenses"])
@pytest.mark.parametrize("least", [0.05, 0.3, 0.9])
def test_a_stopped_growth_is_the_tree_that_never_asked_there(name, least):
    table = load(name)
    whole = grow_id3(table)
    reasons = {
        d.node.number: LeafReason.NO_GAIN
        for d in whole[1:]
        if d.question.gain <= least + 1e-12
    }
    ours = stopped(whole, reasons)
    plain = grow_id3(table, min_gain=least)
    trees = (
        tree_after(ours.decisions, len(ours.decisions) - 1),
        tree_after(plain, len(plain) - 1),
    )
    for one, other in zip(*(tree.nodes for tree in trees), strict=True):
        assert one.number == other.number and one.parent == other.parent
        assert one.reason is other.reason and one.rows.tolist() == other.rows.tolist()
    assert trees[0].n_errors == trees[1].n_errors
    assert [whole[at].question for at in ours.steps] == [
        decision.question for decision in ours.decisions
    ]


def test_classes_dealt_anew_are_the_same_ones_and_know_nothing():
    table = table_of("a y", *["p yes"] * 30, *["q no"] * 30, "p -")
    now = dealt_anew(table, seed=1)
    assert sorted(now.column("y")) == sorted(table.column("y"))
    assert now.column("a") == table.column("a") and now.column("y")[-1] == ""
    assert labels_of(now)[1] == labels_of(table)[1]
    assert luck_of(now, rank_questions(now)).gain < 0.1 < rank_questions(table).before


# --- what means nothing -------------------------------------------------------------


def test_what_means_nothing_is_refused():
    table = load("eight_days")
    with pytest.raises(ValueError, match="must be 1 or more"):
        luck_of(table, rank_questions(table), 0)
    with pytest.raises(ValueError, match="between 0 and 1"):
        decided(100, 1.0)
    with pytest.raises(ValueError, match="between 0 and 1"):
        fewest_shuffles(0.0)
    same = table_of("a y", "p yes", "p no")
    with pytest.raises(ValueError, match="No question separates"):
        luck_of(same, rank_questions(same))
