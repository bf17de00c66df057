"""The same networks in scikit-learn: the same losses, probabilities and steps."""

import numpy as np
import pytest
from sklearn.datasets import load_iris
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier, MLPRegressor

from engines.backpropagation import LOSSES, Parameters, backward, forward, updates_of
from engines.reference import network_of

FLOWERS, SPECIES = load_iris(return_X_y=True)
INPUTS = (FLOWERS - FLOWERS.mean(axis=0)) / FLOWERS.std(axis=0)
every_activation = pytest.mark.parametrize(
    "activation", ["identity", "logistic", "tanh", "relu"]
)
every_depth = pytest.mark.parametrize("hidden", [(), (5,), (6, 4)])
# What is predicted, and our targets for it.
TASKS = {
    "three species": (SPECIES, np.eye(3)[SPECIES]),
    "one species or not": (SPECIES == 1, (SPECIES == 1)[:, np.newaxis]),
    "two yes-or-no questions": (
        np.column_stack([SPECIES == 0, INPUTS[:, 0] > 0]).astype(int),
        np.column_stack([SPECIES == 0, INPUTS[:, 0] > 0]),
    ),
}
every_task = pytest.mark.parametrize("task", TASKS)


def settings(activation, hidden, **more):
    """Return plain gradient descent: one batch, no momentum, no penalty, no shuffle."""
    plain = dict(
        hidden_layer_sizes=hidden,
        activation=activation,
        solver="sgd",
        learning_rate_init=0.5,
        momentum=0.0,
        nesterovs_momentum=False,
        alpha=0.0,
        batch_size=len(INPUTS),
        shuffle=False,
        random_state=4,
    )
    return plain | more


def classifier(activation, hidden, task, n_steps=1, **more) -> MLPClassifier:
    """Return a classifier that has taken some steps from its Glorot start."""
    model = MLPClassifier(**settings(activation, hidden, **more))
    answers = TASKS[task][0]
    classes = range(2) if answers.ndim > 1 else np.unique(answers)
    for _ in range(n_steps):
        model.partial_fit(INPUTS, answers, classes=classes)
    return model


def regressor(activation, hidden, targets, n_steps=1) -> MLPRegressor:
    model = MLPRegressor(**settings(activation, hidden, learning_rate_init=0.05))
    answers = targets[:, 0] if targets.shape[1] == 1 else targets
    for _ in range(n_steps):
        model.partial_fit(INPUTS, answers)
    return model


def assert_same(found: Parameters, expected: Parameters) -> None:
    size = np.abs(expected.vector).max()
    np.testing.assert_allclose(found.vector, expected.vector, rtol=0, atol=1e-12 * size)


@every_activation
@every_depth
@every_task
def test_a_trained_classifiers_probabilities_and_loss_are_ours(
    activation, hidden, task
):
    model = classifier(activation, hidden, task, n_steps=20)
    network, parameters = network_of(model)
    answers, targets = TASKS[task]
    passed = forward(network, parameters, INPUTS, targets)
    ours = LOSSES[network.loss].prediction(passed.outputs)
    theirs = model.predict_proba(INPUTS)
    if ours.shape[1] == 1:
        ours = np.hstack([1 - ours, ours])
    np.testing.assert_allclose(ours, theirs, rtol=1e-10, atol=1e-14)
    columns = [(answers, theirs)]
    if answers.ndim > 1:
        columns = [(answers[:, i], theirs[:, i]) for i in range(2)]
    expected = sum(log_loss(answer, shares) for answer, shares in columns)
    assert passed.loss == pytest.approx(expected, rel=1e-10)


@every_activation
@every_depth
@every_task
def test_one_step_of_a_classifier_is_one_step_of_ours(activation, hidden, task):
    """From its first step to its second, and from the fifth to the sixth."""
    for n_steps in (1, 5):
        model = classifier(activation, hidden, task, n_steps)
        network, before = network_of(model)
        passed = forward(network, before, INPUTS, TASKS[task][1])
        grads = backward(network, before, passed).parameter_grads
        model.partial_fit(INPUTS, TASKS[task][0])
        _, after = network_of(model)
        update = updates_of(grads, 0.5).vector
        assert np.abs(update).max() > 1e-3
        assert_same(before.with_vector(before.vector + update), after)
        # It tells the loss before the step.
        assert model.loss_ == pytest.approx(float(passed.loss), rel=1e-10)


@every_activation
@every_depth
@pytest.mark.parametrize("n_outputs", [1, 2])
def test_one_step_of_a_regressor_is_one_step_of_ours(activation, hidden, n_outputs):
    """It calls half the mean over the outputs its loss, but descends half the sum."""
    targets = INPUTS[:, :n_outputs] ** 2
    model = regressor(activation, hidden, targets)
    network, before = network_of(model)
    passed = forward(network, before, INPUTS, targets)
    predicted = model.predict(INPUTS).reshape(-1, n_outputs)
    np.testing.assert_allclose(passed.outputs, predicted, rtol=1e-10, atol=1e-13)
    grads = backward(network, before, passed).parameter_grads
    model.partial_fit(INPUTS, targets[:, 0] if n_outputs == 1 else targets)
    _, after = network_of(model)
    update = updates_of(grads, 0.05).vector
    assert_same(before.with_vector(before.vector + update), after)
    assert n_outputs * model.loss_ == pytest.approx(float(passed.loss), rel=1e-10)


def test_twenty_steps_of_ours_end_where_scikit_learns_end():
    model = classifier("tanh", (6, 4), "three species")
    network, parameters = network_of(model)
    for _ in range(20):
        passed = forward(network, parameters, INPUTS, TASKS["three species"][1])
        grads = backward(network, parameters, passed).parameter_grads
        update = updates_of(grads, 0.5).vector
        parameters = parameters.with_vector(parameters.vector + update)
        model.partial_fit(INPUTS, SPECIES)
    assert_same(parameters, network_of(model)[1])


@pytest.mark.parametrize("wrong", [dict(alpha=0.01), dict(batch_size=50)])
def test_a_penalty_or_smaller_batches_are_another_step(wrong):
    """So the tests above can fail; `alpha` is not 0 unless one says so."""
    model = classifier("tanh", (5,), "three species", **wrong)
    network, before = network_of(model)
    passed = forward(network, before, INPUTS, TASKS["three species"][1])
    grads = backward(network, before, passed).parameter_grads
    model.partial_fit(INPUTS, SPECIES)
    moved = before.with_vector(before.vector + updates_of(grads, 0.5).vector)
    with pytest.raises(AssertionError, match="Not equal"):
        assert_same(moved, network_of(model)[1])
