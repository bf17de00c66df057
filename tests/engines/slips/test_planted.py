"""Planted slips: the check finds those on the way back, and no others."""

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest

from engines.backpropagation import (
    Network,
    Parameters,
    backward,
    check_gradients,
    forward,
    grade_of,
    relative_errors,
    updates_of,
)
from engines.slips import SLIPS, FactoryExample
from engines.slips.factory import applies, faulty_gradients
from engines.slips.factory.gradients import IN_THE_STEP, ON_THE_WAY_THERE
from tests.engines.backpropagation.worked_nets import FACTORY, MAZUR, Case, random_case

RATE = 0.5
SEVEN = (
    "update_first",
    "no_slope",
    "transposed",
    "no_half",
    "sign",
    "no_bias",
    "leftover",
)
BUGS = [
    name
    for name, slip in SLIPS.items()
    if slip.subject == "factory" and not slip.is_convention
]
# Updating first spoils as much as one step changes, which can be little; and an output
# may stand where its slope is almost 1.
LEAST = {
    "update_first": 1e-3,
    "no_output_slope": 1e-4,
    "mistake_handed_back": 1e-4,
    "slope_at_activation": 1e-3,
}
BACK = [bug for bug in BUGS if bug not in (*IN_THE_STEP, *ON_THE_WAY_THERE)]
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


def example(case, biases=True):
    return FactoryExample(*case.all, RATE, biases, n_rounds=2)


def told(case, *bugs, biases=True):
    return faulty_gradients(example(case, biases), bugs)


def can(bug, case):
    return applies(bug, example(case))


def verdict(case, *bugs):
    """Return the gradient check of what faulty backpropagation says."""
    said = told(case, *bugs)
    network, _, inputs, targets = case.all
    return check_gradients(
        network, said.parameters, inputs, targets, said.grads, "complex"
    )


def near(said, wanted):
    np.testing.assert_allclose(said, wanted, rtol=1e-12, atol=1e-15)


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
    np.testing.assert_array_equal(said.parameters.vector, case.parameters.vector)
    near(said.grads.vector, honest_grads(case).vector)
    near(said.measured, verdict(case).numeric)
    assert set(verdict(case).grades) == {"happy"}


@every_case
def test_every_bug_is_found_in_every_shape_it_applies_to(case):
    for bug in BACK:
        check = verdict(case, bug)
        if can(bug, case):
            assert not told(case, bug).honest
            assert check.worst > LEAST.get(bug, 1e-2), bug
        else:
            assert told(case, bug).honest
            assert set(check.grades) == {"happy"}, bug


@every_case
def test_two_bugs_do_not_hide_each_other(case):
    for pair in combinations(SEVEN, 2):
        check = verdict(case, *pair)
        assert any(can(bug, case) for bug in pair) == ("wrong" in check.grades), pair


@every_case
def test_all_bugs_at_once_are_found(case):
    assert "wrong" in verdict(case, *SEVEN).grades
    said = told(case, *BUGS)
    assert relative_errors(said.grads.vector, said.measured).max() > 1e-2


@every_case_and_odd_ones
def test_a_bug_changes_the_gradients_exactly_if_it_applies(case):
    right = told(case).grads.vector
    for bug in BACK:
        said = told(case, bug).grads.vector
        assert can(bug, case) == (not np.array_equal(said, right)), bug


@pytest.mark.parametrize("case", [FACTORY, MAZUR], ids=["factory", "mazur"])
def test_every_bug_is_found_in_the_worked_networks(case):
    for bug in SEVEN:
        assert can(bug, case)
        assert "wrong" in verdict(case, bug).grades, bug


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
        ("no_two", "logits"),
        ("slope_of_pair", "whole squared error"),
        ("slope_at_activation", "linear throughout"),
        ("no_output_slope", "linear throughout"),
        ("slope_at_target", "logits"),
        ("mistake_handed_back", "one layer"),
        ("sent_z", "one layer"),
        ("sent_z", "linear but for the outputs"),
        ("targets_exchanged", "one layer"),
        ("swapped_weights", "one layer"),
        ("no_momentum", "one layer"),
    ],
)
def test_where_a_bug_cannot_show_it_does_not_apply(bug, network):
    assert not can(bug, generic_case(ODD_NETWORKS[network], 3))


# --- where the check is happy ---------------------------------------------------------


def as_computed(case, bug):
    """Return the case that a pass with a slip on the way there is made of."""
    weights, biases = case.parameters.weights, case.parameters.biases
    if bug == "bias_left_out":
        biases = tuple(0 * one for one in biases)
    else:
        weights = tuple(w.T if w.shape[0] == w.shape[1] else w for w in weights)
    return replace(case, parameters=Parameters(weights, biases))


@pytest.mark.parametrize("bug", ON_THE_WAY_THERE)
@every_case
def test_a_slip_on_the_way_there_is_in_the_loss_too_so_the_check_is_happy(case, bug):
    said, other = told(case, bug), as_computed(case, bug)
    assert said.honest == (not can(bug, case))
    passed = forward(*other.all)
    near(said.wrong.loss[0, 0], passed.loss)
    near(said.right.loss[0, 0], forward(*case.all).loss)
    # The gradient belongs to the weights as they are named.
    again = replace(other, parameters=honest_grads(other))
    near(said.grads.vector, as_computed(again, bug).parameters.vector)
    errors = relative_errors(said.grads.vector, said.measured)
    assert {grade_of(one) for one in errors} == {"happy"}


FACTORS = {"step_added": -1.0, "no_rate": 1 / RATE, "rate_twice": RATE}


@every_case
def test_a_slip_in_the_step_leaves_the_gradients_right(case):
    right = honest_grads(case)
    for bug, biases in product(FACTORS, (True, False)):
        said = told(case, bug, biases=biases)
        near(said.grads.vector, right.vector)
        update = FACTORS[bug] * updates_of(right, RATE, biases).vector
        near(said.wrong.updates[0], update)
        moved = case.moved(update)
        after = forward(case.network, moved, case.inputs, case.targets).loss
        near(said.loss_after, after)
        assert set(verdict(case, bug).grades) == {"happy"}


def test_the_loss_after_a_step_is_the_right_loss_whatever_the_pass_computes():
    said = told(MAZUR, "bias_left_out")
    moved = MAZUR.moved(said.wrong.updates[0])
    after = forward(MAZUR.network, moved, MAZUR.inputs, MAZUR.targets).loss
    near(said.loss_after, after)
    assert said.loss_after != said.wrong.new_loss[0, 0]


# --- what each of them does -----------------------------------------------------------


@every_case
def test_the_wrong_sign_turns_every_gradient_round(case):
    said, honest = told(case, "sign").grads, honest_grads(case)
    near(said.vector, -honest.vector)


@every_case
def test_a_missing_half_doubles_every_gradient_of_the_half_squared_error(case):
    said, honest = told(case, "no_half").grads, honest_grads(case)
    factor = 2 if case.network.loss == "half_squared_error" else 1
    near(said.vector, factor * honest.vector)


@every_case
def test_no_bias_gradient_leaves_the_weights_right(case):
    said, honest = told(case, "no_bias").grads, honest_grads(case)
    for one, other in zip(said.weights, honest.weights, strict=True):
        near(one, other)
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
    near(said.weights[-1], honest.weights[-1])
    near(said.biases[-1], honest.biases[-1])
    for one, other in zip(said.weights[:-1], honest.weights[:-1], strict=True):
        assert not np.allclose(one, other, rtol=1e-3)


@pytest.mark.parametrize("biases", [True, False])
@every_case
def test_what_is_left_over_is_added_to_the_second_steps_gradient(case, biases):
    said = told(case, "leftover", biases=biases)
    first = honest_grads(case)
    moved = case.moved(updates_of(first, RATE, biases).vector)
    near(said.parameters.vector, moved.vector)
    both = first.vector + honest_grads(case, moved).vector
    np.testing.assert_allclose(said.grads.vector, both, rtol=1e-12)


def test_only_square_matrices_are_transposed():
    """In 3-2-3-1 none is square; in 2-2-1 only the first is."""
    assert not can("transposed", CASES["3-2-3-1 tanh, samples: 1"])
    case = CASES["2-2-1 sigmoid, samples: 1"]
    said, honest = told(case, "transposed").grads, honest_grads(case)
    near(said.weights[0], honest.weights[0].T)
    near(said.weights[1], honest.weights[1])


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
    others = {f"{loss_after_a_step(MAZUR, b):.9f}" for b in BACK if b != "update_first"}
    assert "0.291027924" not in others


def test_updating_first_spoils_only_the_hidden_weights_of_mazurs_network():
    grades = verdict(MAZUR, "update_first").grades
    # 4 hidden weights, 4 output weights, 2 hidden biases, 2 output biases
    right = [grade == "happy" for grade in grades]
    assert right == [False] * 4 + [True] * 4 + [False] * 2 + [True] * 2


# --- what is refused ------------------------------------------------------------------


def test_an_unknown_bug_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="no slip 'typo'; choose one of update_first"):
        told(FACTORY, "typo")


@pytest.mark.parametrize("more", ["residual", "batch_norm"])
def test_networks_with_more_links_are_refused(more):
    case = random_case(Network((2, 2, 1), **{more: True}))
    with pytest.raises(ValueError, match="plain layers only"):
        told(case, "sign")


def test_the_bugs_have_names_of_their_own():
    found = [SLIPS[bug] for bug in BUGS]
    assert len({bug.label for bug in found}) == len(found) and tuple(BUGS[:7]) == SEVEN
    assert all(bug.what.endswith(".") for bug in found)
