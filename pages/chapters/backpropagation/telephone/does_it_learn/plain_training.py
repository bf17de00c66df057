"""Training again, in the plainest NumPy: to check the engine, and to take home.

Training magnifies rounding, epoch after epoch. So that a script ends where the page
does, every sum is taken in the order in which the engine takes it.
"""

import numpy as np

from pages.chapters.backpropagation.plain_training import plain_update


def plain_weights(scheme, sizes, seed):
    """Return a network's first weights, layer by layer, drawn as the engine does."""
    generator, weights = np.random.default_rng(seed), []
    for n_in, n_out in zip(sizes[:-1], sizes[1:], strict=True):
        spread = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        weights.append(generator.standard_normal((n_in, n_out)) * np.sqrt(spread))
    return weights


def plain_activation(kind, z):
    """Return a = g(z) and the slope g'(z) of sigmoids or ReLUs; z may be complex."""
    if kind == "sigmoid":
        small = np.exp(np.where(z.real > 0, -z, z))  # never overflows
        a = np.where(z.real > 0, 1, small) / (1 + small)
        slope, exact = a * (1 - a), small / (1 + small) / (1 + small)
        return a, np.where(slope.real < 0.01, exact, slope)  # 1 - a loses digits
    return np.where(z.real > 0, z, 0.0), np.where(z.real > 0, 1.0, 0.0)


def plain_forward(kind, weights, biases, inputs):
    """Return the outputs, and each hidden layer's activations and slopes."""
    a, passed = inputs, [(inputs, None)]
    for matrix, bias in zip(weights[:-1], biases[:-1], strict=True):
        a, slope = plain_activation(kind, a @ matrix + bias)
        passed.append((a, slope))
    return a @ weights[-1] + biases[-1], passed


def plain_loss(outputs, targets):
    """Return the mean cross-entropy of softmax outputs."""
    z = outputs - outputs.real.max(axis=1, keepdims=True)
    return (np.log(np.exp(z).sum(axis=1)) - (targets * z).sum(axis=1)).mean()


def plain_gradients(kind, weights, biases, inputs, targets):
    """Return the loss's gradients: those of the weights, then those of the biases."""
    z, passed = plain_forward(kind, weights, biases, inputs)
    largest = z.max(axis=1, keepdims=True)
    small = np.exp(z - largest)
    shares = small / small.sum(axis=1, keepdims=True)
    delta = (shares - targets) / len(targets)
    weight_grads, bias_grads = [], []
    for at in reversed(range(len(weights))):
        a, slope = passed[at]
        weight_grads.insert(0, a.T @ delta)
        bias_grads.insert(0, delta.sum(axis=0))
        if at:
            delta = (delta @ weights[at].T) * slope
    return weight_grads, bias_grads


def plain_training(
    kind, rule, rate, weights, biases, inputs, targets, epochs, batch, seed
):
    """Train in mini-batches, shuffled every epoch; return weights and biases."""
    generator, n = np.random.default_rng(seed), len(inputs)
    arrays = [*weights, *biases]
    states = [{} for _ in arrays]
    for _ in range(epochs):
        order = generator.permutation(n)
        for first in range(0, n, batch):
            rows = order[first : first + batch]
            half = len(arrays) // 2
            weights, biases = arrays[:half], arrays[half:]
            found = plain_gradients(kind, weights, biases, inputs[rows], targets[rows])
            for at, gradient in enumerate([*found[0], *found[1]]):
                update, states[at] = plain_update(rule, rate, gradient, states[at])
                arrays[at] = arrays[at] + update
    half = len(arrays) // 2
    return arrays[:half], arrays[half:]
