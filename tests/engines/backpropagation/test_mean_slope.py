"""The mean slope within a nudge: what would be measured if no digit were lost."""

import numpy as np
import pytest

from engines.backpropagation import (
    Network,
    Parameters,
    mean_slopes,
    measured_gradients,
)

NETWORK = Network((2, 2, 1), "tanh", "sigmoid")
PARAMETERS = Parameters(
    (np.array([[0.4, 0.3], [-0.2, 0.5]]), np.array([[0.6], [-0.4]])),
    (np.array([0.1, -0.2]), np.array([0.3])),
)
SAMPLE = [[0.5, 0.3]], [[1.0]]
COUNT = 9


@pytest.mark.parametrize("method", ["centred", "forward", "complex"])
@pytest.mark.parametrize("h", [0.5, 0.1, 1e-3])
def test_a_nudge_measures_the_mean_slope_but_for_rounding(method, h):
    measured = measured_gradients(NETWORK, PARAMETERS, *SAMPLE, [h], method)[0]
    steps, which = np.full(COUNT, h), np.arange(COUNT)
    found = mean_slopes(NETWORK, PARAMETERS, *SAMPLE, steps, which, method)
    np.testing.assert_allclose(found, measured, rtol=1e-11, atol=1e-15 / h)


def test_a_corner_within_the_nudge_parts_it():
    network = Network((1, 1, 1), "relu")
    parameters = Parameters(
        (np.array([[0.02]]), np.array([[1.0]])), (np.zeros(1), np.zeros(1))
    )
    sample = [[1.0]], [[1.0]]
    measured = measured_gradients(network, parameters, *sample, [0.1])[0, 0]
    whole, parted = (
        mean_slopes(network, parameters, *sample, [0.1], [0], "centred", corners)
        for corners in (None, [-0.02])
    )
    assert parted == pytest.approx(measured, rel=1e-12)
    assert abs(whole - measured) > 1e-3  # so the test above can fail


def test_an_unknown_method_is_refused():
    with pytest.raises(KeyError):
        mean_slopes(NETWORK, PARAMETERS, *SAMPLE, [0.1], [0], "backward")
