"""What units look for: the pictures are the weights, the words are what they say."""

from functools import cache

import numpy as np
import pytest

from pages.chapters.backpropagation.digits.record import CHANGES, Settings
from pages.chapters.backpropagation.digits.what_units_look_for.maps import (
    clicked,
    sheet_of,
)
from pages.chapters.backpropagation.digits.what_units_look_for.part import PART
from pages.chapters.backpropagation.digits.what_units_look_for.record import run
from pages.figures.panel import LEVEL, NOTHING
from tests.pages.scripts import prints

PLANS = {
    "outputs": {"hidden": 0.0},
    "dead": {"learning_rate": 3.0},
    "decay": {"l2": 0.01},
}


@cache
def seen(**more):
    return run(Settings(part=PART.title, **more))


@pytest.mark.parametrize("hidden", [0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0])
def test_every_unit_has_its_place_and_a_click_there_shows_it(hidden):
    record = seen(hidden=hidden, n_epochs=1)
    sheet = sheet_of(record)
    for unit in range(record.n_units):
        left, top = sheet.corner(unit)
        name = str(unit if record.is_baseline else unit + 1)
        assert clicked(record, {"x": left + 5, "y": top - 4}) == {"unit": name}
    beyond = sheet.columns * sheet.rows - record.n_units
    if beyond:
        assert clicked(record, {"x": sheet.x[1] - 1, "y": 1}) is None


def test_a_map_is_the_units_weights_on_a_scale_around_zero():
    record = seen()
    (cells,) = PART.panels(record)[0].maps
    sheet = sheet_of(record)
    for unit, step in ((0, 0), (17, 20), (31, 7)):
        left, top = sheet.corner(unit)
        drawn = cells.levels[step, top - 8 : top, left + 1 : left + 9][::-1]
        weights = record.weights[step, unit].reshape(8, 8)
        signs = np.sign(drawn.astype(float))
        assert (signs * np.sign(weights) >= 0).all()
        inside = np.abs(drawn.astype(int)) < LEVEL
        ratio = weights[inside] / np.where(drawn[inside] == 0, 1, drawn[inside])
        large = np.abs(drawn[inside].astype(int)) > 40
        assert np.ptp(ratio[large]) < 0.03 * ratio[large].mean()
    assert (cells.levels == NOTHING).any()  # between the maps


def test_the_change_since_the_start_is_none_at_the_start():
    record = seen(shows=CHANGES)
    (cells,) = PART.panels(record)[0].maps
    there = cells.levels[0] != NOTHING
    assert (cells.levels[0][there] == 0).all()
    assert (cells.levels[20][there] != 0).any()


def test_the_digits_that_excite_a_unit_most_are_the_highest_of_all():
    record = seen()
    inputs = record.net.learned.inputs
    for step, unit in ((0, 3), (20, 12)):
        z = inputs @ record.weights[step, unit] + record.biases[step, unit]
        assert (np.sort(z)[::-1][:9] == z[record.rows[step, unit]]).all()


def test_training_ties_what_a_unit_sees_to_what_it_says():
    before, after = (
        sum(int(seen(seed=seed).accords(step).sum()) for seed in range(3))
        for step in (0, 20)
    )
    assert before < 0.3 * 96 < 0.4 * 96 < after


@pytest.mark.parametrize("name", PLANS)
def test_the_script_ends_where_the_page_does(name):
    record = seen(n_epochs=4, **PLANS[name])
    script, table = PART.script(record), PART.table(record)
    last = dict(zip(table.columns, table.rows[-1], strict=True))
    prints(script.text, [last[column] for column in script.prints])


def test_dead_units_are_said_to_be_dead():
    record = seen(learning_rate=3.0)
    assert "is dead: within a millionth of 0" in " ".join(PART.story(record, 20))
    assert "all 32 units give the same" in " ".join(PART.ending(record))


def test_another_number_of_units_is_another_picture_with_axes_of_its_own():
    names = [
        PART.panels(run(Settings(part=PART.title, hidden=hidden, n_epochs=1)))[0]
        for hidden in (32.0, 0.0)
    ]
    first, then = (one.figure.layout["uirevision"] for one in names)
    assert first != then
