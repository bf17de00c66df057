"""Looking back at a training: the same numbers as one pass at a time."""

import numpy as np
import pytest

from engines.backpropagation import Network, backward, forward, initialize, train
from engines.backpropagation.losses import softmax
from engines.backpropagation.snapshots import snapshots_of
from engines.datasets import digit_samples
from engines.gradient_descent import OPTIMIZERS

NETWORK = Network((64, 5, 4, 10), "tanh", loss="softmax_cross_entropy")


def trained(n_epochs=3):
    inputs, targets, _ = digit_samples(20)
    start = initialize(NETWORK.layer_sizes, "xavier", seed=1)
    optimizer = OPTIMIZERS["gradient_descent"](0.1)
    history = train(NETWORK, start, inputs, targets, optimizer, n_epochs, 5)
    return history, inputs, targets


def test_each_epoch_is_what_its_own_pass_gives():
    history, inputs, targets = trained()
    found = snapshots_of(NETWORK, history, inputs, targets, n_shown=2)
    assert found.weight_grads.shape == (4, 3) and found.predictions.shape == (4, 2, 10)
    for epoch, vector in enumerate(history.snapshots):
        parameters = history.parameters.with_vector(vector)
        passed = forward(NETWORK, parameters, inputs, targets)
        grads = backward(NETWORK, parameters, passed).weight_grads
        sizes = [np.sqrt((grad**2).mean()) for grad in grads]
        assert found.weight_grads[epoch] == pytest.approx(sizes, rel=1e-12)
        shares = softmax(passed.outputs[:2])
        assert found.predictions[epoch] == pytest.approx(shares, rel=1e-12)


def test_nothing_has_moved_at_first_and_the_way_is_a_share_of_the_start():
    history, inputs, targets = trained()
    moved = snapshots_of(NETWORK, history, inputs, targets).moved
    first, last = (
        history.parameters.with_vector(history.snapshots[at]).weights[1]
        for at in (0, -1)
    )
    assert not moved[0].any()
    way = np.sqrt(((last - first) ** 2).sum()) / np.sqrt((first**2).sum())
    assert moved[-1, 1] == pytest.approx(way, rel=1e-12)


def test_batch_normalisation_is_refused():
    network = Network((64, 5, 10), "tanh", batch_norm=True)
    history, inputs, targets = trained(1)
    with pytest.raises(ValueError, match="batch normalisation"):
        snapshots_of(network, history, inputs, targets)
