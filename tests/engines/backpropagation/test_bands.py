"""Bands over many networks, chains of slopes, rounding errors, and the census."""

from dataclasses import fields, replace

import numpy as np
import pytest

from engines.backpropagation import ACTIVATIONS, SCHEMES, Stack, depth_profile
from engines.backpropagation.bands import band_of, slopes_alone, without_rounding
from engines.backpropagation.census import RULE, Census, take_census
from engines.datasets import digit_samples

INPUTS, TARGETS, _ = digit_samples(8)
ROUNDED = ("deltas", "weight_grads", "update_ratios")
every_activation = pytest.mark.parametrize("activation", ACTIVATIONS)


def profile(*stack, n_seeds=3, **settings):
    return depth_profile(Stack(*stack, **settings), INPUTS, TARGETS, n_seeds)


# --- bands ----------------------------------------------------------------------------


def random_sizes(n_networks):
    """Return sizes over many powers of ten, some of them 0, infinite or no number."""
    generator = np.random.default_rng(n_networks)
    sizes = 10.0 ** generator.uniform(-200, 200, (n_networks, 40))
    special = generator.choice([0.0, np.inf, np.nan], sizes.shape)
    return np.where(generator.random(sizes.shape) < 0.3, special, sizes)


@pytest.mark.parametrize("n_networks", [1, 2, 3, 4, 5, 8, 9, 30])
def test_low_middle_and_high_are_places_in_the_sorted_column(n_networks):
    sizes = random_sizes(n_networks)
    band = band_of(sizes)
    for layer, column in enumerate(sizes.T):
        told = [np.inf if np.isnan(size) else size for size in column]
        ordered = np.sort(told)
        assert band.low[layer] == ordered[0] and band.high[layer] == ordered[-1]
        assert band.middle[layer] == ordered[n_networks // 2]
        assert band.n_overflowed[layer] == told.count(np.inf)


@pytest.mark.parametrize("n_networks", [1, 3, 7, 31])
def test_of_an_odd_number_the_middle_is_the_median(n_networks):
    sizes = np.random.default_rng(2).exponential(size=(n_networks, 20))
    np.testing.assert_array_equal(band_of(sizes).middle, np.median(sizes, axis=0))


def test_of_an_even_number_the_middle_is_the_upper_one():
    assert band_of([[4.0], [1.0], [3.0], [2.0]]).middle.tolist() == [3]


def test_the_order_of_networks_counts_for_nothing():
    sizes = random_sizes(9)
    given = sizes.copy()
    one, other = band_of(sizes), band_of(sizes[::-1])
    for part in fields(one):
        np.testing.assert_array_equal(
            getattr(one, part.name), getattr(other, part.name)
        )
    np.testing.assert_array_equal(sizes, given)  # and is left as it was


def test_told_is_a_number_and_kept_is_one_above_0():
    band = band_of([[1, np.nan, np.inf, 0, 0], [2, np.nan, 1, 0, 3], [3, 1, 2, 5, 4]])
    assert band.middle.tolist() == [2, np.inf, 2, 0, 3]
    assert band.is_finite.tolist() == [True, False, True, True, True]
    assert band.is_kept.tolist() == [True, False, True, False, True]
    assert band.n_overflowed.tolist() == [0, 2, 1, 0, 0]


def test_the_smallest_number_has_not_vanished_nor_the_largest_overflowed():
    band = band_of([[5e-324, 1.7e308]])
    assert not band.n_overflowed.any()
    assert band.is_kept.all()


# --- slopes alone ---------------------------------------------------------------------


@every_activation
@pytest.mark.parametrize(("depth", "start"), [(1, 1.0), (2, 0.3), (9, 2.0)])
def test_slopes_alone_are_multiplied_one_by_one(activation, depth, start):
    found = slopes_alone(activation, depth, start)
    product, expected = start, []
    for _ in range(depth):
        expected.insert(0, product)
        product *= ACTIVATIONS[activation].steepest
    np.testing.assert_allclose(found, expected, rtol=1e-13)
    assert found.shape == (depth,) and found[-1] == start


def test_without_a_start_it_is_1_and_sigmoids_quarter_it():
    assert slopes_alone("sigmoid", 4).tolist() == [1 / 64, 1 / 16, 1 / 4, 1]


@every_activation
def test_no_chain_of_weights_1_passes_on_more(activation):
    """An orthogonal matrix of one weight is 1 or -1."""
    found = profile(7, 1, activation, "orthogonal", n_seeds=99).deltas
    for deltas in found:
        most = slopes_alone(activation, 7, start=deltas[-1])
        assert (deltas <= most * (1 + 1e-12)).all()
    assert found.any()


def test_chains_without_bend_pass_on_just_as_much():
    for deltas in profile(7, 1, "identity", "orthogonal").deltas:
        expected = slopes_alone("identity", 7, start=deltas[-1])
        np.testing.assert_allclose(deltas, expected, rtol=1e-13)


def test_slopes_of_an_unknown_activation_are_none():
    with pytest.raises(KeyError, match="cube"):
        slopes_alone("cube", 3)


# --- rounding -------------------------------------------------------------------------


def assert_same_profile(one, other, but=()):
    for part in fields(one):
        if part.name not in ("stack", *but):
            given, told = (getattr(p, part.name) for p in (one, other))
            np.testing.assert_array_equal(given, told, err_msg=part.name)


@pytest.mark.parametrize("scheme", [name for name in SCHEMES if name != "constant"])
def test_other_stacks_than_constant_ones_are_left_alone(scheme):
    for scale in (1e-200, 1.0, 1e200):
        found = profile(4, 6, "tanh", scheme, scale)
        before = {
            part.name: np.copy(getattr(found, part.name)) for part in fields(found)
        }
        assert without_rounding(found) is found
        for name in ROUNDED:
            np.testing.assert_array_equal(getattr(found, name), before[name])


@pytest.mark.parametrize("settings", [{}, dict(batch_norm=True), dict(residual=True)])
@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_blame_of_constant_weights_is_rounding_and_becomes_0(activation, settings):
    found = profile(4, 6, activation, "constant", 0.3, **settings)
    cleared = without_rounding(found)
    assert 0 < found.deltas[:, -1].max() < 1e-14  # of blames of about 1
    for name in ROUNDED:
        assert (
            getattr(cleared, name).shape == (3, 4) and not getattr(cleared, name).any()
        )
    assert_same_profile(found, cleared, but=ROUNDED)
    assert cleared.stack == found.stack and found.deltas.any()


def test_what_left_the_range_of_numbers_stays_out_of_it():
    found = profile(4, 6, "relu", "constant", 1e120)
    overflowed = replace(
        found,
        deltas=np.array([[np.inf, np.nan, 1e-17, -np.inf]]),
        weight_grads=np.array([[1e300, np.inf, np.nan, 0.0]]),
        update_ratios=np.array([[np.nan, 1.0, np.inf, 2.0]]),
    )
    cleared = without_rounding(overflowed)
    np.testing.assert_array_equal(cleared.deltas, [[np.inf, np.nan, 0, -np.inf]])
    np.testing.assert_array_equal(cleared.weight_grads, [[0, np.inf, np.nan, 0]])
    np.testing.assert_array_equal(cleared.update_ratios, [[np.nan, 0, np.inf, 0]])
    assert not np.isfinite(without_rounding(found).deltas).any()


# --- census ---------------------------------------------------------------------------


def counted(stack, seed, n_seeds):
    """Return shares dead and saturated, and update ratios, counted one by one."""
    start = stack.initialize(stack.network(64, 10), n_seeds, 0)
    weights = [array[seed] for array in start.weights]
    a, slopes, values = INPUTS, [], [INPUTS]
    for matrix in weights[:-1]:
        z = a @ matrix
        is_relu = stack.activation == "relu"
        a = np.maximum(z, 0) if is_relu else np.tanh(z)
        slopes.append(np.where(z > 0, 1.0, 0.0) if is_relu else 1 / np.cosh(z) ** 2)
        values.append(a)
    odds = np.exp(a @ weights[-1])
    blame = odds / odds.sum(axis=1, keepdims=True) - TARGETS
    dead, flat, ratios = [], [], []
    for layer in reversed(range(stack.depth)):
        blame = blame @ weights[layer + 1].T * slopes[layer]
        grad = values[layer].T @ blame / len(INPUTS)
        ratios.append(0.1 * np.linalg.norm(grad) / np.linalg.norm(weights[layer]))
        units = slopes[layer].T.tolist()
        n_dead = sum(all(slope < 1e-12 for slope in unit) for unit in units)
        n_flat = sum(slope <= 0.1 for unit in units for slope in unit)
        dead.append(n_dead / len(units))
        flat.append(n_flat / len(units) / len(INPUTS))
    return dead[::-1], flat[::-1], ratios[::-1]


@pytest.mark.parametrize("n_seeds", [1, 4, 5])
@pytest.mark.parametrize("activation", ["relu", "tanh"])
def test_the_census_is_a_count_of_every_slope(activation, n_seeds):
    stack = Stack(4, 5, activation, "normal", 0.6)
    census = take_census(depth_profile(stack, INPUTS, TARGETS, n_seeds))
    by_seed = [counted(stack, seed, n_seeds) for seed in range(n_seeds)]
    bands = census.dead, census.saturated, census.update_ratios
    for band, rows in zip(bands, zip(*by_seed, strict=True), strict=True):
        ordered = np.sort(rows, axis=0)
        lines = (band.low, 0), (band.middle, n_seeds // 2), (band.high, -1)
        for line, place in lines:
            np.testing.assert_allclose(line, ordered[place], rtol=1e-8, atol=1e-300)
    assert census.saturated.high.max() > 0.2
    assert activation == "tanh" or census.dead.high.any()


def test_weights_of_0_have_an_update_ratio_beyond_all_numbers():
    census = take_census(profile(3, 6, "relu", "zeros", n_seeds=4))
    assert (census.update_ratios.n_overflowed == 4).all()
    assert np.isinf(census.update_ratios.low).all() and not census.near_rule.any()
    assert (census.dead.low == 1).all() and (census.saturated.low == 1).all()


def near(*ratios) -> list[bool]:
    nothing = band_of(np.zeros((1, len(ratios))))
    return Census(nothing, nothing, band_of([ratios])).near_rule.tolist()


def test_near_the_rule_is_a_factor_of_ten_and_no_more():
    assert RULE == 1e-3
    assert near(1e-4, 1e-3, 1e-2) == [True, True, True]
    beyond = np.nextafter(1e-4, 0), np.nextafter(1e-2, 1), 0.0, np.inf, np.nan, 1.0
    assert near(*beyond) == [False] * 6


def test_near_the_rule_is_asked_of_the_middle_network():
    nothing = band_of(np.zeros((3, 2)))
    ratios = band_of([[1e-9, 1e-3], [1e-3, 5.0], [7.0, 9.0]])
    assert Census(nothing, nothing, ratios).near_rule.tolist() == [True, False]
