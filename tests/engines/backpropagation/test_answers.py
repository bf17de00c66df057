"""What trained networks say of places: the numbers of the forward pass itself."""

import numpy as np
import pytest

from engines.backpropagation import (
    ACTIVATIONS,
    Network,
    decision_values,
    forward,
    initialize,
    unit_activations,
)

INPUTS = np.random.default_rng(0).normal(size=(7, 3))


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_units_say_what_the_forward_pass_finds(activation):
    network = Network((3, 4, 2), activation, loss="softmax_cross_entropy")
    many = initialize(network.layer_sizes, n_networks=5)
    passed = forward(network, many, INPUTS, np.eye(2)[[0, 1, 0, 1, 0, 1, 0]])
    found = unit_activations(network, many, INPUTS)
    for ours, theirs in zip(found, passed.activations[1:], strict=True):
        assert np.allclose(ours, theirs, rtol=1e-15)
    said = decision_values(network, many, INPUTS)
    assert said.shape == (5, 7, 2) and np.allclose(said.sum(axis=-1), 1)
    assert np.allclose(said, network.loss_function.prediction(passed.outputs))


def test_networks_that_are_no_plain_stack_are_refused():
    network = Network((3, 3, 1), residual=True)
    with pytest.raises(ValueError, match="switch both off"):
        unit_activations(network, initialize(network.layer_sizes), INPUTS)
