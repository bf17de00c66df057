"""Lines and logistic curves: their losses, their minima, and where there is none."""

from math import exp, log1p

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gradient_descent import (
    REGRESSIONS,
    GradientDescent,
    descend,
    fit_neuron,
    neuron_facing,
    regression_neuron,
    regression_surface,
    with_ones,
)

every_kind = pytest.mark.parametrize("kind", REGRESSIONS)


def overlapping(seed=0, n=40, k=1):
    """Return inputs with ones, and classes that no cut can separate."""
    generator = np.random.default_rng(seed)
    targets = np.arange(n) % 2
    columns = generator.normal(size=(n, k)) + targets[:, np.newaxis]
    return with_ones(columns), targets


@every_kind
@pytest.mark.parametrize("k", [1, 3])
def test_gradients_and_hessians_are_those_of_a_complex_step(kind, k):
    surface = regression_surface(*overlapping(k=k), kind)
    points = 3 * np.random.default_rng(1).normal(size=(50, k + 1))
    steps = 1e-30j * np.eye(k + 1)
    slope = np.stack([surface.value(points + s).imag / 1e-30 for s in steps], axis=-1)
    bend = np.stack([surface.gradient(points + s).imag / 1e-30 for s in steps], axis=-1)
    np.testing.assert_allclose(surface.gradient(points), slope, rtol=1e-11, atol=1e-15)
    np.testing.assert_allclose(surface.hessian(points), bend, rtol=1e-11, atol=1e-15)


@every_kind
@pytest.mark.parametrize("batch_size", [None, 40, 99])
def test_batches_of_all_samples_are_plain_descent_to_the_last_digit(kind, batch_size):
    samples, activation = overlapping(), REGRESSIONS[kind].activation
    given = dict(activation=activation, loss=REGRESSIONS[kind].loss)
    given |= dict(batch_size=batch_size, seed=7)
    fit = fit_neuron(*samples, [0.5, -1.0], 0.3, 60, **given)
    surface = regression_surface(*samples, kind)
    walk = descend(surface, GradientDescent(0.3), [0.5, -1.0], 60)
    np.testing.assert_array_equal(fit.weights, walk.points)
    np.testing.assert_array_equal(fit.losses, walk.values)
    np.testing.assert_array_equal(fit.weight_grads, walk.gradients[:-1])
    assert fit.samples_seen.tolist() == list(range(0, 40 * 60 + 1, 40))


@pytest.mark.parametrize("z", [1e-3, 1.0, 40.0, 700.0, 1e6, 1e9])
def test_the_log_loss_keeps_its_digits_in_both_tails(z):
    small = log1p(exp(-z))
    for sign in (1, -1):
        right = neuron_facing([[1.0]], [sign > 0], "sigmoid", "log")
        wrong = neuron_facing([[1.0]], [sign < 0], "sigmoid", "log")
        at = np.array([sign * z])
        assert right.loss(at) == pytest.approx(small, rel=1e-14, abs=0)
        assert wrong.loss(at) == pytest.approx(z + small, rel=1e-14)
        pull = exp(-z) / (1 + exp(-z))
        assert right.gradient(at)[0] == pytest.approx(-sign * pull, rel=1e-14, abs=0)
        assert wrong.gradient(at)[0] == pytest.approx(sign * (1 - pull), rel=1e-14)
        bend = exp(-z) / (1 + exp(-z)) ** 2
        assert right.hessian(at).item() == pytest.approx(bend, rel=1e-14, abs=0)


@every_kind
@pytest.mark.parametrize("seed", range(5))
def test_at_the_minimum_the_gradient_is_0_and_all_around_is_higher(kind, seed):
    surface = regression_surface(*overlapping(seed, k=2), kind)
    (minimum,) = np.array(surface.minima)
    assert np.abs(surface.gradient(minimum)).max() <= 1e-14
    around = minimum + np.random.default_rng(seed).normal(size=(200, 3))
    assert (surface.value(around) > surface.value(minimum)).all()
    for weight, (low, high) in zip(minimum, surface.domain, strict=True):
        assert low < weight < high and low < 0 < high


def test_newton_finds_a_minimum_that_is_far_away():
    """One sample a hair on the wrong side: the steepest curve that has a minimum."""
    inputs = with_ones([[0.0], [1.0], [1.0 + 1e-4], [2.0]])
    surface = regression_surface(inputs, [0, 1, 0, 1], "logistic")
    (minimum,) = np.array(surface.minima)
    assert np.linalg.norm(minimum) > 10
    assert np.abs(surface.gradient(minimum)).max() <= 1e-12


@pytest.mark.parametrize(
    ("columns", "targets"),
    [
        ([[1.0], [2.0], [3.0], [4.0]], [0, 0, 1, 1]),  # apart
        ([[1.0], [2.0], [2.0], [4.0]], [0, 0, 1, 1]),  # touching
        ([[1.0], [2.0], [3.0]], [1, 1, 1]),  # one class only
        ([[2.0], [2.0], [2.0]], [0, 1, 1]),  # inputs that do not differ
    ],
)
def test_without_a_single_minimum_none_is_listed(columns, targets):
    surface = regression_surface(with_ones(columns), targets, "logistic")
    assert surface.minima == () and surface.domain == ((-10, 10), (-10, 10))


def test_the_loss_of_separated_classes_falls_for_ever():
    surface = regression_surface(with_ones([[1.0], [3.0]]), [0, 1], "logistic")
    losses = surface.value(np.outer(10.0 ** np.arange(4), [1.0, -2.0]))
    assert (np.diff(losses) < 0).all() and losses[-1] == 0


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 99), st.integers(1, 9), st.booleans())
def test_every_update_of_a_batch_is_that_batchs_gradient(seed, batch_size, replaced):
    inputs, targets = overlapping(n=9)
    fit = fit_neuron(
        inputs,
        targets,
        [0.2, 0.1],
        0.5,
        4,
        "sigmoid",
        batch_size,
        seed,
        loss="log",
        with_replacement=replaced,
    )
    sizes = [len(batch) for batch in fit.batches]
    assert np.diff(fit.samples_seen).tolist() == sizes
    assert fit.samples_seen[-1] == 36 and fit.epochs[-1] == 3
    for t, batch in enumerate(fit.batches):
        alone = regression_neuron(inputs[batch], targets[batch], "logistic")
        np.testing.assert_array_equal(
            fit.weight_grads[t], alone.gradient(fit.weights[t])
        )
        drawn = -fit.contributions[t].sum(axis=0) / len(batch)
        np.testing.assert_allclose(fit.weight_grads[t], drawn, rtol=1e-12, atol=1e-15)
    assert (len(np.unique(fit.batches[0])) == sizes[0]) or replaced


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (dict(kind="plane"), "kind of regression is 'plane'; choose one of line, log"),
        (dict(targets=[0, 2]), r"targets of 0 and 1, not for \[2.0\]"),
        (dict(targets=[0]), "one target for each sample"),
    ],
)
def test_what_means_nothing_is_refused(given, sentence):
    wanted = dict(inputs=[[1, 1], [2, 1]], targets=[0, 1], kind="logistic") | given
    with pytest.raises(ValueError, match=sentence):
        regression_surface(**wanted)


@pytest.mark.parametrize(
    ("activation", "loss", "sentence"),
    [("linear", "log", "asks for chances"), ("sigmoid", "cube", "loss is 'cube'")],
)
def test_a_loss_that_does_not_fit_is_refused(activation, loss, sentence):
    with pytest.raises(ValueError, match=sentence):
        fit_neuron([[1, 2]], [1], [0, 0], 0.1, 1, activation, loss=loss)


def test_columns_that_are_no_table_are_refused():
    with pytest.raises(ValueError, match="a row for each sample"):
        with_ones([1.0, 2.0])
