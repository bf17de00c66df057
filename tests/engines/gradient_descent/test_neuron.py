"""One neuron's loss as a surface over its weights."""

import numpy as np
import pytest

from engines.datasets import load
from engines.gradient_descent import ACTIVATIONS, neuron_surface, zero_error_line
from engines.reference import least_squares

every_activation = pytest.mark.parametrize("activation", ACTIVATIONS)


def table(name):
    study, passed = load(name).rows.T
    return np.column_stack([np.ones(len(study)), study]), passed


FIVE_INPUTS, FIVE_TARGETS = table("five_students")


@every_activation
def test_the_loss_surface_is_checked_like_every_other(activation):
    surface = neuron_surface(FIVE_INPUTS, FIVE_TARGETS, activation)
    points = np.random.default_rng(0).normal(size=(40, 2))
    steps = 1e-30j * np.eye(2)
    slope = np.stack([surface.value(points + s).imag / 1e-30 for s in steps], axis=-1)
    bend = np.stack([surface.gradient(points + s).imag / 1e-30 for s in steps], axis=-1)
    np.testing.assert_allclose(surface.gradient(points), slope, rtol=1e-11, atol=1e-15)
    np.testing.assert_allclose(surface.hessian(points), bend, rtol=1e-11, atol=1e-15)


def test_the_linear_loss_has_its_minimum_at_least_squares_inside_the_domain():
    surface = neuron_surface(FIVE_INPUTS, FIVE_TARGETS)
    (minimum,) = surface.minima
    np.testing.assert_allclose(minimum, least_squares(FIVE_INPUTS, FIVE_TARGETS))
    for coordinate, (low, high) in zip(minimum, surface.domain, strict=True):
        assert low < coordinate < high and low < 0 < high


def test_one_student_leaves_a_whole_valley_so_no_single_minimum_is_listed():
    assert neuron_surface([[1, 2]], [1]).minima == ()


def test_a_grid_of_weights_is_answered_in_one_call():
    surface = neuron_surface(FIVE_INPUTS, FIVE_TARGETS, "sigmoid")
    grid = np.random.default_rng(1).normal(size=(7, 6, 2))
    assert surface.value(grid).shape == (7, 6)
    assert surface.gradient(grid).shape == (7, 6, 2)
    assert surface.hessian(grid).shape == (7, 6, 2, 2)
    np.testing.assert_allclose(surface.value(grid)[3, 4], surface.value(grid[3, 4]))


def test_the_outlier_tilts_the_line_almost_flat():
    slope = least_squares(FIVE_INPUTS, FIVE_TARGETS)[1]
    tilted = least_squares(*table("outlier"))[1]
    assert slope == pytest.approx(0.3) and tilted == pytest.approx(0.025)


@pytest.mark.parametrize(("activation", "target"), [("linear", 1.0), ("sigmoid", 0.8)])
def test_on_its_line_a_sample_has_no_error(activation, target):
    normal, offset = zero_error_line([1, 2], target, activation)
    on_line = offset * normal / (normal @ normal) + 3.7 * np.array([-2.0, 1.0])
    surface = neuron_surface([[1, 2]], [target], activation)
    assert surface.value(on_line) == pytest.approx(0, abs=1e-25)


@pytest.mark.parametrize("target", [0.0, 1.0, -0.5, 2.0])
def test_a_sigmoid_never_reaches_0_or_1_or_beyond(target):
    assert zero_error_line([1, 2], target, "sigmoid") is None


def test_inputs_of_zero_have_no_line():
    assert zero_error_line([0, 0], 1.0) is None


def test_a_sigmoid_far_out_neither_overflows_nor_warns():
    values = ACTIVATIONS["sigmoid"].value(np.array([-1e6, 0.0, 1e6]))
    assert values.tolist() == [0.0, 0.5, 1.0]
