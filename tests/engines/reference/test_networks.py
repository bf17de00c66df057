"""scikit-learn on backpropagation: asked rightly, and silent where it cannot say."""

from dataclasses import replace

import numpy as np
import pytest
from sklearn.neural_network import MLPClassifier, MLPRegressor

from engines.backpropagation import (
    ACTIVATIONS,
    LOSSES,
    Network,
    Parameters,
    backward,
    forward,
    initialize,
)
from engines.reference import mlp_gradients, mlp_shares, network_of

SHARED = ("identity", "sigmoid", "tanh", "relu")
OURS_ALONE = [name for name in ACTIVATIONS if name not in SHARED]
GENERATOR = np.random.default_rng(0)
INPUTS = GENERATOR.standard_normal((7, 3))
FACTORY = (
    Network((2, 2, 1), output_activation="sigmoid"),
    Parameters(
        (np.array([[0.4, 0.3], [0.2, 0.5]]), np.array([[0.6], [0.4]])),
        (np.zeros(2), np.zeros(1)),
    ),
    [[0.5, 0.3]],
    [[1.0]],
)


def question(sizes, activation, loss, output="identity", seed=1):
    """Return a network with random parameters, and samples whose targets fit."""
    generator = np.random.default_rng(seed)
    start = initialize(sizes)
    parameters = start.with_vector(generator.standard_normal(start.count))
    n = sizes[-1]
    targets = generator.standard_normal((7, n))
    if loss == "binary_cross_entropy":
        targets = generator.integers(0, 2, (7, n))
    if loss == "softmax_cross_entropy":
        targets = np.eye(n)[generator.integers(0, n, 7)]
    network = Network(sizes, activation, output, loss)
    return network, parameters, INPUTS[:, : sizes[0]], targets


def assert_agrees(network, parameters, inputs, targets):
    """Compare the second opinion with backpropagation: shapes, loss and gradients."""
    loss, weight_grads, bias_grads = mlp_gradients(network, parameters, inputs, targets)
    passed = forward(network, parameters, inputs, targets)
    back = backward(network, parameters, passed)
    assert loss == pytest.approx(float(passed.loss), rel=1e-9)
    told = back.weight_grads + back.bias_grads
    size = max(np.abs(grad).max() for grad in told)
    for found, expected in zip(weight_grads + bias_grads, told, strict=True):
        assert found.shape == expected.shape
        np.testing.assert_allclose(found, expected, rtol=0, atol=1e-12 * size)


@pytest.mark.parametrize("sizes", [(3, 1), (3, 3), (3, 4, 2), (3, 4, 3, 3)])
@pytest.mark.parametrize("activation", SHARED)
@pytest.mark.parametrize("loss", LOSSES)
def test_its_gradients_are_ours(sizes, activation, loss):
    if loss == "softmax_cross_entropy" and sizes[-1] == 1:
        sizes = (*sizes[:-1], 2)
    assert_agrees(*question(sizes, activation, loss))


@pytest.mark.parametrize("sizes", [(3, 1), (3, 2), (3, 4, 2), (3, 4, 3, 1)])
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
@pytest.mark.parametrize(
    "loss", ["half_squared_error", "squared_error", "mean_squared_error"]
)
def test_squared_error_of_squashed_outputs_goes_by_one_more_layer(
    sizes, activation, loss
):
    assert_agrees(*question(sizes, activation, loss, output=activation))


def test_it_knows_the_factory():
    loss, weight_grads, bias_grads = mlp_gradients(*FACTORY)
    assert f"{loss:.6f}" == "0.065366"
    np.testing.assert_allclose(-bias_grads[1], [0.083464], atol=5e-7)
    np.testing.assert_allclose(-bias_grads[0], [0.012310, 0.008161], atol=5e-7)
    np.testing.assert_allclose(
        -0.5 * weight_grads[1][:, 0], [0.023563, 0.023973], atol=5e-7
    )


@pytest.mark.parametrize("n_samples", [1, 2, 300])
def test_any_number_of_samples_is_one_batch(n_samples):
    """Left to itself it would take 200 at a time."""
    network, parameters, inputs, targets = question(
        (3, 4, 2), "tanh", "softmax_cross_entropy"
    )
    rows = np.arange(n_samples) % 7
    assert_agrees(network, parameters, inputs[rows], targets[rows])


def test_small_gradients_keep_their_digits():
    """Behind weights of 1e-9 they are far below the last digit of the parameters."""
    network, parameters, inputs, targets = question((3, 4, 1), "tanh", [*LOSSES][0])
    parameters.weights[1][:] *= 1e-13
    _, weight_grads, _ = mlp_gradients(network, parameters, inputs, targets)
    passed = forward(network, parameters, inputs, targets)
    told = backward(network, parameters, passed).weight_grads[0]
    assert np.abs(told).max() < 1e-12
    np.testing.assert_allclose(weight_grads[0], told, rtol=1e-9)


def test_nothing_given_is_changed():
    network, parameters, inputs, targets = question(
        (3, 4, 2), "tanh", "softmax_cross_entropy"
    )
    given = [parameters.vector.copy(), inputs.copy(), targets.copy()]
    mlp_gradients(network, parameters, inputs, targets)
    for before, after in zip(given, [parameters.vector, inputs, targets], strict=True):
        np.testing.assert_array_equal(before, after)


def test_it_is_able_to_disagree():
    network, parameters, inputs, targets = question((3, 4, 1), "tanh", [*LOSSES][0])
    assert_agrees(network, parameters, inputs, targets)
    loss, _, _ = mlp_gradients(network, parameters, inputs, targets)
    moved = parameters.with_vector(parameters.vector + 1e-6)
    assert mlp_gradients(network, moved, inputs, targets)[0] != loss
    other = mlp_gradients(network, moved, inputs, targets)[1]
    passed = forward(network, parameters, inputs, targets)
    told = backward(network, parameters, passed).weight_grads
    assert np.abs(other[0] - told[0]).max() > 1e-8


# --- where it has no counterpart ----------------------------------------------------


@pytest.mark.parametrize("activation", OURS_ALONE)
def test_activations_it_does_not_have_get_no_answer(activation):
    assert mlp_gradients(*question((3, 4, 1), activation, [*LOSSES][0])) is None
    alone = question((3, 1), "tanh", [*LOSSES][0], output=activation)
    assert mlp_gradients(*alone) is None


def test_an_activation_that_no_layer_uses_does_not_matter():
    assert_agrees(*question((3, 2), "gelu", "softmax_cross_entropy"))
    assert_agrees(*question((3, 2), "gelu", [*LOSSES][0], output="tanh"))


def test_outputs_squashed_otherwise_than_hidden_units_get_no_answer():
    asked = question((3, 4, 1), "relu", [*LOSSES][0], output="sigmoid")
    assert mlp_gradients(*asked) is None


@pytest.mark.parametrize(
    ("loss", "targets"),
    [
        ("softmax_cross_entropy", [0.5, 0.5]),
        ("softmax_cross_entropy", [1, 1]),
        ("softmax_cross_entropy", [0, 0]),
        ("binary_cross_entropy", [0.5, 1]),
    ],
)
def test_targets_that_name_no_class_get_no_answer(loss, targets):
    network, parameters, inputs, _ = question((3, 4, 2), "tanh", loss)
    assert mlp_gradients(network, parameters, inputs, [targets] * 7) is None


def test_a_softmax_of_one_output_gets_no_answer():
    asked = question((3, 4, 1), "tanh", "softmax_cross_entropy")
    assert mlp_gradients(*asked) is None


@pytest.mark.parametrize("more", [dict(residual=True), dict(batch_norm=True)])
def test_fixes_it_does_not_have_get_no_answer(more):
    network, _, inputs, targets = question((3, 3, 1), "tanh", [*LOSSES][0])
    network = replace(network, **more)
    parameters = initialize((3, 3, 1), batch_norm=network.batch_norm)
    assert mlp_gradients(network, parameters, inputs, targets) is None


def test_many_networks_at_once_get_no_answer():
    network, _, inputs, targets = question((3, 4, 1), "tanh", [*LOSSES][0])
    many = initialize((3, 4, 1), n_networks=2)
    assert mlp_gradients(network, many, inputs, targets) is None


# --- its networks as ours -----------------------------------------------------------


@pytest.mark.parametrize("name", ["identity", "logistic", "tanh", "relu"])
@pytest.mark.parametrize(
    ("model", "answers", "loss", "n_outputs"),
    [
        (MLPRegressor, np.arange(7.0), "half_squared_error", 1),
        (MLPRegressor, np.ones((7, 2)), "half_squared_error", 2),
        (MLPClassifier, [0, 1, 0, 1, 0, 1, 0], "binary_cross_entropy", 1),
        (MLPClassifier, np.eye(7)[:, :2].astype(int), "binary_cross_entropy", 2),
        (MLPClassifier, [0, 1, 2, 0, 1, 2, 0], "softmax_cross_entropy", 3),
    ],
    ids=["number", "two numbers", "two classes", "two questions", "three classes"],
)
def test_a_fitted_model_becomes_a_network(model, answers, loss, n_outputs, name):
    fitted = model(hidden_layer_sizes=(5, 4), activation=name, random_state=0)
    classes = dict(classes=np.unique(answers)) if model is MLPClassifier else {}
    fitted.partial_fit(INPUTS, answers, **classes)
    network, parameters = network_of(fitted)
    activation = "sigmoid" if name == "logistic" else name
    assert network == Network((3, 5, 4, n_outputs), activation, loss=loss)
    arrays = [*parameters.weights, *parameters.biases]
    for ours, theirs in zip(arrays, fitted.coefs_ + fitted.intercepts_, strict=True):
        np.testing.assert_array_equal(ours, theirs)
        assert not np.shares_memory(ours, theirs)


def test_a_model_trained_on_another_loss_is_refused():
    fitted = MLPRegressor().partial_fit(INPUTS, np.arange(7.0))
    fitted.loss = "poisson"
    with pytest.raises(ValueError, match="loss is 'poisson' of identity outputs"):
        network_of(fitted)


@pytest.mark.parametrize("activation", SHARED)
@pytest.mark.parametrize("sizes", [(3, 4), (3, 5, 4), (3, 4, 6, 3)])
def test_scikit_learn_gives_every_class_the_same_probability(sizes, activation):
    network, parameters, inputs, targets = question(
        sizes, activation, "softmax_cross_entropy"
    )
    passed = forward(network, parameters, inputs, targets)
    ours = network.loss_function.prediction(passed.outputs)
    theirs = mlp_shares(network, parameters, inputs)
    assert np.allclose(ours, theirs, rtol=0, atol=1e-12)
    other = parameters.with_vector(1.01 * parameters.vector)
    assert not np.allclose(mlp_shares(network, other, inputs), ours, atol=1e-6)


def test_no_probabilities_are_asked_where_scikit_learn_has_no_counterpart():
    for sizes, activation, loss in (
        ((3, 2), "tanh", "softmax_cross_entropy"),  # it has one output for two classes
        ((3, 4), "tanh", "half_squared_error"),
        ((3, 5, 4), OURS_ALONE[0], "softmax_cross_entropy"),
    ):
        network, parameters, inputs, _ = question(sizes, activation, loss)
        assert mlp_shares(network, parameters, inputs) is None
