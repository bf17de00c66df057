"""Descent: an aligned, repeatable, honest record, the same for a crowd as for one."""

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
    Newton,
    StopReason,
    descend,
    descend_many,
    quadratic,
)

SQUARE, HILLS = SURFACES["square"], SURFACES["double_well"]
BOWL = quadratic([[3.0, -1.0], [-1.0, 2.0]], minimum=[0.5, -2.0])
every_optimizer = pytest.mark.parametrize("name", OPTIMIZERS)
every_surface = pytest.mark.parametrize("surface", [*SURFACES.values(), BOWL])


def start_on(surface):
    return np.array([low + 0.83 * (high - low) for low, high in surface.domain])


@pytest.mark.parametrize(
    ("learning_rate", "published"),
    [(0.2, 0.060466), (0.05, 3.486784), (1.1, 61.917364)],
)
def test_x_squared_from_10_after_ten_steps(learning_rate, published):
    walk = descend(SQUARE, GradientDescent(learning_rate), 10.0, 10)
    assert round(abs(walk.points[-1, 0]), 6) == published


@every_surface
@every_optimizer
def test_row_t_of_every_array_belongs_to_the_same_moment(name, surface):
    optimizer = OPTIMIZERS[name](0.05)
    walk = descend(surface, optimizer, start_on(surface), 25)
    T, d = walk.n_steps, surface.dimension
    assert walk.points.shape == walk.gradients.shape == (T + 1, d)
    assert walk.values.shape == (T + 1,)
    assert walk.updates.shape == (T, d)
    np.testing.assert_array_equal(walk.points[1:], walk.points[:-1] + walk.updates)
    np.testing.assert_array_equal(walk.values, surface.value(walk.points))
    np.testing.assert_array_equal(walk.gradients, surface.gradient(walk.points))
    assert tuple(walk.states) == optimizer.state_names
    for t in range(T):
        state = {key: rows[t] for key, rows in walk.states.items()}
        hessian = surface.hessian(walk.points[t])
        update, after = optimizer.update(walk.gradients[t], state, hessian)
        np.testing.assert_allclose(walk.updates[t], update, rtol=1e-13)
        for key in after:
            np.testing.assert_allclose(walk.states[key][t + 1], after[key], rtol=1e-13)


@every_optimizer
def test_same_settings_give_the_same_record(name):
    walks = [
        descend(HILLS, OPTIMIZERS[name](0.05), 1.5, 30, gradient_noise=0.3, seed=4)
        for _ in range(2)
    ]
    for field in ("points", "values", "gradients", "updates"):
        np.testing.assert_array_equal(*[getattr(walk, field) for walk in walks])


def test_the_seed_matters_only_with_noise():
    def end(noise, seed):
        return descend(SQUARE, GradientDescent(0.1), 10.0, 20, noise, seed).points[-1]

    assert end(0.0, 1) == end(0.0, 2)
    assert end(0.5, 1) != end(0.5, 2)


def test_the_gradient_recorded_is_the_noisy_one_that_was_felt():
    walk = descend(SQUARE, GradientDescent(0.1), 10.0, 400, gradient_noise=2.0)
    noise = (walk.gradients - SQUARE.gradient(walk.points))[:, 0]
    np.testing.assert_allclose(walk.updates, -0.1 * walk.gradients[:-1])
    assert abs(noise.mean()) < 0.4 and 1.8 < noise.std() < 2.2


def test_a_walk_that_settles_says_so_and_stops():
    walk = descend(SQUARE, GradientDescent(0.5), 10.0, 30)
    assert walk.stop_reason is StopReason.SETTLED
    assert walk.n_steps == 1 and walk.points[-1] == 0


def test_a_start_at_the_bottom_takes_no_step():
    walk = descend(SQUARE, Momentum(0.1), 0.0, 30)
    assert walk.stop_reason is StopReason.SETTLED and walk.n_steps == 0


def test_a_ball_rolling_through_the_bottom_is_not_stopped():
    """From 12 with these settings the third point is exactly the bottom."""
    walk = descend(SQUARE, Momentum(0.25, momentum=0.5), 12.0, 6)
    at_bottom = np.flatnonzero(walk.points[:, 0] == 0)
    assert len(at_bottom) and walk.gradients[at_bottom[0]] == 0
    assert walk.n_steps == 6


def test_zero_steps_leave_one_place():
    walk = descend(SQUARE, Adam(0.1), 3.0, 0)
    assert walk.points.tolist() == [[3.0]] and walk.updates.shape == (0, 1)
    assert walk.stop_reason is StopReason.STEPS_DONE


@every_optimizer
@every_surface
def test_absurd_learning_rates_are_results_and_everything_kept_is_finite(name, surface):
    walk = descend(surface, OPTIMIZERS[name](1e12), start_on(surface), 50)
    for array in (walk.points, walk.values, walk.gradients, walk.updates):
        assert np.isfinite(array).all()
    assert np.abs(walk.points).max() <= 1e9
    if name == "gradient_descent" and surface.name not in ("plateau", "easom"):
        assert walk.stop_reason is StopReason.DIVERGED


def test_divergence_keeps_the_last_finite_place_and_clips_nothing():
    walk = descend(SQUARE, GradientDescent(1.1), 10.0, 1000)
    assert walk.stop_reason is StopReason.DIVERGED
    np.testing.assert_allclose(
        walk.points[:, 0], 10 * (-1.2) ** np.arange(walk.n_steps + 1), rtol=1e-12
    )
    assert 1e9 / 1.2 < abs(walk.points[-1, 0]) <= 1e9


@every_surface
@every_optimizer
@pytest.mark.parametrize("learning_rate", [0.01, 0.3, 3.0])
def test_a_crowd_walks_exactly_as_each_would_alone(name, surface, learning_rate):
    optimizer = OPTIMIZERS[name](learning_rate)
    low, high = np.array(surface.domain).T
    shares = np.random.default_rng(3).random((9, surface.dimension))
    starts = low + shares * (high - low)
    crowd = descend_many(surface, optimizer, starts, 40)
    assert crowd.steps.tolist() == list(range(41))
    for i, start in enumerate(starts):
        walk = descend(surface, optimizer, start, 40)
        assert crowd.stop_reasons[i] is walk.stop_reason
        assert crowd.n_steps[i] == walk.n_steps
        rows = np.minimum(crowd.steps, walk.n_steps)
        np.testing.assert_array_equal(crowd.points[:, i], walk.points[rows])
        np.testing.assert_array_equal(crowd.values[:, i], walk.values[rows])


@pytest.mark.parametrize(
    ("n_steps", "every", "kept"),
    [(10, 4, [0, 4, 8, 10]), (8, 4, [0, 4, 8]), (3, 10, [0, 3]), (0, 1, [0])],
)
def test_every_so_many_steps_are_kept_and_always_the_last(n_steps, every, kept):
    starts = [[1.0], [-2.0]]
    crowd = descend_many(SQUARE, GradientDescent(0.1), starts, n_steps, every)
    full = descend_many(SQUARE, GradientDescent(0.1), starts, n_steps)
    assert crowd.steps.tolist() == kept
    np.testing.assert_array_equal(crowd.points, full.points[kept])
    np.testing.assert_array_equal(crowd.values, full.values[kept])


def test_a_crowd_can_end_in_three_ways_at_once():
    # At 0 there is no slope, 0.5 creeps towards it, and 10 jumps past it and falls.
    starts = [[0.0], [0.5], [10.0]]
    crowd = descend_many(SURFACES["cubic"], GradientDescent(0.3), starts, 12)
    reasons = [StopReason.SETTLED, StopReason.STEPS_DONE, StopReason.DIVERGED]
    assert crowd.stop_reasons.tolist() == reasons
    assert crowd.n_steps[0] == 0 and crowd.n_steps[1] == 12


bowls = st.tuples(st.floats(0.1, 10), st.floats(0.1, 10), st.floats(0, 3))


def bowl_with(first, second, angle, minimum=None):
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = turn @ np.diag([first, second]) @ turn.T
    return quadratic((matrix + matrix.T) / 2, minimum)


@settings(max_examples=50, deadline=None)
@given(bowls, st.floats(0.01, 0.99), st.floats(-5, 5), st.floats(-5, 5))
def test_below_two_over_the_curvature_a_bowl_is_walked_downhill_only(bowl, share, x, y):
    rate = 2 * share / max(bowl[:2])
    walk = descend(bowl_with(*bowl), GradientDescent(rate), [x, y], 30)
    assert (np.diff(walk.values) <= 1e-12 * (1e-300 + walk.values[:-1])).all()


@settings(max_examples=50, deadline=None)
@given(bowls, st.sampled_from(["gradient_descent", "momentum", "nesterov", "newton"]))
def test_moving_the_bowl_moves_the_walk_with_it(bowl, name):
    optimizer, shift = OPTIMIZERS[name](0.02), np.array([3.0, -1.0])
    here = descend(bowl_with(*bowl), optimizer, [1.0, 2.0], 20)
    there = descend(bowl_with(*bowl, shift), optimizer, [1.0, 2.0] + shift, 20)
    n = min(here.n_steps, there.n_steps) + 1
    np.testing.assert_allclose(there.points[:n], here.points[:n] + shift, atol=1e-9)


def test_newton_feels_no_difference_between_round_and_narrow_bowls():
    walks = [
        descend(quadratic(np.diag([1.0, kappa])), Newton(0.5), [3.0, 2.0], 20)
        for kappa in (1.0, 1000.0)
    ]
    np.testing.assert_allclose(walks[0].points, walks[1].points, rtol=1e-9)


@pytest.mark.parametrize("n_steps", [-1, 2.5, None])
def test_a_number_of_steps_that_is_none_is_refused(n_steps):
    with pytest.raises(ValueError, match="number of steps .* whole number"):
        descend(SQUARE, GradientDescent(0.1), 1.0, n_steps)
    with pytest.raises(ValueError, match="number of steps .* whole number"):
        descend_many(SQUARE, GradientDescent(0.1), [[1.0]], n_steps)


def test_keeping_every_zeroth_step_is_refused():
    with pytest.raises(ValueError, match="interval between kept steps is 0"):
        descend_many(SQUARE, GradientDescent(0.1), [[1.0]], 5, every=0)


@pytest.mark.parametrize("start", [[1.0, 2.0], [[1.0]], []])
def test_a_start_of_another_shape_is_refused(start):
    with pytest.raises(ValueError, match="start has shape"):
        descend(SQUARE, GradientDescent(0.1), start, 5)


@pytest.mark.parametrize("starts", [1.0, [1.0, 2.0], [[1.0, 2.0]], np.empty((0, 1))])
def test_starts_of_another_shape_are_refused(starts):
    with pytest.raises(ValueError, match="starts have shape"):
        descend_many(SQUARE, GradientDescent(0.1), starts, 5)


def test_a_start_at_infinity_is_refused():
    with pytest.raises(ValueError, match="finite"):
        descend(SQUARE, GradientDescent(0.1), np.inf, 5)


@pytest.mark.parametrize("noise", [-1.0, np.nan])
def test_a_noise_that_means_nothing_is_refused(noise):
    with pytest.raises(ValueError, match="gradient noise"):
        descend(SQUARE, GradientDescent(0.1), 1.0, 5, gradient_noise=noise)
