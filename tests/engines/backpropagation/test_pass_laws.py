"""Laws that gradients keep: means, permutations, balances, many networks at once."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.backpropagation import (
    Parameters,
    Statistics,
    forward,
)
from tests.engines.backpropagation.networks_to_try import (
    both,
    every_activation,
    every_form,
    every_loss,
    every_shortcut,
    network_of,
    networks_by_every_scheme,
    random_parameters,
    random_samples,
    random_statistics,
    statistics_of,
)
from tests.engines.backpropagation.second_forward import (
    told_by,
)


@every_activation
@every_loss
@pytest.mark.parametrize("form", ["plain", "evaluated"])
def test_the_batchs_gradient_is_the_mean_of_the_single_ones(activation, loss, form):
    network = network_of(activation, loss, form, residual=True)
    parameters, (inputs, targets) = random_parameters(network), random_samples(network)
    statistics = statistics_of(network, form)

    def grads(rows):
        samples = inputs[rows], targets[rows]
        return both(network, parameters, *samples, statistics)[1].parameter_grads.vector

    mean = np.mean([grads([row]) for row in range(5)], axis=0)
    np.testing.assert_allclose(grads(slice(None)), mean, rtol=1e-11, atol=1e-13)


def test_with_batch_norm_the_batchs_gradient_is_not_the_mean_of_the_single_ones():
    """So the test above can fail: the samples of a batch depend on each other."""
    network = network_of(form="normalized")
    parameters, (inputs, targets) = random_parameters(network), random_samples(network)
    together = both(network, parameters, inputs, targets)[1].parameter_grads.vector
    alone = [
        both(network, parameters, inputs[[i]], targets[[i]])[1].parameter_grads.vector
        for i in range(5)
    ]
    assert np.abs(together - np.mean(alone, axis=0)).max() > 0.01


@every_form
def test_the_order_of_the_samples_has_no_effect(form):
    network = network_of(form=form, residual=True)
    parameters, (inputs, targets) = random_parameters(network), random_samples(network)
    statistics = statistics_of(network, form)
    orders = ([0, 1, 2, 3, 4], [3, 0, 4, 1, 2])
    backs = [
        both(network, parameters, inputs[order], targets[order], statistics)[1]
        for order in orders
    ]
    grads = [back.parameter_grads.vector for back in backs]
    np.testing.assert_allclose(*grads, rtol=1e-11, atol=1e-14)


def permuted(parameters: Parameters, layer: int, order) -> Parameters:
    """Return the same network with the units of one hidden layer in another order."""
    weights = list(parameters.weights)
    weights[layer] = weights[layer][:, order]
    weights[layer + 1] = weights[layer + 1][order]
    rest = [
        tuple(a[order] if i == layer else a for i, a in enumerate(arrays))
        for arrays in (parameters.biases, parameters.scales, parameters.shifts)
    ]
    return Parameters(tuple(weights), *rest)


@every_activation
@pytest.mark.parametrize("form", ["plain", "normalized"])
@pytest.mark.parametrize("layer", [0, 1])
def test_permuting_hidden_units_permutes_the_gradients(activation, form, layer):
    network = network_of(activation, form=form)
    parameters, samples = random_parameters(network), random_samples(network)
    order = [2, 0, 3, 1]
    moved = permuted(parameters, layer, order)
    first = both(network, parameters, *samples)
    second = both(network, moved, *samples)
    np.testing.assert_allclose(first[0].loss, second[0].loss, rtol=1e-13)
    expected = permuted(first[1].parameter_grads, layer, order).vector
    found = second[1].parameter_grads.vector
    np.testing.assert_allclose(found, expected, rtol=1e-11, atol=1e-14)
    assert np.abs(found - first[1].parameter_grads.vector).max() > 1e-3


def weighed(parameters: Parameters, grads: Parameters, layer: int):
    """Return for each hidden unit the sums of w dL/dw, coming in and going out."""
    entering = (parameters.weights[layer] * grads.weights[layer]).sum(axis=0)
    entering = entering + parameters.biases[layer] * grads.biases[layer]
    leaving = parameters.weights[layer + 1] * grads.weights[layer + 1]
    return entering, leaving.sum(axis=1)


@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "identity"])
@every_loss
@pytest.mark.parametrize("layer", [0, 1])
def test_what_comes_into_a_relu_balances_what_goes_out(activation, loss, layer):
    """Euler's identity, as g(c z) = c g(z) for every c above 0."""
    network = network_of(activation, loss, output_activation="identity")
    parameters = random_parameters(network)
    grads = both(network, parameters, *random_samples(network))[1].parameter_grads
    entering, leaving = weighed(parameters, grads, layer)
    np.testing.assert_allclose(entering, leaving, rtol=1e-11, atol=1e-13)
    assert np.abs(leaving).max() > 1e-3


def test_a_tanh_does_not_balance():
    network = network_of("tanh")
    parameters = random_parameters(network)
    grads = both(network, parameters, *random_samples(network))[1].parameter_grads
    entering, leaving = weighed(parameters, grads, 0)
    assert np.abs(entering - leaving).max() > 1e-3


@settings(deadline=None)
@given(factor=st.floats(0.01, 100), unit=st.integers(0, 3), layer=st.integers(0, 1))
def test_a_relu_made_larger_and_heard_less_changes_no_loss(factor, unit, layer):
    network = network_of("relu", output_activation="identity")
    parameters, samples = random_parameters(network), random_samples(network)
    weights = [matrix.copy() for matrix in parameters.weights]
    biases = [vector.copy() for vector in parameters.biases]
    weights[layer][:, unit] *= factor
    biases[layer][unit] *= factor
    weights[layer + 1][unit] /= factor
    scaled = Parameters(tuple(weights), tuple(biases))
    before, back = both(network, parameters, *samples)
    after, scaled_back = both(network, scaled, *samples)
    np.testing.assert_allclose(after.loss, before.loss, rtol=1e-12)
    found, grads = scaled_back.weight_grads[layer], back.weight_grads[layer]
    np.testing.assert_allclose(
        factor * found[:, unit], grads[:, unit], rtol=1e-9, atol=1e-12
    )


@every_activation
@every_shortcut
@every_form
def test_many_networks_at_once_are_the_networks_one_by_one(activation, residual, form):
    network = network_of(activation, form=form, residual=residual)
    many, samples = networks_by_every_scheme(network), random_samples(network)
    statistics = statistics_of(network, form)
    passed, back = both(network, many, *samples, statistics)
    told = told_by(back)
    for i, vector in enumerate(many.vector):
        one = many.with_vector(vector)
        alone, alone_back = both(network, one, *samples, statistics)
        np.testing.assert_allclose(passed.losses[i], alone.losses, rtol=1e-13)
        np.testing.assert_allclose(passed.loss[i], alone.loss, rtol=1e-13)
        for place, grad in told_by(alone_back).items():
            np.testing.assert_allclose(
                told[place][i], grad, rtol=1e-10, atol=1e-14, err_msg=str(place)
            )


def test_networks_may_stand_in_a_table():
    network = network_of(form="normalized")
    many = networks_by_every_scheme(network)
    vectors = many.vector[:6].reshape(2, 3, -1)
    passed, back = both(network, many.with_vector(vectors), *random_samples(network))
    flat, flat_back = both(network, many, *random_samples(network))
    assert passed.loss.shape == (2, 3)
    np.testing.assert_allclose(passed.loss.ravel(), flat.loss[:6], rtol=1e-13)
    found = back.parameter_grads.vector.reshape(6, -1)
    expected = flat_back.parameter_grads.vector[:6]
    np.testing.assert_allclose(found, expected, rtol=1e-11, atol=1e-14)


# --- batch normalisation in a network -----------------------------------------------


def test_a_bias_before_batch_normalization_has_no_effect_and_no_gradient():
    network = network_of(form="normalized")
    parameters, samples = random_parameters(network), random_samples(network)
    hidden = tuple(bias + 3.0 for bias in parameters.biases[:-1])
    moved = replace(parameters, biases=(*hidden, parameters.biases[-1]))
    passed, back = both(network, parameters, *samples)
    loss = forward(network, moved, *samples).loss
    np.testing.assert_allclose(loss, passed.loss, rtol=1e-12)
    for layer in (0, 1):
        np.testing.assert_allclose(back.bias_grads[layer], 0, atol=1e-14)
    assert np.abs(back.bias_grads[-1]).min() > 1e-3


def test_evaluated_with_the_batchs_own_statistics_the_loss_is_the_same():
    network = network_of(form="normalized", residual=True)
    parameters, samples = random_parameters(network), random_samples(network)
    training, back = both(network, parameters, *samples)
    kept = Statistics(
        tuple(parts.means for parts in training.normalizations),
        tuple(parts.variances for parts in training.normalizations),
    )
    evaluation, evaluation_back = both(network, parameters, *samples, kept)
    np.testing.assert_allclose(evaluation.losses, training.losses, rtol=1e-14)
    assert evaluation.is_evaluation and not training.is_evaluation
    # But not the gradient: what is kept does not move with the weights.
    gap = back.weight_grads[0] - evaluation_back.weight_grads[0]
    assert np.abs(gap).max() > 1e-3


def test_in_its_evaluation_form_a_sample_does_not_depend_on_the_others():
    network = network_of(form="normalized")
    parameters, (inputs, targets) = random_parameters(network), random_samples(network)
    run = partial(forward, network, parameters)
    kept = random_statistics(network)
    alone = run(inputs[:1], targets[:1], kept).losses[0]
    assert alone == pytest.approx(run(inputs, targets, kept).losses[0], rel=1e-13)
    in_training = run(inputs, targets).losses[0]
    assert run(inputs[:2], targets[:2]).losses[0] != pytest.approx(in_training)
