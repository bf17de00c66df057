"""The long run: what walks go on to do, against closed forms and known cycles."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gradient_descent import (
    OPTIMIZERS,
    SURFACES,
    Fate,
    GradientDescent,
    Momentum,
    Newton,
    go_on,
    mean_stretch,
    multiplier,
    quadratic,
)
from engines.gradient_descent.long_run import arrival, how_it_left

WELLS, PARABOLA = SURFACES["double_well"], SURFACES["square"]
SADDLE = quadratic([[1.0, 0.0], [0.0, -1.0]])


def fate_of(name, rate, start):
    run = go_on(SURFACES[name], GradientDescent(rate), [[start]])
    return run.fates[0], int(run.periods[0])


@pytest.mark.parametrize(
    ("name", "rate", "start", "fate"),
    [
        ("square", 0.05, 10.0, (Fate.RESTS, 1)),
        ("square", 0.5, 10.0, (Fate.RESTS, 1)),
        ("square", 0.98, 10.0, (Fate.RESTS, 1)),  # zigzags, yet in no cycle
        ("square", 1.0, 10.0, (Fate.CYCLES, 2)),
        ("square", 1.01, 10.0, (Fate.FLIES_OFF, 0)),
        ("double_well", 0.2, 1.6, (Fate.RESTS, 1)),
        ("double_well", 0.25, 1.6, (Fate.CYCLES, 2)),
        ("double_well", 0.285, 1.6, (Fate.CYCLES, 4)),
        ("double_well", 0.4, 1.6, (Fate.FLIES_OFF, 0)),
        ("double_well", 0.225, 1.6, (Fate.CREEPS, 1)),  # 2/λ is 0.2255
        ("wave", 0.26, 0.5, (Fate.WANDERS, 0)),
        ("cubic", 0.1, 1.2, (Fate.CREEPS, 1)),
        ("cubic", 0.1, 0.0, (Fate.RESTS, 1)),
        ("cubic", 0.1, -0.2, (Fate.FALLS, 0)),
        ("kink", 0.3, 2.0, (Fate.CYCLES, 2)),
        ("kink", 0.4, 2.0, (Fate.RESTS, 1)),  # five steps lead to it, but for rounding
    ],
)
def test_every_fate_is_told_from_its_own_kind_of_walk(name, rate, start, fate):
    assert fate_of(name, rate, start) == fate


def test_the_places_of_a_cycle_follow_each_other_and_its_multiplier_attracts():
    run = go_on(WELLS, GradientDescent(0.285), [[1.6]])
    places = run.places()
    after = places - 0.285 * WELLS.gradient(places)
    np.testing.assert_allclose(after, np.roll(places, -1, axis=0), atol=1e-11)
    step = 1e-6  # a hair off, one round later
    x = places[0] + step
    for _ in places:
        x = x - 0.285 * WELLS.gradient(x)
    measured = float(x[0] - places[0, 0]) / step
    assert multiplier(WELLS, 0.285, places) == pytest.approx(measured, abs=1e-4)
    assert abs(measured) < 1


def test_a_cycle_that_repels_is_never_the_end():
    """On the parabola's edge the two-cycle neither draws in nor lets go: exactly 1."""
    assert multiplier(PARABOLA, 1.0, np.array([[3.0], [-3.0]])) == 1.0
    assert multiplier(PARABOLA, 1.1, np.array([[0.0]])) == pytest.approx(-1.2)


def test_neighbours_of_a_wanderer_part_as_fast_as_the_mean_stretch_says():
    rate, surface, n = 0.26, SURFACES["wave"], 40
    run = go_on(surface, GradientDescent(rate), [[0.5], [0.5 + 1e-13]], n)
    path = run.points[:, 0]
    gap = abs(float(run.points[n, 1, 0] - path[n, 0])) / 1e-13
    expected = mean_stretch(surface, rate, path[:n]) ** n
    assert np.log(gap) == pytest.approx(np.log(expected), rel=0.2)


@given(st.floats(0.01, 1.3), st.floats(0.1, 12.0))
def test_on_the_parabola_the_product_decides(rate, start):
    fate, _ = fate_of("square", rate, start)
    if rate < 0.99:
        assert fate is Fate.RESTS
    elif rate > 1.01:
        assert fate is Fate.FLIES_OFF


def test_walks_side_by_side_are_decided_as_each_alone():
    rates = np.linspace(0.005, 0.4, 80)
    many = go_on(WELLS, GradientDescent(rates), np.full((80, 1), 1.6))
    for k in range(0, 80, 7):
        one = go_on(WELLS, GradientDescent(float(rates[k])), [[1.6]])
        assert many.fates[k] is one.fates[0] and many.periods[k] == one.periods[0]
        np.testing.assert_array_equal(many.places(k), one.places())


def test_the_arrival_is_the_first_step_from_which_it_stays():
    path = np.array([[4.0], [1.0], [3.0], [1.0], [2.0], [1.0], [2.0]])
    assert arrival(path, 2) == 3
    assert arrival(path[:2], 1) == 1
    assert arrival(path, 0) is None


def test_with_momentum_a_ball_at_the_bottom_has_not_come_to_rest():
    ball = Momentum(0.25, momentum=0.5)
    at_full_speed = {"velocity": np.array([[12.0]])}
    run = go_on(PARABOLA, ball, [[0.0]], state=at_full_speed)
    assert run.fates[0] is Fate.RESTS and run.n_steps[0] > 10


def test_in_two_dimensions_a_saddle_lets_go_downhill():
    assert go_on(SADDLE, GradientDescent(0.1), [[1.0, 0.1]]).fates[0] is Fate.FALLS
    assert go_on(SADDLE, GradientDescent(0.1), [[1.0, 0.0]]).fates[0] is Fate.RESTS


def test_a_walk_that_ends_below_all_minima_falls_and_one_that_climbs_flies_off():
    lost = np.array([[-1e3], [-1e5], [-1e10]])
    assert how_it_left(SURFACES["cubic"], lost) is Fate.FALLS
    assert how_it_left(PARABOLA, np.array([[1.0], [-2e9]])) is Fate.FLIES_OFF


def test_newton_is_gone_on_with_too():
    assert go_on(PARABOLA, Newton(2.0), [[10.0]]).fates[0] is Fate.CYCLES


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([*SURFACES.values(), SADDLE]),
    st.sampled_from([*OPTIMIZERS.values()]),
    st.floats(-12, 2).map(lambda power: 10.0**power),
    st.lists(st.floats(-1e10, 1e10) | st.floats(-3, 3), min_size=2, max_size=2),
)
def test_no_walk_can_make_it_raise(surface, kind, rate, start):
    run = go_on(surface, kind(rate), [start[: surface.dimension]], 300)
    assert isinstance(run.fates[0], Fate)
    assert len(run.points) > run.n_steps[0]
