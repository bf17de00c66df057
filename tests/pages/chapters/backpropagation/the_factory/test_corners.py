"""What is said at a ReLU's corner, and where an output lets no blame through."""

import pytest

from pages.chapters.backpropagation.the_factory.books_of_blame.words import _adding_up
from pages.chapters.backpropagation.the_factory.break_it.part import BREAK_IT
from pages.chapters.backpropagation.the_factory.chain_rule.part import CHAIN_RULE
from pages.chapters.backpropagation.the_factory.one_step.words import part_said
from pages.chapters.backpropagation.the_factory.the_check.part import THE_CHECK
from tests.pages.chapters.backpropagation.the_factory.test_sentences import run, told

AT_CORNER = {"act": "ReLU", "221_w": ((0.0, 0.0),) * 3}
SHUT = {
    "act": "ReLU",
    "221_x": ((5.0, 5.0, 0.0),),
    "221_w": ((10.0, 10.0),) * 3,
    "221_v": ((10.0,),) * 3,
}
SIDES = "where w₁₁ grows a little, E changes −0.0375 times as much; where it shrinks"


def test_at_a_corner_both_sides_of_e_are_told():
    said = told(run(CHAIN_RULE, **AT_CORNER), CHAIN_RULE)
    assert said.count(SIDES) == 2 and "E has no slope" not in said
    one = " ".join(BREAK_IT.story(run(BREAK_IT, **AT_CORNER), 1))
    assert SIDES in one and "does not change with it" not in one


def test_a_corner_within_the_nudge_is_no_bend():
    for w, says in (((-0.2, 0.33), "reaches across"), ((0.2, -0.33), "takes z of h₁")):
        table = ((w[0], 0.5), (w[1], 0.0), (0.0, 0.0))
        record = run(THE_CHECK, act="ReLU", **{"221_w": table})
        assert says in " ".join(THE_CHECK.story(record, 0))
        assert "reaches across ReLU's corner" in " ".join(THE_CHECK.ending(record))


def test_before_the_bet_no_kink_is_called_beyond_mending():
    record = run(THE_CHECK, **AT_CORNER)
    before, after = (
        " ".join(THE_CHECK.standing("story", is_over)(record, 0))
        for is_over in (False, True)
    )
    assert "A kink" in before and "No h mends that" not in before
    assert "No h mends that" in after


def test_an_output_without_a_slope_is_named_as_the_reason():
    said = told(run(biases=True, eta=100.0, **SHUT))
    assert "δ is 0 everywhere, for where an output is wrong" in said
    assert "Nothing moved, for where an output is wrong" in said


def test_what_does_not_count_in_the_bet_on_bugs_is_said_there():
    record = run(BREAK_IT, no_slope=True, **SHUT)
    assert "those do not count" in BREAK_IT.bet(record).question
    assert "v and b: 2 of each are told as not 0" in " ".join(BREAK_IT.ending(record))


def test_a_bug_that_this_loss_cannot_have_is_not_no_bug():
    record = run(BREAK_IT, net="3-3-2 softmax", no_half=True)
    said = " ".join(BREAK_IT.story(record, 0))
    assert "Missing ½ changes nothing here" in said and "No bug" not in said


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.4956, "49.56%"), (0.499999, "just under 50%"), (0.5, "50%"), (0.44, "44%")],
)
def test_less_than_a_half_reads_so(share, said):
    assert part_said(share) == said


def test_shares_add_up_as_they_are_written():
    assert _adding_up([0.065, 0.935]) == ["6.5%", "93.5%"]
    assert _adding_up([0.6, 0.4]) == ["60%", "40%"]
