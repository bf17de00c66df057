"""The part "One step": promises made, and how much of them is kept."""

from dataclasses import replace

import numpy as np

from pages.chapters.backpropagation.the_factory import record as shared
from pages.chapters.backpropagation.the_factory.chapter import CHAPTER
from pages.chapters.backpropagation.the_factory.factories import FACTORIES
from pages.chapters.backpropagation.the_factory.one_step import words
from pages.chapters.backpropagation.the_factory.one_step.part import ONE_STEP
from pages.chapters.backpropagation.the_factory.one_step.record import RATES
from tests.pages.chapters.backpropagation.the_factory.cases import (
    chosen,
    disagrees,
    each_of,
    extremes,
    filled,
    owes_its_reader,
    script_agrees,
)
from tests.pages.looking import settings_at

PART = ONE_STEP
EXTREMES = dict(extremes(PART.title))


def stepped(**more):
    return PART.run(chosen(PART.title, **more))


@each_of(EXTREMES)
def test_every_step_is_told_however_extreme_the_network(name):
    owes_its_reader(PART, EXTREMES[name])


def test_every_rate_of_the_slider_is_a_step():
    assert set(shared.RATES) <= set(RATES) and list(RATES) == sorted(RATES)


def test_the_notes_step_is_among_them():
    record = stepped()
    assert RATES[record.chosen] == 0.5
    after = record.change.loss + record.change.real[record.chosen]
    assert f"{after:.6f}" == "0.063097"
    assert "your η" in PART.story(record, record.chosen)[0]


@each_of(FACTORIES)
def test_the_bet_names_where_half_is_lost_first(net):
    record = stepped(net=net)
    below = [rate for rate, kept in zip(RATES, record.kept, strict=True) if kept < 0.5]
    says = dict((says, most) for most, says in words.BANDS)
    most = says[PART.bet(record).answer]
    lower = max((limit for limit in says.values() if limit < most), default=0)
    assert lower < below[0] <= most


def test_a_gradient_of_zero_promises_nothing_and_moves_nothing():
    blank = filled(FACTORIES["2-2-1"].tables[1], -10.0)
    dead = filled(FACTORIES["2-2-1"].tables[0], 0.0)
    record = stepped(activation="relu", first=dead, second=blank)
    assert not record.promises and not record.change.real.any()
    assert PART.bet(record) is None
    assert "The gradient is 0" in PART.story(record, 5)[0]


def test_a_step_too_far_is_said_to_rise():
    record = stepped(sample=((0.5, 0.3, 0.5),))  # a target to jump across
    assert (record.change.real > 0).any()
    at = int((record.change.real > 0).argmax())
    assert "**rises**" in " ".join(PART.story(record, at))
    said = " ".join(PART.ending(record))
    assert f"**rises** is {RATES[at]:g}" in said


@each_of(["predicted", "real"])
def test_a_wrong_change_turns_a_badge_red(field):
    record = stepped()
    wrong = getattr(record.change, field) * (1 + 1e-5)
    tampered = replace(record, change=replace(record.change, **{field: wrong}))
    assert disagrees(PART, tampered)


@each_of(FACTORIES, ["sigmoid", "tanh", "relu"])
def test_the_step_script_prints_the_last_row(net, activation):
    record = stepped(net=net, activation=activation)
    script_agrees(PART, record)


def test_lines_are_drawn_up_to_the_step_only():
    record = stepped()
    for panel in PART.panels(record):
        for trail in panel.trails:
            assert trail.upto == list(range(1, len(RATES) + 1))


def test_a_rate_between_the_marks_is_one_of_the_steps():
    for rate in (0.25, 0.9, 33.3):
        settings = settings_at(CHAPTER, part=PART.title, eta=rate)
        record = owes_its_reader(PART, settings)
        rates = record.change.learning_rates
        assert rates[record.chosen] == rate and (np.diff(rates) > 0).all()
        assert len(rates) == len(RATES) + 1
        assert PART.labels(record)[record.chosen] == f"η = {rate:g}"
        assert f"**η = {rate:g}** (your η)" in PART.story(record, record.chosen)[0]
        script_agrees(PART, record)
