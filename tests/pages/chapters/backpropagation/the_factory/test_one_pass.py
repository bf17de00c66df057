"""The part "One pass": every number, whatever the network; its remedy and its undo."""

import numpy as np

from pages.chapters.backpropagation.the_factory.chapter import CHAPTER
from pages.chapters.backpropagation.the_factory.one_pass.part import ONE_PASS
from pages.chapters.backpropagation.the_factory.one_pass.words import RISES
from tests.pages.app import fine, start
from tests.pages.chapters.backpropagation.the_factory.cases import (
    chosen,
    each_of,
    extremes,
    owes_its_reader,
    script_agrees,
)
from tests.pages.looking import choose, settings_at

PART = ONE_PASS
EXTREMES = dict(extremes(PART.title))


@each_of(EXTREMES)
def test_every_number_is_told_however_extreme_the_network(name):
    record = owes_its_reader(PART, EXTREMES[name])
    steps = range(len(PART.labels(record)))
    reached = [PART.reached(record, step) for step in steps]
    assert reached[0] == 0 and (np.diff(reached) > 0).all()
    assert reached[-1] == len(PART.table(record).rows)


@each_of(["2-2-1", "2-2-2", "3-3-2 softmax"], [0.25, 0.9])
def test_a_rate_between_the_marks_is_taken(net, rate):
    record = PART.run(settings_at(CHAPTER, net=net, eta=rate))
    numbers = record.trip.numbers
    step = -rate * np.concatenate([g.ravel() for g in numbers.back.weight_grads])
    moved = np.concatenate([weights.ravel() for weights in numbers.updates.weights])
    assert np.allclose(moved, step, rtol=1e-12, atol=0)
    assert f"η = {rate:g}" in PART.bet(record).question
    script_agrees(PART, record)


def test_where_the_error_rises_a_safe_rate_is_offered():
    settings = chosen(PART.title, sample=((0.5, 0.3, 0.5),), learning_rate=100.0)
    record = PART.run(settings)
    assert PART.bet(record).answer == RISES
    safe = PART.remedy(record).values["eta"]
    mended = PART.run(chosen(PART.title, sample=settings.sample, learning_rate=safe))
    assert PART.bet(mended).answer != RISES and PART.remedy(mended) is None


def test_the_tables_of_a_preset_are_undone():
    app = start("backpropagation")
    usual = app.session_state["bp_factory_221_v_rows"]
    app = choose(app, CHAPTER, "Sure and wrong")
    assert app.session_state["bp_factory_221_v_rows"] == ((-6.0,), (-6.0,), (0.0,))
    fine(app.button(key="bp_factory_undo").click().run())
    assert app.session_state["bp_factory_221_v_rows"] == usual
