"""Every η and β: the map's cells, theory's curves on it, and what a click loads."""

import numpy as np
import pytest

from engines.gradient_descent import asymptotic_rate, best_momentum
from pages.chapters.gradient_descent.momentum.chapter import CHAPTER
from pages.chapters.gradient_descent.momentum.every_rate_and_momentum import (
    directions,
    evidence,
    live,
    pictures,
    record,
    words,
)
from pages.chapters.gradient_descent.momentum.every_rate_and_momentum.map import (
    map_panel,
)
from pages.chapters.gradient_descent.momentum.settings import EVERY
from pages.figures import theme
from tests.pages.looking import settings_at

BOTH = pytest.mark.parametrize("optimizer", record.KINDS)


def ran(**values):
    return record.run(settings_at(CHAPTER, part=EVERY, **values))


@BOTH
@pytest.mark.parametrize("place", [(0.51, 0.333), (2.69, 0.42), (3.99, 0.02)])
def test_a_click_loads_the_cell_and_its_walk_is_the_one_shown(optimizer, place):
    start = ran(optimizer=optimizer)
    values = record.cell_at(start, {"x": place[0], "y": place[1]})
    assert abs(values["eta"] - place[0]) <= 0.02
    assert abs(values["beta"] - place[1]) <= 0.005
    for name, value in values.items():
        control = CHAPTER.named[name]
        assert any(abs(value - one) < 1e-12 for one in control.places(0))
    there = ran(optimizer=optimizer, **values)
    row = np.abs(record.BETA - values["beta"]).argmin()
    column = np.abs(record.ETA - values["eta"]).argmin()
    assert there.rate == pytest.approx(there.found.rates[row, column], rel=1e-9)
    assert there.arrival == there.found.arrivals[row, column]


def test_a_click_beyond_the_cells_takes_the_nearest():
    assert record.cell_at(ran(), {"x": 9, "y": -1}) == {"eta": 4.0, "beta": 0.0}


def test_another_place_on_the_map_leaves_it_as_it_is():
    first = ran(eta=1.0)
    assert ran(eta=2.0, beta=0.1).found is first.found
    assert ran(kappa=50.0).found is not first.found


@BOTH
def test_the_star_is_theorys_best_and_the_edge_parts_the_colours(optimizer):
    one = ran(optimizer=optimizer)
    panel = map_panel(one)
    cells, edge, *_, star = panel.figure.data
    best = best_momentum(record.KINDS[optimizer], one.settings.bends)
    assert star["x"] == [best.learning_rate]
    assert star["y"] == [best.momentum]
    z, x = np.asarray(cells["z"]), np.asarray(cells["x"])
    for row in (0, 30, 60, 90):
        away = np.abs(x - edge["x"][row]) > 0.06
        beyond = x > edge["x"][row]
        np.testing.assert_array_equal((z[row] > 1)[away], beyond[away])


def test_what_grows_has_a_colour_of_its_own():
    cells = map_panel(ran()).figure.data[0]
    low, high = cells["zmin"], cells["zmax"]
    edge = (1 - low) / (high - low)
    assert [c for share, c in cells["colorscale"] if share > edge] == [theme.GROWS]
    assert theme.GROWS in theme.DARK


def test_coloured_by_steps_what_does_not_arrive_is_told_apart_from_what_grows():
    one = ran(coloured="Steps")
    near, never, *_ = map_panel(one).figure.data
    late = one.found.arrivals > 80
    np.testing.assert_array_equal(np.isnan(near["z"]), late)
    np.testing.assert_array_equal(np.isnan(never["z"]), ~late)
    grows = np.asarray(never["z"])[late]
    np.testing.assert_array_equal(grows == 1, one.found.rates[late] > 1)
    assert {*grows.tolist()} == {0.0, 1.0}
    assert never["hovertemplate"].startswith("η = %{x:.2f}")
    assert "not within 80 steps" in never["hovertemplate"]
    colours = [colour for _, colour in never["colorscale"]]
    assert {*colours} == {theme.NEVER, theme.GROWS}
    assert theme.NEVER in theme.DARK


@pytest.mark.parametrize("walk", [20, 80, 100])
@BOTH
def test_no_cell_grows_below_the_edge(optimizer, walk):
    one = ran(optimizer=optimizer, walk=walk)
    kind = record.KINDS[optimizer](record.ETA, record.BETA[:, np.newaxis])
    theory = asymptotic_rate(kind, one.settings.bends)
    assert not ((one.found.rates > 1) & (theory < 1 - 1e-9)).any()


@BOTH
def test_critical_curves_end_where_errors_grow(optimizer):
    one = ran(optimizer=optimizer)
    for trace in map_panel(one).figure.data[2:4]:
        known = ~np.isnan(np.asarray(trace["y"]))
        limit = 4.0 if optimizer == "Momentum" else 1.6
        assert np.asarray(trace["x"])[known].max() <= limit


@pytest.mark.parametrize("name", ["learning_rate", "momentum"])
@BOTH
def test_what_follows_a_hand_is_the_walk_and_the_ring(optimizer, name):
    one = ran(optimizer=optimizer, eta=1.2, beta=0.4)
    now = getattr(one.settings, name)
    moved = live.live(one, name, np.array([0.1, now, 0.9]))
    ring, *walks = moved.parts
    assert (ring.x[1, 0], ring.y[1, 0]) == (1.2, 0.4)
    high = pictures.after_bet(one).x[1]
    for at, part in zip((0, 0, 1, 1), walks, strict=True):
        along = part.y if part.panel == pictures.WALK else part.x
        last = int(part.last[1]) + 1
        np.testing.assert_allclose(
            along[1, :last], np.clip(one.errors[:, at], -high, high), atol=1e-12
        )


@pytest.mark.parametrize(
    ("expected", "values"),
    [
        (evidence.KEEPS, {"eta": 0.1, "beta": 0.1}),
        (evidence.RINGS, {"eta": 1.0, "beta": 0.9}),
        (evidence.FLIPS, {"eta": 1.9, "beta": 0.0}),
        (evidence.GROWS, {"eta": 3.9, "beta": 0.1}),
        (evidence.LEVEL, {"eta": 3.0, "beta": 0.5}),
        (evidence.LEVEL, {"eta": 3.98, "beta": 0.99}),
        (evidence.LEVEL, {"eta": 1.5, "beta": 0.5, "optimizer": "Nesterov"}),
        (evidence.LANDS, {"eta": 1.0, "beta": 0.5, "optimizer": "Nesterov"}),
        (evidence.LANDS, {"eta": 1.0, "beta": 0.7, "optimizer": "Nesterov"}),
        (evidence.LANDS, {"eta": 1.0, "beta": 0.0}),
        (evidence.LATER, {"eta": 3.96, "beta": 0.99}),
    ],
)
def test_a_pair_of_settings_behaves_as_the_words_say(expected, values):
    steep = evidence.Along(ran(**values), record.STEEP)
    assert steep.did == expected
    if expected != evidence.LATER:
        assert steep.expected == expected


@pytest.mark.parametrize(("eta", "beta"), [(3.0, 0.5), (3.5, 0.75), (2.0, 0.0)])
def test_on_the_edge_it_comes_to_swing_as_far_as_is_said_and_fits_the_picture(
    eta, beta
):
    one = ran(eta=eta, beta=beta, walk=100)
    swing = evidence.Along(one, record.STEEP).swing
    assert abs(one.errors[-1, record.STEEP]) == pytest.approx(swing, rel=1e-9)
    assert pictures.after_bet(one).x[1] >= swing
    assert pictures.before_bet(one).x[1] <= 1.1 * pictures.WIDEST


def test_alike_directions_are_no_bet():
    assert directions.bet(ran(kappa=1.0)) is None
    assert directions.bet(ran()).told_at == 1


def test_who_is_on_the_soonest_cell_is_offered_nothing():
    offered = words.remedy(ran())
    assert words.remedy(ran(**offered.values)) is None
