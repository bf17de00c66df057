"""The part "Nudging": what a gradient costs."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from pages.chapters.backpropagation.the_factory.nudging import words
from pages.chapters.backpropagation.the_factory.nudging.part import NUDGING
from pages.chapters.backpropagation.the_factory.nudging.record import NETWORKS, SPEEDS
from tests.pages.chapters.backpropagation.the_factory.cases import (
    chosen,
    disagrees,
    each_of,
    owes_its_reader,
    script_agrees,
)

every_speed = each_of(SPEEDS.values())


def counted(speed=1e9):
    return NUDGING.run(chosen(NUDGING.title, speed=speed))


@every_speed
def test_every_speed_is_told(speed):
    record = owes_its_reader(NUDGING, chosen(NUDGING.title, speed=speed))
    script_agrees(NUDGING, record)


def test_networks_grow_from_the_factory_to_billions():
    record = counted()
    sizes = record.n_parameters
    assert sizes[0] == 9 and sizes[2] == 2410 and sizes[3] == 79_510
    assert all(small < large for small, large in pairwise(sizes))
    assert 1.4e9 < sizes[-2] < 1.6e9 and 1.74e11 < sizes[-1] < 1.76e11


def test_one_line_rises_with_the_parameters_and_one_with_their_square():
    record = counted()
    shares = record.multiplications / record.n_parameters[:, np.newaxis]
    assert (shares[:, 0] < 3).all()
    squares = shares[:, 1] / record.n_parameters
    assert squares[-3:] == pytest.approx([2, 2, 2], rel=1e-3)


def test_the_ending_says_what_a_pass_back_costs():
    record = counted()
    ending = " ".join(NUDGING.ending(record))
    assert "A pass back costs 1.01 to 2 passes forward" in ending
    costs = record.costs
    assert all(cost.backward < 2.2 * cost.forward for cost in costs)
    assert costs[-1].backward / costs[-1].forward == pytest.approx(2, abs=0.01)


@every_speed
def test_the_bet_is_answered_by_the_time(speed):
    record = counted(speed)
    bet = NUDGING.bet(record)
    at = [says for _, says in words.BANDS].index(bet.answer)
    limits = [0, *(most for most, _ in words.BANDS)]
    assert limits[at] <= record.seconds[-1, 1] < limits[at + 1]


def test_the_speed_decides_the_bet():
    answers = {NUDGING.bet(counted(speed)).answer for speed in SPEEDS.values()}
    assert len(answers) >= 3


@each_of([0, 2, -1], [0, 1])
def test_a_wrong_count_turns_a_badge_red(row, column):
    record = counted()
    wrong = record.multiplications.copy()
    wrong[row, column] *= 1.1
    assert disagrees(NUDGING, replace(record, multiplications=wrong))


@pytest.mark.parametrize(
    ("seconds", "says"),
    [
        (0.5, "0.5 seconds"),
        (1.0, "1 second"),
        (90.0, "1.5 minutes"),
        (86400.0, "1 day"),
        (140 * words.YEAR, "140 years"),
        (1.94e6 * words.YEAR, "1.94 million years"),
        (2e9 * words.YEAR, "2 billion years"),
    ],
)
def test_a_time_is_told_in_the_largest_unit_it_fills(seconds, says):
    assert words.lasts(seconds) == says


def test_the_names_are_all_different():
    assert len({known.name for known in NETWORKS}) == len(NETWORKS)
