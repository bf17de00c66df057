"""Both passes: every gradient measured, every record in its place."""

from dataclasses import replace

import numpy as np
import pytest

from engines.backpropagation import (
    ACTIVATIONS,
    Network,
    Parameters,
    Statistics,
    forward,
    passes,
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
    statistics_of,
)
from tests.engines.backpropagation.second_forward import (
    assert_gradients_are_right,
    second_loss,
    told_by,
)

# --- measured -----------------------------------------------------------------------


@every_activation
@every_loss
@every_shortcut
@every_form
def test_every_gradient_is_the_measured_one(activation, loss, residual, form):
    """Of parameters, inputs and every intermediate, by every scheme at once."""
    network = network_of(activation, loss, form, residual=residual)
    assert_gradients_are_right(
        network,
        networks_by_every_scheme(network),
        *random_samples(network),
        statistics_of(network, form),
    )


@every_activation
@every_loss
@every_shortcut
@every_form
def test_the_loss_is_that_of_another_forward_pass(activation, loss, residual, form):
    network = network_of(activation, loss, form, residual=residual)
    parameters, samples = networks_by_every_scheme(network), random_samples(network)
    statistics = statistics_of(network, form)
    passed = forward(network, parameters, *samples, statistics)
    expected = second_loss(network, parameters, *samples, statistics)
    np.testing.assert_allclose(passed.loss, expected, rtol=1e-11)
    assert passed.is_evaluation == (form == "evaluated")


@pytest.mark.parametrize("sizes", [(3, 2), (1, 1), (2, 5, 1), (2, 3, 3, 3, 3, 2)])
@every_form
def test_gradients_are_right_at_any_depth(sizes, form):
    network = replace(network_of(form=form, residual=True), layer_sizes=sizes)
    assert_gradients_are_right(
        network,
        networks_by_every_scheme(network),
        *random_samples(network),
        statistics_of(network, form),
    )


@every_activation
def test_the_engine_agrees_with_its_own_complex_step(activation):
    """The engine's forward keeps complex numbers complex, loss included."""
    network = network_of(activation, form="normalized", residual=True)
    parameters, samples = random_parameters(network), random_samples(network)
    steps = parameters.with_vector(
        parameters.vector + 1e-30j * np.eye(parameters.count)
    )
    measured = forward(network, steps, *samples).loss.imag / 1e-30
    told = both(network, parameters, *samples)[1].parameter_grads.vector
    largest = np.abs(measured).max()
    np.testing.assert_allclose(told, measured, rtol=0, atol=1e-11 * largest)


# --- the records --------------------------------------------------------------------


@every_shortcut
@every_form
def test_every_array_of_the_forward_pass_has_a_gradient_of_its_shape(residual, form):
    network = network_of(form=form, residual=residual)
    parameters = random_parameters(network)
    samples, statistics = random_samples(network), statistics_of(network, form)
    passed, back = both(network, parameters, *samples, statistics)
    places = told_by(replace_all(passed, parameters))
    told = told_by(back)
    assert places.keys() == told.keys()
    assert {p: a.shape for p, a in places.items()} == {
        p: a.shape for p, a in told.items()
    }


def replace_all(passed, parameters):
    """Return the values where `told_by` looks for gradients."""
    return passes.BackwardPass(
        passed.activations, passed.pre_activations, passed.normalizations, parameters
    )


@every_activation
def test_the_record_says_what_each_layer_made_of_the_one_before(activation):
    network = network_of(activation)
    parameters = random_parameters(network)
    inputs, targets = random_samples(network)
    passed = forward(network, parameters, inputs, targets)
    np.testing.assert_array_equal(passed.activations[0], inputs)
    for layer, z in enumerate(passed.pre_activations):
        weights, biases = parameters.weights[layer], parameters.biases[layer]
        before, kind = passed.activations[layer], ACTIVATIONS[activation]
        np.testing.assert_allclose(z, before @ weights + biases, rtol=1e-14)
        np.testing.assert_array_equal(passed.activations[layer + 1], kind.value(z))
        np.testing.assert_array_equal(
            passed.slopes[layer], kind.slope(z, kind.value(z))
        )
    assert passed.outputs is passed.activations[-1]
    assert passed.loss == passed.losses.mean()


@every_shortcut
@every_form
def test_the_parameters_grads_alone_are_those_of_the_whole_pass(residual, form):
    network = network_of(form=form, residual=residual)
    parameters = random_parameters(network)
    samples, statistics = random_samples(network), statistics_of(network, form)
    passed, back = both(network, parameters, *samples, statistics)
    alone = passes.backward(network, parameters, passed, only_parameters=True)
    np.testing.assert_array_equal(
        alone.parameter_grads.vector, back.parameter_grads.vector
    )
    assert alone.activation_grads == ()
    for told, whole in zip(
        alone.pre_activation_grads, back.pre_activation_grads, strict=True
    ):
        np.testing.assert_array_equal(told, whole)


def test_a_perfect_network_is_blamed_for_nothing():
    network = network_of("gelu", residual=True)
    parameters = random_parameters(network)
    inputs, targets = random_samples(network)
    outputs = forward(network, parameters, inputs, targets).outputs
    passed, back = both(network, parameters, inputs, outputs)
    assert passed.loss == 0
    assert not any(grad.any() for grad in told_by(back).values())


# --- kinds of numbers, and extremes -------------------------------------------------


@every_activation
@every_loss
@every_form
@pytest.mark.parametrize("kind", ["float", "int"])
def test_float32_stays_float32(activation, loss, form, kind):
    network = network_of(activation, loss, form, residual=True)
    parameters, (inputs, targets) = random_parameters(network), random_samples(network)
    small = parameters.with_vector(parameters.vector.astype("float32"))
    targets = (
        targets.astype("float32") if kind == "float" else targets.round().astype(int)
    )
    statistics = statistics_of(network, form)
    if statistics:
        statistics = Statistics(
            tuple(mean.astype("float32") for mean in statistics.means),
            tuple(variance.astype("float32") for variance in statistics.variances),
        )
    passed, back = both(network, small, inputs.astype("float32"), targets, statistics)
    arrays = [passed.loss, passed.losses, *passed.slopes, *told_by(back).values()]
    arrays += [*passed.activations, *passed.pre_activations]
    assert {array.dtype.name for array in arrays} == {"float32"}


def test_whole_numbers_are_taken_as_numbers():
    network = network_of()
    parameters = random_parameters(network)
    whole = both(network, parameters, [[1, 0, 2]], [[0, 1]])
    point = both(network, parameters, [[1.0, 0.0, 2.0]], [[0.0, 1.0]])
    np.testing.assert_array_equal(
        whole[1].parameter_grads.vector, point[1].parameter_grads.vector
    )
    small = both(network, parameters, np.array([[1, 0, 2]], "uint8"), [[False, True]])
    assert small[0].loss == point[0].loss


@every_activation
@every_loss
@every_form
def test_inputs_of_a_thousand_leave_every_number_finite(activation, loss, form):
    network = network_of(activation, loss, form)
    parameters = random_parameters(network)
    inputs, targets = random_samples(network)
    signs = np.sign(inputs)
    passed, back = both(
        network, parameters, 1000 * signs, targets, statistics_of(network, form)
    )
    for array in (passed.loss, *passed.activations, *told_by(back).values()):
        assert np.isfinite(array).all()


@pytest.mark.parametrize(
    ("loss", "target", "expected", "grad"),
    [
        ("binary_cross_entropy", [0.0, 0.0], 1000.0, [1.0, 0.0]),
        ("binary_cross_entropy", [1.0, 0.0], 0.0, [0.0, 0.0]),
        ("binary_cross_entropy", [0.0, 1.0], 2000.0, [1.0, -1.0]),
        ("softmax_cross_entropy", [1.0, 0.0], 0.0, [0.0, 0.0]),
        ("softmax_cross_entropy", [0.0, 1.0], 2000.0, [1.0, -1.0]),
    ],
)
def test_logits_of_a_thousand_give_the_right_loss_and_blame(
    loss, target, expected, grad
):
    network = Network((1, 2), loss=loss)
    parameters = Parameters((np.array([[1000.0, -1000.0]]),), (np.zeros(2),))
    passed, back = both(network, parameters, [[1.0]], [target])
    assert passed.loss == expected
    np.testing.assert_array_equal(back.pre_activation_grads[0], [grad])
    np.testing.assert_array_equal(back.weight_grads[0], [grad])


# --- what is refused ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("inputs", "targets", "sentence"),
    [
        ([1.0, 2.0, 3.0], [[0, 1]], r"inputs have shape \(3,\); .* \(n_samples, 3\)"),
        ([[1.0, 2.0]], [[0, 1]], r"inputs have shape \(1, 2\); .* \(n_samples, 3\)"),
        (np.ones((0, 3)), np.ones((0, 2)), r"inputs have shape \(0, 3\).*at least one"),
        ([[1, 2, 3]], [0, 1], r"targets have shape \(2,\); 1 samples .* \(1, 2\)"),
        ([[1, 2, 3]], [[0]], r"targets have shape \(1, 1\); 1 samples and 2 outputs"),
        ([[1, 2, 3]] * 2, [[0, 1]], r"targets have shape \(1, 2\); 2 .* \(2, 2\)"),
    ],
)
def test_samples_that_do_not_fit_are_refused(inputs, targets, sentence):
    network = network_of()
    with pytest.raises(ValueError, match=sentence):
        forward(network, random_parameters(network), inputs, targets)


def test_parameters_of_another_network_are_refused():
    other = random_parameters(Network((3, 4, 2)))
    with pytest.raises(ValueError, match="2 arrays of weights; this network needs 3"):
        forward(network_of(), other, [[1, 2, 3]], [[0, 1]])
