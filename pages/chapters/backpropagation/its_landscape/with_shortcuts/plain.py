"""The passes in the plainest NumPy: to check the engine, and to take home.

Training magnifies rounding. So that a script ends where the page does, every sum is
taken in the order in which the engine takes it, and every slope as exactly.
"""

import numpy as np

from ..one_plane.plain import layers, loss, squash, update

__all__ = ["forward", "gradient", "layers", "loss", "outputs", "squash", "update"]


def outputs(network, vector, inputs):
    """Return what a network, given as a row of parameters, makes of inputs."""
    weights, biases = layers(vector, network.layer_sizes)
    return forward(network.activation, weights, biases, inputs, network.residual)[0]


def forward(kind, weights, biases, inputs, shortcuts):
    """Return the outputs, and what every hidden layer took in and made of it."""
    a, passed = inputs, [(inputs, None, False)]
    for matrix, bias in zip(weights[:-1], biases[:-1], strict=True):
        made, slope = squash(kind, a @ matrix + bias)
        adds = shortcuts and matrix.shape[0] == matrix.shape[1]
        a = made + a if adds else made
        passed.append((a, slope, adds))
    return a @ weights[-1] + biases[-1], passed


def gradient(kind, vector, sizes, inputs, targets, is_number, shortcuts):
    """Return the loss's gradient, in one row like the parameters."""
    weights, biases = layers(vector, sizes)
    z, passed = forward(kind, weights, biases, inputs, shortcuts)
    up, down = np.exp(np.minimum(z, 0)), np.exp(np.minimum(-z, 0))
    mistake = ((1 - targets) * up - targets * down) / (up + down)
    delta = (z - targets if is_number else mistake) / len(targets)
    weight_grads, bias_grads, handed = [], [], 0
    for at in reversed(range(len(weights))):
        a, slope, adds = passed[at]
        weight_grads.insert(0, (a.T @ delta).ravel())
        bias_grads.insert(0, delta.sum(axis=0))
        if at:
            blame = delta @ weights[at].T
            if at < len(weights) - 1 and passed[at + 1][2]:
                blame = blame + handed
            handed, delta = blame, blame * slope
    return np.concatenate([*weight_grads, *bias_grads])
