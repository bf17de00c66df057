"""How the loss bends: held against differences of slopes, and against the steps."""

import numpy as np
import pytest

from engines.backpropagation import Network, Parameters, backward, forward, step_change
from engines.backpropagation.curvature import bends, curvature_along_step
from tests.engines.backpropagation.worked_nets import FACTORY, MAZUR, random_case

CASES = {
    "factory": FACTORY,
    "mazur": MAZUR,
    "softmax": random_case(Network((3, 3, 2), loss="softmax_cross_entropy"), 4),
    "deep": random_case(Network((2, 3, 3, 1), "tanh", loss="binary_cross_entropy")),
    "batch norm": random_case(Network((2, 4, 2), "tanh", batch_norm=True), 5),
}
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def gradient(case, vector):
    here = case.parameters.with_vector(vector)
    sample = (case.inputs, case.targets)
    passed = forward(case.network, here, *sample)
    return backward(case.network, here, passed).parameter_grads.vector


@every_case
def test_the_curvature_along_a_step_is_the_change_of_the_slope(case):
    middle, apart = case.parameters.vector, 1e-5
    here = gradient(case, middle)
    unit = here / np.linalg.norm(here)
    ahead, behind = (gradient(case, middle + s * apart * unit) for s in (1, -1))
    wanted = unit @ (ahead - behind) / (2 * apart)
    assert curvature_along_step(*case.all) == pytest.approx(wanted, rel=1e-6, abs=1e-9)


@every_case
@pytest.mark.parametrize("biases", [True, False])
def test_a_short_step_keeps_what_the_curvature_says(case, biases):
    rate = 1e-3
    change = step_change(*case.all, [rate], biases)
    kept = change.real[0] / change.predicted[0]
    bent = curvature_along_step(*case.all, biases)
    assert 1 - kept == pytest.approx(rate * bent / 2, rel=0.05, abs=1e-7)


def test_a_wrong_curvature_would_be_noticed():
    change = step_change(*MAZUR.all, [1e-3])
    kept = change.real[0] / change.predicted[0]
    wrong = 1e-3 * (2 * curvature_along_step(*MAZUR.all) + 0.1) / 2
    assert 1 - kept != pytest.approx(wrong, rel=0.05, abs=1e-7)


def test_without_a_gradient_there_is_no_curvature():
    network = Network((1, 1))
    parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    assert curvature_along_step(network, parameters, [[3.0]], [[7.0]]) == 0


@every_case
def test_both_bends_are_the_differences_of_the_slopes(case):
    second, third = bends(*case.all)
    middle = case.parameters.vector
    eye = np.eye(len(middle))
    wide = 1e-2
    slopes = np.array(
        [
            [gradient(case, middle + at * row)[k] for at in (-wide, 0, wide)]
            for k, row in enumerate(eye)
        ]
    )
    low, here, high = slopes.T
    size = np.abs(here).max()
    assert second == pytest.approx((high - low) / (2 * wide), abs=2e-3 * size + 2e-4)
    assert third == pytest.approx(
        (high - 2 * here + low) / wide**2, abs=2e-2 * size + 2e-3
    )


def test_a_parabola_has_no_third_bend():
    network = Network((1, 1))
    parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    second, third = bends(network, parameters, [[3.0]], [[5.0]])
    assert second == pytest.approx([9.0, 1.0], rel=1e-9)
    assert third == pytest.approx([0.0, 0.0], abs=1e-6)
