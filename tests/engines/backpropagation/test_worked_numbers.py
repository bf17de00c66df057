"""Numbers worked out in print: the study note's factory, and Mazur's two by two."""

from dataclasses import replace

import numpy as np
import pytest

from engines.backpropagation import Parameters, backward, forward, step_change
from tests.engines.backpropagation.worked_nets import FACTORY, MAZUR, Case

LEARNING_RATE = 0.5


def passes_of(case: Case):
    passed = forward(*case.all)
    return passed, backward(case.network, case.parameters, passed)


def learned(case: Case, biases: bool = False) -> Parameters:
    """Return the parameters after one step of gradient descent; biases may stay."""
    grads = passes_of(case)[1].parameter_grads
    moved = case.moved(-LEARNING_RATE * grads.vector)
    return moved if biases else replace(moved, biases=case.parameters.biases)


def loss_after(case: Case, parameters: Parameters) -> float:
    return float(forward(case.network, parameters, case.inputs, case.targets).loss)


def assert_prints(found, printed: str) -> None:
    """Compare to all the digits that are printed."""
    digits = len(printed.split(".")[1])
    assert f"{float(found):.{digits}f}" == printed


# --- the factory --------------------------------------------------------------------


def test_the_factorys_values_forward():
    passed, _ = passes_of(FACTORY)
    for found, printed in zip(
        [*passed.pre_activations[0][0], *passed.activations[1][0]],
        ["0.26", "0.30", "0.564636", "0.574443"],
        strict=True,
    ):
        assert_prints(found, printed)
    assert_prints(passed.pre_activations[1][0, 0], "0.568559")
    assert_prints(passed.outputs[0, 0], "0.638431")
    assert_prints(passed.loss, "0.065366")


def test_the_factorys_blame_backward():
    """The note's delta has the other sign: it is what is added, not the gradient."""
    _, back = passes_of(FACTORY)
    assert_prints(-back.pre_activation_grads[1][0, 0], "0.083464")
    assert_prints(-back.pre_activation_grads[0][0, 0], "0.012310")
    assert_prints(-back.pre_activation_grads[0][0, 1], "0.008161")


def test_the_factorys_updates_and_its_error_after_the_step():
    after = learned(FACTORY)
    before = FACTORY.parameters
    output = (after.weights[1] - before.weights[1])[:, 0]
    assert_prints(output[0], "0.023563")
    assert_prints(output[1], "0.023973")
    assert_prints((after.weights[0] - before.weights[0])[0, 0], "0.003078")
    assert_prints(loss_after(FACTORY, after), "0.063097")


def test_the_factory_with_its_biases_learning_too_is_another_network():
    """Its biases are 0 but not constant: with them the error falls further."""
    assert loss_after(FACTORY, learned(FACTORY, biases=True)) < 0.0625


def test_the_last_update_is_remembered_by_the_error_it_promises():
    change = step_change(*FACTORY.all, [LEARNING_RATE], biases=False)
    assert_prints(change.loss + change.real[0], "0.063097")


# --- Mazur --------------------------------------------------------------------------


def test_mazurs_error_before():
    assert_prints(passes_of(MAZUR)[0].loss, "0.298371108760")


def test_mazurs_weights_after_one_step():
    after = learned(MAZUR)
    found = [w for matrix in after.weights for w in matrix.T.ravel()]
    printed = [
        "0.149780716133",
        "0.199561432266",
        "0.249751143632",
        "0.299502287265",
        "0.358916479718",
        "0.408666186076",
        "0.511301270239",
        "0.561370121108",
    ]
    for one, digits in zip(found, printed, strict=True):
        assert_prints(one, digits)


def test_mazurs_error_after_one_step():
    assert_prints(loss_after(MAZUR, learned(MAZUR)), "0.291027773694")


def test_the_famous_wrong_number_comes_from_updating_too_early():
    """0.291027924 needs hidden deltas computed with output weights already updated."""
    printed = "0.291027924"
    honest = loss_after(MAZUR, learned(MAZUR))
    early = loss_after(MAZUR, updated_too_early())
    assert_prints(early, printed)
    with pytest.raises(AssertionError):
        assert_prints(honest, printed)
    assert early - honest == pytest.approx(1.5e-7, rel=0.01)


def updated_too_early() -> Parameters:
    """Return Mazur's weights after one step, by arithmetic that shares no engine."""
    x, t = MAZUR.inputs[0], MAZUR.targets[0]
    (first, second), (b1, b2) = MAZUR.parameters.weights, MAZUR.parameters.biases
    h = 1 / (1 + np.exp(-(x @ first + b1)))
    y = 1 / (1 + np.exp(-(h @ second + b2)))
    delta = (y - t) * y * (1 - y)
    second = second - LEARNING_RATE * np.outer(h, delta)  # the mistake: before h's
    hidden = (second @ delta) * h * (1 - h)
    first = first - LEARNING_RATE * np.outer(x, hidden)
    return Parameters((first, second), MAZUR.parameters.biases)


def test_mazurs_weights_the_wrong_way_round_give_other_numbers():
    """The presets' weights are [from, to]; transposed, the error would differ."""
    weights = tuple(matrix.T for matrix in MAZUR.parameters.weights)
    turned = replace(MAZUR.parameters, weights=weights)
    assert abs(loss_after(MAZUR, turned) - 0.298371108760) > 1e-5


# --- depth --------------------------------------------------------------------------


def test_a_chain_of_sigmoids_shrinks_by_a_quarter_a_layer():
    """Unit weights and z = 0 everywhere: the bound 0.25^100 = 6.2e-61 is reached."""
    network = replace(FACTORY.network, layer_sizes=(1,) * 101)
    ones, halves = (np.ones((1, 1)),) * 100, (np.full(1, -0.5),) * 99
    parameters = Parameters(ones, (np.zeros(1), *halves))
    passed = forward(network, parameters, [[0.0]], [[-0.5]])
    back = backward(network, parameters, passed)
    np.testing.assert_array_equal(np.array(passed.slopes).ravel(), 0.25)
    ratio = back.activation_grads[0][0, 0] / back.activation_grads[-1][0, 0]
    assert ratio == 0.25**100
    assert f"{ratio:.1e}" == "6.2e-61"
