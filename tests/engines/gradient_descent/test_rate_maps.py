"""Maps of hyperparameters: every end is that of a walk on its own."""

import numpy as np
import pytest

from engines.gradient_descent import (
    OPTIMIZERS,
    SURFACES,
    GradientDescent,
    Momentum,
    StopReason,
    descend,
    quadratic,
    rate_map,
    rate_maps,
    scheduled,
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

    whole = rate_map(BOWL, optimizer, [[3.0, 3.0]], 120)
    monkeypatch.setattr(rate_maps, "SLICE", 10)
    parts = rate_map(BOWL, optimizer, [[3.0, 3.0]], 120, watch=watch)
    assert len(told) == 5
    for name in ("ends", "values", "fates", "first_below", "below_since"):
        np.testing.assert_array_equal(getattr(whole, name), getattr(parts, name))


def test_a_schedule_is_followed_in_slices_too(monkeypatch):
    rates, momenta = np.geomspace(0.01, 0.5, 9), np.linspace(0, 0.9, 9)
    optimizer = scheduled(Momentum(rates, momentum=momenta), "cosine", 50)
    monkeypatch.setattr(rate_maps, "SLICE", 4)
    found = rate_map(BOWL, optimizer, [[3.0, 3.0]], 50)
    for i, (rate, momentum) in enumerate(zip(rates, momenta, strict=True)):
        alone = scheduled(Momentum(rate, momentum=momentum), "cosine", 50)
        walk = descend(BOWL, alone, [3.0, 3.0], 50)
        np.testing.assert_array_equal(found.ends[i], walk.points[-1])


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
    found = rate_map(SURFACES["cubic"], GradientDescent(0.1), [[1.0]], 30)
    assert found.fates[0] == rate_maps.STILL_ON_ITS_WAY and found.first_below[0] == -1
    assert np.isnan(found.distances[0])


def test_numbers_for_another_crowd_are_refused():
    with pytest.raises(ValueError, match="learning rate has shape"):
        rate_map(SQUARE, GradientDescent(np.array([0.1, 0.2])), [[1.0]] * 3, 5)
    with pytest.raises(ValueError, match="number of steps"):
        rate_map(SQUARE, GradientDescent(0.1), [[1.0]], -1)
