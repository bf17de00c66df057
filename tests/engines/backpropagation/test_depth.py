"""Deep stacks: what a layer multiplies, and that nothing is lost without being told."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engines.backpropagation import ACTIVATIONS, Stack, depth_profile
from engines.backpropagation.depth import root_mean_square, root_mean_squares
from engines.datasets import digit_samples

INPUTS, TARGETS, _ = digit_samples(32)
SIZES = ("activations", "deltas", "weight_grads", "update_ratios")


def profile(*stack, n_seeds=30, **settings):
    return depth_profile(Stack(*stack, **settings), INPUTS, TARGETS, n_seeds)


def middle(ratios) -> float:
    """Return the geometric mean over the seeds."""
    return float(np.exp(np.log(ratios).mean()))


# --- the record ---------------------------------------------------------------------


def by_hand(stack, seed, inputs, targets):
    """Return sizes of one network, written out layer by layer for tanh and sigmoid."""
    network = stack.network(inputs.shape[1], targets.shape[1])
    first = stack.initialize(network, 3, seed=0)
    weights = [array[seed] for array in first.weights]
    bend = {"tanh": np.tanh, "sigmoid": lambda z: 1 / (1 + np.exp(-z))}
    a = [inputs]
    for matrix in weights[:-1]:
        a.append(bend[stack.activation](a[-1] @ matrix))
    odds = np.exp(a[-1] @ weights[-1])
    blame = odds / odds.sum(axis=1, keepdims=True) - targets
    deltas, grads = [], []
    for layer in reversed(range(stack.depth)):
        out = a[layer + 1]
        slope = 1 - out**2 if stack.activation == "tanh" else out * (1 - out)
        blame = blame @ weights[layer + 1].T * slope
        deltas.insert(0, blame)
        grads.insert(0, a[layer].T @ blame / len(inputs))

    def sizes(arrays):
        return [np.sqrt(np.mean(array**2)) for array in arrays]

    ratios = [
        0.1 * np.linalg.norm(grad) / np.linalg.norm(matrix)
        for grad, matrix in zip(grads, weights, strict=False)
    ]
    return sizes(a), sizes(deltas), sizes(grads), ratios


@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
@pytest.mark.parametrize("seed", range(3))
def test_every_seed_is_the_network_worked_out_alone(activation, seed):
    stack = Stack(4, 7, activation)
    found = depth_profile(stack, INPUTS, TARGETS, n_seeds=3)
    expected = by_hand(stack, seed, INPUTS, TARGETS)
    for name, sizes in zip(SIZES, expected, strict=True):
        np.testing.assert_allclose(getattr(found, name)[seed], sizes, rtol=1e-12)


def test_the_same_samples_twice_change_no_size():
    """Deltas belong to one sample's loss, gradients to the mean over the batch."""
    once = depth_profile(Stack(5, 8, "tanh"), INPUTS, TARGETS, 2)
    twice = (np.tile(array, (2, 1)) for array in (INPUTS, TARGETS))
    again = depth_profile(Stack(5, 8, "tanh"), *twice, 2)
    for name in SIZES:
        np.testing.assert_allclose(getattr(again, name), getattr(once, name))


def change_per_layer(found):
    """Return by how much delta is multiplied over a layer: the geometric mean."""
    return found.delta_ratios ** (1 / (found.stack.depth - 1))


def test_row_by_row_the_ratio_is_first_over_last():
    found = profile(6, 8, "tanh", n_seeds=4)
    sizes = found.deltas
    np.testing.assert_array_equal(found.delta_ratios, sizes[:, 0] / sizes[:, -1])


def test_one_layer_is_its_own_first_and_last():
    found = profile(1, 8, "tanh", n_seeds=2)
    assert found.deltas.shape == (2, 1) and found.activations.shape == (2, 2)
    assert found.delta_ratios.tolist() == [1, 1]


def test_a_longer_learning_rate_is_a_larger_update():
    short, long = (
        depth_profile(Stack(3, 8), INPUTS, TARGETS, 2, learning_rate=rate)
        for rate in (0.1, 0.3)
    )
    np.testing.assert_allclose(long.update_ratios, 3 * short.update_ratios)


def test_the_seed_decides_the_weights():
    one, same, other = (
        depth_profile(Stack(3, 8), INPUTS, TARGETS, 2, seed).deltas
        for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(one, same)
    assert (one != other).all()


# --- sizes --------------------------------------------------------------------------

NUMBERS = arrays(float, (3, 4), elements=st.floats(-10, 10, allow_subnormal=False))


@given(NUMBERS, st.integers(-900, 900))
def test_a_size_scales_with_its_array_far_beyond_the_range_of_squares(array, power):
    array = np.where(np.abs(array) > 1e-3, array, 0)  # so that scaling is exact
    size = np.ldexp(np.linalg.norm(array) / np.sqrt(12), power)
    with np.errstate(all="ignore"):
        found = root_mean_square(np.ldexp(array, power))
    np.testing.assert_allclose(found, size, rtol=1e-14)


def test_squares_alone_would_lose_a_small_size():
    small = np.full((2, 2), 1e-200)
    assert np.sqrt((small**2).mean()) == 0 and root_mean_square(small) == 1e-200


def test_a_small_matrix_keeps_its_size_beside_a_large_one():
    both = np.stack([np.full((2, 2), 1e-200), np.full((2, 2), 3.0)])
    np.testing.assert_allclose(root_mean_square(both), [1e-200, 3], rtol=1e-15)


def test_nothing_has_size_0_and_what_overflowed_is_not_finite():
    assert root_mean_square(np.zeros((2, 2))) == 0
    with np.errstate(all="ignore"):
        assert not np.isfinite(root_mean_square(np.array([[np.inf, 1.0]])))
        assert np.isnan(root_mean_square(np.array([[np.nan, 1.0]])))


# --- laws of depth ------------------------------------------------------------------


def stays_level(found) -> bool:
    """Say whether the first layer's blame is 0.5 to 1.5 times the last one's."""
    return 0.5 <= middle(found.delta_ratios) <= 1.5


def test_he_keeps_the_blame_level_through_20_layers_of_relu():
    assert stays_level(profile(20, 64, "relu", "he"))


@pytest.mark.parametrize(
    "stack", [("relu", "xavier"), ("sigmoid", "xavier"), ("tanh", "normal")]
)
def test_level_is_not_said_of_stacks_that_are_not(stack):
    assert not stays_level(profile(20, 64, *stack))


@pytest.mark.parametrize("depth", [10, 20, 50])
@pytest.mark.parametrize("width", [32, 64])
def test_a_layer_of_sigmoids_passes_on_18_to_25_hundredths(depth, width):
    found = profile(depth, width, "sigmoid", "xavier")
    change = change_per_layer(found)
    assert ((change > 0.18) & (change < 0.25)).all()


def test_tanh_with_normal_weights_of_scale_1_explodes():
    assert (profile(20, 64, "tanh", "normal").delta_ratios > 1e4).all()


def test_small_weights_starve_the_deltas_but_not_the_ratio_of_weight_gradients():
    """A weight's gradient is a times delta, and what fades going back faded on
    the way there too: the product is as small in every layer."""
    found = profile(20, 64, "tanh", "normal", 0.01)
    weight_grads = found.weight_grads
    assert 0.5 < middle(weight_grads[:, 0] / weight_grads[:, -1]) < 2
    assert 1e-22 < middle(found.delta_ratios) < 1e-20
    assert middle(change_per_layer(found)) == pytest.approx(0.01 * 64**0.5, rel=0.01)
    assert (weight_grads < 1e-18).all()  # level, and next to nothing


def test_batch_normalised_relu_grows_by_about_a_fifth_a_layer():
    """Yang et al. (2019): sqrt(pi / (pi - 1)) a layer, in wide nets and batches."""
    found = profile(20, 64, "relu", "he", batch_norm=True)
    limit = np.sqrt(np.pi / (np.pi - 1))
    assert middle(change_per_layer(found)) == pytest.approx(limit, rel=0.03)


def test_residual_relu_with_he_explodes():
    found = profile(20, 64, "relu", "he", residual=True)
    assert (found.delta_ratios > 100).all() and not found.is_lost.any()


def test_orthogonal_layers_without_bend_keep_every_delta():
    found = profile(50, 16, "identity", "orthogonal")
    np.testing.assert_allclose(found.delta_ratios, 1, rtol=1e-12)


# --- dead, saturated, lost ----------------------------------------------------------


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_shares_are_shares(activation):
    found = profile(4, 16, activation, n_seeds=3)
    for share in (found.dead_units, found.saturated_units):
        assert ((share >= 0) & (share <= 1)).all()
    assert (found.dead_units <= found.saturated_units).all()


def test_what_has_one_slope_is_never_dead_or_saturated():
    found = profile(4, 16, "identity", "normal", 5.0, n_seeds=3)
    assert not found.dead_units.any() and not found.saturated_units.any()


def test_relus_that_get_nothing_are_all_dead():
    found = profile(3, 8, "relu", "zeros", n_seeds=2)
    assert (found.dead_units == 1).all() and (found.saturated_units == 1).all()
    assert found.is_lost.all()


def test_large_weights_saturate_sigmoids_and_small_ones_do_not():
    calm, large = (
        profile(3, 32, "sigmoid", "xavier", s, n_seeds=3) for s in (0.1, 1e3)
    )
    assert not calm.saturated_units.any() and (large.saturated_units > 0.9).all()


def test_saturated_sigmoids_pass_on_less_than_a_tenth_of_their_steepest_slope():
    stack = Stack(1, 16, "sigmoid", "xavier", 5.0)
    found = depth_profile(stack, INPUTS, TARGETS, 1)
    weights = stack.initialize(stack.network(64, 10), 1, 0).weights[0][0]
    a = 1 / (1 + np.exp(-INPUTS @ weights))
    share = (a * (1 - a) < 0.025).mean()
    assert 0.05 < share < 0.95 and found.saturated_units[0, 0] == share


@pytest.mark.parametrize("scale", [1e-200, 1e200])
def test_what_leaves_every_scale_is_told_and_warns_of_nothing(scale):
    assert profile(5, 8, "relu", "he", scale, n_seeds=3).is_lost.all()


def test_a_hundred_layers_that_fade_below_the_range_of_squares_are_not_lost():
    found = profile(100, 64, "sigmoid", "normal", 0.003, n_seeds=2)
    assert ((found.deltas[:, 0] > 0) & (found.deltas[:, 0] < 1e-200)).all()
    assert not found.is_lost.any()


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (dict(depth=0), "depth is 0; choose 1 or more"),
        (dict(width=0), "width is 0; choose 1 or more"),
        (dict(activation="cube"), "no activation 'cube'"),
        (dict(scheme="best"), "no scheme 'best'"),
    ],
)
def test_a_stack_that_is_none_is_refused(settings, sentence):
    with pytest.raises(ValueError, match=sentence):
        depth_profile(Stack(**settings), INPUTS, TARGETS, 1)


def test_only_blame_is_the_same_blame_and_measures_nothing_else():
    stack = Stack(5, 8, "tanh")
    whole = depth_profile(stack, INPUTS, TARGETS, 7)
    blame = depth_profile(stack, INPUTS, TARGETS, 7, only_blame=True)
    for name in ("activations", "deltas", "losses", "delta_ratios", "is_lost"):
        np.testing.assert_array_equal(getattr(whole, name), getattr(blame, name))
    for name in ("weight_grads", "update_ratios", "dead_units", "saturated_units"):
        assert getattr(whole, name).shape == (7, 5)
        assert getattr(blame, name).shape == (7, 0)


def test_sizes_of_many_arrays_are_those_of_each_where_some_have_lost_digits():
    arrays = [np.full((2, 3, 4), 1e-200), np.ones((2, 5, 1)), np.full((2, 1, 1), 1e200)]
    arrays[1][1] *= 1e-170
    with np.errstate(over="ignore"):
        found = root_mean_squares(arrays)
        each = np.stack([root_mean_square(array) for array in arrays], axis=-1)
    np.testing.assert_array_equal(found, each)
    np.testing.assert_allclose(found, [[1e-200, 1, 1e200], [1e-200, 1e-170, 1e200]])
