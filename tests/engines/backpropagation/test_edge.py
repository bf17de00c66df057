"""The edge in a scheme's own words: spreads drawn, closed forms, wide networks."""

from dataclasses import replace

import numpy as np
import pytest

from engines.backpropagation import (
    ACTIVATIONS,
    SCHEMES,
    DepthMap,
    Stack,
    critical_scale,
    depth_map,
    depth_profile,
    growth_per_layer,
    initialize,
)
from engines.backpropagation.activations import LEAK
from engines.backpropagation.edge import (
    edge_scale,
    expected_factor,
    level_scale,
    same_scale,
    weight_spread,
)
from engines.datasets import digit_samples
from tests.sampling import sampled

RANDOM = [name for name in SCHEMES if name not in ("zeros", "constant")]
NO_THEORY = [
    dict(scheme="zeros"),
    dict(scheme="constant"),
    dict(batch_norm=True),
    dict(residual=True),
]
every_random_scheme = pytest.mark.parametrize("scheme", RANDOM)
without_theory = pytest.mark.parametrize("settings", NO_THEORY, ids=str)

# --- spread ---------------------------------------------------------------------------


@every_random_scheme
@pytest.mark.parametrize("width", [1, 16, 50])
def test_the_spread_is_that_of_drawn_weights(scheme, width):
    n_networks = 40_000 // width**2 + 10
    drawn = initialize((3, width, width, 2), scheme, 1, 1.0, n_networks).weights[1]
    measured = np.sqrt((drawn**2).mean()) * np.sqrt(width)
    assert weight_spread(scheme, width) == pytest.approx(measured, rel=0.02)


@pytest.mark.parametrize("scheme", ["zeros", "constant"])
def test_what_is_not_drawn_has_no_spread(scheme):
    drawn = initialize((3, 8, 8, 2), scheme, 1).weights[1]
    assert drawn.std() == 0 and weight_spread(scheme, 8) is None


@pytest.mark.parametrize(
    ("scheme", "spread"),
    [
        ("normal", np.sqrt(12)),
        ("uniform", 2.0),
        ("xavier", 1.0),
        ("he", np.sqrt(2)),
        ("orthogonal", 1.0),
    ],
)
def test_spreads_in_closed_form(scheme, spread):
    found = weight_spread(scheme, 12)
    assert found == pytest.approx(spread, rel=1e-15) and type(found) is float


# --- edge -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("activation", "scheme", "edge"),
    [
        ("tanh", "xavier", 1.0),
        ("tanh", "normal", 1 / np.sqrt(48)),
        ("tanh", "uniform", 1 / 4),
        ("tanh", "orthogonal", 1.0),
        ("relu", "he", 1.0),
        ("relu", "xavier", np.sqrt(2)),
        ("relu", "normal", np.sqrt(2 / 48)),
        ("leaky_relu", "he", 1 / np.sqrt(1 + LEAK**2)),
        ("identity", "orthogonal", 1.0),
        ("identity", "he", 1 / np.sqrt(2)),
    ],
)
def test_edges_known_in_closed_form(activation, scheme, edge):
    for depth, scale in ((1, 1.0), (30, 7.0)):  # of which it does not depend
        stack = Stack(depth, 48, activation, scheme, scale)
        assert edge_scale(stack) == pytest.approx(edge, rel=1e-6)


@every_random_scheme
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_on_either_side_of_the_edge_blame_dies_or_explodes(activation, scheme):
    stack = Stack(5, 20, activation, scheme)
    edge = edge_scale(stack)
    low, high = (expected_factor(replace(stack, scale=edge * s)) for s in (0.99, 1.01))
    assert low < 1 < high
    drawn = edge * weight_spread(scheme, 20)
    assert drawn == pytest.approx(critical_scale(activation), rel=1e-14)


@without_theory
def test_where_there_is_no_theory_nothing_is_said(settings):
    stack = Stack(5, 8, "tanh", **settings)
    assert edge_scale(stack) is None and expected_factor(stack) is None


def test_where_no_scale_will_do_there_is_no_edge(monkeypatch):
    flat = replace(ACTIVATIONS["identity"], slope=lambda z, a: np.full_like(z, 1e-9))
    monkeypatch.setitem(ACTIVATIONS, "flat", flat)
    assert edge_scale(Stack(activation="flat")) is None


@pytest.mark.parametrize("asked", [edge_scale, expected_factor])
def test_an_unknown_activation_is_refused(asked):
    with pytest.raises(ValueError, match="no activation 'cube'; choose one of"):
        asked(Stack(activation="cube"))


# --- factor ---------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [0.3, 1.0, 4.0])
@pytest.mark.parametrize(
    ("activation", "scheme", "factor"),
    [
        ("identity", "orthogonal", 1.0),
        ("identity", "uniform", np.sqrt(27 / 3)),
        ("relu", "he", 1.0),
        ("relu", "normal", np.sqrt(27 / 2)),
        ("leaky_relu", "xavier", np.sqrt((1 + LEAK**2) / 2)),
    ],
)
def test_straight_pieces_multiply_by_their_spread(activation, scheme, factor, scale):
    stack = Stack(9, 27, activation, scheme, scale)
    assert expected_factor(stack) == pytest.approx(scale * factor, rel=1e-9)


def test_a_factor_is_of_delta_and_growth_of_its_square():
    stack = Stack(9, 25, "sigmoid", "normal", 0.6)
    growth = growth_per_layer("sigmoid", 0.6 * 5)
    assert expected_factor(stack) == pytest.approx(growth**0.5, rel=1e-14)


def measured_factor(stack: Stack) -> float:
    """Return by how much layers multiply delta in the middle, where z has settled."""
    inputs, targets, _ = digit_samples(8)
    logs = np.log(depth_profile(stack, inputs, targets, 4).deltas)
    return float(np.exp((logs[:, 6] - logs[:, 19]).mean() / 13))


WIDE = [
    ("tanh", "xavier", 0.8),
    ("tanh", "normal", 1.5 / 16),
    ("relu", "he", 1.0),
    ("relu", "uniform", 0.2),
    ("sigmoid", "xavier", 1.0),
    ("sigmoid", "normal", 10 / 16),
    ("leaky_relu", "he", 0.7),
    ("identity", "normal", 0.1),
    ("gelu", "xavier", 0.8),
    ("softplus", "xavier", 0.8),
]


@pytest.mark.parametrize("settings", sampled(WIDE, 3), ids=str)
def test_wide_networks_multiply_by_the_factor(settings):
    stack = Stack(24, 256, *settings)
    assert measured_factor(stack) == pytest.approx(expected_factor(stack), rel=0.03)


@pytest.mark.parametrize(
    ("width", "within"), [(64, 0.1), pytest.param(256, 0.03, marks=pytest.mark.long)]
)
def test_rotations_multiply_as_independent_weights_do(width, within):
    stack = Stack(24, width, "tanh", "orthogonal", 1.5)
    assert measured_factor(stack) == pytest.approx(expected_factor(stack), rel=within)


def test_a_scale_that_is_a_tenth_off_is_told_apart():
    stack = Stack(24, 256, "relu", "he")
    expected = expected_factor(replace(stack, scale=1.1))
    assert measured_factor(stack) != pytest.approx(expected, rel=0.03)


# --- the same scale in another width --------------------------------------------------


@every_random_scheme
@pytest.mark.parametrize("width", [1, 16, 64, 300])
def test_in_another_width_the_spread_stays(scheme, width):
    stack = Stack(5, 64, "tanh", scheme, 0.3)
    other = Stack(5, width, "tanh", scheme, same_scale(stack, width))
    spreads = [s.scale * weight_spread(scheme, s.width) for s in (stack, other)]
    assert spreads[0] == pytest.approx(spreads[1], rel=1e-14)
    assert expected_factor(stack) == pytest.approx(expected_factor(other), rel=1e-9)
    assert same_scale(other, 64) == pytest.approx(0.3, rel=1e-14)


@pytest.mark.parametrize(
    ("scheme", "scale"),
    [("normal", 0.6), ("uniform", 0.6), ("xavier", 0.3), ("he", 0.3), ("zeros", 0.3)],
)
def test_only_what_knows_no_width_needs_another_scale(scheme, scale):
    found = same_scale(Stack(5, 64, "tanh", scheme, 0.3), 16)
    assert found == pytest.approx(scale, rel=1e-14)


# --- the edge measured ----------------------------------------------------------------


def mapped(*deepest, scales=None, shallow=0.0) -> DepthMap:
    """Return a map of two depths, of which the deeper has these log ratios."""
    deepest = np.array(deepest)
    ratios = np.stack([np.full_like(deepest, shallow), deepest], axis=1)
    scales = 2.0 ** np.arange(len(deepest)) if scales is None else np.array(scales)
    return DepthMap(np.array([2, 9]), scales, ratios, np.abs(ratios) >= 300)


@pytest.mark.parametrize(
    ("deepest", "expected"),
    [
        ([-1, 1], 2**0.5),
        ([-1, 3], 2**0.25),
        ([-3, 1], 2**0.75),
        ([-9, -2, 2, 9], 2**1.5),
        ([-2, 0, 5], 2),  # level is not below
        ([-2, 0, 0], 2),
        ([-1, 1, -1, 1], 2**0.5),  # the first of two
        ([1, -1, -1, 3], 2**2.25),  # a fall is passed over
        ([-2, -1, -3, 3], 2**2.5),
        ([-300, -1, 1, 300], 2**1.5),  # what is lost has no number
    ],
    ids=str,
)
def test_the_first_rise_through_level_is_joined_in_logarithms(deepest, expected):
    found = level_scale(mapped(*map(float, deepest)))
    assert found == pytest.approx(expected, rel=1e-14) and type(found) is float


@pytest.mark.parametrize(
    "deepest",
    [
        [-3, -2, -1],
        [1, 2, 3],
        [2, 1, -1],
        [1, 0, -1],
        [0, 1],
        [1, 0, 1],
        [-1],
        [2],
        [-300, 300],
    ],
    ids=str,
)
def test_where_nothing_rises_through_level_there_is_no_such_scale(deepest):
    assert level_scale(mapped(*map(float, deepest))) is None


@pytest.mark.parametrize("shallow", [-5.0, 5.0])
def test_only_the_deepest_count(shallow):
    assert level_scale(mapped(-1.0, 1.0, shallow=shallow)) == pytest.approx(2**0.5)


def test_scales_need_no_even_steps():
    found = level_scale(mapped(-4.0, -1.0, 2.0, scales=[0.01, 0.1, 100.0]))
    assert found == pytest.approx(1.0, rel=1e-14)


def test_a_power_of_the_scale_is_found_exactly_wherever_it_is_asked():
    scales = np.geomspace(0.03, 40, 9)
    found = mapped(*(19 * np.log10(scales / 1.7)), scales=scales)
    assert level_scale(found) == pytest.approx(1.7, rel=1e-12)


@pytest.mark.parametrize(
    ("activation", "scheme"),
    [("relu", "he"), ("sigmoid", "xavier"), ("relu", "normal")],
)
def test_a_real_map_is_level_near_where_theory_says(activation, scheme):
    stack = Stack(width=64, activation=activation, scheme=scheme)
    edge, (inputs, targets, _) = edge_scale(stack), digit_samples(8)
    around = edge * np.geomspace(1 / 3, 3, 7)
    found = level_scale(depth_map(stack, [3, 20], around, inputs, targets, 4))
    assert found == pytest.approx(edge, rel=0.15)
