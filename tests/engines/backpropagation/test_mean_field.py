"""Theory of endless width, against closed forms, brute force and wide networks."""

import numpy as np
import pytest

from engines.backpropagation import (
    ACTIVATIONS,
    Activation,
    Stack,
    critical_scale,
    depth_profile,
    growth_per_layer,
)
from engines.backpropagation.activations import LEAK
from engines.datasets import digit_samples
from tests.sampling import sampled

EDGES = {
    "identity": 1.0,
    "tanh": 1.0,
    "relu": np.sqrt(2),
    "leaky_relu": np.sqrt(2 / (1 + LEAK**2)),
}
NODES = np.linspace(-12, 12, 100_002)
SHARES = np.exp(-(NODES**2) / 2)
SHARES = SHARES / SHARES.sum()


def brute_force(activation: str, scale: float) -> float:
    """Return chi by repeating the layer's map on a fine, even grid."""
    g, q = ACTIVATIONS[activation], 1.0
    for _ in range(200):
        q = scale**2 * (SHARES @ g.value(np.sqrt(q) * NODES) ** 2)
    z = np.sqrt(q) * NODES
    return scale**2 * (SHARES @ g.slope(z, g.value(z)) ** 2)


@pytest.mark.parametrize("activation", EDGES)
def test_edges_known_in_closed_form(activation):
    assert critical_scale(activation) == pytest.approx(EDGES[activation], rel=1e-6)


@pytest.mark.parametrize("scale", [0.1, 1.0, 3.0, 50.0])
@pytest.mark.parametrize(
    ("activation", "mean_square_slope"),
    [("identity", 1), ("relu", 0.5), ("leaky_relu", (1 + LEAK**2) / 2)],
)
def test_straight_pieces_grow_by_their_mean_square_slope(
    activation, mean_square_slope, scale
):
    found = growth_per_layer(activation, scale)
    assert found == pytest.approx(scale**2 * mean_square_slope, rel=1e-9)


@pytest.mark.parametrize("scale", [0.2, 0.5, 0.9])
def test_small_weights_keep_tanh_in_the_middle_where_its_slope_is_1(scale):
    assert growth_per_layer("tanh", scale) == pytest.approx(scale**2, rel=1e-9)


@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
@pytest.mark.parametrize("scale", [1.5, 5.0, 20.0, 100.0])
def test_it_agrees_with_brute_force(activation, scale):
    found = growth_per_layer(activation, scale)
    assert found == pytest.approx(brute_force(activation, scale), rel=1e-6)


def test_large_weights_make_tanh_a_switch():
    """Then q = scale^2 and the integral of its squared slope, 4/3, is all that counts,
    at the density of z at 0."""
    closed = 100**2 * (4 / 3) / (100 * np.sqrt(2 * np.pi))
    assert growth_per_layer("tanh", 100.0) == pytest.approx(closed, rel=0.01)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_at_the_edge_nothing_grows_or_shrinks(activation):
    edge = critical_scale(activation)
    assert growth_per_layer(activation, 0.9 * edge) < 1
    assert growth_per_layer(activation, 1.1 * edge) > 1


def test_the_sigmoids_edge_is_near_ten():
    edge = critical_scale("sigmoid")
    assert edge == pytest.approx(10.15, abs=0.005)
    assert brute_force("sigmoid", edge) == pytest.approx(1, abs=1e-6)


def slope_of(activation: str, scale: float, layers: slice) -> float:
    """Return chi as wide networks have it: the mean square's growth a layer."""
    inputs, targets, _ = digit_samples(8)
    # Xavier's weights have variance 1 / n between layers of one width.
    stack = Stack(24, 256, activation, "xavier", scale)
    sizes = np.log(depth_profile(stack, inputs, targets, 6).deltas)[:, layers]
    return float(np.exp(2 * (sizes[:, 0] - sizes[:, -1]).mean() / (sizes.shape[1] - 1)))


WIDE = [
    ("tanh", 1.5),
    ("tanh", 0.8),
    ("relu", 1.0),
    ("relu", 1.8),
    ("sigmoid", 1.0),
    ("sigmoid", 10.0),
    ("leaky_relu", 1.5),
]


@pytest.mark.parametrize("settings", sampled(WIDE, 3), ids=str)
def test_wide_networks_do_what_theory_says(settings):
    """In the middle layers: away from both ends, where z has settled."""
    activation, scale = settings
    measured = slope_of(activation, scale, slice(6, 20))
    assert measured == pytest.approx(growth_per_layer(activation, scale), rel=0.1)


def test_theory_for_another_scale_is_told_apart():
    measured = slope_of("relu", 1.0, slice(6, 20))
    assert measured != pytest.approx(growth_per_layer("relu", 1.2), rel=0.1)


@pytest.mark.parametrize("steepness", [1e-4, 1e4])
def test_where_no_scale_will_do_there_is_no_edge(monkeypatch, steepness):
    line = Activation(
        label="Line",
        formula="cz",
        slope_formula="c",
        value=lambda z: steepness * z,
        slope=lambda z, a: np.full_like(z, steepness),
        steepest=steepness,
    )
    monkeypatch.setitem(ACTIVATIONS, "line", line)
    assert critical_scale("line") is None


def test_an_unknown_activation_lists_the_known_ones():
    with pytest.raises(ValueError, match="no activation 'cube'; choose one of ident"):
        critical_scale("cube")


@pytest.mark.parametrize("scale", [0.0, -1.0, np.inf])
def test_a_scale_that_is_none_is_refused(scale):
    with pytest.raises(ValueError, match=f"scale is {scale}; choose a finite number"):
        growth_per_layer("tanh", scale)
