"""Many starts: 24 trainings at once are 24 trainings, and a click leads to one."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from pages.chapters.backpropagation.train_a_network.problem import (
    alone,
    problem_of,
    training,
)
from pages.chapters.backpropagation.train_a_network.record import N_SEEDS, Settings
from pages.chapters.backpropagation.train_a_network.seeds import checks, pictures
from pages.chapters.backpropagation.train_a_network.seeds import record as strip
from pages.chapters.backpropagation.train_a_network.seeds.cells import SIDE
from pages.chapters.backpropagation.train_a_network.seeds.part import PART
from pages.figures.panel import NOTHING
from tests.pages.figures import written
from tests.pages.scripts import printed

SHORT = {"n_epochs": 8, "n_samples": 100}
KINDS = {
    "circle": {},
    "shuffled by thirds": {"batch": 17, "rule": "adam", "activation": "sigmoid"},
    "three arms": {"data": "spiral3", "activation": "gelu", "rule": "momentum"},
    "numbers": {"data": "bumps", "activation": "relu", "l2": 0.01},
    "flies off": {"data": "plane", "n_hidden": 0, "learning_rate": 10.0},
    "put by hand": {"by_hand": ((0, 1, 2, 3.0, 1),)},
}
every_kind = pytest.mark.parametrize("name", KINDS)


@cache
def trained(name, **more):
    return strip.run(Settings(part=PART.title, **SHORT, **KINDS[name], **more))


@every_kind
@pytest.mark.parametrize("at", [0, 7, 23])
def test_one_of_the_24_is_what_it_is_alone(name, at):
    together = trained(name)
    seed = together.seeds[at]
    problem = problem_of(alone(together.settings, seed=seed))
    one = training(problem)
    both = np.intersect1d(together.history.looks, one.looks)
    here, there = (
        np.searchsorted(looks, both) for looks in (together.history.looks, one.looks)
    )
    finite = ~together.is_lost[here, at]
    np.testing.assert_array_equal(
        together.history.snapshots[here[finite], at], one.snapshots[there[finite]]
    )
    assert finite.sum() > 1


@every_kind
def test_slice_by_slice_it_becomes_the_whole(name, monkeypatch):
    whole = trained(name)
    monkeypatch.setattr(strip, "SLICE", 0.0)
    strip._lately.kept.clear()
    record = strip.begin(whole.settings)
    assert record.n_steps == 2 and record.n_planned >= whole.n_steps
    while not record.is_whole:
        record = strip.grow(record)
    np.testing.assert_array_equal(record.history.losses, whole.history.losses)
    np.testing.assert_array_equal(record.history.snapshots, whole.history.snapshots)
    np.testing.assert_array_equal(record.cells, whole.cells)
    assert record.counts == whole.counts


def test_another_of_the_24_seeds_is_the_same_strip_and_the_next_block_another():
    first, same = trained("circle", seed=6), trained("circle", seed=23)
    assert same.history is first.history and (first.own, same.own) == (6, 23)
    other = trained("circle", seed=24)
    assert [*other.seeds] == [*range(24, 48)] and other.own == 0
    assert not np.array_equal(other.history.losses, first.history.losses)


def test_a_click_on_a_map_trains_its_seed_alone():
    record = trained("circle", seed=30)
    for at in range(N_SEEDS):
        left, low = pictures.place_of(at)
        point = {"x": left + 0.5 * SIDE, "y": low + 0.5 * SIDE, "step": 3}
        assert PART.clicked(record, point) == {"part": "Train", "seed": 24 + at}
    assert PART.clicked(record, {"x": -1.0, "y": 5.0, "step": 0}) is None


@every_kind
def test_every_map_stands_where_a_click_finds_it_and_all_fit_the_room(name):
    record = trained(name)
    whole, *_ = PART.panels(record)[0].maps
    for at in range(N_SEEDS):
        left, low = pictures.place_of(at)
        shown = whole.levels[:, low : low + SIDE, left : left + SIDE]
        np.testing.assert_array_equal(shown, record.cells[:, at])
    n_gaps = whole.levels[0].size - N_SEEDS * SIDE**2
    assert (whole.levels[0] == NOTHING).sum() >= n_gaps


@pytest.mark.parametrize("pace", ["even", "epoch", "update"])
def test_a_long_training_has_no_more_pictures_than_can_be_sent(pace):
    settings = Settings(part=PART.title, pace=pace, n_epochs=3000, batch=1)
    looks = strip.looks_of(strip.problem_behind(settings))
    assert len(looks) <= 32 and looks[0] == 0 and looks[-1] == 3000 * 150


def test_a_frame_and_a_tick_say_who_has_solved_it():
    record = strip.run(Settings(part=PART.title, n_hidden=1, units_1=3))
    assert 0 < record.counts[-1] < N_SEEDS
    shapes = PART.panels(record)[0].at(record.n_steps - 1).layout["shapes"]
    words = [one["label"]["text"] for one in shapes if "label" in one]
    n_frames = sum(one["line"] == pictures.SOLVED_EDGE for one in shapes)
    assert sum("✓" in text for text in words) == n_frames == record.counts[-1]


def test_what_is_put_by_hand_is_put_into_all_of_them():
    start = trained("put by hand").history.snapshots
    at = 1 * 4 + 2  # from the second input to the third of four units
    assert (start[:, :, at] == 3.0).all()  # frozen, too
    assert np.ptp(start[0, :, at + 1]) > 0


@every_kind
def test_the_script_prints_the_row_it_names(name):
    record = trained(name)
    table, script = PART.table(record), PART.script(record)
    row = dict(zip(table.columns, table.rows[script.row], strict=True))
    wanted = [row[column] for column in script.prints]
    assert printed(script.text) == pytest.approx(wanted, rel=1e-12)
    assert len(table.rows) == checks.reached(record, record.n_steps - 1)


def test_a_wrong_loss_of_one_network_is_found():
    record = trained("circle")
    losses = record.history.losses.copy()
    losses[-1, 12] *= 1 + 1e-6
    wrong = replace(record, history=replace(record.history, losses=losses))
    right = [one.difference <= one.allowed for one in PART.opinions(record)]
    found = [one.difference <= one.allowed for one in PART.opinions(wrong)]
    assert all(right) and not all(found)


def test_the_circle_wants_a_third_unit_and_it_is_tried_before_it_is_offered():
    two = strip.run(Settings(part=PART.title, n_hidden=1, units_1=2))
    assert two.counts[-1] == 0 and two.scores[-1].max() < 0.9
    offered = PART.remedy(two)
    assert offered.values == {"units1": 3}
    three = strip.run(replace(two.settings, units_1=3))
    assert f"then {three.counts[-1]} of 24" in offered.label
    assert PART.remedy(three) is None


@every_kind
def test_nothing_is_drawn_that_is_no_number(name):
    for panel in PART.panels(trained(name)):
        assert "NaN" not in written(panel) and "Infinity" not in written(panel)
