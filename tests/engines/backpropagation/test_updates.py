"""What one step promises and what it keeps: the loss along the step bends."""

import numpy as np
import pytest

from engines.backpropagation import (
    Network,
    backward,
    forward,
    measured_gradients,
    one_pass,
    step_change,
    updates_of,
)
from tests.engines.backpropagation.worked_nets import FACTORY, MAZUR, random_case

CASES = {
    "factory": FACTORY,
    "mazur": MAZUR,
    "softmax": random_case(Network((3, 3, 2), loss="softmax_cross_entropy"), 4),
    "deep": random_case(Network((2, 3, 3, 3, 1), "tanh", loss="binary_cross_entropy")),
    "residual": random_case(Network((2, 3, 3, 2), "gelu", residual=True), 3),
    "batch norm": random_case(Network((2, 4, 4, 2), "tanh", batch_norm=True), 5),
}
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)
either_way = pytest.mark.parametrize("biases", [True, False])


def gradient_of(case):
    network, parameters, *_ = case.all
    return backward(network, parameters, forward(*case.all)).parameter_grads


def moving(case, biases):
    """Return which parameters move, as ones and zeros in the order of the vector."""
    names = case.parameters.named()
    still = () if biases else ("biases",)
    return np.concatenate([np.full(a.size, name not in still) for name, _, a in names])


# --- the update -----------------------------------------------------------------------


@every_case
@either_way
def test_an_update_is_minus_learning_rate_times_gradient(case, biases):
    grads = gradient_of(case)
    update = updates_of(grads, 0.25, biases)
    wanted = -0.25 * grads.vector * moving(case, biases)
    np.testing.assert_array_equal(update.vector, wanted)
    shapes = [(name, layer, array.shape) for name, layer, array in update.named()]
    assert shapes == [(name, layer, a.shape) for name, layer, a in grads.named()]


def test_without_biases_scales_and_shifts_move_all_the_same():
    update = updates_of(gradient_of(CASES["batch norm"]), 0.5, biases=False)
    assert all(array.all() for array in (*update.scales, *update.shifts))
    assert not any(array.any() for array in update.biases)


@every_case
def test_of_the_biases_those_move_that_are_named(case):
    grads = gradient_of(case)
    named = tuple(np.arange(len(one)) % 2 == 0 for one in grads.biases)
    update = updates_of(grads, 0.5, named)
    assert all((one[1::2] == 0).all() for one in update.biases)
    every, chosen = updates_of(grads, 0.5), slice(None, None, 2)
    for one, other in zip(update.biases, every.biases, strict=True):
        np.testing.assert_array_equal(one[chosen], other[chosen])
    for one, other in zip(update.weights, every.weights, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("rate", [0, -1.0, np.nan, np.inf])
def test_a_learning_rate_that_is_not_above_0_is_refused(rate):
    with pytest.raises(ValueError, match="learning rate"):
        updates_of(gradient_of(FACTORY), rate)


# --- promised and real ----------------------------------------------------------------


@every_case
@either_way
def test_promised_is_minus_learning_rate_times_the_gradient_squared(case, biases):
    rates = np.array([0.0, 1e-3, 0.5, 20.0])
    change = step_change(*case.all, rates, biases)
    grads = gradient_of(case).vector[moving(case, biases).astype(bool)]
    np.testing.assert_allclose(change.predicted, -rates * (grads**2).sum(), rtol=1e-13)
    assert change.predicted.shape == change.real.shape == (4,)
    np.testing.assert_array_equal(change.learning_rates, rates)


@every_case
def test_promised_is_what_the_measured_gradient_promises(case):
    measured = measured_gradients(*case.all, [1e-20], "complex")[0]
    promised = step_change(*case.all, [1.0]).predicted
    np.testing.assert_allclose(promised, [-(measured**2).sum()], rtol=1e-12)


@every_case
@either_way
def test_real_is_the_loss_after_the_step_minus_before(case, biases):
    rates = [0.1, 0.5, 3.0]
    change = step_change(*case.all, rates, biases)
    passes = [one_pass(*case.all, rate, biases) for rate in rates]
    after = np.array([done.passed_after.loss for done in passes])
    assert change.loss == passes[0].passed.loss
    np.testing.assert_allclose(change.real, after - change.loss, rtol=1e-12, atol=1e-15)


@every_case
@either_way
def test_the_smaller_the_step_the_better_the_promise_is_kept(case, biases):
    """Real / promised = 1 - learning_rate * bend + ..., so that its gap is linear."""
    rates = 1e-2 / 2.0 ** np.arange(6)
    change = step_change(*case.all, rates, biases)
    gaps = np.abs(change.real / change.predicted - 1)
    assert gaps[-1] < 5e-3
    np.testing.assert_allclose(gaps[:-1] / gaps[1:], 2, atol=0.2)


@every_case
@either_way
def test_the_gap_is_half_the_bend_of_the_loss_along_the_step(case, biases):
    """The bend is measured from gradients: (g(w - h g) - g(w)) . g / -h."""
    network, parameters, inputs, targets = case.all
    direction = gradient_of(case).vector * moving(case, biases)

    def slope(h):
        at = parameters.with_vector(parameters.vector - h * direction)
        back = backward(network, at, forward(network, at, inputs, targets))
        return -back.parameter_grads.vector @ direction

    bend = (slope(1e-5) - slope(-1e-5)) / 2e-5
    change = step_change(*case.all, [1e-3], biases)
    gap = change.real - change.predicted
    np.testing.assert_allclose(gap, bend * 1e-3**2 / 2, rtol=0.05)


def test_on_a_parabola_the_whole_change_is_known():
    """With E = e^2 / 2 and |dz/dw|^2 = x^2 + 1, e shrinks by 1 - rate (x^2 + 1)."""
    case = random_case(Network((1, 1)))
    (x,), loss = case.inputs[0], float(forward(*case.all).loss)
    rates = np.linspace(0, 3, 7)
    shrinks = 1 - rates * (x**2 + 1)
    change = step_change(*case.all, rates)
    np.testing.assert_allclose(change.real, loss * (shrinks**2 - 1), atol=1e-14)
    np.testing.assert_allclose(change.predicted, -2 * loss * (1 - shrinks), atol=1e-14)


def test_a_step_too_long_breaks_its_promise_and_climbs():
    case = random_case(Network((1, 1)))
    change = step_change(*case.all, [0.1, 100.0])
    assert change.real[0] < 0 < change.real[1]
    assert change.predicted[1] < change.predicted[0] < 0


def test_no_step_changes_nothing():
    change = step_change(*MAZUR.all, [0.0])
    assert change.real[0] == change.predicted[0] == 0


def test_the_wrong_promise_is_not_kept():
    """Twice the promise leaves a gap that no shorter step can close."""
    rates = 1e-2 / 2.0 ** np.arange(6)
    change = step_change(*MAZUR.all, rates)
    gaps = np.abs(change.real / (2 * change.predicted) - 1)
    assert gaps.min() > 0.4


def test_samples_must_fit():
    with pytest.raises(ValueError, match="targets have shape"):
        step_change(FACTORY.network, FACTORY.parameters, [[1, 2]], [[1, 2]], [0.5])
