"""The scatter of a batch's gradient: 1 / B, and nothing where a batch takes all."""

from itertools import combinations

import numpy as np
import pytest

from engines.gradient_descent import (
    batch_covariance,
    batch_gradients,
    sample_gradients,
)
from engines.gradient_descent.neuron import Neuron

GENERATOR = np.random.default_rng(1)
INPUTS = np.column_stack([GENERATOR.normal(3, 2, 24), np.ones(24)])
TARGETS = GENERATOR.uniform(0, 1, 24)
WEIGHTS = np.array([0.4, -0.7])


@pytest.fixture(params=["linear", "sigmoid"])
def neuron(request):
    return Neuron.facing(INPUTS, TARGETS, request.param)


def test_the_gradients_of_the_samples_are_those_of_neurons_facing_one_each(neuron):
    alone = [neuron.on([i]).gradient(WEIGHTS) for i in range(24)]
    np.testing.assert_allclose(sample_gradients(neuron, WEIGHTS), alone, rtol=1e-12)


@pytest.mark.parametrize("with_replacement", [True, False])
@pytest.mark.parametrize("batch_size", [1, 4, 16, 23])
def test_scatter_is_what_theory_says_within_its_sampling_error(
    neuron, batch_size, with_replacement
):
    true, n = neuron.gradient(WEIGHTS), 4000
    sample = batch_gradients(neuron, WEIGHTS, batch_size, n, with_replacement, seed=2)
    off = sample - true
    products = off[:, :, np.newaxis] * off[:, np.newaxis, :]
    error = products.std(axis=0, ddof=1) / np.sqrt(n)
    predicted = batch_covariance(neuron, WEIGHTS, batch_size, with_replacement)
    gaps = np.abs(products.mean(axis=0) - predicted) / error
    assert gaps.max() < 4
    assert (np.abs(off.mean(axis=0)) < 4 * off.std(axis=0) / np.sqrt(n)).all()
    other = batch_covariance(neuron, WEIGHTS, batch_size, not with_replacement)
    if batch_size > 4:  # the other formula is not so
        assert (np.abs(products.mean(axis=0) - other) / error).max() > 4


def test_without_replacement_it_is_exactly_that_of_all_batches_there_are():
    few = Neuron.facing(INPUTS[:6], TARGETS[:6], "sigmoid")
    gradients = sample_gradients(few, WEIGHTS)
    for size in (1, 2, 5):
        means = [
            gradients[list(some)].mean(axis=0) for some in combinations(range(6), size)
        ]
        np.testing.assert_allclose(
            batch_covariance(few, WEIGHTS, size, False),
            np.cov(np.transpose(means), ddof=0),
            atol=1e-15,
        )


def test_a_batch_of_all_samples_feels_the_true_slope(neuron):
    all_alike = batch_gradients(neuron, WEIGHTS, 24, 5, with_replacement=False)
    np.testing.assert_array_equal(
        all_alike, np.tile(-neuron.contributions(WEIGHTS).mean(axis=0), (5, 1))
    )
    assert not batch_covariance(neuron, WEIGHTS, 24, False).any()
    assert batch_covariance(neuron, WEIGHTS, 24, True).any()
    drawn = batch_gradients(neuron, WEIGHTS, 24, 5, with_replacement=True)
    assert np.ptp(drawn, axis=0).all()


def test_no_sample_is_twice_in_a_batch_that_puts_nothing_back():
    indices = Neuron.facing(2.0 ** np.arange(8)[:, np.newaxis], np.ones(8), "linear")
    sums = -4 * batch_gradients(indices, [0.0], 4, 500, with_replacement=False)
    bits = [f"{round(one):b}".count("1") for one in sums[:, 0]]
    assert {*bits} == {4}
    sums = -4 * batch_gradients(indices, [0.0], 4, 500, with_replacement=True)
    assert {f"{round(one):b}".count("1") for one in sums[:, 0]} != {4}


def test_what_means_nothing_is_refused(neuron):
    with pytest.raises(ValueError, match="batch size"):
        batch_gradients(neuron, WEIGHTS, 0, 5, True)
    with pytest.raises(ValueError, match="number of draws"):
        batch_gradients(neuron, WEIGHTS, 1, 0, True)
    with pytest.raises(ValueError, match="weights"):
        batch_covariance(neuron, [1.0], 1, True)
