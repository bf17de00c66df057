"""The parts "Two losses" and "Nudging": what wakes a unit, what a gradient costs."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from pages.chapters.backpropagation.the_factory import nudging_words, two_losses_words
from pages.chapters.backpropagation.the_factory.chapter import PARTS
from pages.chapters.backpropagation.the_factory.nudging import NETWORKS, SPEEDS
from pages.chapters.backpropagation.the_factory.presets import PRESETS
from pages.chapters.backpropagation.the_factory.settings import LOSSES, NUDGE
from pages.chapters.backpropagation.the_factory.two_losses import RATES, Asked
from tests.pages.factory_parts import (
    chosen,
    disagrees,
    owes_its_reader,
    script_agrees,
)

TWO, NUDGING = PARTS[LOSSES], PARTS[NUDGE]
ASKED = [
    Asked(z, target, rate, n)
    for z in (-10.0, -0.5, 0.0, 5.0, 10.0)
    for target in (0.0, 1.0)
    for rate, n in ((RATES[0], 10), (1.0, 200), (RATES[-1], 60))
]
every_speed = pytest.mark.parametrize("speed", SPEEDS.values(), ids=SPEEDS)


def woken(asked):
    settings = chosen(LOSSES, more=asked)
    return settings, TWO.run(settings)


def counted(speed=1e9):
    settings = chosen(NUDGE, more=speed)
    return settings, NUDGING.run(settings)


# --- two losses ---------------------------------------------------------------------


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_every_start_is_told(asked):
    settings = chosen(LOSSES, more=asked)
    record = owes_its_reader(TWO, settings)
    script_agrees(TWO, settings, record)


def test_the_preset_says_what_happens():
    preset = next(p for p in PRESETS if p.values["part"] == LOSSES)
    values = preset.values
    names = ("first_z", "target", "wake_eta", "updates")
    z, target, rate, n = (values[name] for name in names)
    _, record = woken(Asked(z, float(target), rate, n))
    assert record.entropy.woke <= 10 < 100 < record.squares.woke <= n


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (Asked(5.0, 0.0, 1.0, 200), two_losses_words.MANY),
        (Asked(5.0, 0.0, 1.0, 100), two_losses_words.NOT_YET),
        (Asked(1.5, 0.0, 1.0, 200), two_losses_words.FEW),
        (Asked(0.0, 0.0, 1.0, 20), two_losses_words.BOTH_AT_ONCE),
        (Asked(10.0, 0.0, 0.1, 20), two_losses_words.NEITHER),
        (Asked(-5.0, 0.0, 1.0, 20), two_losses_words.ENTROPY_STEEPER),
    ],
    ids=str,
)
def test_every_answer_of_the_bet_can_be_the_right_one(asked, answer):
    settings, record = woken(asked)
    assert TWO.bet(settings, record).answer == answer


def test_a_unit_right_in_the_middle_is_on_no_side():
    settings, record = woken(Asked(0.0, 0.0, 1.0, 20))
    assert "right between the two" in " ".join(TWO.story(settings, record, 0))


@pytest.mark.parametrize("which", ["squares", "entropy"])
@pytest.mark.parametrize("field", ["deltas", "pre_activations", "activations"])
def test_a_wrong_number_of_a_unit_turns_a_badge_red(which, field):
    settings, record = woken(Asked(5.0, 0.0, 1.0, 50))
    waking = getattr(record, which)
    wrong = getattr(waking, field) * (1 + 1e-6)
    tampered = replace(record, **{which: replace(waking, **{field: wrong})})
    assert disagrees(TWO, settings, tampered)


def test_what_the_unit_says_is_drawn_up_to_the_step_only():
    settings, record = woken(Asked(5.0, 0.0, 1.0, 50))
    says = TWO.panels(settings, record)[-1]
    assert all(trail.upto == list(range(1, 52)) for trail in says.trails)
    assert TWO.numbers(settings, record, 7).reached == 8


# --- nudging ------------------------------------------------------------------------


@every_speed
def test_every_speed_is_told(speed):
    settings = chosen(NUDGE, more=speed)
    record = owes_its_reader(NUDGING, settings)
    script_agrees(NUDGING, settings, record)


def test_networks_grow_from_the_factory_to_billions():
    _, record = counted()
    sizes = record.n_parameters
    assert sizes[0] == 9 and sizes[2] == 2410 and sizes[3] == 79_510
    assert all(small < large for small, large in pairwise(sizes))
    assert 1.4e9 < sizes[-2] < 1.6e9 and 1.74e11 < sizes[-1] < 1.76e11


def test_one_line_rises_with_the_parameters_and_one_with_their_square():
    _, record = counted()
    shares = record.multiplications / record.n_parameters[:, np.newaxis]
    assert (shares[:, 0] < 3).all()
    squares = shares[:, 1] / record.n_parameters
    assert squares[-3:] == pytest.approx([2, 2, 2], rel=1e-3)


def test_the_ending_says_what_a_pass_back_costs():
    preset = next(p for p in PRESETS if p.values["part"] == NUDGE)
    settings, record = counted()
    ending = " ".join(NUDGING.ending(settings, record)[0])
    assert "at most about as much as two passes forward" in ending
    costs = record.costs
    assert all(cost.backward < 2.2 * cost.forward for cost in costs)
    assert costs[-1].backward / costs[-1].forward == pytest.approx(2, abs=0.01)
    assert SPEEDS[preset.values["speed"]] == 1e9


@every_speed
def test_the_bet_is_answered_by_the_time(speed):
    settings, record = counted(speed)
    bet = NUDGING.bet(settings, record)
    at = [says for _, says in nudging_words.BANDS].index(bet.answer)
    limits = [0, *(most for most, _ in nudging_words.BANDS)]
    assert limits[at] <= record.seconds[-1, 1] < limits[at + 1]


def test_the_speed_decides_the_bet():
    answers = {NUDGING.bet(*counted(speed)).answer for speed in SPEEDS.values()}
    assert len(answers) >= 3


@pytest.mark.parametrize("row", [0, 2, -1])
@pytest.mark.parametrize("column", [0, 1])
def test_a_wrong_count_turns_a_badge_red(row, column):
    settings, record = counted()
    wrong = record.multiplications.copy()
    wrong[row, column] *= 1.1
    assert disagrees(NUDGING, settings, replace(record, multiplications=wrong))


@pytest.mark.parametrize(
    ("seconds", "says"),
    [
        (0.5, "0.5 seconds"),
        (1.0, "1 second"),
        (90.0, "1.5 minutes"),
        (86400.0, "1 day"),
        (140 * nudging_words.YEAR, "140 years"),
        (1.94e6 * nudging_words.YEAR, "1.9 million years"),
        (2e9 * nudging_words.YEAR, "2 billion years"),
    ],
)
def test_a_time_is_told_in_the_largest_unit_it_fills(seconds, says):
    assert nudging_words.lasts(seconds) == says


def test_the_names_are_all_different():
    assert len({known.name for known in NETWORKS}) == len(NETWORKS)
