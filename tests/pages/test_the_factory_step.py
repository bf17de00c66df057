"""The parts "One step" and "The check": promises kept, and nudges that measure."""

from dataclasses import replace

import numpy as np
import pytest

from engines.backpropagation import grade_of
from pages.chapters.backpropagation.the_factory import checking_words, one_step_words
from pages.chapters.backpropagation.the_factory.chapter import PARTS
from pages.chapters.backpropagation.the_factory.checking import (
    METHODS,
    NUDGES,
    PRECISIONS,
)
from pages.chapters.backpropagation.the_factory.factories import FACTORIES
from pages.chapters.backpropagation.the_factory.one_step import RATES
from pages.chapters.backpropagation.the_factory.settings import CHECK, STEP
from pages.chapters.backpropagation.the_factory.settings import RATES as ON_THE_SLIDER
from tests.pages.factory_parts import (
    chosen,
    disagrees,
    extremes,
    filled,
    owes_its_reader,
    script_agrees,
)

ONE_STEP, CHECKING = PARTS[STEP], PARTS[CHECK]
HABIT = ("centred", "float64")
EXTREMES = dict(extremes(STEP))
every_extreme = pytest.mark.parametrize("name", EXTREMES)
every_net = pytest.mark.parametrize("net", FACTORIES)


def stepped(**more):
    settings = chosen(STEP, **more)
    return settings, ONE_STEP.run(settings)


def checked(method="centred", precision="float64", **more):
    settings = chosen(CHECK, more=(method, precision), **more)
    return settings, CHECKING.run(settings)


# --- one step -----------------------------------------------------------------------


@every_extreme
def test_every_step_is_told_however_extreme_the_network(name):
    owes_its_reader(ONE_STEP, EXTREMES[name])


def test_every_rate_of_the_slider_is_a_step():
    assert set(ON_THE_SLIDER) <= set(RATES) and list(RATES) == sorted(RATES)


def test_the_notes_step_is_among_them():
    settings, record = stepped()
    assert RATES[record.chosen] == 0.5
    after = record.change.loss + record.change.real[record.chosen]
    assert f"{after:.6f}" == "0.063097"
    assert "your η" in ONE_STEP.story(settings, record, record.chosen)[0]


@every_net
def test_the_bet_names_where_half_is_lost_first(net):
    settings, record = stepped(net=net)
    below = [rate for rate, kept in zip(RATES, record.kept, strict=True) if kept < 0.5]
    says = dict((says, most) for most, says in one_step_words.BANDS)
    most = says[ONE_STEP.bet(settings, record).answer]
    lower = max((limit for limit in says.values() if limit < most), default=0)
    assert lower < below[0] <= most


def test_a_gradient_of_zero_promises_nothing_and_moves_nothing():
    blank = filled(FACTORIES["2-2-1"].second, -10.0)
    dead = filled(FACTORIES["2-2-1"].first, 0.0)
    settings, record = stepped(activation="relu", first=dead, second=blank)
    assert not record.promises and not record.change.real.any()
    assert ONE_STEP.bet(settings, record).answer == one_step_words.NO_PROMISE
    assert "The gradient is 0" in ONE_STEP.story(settings, record, 5)[0]


def test_a_step_too_far_is_said_to_rise():
    settings, record = stepped(sample=((0.5, 0.3, 0.5),))  # a target to jump across
    assert (record.change.real > 0).any()
    at = int((record.change.real > 0).argmax())
    assert "**rises**" in " ".join(ONE_STEP.story(settings, record, at))
    told = " ".join(ONE_STEP.ending(settings, record)[0])
    assert f"**rises** is {RATES[at]:g}" in told


@pytest.mark.parametrize("field", ["predicted", "real"])
def test_a_wrong_change_turns_a_badge_red(field):
    settings, record = stepped()
    wrong = getattr(record.change, field) * (1 + 1e-5)
    tampered = replace(record, change=replace(record.change, **{field: wrong}))
    assert disagrees(ONE_STEP, settings, tampered)


@every_net
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_the_step_script_prints_the_last_row(net, activation):
    settings, record = stepped(net=net, activation=activation)
    script_agrees(ONE_STEP, settings, record)


def test_lines_are_drawn_up_to_the_step_only():
    settings, record = stepped()
    for panel in ONE_STEP.panels(settings, record):
        for trail in panel.trails:
            assert trail.upto == list(range(1, len(RATES) + 1))


# --- the check ----------------------------------------------------------------------


@every_extreme
@pytest.mark.parametrize("method", METHODS.values())
@pytest.mark.parametrize("precision", PRECISIONS)
def test_every_nudge_is_told_however_extreme_the_network(name, method, precision):
    owes_its_reader(CHECKING, replace(EXTREMES[name], more=(method, precision)))


def test_nudges_come_two_to_a_power_of_ten():
    assert NUDGES[0] == 0.1 and NUDGES[-1] == 1e-15 and len(NUDGES) == 29
    assert {round(a / b, 9) for a, b in zip(NUDGES[:-1], NUDGES[1:], strict=True)} == {
        round(10 / 3, 9),
        3.0,
    }


@every_net
@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize("method", ["centred", "forward"])
def test_the_bet_names_the_best_nudge(net, precision, method):
    settings, record = checked(method, precision, net=net)
    bet, sweep = CHECKING.bet(settings, record), record.sweep
    best = NUDGES[int(np.argmin(sweep.worst))]
    at = [says for _, says in checking_words.BANDS].index(bet.answer)
    limits = [1.0, *(least for least, _ in checking_words.BANDS)]
    assert 0.99 * limits[at + 1] <= best < 0.99 * limits[at]
    assert len(bet.ties) < len(bet.options) - 1


@pytest.mark.parametrize(
    ("precision", "answer"),
    [("float64", checking_words.SMALLER), ("float32", checking_words.SAME)],
)
def test_a_tiny_h_does_the_complex_step_no_harm(precision, answer):
    settings, record = checked("complex", precision)
    assert CHECKING.bet(settings, record).answer == answer


def test_the_story_tells_what_decides():
    settings, record = checked()
    assert "The bend decides" in " ".join(CHECKING.story(settings, record, 0))
    last = " ".join(CHECKING.story(settings, record, len(NUDGES) - 1))
    assert "Rounding decides" in last and "measured as 0 exactly" in last


def test_the_remedy_measures_happily_with_the_smallest_nudge():
    settings, record = checked()
    _, remedy = CHECKING.ending(settings, record)
    method, precision = METHODS[remedy.values["method"]], remedy.values["digits"]
    settings, record = checked(method, precision)
    assert grade_of(record.sweep.worst[-1]) == "happy"
    assert CHECKING.ending(settings, record)[1] is None


@pytest.mark.parametrize("method", METHODS.values())
def test_a_wrong_measured_gradient_turns_a_badge_red(method):
    settings, record = checked(method)
    at = NUDGES.index(1e-3)
    assert not disagrees(CHECKING, settings, record, at)
    sweep = replace(record.sweep, measured=record.sweep.measured * (1 + 1e-6))
    assert disagrees(CHECKING, settings, replace(record, sweep=sweep), at)


@every_net
@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize("method", METHODS.values())
def test_the_check_script_prints_the_last_row(net, precision, method):
    settings, record = checked(method, precision, net=net)
    script_agrees(CHECKING, settings, record)


# --- kinks --------------------------------------------------------------------------


AT_A_CORNER = {"activation": "relu", "sample": ((0.0, 0.0, 1.0),)}


@pytest.mark.parametrize("method", ["centred", "forward"])
def test_a_corner_is_named_where_it_spoils_every_nudge(method):
    settings, record = checked(method, **AT_A_CORNER)
    for step in range(len(NUDGES)):
        story = " ".join(CHECKING.story(settings, record, step))
        assert "A kink" in story and "decides" not in story
    ending = " ".join(CHECKING.ending(settings, record)[0])
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
    settings, record = checked(method, **more)
    assert not record.is_at_kink
    assert "No h is right" not in " ".join(CHECKING.ending(settings, record)[0])


def test_a_grade_for_kinks_says_that_a_sigmoid_has_none():
    error = 1e-5
    for activation, says in (("sigmoid", ", and there is none here"), ("relu", "")):
        _, record = checked(activation=activation)
        assert checking_words.graded(record, error) == f"fine at a kink{says}"


def test_where_rounding_is_all_nothing_is_said_to_agree():
    settings, record = checked()
    first = CHECKING.opinions(settings, record, 0)
    last = CHECKING.opinions(settings, record, len(NUDGES) - 1)
    assert len(first) == 2 and len(last) == 1
    size = abs(record.sweep.analytic).max()
    assert all(one.allowed < 0.1 * size for one in [*first, *last])
