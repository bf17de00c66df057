"""A training that goes on: the same updates as the record's, and what becomes of it."""

import numpy as np
import pytest

from engines.gradient_descent import Fate, fit_neuron, train_on

ALIKE = ([[1, 10], [1, 10]], [0, 1])  # the same study time, failed and passed


@pytest.mark.parametrize("activation", ["linear", "sigmoid"])
@pytest.mark.parametrize("batch_size", [None, 2, 1])
def test_it_goes_on_where_the_record_stopped(activation, batch_size):
    samples = [[1, 1], [1, 2], [1, 4]], [0, 1, 0.5]
    given = dict(learning_rate=0.05, activation=activation, batch_size=batch_size)
    whole = fit_neuron(*samples, [0.3, -0.2], n_epochs=20, **given)
    half = whole.n_steps // 2
    more = {"after": half, "n_updates": whole.n_steps - half}
    onward = train_on(*samples, whole.weights[half], **given, **more)
    np.testing.assert_allclose(onward.weights, whole.weights[half:], atol=1e-14)
    np.testing.assert_allclose(onward.losses, whole.losses[half:], atol=1e-14)


@pytest.mark.parametrize(
    ("samples", "start", "given", "fate"),
    [
        (([[1, 2]], [1]), [0.1, 0.3], {"learning_rate": 0.5}, Fate.FLIES_OFF),
        (([[1, 2]], [1]), [0.1, 0.3], {"learning_rate": 0.1}, Fate.RESTS),
        (([[1, 0], [1, 0]], [0, 1]), [0, 0], {"learning_rate": 2.0}, Fate.CYCLES),
        (([[1, 0], [1, 1]], [0, 1]), [0, 0], {"learning_rate": 1e-6}, Fate.CREEPS),
        (ALIKE, [0, 0], {"learning_rate": 0.01, "batch_size": 1}, Fate.WANDERS),
    ],
)
def test_each_fate_has_its_training(samples, start, given, fate):
    onward = train_on(*samples, start, **given)
    assert onward.fate is fate
    assert (onward.n_steps < 4000) == (fate is Fate.FLIES_OFF)
    assert onward.period == (2 if fate is Fate.CYCLES else 0)


def test_a_sigmoid_neuron_is_drawn_into_a_cycle():
    """At the middle of the S its bend is (1 + x^2)/16, here 101/16 = 6.3."""
    below = train_on(*ALIKE, [0.1, 0], 1.9 * 16 / 101, "sigmoid")
    above = train_on(*ALIKE, [0.1, 0], 2.2 * 16 / 101, "sigmoid")
    assert below.fate is Fate.RESTS and above.fate is Fate.CYCLES
    assert above.period == 2 and above.losses[-1] > below.losses[-1]
    assert abs(above.weights[-1] - above.weights[-2]).max() > 0.01


def test_a_small_rate_makes_small_updates_but_no_rest():
    onward = train_on([[1, 2]], [0], [12.0, 3.0], 1e-6, "sigmoid")
    assert np.abs(np.diff(onward.weights, axis=0)).max() < 1e-12
    assert onward.fate is not Fate.RESTS
