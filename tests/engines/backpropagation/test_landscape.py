"""The loss over a plane: heights, planes, paths, and how sharp a minimum is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.backpropagation import (
    Network,
    Parameters,
    Plane,
    forward,
    hessian,
    initialize,
    loss_plane,
    losses_at,
    path_seen,
    pca_plane,
    random_plane,
    sharpness,
    train,
)
from engines.backpropagation import landscape as landscape_module
from engines.datasets import plane_samples
from engines.gradient_descent import GradientDescent
from tests.engines.backpropagation.second_forward import second_loss

SAMPLES = plane_samples("xor", 40)
INPUTS, TARGETS = SAMPLES.inputs, SAMPLES.targets
NETWORK = Network((2, 4, 3, 1), "tanh", loss="binary_cross_entropy")
START = initialize(NETWORK.layer_sizes, "xavier", 2)
HISTORY = train(NETWORK, START, INPUTS, TARGETS, GradientDescent(0.3), 60)
END = HISTORY.parameters
GIVEN = NETWORK, END, INPUTS, TARGETS
AXIS = np.linspace(-1, 1, 5)


def plane_of(seed: int = 0) -> Plane:
    return random_plane(END, seed)


# --- heights ------------------------------------------------------------------------


@pytest.mark.parametrize("plane", [plane_of(3), pca_plane(HISTORY.snapshots)])
def test_every_height_is_the_loss_of_the_network_there(plane):
    found = loss_plane(*GIVEN, plane, AXIS, AXIS[1:])
    assert found.losses.shape == (4, 5)
    for i, y in enumerate(found.y):
        for j, x in enumerate(found.x):
            there = plane.center + x * plane.directions[0] + y * plane.directions[1]
            wanted = second_loss(NETWORK, END.with_vector(there), INPUTS, TARGETS)
            assert found.losses[i, j] == pytest.approx(float(wanted), rel=1e-12)


def test_blocks_change_nothing(monkeypatch):
    whole = loss_plane(*GIVEN, plane_of(), AXIS, AXIS).losses
    monkeypatch.setattr(landscape_module, "AT_ONCE", 500)
    np.testing.assert_array_equal(
        loss_plane(*GIVEN, plane_of(), AXIS, AXIS).losses, whole
    )


def test_the_middle_of_a_plane_is_the_network_itself():
    found = loss_plane(*GIVEN, plane_of(), AXIS, AXIS)
    assert found.losses[2, 2] == forward(*GIVEN).loss


def test_a_line_of_squared_errors_is_a_paraboloid():
    network, x = Network((3, 1)), np.random.default_rng(0).normal(size=(20, 3))
    parameters = initialize((3, 1), "normal", 1)
    targets = x.sum(axis=1, keepdims=True) + 0.5
    plane = random_plane(parameters, 4)
    found = loss_plane(network, parameters, x, targets, plane, AXIS, AXIS)
    full = hessian(network, parameters, x, targets)
    bend = plane.directions @ full @ plane.directions.T
    passed = forward(network, parameters, x, targets)
    error = passed.outputs - targets
    slope = np.concatenate([(x * error).mean(axis=0), error.mean(axis=0)])
    tilt = plane.directions @ slope
    for i, y in enumerate(AXIS):
        for j, across in enumerate(AXIS):
            way = np.array([across, y])
            wanted = passed.loss + tilt @ way + way @ bend @ way / 2
            assert found.losses[i, j] == pytest.approx(float(wanted), rel=1e-10)


def test_no_place_at_all_is_refused():
    with pytest.raises(ValueError, match="number of places along y is 0"):
        loss_plane(*GIVEN, plane_of(), AXIS, [])


# --- planes -------------------------------------------------------------------------


@given(st.integers(0, 10**6))
@settings(max_examples=20)
def test_a_random_direction_is_as_long_as_each_units_weights(seed):
    for way in random_plane(END, seed).directions:
        ways = END.with_vector(way)
        for drawn, own in zip(ways.weights, END.weights, strict=True):
            lengths = np.linalg.norm(drawn, axis=0), np.linalg.norm(own, axis=0)
            np.testing.assert_allclose(*lengths)
        assert not any(biases.any() for biases in ways.biases)


def test_another_seed_is_another_plane_and_the_same_the_same():
    one, same, other = plane_of(1), plane_of(1), plane_of(2)
    np.testing.assert_array_equal(one.directions, same.directions)
    assert np.abs(one.directions - other.directions).max() > 0.1


def assert_square(plane: Plane) -> None:
    """Both directions have length 1 and are at right angles."""
    products = plane.directions @ plane.directions.T
    np.testing.assert_allclose(products, np.eye(2), atol=1e-9)


def test_the_principal_plane_is_that_of_the_covariance():
    plane = pca_plane(HISTORY.snapshots)
    np.testing.assert_allclose(
        plane.directions @ plane.directions.T, np.eye(2), atol=1e-9
    )
    values, ways = np.linalg.eigh(np.cov(HISTORY.snapshots.T))
    np.testing.assert_allclose(plane.shares, values[[-1, -2]] / values.sum())
    for ours, theirs in zip(plane.directions, ways.T[[-1, -2]], strict=True):
        assert abs(ours @ theirs) == pytest.approx(1, abs=1e-6)
    assert 0.5 < plane.shares.sum() <= 1


@pytest.mark.parametrize("n_points", [1, 2, 3])
def test_a_path_of_few_points_has_a_plane_as_well(n_points):
    path = HISTORY.snapshots[:n_points]
    plane = pca_plane(path)
    np.testing.assert_allclose(
        plane.directions @ plane.directions.T, np.eye(2), atol=1e-9
    )
    seen = path_seen(*GIVEN[:1], END, path, INPUTS, TARGETS, plane)
    assert seen.distances.max() < 1e-9 and seen.share == pytest.approx(1)


def test_one_parameter_has_no_plane():
    with pytest.raises(ValueError, match="There is 1 parameter; a plane wants two"):
        pca_plane(np.ones((3, 1)))


# --- paths --------------------------------------------------------------------------


def test_places_are_the_nearest_ones_of_the_plane():
    plane, points = plane_of(5), HISTORY.snapshots[::20]
    seen = path_seen(NETWORK, END, points, INPUTS, TARGETS, plane)
    for place, point, distance in zip(seen.places, points, seen.distances, strict=True):
        away = point - plane.points_at(place)
        np.testing.assert_allclose(plane.directions @ away, 0, atol=1e-9)
        assert np.linalg.norm(away) == pytest.approx(distance)
        for nudge in ([0.1, 0], [0, -0.1]):
            other = np.linalg.norm(point - plane.points_at(place + nudge))
            assert other >= distance


def test_losses_are_true_and_heights_are_the_planes():
    plane = pca_plane(HISTORY.snapshots)
    seen = path_seen(NETWORK, END, HISTORY.snapshots, INPUTS, TARGETS, plane)
    np.testing.assert_allclose(seen.losses, HISTORY.losses, rtol=1e-12)
    x, y = seen.places[7]
    (height,) = loss_plane(*GIVEN, plane, [x], [y]).losses[0]
    assert seen.heights[7] == pytest.approx(height, rel=1e-12)
    assert np.abs(seen.heights - seen.losses).max() > 1e-4  # the path is not in it


def test_what_lies_in_the_plane_is_seen_as_it_is():
    plane = plane_of(1)
    points = plane.points_at([[0.0, 0.0], [0.5, 0.2], [-0.3, 1.0]])
    seen = path_seen(NETWORK, END, points, INPUTS, TARGETS, plane)
    np.testing.assert_allclose(seen.heights, seen.losses, rtol=1e-9)
    assert seen.distances.max() < 1e-9 and seen.share == pytest.approx(1)


def test_the_share_of_a_path_in_its_principal_plane_is_that_of_its_variance():
    plane = pca_plane(HISTORY.snapshots)
    seen = path_seen(NETWORK, END, HISTORY.snapshots, INPUTS, TARGETS, plane)
    assert seen.share == pytest.approx(plane.shares.sum())
    random = path_seen(NETWORK, END, HISTORY.snapshots, INPUTS, TARGETS, plane_of())
    assert random.share < seen.share


def test_losses_beyond_all_numbers_are_told_as_such():
    network, far = Network((2, 1)), np.full((1, 3), 1e200)
    given = network, initialize((2, 1), "normal"), far, INPUTS, TARGETS
    assert losses_at(*given)[0] == np.inf


# --- sharpness ----------------------------------------------------------------------


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "softplus"])
def test_the_hessian_is_the_difference_of_gradients(activation):
    network = Network((2, 3, 1), activation, loss="binary_cross_entropy")
    parameters = initialize((2, 3, 1), "xavier", 1)

    def loss(vector):
        return second_loss(network, parameters.with_vector(vector), INPUTS, TARGETS)

    here, apart = parameters.vector, 1e-4
    steps = apart * np.eye(len(here))
    wanted = [
        [
            loss(here + a + b)
            - loss(here + a - b)
            - loss(here - a + b)
            + loss(here - a - b)
            for b in steps
        ]
        for a in steps
    ]
    found = hessian(network, parameters, INPUTS, TARGETS)
    np.testing.assert_allclose(found, np.array(wanted) / (4 * apart**2), atol=1e-6)


def test_of_a_line_the_hessian_is_that_of_its_inputs():
    network, x = Network((3, 1)), np.random.default_rng(0).normal(size=(20, 3))
    columns = np.column_stack([x, np.ones(20)])
    found = hessian(network, initialize((3, 1), "normal"), x, np.ones((20, 1)))
    np.testing.assert_allclose(found, columns.T @ columns / 20, rtol=1e-9)


def test_plain_descent_is_stable_below_two_over_the_sharpness():
    network, x = Network((2, 1)), np.array([[1.0, 0.5], [-1, 2], [0.3, 1]])
    start, targets = Parameters((np.ones((2, 1)),), (np.ones(1),)), np.zeros((3, 1))
    edge = 2 / sharpness(network, start, x, targets)
    losses = [
        train(network, start, x, targets, GradientDescent(share * edge), 400).losses[-1]
        for share in (0.95, 1.05)
    ]
    assert losses[0] < 1e-3 < 1e3 < losses[1]
