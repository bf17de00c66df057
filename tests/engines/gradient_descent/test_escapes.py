"""Escapes from saddles: measured against the closed form, to the step."""

from dataclasses import replace
from math import ceil, floor, log

import numpy as np
import pytest

from engines.gradient_descent import (
    NEVER,
    SURFACES,
    AdaGrad,
    Adam,
    CriticalKind,
    GradientDescent,
    Momentum,
    Nesterov,
    Newton,
    RMSProp,
    critical_points,
    descend,
    directions_at,
    elongated_bowl,
    escape,
    quadratic,
    ridge_start,
    walks_beside,
)

SADDLE, ORIGIN = SURFACES["saddle"], (0.0, 0.0)
WITH_THEORY = [
    GradientDescent(0.05),
    GradientDescent(0.02),
    Momentum(0.05),
    Momentum(0.01, momentum=0.5, form="rate_inside"),
    Momentum(0.05, form="damped"),
    Nesterov(0.05),
    Nesterov(0.01, momentum=0.3),
    Newton(0.5),
    Newton(0.3, damping=2.0),
]
ADAPTIVE = [AdaGrad(0.05), RMSProp(0.05), Adam(0.05)]


@pytest.mark.parametrize("exponent", [1, 4, 9, 12.5])
def test_on_the_saddle_the_closed_form_is_right_to_the_step(exponent):
    found = escape(SADDLE, WITH_THEORY, ORIGIN, exponent, n_steps=1100, radius=0.5)
    assert (found.left_at > 0).all()
    np.testing.assert_array_equal(found.left_at, found.predicted_at)
    for k, last in enumerate(found.left_at.tolist()):
        np.testing.assert_allclose(
            found.distances[: last + 1, k], found.predicted[: last + 1, k], rtol=1e-9
        )


@pytest.mark.parametrize("radius", [1.0, 1.001, 1.01, 1.5])
def test_a_radius_hardly_beyond_the_start_is_predicted_to_the_step_too(radius):
    offset = 1e-2
    slow = [*WITH_THEORY, Nesterov(0.0005, momentum=0.99), Momentum(0.0005)]
    radius = radius * offset
    found = escape(SADDLE, slow, ORIGIN, 2, n_steps=600, radius=radius)
    np.testing.assert_array_equal(found.left_at, found.predicted_at)


def test_plain_descent_leaves_after_the_logarithm_of_how_far_it_has_to_go():
    for k in (2, 5, 8):
        found = escape(SADDLE, [GradientDescent(0.05)], ORIGIN, k, radius=0.3)
        steps = log(0.3 / 10**-k) / log(1 + 0.05 * 2)
        assert found.left_at.item() == ceil(steps)


def test_ten_times_nearer_takes_the_same_number_of_steps_more_again_and_again():
    found = [
        escape(SADDLE, [Momentum(0.02)], ORIGIN, k, n_steps=900, radius=1.0)
        for k in (4, 6, 8, 10)
    ]
    more = np.diff([one.left_at.item() for one in found])
    assert np.ptp(more) <= 1
    assert more.mean() == pytest.approx(log(100) / log(found[0].factors.item()), abs=1)


@pytest.mark.parametrize("optimizer", WITH_THEORY, ids=str)
def test_in_the_long_run_a_step_multiplies_the_distance_by_the_factor(optimizer):
    found = escape(SADDLE, [optimizer], ORIGIN, 12, n_steps=1000)
    last = found.left_at.item()
    late = found.distances[last - 5 : last + 1, 0]
    np.testing.assert_allclose(late[1:] / late[:-1], found.factors.item(), rtol=1e-3)


def test_a_closed_form_of_another_curvature_would_be_noticed():
    steeper = quadratic(np.diag([2.0, -2.2]))
    found = escape(steeper, WITH_THEORY, ORIGIN, 6, n_steps=1100, radius=0.5)
    other = escape(SADDLE, WITH_THEORY, ORIGIN, 6, n_steps=1100, radius=0.5)
    differs = found.left_at != other.predicted_at
    assert differs[:7].all()  # all but Newton, who divides the bend out


@pytest.mark.parametrize("name", ["three_hump_camel", "two_wells"])
def test_on_other_ground_the_saddles_bend_predicts_the_escape_well(name):
    surface = SURFACES[name]
    team = [GradientDescent(0.01), Momentum(0.01), Nesterov(0.01)]
    for place in critical_points(surface).of_kind(CriticalKind.SADDLE):
        found = escape(surface, team, place, 6, n_steps=1500)
        gap = np.abs(found.left_at - found.predicted_at)
        assert (gap <= 0.01 * found.predicted_at + 1).all(), (place, gap)


def test_where_theory_has_none_escapes_are_measured_only():
    found = escape(SADDLE, ADAPTIVE, ORIGIN, 6)
    assert np.isnan(found.factors).all()
    assert np.isnan(found.predicted).all()
    assert (found.predicted_at == NEVER).all()
    # Their first step is as long from a millionth as from a thousandth.
    near = escape(SADDLE, ADAPTIVE, ORIGIN, 3)
    np.testing.assert_array_equal(found.left_at, near.left_at)
    assert (found.left_at <= 3).all()


def test_exactly_on_the_saddle_nobody_moves():
    found = escape(SADDLE, WITH_THEORY + ADAPTIVE, ORIGIN, None, n_steps=300)
    assert (found.points == 0).all()
    assert (found.left_at == NEVER).all() and (found.predicted_at == NEVER).all()
    assert (found.predicted[:, : len(WITH_THEORY)] == 0).all()


def test_where_the_saddle_itself_is_rounded_the_rounding_lets_walks_leave():
    surface = SURFACES["himmelblau"]
    place = critical_points(surface).of_kind(CriticalKind.SADDLE)[0]
    slope = np.abs(surface.gradient(place)).max()
    assert 0 < slope < 1e-13
    found = escape(surface, [Momentum(0.01), Adam(0.01)], place, None, n_steps=2000)
    assert (found.left_at > 0).all() and (found.predicted_at == NEVER).all()


def test_on_the_ridge_walks_come_to_the_saddle_and_stay():
    ridge = {"exponent": None, "base": (1.0, 0.0)}
    team = [GradientDescent(0.05), Momentum(0.05), Adam(0.05)]
    found = escape(SADDLE, team, ORIGIN, **ridge, n_steps=2000)
    assert (found.left_at == NEVER).all()
    assert np.abs(found.points[-1]).max() < 1e-6
    off = escape(SADDLE, team, ORIGIN, exponent=6, base=(1.0, 0.0), n_steps=2000)
    straight = escape(SADDLE, team, ORIGIN, exponent=6, n_steps=2000)
    # x^2 - y^2: what happens along the ridge does not touch what happens across.
    np.testing.assert_array_equal(off.left_at[:2], straight.left_at[:2])
    # Adam walks off along y before it has come to the saddle: there is none to leave.
    assert straight.left_at[2] == 2 and off.came_at[2] == off.left_at[2] == NEVER


def test_without_a_bend_there_is_no_exponential_and_no_prediction():
    monkey = SURFACES["monkey_saddle"]
    found = escape(monkey, [GradientDescent(0.1), Newton(0.5)], ORIGIN, 2, n_steps=3000)
    assert found.curvature == 0 and (found.predicted_at == NEVER).all()
    # x falls as 1 / (1 / x0 - 3 eta t): ten times nearer takes ten times as long.
    nearer = escape(monkey, [GradientDescent(0.1)], ORIGIN, 3, n_steps=5000)
    assert nearer.left_at.item() > 8 * found.left_at[0] > 0
    np.testing.assert_allclose(monkey.value(found.falling), -1.0, rtol=1e-9)


def test_every_walk_is_the_one_that_descend_would_take():
    team = [Momentum(0.03), Adam(0.03), Newton(0.5)]
    surface, place = SURFACES["two_wells"], np.array([0.07, 0.0])
    found = escape(surface, team, place, 3, n_steps=60)
    start = place + 1e-3 * found.falling
    for k, optimizer in enumerate(team):
        alone = descend(surface, optimizer, start, 60).points
        np.testing.assert_array_equal(found.points[: len(alone), k], alone)


def test_many_starts_and_rates_at_once_are_the_walks_of_each_alone():
    starts = np.array([[1e-3, 1e-6], [0.0, 1e-2]])
    team = [GradientDescent(np.array([0.05, 0.1])), Adam(np.array([0.05, 0.1]))]
    both = walks_beside(SADDLE, team, starts, 40)
    for at, rate in enumerate((0.05, 0.1)):
        alone = [GradientDescent(rate), Adam(rate)]
        one = walks_beside(SADDLE, alone, starts[at : at + 1], 40)
        np.testing.assert_array_equal(both[:, :, at], one[:, :, 0])


def test_who_flies_off_stands_at_the_last_finite_point():
    found = escape(SADDLE, [GradientDescent(5.0), GradientDescent(0.1)], ORIGIN, 1)
    assert np.isfinite(found.points).all()
    assert (found.points[-1, 0] == found.points[-2, 0]).all()
    lost = found.lost_at[0]  # 0.1 * 11^t > 10^9, 0.1 * 1.2^t > 10^9
    assert (lost, found.lost_at[1]) == (10, 1 + floor(log(1e10) / log(1.2)))
    assert np.isfinite(found.distances[:lost, 0]).all()
    assert np.isnan(found.distances[lost:, 0]).all()


def test_where_steps_overshoot_across_the_falling_way_theory_has_no_prediction():
    steep = quadratic(np.diag([30.0, -2.0]))
    team = [GradientDescent(0.05), GradientDescent(0.07), Adam(0.1), Newton(2.5)]
    found = escape(steep, team, ORIGIN, 6)
    np.testing.assert_allclose(found.across, [0.5, 1.1, np.nan, 1.5])
    assert np.isnan(found.factors).tolist() == [False, True, True, True]
    assert (found.predicted_at[1:] == NEVER).all() and found.predicted_at[0] > 0


def test_who_never_came_within_the_radius_has_not_left_it():
    far = {"base": (1.0, 0.0), "exponent": 2, "radius": 0.05, "n_steps": 300}
    found = escape(SADDLE, [GradientDescent(0.05), GradientDescent(1.2)], ORIGIN, **far)
    # 0.9^t = 0.05 after 29 steps: along y it is beyond the radius by then, 1.1^17/100.
    assert (found.came_at == NEVER).all() and (found.left_at == NEVER).all()
    near = escape(SADDLE, [GradientDescent(0.05)], ORIGIN, **far | {"exponent": 6})
    assert near.came_at.item() == ceil(log(0.05) / log(0.9)) < near.left_at.item()


@pytest.mark.parametrize("name", ["himmelblau", "beale"])
def test_descent_from_up_the_ridge_comes_to_the_saddle_where_it_is_curved(name):
    surface = SURFACES[name]
    radius = 0.01 * min(high - low for low, high in surface.domain)
    for place in critical_points(surface).of_kind(CriticalKind.SADDLE):
        _, rising, _ = directions_at(surface, place, radius)
        begin = ridge_start(surface, place, rising, radius)
        assert np.linalg.norm(begin - place) > 1.9 * radius
        gentle = 0.03 / np.abs(np.linalg.eigvalsh(surface.hessian(place))).max()
        found = escape(
            surface, [GradientDescent(gentle)], place, None, begin, 4000, radius
        )
        assert found.came_at.item() > 0


def test_a_place_without_a_way_up_has_no_ridge():
    top = quadratic(-np.eye(2))
    assert ridge_start(top, np.zeros(2), np.array([1.0, 0.0]), 0.1) is None


def test_directions_are_the_saddles_own():
    turned = replace(elongated_bowl(3.0), name="own")
    falling, rising, curvature = directions_at(SADDLE, np.zeros(2), 0.1)
    assert (falling.tolist(), rising.tolist(), curvature) == ([0, 1], [1, 0], -2.0)
    *_, none = directions_at(turned, np.zeros(2), 0.1)
    assert none == 0.0


def test_inputs_that_mean_nothing_are_refused():
    with pytest.raises(ValueError, match="radius"):
        escape(SADDLE, [GradientDescent(0.1)], ORIGIN, radius=0.0)
    with pytest.raises(ValueError, match="number of steps"):
        escape(SADDLE, [GradientDescent(0.1)], ORIGIN, n_steps=-1)
    with pytest.raises(ValueError, match="start has shape"):
        escape(SADDLE, [GradientDescent(0.1)], (0.0, 0.0, 0.0))
