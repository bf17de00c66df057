"""Plans for twenty questions: every number of questions is the record's."""

import pytest

from pages.chapters.information_gain.twenty_questions.record import (
    ANIMAL,
    PLANS,
    PRIORS,
    TYPE,
    YES_NO,
)
from tests.pages.chapters.information_gain.twenty_questions.playing import (
    played,
)


def test_milk_first_beats_legs_first_when_only_the_type_is_asked():
    game = played(PLANS, find=TYPE)
    assert "2.317" in game.ending and "2.079" in game.ending
    assert "greedy asks “legs” where “milk” is better" in game.ending
    assert "a game that is over asks nothing more" in game.ending
    assert game.bet.answer == "by more than 10%"


def test_the_table_of_plans_runs_from_chance_to_the_optimum():
    game = played(PLANS, legs=YES_NO)
    rows = game.part.table(game.record).rows
    assert [row[0] for row in rows] == ["random", "greedy", "exact optimum"]
    costs = [row[1] for row in rows]
    assert costs == sorted(costs, reverse=True)
    assert costs[1:] == pytest.approx([591 / 101, 585 / 101])
    assert "Huffman's tree" in game.ending


def test_where_greedy_is_best_the_page_says_so():
    game = played(PLANS, find=TYPE, legs=YES_NO)
    assert "Here greedy is best" in game.ending
    assert game.bet.answer.startswith("not at all")


def test_bits_that_no_plan_finds_are_told():
    said = played(PLANS, legs=YES_NO).ending
    assert "Of the 6.658 bits missing at first they find 5.516: 1.142 bits stay" in said
    assert "stay unfound" not in played(PLANS, find=TYPE).ending


@pytest.mark.parametrize("prior", PRIORS)
def test_every_opinion_on_the_plans_agrees(prior):
    for find in (ANIMAL, TYPE):
        game = played(PLANS, prior=prior, find=find)
        for opinion in game.part.opinions(game.record):
            assert opinion.difference <= opinion.allowed, opinion
        assert len(game.part.panels(game.record)) == 3


def test_the_bars_end_at_the_expected_number_of_questions():
    game = played(PLANS, find=TYPE)
    last = game.panel(0).frames[-1]
    bars = [s for s in last if s["type"] == "rect" and "xsizemode" not in s]
    heights = [bar["y1"] for bar in bars]
    plans = game.record.plans.values()
    assert heights == pytest.approx([plan.expected for plan in plans])
