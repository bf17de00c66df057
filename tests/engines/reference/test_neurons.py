"""One neuron by hand: it is the engine's, by every activation, loss and scale."""

import numpy as np
import pytest

from engines.gradient_descent import ERROR_SCALES, fit_neuron
from engines.reference import neuron_by_hand

INPUTS = [[1, -2.0, 0.5], [1, 1.0, 3.0], [1, 0.5, -1.5]]
TARGETS, START = [0.0, 1.0, 1.0], [0.1, -0.3, 0.2]
KINDS = [
    *((one, "squared", s) for one in ("linear", "sigmoid") for s in ERROR_SCALES),
    *(("sigmoid", "log", scale) for scale in ("mean", "sum")),
]


@pytest.mark.parametrize(("activation", "loss", "scale"), KINDS)
@pytest.mark.parametrize("size", [1, 2, None])
@pytest.mark.parametrize("held", [(), (0,), (1, 2)])
def test_by_hand_it_is_the_same_training(activation, loss, scale, size, held):
    kind = dict(activation=activation, loss=loss, scale=scale, held=held)
    fit = fit_neuron(INPUTS, TARGETS, START, 0.1, 8, batch_size=size, **kind)
    path = neuron_by_hand(INPUTS, TARGETS, START, 0.1, fit.batches, **kind)
    np.testing.assert_allclose(fit.weights, path, rtol=1e-11, atol=1e-12)
    assert (fit.weights[:, [*held]] == fit.weights[0, [*held]]).all()
    wrong = neuron_by_hand(INPUTS, TARGETS, START, 0.11, fit.batches, **kind)
    assert np.abs(fit.weights - wrong).max() > 1e-4
