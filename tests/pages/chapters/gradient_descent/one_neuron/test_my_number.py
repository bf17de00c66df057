"""My number is different: the example is From paper's, and known numbers are told."""

import numpy as np
import pytest

from engines.slips import Cause, Quantity
from pages.chapters.gradient_descent.one_neuron.chapter import CHAPTER
from pages.chapters.gradient_descent.one_neuron.from_paper.part import PART as PAPER
from pages.chapters.gradient_descent.one_neuron.my_number_is_different.by_hand import (
    allowed,
)
from pages.chapters.gradient_descent.one_neuron.my_number_is_different.part import (
    MY_NUMBER,
)
from pages.chapters.gradient_descent.one_neuron.my_number_is_different.pictures import (
    Ways,
)
from tests.pages.app import fine, start
from tests.pages.looking import settings_at, shown_record
from tests.pages.scripts import prints

from .test_from_paper import KINDS

HERE = {"gd_chapter": "One neuron", "gd_neuron_part": MY_NUMBER.title}
ROWS = ((-1.5, 0.5, 0.0), (2.0, -1.0, 1.0), (0.3, 0.7, 1.0))


def record_of(preset: str = "", part=MY_NUMBER, **values):
    """Return the record of a preset of this name, or of these values."""
    found = next((dict(p.values) for p in CHAPTER.presets if p.name == preset), {})
    values = {"part": part.title, **found, **values}
    return part.run(settings_at(CHAPTER, **values))


def faults(record) -> set[tuple[str, ...]]:
    return {record.verdict.causes[at].faults for at in record.verdict.suspects}


@pytest.mark.parametrize(
    ("w", "b", "half", "whole"),
    [(0.6, 0.9, "0.0940", "0.0610"), (2.0, 2.0, "0.2028", "0.0775")],
)
def test_what_books_print_of_nielsens_neuron_is_a_matter_of_the_half(w, b, half, whole):
    given = {"p_w0": b, "p_w1": w}
    right = record_of("Nielsen's neuron, twice", **given, told=(("a", half),))
    assert 0 in right.verdict.suspects and not MY_NUMBER.remedies(right)
    record = record_of("Nielsen's neuron, twice", **given, told=(("a", whole),))
    assert faults(record) == {("neuron_whole",), ("neuron_no_half",)}
    remedy, walked = MY_NUMBER.remedies(record)
    assert remedy.values == {"p_scale": "Mean"}
    assert walked.values == {"part": "From paper", "p_epochs": 301}
    mended = record_of(
        "Nielsen's neuron, twice", **given, told=(("a", whole),), **remedy.values
    )
    assert 0 in mended.verdict.suspects


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("inputs", ["One", "Two"])
def test_every_kind_is_worked_as_from_paper_trains_it(kind, inputs):
    one = tuple((x, y) for x, _, y in ROWS)
    given = {**kind, "p_inputs": inputs, "p_data": one, "p_pairs": ROWS, "p_w2": 0.2}
    here = record_of(**given, round=3)
    trained = record_of(part=PAPER, **given, p_epochs=3).fit
    last = len(ROWS) - 1 if here.settings.one_by_one or here.settings.is_step else None
    columns = [
        here.case.example.quantities.index(Quantity("new", (last, at)))
        for at in (None, *range(here.settings.n_inputs))
    ]
    new = here.verdict.values[0, columns]
    assert new == pytest.approx(trained.weights[-1], abs=1e-12)
    assert Ways(here).right[-1] == pytest.approx(new, abs=1e-12)
    for opinion in MY_NUMBER.opinions(here):
        assert opinion.difference <= opinion.allowed, opinion
    script, table = MY_NUMBER.script(here), MY_NUMBER.table(here)
    row = dict(zip(table.columns, table.rows[0], strict=True))
    prints(script.text, [float(row[name]) for name in script.prints])


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_what_is_told_at_first_is_a_slip_and_no_right_number(kind):
    rows = tuple((x, y) for x, _, y in ROWS)
    record = record_of(**kind, p_data=rows, p_w1=-0.3)  # a step errs with that
    assert 0 not in record.verdict.suspects
    assert record.verdict.of_kind("slip")


def test_a_bias_of_0_that_stays_is_none_and_no_number_is_asked_of_it():
    record = record_of(p_bias="Stays", p_w0=0.0)
    assert not [name for name in record.case.names if "w₀" in name]
    assert (Ways(record).right[:, 0] == 0).all()
    record = record_of(p_bias="Stays", told=(("new w₀", "0.13"),))
    assert ("neuron_bias_moves",) in faults(record)
    assert MY_NUMBER.remedies(record)[0].values == {"p_bias": "Learns"}


def test_the_example_goes_with_the_learner_from_part_to_part():
    app = start("gradient_descent", **HERE, gd_neuron_p_data="3_1~1_0")
    for part in ("From paper", MY_NUMBER.title):
        app.button_group(key="gd_neuron_part").set_value(part)
        fine(app.run())
        assert shown_record(app, CHAPTER).settings.rows == ((3, 1), (1, 0))
        weight = app.number_input(key="gd_neuron_p_w1")
        assert weight.value == (0.3 if part == "From paper" else 0.7)
        fine(weight.set_value(0.7).run())


def test_the_plane_that_is_drawn_is_one_in_which_the_ways_part():
    ways = Ways(record_of("AND from elsewhere"))
    assert ways.two == (0, 1)
    who, other = ways.other
    assert [ways.record.verdict.causes[at].faults for at in who] == [
        ("neuron_zero_is_off",)
    ]
    assert other[-1].tolist() == [0.1, 0.1, 0.1]
    assert ways.right[-1] == pytest.approx([0.0, 0.1, 0.1])


def test_a_way_that_flies_off_is_drawn_as_far_as_it_can_be():
    record = record_of(p_data=((30.0, 1.0),), p_eta=1.0, round=301)
    way = Ways(record).right
    assert 1 < len(way) < 301 and np.isfinite(way).all()
    assert MY_NUMBER.panels(record)


def test_rounding_is_allowed_more_only_where_it_grows():
    assert allowed(record_of(round=20)) == allowed(record_of()) == 1e-9
    xs = (10, 20, -30, 0, -30, 10, -30, 30, -30, -10, -20, 30)
    ys = (0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0)
    rows = tuple((float(x), float(y)) for x, y in zip(xs, ys, strict=True))
    log = {"p_act": "Sigmoid", "p_loss": "Log loss", "p_w0": 0.0, "p_w1": -20.0}
    chaotic = record_of(**log, p_data=rows, round=100)
    right = chaotic.case.example.work([Cause()])[0]
    assert np.isfinite(right).all() and 1e-9 < allowed(chaotic) < 1e-3
