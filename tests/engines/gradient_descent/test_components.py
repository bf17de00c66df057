"""Components: a bowl of d coordinates is d valleys of one, each with a formula."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engines.gradient_descent import (
    Adam,
    GradientDescent,
    Momentum,
    Nesterov,
    StopReason,
    bowl,
    component_path,
    components,
    descend,
)

BENDS = np.array([0.05, 0.4, 1.0])
LINEAR = [
    GradientDescent(1.3),
    Momentum(1.3, momentum=0.7),
    Nesterov(0.9, momentum=0.7),
]
rates, momenta = st.floats(0.01, 4), st.floats(0, 0.99)
hundredths = st.integers(0, 99).map(lambda k: k / 100)


def turned(d: int, seed: int = 3) -> np.ndarray:
    """Some orthonormal directions, as columns."""
    return np.linalg.qr(np.random.default_rng(seed).normal(size=(d, d)))[0]


def rolled(first: float, bend: float, eta: float, beta: float, n: int) -> list[float]:
    """The errors of a ball, one number at a time."""
    errors, velocity = [first], 0.0
    for _ in range(n):
        velocity = beta * velocity + bend * errors[-1]
        errors.append(errors[-1] - eta * velocity)
    return errors


@pytest.mark.parametrize("optimizer", LINEAR, ids=lambda one: one.label)
def test_the_walk_in_x_and_y_is_the_same(optimizer):
    directions, start = turned(3), np.array([4.0, -2.0, 3.0])
    walk = components(BENDS, directions, optimizer, start, 40)
    straight = descend(bowl(BENDS, directions), optimizer, start, 40)
    assert walk.points == pytest.approx(straight.points, abs=1e-12)
    assert walk.heights.sum(axis=1) == pytest.approx(straight.values, abs=1e-12)
    moves = straight.updates @ directions
    assert walk.moves[1:] == pytest.approx(moves, abs=1e-12)
    if "velocity" in straight.states:
        felt = straight.states["velocity"] @ directions
        assert walk.velocities == pytest.approx(felt, abs=1e-12)


def test_what_happens_along_one_direction_never_touches_another():
    directions, momentum = turned(3), Momentum(1.9, momentum=0.6)
    start = directions @ np.array([5.0, 1.0, -2.0])
    all_three = components(BENDS, directions, momentum, start, 30)
    steeper = components([0.05, 3.0, 7.0], directions, momentum, start, 30)
    n = min(all_three.n_steps, steeper.n_steps)
    assert np.array_equal(all_three.errors[:n, 0], steeper.errors[:n, 0])


def test_rows_belong_to_the_same_moment():
    walk = components(BENDS, turned(3), Momentum(1.0, 0.5), [1.0, 2.0, 3.0], 12)
    assert walk.errors.shape == walk.moves.shape == (13, 3)
    assert np.array_equal(walk.errors[:-1] + walk.moves[1:], walk.errors[1:])
    assert walk.moves[1:] == pytest.approx(-1.0 * walk.velocities[1:], abs=0)
    assert not walk.moves[0].any() and not walk.velocities[0].any()


def test_a_walk_that_flies_off_and_one_that_lands_end_in_a_reason():
    lost = components([1.0], np.eye(1), GradientDescent(3.0), [1.0], 100)
    assert lost.stop_reason is StopReason.DIVERGED and lost.n_steps == 29
    landed = components([1.0], np.eye(1), GradientDescent(1.0), [1.0], 100)
    assert landed.stop_reason is StopReason.SETTLED and landed.n_steps == 1


def test_who_rescales_the_gradient_has_no_directions_of_its_own():
    with pytest.raises(TypeError, match="Adam rescales"):
        components(BENDS, np.eye(3), Adam(0.1), np.ones(3), 5)


def test_directions_have_a_column_for_each_bend():
    with pytest.raises(ValueError, match="a column for each"):
        bowl([1.0, 2.0], np.eye(3))


def test_the_bowl_has_these_bends_along_these_directions():
    directions = turned(3)
    hessian = bowl(BENDS, directions).hessian(np.zeros(3))
    assert np.linalg.eigvalsh(hessian) == pytest.approx(BENDS)
    assert hessian @ directions == pytest.approx(BENDS * directions)


@settings(deadline=None)
@given(rates, momenta, st.floats(0.001, 1))
@example(0.25, 0.25, 1.0)  # both roots one: (1 - sqrt(0.25))^2
@example(2.25, 0.25, 1.0)  # both roots one, below 0
@example(1.0, 0.0, 1.0)  # both roots 0
@example(3.2, 0.6, 1.0)  # a root of -1
def test_one_formula_stands_where_the_steps_lead(eta, beta, bend):
    exact = np.array(rolled(3.0, bend, eta, beta, 60))
    k = np.arange(61)
    found = component_path(3.0, bend, eta, beta, k)
    ahead = np.abs(exact) + 3 * math.sqrt(beta) ** k  # an error may pass through 0
    assert (np.abs(found - exact) <= 1e-9 * ahead + 1e-12).all()


@given(hundredths, st.sampled_from([1, 2, 5, 20]), st.integers(1, 200))
def test_the_formula_in_exact_fractions(beta, kappa, steps):
    beta, eta = Fraction(round(beta * 100), 100), Fraction(steps, 50)
    error, velocity = Fraction(3), Fraction(0)
    for _ in range(12):
        velocity = beta * velocity + error / kappa
        error -= eta * velocity
    found = component_path(3.0, 1 / kappa, float(eta), float(beta), 12)
    assert float(found) == pytest.approx(float(error), rel=1e-9, abs=1e-12)


def test_without_memory_it_is_a_power_of_the_factor():
    k = np.arange(30)
    found = component_path(8.0, 0.5, 0.6, 0.0, k)
    assert found == pytest.approx(8.0 * 0.7**k, rel=1e-13)


def test_all_arguments_broadcast():
    k = np.arange(5)[:, np.newaxis]
    assert component_path([1.0, 2.0], [0.1, 1.0], 1.0, 0.5, k).shape == (5, 2)


def test_a_wrong_formula_is_found_out():
    """The negative control: without its second term the formula fails."""
    exact = rolled(3.0, 1.0, 0.5, 0.6, 10)[-1]
    wrong = component_path(3.0, 1.0, 0.5, 0.59, 10)
    assert abs(wrong - exact) > 1e-3
