"""Seven planted bugs: each is found, none is seen where none is, two are as bad."""

from itertools import combinations

import numpy as np
import pytest

from engines.backpropagation import (
    BUGS,
    Network,
    applies,
    backward,
    check_gradients,
    faulty_gradients,
    forward,
    updates_of,
)
from tests.engines.backpropagation.worked_nets import FACTORY, MAZUR, Case, random_case

RATE = 0.5
SHAPES = {
    "2-2-1": dict(layer_sizes=(2, 2, 1), output_activation="sigmoid"),
    "2-2-2": dict(layer_sizes=(2, 2, 2), output_activation="sigmoid"),
    "3-3-2": dict(layer_sizes=(3, 3, 2), loss="softmax_cross_entropy"),
    "3-2-3-1": dict(layer_sizes=(3, 2, 3, 1), output_activation="tanh"),
}
NETWORKS = {
    f"{shape} {activation}": Network(activation=activation, **rest)
    for shape, rest in SHAPES.items()
    for activation in ("sigmoid", "tanh", "relu")
}
# Networks in which some bugs cannot show, and why.
ODD_NETWORKS = {
    "one layer": Network((2, 1), output_activation="sigmoid"),
    "one layer, square, linear": Network((3, 3)),
    "one weight": Network((1, 1), output_activation="tanh"),
    "single weight between layers": Network((2, 1, 1)),
    "linear throughout": Network((2, 3, 1), activation="identity"),
    "linear but for the outputs": Network((2, 3, 1), "identity", "sigmoid"),
    "whole squared error": Network((2, 2, 1), loss="mean_squared_error"),
    "logits": Network((2, 3, 1), loss="binary_cross_entropy"),
}


def is_generic(case: Case) -> bool:
    """Tell whether a rectified network has units of both kinds, on and off."""
    if case.network.activation != "relu":
        return True
    hidden = forward(*case.all).slopes[:-1]
    return all(0 < slopes.mean() < 1 for slopes in hidden)


def generic_case(network: Network, n_samples: int) -> Case:
    cases = (random_case(network, n_samples, seed) for seed in range(100))
    return next(one for one in cases if is_generic(one))


CASES = {
    f"{name}, samples: {n}": generic_case(network, n)
    for name, network in NETWORKS.items()
    for n in (1, 4)
}
ALL_CASES = CASES | {
    name: generic_case(network, 3) for name, network in ODD_NETWORKS.items()
}
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)
every_case_and_odd_ones = pytest.mark.parametrize(
    "case", ALL_CASES.values(), ids=ALL_CASES
)
every_bug = pytest.mark.parametrize("bug", BUGS)


def told(case, *bugs, biases=True):
    return faulty_gradients(*case.all, bugs, RATE, biases)


def verdict(case, *bugs):
    """Return the gradient check of what faulty backpropagation says."""
    said = told(case, *bugs)
    network, _, inputs, targets = case.all
    return check_gradients(
        network, said.parameters, inputs, targets, said.grads, "complex"
    )


def honest_grads(case, parameters=None):
    network, own, inputs, targets = case.all
    parameters = parameters or own
    passed = forward(network, parameters, inputs, targets)
    return backward(network, parameters, passed).parameter_grads


# --- found, and not seen where none is ------------------------------------------------


@every_case_and_odd_ones
def test_without_a_bug_nothing_is_red(case):
    said = told(case)
    assert said.honest
    assert said.parameters is case.parameters
    np.testing.assert_array_equal(said.grads.vector, honest_grads(case).vector)
    assert set(verdict(case).grades) == {"happy"}


@every_bug
@every_case
def test_every_bug_is_found_in_every_shape_it_applies_to(case, bug):
    check = verdict(case, bug)
    if applies(bug, case.network):
        assert not told(case, bug).honest
        # Updating first spoils as much as one step changes, which can be little.
        assert check.worst > (1e-3 if bug == "update_first" else 1e-2)
    else:
        assert told(case, bug).honest
        assert set(check.grades) == {"happy"}


@pytest.mark.parametrize("pair", list(combinations(BUGS, 2)), ids=" and ".join)
@every_case
def test_two_bugs_do_not_hide_each_other(case, pair):
    check = verdict(case, *pair)
    found = any(applies(bug, case.network) for bug in pair)
    assert found == ("wrong" in check.grades)


@every_case
def test_all_bugs_at_once_are_found(case):
    assert "wrong" in verdict(case, *BUGS).grades


@every_bug
@every_case_and_odd_ones
def test_a_bug_changes_the_gradients_exactly_if_it_applies(case, bug):
    said = told(case, bug).grads.vector
    same = np.array_equal(said, honest_grads(case).vector)
    assert applies(bug, case.network) == (not same)


@every_bug
@pytest.mark.parametrize("case", [FACTORY, MAZUR], ids=["factory", "mazur"])
def test_every_bug_is_found_in_the_worked_networks(case, bug):
    assert applies(bug, case.network)
    assert "wrong" in verdict(case, bug).grades


@pytest.mark.parametrize(
    ("bug", "network"),
    [
        ("update_first", "one layer"),
        ("no_slope", "linear throughout"),
        ("no_slope", "one layer, square, linear"),
        ("transposed", "one layer"),
        ("transposed", "one weight"),
        ("transposed", "single weight between layers"),
        ("no_half", "whole squared error"),
        ("no_half", "logits"),
    ],
)
def test_where_a_bug_cannot_show_it_does_not_apply(bug, network):
    assert not applies(bug, ODD_NETWORKS[network])


# --- what each of them does -----------------------------------------------------------


@every_case
def test_the_wrong_sign_turns_every_gradient_round(case):
    said, honest = told(case, "sign").grads, honest_grads(case)
    np.testing.assert_array_equal(said.vector, -honest.vector)


@every_case
def test_a_missing_half_doubles_every_gradient_of_the_half_squared_error(case):
    said, honest = told(case, "no_half").grads, honest_grads(case)
    factor = 2 if case.network.loss == "half_squared_error" else 1
    np.testing.assert_allclose(said.vector, factor * honest.vector, rtol=1e-15)


@every_case
def test_no_bias_gradient_leaves_the_weights_right(case):
    said, honest = told(case, "no_bias").grads, honest_grads(case)
    for one, other in zip(said.weights, honest.weights, strict=True):
        np.testing.assert_array_equal(one, other)
    assert not any(bias.any() for bias in said.biases)


@every_case
def test_without_slopes_it_is_the_gradient_of_a_network_that_is_straight(case):
    """Each layer's a is kept, but its slope is 1: blame passes through whole."""
    said, passed = told(case, "no_slope").grads, forward(*case.all)
    loss = case.network.loss_function
    blame = loss.gradient(passed.outputs, passed.targets) / len(case.inputs)
    for layer in reversed(range(case.network.n_layers)):
        wanted = np.einsum("si,so->io", passed.activations[layer], blame)
        np.testing.assert_allclose(said.weights[layer], wanted, rtol=1e-12)
        np.testing.assert_allclose(said.biases[layer], blame.sum(axis=0), rtol=1e-12)
        blame = np.einsum("so,io->si", blame, case.parameters.weights[layer])


@every_case
def test_updating_first_spoils_all_layers_but_the_last(case):
    """It is honest backpropagation through the weights after the step."""
    said, honest = told(case, "update_first").grads, honest_grads(case)
    np.testing.assert_array_equal(said.weights[-1], honest.weights[-1])
    np.testing.assert_array_equal(said.biases[-1], honest.biases[-1])
    for one, other in zip(said.weights[:-1], honest.weights[:-1], strict=True):
        assert not np.allclose(one, other, rtol=1e-3)


@pytest.mark.parametrize("biases", [True, False])
@every_case
def test_what_is_left_over_is_added_to_the_second_steps_gradient(case, biases):
    said = told(case, "leftover", biases=biases)
    first = honest_grads(case)
    moved = case.moved(updates_of(first, RATE, biases).vector)
    np.testing.assert_array_equal(said.parameters.vector, moved.vector)
    both = first.vector + honest_grads(case, moved).vector
    np.testing.assert_allclose(said.grads.vector, both, rtol=1e-12)


def test_only_square_matrices_are_transposed():
    """In 3-2-3-1 none is square; in 2-2-1 only the first is."""
    assert not applies("transposed", Network((3, 2, 3, 1)))
    case = CASES["2-2-1 sigmoid, samples: 1"]
    said, honest = told(case, "transposed").grads, honest_grads(case)
    np.testing.assert_array_equal(said.weights[0], honest.weights[0].T)
    np.testing.assert_array_equal(said.weights[1], honest.weights[1])


@pytest.mark.parametrize("n_samples", [1, 4])
def test_a_transposed_matrix_sends_blame_to_the_wrong_units(n_samples):
    """Blame for unit j should sum delta_k w_jk up; it sums delta_k w_kj."""
    case = CASES[f"2-2-2 tanh, samples: {n_samples}"]
    said, passed = told(case, "transposed").grads, forward(*case.all)
    back = backward(case.network, case.parameters, passed)
    deltas, weights = back.pre_activation_grads[1], case.parameters.weights[1]
    blame = np.einsum("sk,kj->sj", deltas, weights)
    delta = blame * passed.slopes[0]
    np.testing.assert_allclose(said.biases[0], delta.sum(axis=0), rtol=1e-12)
    mixed_up = np.einsum("si,so->oi", case.inputs, delta)
    np.testing.assert_allclose(said.weights[0], mixed_up, rtol=1e-12)


# --- the number much of the web prints ------------------------------------------------


def loss_after_a_step(case, *bugs):
    grads = told(case, *bugs, biases=False).grads
    moved = case.moved(updates_of(grads, RATE, biases=False).vector)
    return float(forward(case.network, moved, case.inputs, case.targets).loss)


def test_mazurs_loss_after_one_honest_step():
    assert f"{loss_after_a_step(MAZUR):.12f}" == "0.291027773694"


def test_updating_first_gives_the_number_much_of_the_web_prints():
    assert f"{loss_after_a_step(MAZUR, 'update_first'):.9f}" == "0.291027924"


def test_the_printed_number_is_no_number_of_honest_backpropagation():
    assert f"{loss_after_a_step(MAZUR):.9f}" == "0.291027774" != "0.291027924"
    others = {f"{loss_after_a_step(MAZUR, b):.9f}" for b in BUGS if b != "update_first"}
    assert "0.291027924" not in others


def test_updating_first_spoils_only_the_hidden_weights_of_mazurs_network():
    grades = verdict(MAZUR, "update_first").grades
    # 4 hidden weights, 4 output weights, 2 hidden biases, 2 output biases
    right = [grade == "happy" for grade in grades]
    assert right == [False] * 4 + [True] * 4 + [False] * 2 + [True] * 2


# --- what is refused ------------------------------------------------------------------


def test_an_unknown_bug_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="no bug 'typo'; choose one of update_first"):
        told(FACTORY, "typo")


@pytest.mark.parametrize("more", ["residual", "batch_norm"])
def test_networks_with_more_links_are_refused(more):
    case = random_case(Network((2, 2, 1), **{more: True}))
    with pytest.raises(ValueError, match="plain layers only"):
        told(case, "sign")


def test_the_bugs_have_names_of_their_own():
    assert len({bug.label for bug in BUGS.values()}) == len(BUGS) == 7
    assert all(bug.what.endswith(".") for bug in BUGS.values())
