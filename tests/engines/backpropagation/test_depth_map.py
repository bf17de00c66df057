"""The map of depth and scale: whole networks in every cell, and theory's edge."""

import numpy as np
import pytest

from engines.backpropagation import Stack, critical_scale, depth_map, depth_profile
from engines.backpropagation.depth_map import LARGEST
from engines.datasets import digit_samples

INPUTS, TARGETS, _ = digit_samples(16)
DEPTHS, SCALES = [1, 3, 8], [0.3, 1.0, 3.0]


def mapped(stack, depths=DEPTHS, scales=SCALES, n_seeds=2, seed=0):
    return depth_map(stack, depths, scales, INPUTS, TARGETS, n_seeds, seed)


@pytest.mark.parametrize(
    "settings",
    [
        dict(activation="tanh"),
        dict(activation="relu", scheme="he"),
        dict(activation="sigmoid", batch_norm=True),
        dict(activation="relu", scheme="normal", residual=True),
    ],
    ids=lambda settings: "-".join(map(str, settings.values())),
)
def test_every_cell_is_the_profile_of_a_whole_network(settings):
    found = mapped(Stack(width=12, **settings), n_seeds=3, seed=5)
    for row, scale in enumerate(SCALES):
        for column, depth in enumerate(DEPTHS):
            stack = Stack(depth=depth, width=12, scale=scale, **settings)
            profile = depth_profile(stack, INPUTS, TARGETS, 3, seed=5)
            expected = np.log10(profile.delta_ratios).mean()
            cell = found.log_ratios[row, column]
            assert cell == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_depth_and_scale_of_the_stack_are_not_used():
    one, other = (mapped(Stack(d, 8, "tanh", scale=s)) for d, s in ((1, 1), (9, 7)))
    np.testing.assert_array_equal(one.log_ratios, other.log_ratios)


def test_a_network_of_one_layer_has_nothing_to_fade_in():
    assert not mapped(Stack(width=8, activation="tanh")).log_ratios[:, 0].any()


def test_the_map_is_told_where_it_is():
    found = mapped(Stack(width=8))
    assert found.depths.tolist() == DEPTHS and found.scales.tolist() == SCALES
    assert found.log_ratios.shape == found.is_lost.shape == (3, 3)


def test_without_a_bend_every_layer_multiplies_by_the_scale():
    stack = Stack(width=8, activation="identity", scheme="orthogonal")
    logs = mapped(stack).log_ratios
    expected = np.log10(SCALES)[:, None] * (np.array(DEPTHS) - 1)
    np.testing.assert_allclose(logs, expected, atol=1e-12)


def test_vanished_and_exploded_begin_at_a_factor_of_a_thousand():
    stack = Stack(width=8, activation="identity", scheme="orthogonal")
    found = mapped(stack, [2], [0.9e-3, 1.1e-3, 1.0, 0.9e3, 1.1e3])
    assert found.vanished[:, 0].tolist() == [True, False, False, False, False]
    assert found.exploded[:, 0].tolist() == [False, False, False, False, True]


@pytest.mark.parametrize(("scale", "end"), [(1e-300, -LARGEST), (1e300, LARGEST)])
def test_what_is_lost_stands_at_the_end_of_the_scale_and_is_told(scale, end):
    stack = Stack(width=8, activation="identity", scheme="orthogonal")
    found = mapped(stack, [6], [scale, 1.0])
    assert found.log_ratios[0, 0] == end and found.is_lost[:, 0].tolist() == [1, 0]
    assert abs(found.log_ratios[1, 0]) < 1e-12


def test_a_ratio_beyond_the_range_of_squares_is_not_lost():
    stack = Stack(width=8, activation="identity", scheme="orthogonal")
    found = mapped(stack, [3], [1e-100])
    assert not found.is_lost.any()
    assert found.log_ratios[0, 0] == pytest.approx(-200, abs=1e-9)


@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid", "gelu"])
def test_the_edge_lies_where_theory_says(activation):
    """With fewer weights than without end, but 30 layers tell 1.4 times from 1."""
    edge = critical_scale(activation)
    around = [edge / 1.4, edge, edge * 1.4]
    found = mapped(Stack(width=64, activation=activation), [30], around, 4)
    below, at, above = found.log_ratios[:, 0]
    assert below < -1 < 0.3 < above  # tanh saturates: its blame grows slowly
    assert below < at < above
