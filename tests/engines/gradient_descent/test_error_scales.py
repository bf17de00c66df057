"""Half, mean or sum: the loss changes by a factor, and so must the learning rate."""

import numpy as np
import pytest

from engines.gradient_descent import (
    ERROR_SCALES,
    batch_losses,
    fit_neuron,
    neuron_facing,
)
from engines.reference import numeric_gradient

BY_HAND = {
    "half mean": lambda squares: sum(squares) / len(squares) / 2,
    "half sum": lambda squares: sum(squares) / 2,
    "mean": lambda squares: sum(squares) / len(squares),
    "sum": sum,
}
INPUTS = np.array([[1, -2.0, 0.5], [1, 1.0, 3.0], [1, 0.5, -1.5], [1, 2.0, 2.0]])
TARGETS = np.array([0.0, 1.0, 1.0, 0.0])
START = [0.1, -0.3, 0.2]
every_scale = pytest.mark.parametrize("scale", ERROR_SCALES)
every_kind = pytest.mark.parametrize(
    ("activation", "loss", "scale"),
    [
        *((kind, "squared", one) for kind in ("linear", "sigmoid") for one in BY_HAND),
        *(("sigmoid", "log", one) for one in ("mean", "sum")),
    ],
)


@every_scale
def test_the_loss_is_what_its_name_says(scale):
    neuron = neuron_facing(INPUTS, TARGETS, "linear", scale=scale)
    squares = [(y - x @ START) ** 2 for x, y in zip(INPUTS, TARGETS, strict=True)]
    assert neuron.loss(np.array(START)) == pytest.approx(BY_HAND[scale](squares))
    assert ERROR_SCALES[scale].times(4) == pytest.approx(
        BY_HAND[scale](squares) / BY_HAND["half mean"](squares)
    )


@every_kind
def test_gradient_and_hessian_are_those_of_a_complex_step(activation, loss, scale):
    neuron = neuron_facing(INPUTS, TARGETS, activation, loss, scale)
    points = 2 * np.random.default_rng(3).normal(size=(30, 3))
    steps = 1e-30j * np.eye(3)
    slope = np.stack([neuron.loss(points + s).imag / 1e-30 for s in steps], axis=-1)
    bend = np.stack([neuron.gradient(points + s).imag / 1e-30 for s in steps], axis=-1)
    np.testing.assert_allclose(neuron.gradient(points), slope, rtol=1e-10, atol=1e-14)
    np.testing.assert_allclose(neuron.hessian(points), bend, rtol=1e-10, atol=1e-14)
    assert np.abs(1.01 * neuron.gradient(points) - slope).max() > 1e-4


@every_scale
@pytest.mark.parametrize("activation", ["linear", "sigmoid"])
def test_the_same_path_is_walked_where_the_rate_makes_up_for_the_factor(
    activation, scale
):
    usual = fit_neuron(INPUTS, TARGETS, START, 0.08, 30, activation)
    times = ERROR_SCALES[scale].times(4)
    other = fit_neuron(
        INPUTS, TARGETS, START, 0.08 / times, 30, activation, scale=scale
    )
    np.testing.assert_allclose(other.weights, usual.weights, rtol=1e-11)
    np.testing.assert_allclose(other.losses, times * usual.losses, rtol=1e-11)


@every_kind
@pytest.mark.parametrize("size", [1, 3, None])
def test_every_update_follows_its_batch_in_the_order_of_the_table(
    activation, loss, scale, size
):
    given = dict(activation=activation, loss=loss, scale=scale, batch_size=size)
    fit = fit_neuron(INPUTS, TARGETS, START, 0.05, 4, in_order=True, **given)
    heard = np.concatenate(fit.batches).tolist()
    assert heard == 4 * [0, 1, 2, 3]
    for t, batch in enumerate(fit.batches):
        height = batch_losses(INPUTS, TARGETS, [batch], activation, loss, scale)
        slope = numeric_gradient(height, fit.weights[[t]])[0]
        np.testing.assert_allclose(fit.weight_grads[t], slope, atol=1e-8)


@pytest.mark.parametrize(
    ("start", "half", "whole"), [((0.9, 0.6), 0.0940, 0.0610), ((2, 2), 0.2028, 0.0775)]
)
def test_nielsens_sluggish_neuron(start, half, whole):
    """FACTS: the output after 300 steps, by half the squared error and by all of it."""
    given = [[[1, 1]], [0], start, 0.15, 300, "sigmoid"]
    outputs = [
        fit_neuron(*given, scale=scale).activations[-1, 0] for scale in ERROR_SCALES
    ]
    assert [round(float(one), 4) for one in outputs] == [half, half, whole, whole]


@pytest.mark.parametrize("held", [(0,), (0, 2)])
def test_weights_that_are_held_stay_and_the_others_do_as_in_a_smaller_neuron(held):
    """A linear neuron without them, to which their part is given as a target."""
    fit = fit_neuron(INPUTS, TARGETS, START, 0.05, 20, held=held)
    rest = [k for k in range(3) if k not in held]
    part = INPUTS[:, held] @ np.array(START)[[*held]]
    alone = fit_neuron(INPUTS[:, rest], TARGETS - part, np.array(START)[rest], 0.05, 20)
    np.testing.assert_allclose(fit.weights[:, rest], alone.weights, rtol=1e-11)
    np.testing.assert_array_equal(
        fit.weights[:, held], fit.weights[:1, held].repeat(21, 0)
    )


def test_what_means_nothing_is_refused_with_what_would_do():
    with pytest.raises(ValueError, match="choose one of half mean, half sum, mean"):
        neuron_facing(INPUTS, TARGETS, "linear", scale="total")
    with pytest.raises(ValueError, match="choose among 0 to 2"):
        neuron_facing(INPUTS, TARGETS, held=(3,))
    with pytest.raises(ValueError, match="never halved; choose mean or sum"):
        neuron_facing(INPUTS, TARGETS, "sigmoid", "log", "half sum")
