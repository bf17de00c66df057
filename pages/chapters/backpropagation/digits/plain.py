"""Reading and learning again, in the plainest NumPy: to check, and to take home.

Training magnifies rounding, so every sum is taken in the order of the engine's.
"""

import numpy as np


def plain_activation(kind, z):
    """Return a = g(z) and the slope g'(z) of the hidden units."""
    if kind == "identity":
        return z, np.ones_like(z)
    if kind == "relu":
        return np.maximum(z, 0), np.where(z > 0, 1.0, 0.0)
    if kind == "tanh":
        small = np.exp(2 * np.minimum(z, -z))
        return np.tanh(z), 4 / (1 + small) * (small / (1 + small))
    small = np.exp(np.minimum(z, -z))  # never overflows
    a = np.where(z > 0, 1, small) / (1 + small)
    return a, a * (np.where(z > 0, small, 1) / (1 + small))  # a (1 - a)


def plain_forward(kind, weights, biases, inputs):
    """Return the outputs' z, and the activations and slopes of every layer before."""
    a, passed = inputs, [(inputs, None)]
    for matrix, bias in zip(weights[:-1], biases[:-1], strict=True):
        a, slope = plain_activation(kind, a @ matrix + bias)
        passed.append((a, slope))
    return a @ weights[-1] + biases[-1], passed


def plain_shares(z):
    """Return the softmax: what each picture's ten outputs give each digit."""
    small = np.exp(z - z.max(axis=1, keepdims=True))
    return small / small.sum(axis=1, keepdims=True)


def plain_gradients(kind, weights, biases, inputs, targets, l2):
    """Return the gradients of loss and penalty: of the weights, then of the biases."""
    z, passed = plain_forward(kind, weights, biases, inputs)
    delta = (plain_shares(z) - targets) / len(targets)
    weight_grads, bias_grads = [], []
    for at in reversed(range(len(weights))):
        a, slope = passed[at]
        weight_grads.insert(0, a.T @ delta + l2 * weights[at])
        bias_grads.insert(0, delta.sum(axis=0))
        if at:
            delta = (delta @ weights[at].T) * slope
    return weight_grads, bias_grads
