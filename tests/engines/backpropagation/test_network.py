"""What a network is: its settings, its parameters' shapes, and what is refused."""

import numpy as np
import pytest

from engines.backpropagation import ACTIVATIONS, LOSSES, Network, Parameters, initialize
from engines.backpropagation.network import checked_parameters


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (dict(layer_sizes=(3,)), r"layer sizes are \(3,\); give at least two"),
        (dict(layer_sizes=()), r"layer sizes are \(\); give at least two"),
        (dict(layer_sizes=(2, 0, 1)), r"\(2, 0, 1\); give at least two, each 1 or"),
        (dict(activation="cube"), "no activation 'cube'; choose one of identity, sig"),
        (dict(activation=("tanh",)), r"\('tanh',\) are 1, but there are 0 hidden"),
        (dict(output_activation="step"), "no activation 'step'; choose one of"),
        (dict(loss="hinge"), "no loss 'hinge'; choose one of half_squared_error, "),
        (
            dict(loss="softmax_cross_entropy", output_activation="sigmoid"),
            "loss 'softmax_cross_entropy' squashes .* 'identity', not 'sigmoid'",
        ),
        (
            dict(loss="binary_cross_entropy", output_activation="tanh"),
            "loss 'binary_cross_entropy' squashes .* 'identity', not 'tanh'",
        ),
    ],
)
def test_what_is_no_network_is_refused(settings, sentence):
    with pytest.raises(ValueError, match=sentence):
        Network(**(dict(layer_sizes=(2, 1)) | settings))


def test_a_network_is_a_key():
    assert Network((2, 3, 1)) == Network((2, 3, 1)) != Network((2, 3, 1), "tanh")
    assert len({Network((2, 1)), Network((2, 1)), Network((2, 2))}) == 2


def test_layers_are_counted_without_the_inputs():
    assert Network((2, 3, 3, 1)).n_layers == 3


def test_the_last_layer_has_the_output_activation():
    network = Network((2, 3, 3, 1), "relu", "tanh")
    kinds = [network.activation_of(layer) for layer in range(3)]
    assert kinds == [ACTIVATIONS[name] for name in ("relu", "relu", "tanh")]
    assert network.loss_function is LOSSES["half_squared_error"]


def test_each_hidden_layer_may_have_its_own():
    network = Network((2, 3, 3, 1), ("relu", "tanh"), "sigmoid")
    kinds = [network.kind_of(layer) for layer in range(3)]
    assert kinds == ["relu", "tanh", "sigmoid"]
    assert [network.activation_of(layer) for layer in range(3)] == [
        ACTIVATIONS[name] for name in kinds
    ]
    assert Network((2, 1), ()).kind_of(0) == "identity"


def test_only_hidden_layers_are_normalized():
    layers = range(3)
    network = Network((2, 3, 3, 1), batch_norm=True)
    assert [network.is_normalized(layer) for layer in layers] == [True, True, False]
    plain = Network((2, 3, 3, 1))
    assert not any(plain.is_normalized(layer) for layer in layers)


def test_only_hidden_layers_as_wide_as_the_one_before_have_a_shortcut():
    sizes, layers = (3, 3, 4, 4, 4), range(4)
    network = Network(sizes, residual=True)
    expected = [True, False, True, False]
    assert [network.is_residual(layer) for layer in layers] == expected
    assert not any(Network(sizes).is_residual(layer) for layer in layers)


# --- parameters ---------------------------------------------------------------------


def numbered(batch_norm=True) -> Parameters:
    """Return parameters of a 2-3-1 network numbered in their order: 0, 1, 2, ..."""
    start = initialize((2, 3, 1), batch_norm=batch_norm)
    return start.with_vector(np.arange(float(start.count)))


def test_the_vector_has_weights_first_then_biases_scales_and_shifts():
    parameters = numbered()
    np.testing.assert_array_equal(parameters.weights[0], [[0, 1, 2], [3, 4, 5]])
    np.testing.assert_array_equal(parameters.weights[1], [[6], [7], [8]])
    np.testing.assert_array_equal(parameters.biases[0], [9, 10, 11])
    np.testing.assert_array_equal(parameters.biases[1], [12])
    np.testing.assert_array_equal(parameters.scales[0], [13, 14, 15])
    np.testing.assert_array_equal(parameters.shifts[0], [16, 17, 18])
    assert parameters.count == 19
    np.testing.assert_array_equal(parameters.vector, np.arange(19.0))


def test_the_names_come_in_the_order_of_the_vector():
    names = [(name, layer) for name, layer, _ in numbered().named()]
    assert names == [
        *[("weights", 0), ("weights", 1), ("biases", 0), ("biases", 1)],
        *[("scales", 0), ("shifts", 0)],
    ]
    joined = np.concatenate([array.ravel() for _, _, array in numbered().named()])
    np.testing.assert_array_equal(joined, numbered().vector)


@pytest.mark.parametrize("many", [(), (1,), (4,), (2, 5)])
@pytest.mark.parametrize("batch_norm", [False, True])
def test_a_vector_of_any_leading_axes_there_and_back(many, batch_norm):
    start = numbered(batch_norm)
    generator = np.random.default_rng(0)
    vector = generator.standard_normal((*many, start.count))
    found = start.with_vector(vector)
    np.testing.assert_array_equal(found.vector, vector)
    assert found.count == start.count
    assert found.weights[0].shape == (*many, 2, 3)
    assert found.biases[1].shape == (*many, 1)
    assert len(found.scales) == len(found.shifts) == batch_norm
    again = found.with_vector(start.vector)
    assert [a.shape for _, _, a in again.named()] == [
        a.shape for _, _, a in start.named()
    ]


@pytest.mark.parametrize("dtype", ["float32", "complex128"])
def test_a_vectors_kind_of_number_is_kept(dtype):
    found = numbered().with_vector(numbered().vector.astype(dtype))
    assert {array.dtype.name for _, _, array in found.named()} == {dtype}


W, B, N = np.ones((2, 3)), np.ones(3), Network((2, 3))


@pytest.mark.parametrize(
    ("parameters", "network", "sentence"),
    [
        (Parameters((), ()), N, "0 arrays of weights; this network needs 1"),
        (Parameters((W,), ()), N, "0 arrays of biases; this network needs 1"),
        (
            Parameters((W.T,), (B,)),
            N,
            r"weights have shapes \(\(3, 2\),\), .* sizes \(2, 3\) need \(\(2, 3\),\)",
        ),
        (
            Parameters((W,), (np.ones(2),)),
            N,
            r"biases have shapes \(\(2,\),\), .* need \(\(3,\),\)",
        ),
        (Parameters((W,), (B,), (B,), (B,)), N, "1 arrays of scales; .* needs 0"),
        (
            initialize((2, 3, 1)),
            Network((2, 3, 1), batch_norm=True),
            "0 arrays of scales; this network needs 1",
        ),
        (
            initialize((2, 3, 1), batch_norm=True),
            Network((2, 3, 1)),
            "1 arrays of scales; this network needs 0",
        ),
    ],
)
def test_parameters_that_do_not_fit_are_refused(parameters, network, sentence):
    with pytest.raises(ValueError, match=sentence):
        checked_parameters(network, parameters)


@pytest.mark.parametrize("many", [None, 4])
def test_parameters_that_fit_are_not_refused(many):
    network = Network((2, 3, 3, 1), batch_norm=True)
    parameters = initialize(network.layer_sizes, n_networks=many, batch_norm=True)
    assert checked_parameters(network, parameters) is None
