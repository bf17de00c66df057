"""Batch normalisation alone: what it promises of its outputs and of its gradients."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.backpropagation.normalization import (
    EPSILON,
    Normalization,
    Statistics,
    normalize,
    normalize_backward,
)

TINY = 1e-30
GENERATOR = np.random.default_rng(4)
Z = GENERATOR.standard_normal((6, 3)) * [1.0, 5.0, 0.3] + [0.0, 10.0, -2.0]
SCALE, SHIFT = np.array([2.0, -0.5, 1.5]), np.array([0.3, -4.0, 1.0])
PULL = GENERATOR.standard_normal((6, 3))  # the gradient of the outputs
KEPT = np.array([[0.5, 9.0, -1.0]]), np.array([[2.0, 20.0, 0.4]])
every_form = pytest.mark.parametrize("kept", [None, KEPT], ids=["training", "kept"])


def test_outputs_have_the_shift_as_mean_and_the_scale_as_spread():
    found = normalize(Z, SCALE, SHIFT)
    np.testing.assert_allclose(found.outputs.mean(axis=0), SHIFT, atol=1e-14)
    variance = Z.var(axis=0)
    expected = SCALE**2 * variance / (variance + EPSILON)
    np.testing.assert_allclose(found.outputs.var(axis=0), expected, rtol=1e-12)
    np.testing.assert_allclose(expected, SCALE**2, rtol=3e-4)


def test_means_and_variances_are_the_batchs():
    found = normalize(Z, SCALE, SHIFT)
    np.testing.assert_allclose(found.means, Z.mean(axis=0, keepdims=True), rtol=1e-14)
    variances = Z.var(axis=0, keepdims=True)  # divided by n, not by n - 1
    np.testing.assert_allclose(found.variances, variances, rtol=1e-13)
    standardized = (Z - Z.mean(axis=0)) / np.sqrt(Z.var(axis=0) + EPSILON)
    np.testing.assert_allclose(found.standardized, standardized, rtol=1e-12)


def test_kept_statistics_are_used_as_they_are():
    found = normalize(Z, SCALE, SHIFT, KEPT)
    assert found.means is KEPT[0] and found.variances is KEPT[1]
    expected = SCALE * (Z - KEPT[0]) / np.sqrt(KEPT[1] + EPSILON) + SHIFT
    np.testing.assert_allclose(found.outputs, expected, rtol=1e-13)


@settings(deadline=None)
@given(constant=st.floats(-100, 100))
def test_a_constant_added_to_all_changes_nothing(constant):
    moved = normalize(Z + constant, SCALE, SHIFT)
    expected = normalize(Z, SCALE, SHIFT)
    np.testing.assert_allclose(moved.outputs, expected.outputs, atol=1e-10)
    np.testing.assert_allclose(moved.variances, expected.variances, rtol=1e-10)


@settings(deadline=None)
@given(factor=st.floats(10, 1000))
def test_a_unit_made_larger_gives_nearly_the_same(factor):
    """All but epsilon's part, which is at most half of epsilon over the variance."""
    moved = normalize(factor * Z, SCALE, SHIFT).outputs
    outputs = normalize(Z, SCALE, SHIFT).outputs
    allowed = EPSILON / Z.var(axis=0).min()
    np.testing.assert_allclose(moved - SHIFT, outputs - SHIFT, rtol=allowed)


@pytest.mark.parametrize("n_samples", [1, 4])
def test_a_unit_the_same_for_all_samples_gives_its_shift(n_samples):
    z = np.full((n_samples, 3), 7.0)
    found = normalize(z, SCALE, SHIFT)
    np.testing.assert_array_equal(found.outputs, np.tile(SHIFT, (n_samples, 1)))
    grad = normalize_backward(np.ones_like(z), z, SCALE, found)[0]
    np.testing.assert_allclose(grad, 0, atol=1e-10)


def test_the_gradient_of_z_adds_up_to_nothing_and_is_blind_to_the_spread():
    """Because a shift of z, and (but for epsilon) a stretch, change no output."""
    found = normalize(Z, SCALE, SHIFT)
    grad = normalize_backward(PULL, Z, SCALE, found)[0]
    size = np.abs(grad).sum(axis=0)
    assert (np.abs(grad.sum(axis=0)) < 1e-14 * size).all()
    along = np.abs((grad * found.standardized).sum(axis=0))
    assert (along < 5e-4 * size).all() and size.min() > 0.1


def test_with_kept_statistics_it_does_not_add_up_to_nothing():
    found = normalize(Z, SCALE, SHIFT, KEPT)
    grad = normalize_backward(PULL, Z, SCALE, found, kept=True)[0]
    expected = PULL * SCALE / np.sqrt(KEPT[1] + EPSILON)
    np.testing.assert_allclose(grad, expected, rtol=1e-13)
    assert np.abs(grad.sum(axis=0)).max() > 0.1


def pulled(z, scale, shift, kept):
    """Return the number whose gradient at the outputs is PULL."""
    outputs = normalize(z, scale, shift, kept).outputs
    return (outputs * PULL).sum(axis=(-2, -1))


def steps_of(array):
    eye = np.eye(array.size).reshape(array.size, *array.shape)
    return array + 1j * TINY * eye


@every_form
def test_gradients_of_z_scale_and_shift_are_the_complex_steps(kept):
    found = normalize(Z, SCALE, SHIFT, kept)
    is_kept = kept is not None
    grad, _, scale, shift = normalize_backward(PULL, Z, SCALE, found, is_kept)
    for told, question in (
        (grad, (steps_of(Z), SCALE, SHIFT)),
        (scale, (Z, steps_of(SCALE), SHIFT)),
        (shift, (Z, SCALE, steps_of(SHIFT))),
    ):
        measured = pulled(*question, kept).imag.reshape(told.shape) / TINY
        np.testing.assert_allclose(told, measured, rtol=1e-11, atol=1e-13)


@every_form
def test_gradients_of_the_mean_and_the_variance_are_the_complex_steps(kept):
    """With the other one held, and z where it reaches the outputs directly."""
    found = normalize(Z, SCALE, SHIFT, kept)
    parts = normalize_backward(PULL, Z, SCALE, found, kept is not None)[1]
    mean, variance = found.means, found.variances
    by_mean = pulled(Z, SCALE, SHIFT, (steps_of(mean), variance)).imag / TINY
    np.testing.assert_allclose(parts.means[0], by_mean, rtol=1e-11, atol=1e-13)
    by_variance = pulled(Z, SCALE, SHIFT, (mean, steps_of(variance))).imag / TINY
    np.testing.assert_allclose(parts.variances[0], by_variance, rtol=1e-11)
    np.testing.assert_array_equal(parts.outputs, PULL)
    np.testing.assert_allclose(parts.standardized, PULL * SCALE, rtol=1e-15)


def test_many_at_once_are_one_by_one():
    z = np.random.default_rng(0).standard_normal((2, 4, 6, 3))
    scale = np.random.default_rng(1).standard_normal((2, 4, 3))
    found = normalize(z, scale, 1 - scale)
    grads = normalize_backward(PULL, z, scale, found)
    for at in np.ndindex(2, 4):
        one = normalize(z[at], scale[at], 1 - scale[at])
        one_grads = normalize_backward(PULL, z[at], scale[at], one)
        for field in fields(Normalization):
            whole, part = getattr(found, field.name), getattr(one, field.name)
            np.testing.assert_allclose(whole[at], part, rtol=1e-13, atol=1e-14)
        for whole, part in zip(grads[::2], one_grads[::2], strict=True):
            np.testing.assert_allclose(whole[at], part, rtol=1e-11, atol=1e-13)


@pytest.mark.parametrize("dtype", ["float32", "complex128"])
def test_the_kind_of_number_is_kept(dtype):
    z, scale, shift = (array.astype(dtype) for array in (Z, SCALE, SHIFT))
    found = normalize(z, scale, shift)
    assert {getattr(found, field.name).dtype.name for field in fields(found)} == {dtype}


def test_statistics_are_told_layer_by_layer():
    statistics = Statistics(means=(Z[:1], Z[1:2]), variances=(Z[2:3], Z[3:4]))
    assert statistics.of(1) == (statistics.means[1], statistics.variances[1])
