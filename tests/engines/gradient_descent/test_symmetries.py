"""What optimizers do not feel: a turned map, another unit, the other coordinates."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gradient_descent import (
    BIAS_CORRECTIONS,
    MOMENTUM_FORMS,
    OPTIMIZERS,
    AdaGrad,
    Adam,
    GradientDescent,
    Momentum,
    Nesterov,
    Newton,
    RMSProp,
    descend,
    quadratic,
    scheduled,
)

TURN_ALONG = [
    GradientDescent(0.05),
    *(Momentum(0.02, 0.8, form) for form in MOMENTUM_FORMS),
    Nesterov(0.02, 0.8),
    Newton(0.3),
    Newton(0.3, damping=1.0),
    scheduled(Momentum(0.02, 0.8, "rate_inside"), "cosine", 20),
]
KEEP_TO_THE_AXES = [
    AdaGrad(0.5),
    RMSProp(0.05),
    *(Adam(0.05, epsilon=1e-15, bias_correction=way) for way in BIAS_CORRECTIONS),
    scheduled(Adam(0.05), "step", 20),
]
turns = st.floats(0, 2 * np.pi)
bends = st.tuples(st.floats(0.1, 5.0), st.floats(0.1, 5.0))
far = st.tuples(st.floats(2.0, 5.0), st.floats(2.0, 5.0))
places = st.tuples(st.floats(0.5, 5.0), st.floats(0.5, 5.0))


def kinds(optimizers):
    return {type(getattr(one, "optimizer", one)) for one in optimizers}


def turn_by(angle):
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


def gap_when_turned(optimizer, angle, bend, start):
    """Walk on a bowl and on the bowl turned; return by how much the walks differ."""
    turn, hessian = turn_by(angle), np.diag(bend)
    walk = descend(quadratic(hessian), optimizer, start, 20)
    turned = turn @ hessian @ turn.T
    turned = quadratic((turned + turned.T) / 2)
    there = descend(turned, optimizer, turn @ start, 20)
    return np.abs(there.points[-1] - turn @ walk.points[-1]).max()


def test_every_kind_of_optimizer_is_on_one_side():
    assert not kinds(TURN_ALONG) & kinds(KEEP_TO_THE_AXES)
    assert kinds(TURN_ALONG) | kinds(KEEP_TO_THE_AXES) == set(OPTIMIZERS.values())


@pytest.mark.parametrize("optimizer", TURN_ALONG, ids=repr)
@settings(max_examples=25, deadline=None)
@given(turns, bends, places)
def test_a_turned_map_is_walked_turned(optimizer, angle, bend, start):
    assert gap_when_turned(optimizer, angle, bend, start) < 1e-9


@pytest.mark.parametrize("optimizer", KEEP_TO_THE_AXES, ids=repr)
@settings(max_examples=25, deadline=None)
@given(st.floats(0.5, 1.0), st.floats(3.0, 9.0))
def test_a_brake_for_every_coordinate_feels_the_axes(optimizer, angle, ratio):
    """From (1, 0.1) the gradient's two sizes differ, but not the steps' at first."""
    assert gap_when_turned(optimizer, angle, (1.0, ratio), (2.0, 0.3)) > 1e-3


@pytest.mark.parametrize("optimizer", KEEP_TO_THE_AXES, ids=repr)
@settings(max_examples=25, deadline=None)
@given(bends, places, st.integers(1, 3))
def test_by_quarter_turns_they_do_turn_along(optimizer, bend, start, quarters):
    assert gap_when_turned(optimizer, quarters * np.pi / 2, bend, start) < 1e-6


@pytest.mark.parametrize("optimizer", KEEP_TO_THE_AXES, ids=repr)
@settings(max_examples=25, deadline=None)
@given(bends, far, st.sampled_from([1 / 64, 1 / 2, 8.0, 1024.0]))
def test_with_a_brake_the_unit_of_the_height_is_not_felt(optimizer, bend, start, unit):
    """Up to epsilon, which is small against these gradients: 3 steps do not arrive."""
    walks = [
        descend(quadratic(scale * np.diag(bend)), optimizer, start, 3).points
        for scale in (1.0, unit)
    ]
    np.testing.assert_allclose(*walks, atol=1e-4)


@pytest.mark.parametrize("optimizer", TURN_ALONG, ids=repr)
def test_without_a_brake_the_unit_of_the_height_is_felt(optimizer):
    """But by Newton without damping, whose slope and bend have the same unit."""
    walks = [
        descend(quadratic(scale * np.diag([1.0, 2.0])), optimizer, [3.0, 2.0], 5)
        for scale in (1.0, 8.0)
    ]
    feels = not np.allclose(walks[0].points, walks[1].points, rtol=1e-9)
    assert feels == (optimizer != Newton(0.3))


@pytest.mark.parametrize("optimizer", TURN_ALONG + KEEP_TO_THE_AXES, ids=repr)
@settings(max_examples=25, deadline=None)
@given(bends, places)
def test_where_no_bend_couples_them_coordinates_go_their_own_ways(
    optimizer, bend, start
):
    both = descend(quadratic(np.diag(bend)), optimizer, start, 20)
    for i in range(2):
        alone = descend(quadratic([[bend[i]]]), optimizer, start[i], 20)
        steps = min(len(both.points), len(alone.points))
        np.testing.assert_allclose(
            both.points[:steps, i], alone.points[:steps, 0], rtol=1e-12, atol=1e-12
        )


def test_adam_with_one_brake_for_all_would_be_found_out():
    """The known mistake: one scalar step for both coordinates."""

    class OneBrake(Adam):
        def update(self, gradient, state, hessian=None):
            update, after = super().update(gradient, state)
            brake = np.sqrt(after["second_moment"].sum(axis=-1, keepdims=True))
            return -self.learning_rate * after["first_moment"] / brake, after

    both = descend(quadratic(np.diag([1.0, 9.0])), OneBrake(0.05), [2.0, 1.0], 20)
    alone = descend(quadratic([[1.0]]), OneBrake(0.05), 2.0, 20)
    assert np.abs(both.points[:, 0] - alone.points[:, 0]).max() > 1e-2
