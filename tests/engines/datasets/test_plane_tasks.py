"""Samples in the plane: where they lie, what they are named, what noise and size do."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.datasets import FEATURES, PLANE_TASKS, features_of, plane_samples

every_task = pytest.mark.parametrize("name", PLANE_TASKS)
N = 400


def without_noise(name: str):
    samples = plane_samples(name, N)
    return samples.inputs.T, samples.labels


# --- where they lie ---------------------------------------------------------------


def test_the_circle_is_a_disc_in_a_ring():
    (x, y), labels = without_noise("circle")
    radius = np.hypot(x, y)
    assert (radius[labels == 1] < 2.5).all() and radius[labels == 0].min() >= 3.5
    assert radius.max() <= 5 and labels.sum() == N / 2


def test_xor_has_a_gap_along_both_axes():
    (x, y), labels = without_noise("xor")
    assert np.abs([x, y]).min() > 0.3 and np.abs([x, y]).max() <= 5.3
    assert (labels == (x * y >= 0)).all()


def test_the_two_clouds_have_their_middles_and_their_variance():
    (x, y), labels = without_noise("gauss")
    for label, middle in ((1, 2.0), (0, -2.0)):
        cloud = np.array([x, y])[:, labels == label]
        assert np.abs(cloud.mean(axis=1) - middle).max() < 0.25
        assert np.abs(cloud.var(axis=1) - 0.5).max() < 0.15


@pytest.mark.parametrize(("name", "n_arms"), [("spiral", 2), ("spiral3", 3)])
def test_an_arm_of_a_spiral_is_another_one_turned(name, n_arms):
    (x, y), labels = without_noise(name)
    radius, angle = np.hypot(x, y), np.arctan2(x, y)
    turned = (angle - 2 * np.pi * 1.75 * radius / 5) / (2 * np.pi) * n_arms
    arms = np.rint(turned).astype(int) % n_arms
    assert np.abs(turned - np.rint(turned)).max() < 1e-9
    assert (labels == n_arms - 1 - arms).all() and radius.max() <= 5


def test_a_moon_is_half_a_circle():
    (x, y), labels = without_noise("moons")
    for label, (middle, side) in enumerate(((0.0, 1), (1.0, -1))):
        some = labels == label
        across = x[some] / 3 + 0.5 - middle
        up = side * (y[some] / 3 + 0.25 - label / 2)
        np.testing.assert_allclose(np.hypot(across, up), 1)
        assert (up > -1e-9).all()


def test_the_slope_is_a_tenth_of_both_coordinates():
    samples = plane_samples("plane", N)
    sums = samples.inputs.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(samples.targets, sums / 10)
    assert np.abs(samples.inputs).max() <= 6


def test_the_bumps_rise_and_fall_around_their_middles():
    samples = plane_samples("bumps", N)
    middles = [(-4, 2.5), (0, 2.5), (4, 2.5), (-4, -2.5), (0, -2.5), (4, -2.5)]
    signs = np.array([1, -1, 1, -1, 1, -1])
    for point, (height,) in zip(samples.inputs, samples.targets, strict=True):
        away = np.linalg.norm(point - np.array(middles), axis=1)
        nearest = away.argmin()
        wanted = signs[nearest] * max(0.0, 1 - away[nearest] / 2)
        assert height == pytest.approx(wanted)


# --- what they are ----------------------------------------------------------------


@every_task
def test_targets_say_what_labels_say(name):
    samples, task = plane_samples(name, 60, 0.2), PLANE_TASKS[name]
    if task.kind == "numbers":
        assert samples.targets.shape == (60, 1)
        assert ((samples.targets[:, 0] > 0) == samples.labels).all()
    elif task.n_classes == 2:
        assert (samples.targets[:, 0] == samples.labels).all()
    else:
        assert (samples.targets.argmax(axis=1) == samples.labels).all()
        assert (samples.targets.sum(axis=1) == 1).all()
    assert not samples.inputs.flags.writeable and not samples.targets.flags.writeable


@every_task
@given(n=st.integers(1, 40), more=st.integers(1, 40), seed=st.integers(0, 9))
@settings(max_examples=12)
def test_more_rows_keep_those_that_were_there(name, n, more, seed):
    few = plane_samples(name, n, 0.2, seed)
    many = plane_samples(name, n + more, 0.2, seed)
    np.testing.assert_array_equal(few.inputs, many.inputs[:n])
    np.testing.assert_array_equal(few.targets, many.targets[:n])


@pytest.mark.parametrize("name", ["circle", "xor", "plane", "bumps"])
def test_noise_names_samples_wrongly_and_leaves_them_where_they_are(name):
    quiet, noisy = plane_samples(name, N), plane_samples(name, N, 0.5)
    np.testing.assert_array_equal(quiet.inputs, noisy.inputs)
    changed = [
        (quiet.targets != plane_samples(name, N, noise).targets).mean()
        for noise in (0.1, 0.5)
    ]
    assert 0 < changed[0] <= changed[1]


@pytest.mark.parametrize("name", ["gauss", "spiral", "spiral3", "moons"])
def test_noise_moves_samples_and_names_them_as_before(name):
    quiet, one, more = (plane_samples(name, N, noise) for noise in (0, 0.2, 0.4))
    np.testing.assert_array_equal(quiet.labels, more.labels)
    ways = [np.linalg.norm(it.inputs - quiet.inputs, axis=1) for it in (one, more)]
    assert (ways[0] > 0).all() and (ways[1] > ways[0]).all()


def test_the_same_settings_give_the_same_object_and_another_seed_another_one():
    assert plane_samples("xor", 20, 0.1, 3) is plane_samples("xor", 20, 0.1, 3)
    assert (
        plane_samples("xor", 20, 0, 3).inputs != plane_samples("xor", 20).inputs
    ).all()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": "square"}, "There is no task 'square'; choose one of circle"),
        ({"name": "xor", "n_samples": 0}, "n_samples is 0; it must be 1 or more"),
        ({"name": "xor", "noise": -0.1}, "The noise is -0.1; it must be 0 to 1"),
        ({"name": "xor", "noise": np.nan}, "The noise is nan; it must be 0 to 1"),
    ],
)
def test_what_means_nothing_is_refused(given, says):
    with pytest.raises(ValueError, match=says):
        plane_samples(**given)


# --- what a network is told -------------------------------------------------------


def test_features_are_what_their_labels_say():
    points = np.random.default_rng(0).normal(size=(7, 2))
    x, y = points.T
    wanted = {
        "x": x,
        "y": y,
        "x²": x * x,
        "y²": y * y,
        "xy": x * y,
        "sin x": np.sin(x),
        "sin y": np.sin(y),
    }
    found = features_of(points, tuple(FEATURES))
    for column, feature in zip(found.T, FEATURES.values(), strict=True):
        np.testing.assert_allclose(column, wanted[feature.label])
    grid = points.reshape(7, 1, 2)
    assert features_of(grid, ("x", "xy")).shape == (7, 1, 2)


@pytest.mark.parametrize(("names", "says"), [((), "none at all"), (("z",), "'z'")])
def test_features_that_are_not_there_are_refused(names, says):
    with pytest.raises(ValueError, match=f"There is no feature {says}"):
        features_of([[0, 0]], names)
