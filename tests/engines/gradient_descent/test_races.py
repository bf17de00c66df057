"""Races: whoever walks side by side walks as it would alone, to the last bit."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gradient_descent import (
    OPTIMIZERS,
    SURFACES,
    GradientDescent,
    Momentum,
    Newton,
    StopReason,
    descend,
    places,
    quadratic,
    race,
    race_many,
)

BOWL = quadratic([[3.0, -1.0], [-1.0, 2.0]], minimum=[0.5, -2.0])
LANDS = [*SURFACES.values(), BOWL]
SQUARE = SURFACES["square"]
every_surface = pytest.mark.parametrize("surface", LANDS, ids=lambda one: one.name)


def all_optimizers(rate):
    return [kind(rate) for kind in OPTIMIZERS.values()]


def at(surface, *shares):
    low, high = np.array(surface.domain).T
    return low + np.array(shares[: len(low)]) * (high - low)


def assert_same(found, alone):
    assert found.stop_reason is alone.stop_reason
    for name in ("points", "values", "gradients", "updates"):
        np.testing.assert_array_equal(getattr(found, name), getattr(alone, name))
    assert found.states.keys() == alone.states.keys()
    for name, rows in alone.states.items():
        np.testing.assert_array_equal(found.states[name], rows)


def test_another_walk_is_told_from_the_same():
    walk = descend(SQUARE, Momentum(0.1), 4.0, 5)
    for other in (Momentum(0.1 + 1e-15), Momentum(0.1, momentum=0.8)):
        with pytest.raises(AssertionError):
            assert_same(walk, descend(SQUARE, other, 4.0, 5))


@every_surface
@pytest.mark.parametrize("rate", [0.01, 0.3, 3.0, 1e12])
def test_every_racer_walks_as_it_would_alone(surface, rate):
    start = at(surface, 0.83, 0.4)
    found = race(surface, all_optimizers(rate), start, 150)
    for optimizer, walk in zip(found.optimizers, found.trajectories, strict=True):
        assert_same(walk, descend(surface, optimizer, start, 150))


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(LANDS),
    st.lists(st.sampled_from([*OPTIMIZERS]), min_size=1, max_size=7),
    st.lists(st.floats(1e-3, 30.0), min_size=7, max_size=7),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
    st.integers(0, 70),
)
def test_any_set_of_racers_walks_as_each_would_alone(
    surface, names, rates, shares, n_steps
):
    racers = [OPTIMIZERS[n](r) for n, r in zip(names, rates, strict=False)]
    start = at(surface, *shares)
    found = race(surface, racers, start, n_steps)
    for optimizer, walk in zip(racers, found.trajectories, strict=True):
        assert_same(walk, descend(surface, optimizer, start, n_steps))


@every_surface
def test_rows_of_the_whole_race_belong_to_the_same_moment(surface):
    found = race(surface, all_optimizers(0.3), at(surface, 0.7, 0.2), 90)
    assert found.n_steps == max(walk.n_steps for walk in found.trajectories)
    for i, walk in enumerate(found.trajectories):
        rows = np.minimum(np.arange(found.n_steps + 1), walk.n_steps)
        np.testing.assert_array_equal(found.points[:, i], walk.points[rows])
        np.testing.assert_array_equal(found.values[:, i], walk.values[rows])
        norms = np.linalg.norm(walk.gradients, axis=-1)[rows]
        np.testing.assert_array_equal(found.gradient_norms[:, i], norms)


def test_gradients_and_hessians_are_counted_as_they_are_asked_for():
    asked = {"gradient": [], "hessian": []}

    def counting(name):
        def ask(points):
            asked[name].append(points.reshape(-1, 2).shape[0])
            return getattr(BOWL, name)(points)

        return ask

    counted = replace(BOWL, gradient=counting("gradient"), hessian=counting("hessian"))
    racers = [GradientDescent(0.1), Newton(), Momentum(0.01)]
    found = race(counted, racers, [4.0, 4.0], 40)
    assert found.gradient_counts.tolist() == [40, found.trajectories[1].n_steps, 40]
    assert found.hessian_counts.tolist() == [0, found.trajectories[1].n_steps, 0]
    assert asked["gradient"] == [3] * 41  # one call a step, for all of them
    assert asked["hessian"] == [1] * 41  # for Newton alone


def test_who_is_lost_is_last_and_who_knows_the_bend_has_no_place():
    racers = [GradientDescent(1.5), GradientDescent(0.1), Newton(), GradientDescent(2)]
    found = race(SQUARE, racers, 10.0, 300)
    assert found.ranking() == ((1,), (0, 3))
    assert found.is_lost().tolist() == [True, False, False, True]
    assert found.trajectories[0].stop_reason is StopReason.DIVERGED
    stands = found.trajectories[0].n_steps
    assert not found.is_lost(stands)[0] and found.is_lost(stands + 1)[0]
    assert found.ranking(0) == ((0, 1, 3),)


def test_a_race_in_which_all_are_lost_has_one_place():
    found = race(SQUARE, [GradientDescent(1.5), GradientDescent(1.5)], 10.0, 300)
    assert found.ranking() == ((0, 1),) and found.is_lost().all()


def test_heights_that_differ_by_rounding_share_a_place():
    assert places(np.array([1.0, 0.5, 0.5 + 1e-15])) == ((1, 2), (0,))
    assert places(np.array([-1e6, -1e6 + 1e-7])) == ((0, 1),)
    assert places(np.array([1e-9, 2e-9])) == ((0,), (1,))  # not rounding any more


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-1e3, 1e3) | st.just(np.inf), min_size=1, max_size=7))
def test_every_racer_has_one_place_and_no_later_place_is_lower(heights):
    found = places(np.array(heights))
    assert sorted(i for place in found for i in place) == [*range(len(heights))]
    for one, after in zip(found, found[1:], strict=False):
        assert min(heights[i] for i in after) > max(heights[i] for i in one) - 1e-9


def test_the_first_step_below_a_height():
    found = race(SQUARE, [GradientDescent(0.25), GradientDescent(1.0)], 4.0, 9)
    assert found.first_below(1.0).tolist() == [2, -1]  # 16, 4, 1 and 16, 16, 16


@every_surface
@pytest.mark.parametrize("every", [1, 7])
def test_many_races_are_the_walks_of_each_optimizer_from_each_start(surface, every):
    racers = all_optimizers(0.3)
    starts = np.array([at(surface, one, 1 - one) for one in (0.1, 0.45, 0.9)])
    found = race_many(surface, racers, starts, 80, every)
    for i, optimizer in enumerate(racers):
        for j, start in enumerate(starts):
            walk = descend(surface, optimizer, start, 80)
            assert found.stop_reasons[i, j] is walk.stop_reason
            assert found.n_steps[i, j] == walk.n_steps
            rows = np.minimum(found.steps, walk.n_steps)
            for name in ("points", "values", "gradients"):
                seen = getattr(found, name)[:, i, j]
                np.testing.assert_array_equal(seen, getattr(walk, name)[rows])


def test_many_variants_from_one_start():
    rates = np.array([0.05, 0.2, 1.2])
    racers = [GradientDescent(rates), Momentum(0.1, momentum=np.array([0, 0.5, 0.9]))]
    found = race_many(BOWL, racers, [[3.0, 3.0]], 120)
    assert found.points.shape == (121, 2, 3, 2)
    for j, (rate, momentum) in enumerate(zip(rates, [0, 0.5, 0.9], strict=True)):
        for i, one in enumerate([GradientDescent(rate), Momentum(0.1, momentum)]):
            walk = descend(BOWL, one, [3.0, 3.0], 120)
            rows = np.minimum(found.steps, walk.n_steps)
            np.testing.assert_array_equal(found.points[:, i, j], walk.points[rows])


@pytest.mark.parametrize("go", [race, race_many])
def test_a_race_of_nobody_is_refused(go):
    with pytest.raises(ValueError, match="no optimizer to race"):
        go(SQUARE, [], [1.0] if go is race else [[1.0]], 5)


def test_a_start_elsewhere_is_refused():
    with pytest.raises(ValueError, match="start has shape"):
        race(BOWL, [GradientDescent(0.1)], [1.0], 5)
    with pytest.raises(ValueError, match="starts have shape"):
        race_many(BOWL, [GradientDescent(0.1)], [1.0, 2.0], 5)
    three = GradientDescent(np.array([0.1, 0.2, 0.3]))
    with pytest.raises(ValueError, match=r"learning rate has shape \(3,\), .* 2 walks"):
        race_many(BOWL, [three], [[1.0, 2.0]] * 2, 5)
