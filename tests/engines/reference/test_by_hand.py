"""The network number by number: it must agree, and be able to disagree."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.backpropagation import (
    Network,
    Parameters,
    backward,
    forward,
    multiplications,
)
from engines.reference.by_hand import by_hand

LOSSES = {
    "half_squared_error": "sigmoid",
    "squared_error": "identity",
    "mean_squared_error": "tanh",
    "binary_cross_entropy": "identity",
    "softmax_cross_entropy": "identity",
}
every_loss = pytest.mark.parametrize("loss", LOSSES)


def case(sizes, activation="sigmoid", loss="half_squared_error", seed=0, spread=1.0):
    network = Network(sizes, activation, LOSSES[loss], loss)
    generator = np.random.default_rng(seed)
    pairs = zip(sizes[:-1], sizes[1:], strict=True)
    weights = tuple(spread * generator.standard_normal(pair) for pair in pairs)
    biases = tuple(spread * generator.standard_normal(n) for n in sizes[1:])
    inputs = generator.standard_normal(sizes[0])
    targets = generator.random(sizes[-1])
    return network, Parameters(weights, biases), inputs, targets


def both(network, parameters, inputs, targets):
    hand = by_hand(network, parameters, inputs.tolist(), targets.tolist())
    passed = forward(network, parameters, [inputs], [targets])
    return hand, passed, backward(network, parameters, passed).parameter_grads


@every_loss
@pytest.mark.parametrize("activation", ["identity", "sigmoid", "tanh", "relu"])
@pytest.mark.parametrize("sizes", [(2, 1), (2, 3, 2), (3, 4, 2, 3)], ids=str)
def test_loss_and_gradient_are_those_of_the_passes(loss, activation, sizes):
    hand, passed, grads = both(*case(sizes, activation, loss))
    assert hand.loss == pytest.approx(float(passed.loss), rel=1e-12)
    assert hand.grads.vector == pytest.approx(grads.vector, rel=1e-10, abs=1e-14)
    for z, ours in zip(hand.pre_activations, passed.pre_activations, strict=True):
        assert z == pytest.approx(ours[0], rel=1e-12, abs=1e-14)
    for a, ours in zip(hand.activations, passed.activations, strict=True):
        assert a == pytest.approx(ours[0], rel=1e-12, abs=1e-14)


@every_loss
def test_far_out_nothing_overflows(loss):
    hand, passed, grads = both(*case((3, 4, 2), "relu", loss, spread=300.0))
    assert hand.loss == pytest.approx(float(passed.loss), rel=1e-12)
    size = np.abs(grads.vector).max()
    assert hand.grads.vector == pytest.approx(grads.vector, rel=1e-9, abs=1e-9 * size)


@every_loss
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_a_complex_nudge_measures_its_own_gradient(loss, activation):
    network, parameters, inputs, targets = case((2, 3, 2), activation, loss)
    sample = (inputs.tolist(), targets.tolist())
    grads = by_hand(network, parameters, *sample).grads.vector
    for k, grad in enumerate(grads):
        nudge = 1e-20j * np.eye(len(grads))[k]
        moved = parameters.with_vector(parameters.vector + nudge)
        rise = complex(by_hand(network, moved, *sample).loss).imag / 1e-20
        assert rise == pytest.approx(grad, rel=1e-12, abs=1e-15)


def test_each_hidden_layer_may_have_its_own_activation():
    network, *more = case((2, 3, 2, 1))
    mixed = replace(network, activation=("tanh", "relu"))
    hand, passed, grads = both(mixed, *more)
    assert hand.loss == pytest.approx(float(passed.loss), rel=1e-12)
    assert hand.grads.vector == pytest.approx(grads.vector, rel=1e-10, abs=1e-14)
    assert hand.activations[2] == [max(z, 0) for z in hand.pre_activations[1]]


@given(st.lists(st.integers(1, 6), min_size=2, max_size=5))
def test_the_count_is_the_formulas(sizes):
    network, parameters, inputs, targets = case(tuple(sizes))
    done = by_hand(network, parameters, inputs.tolist(), targets.tolist())
    cost = multiplications(sizes)
    assert (done.forward, done.backward) == (cost.forward, cost.backward)
    assert cost.nudging == 2 * parameters.count * done.forward


def test_one_multiplication_more_would_be_noticed():
    done = by_hand(*case((2, 2, 1))[:2], [1.0, 2.0], [0.5])
    assert done.forward + 1 != multiplications((2, 2, 1)).forward


def test_a_wrong_weight_gives_another_loss():
    network, parameters, inputs, targets = case((2, 3, 2))
    wrong = parameters.with_vector(parameters.vector + 1e-6)
    sample = (inputs.tolist(), targets.tolist())
    losses = [by_hand(network, p, *sample).loss for p in (parameters, wrong)]
    assert losses[0] != pytest.approx(losses[1], rel=1e-12)


def test_an_unknown_activation_is_refused():
    network, parameters, inputs, targets = case((2, 3, 2), "gelu")
    with pytest.raises(KeyError):
        by_hand(network, parameters, inputs.tolist(), targets.tolist())
