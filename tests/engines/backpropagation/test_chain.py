"""The chain rule as sums over paths, and the books of blame that must balance."""

from dataclasses import replace
from math import prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.backpropagation import (
    ACTIVATIONS,
    LOSSES,
    Factor,
    Network,
    Parameters,
    backward,
    books_of_blame,
    chain_paths,
    forward,
    measured_gradients,
)
from engines.backpropagation.chain import ChainPath, sum_of
from tests.engines.backpropagation.worked_nets import FACTORY, MAZUR, random_case

NETWORKS = [
    Network((2, 1), output_activation="sigmoid"),
    Network((3, 2), loss="softmax_cross_entropy"),
    Network((2, 2, 1), output_activation="sigmoid"),
    Network((2, 2, 2), "relu", "sigmoid"),
    Network((3, 3, 2), "tanh", loss="softmax_cross_entropy"),
    Network((2, 3, 4, 2), "gelu", loss="mean_squared_error"),
    Network((1, 2, 1, 3), "leaky_relu", loss="binary_cross_entropy"),
]
CASES = {"-".join(map(str, n.layer_sizes)): random_case(n, seed=2) for n in NETWORKS}
CASES |= {"factory": FACTORY, "mazur": MAZUR}
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def places(network):
    """Return (layer, unit, source) of every parameter in the order of the vector."""
    sizes, layers = network.layer_sizes, range(network.n_layers)
    weights = [
        (layer, unit, source)
        for layer in layers
        for source in range(sizes[layer])
        for unit in range(sizes[layer + 1])
    ]
    biases = [
        (layer, unit, None) for layer in layers for unit in range(sizes[layer + 1])
    ]
    return weights + biases


def paths_to(case, *place):
    return chain_paths(case.network, case.parameters, forward(*case.all), *place)


# --- paths ----------------------------------------------------------------------------


def sums_over_paths(case):
    return [sum(p.value for p in paths_to(case, *at)) for at in places(case.network)]


@every_case
def test_the_sum_over_paths_is_the_gradient_of_every_parameter(case):
    back = backward(case.network, case.parameters, forward(*case.all))
    wanted = back.parameter_grads.vector
    np.testing.assert_allclose(sums_over_paths(case), wanted, rtol=1e-12, atol=1e-17)


@every_case
def test_the_sum_over_paths_is_the_gradient_measured_by_a_complex_step(case):
    measured = measured_gradients(*case.all, [1e-20], "complex")[0]
    np.testing.assert_allclose(sums_over_paths(case), measured, rtol=1e-12, atol=1e-17)


@pytest.mark.parametrize("case", [MAZUR, CASES["2-3-4-2"]], ids=["mazur", "2-3-4-2"])
def test_with_one_path_left_out_the_sum_is_another(case):
    measured = measured_gradients(*case.all, [1e-20], "complex")[0]
    for at, gradient in zip(places(case.network), measured, strict=True):
        *most, _ = [path.value for path in paths_to(case, *at)]
        assert sum(most) != pytest.approx(gradient, rel=1e-6)


@every_case
def test_there_is_a_path_for_every_choice_of_a_unit_in_each_later_layer(case):
    sizes = case.network.layer_sizes
    for layer, unit, source in places(case.network):
        units = [path.units for path in paths_to(case, layer, unit, source)]
        assert len(set(units)) == len(units) == prod(sizes[layer + 2 :])
        for along in units:
            assert len(along) == case.network.n_layers - layer
            assert along[-1] == unit
            there = zip(along[::-1], sizes[layer + 1 :], strict=True)
            assert all(0 <= unit < size for unit, size in there)


@every_case
def test_a_path_is_error_then_slope_and_weight_by_turns_then_input(case):
    for layer, unit, source in places(case.network):
        n_weights = case.network.n_layers - 1 - layer
        for path in paths_to(case, layer, unit, source):
            kinds = [factor.kind for factor in path.factors]
            turns = ["slope", "weight"] * n_weights + ["slope"]
            assert kinds == ["error", *turns, "input"]


@every_case
def test_each_factor_is_the_number_at_the_place_it_names(case):
    passed = forward(*case.all)
    loss = case.network.loss_function
    errors = loss.gradient(passed.outputs, passed.targets)[0]
    numbers = {
        "error": lambda f: errors[f.unit],
        "slope": lambda f: passed.slopes[f.layer][0, f.unit],
        "weight": lambda f: case.parameters.weights[f.layer][f.source, f.unit],
        "input": lambda f: (
            1.0 if f.source is None else passed.activations[f.layer][0, f.source]
        ),
    }
    for place in places(case.network):
        for path in paths_to(case, *place):
            told = [factor.value for factor in path.factors]
            assert told == [numbers[factor.kind](factor) for factor in path.factors]


@every_case
def test_each_link_hangs_on_the_one_before(case):
    """The layers count down, and a weight leads from the next unit to this one."""
    last = case.network.n_layers - 1
    for layer, unit, source in places(case.network):
        for path in paths_to(case, layer, unit, source):
            error, *links, came = path.factors
            assert (error.layer, error.unit) == (last, path.units[0])
            slopes, weights = links[::2], links[1::2]
            visited = list(zip(range(last, layer - 1, -1), path.units, strict=True))
            assert [(f.layer, f.unit) for f in slopes] == visited
            assert [(f.layer, f.unit) for f in weights] == visited[:-1]
            assert [f.source for f in weights] == list(path.units[1:])
            assert (came.layer, came.unit, came.source) == (layer, unit, source)


numbers = st.floats(-10, 10, allow_subnormal=False)


@given(st.lists(numbers, min_size=1, max_size=9))
def test_a_paths_value_is_the_product_and_its_smallest_is_nearest_to_zero(values):
    path = ChainPath((), tuple(Factor("weight", 0, 0, 0, value) for value in values))
    np.testing.assert_allclose(path.value, np.prod(values), rtol=1e-12)
    assert all(abs(values[path.smallest]) <= abs(value) for value in values)
    assert path.smallest == int(np.argmin(np.abs(values)))


def test_the_factorys_line_from_the_error_to_w11():
    (path,) = paths_to(FACTORY, 0, 0, 0)
    rounded = [round(factor.value, 6) for factor in path.factors]
    # (a - y), a (1 - a), v1, h1 (1 - h1), x1
    assert rounded == [-0.361569, 0.230837, 0.6, 0.245822, 0.5]
    assert round(-0.5 * path.value, 6) == 0.003078
    assert path.smallest == 1


def test_mazurs_hidden_weights_have_two_lines_and_his_output_weights_one():
    assert [path.units for path in paths_to(MAZUR, 0, 1, 0)] == [(0, 1), (1, 1)]
    assert [path.units for path in paths_to(MAZUR, 1, 1, 0)] == [(1,)]


@pytest.mark.parametrize(
    "place",
    [(-1, 0, 0), (2, 0, 0), (0, 2, 0), (0, -1, 0), (0, 0, 2), (0, 0, -1), (1, 1, None)],
    ids=str,
)
def test_a_parameter_that_is_not_there_is_refused(place):
    with pytest.raises(ValueError, match=r"no parameter of layer .* count from 0"):
        paths_to(FACTORY, *place)


def test_a_chain_is_told_for_one_sample():
    with pytest.raises(ValueError, match="There are 3 samples"):
        paths_to(random_case(FACTORY.network, 3), 0, 0, 0)


@pytest.mark.parametrize("more", ["residual", "batch_norm"])
def test_networks_with_more_links_are_refused(more):
    case = random_case(Network((2, 2, 1), **{more: True}))
    with pytest.raises(ValueError, match="plain layers only"):
        paths_to(case, 0, 0, 0)
    with pytest.raises(ValueError, match="plain layers only"):
        books(case, 0)


# --- books of blame -------------------------------------------------------------------


def books(case, layer):
    passed = forward(*case.all)
    back = backward(case.network, case.parameters, passed)
    return books_of_blame(case.network, case.parameters, passed, back, layer)


shapes = st.lists(st.integers(1, 6), min_size=2, max_size=5).map(tuple)
kinds = st.tuples(st.sampled_from(list(ACTIVATIONS)), st.sampled_from(list(LOSSES)))


@settings(deadline=None)
@given(shapes, kinds, st.integers(0, 10**6))
def test_the_books_balance_between_any_two_layers(sizes, kinds, seed):
    activation, loss = kinds
    case = random_case(Network(sizes, activation, loss=loss), seed=seed)
    for layer in range(case.network.n_layers):
        book = books(case, layer)
        assert book.accounts.shape == case.parameters.weights[layer].shape
        assert book.imbalance <= 1e-13 * max(1, np.abs(book.accounts).max())
        total = book.shares.sum()
        assert (book.shares >= 0).all()
        assert total == pytest.approx(1, rel=1e-12) or not book.shares.any()


@every_case
def test_every_account_can_be_read_in_two_ways(case):
    passed = forward(*case.all)
    back = backward(case.network, case.parameters, passed)
    for layer in range(case.network.n_layers):
        book = books(case, layer)
        held = passed.activations[layer][0]
        delta = back.pre_activation_grads[layer][0]
        np.testing.assert_allclose(book.accounts, book.sent * delta, rtol=1e-14)
        by_sender = np.einsum("j,jk->jk", held, book.returned)
        np.testing.assert_allclose(book.accounts, by_sender, rtol=1e-14)


@every_case
def test_what_was_sent_adds_up_to_z_and_what_came_back_to_the_blame(case):
    passed = forward(*case.all)
    back = backward(case.network, case.parameters, passed)
    for layer, biases in enumerate(case.parameters.biases):
        book = books(case, layer)
        z, blame = passed.pre_activations[layer][0], back.activation_grads[layer][0]
        np.testing.assert_allclose(book.sent.sum(axis=0) + biases, z, atol=1e-14)
        np.testing.assert_allclose(book.returned.sum(axis=1), blame, atol=1e-14)
        sizes = np.abs(blame)
        np.testing.assert_allclose(book.shares * sizes.sum(), sizes, atol=1e-15)


@every_case
def test_an_account_is_its_weight_times_the_weights_gradient(case):
    """a_j w_jk delta_k = w_jk dE/dw_jk, with the gradient measured."""
    measured = measured_gradients(*case.all, [1e-20], "complex")[0]
    grads = case.parameters.with_vector(measured).weights
    for layer, weights in enumerate(case.parameters.weights):
        accounts = weights * grads[layer]
        np.testing.assert_allclose(books(case, layer).accounts, accounts, atol=1e-14)


@pytest.mark.parametrize("activation", ["identity", "relu", "leaky_relu"])
def test_without_biases_and_with_straight_units_every_layer_has_the_same_total(
    activation,
):
    """Euler: such outputs grow in proportion to each layer's weights."""
    case = random_case(Network((3, 4, 4, 2), activation), seed=1)
    still = tuple(np.zeros_like(bias) for bias in case.parameters.biases)
    case = replace(case, parameters=replace(case.parameters, biases=still))
    totals = [books(case, layer).accounts.sum() for layer in range(3)]
    assert abs(totals[0]) > 0.01
    np.testing.assert_allclose(totals, totals[0], rtol=1e-12)


def test_where_nothing_is_wrong_nobody_has_a_share():
    case = random_case(Network((2, 3, 1)))
    case = replace(case, targets=forward(*case.all).outputs)
    for layer in (0, 1):
        book = books(case, layer)
        assert not book.accounts.any()
        np.testing.assert_array_equal(book.shares, np.zeros(len(book.shares)))


def test_books_with_one_false_entry_do_not_balance():
    book = books(MAZUR, 1)
    assert book.imbalance < 1e-16
    false = book.accounts + [[0, 0.01], [0, 0]]
    assert replace(book, accounts=false).imbalance == pytest.approx(0.01)


def test_books_kept_with_another_networks_blame_do_not_balance():
    passed = forward(*MAZUR.all)
    other = MAZUR.moved(np.full(12, 0.1))
    back = backward(MAZUR.network, other, passed)
    book = books_of_blame(MAZUR.network, MAZUR.parameters, passed, back, 1)
    assert book.imbalance > 1e-3


def test_the_factorys_blame_is_shared_like_its_output_weights():
    """One receiver: what comes back is 0.6 delta and 0.4 delta."""
    book = books(FACTORY, 1)
    np.testing.assert_allclose(book.shares, [0.6, 0.4], rtol=1e-15)
    np.testing.assert_allclose(book.sent.sum(), 0.568559, atol=5e-7)


@pytest.mark.parametrize("layer", [-1, 2])
def test_books_of_a_layer_that_is_not_there_are_refused(layer):
    with pytest.raises(ValueError, match=f"of layer {layer}"):
        books(FACTORY, layer)


def test_books_are_kept_for_one_sample():
    with pytest.raises(ValueError, match="There are 2 samples"):
        books(random_case(FACTORY.network, 2), 0)


@pytest.mark.parametrize(
    ("terms", "total"),
    [
        ([0.1, 0.2, -0.3], 0.0),
        ([1e-20, 2e-20], 3e-20),
        ([1.0, -1.0 + 1e-9], 1e-9),
        ([0.0, 0.0], 0.0),
        ([5.0], 5.0),
    ],
)
def test_what_is_left_of_terms_that_cancel_counts_only_beyond_rounding(terms, total):
    found = sum_of(np.array(terms))
    assert found == pytest.approx(total, rel=1e-6) and (total or not found)


def test_blame_that_cancels_has_no_shares():
    network = Network((1, 1, 2), loss="softmax_cross_entropy")
    weights = (np.array([[1.0]]), np.array([[0.3, 0.3]]))
    parameters = Parameters(weights, (np.zeros(1), np.array([0.0, 0.2])))
    passed = forward(network, parameters, [[1.0]], [[1.0, 0.0]])
    back = backward(network, parameters, passed)
    assert not books_of_blame(network, parameters, passed, back, 1).shares.any()
