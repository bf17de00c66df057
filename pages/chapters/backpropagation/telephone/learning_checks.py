"""A network's losses and gradients after an epoch, found again by other means."""

import numpy as np

from engines.backpropagation import backward, forward, relative_errors
from pages.chapters.backpropagation.telephone.plain_training import (
    plain_forward,
    plain_loss,
)

TINY = 1e-100  # gradients below this are too near underflow to be measured again
HUGE = 1e6  # weights beyond this overflow in scikit-learn's step
SUREST = 30.0  # a sample's loss beyond this is cut off by scikit-learn
STEP = 1e-20  # of the complex step, which takes no difference


def plain_gap(one, step: int, inputs, targets) -> float:
    """Return how far loss and accuracy are from those of a plain forward pass."""
    at = one.at(step)
    parameters = one.history.parameters.with_vector(one.history.snapshots[at])
    layers = (list(parameters.weights), list(parameters.biases))
    outputs, _ = plain_forward(one.network.activation, *layers, inputs)
    right = (outputs.argmax(axis=1) == targets.argmax(axis=1)).mean()
    loss = float(plain_loss(outputs, targets))
    told = float(one.history.losses[at])
    off = abs(loss - told) / max(1.0, told)
    return max(off, abs(float(right) - float(one.history.accuracies[at])))


def measured_gap(one, step: int, inputs, targets) -> float:
    """Return how far the sizes are from slopes of the loss along each gradient."""
    at = one.at(step)
    parameters = one.history.parameters.with_vector(one.history.snapshots[at])
    passed = forward(one.network, parameters, inputs, targets)
    grads = backward(one.network, parameters, passed).weight_grads
    told, kind = one.snapshots.weight_grads[at], one.network.activation
    measured = told.copy()
    for layer, grad in enumerate(grads):
        if told[layer] < TINY:
            continue
        weights = list(parameters.weights)
        way = grad / np.linalg.norm(grad)
        weights[layer] = weights[layer] + 1j * STEP * way
        outputs, _ = plain_forward(kind, weights, list(parameters.biases), inputs)
        slope = np.imag(plain_loss(outputs, targets)) / STEP
        measured[layer] = slope / np.sqrt(grad.size)
    return float(relative_errors(told, measured).max())


def can_ask(one, inputs, targets) -> bool:
    """Tell whether scikit-learn can compute the network's loss and gradient at all."""
    parameters = one.history.parameters
    if one.flew_off or np.abs(parameters.vector).max() > HUGE:
        return False
    losses = forward(one.network, parameters, inputs, targets).losses
    return bool(losses.max() < SUREST)
