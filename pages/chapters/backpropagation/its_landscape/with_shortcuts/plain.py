"""The passes with shortcuts in the plainest NumPy: to check, and to take home.

Training magnifies rounding. So that a script ends where the page does, every sum is
taken in the order in which the engine takes it, and every slope as exactly.
"""

import numpy as np

from pages.chapters.backpropagation.plain_training import (
    plain_activation,
    plain_blame,
    plain_layers,
)


def shortcut_outputs(network, vector, inputs):
    """Return what a network, given as a row of parameters, makes of inputs."""
    layers = plain_layers(vector, network.layer_sizes)
    return shortcut_forward(network.activation, layers, inputs, network.residual)[0]


def shortcut_forward(kind, layers, inputs, shortcuts):
    """Return the outputs, and what every hidden layer took in and made of it."""
    a, passed = inputs, [(inputs, None, False)]
    for weights, biases in layers[:-1]:
        made, slope = plain_activation(kind, a @ weights + biases)
        adds = shortcuts and weights.shape[0] == weights.shape[1]
        a = made + a if adds else made
        passed.append((a, slope, adds))
    weights, biases = layers[-1]
    return a @ weights + biases, passed


def shortcut_gradient(kind, loss, sizes, vector, inputs, targets, shortcuts):
    """Return the gradient of the mean loss, in one row like the parameters."""
    layers = plain_layers(vector, sizes)
    outputs, passed = shortcut_forward(kind, layers, inputs, shortcuts)
    delta = plain_blame(loss, outputs, targets) / len(inputs)
    weight_grads, bias_grads, handed = [], [], 0
    for at in reversed(range(len(layers))):
        a, slope, adds = passed[at]
        weight_grads.insert(0, (a.T @ delta).ravel())
        bias_grads.insert(0, delta.sum(axis=0))
        if at:
            blame = delta @ layers[at][0].T
            if at < len(layers) - 1 and passed[at + 1][2]:
                blame = blame + handed
            handed, delta = blame, blame * slope
    return np.concatenate([*weight_grads, *bias_grads])
