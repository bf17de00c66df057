"""Luck at each node: what the part shows of Congress, of nothing, and of switches."""

from dataclasses import replace

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import (
    LeafReason,
    Verdict,
    expected_gain,
    grow_id3,
    information_gain,
    rank_questions,
)
from engines.decision_trees.deals import every_deal
from engines.decision_trees.dealt_gains import DealtGains
from engines.decision_trees.questions import labels_of
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.dealt_again import (
    deals_again,
    gains_again,
)
from pages.chapters.information_gain.which_question.luck.record import mean_by_luck
from pages.chapters.information_gain.which_question.luck.words import p_said
from pages.chapters.information_gain.which_question.luck_at_each_node import bets
from pages.chapters.information_gain.which_question.record import LUCK, NODES
from pages.figures.tree_looks import LOOKS
from tests.engines.decision_trees.test_node_luck import GAPPY
from tests.pages.app import texts
from tests.pages.chapters.information_gain.which_question.asking import (
    PARTS,
    agrees,
    open_chapter,
    record_table,
    skip,
)
from tests.pages.looking import settings_at

CONGRESS, SWITCHES = load("congress").label, load("two_switches").label


def record_of(**controls):
    return PARTS[NODES].run(settings_at(CHAPTER, part=NODES, **controls))


CONGRESS_RECORD = record_of(table=CONGRESS)


def test_the_tree_of_congress_is_stopped_by_luck_where_luck_does_as_well():
    whole, short = CONGRESS_RECORD.trees
    assert 0 < len(short.asked) < len(whole.asked) == 24
    reasons = [short.nodes[leaf].reason for leaf in short.leaves]
    assert LeafReason.LUCK in reasons and LeafReason.LUCK not in [
        whole.nodes[leaf].reason for leaf in whole.leaves
    ]


def test_an_undecided_question_is_asked():
    record = CONGRESS_RECORD
    near = [
        test.node
        for test, verdict in zip(record.tests, record.verdicts, strict=True)
        if verdict is Verdict.NEAR
    ]
    asked = record.trees[1].asked
    assert near and all(record.by_luck.numbers[number] in asked for number in near)


def test_a_tree_of_nothing_grows_by_gain_and_stops_at_the_root_by_luck():
    app = open_chapter(
        ig_question_part=NODES,
        ig_question_table=CONGRESS,
        ig_question_dealt="true",
        ig_question_shuffles="100",
    )
    shown = texts(skip(app))
    assert "Stopped by luck:** 0 questions, 1 leaf" in shown
    assert "dealt out at random, and still the whole tree asks" in shown
    assert (record_table(app)["verdict"] != "more than luck").all()


def test_whoever_waits_for_a_gain_loses_the_switches():
    app = skip(open_chapter(ig_question_part=NODES, ig_question_table=SWITCHES))
    assert "misses what the questions tell together" in texts(app)


def test_a_least_gain_keeps_luck_in_small_nodes_and_knowledge_out_of_large_ones():
    record = record_of(table=CONGRESS, over=0.3)
    by_gain = {
        old
        for old, new in record.by_gain.numbers.items()
        if new in record.trees[0].asked
    }
    pairs = [*zip(record.tests, record.verdicts, strict=True)]
    kept = [verdict for test, verdict in pairs if test.node in by_gain]
    left = [verdict for test, verdict in pairs if test.node not in by_gain]
    assert Verdict.LUCK in kept and Verdict.MORE in left


# --- pictures -----------------------------------------------------------------------


def said(panel, step: int) -> str:
    return " ".join(
        shape["label"]["text"]
        for shape in panel.at(step).layout["shapes"]
        if "label" in shape
    )


def test_a_box_has_its_p_from_the_step_at_which_it_is_tested():
    record = record_of()  # of the fourteen days
    gain, _, luck = PARTS[NODES].panels(record)
    for step, test in enumerate(record.tests, start=1):
        assert said(gain, step).count("p = ") == step
        assert f"p = {test.p_value:.2g}" in said(gain, step)
    assert [said(luck, step).count("p = ") for step in (0, 1, 3)] == [0, 1, 1]


@pytest.mark.parametrize("level", [0.01, 0.05, 0.1])
def test_a_box_never_shows_a_p_on_the_other_side_of_the_limit(level):
    for k in range(2, 400):  # from a thousandth on: no powers of ten
        p = k / 1999
        shown = p_said(p, level).removeprefix("p = ")
        assert (float(shown) > level) == (p > level), (p, shown)


def test_before_the_bet_no_verdict_is_in_the_picture():
    before = PARTS[NODES].before_bet["panels"](CONGRESS_RECORD)
    after = PARTS[NODES].panels(CONGRESS_RECORD)
    titles = [
        " ".join(panel.figure.layout["title"]["text"] for panel in panels)
        for panels in (before, after)
    ]
    looks = [LOOKS[name].says for name in ("sure", "near", "luck")]
    assert [any(f" {one}<" in title for one in looks) for title in titles] == [
        False,
        True,
    ]
    assert len(before) == 2  # the tree that the verdicts shape is not there


@pytest.mark.parametrize("step", [1, 4, 24])
def test_the_node_under_test_stands_out_where_the_tree_comes_to_it(step):
    tree = PARTS[NODES].panels(CONGRESS_RECORD)[0]  # the whole one, in marks
    (ring,) = [shape for shape in tree.frames[step] if shape["type"] == "circle"]
    assert ring["yanchor"] == CONGRESS_RECORD.decision(step).node.depth
    assert not tree.frames[0]


# --- bets and badges ----------------------------------------------------------------


@pytest.mark.parametrize("table", [CONGRESS, SWITCHES])
def test_the_bet_is_told_by_the_first_step_that_leaves_one_answer(table):
    record = record_of(table=table)
    bet, n = bets.bet(record), record.n_tests
    assert 0 < bet.told_at <= n and bet.wins(bet.answer)


@pytest.mark.parametrize("title", [LUCK, NODES])
def test_shuffles_that_gain_too_little_turn_a_badge_red(title):
    more = {"about": "Outlook"} if title == LUCK else {"shuffles": 1000.0}
    name = "measured_days" if title == LUCK else "congress"
    settings = settings_at(
        CHAPTER, part=title, table=load(name).label, cut="At the best cut", **more
    )
    found = PARTS[title].run(settings)
    assert agrees(title, found)
    if title == LUCK:
        found.test.shuffled[:] *= 0.5
    else:
        low = [replace(test, shuffled=0.5 * test.shuffled) for test in found.tests]
        found = replace(found, tests=tuple(low))
    assert not agrees(title, found)


@pytest.mark.parametrize("missing", ["answer", "left_out", "shared"])
def test_the_second_dealing_counts_what_the_engine_counts(missing):
    for name in ("congress", "measured_days", "zoo"):
        table = load(name)
        for decision in grow_id3(table, missing=missing)[1:5]:
            ranking = decision.ranking
            real = gains_again(table, ranking, deals_again(table, ranking, 1, 0))[0]
            ours = [question.gain for question in ranking.questions]
            np.testing.assert_allclose(real, ours, atol=1e-12)


def test_luck_looks_for_the_best_cut_in_every_deal():
    """A cut that is chosen gains more by luck than the same cut named beforehand."""
    label = load("measured_days").label
    chosen = {"part": LUCK, "table": label, "about": "Humidity"}
    found = PARTS[LUCK].run(settings_at(CHAPTER, cut="At the best cut", **chosen))
    at = found.at
    fixed = rank_questions(found.settings.table).questions[at]
    dealt = deals_again(found.settings.table, found.ranking, 400, 5)
    halves = np.array(found.settings.table.values("Humidity")) <= fixed.threshold
    sides = [dealt[:, halves], dealt[:, ~halves]]
    counts = np.stack(
        [[(side == c).sum(axis=1) for c in (0, 1)] for side in sides]
    ).transpose(2, 0, 1)
    assert found.test.expected[at] > 1.5 * information_gain(counts).mean()


@pytest.mark.parametrize("missing", ["answer", "left_out", "shared"])
def test_the_exact_mean_is_the_mean_of_all_deals_whatever_becomes_of_gaps(missing):
    ranking = rank_questions(GAPPY, missing=missing)
    deals = every_deal(np.bincount(labels_of(GAPPY)[0]))
    means = DealtGains(GAPPY, ranking).of(deals).mean(axis=0)
    ours = [mean_by_luck(ranking, q, expected_gain) for q in ranking.questions]
    np.testing.assert_allclose(ours, means, atol=1e-12)
