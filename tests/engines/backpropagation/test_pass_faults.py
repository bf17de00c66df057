"""Faults planted in the backward pass: the measurement catches every one."""

from dataclasses import replace

import numpy as np
import pytest

from engines.backpropagation import (
    ACTIVATIONS,
    LOSSES,
    backward,
    passes,
)
from engines.backpropagation.normalization import normalize_backward
from tests.engines.backpropagation.networks_to_try import (
    every_activation,
    every_loss,
    network_of,
    networks_by_every_scheme,
    random_samples,
)
from tests.engines.backpropagation.second_forward import (
    assert_gradients_are_right,
)


def sum_instead_of_mean(network, parameters, passed):
    back = backward(network, parameters, passed)
    grads = parameters.with_vector(len(passed.targets) * back.parameter_grads.vector)
    return replace(back, parameter_grads=grads)


def no_bias_gradient(network, parameters, passed):
    back = backward(network, parameters, passed)
    still = tuple(np.zeros_like(grad) for grad in back.bias_grads)
    return replace(back, parameter_grads=replace(back.parameter_grads, biases=still))


def forgotten_shortcut(network, parameters, passed):
    return backward(replace(network, residual=False), parameters, passed)


def blame_by_other_weights(network, parameters, passed):
    """As if the weights had been updated before the blame went through them."""
    moved = tuple(weights + 1e-6 for weights in parameters.weights)
    return backward(network, replace(parameters, weights=moved), passed)


@pytest.mark.parametrize(
    "faulty",
    [sum_instead_of_mean, no_bias_gradient, forgotten_shortcut, blame_by_other_weights],
)
def test_a_faulty_backward_pass_is_caught(faulty):
    network = network_of(form="normalized", residual=True)
    question = network, networks_by_every_scheme(network), *random_samples(network)
    assert_gradients_are_right(*question)
    with pytest.raises(AssertionError, match="Not equal"):
        assert_gradients_are_right(*question, backward=faulty)


def only_the_direct_road(*arguments):
    return normalize_backward(*arguments[:4], True)


def without_the_mean(*arguments):
    grad, parts, *rest = normalize_backward(*arguments)
    return grad - parts.means / grad.shape[-2], parts, *rest


def without_the_variance(outputs_grad, z, scale, parts, kept):
    grad, grads, *rest = normalize_backward(outputs_grad, z, scale, parts, kept)
    road = 2 * grads.variances * (z - parts.means) / z.shape[-2]
    return grad - road, grads, *rest


def half_the_variances_gradient(*arguments):
    grad, parts, *rest = normalize_backward(*arguments)
    return grad, replace(parts, variances=parts.variances / 2), *rest


@pytest.mark.parametrize(
    "faulty",
    [
        only_the_direct_road,
        without_the_variance,
        half_the_variances_gradient,
        without_the_mean,
    ],
)
def test_a_faulty_batch_normalization_is_caught(faulty, monkeypatch):
    network = network_of(form="normalized")
    question = network, networks_by_every_scheme(network), *random_samples(network)
    assert_gradients_are_right(*question)
    monkeypatch.setattr(passes, "normalize_backward", faulty)
    with pytest.raises(AssertionError, match="Not equal"):
        assert_gradients_are_right(*question)


@every_activation
@pytest.mark.parametrize("wrong", [0.0, 1.001])
def test_a_faulty_slope_is_caught(activation, wrong, monkeypatch):
    network = network_of(activation)
    question = network, networks_by_every_scheme(network), *random_samples(network)
    right = ACTIVATIONS[activation]
    faulty = replace(right, slope=lambda z, a: wrong * right.slope(z, a) + 1e-4)
    monkeypatch.setitem(ACTIVATIONS, activation, faulty)
    with pytest.raises(AssertionError, match="Not equal"):
        assert_gradients_are_right(*question)


@every_loss
@pytest.mark.parametrize("wrong", [-1.0, 0.5, 1 + 1e-6])
def test_a_faulty_loss_gradient_is_caught(loss, wrong, monkeypatch):
    network = network_of(loss=loss)
    question = network, networks_by_every_scheme(network), *random_samples(network)
    right = LOSSES[loss]
    faulty = replace(
        right, gradient=lambda a, y: wrong * right.gradient(a, y), shared=None
    )
    monkeypatch.setitem(LOSSES, loss, faulty)
    with pytest.raises(AssertionError, match="Not equal"):
        assert_gradients_are_right(*question)
