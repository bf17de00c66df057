"""Maps of hyperparameters: every end is that of a walk on its own."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gradient_descent import (
    OPTIMIZERS,
    SURFACES,
    Adam,
    GradientDescent,
    Momentum,
    StopReason,
    descend,
    measured_rates,
    quadratic,
    rate_map,
    rate_maps,
)

BOWL = quadratic(np.diag([0.5, 2.0]), minimum=[1.0, -1.0])
WELL, SQUARE = SURFACES["double_well"], SURFACES["square"]
LANDS = [*SURFACES.values(), BOWL]


def met_alone(values, goal):
    """Return the first step no higher than the goal, and since when it is so."""
    met = [value <= goal for value in values.tolist()]
    first = met.index(True) if True in met else -1
    since = len(met)
    while since and met[since - 1]:
        since -= 1
    return first, since if met[-1] else -1


@pytest.mark.parametrize("surface", LANDS, ids=lambda one: one.name)
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_end_is_that_of_a_walk_alone(surface, name):
    rates = np.array([1e-3, 0.05, 0.3, 1.1, 4.0, 1e12])
    low, high = np.array(surface.domain).T
    start, tolerance = low + 0.8 * (high - low), 0.01
    goal = None if surface.minima else float(surface.value(low))
    found = rate_map(
        surface, OPTIMIZERS[name](rates), [start], 90, goal, tolerance=tolerance
    )
    if goal is None:
        goal = surface.value(np.array(surface.minima)).min() + tolerance**2
    for i, rate in enumerate(rates):
        walk = descend(surface, OPTIMIZERS[name](rate), start, 90)
        np.testing.assert_array_equal(found.ends[i], walk.points[-1])
        assert found.values[i] == walk.values[-1]
        assert found.n_steps[i] == walk.n_steps
        first, since = met_alone(walk.values, goal)
        assert (found.first_below[i], found.below_since[i]) == (first, since)
        gaps = [np.linalg.norm(walk.points[-1] - one) for one in surface.minima]
        if walk.stop_reason is StopReason.DIVERGED:
            assert found.fates[i] == rate_maps.LOST
        elif gaps and min(gaps) <= tolerance:
            assert found.fates[i] == int(np.argmin(gaps))
        else:
            assert found.fates[i] == rate_maps.STILL_ON_ITS_WAY
        assert np.isclose(found.distances[i], min(gaps, default=np.nan), equal_nan=True)


def test_the_plain_look_at_a_goal_is_right():
    values = np.array([3.0, 1.0, 2.0, 0.5, 0.0])
    assert met_alone(values, 1.0) == (1, 3)
    assert met_alone(values, -1.0) == (-1, -1) and met_alone(values[:3], 1.0) == (1, -1)


def test_a_map_is_the_same_in_slices_and_whoever_waits_is_told(monkeypatch):
    rates, momenta = np.meshgrid(np.geomspace(0.01, 1, 7), np.linspace(0, 0.95, 6))
    optimizer = Momentum(rates.ravel(), momentum=momenta.ravel())
    told = []

    def watch(slices):
        for one in slices:
            told.append(one)
            yield one

    whole = rate_map(BOWL, optimizer, [[3.0, 3.0]], 120, measure=True)
    monkeypatch.setattr(rate_maps, "SLICE", 10)
    parts = rate_map(BOWL, optimizer, [[3.0, 3.0]], 120, measure=True, watch=watch)
    assert len(told) == 5
    for name in ("ends", "values", "fates", "first_below", "measured_rates"):
        np.testing.assert_array_equal(getattr(whole, name), getattr(parts, name))


def test_starts_of_their_own_arrive_in_different_hollows():
    starts = np.linspace(-1.6, 1.6, 33)[:, np.newaxis]
    found = rate_map(WELL, GradientDescent(0.02), starts, 600)
    assert set(found.fates.tolist()) == {0, 1}
    assert (found.first_below[found.fates == 1] == -1).all()  # the higher of the two


def test_a_goal_that_is_met_in_passing_is_not_kept():
    """A ball swings through the bottom: below the goal, above it, and below again."""
    found = rate_map(SQUARE, Momentum(0.05, momentum=0.9), [[4.0]], 300, goal=1.0)
    assert 0 < found.first_below[0] < found.below_since[0]


def test_where_no_minimum_is_known_nobody_arrives():
    found = rate_map(SURFACES["cubic"], GradientDescent(0.1), [[1.0]], 30, measure=True)
    assert found.fates[0] == rate_maps.STILL_ON_ITS_WAY and found.first_below[0] == -1
    assert np.isnan(found.distances[0]) and np.isnan(found.measured_rates[0])


@settings(max_examples=60, deadline=None)
@given(st.floats(0.02, 1.15), st.floats(0.5, 20))
def test_on_a_parabola_plain_descent_shrinks_by_its_factor(rate, start):
    found = rate_map(SQUARE, GradientDescent(rate), [[start]], 200, measure=True)
    expected = abs(1 - 2 * rate)
    if expected > 0.05:
        np.testing.assert_allclose(found.measured_rates[0], expected, rtol=1e-6)
    else:
        assert found.measured_rates[0] <= 0.06


@pytest.mark.parametrize("momentum", [0.5, 0.8, 0.95])
def test_a_ball_that_swings_shrinks_by_the_root_of_its_momentum(momentum):
    found = rate_map(
        BOWL, Momentum(0.3, momentum=momentum), [[3.0, 3.0]], 500, measure=True
    )
    np.testing.assert_allclose(found.measured_rates[0], momentum**0.5, rtol=0.02)


def test_a_measured_rate_can_be_wrong():
    """The negative control: other errors give another rate."""
    steps = np.arange(0, 60, 3)
    errors = np.stack([0.9**steps, 0.8**steps], axis=-1)
    rates = measured_rates(steps, errors, np.array([60, 60]))
    np.testing.assert_allclose(rates, [0.9, 0.8])


def test_rounding_is_not_measured():
    """Errors of 0.5^t reach rounding and stay there: what comes then is no rate."""
    steps = np.arange(0, 400, 4)
    errors = np.maximum(0.5 ** steps.astype(float), 1e-16)[:, np.newaxis]
    np.testing.assert_allclose(measured_rates(steps, errors, np.array([400])), 0.5)


def test_who_begins_at_the_bottom_has_no_rate_and_who_jumps_there_has_0():
    found = rate_map(
        SQUARE, GradientDescent(0.5), [[0.0], [3.0]], 100, measure=True
    ).measured_rates
    assert np.isnan(found[0]) and found[1] == 0


@pytest.mark.parametrize("n_steps", [0, 5, 300, 3000])
def test_longer_walks_keep_no_more_errors(n_steps, monkeypatch):
    kept = []

    def noted(steps, errors, taken):
        kept.append(errors.shape)
        return measured_rates(steps, errors, taken)

    monkeypatch.setattr(rate_maps, "measured_rates", noted)
    rate_map(SQUARE, Adam(np.full(7, 0.1)), [[4.0]], n_steps, measure=True)
    assert kept[0][0] <= 2 * rate_maps.LOOKS and kept[0][1] == 7


def test_numbers_for_another_crowd_are_refused():
    with pytest.raises(ValueError, match="learning rate has shape"):
        rate_map(SQUARE, GradientDescent(np.array([0.1, 0.2])), [[1.0]] * 3, 5)
    with pytest.raises(ValueError, match="number of steps"):
        rate_map(SQUARE, GradientDescent(0.1), [[1.0]], -1)
