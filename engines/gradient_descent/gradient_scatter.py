"""How far a batch's gradient is off: guesses at the slope from a few samples."""

import numpy as np

from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.neuron import Neuron
from engines.gradient_descent.noisy_bowl import batch_variance


def sample_gradients(neuron: Neuron, weights) -> np.ndarray:
    """Return the gradient of each sample's own loss, (N, d); their mean is the slope.

    Raises ValueError for weights that do not fit the neuron.

    >>> neuron = Neuron.facing([[1, 1], [2, 1]], [1, 3], "linear")
    >>> sample_gradients(neuron, [0.0, 0.0])
    array([[-1., -1.],
           [-6., -3.]])
    """
    return -neuron.contributions(neuron.checked_weights(weights))


def batch_gradients(
    neuron: Neuron,
    weights,
    batch_size: int,
    n_draws: int,
    with_replacement: bool,
    seed: int = 0,
) -> np.ndarray:
    """Return the mean gradients of many batches, each drawn from all, (n_draws, d).

    Without replacement no sample is twice in a batch, and a batch of all samples feels
    the true slope. Raises ValueError for weights that do not fit, or sizes below 1.

    >>> neuron = Neuron.facing([[1, 1], [2, 1]], [1, 3], "linear")
    >>> batch_gradients(neuron, [0.0, 0.0], 2, 1, with_replacement=False)
    array([[-3.5, -2. ]])
    """
    checked_count("batch size", batch_size, at_least=1)
    checked_count("number of draws", n_draws, at_least=1)
    gradients = sample_gradients(neuron, weights)
    n = len(gradients)
    generator = np.random.default_rng(seed)
    if with_replacement:
        return gradients[generator.integers(n, size=(n_draws, batch_size))].mean(axis=1)
    if batch_size >= n:
        return np.repeat(gradients.mean(axis=0, keepdims=True), n_draws, axis=0)
    orders = np.repeat(np.arange(n)[np.newaxis], n_draws, axis=0)
    batches = generator.permuted(orders, axis=1)[:, :batch_size]
    return gradients[batches].mean(axis=1)


def batch_covariance(
    neuron: Neuron, weights, batch_size: int, with_replacement: bool
) -> np.ndarray:
    """Return the covariance of a batch's gradient, (d, d): Sigma / B by theory.

    Sigma is the covariance of the samples' gradients; without replacement there is a
    factor (N - B) / (N - 1). Raises ValueError as `batch_gradients` does. Source:
    Cochran, Sampling Techniques (1977), theorem 2.2.

    >>> neuron = Neuron.facing([[1, 1], [2, 1]], [1, 3], "linear")
    >>> batch_covariance(neuron, [0.0, 0.0], 1, with_replacement=True)
    array([[6.25, 2.5 ],
           [2.5 , 1.  ]])
    """
    checked_count("batch size", batch_size, at_least=1)
    gradients = sample_gradients(neuron, weights)
    off = gradients - gradients.mean(axis=0)
    n = len(gradients)
    return batch_variance(off.T @ off / n, n, batch_size, with_replacement)
