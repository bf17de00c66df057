"""The part "The check": nudges that measure, and how small they should be."""

from dataclasses import replace

import numpy as np
import pytest

from engines.backpropagation import grade_of
from pages.chapters.backpropagation.the_factory.factories import FACTORIES
from pages.chapters.backpropagation.the_factory.the_check import words
from pages.chapters.backpropagation.the_factory.the_check.part import THE_CHECK
from pages.chapters.backpropagation.the_factory.the_check.record import (
    METHODS,
    NUDGES,
    PRECISIONS,
)
from pages.words.numbers import short
from tests.pages.chapters.backpropagation.the_factory.cases import (
    chosen,
    disagrees,
    each_of,
    extremes,
    owes_its_reader,
    script_agrees,
)
from tests.pages.figures import standing

PART = THE_CHECK
EXTREMES = dict(extremes(PART.title))


def checked(method="centred", precision="float64", **more):
    way = {"method": method, "precision": precision}
    return PART.run(chosen(PART.title, **way, **more))


@each_of(EXTREMES, METHODS.values(), PRECISIONS)
def test_every_nudge_is_told_however_extreme_the_network(name, method, precision):
    owes_its_reader(PART, replace(EXTREMES[name], method=method, precision=precision))


def test_nudges_come_two_to_a_power_of_ten():
    assert NUDGES[0] == 0.1 and NUDGES[-1] == 1e-15 and len(NUDGES) == 29
    assert {round(a / b, 9) for a, b in zip(NUDGES[:-1], NUDGES[1:], strict=True)} == {
        round(10 / 3, 9),
        3.0,
    }


@each_of(FACTORIES, PRECISIONS, ["centred", "forward"])
def test_the_bet_names_the_best_nudge(net, precision, method):
    record = checked(method, precision, net=net)
    bet, sweep = PART.bet(record), record.sweep
    best = NUDGES[int(np.argmin(sweep.worst))]
    at = [says for _, says in words.BANDS].index(bet.answer)
    limits = [1.0, *(least for least, _ in words.BANDS)]
    assert 0.99 * limits[at + 1] <= best < 0.99 * limits[at]
    assert len(bet.ties) < len(bet.options) - 1


@pytest.mark.parametrize(
    ("precision", "answer"),
    [("float64", words.SMALLER), ("float32", words.SAME)],
)
def test_a_tiny_h_does_the_complex_step_no_harm(precision, answer):
    record = checked("complex", precision)
    assert PART.bet(record).answer == answer


def test_the_story_tells_what_decides():
    record = checked()
    assert "The bend decides" in " ".join(PART.story(record, 0))
    last = " ".join(PART.story(record, len(NUDGES) - 1))
    assert "3 of the 9 gradients are measured as 0 without being 0" in last
    assert "Rounding decides" in " ".join(PART.story(record, NUDGES.index(1e-8)))


def test_the_remedy_measures_happily_with_the_smallest_nudge():
    record = checked()
    remedy = PART.remedy(record)
    method, precision = METHODS[remedy.values["method"]], remedy.values["digits"]
    record = checked(method, precision)
    assert grade_of(record.sweep.worst[-1]) == "happy"
    assert PART.remedy(record) is None


@each_of(METHODS.values())
def test_a_wrong_measured_gradient_turns_a_badge_red(method):
    record = checked(method)
    at = NUDGES.index(1e-3)
    assert not disagrees(PART, record, at)
    sweep = replace(record.sweep, measured=record.sweep.measured * (1 + 1e-6))
    assert disagrees(PART, replace(record, sweep=sweep), at)


@each_of(FACTORIES, PRECISIONS, METHODS.values())
def test_the_check_script_prints_the_last_row(net, precision, method):
    record = checked(method, precision, net=net)
    script_agrees(PART, record)


# --- where no nudge is right, and both ways of nudging ------------------------------


TOO_SMALL = {
    "sample": ((-1.0, -2.0, 1.0),),
    "first": ((5.0, 0.0), (10.0, 0.0), (-5.0, 0.0)),
    "second": ((10.0,), (0.0,), (-10.0,)),
}


def test_where_every_h_is_as_bad_no_best_and_no_v_is_told():
    record = checked(**TOO_SMALL)
    assert set(record.sweep.worst) == {1.0}
    ending = " ".join(PART.ending(record))
    assert "Best here" not in ending and "**The V:**" not in ending
    assert "No h is better than another" in ending and "There is no V here" in ending
    assert "no nudge of it changes a single digit of E = 0.5" in ending
    bet = PART.bet(record)
    assert bet.answer == words.ALL_ALIKE and not bet.ties


def test_gradients_of_0_are_no_bet():
    blank = {"sample": ((0.0, 0.0, 0.5),), "activation": "tanh"}
    none = ((0.0, 0.0),) * 3, ((0.0,),) * 3
    record = checked(**blank, first=none[0], second=none[1])
    assert PART.bet(record) is None and PART.remedy(record) is None
    assert "All gradients are 0" in PART.ending(record)[0]


@each_of(FACTORIES, PRECISIONS, METHODS.values())
def test_both_ways_of_nudging_are_in_one_picture_with_the_gap(net, precision, method):
    record = checked(method, precision, net=net)
    (panel,) = PART.panels(record)
    drawn = [standing(panel, step).layout.shapes for step in (0, len(NUDGES) - 1)]
    first, last = (" ".join(shape.label.text or "" for shape in one) for one in drawn)
    assert "best" not in first and "gap" not in first
    ratio = record.turns["forward"].least / record.turns["centred"].least
    assert f"gap × {short(ratio)}" in last and ratio > 3
    for way in ("centred", "forward", method):
        assert f"best {way} {short(record.turns[way].least, 2)}" in last
        assert way in first  # named above the axes


def test_a_bet_closes_where_the_curve_is_at_its_lowest():
    record = checked()
    assert PART.bet(record).told_at == NUDGES.index(3e-5) == record.turn.best
    assert PART.bet(checked(precision="float32")).told_at == 1


# --- kinks --------------------------------------------------------------------------


AT_A_CORNER = {"activation": "relu", "sample": ((0.0, 0.0, 1.0),)}


@each_of(["centred", "forward"])
def test_a_corner_is_named_where_it_spoils_every_nudge(method):
    record = checked(method, **AT_A_CORNER)
    for step in range(len(NUDGES)):
        story = " ".join(PART.story(record, step))
        assert "A kink" in story and "decides" not in story
    ending = " ".join(PART.ending(record))
    assert "takes the slope of one side" in ending and "The V" not in ending


@pytest.mark.parametrize(
    ("method", "more"),
    [
        ("complex", AT_A_CORNER),
        ("centred", AT_A_CORNER | {"activation": "tanh"}),
        ("centred", {"activation": "relu"}),
        # over weights of 0 nobody hears of the corner
        ("centred", AT_A_CORNER | {"second": ((0.0,), (0.0,), (0.0,))}),
    ],
    ids=str,
)
def test_no_corner_is_blamed_where_none_spoils_anything(method, more):
    record = checked(method, **more)
    assert not record.is_at_kink
    assert "No h is right" not in " ".join(PART.ending(record))


def test_a_grade_for_kinks_says_that_a_sigmoid_has_none():
    error = 1e-5
    for activation, says in (("sigmoid", ", and there is none here"), ("relu", "")):
        record = checked(activation=activation)
        assert words.graded(record, error) == f"fine at a kink{says}"


def test_where_rounding_is_all_nothing_is_said_to_agree():
    record = checked()
    first, last = (
        [*PART.opinions(record), *PART.opinions_at(record, step)]
        for step in (0, len(NUDGES) - 1)
    )
    assert len(first) == 2 and len(last) == 1
    size = abs(record.sweep.analytic).max()
    assert all(one.allowed < 0.1 * size for one in [*first, *last])
