"""Optimizers: identities between them, first steps, and refused settings."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engines.gradient_descent import (
    OPTIMIZERS,
    SURFACES,
    AdaGrad,
    Adam,
    GradientDescent,
    Momentum,
    Nesterov,
    Newton,
    RMSProp,
    descend,
    quadratic,
)

HILLS = SURFACES["double_well"]
steep = st.floats(1e-3, 1e3) | st.floats(-1e3, -1e-3)
gradients = arrays(float, (3,), elements=steep)


def first_update(optimizer, gradient):
    return optimizer.update(gradient, optimizer.init(gradient))[0]


def test_momentum_zero_is_gradient_descent():
    plain = descend(HILLS, GradientDescent(0.05), 1.5, 40)
    heavy = descend(HILLS, Momentum(0.05, momentum=0.0), 1.5, 40)
    np.testing.assert_array_equal(heavy.points, plain.points)


def test_nesterov_zero_is_gradient_descent():
    plain = descend(HILLS, GradientDescent(0.05), 1.5, 40)
    looking = descend(HILLS, Nesterov(0.05, momentum=0.0), 1.5, 40)
    np.testing.assert_array_equal(looking.points, plain.points)


def test_nesterov_rewritten_is_nesterov_looking_ahead():
    """Follow the textbook form, whose gradient is taken at the looked-ahead point."""
    rate, beta, position, velocity = 0.02, 0.9, 1.5, 0.0
    ahead = []
    for _ in range(30):
        ahead.append(position - rate * beta * velocity)
        velocity = beta * velocity + HILLS.gradient(np.array([ahead[-1]]))[0]
        position = position - rate * velocity
    # The rewritten form's points are exactly those looked-ahead points.
    walk = descend(HILLS, Nesterov(rate, momentum=beta), 1.5, 29)
    np.testing.assert_allclose(walk.points[:, 0], ahead, rtol=1e-12)


@given(gradients)
def test_adams_first_step_has_length_learning_rate_in_every_coordinate(gradient):
    update = first_update(Adam(0.1), gradient)
    np.testing.assert_allclose(update, -0.1 * np.sign(gradient), rtol=2e-5)


def test_without_its_correction_adams_first_step_would_be_root_ten_times_longer():
    adam, gradient = Adam(0.1, epsilon=1e-300), np.array([7.0])
    _, state = adam.update(gradient, adam.init(gradient))
    uncorrected = 0.1 * state["first_moment"] / np.sqrt(state["second_moment"])
    np.testing.assert_allclose(uncorrected, 0.1 * np.sqrt(10), rtol=1e-12)


def test_adam_corrects_to_the_gradient_itself_while_it_stays_the_same():
    adam, gradient = Adam(0.1), np.array([7.0, -0.02])
    state = adam.init(gradient)
    for _ in range(25):
        update, state = adam.update(gradient, state)
        np.testing.assert_allclose(update, -0.1 * np.sign(gradient), rtol=1e-6)


@given(gradients, st.floats(1e-2, 1e2))
def test_adagrad_rmsprop_and_adam_do_not_feel_the_scale_of_the_gradient(g, scale):
    for optimizer in (AdaGrad(0.1), RMSProp(0.1), Adam(0.1)):
        np.testing.assert_allclose(
            first_update(optimizer, scale * g), first_update(optimizer, g), rtol=1e-2
        )


def test_rmsprop_without_memory_takes_steps_of_learning_rate():
    forgetful = RMSProp(0.1, decay=0.0)
    update = first_update(forgetful, np.array([5.0, -3.0]))
    np.testing.assert_allclose(update, [-0.1, 0.1], rtol=1e-8)


def test_adagrad_under_a_steady_gradient_slows_down_as_one_over_root_t():
    optimizer, gradient = AdaGrad(1.0), np.array([3.0])
    state, updates = optimizer.init(gradient), []
    for _ in range(9):
        update, state = optimizer.update(gradient, state)
        updates.append(-update[0])
    np.testing.assert_allclose(updates, 1 / np.sqrt(np.arange(1, 10)), rtol=1e-9)


@given(
    arrays(float, (3, 3), elements=st.floats(-1, 1)),
    arrays(float, (3,), elements=st.floats(-5, 5)),
)
def test_newton_lands_on_the_bottom_of_any_bowl_in_one_step(root, start):
    bowl = quadratic(root @ root.T + np.eye(3), minimum=[1.0, 2.0, 3.0])
    walk = descend(bowl, Newton(), start, 1)
    np.testing.assert_allclose(walk.points[-1], [1.0, 2.0, 3.0], atol=1e-12)


def test_newton_walks_downhill_where_the_surface_bends_downwards():
    walk = descend(HILLS, Newton(), 0.1, 1)
    assert HILLS.hessian(np.array([0.1])) < 0
    assert walk.values[1] < walk.values[0]


def test_newton_that_seeks_level_ground_climbs_the_hilltop():
    """Where the ground bends downwards slope through bend points uphill."""
    start = np.array([0.1])
    walk = descend(HILLS, Newton(target="level"), start, 1)
    np.testing.assert_allclose(
        walk.points[1], start - HILLS.gradient(start) / HILLS.hessian(start)[0]
    )
    assert walk.values[1] > walk.values[0]
    bowl = quadratic([[3.0, -1.0], [-1.0, 2.0]])
    same = [
        descend(bowl, Newton(0.5, target=one), [4.0, 1.0], 3)
        for one in ("bottom", "level")
    ]
    np.testing.assert_array_equal(same[0].points, same[1].points)


@given(st.floats(0.01, 3.1))
def test_newton_leaves_directions_without_curvature_alone(angle):
    """A zero eigenvalue comes out of the computation as rounding, not as zero."""
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    valley = turn @ np.diag([5.0, 0.0]) @ turn.T
    update, _ = Newton().update(turn @ [10.0, 1.0], {}, hessian=valley)
    np.testing.assert_allclose(update, turn @ [-2.0, 0.0], atol=1e-12)


def test_newtons_damping_is_added_to_the_curvature():
    update, _ = Newton(damping=3.0).update(
        np.array([10.0]), {}, hessian=np.array([[-2.0]])
    )
    assert update == -2.0


def test_newton_without_a_hessian_says_what_to_pass():
    with pytest.raises(ValueError, match=r"pass hessian=surface\.hessian"):
        Newton().update(np.ones(1), {})


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_update_is_pure(name):
    optimizer = OPTIMIZERS[name](0.1)
    gradient, hessian = np.array([3.0, -2.0]), np.diag([2.0, 5.0])
    _, state = optimizer.update(gradient, optimizer.init(gradient), hessian)
    before = {key: array.copy() for key, array in state.items()}
    first, first_state = optimizer.update(gradient, state, hessian)
    again, again_state = optimizer.update(gradient, state, hessian)
    np.testing.assert_array_equal(first, again)
    for key in optimizer.state_names:
        np.testing.assert_array_equal(state[key], before[key])
        np.testing.assert_array_equal(first_state[key], again_state[key])


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_state_names_are_the_state(name):
    optimizer = OPTIMIZERS[name](0.1)
    state = optimizer.init(np.zeros(2))
    _, after = optimizer.update(np.ones(2), state, np.eye(2))
    assert tuple(state) == tuple(after) == optimizer.state_names


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_crowd_steps_like_each_of_its_members(name):
    optimizer = OPTIMIZERS[name](0.1)
    crowd = np.random.default_rng(0).normal(size=(4, 5, 2))
    hessians = np.broadcast_to([[3.0, 1.0], [1.0, 2.0]], (4, 5, 2, 2))
    state = optimizer.init(crowd)
    for _ in range(3):
        updates, state = optimizer.update(crowd, state, hessians)
    member, own_state = crowd[2, 3], optimizer.init(crowd[2, 3])
    for _ in range(3):
        update, own_state = optimizer.update(member, own_state, hessians[2, 3])
    np.testing.assert_allclose(updates[2, 3], update, rtol=1e-14)
    for key in optimizer.state_names:
        np.testing.assert_allclose(state[key][2, 3], own_state[key], rtol=1e-14)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_settings_are_hashable_and_equal_by_value(name):
    kind = OPTIMIZERS[name]
    assert {kind(0.1): "found"}[kind(0.1)] == "found"
    assert kind(0.1) != kind(0.2)


@pytest.mark.parametrize("rate", [0.0, -0.1, np.inf, np.nan])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_learning_rate_that_means_nothing_is_refused(name, rate):
    with pytest.raises(ValueError, match="learning rate is .* choose a finite number"):
        OPTIMIZERS[name](rate)


@pytest.mark.parametrize("share", [-0.1, 1.0, 2.0, np.nan])
@pytest.mark.parametrize(
    ("kind", "setting"),
    [
        (Momentum, "momentum"),
        (Nesterov, "momentum"),
        (RMSProp, "decay"),
        (Adam, "beta1"),
        (Adam, "beta2"),
    ],
)
def test_a_share_of_the_past_outside_0_to_1_is_refused(kind, setting, share):
    with pytest.raises(ValueError, match=f"{setting} is {share}; .*below 1"):
        kind(0.1, **{setting: share})


@pytest.mark.parametrize("epsilon", [0.0, -1e-8, np.nan])
@pytest.mark.parametrize("kind", [AdaGrad, RMSProp, Adam])
def test_an_epsilon_that_could_divide_by_zero_is_refused(kind, epsilon):
    with pytest.raises(ValueError, match="epsilon"):
        kind(0.1, epsilon=epsilon)


def test_a_negative_damping_is_refused():
    with pytest.raises(ValueError, match="damping is -1"):
        Newton(damping=-1)
    with pytest.raises(ValueError, match="choose one of bottom, level"):
        Newton(target="top")
