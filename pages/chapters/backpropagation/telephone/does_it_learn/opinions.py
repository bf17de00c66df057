"""Losses and gradients after an epoch, found again by other means."""

import numpy as np

from engines.backpropagation import backward, forward
from engines.reference import mlp_gradients
from pages.chapters.backpropagation.telephone.does_it_learn.plain_training import (
    plain_forward,
    plain_loss,
)
from pages.chapters.backpropagation.telephone.does_it_learn.record import (
    N_DIGITS,
    Record,
    Trained,
)
from pages.chapters.backpropagation.telephone.plain_pass import size
from pages.chapters.backpropagation.telephone.record import TINY, digits
from pages.ui.chapter import Opinion, agree

LEAST = 1e-100  # gradients below this are too near underflow to be measured again
HUGE = 1e6  # weights beyond this overflow in scikit-learn's step
SUREST = 30.0  # a sample's loss beyond this is cut off by scikit-learn
STEP = 1e-20  # of the complex step, which takes no difference


def opinions_at(record: Record, step: int) -> list[Opinion]:
    """Compute loss and share right plainly, and measure every layer's gradient."""
    ours, sizes, plain, measured = [], [], [], []
    with np.errstate(all="ignore"):
        for one in record.networks:
            at = one.at(step)
            ours += [one.history.losses[at], one.history.accuracies[at]]
            sizes += [*one.snapshots.weight_grads[at]]
            plain += _plain(one, at)
            measured += [*_measured(one, at)]
    what = f"Loss and share right of all {N_DIGITS} digits, both networks"
    slopes = "The size of ∂L/∂W in every layer of both networks, relative"
    complex_step = "the complex-step derivative"
    return [
        agree(ours, plain, "plain NumPy, layer by layer", what, 1e-9),
        agree(sizes, measured, complex_step, slopes, 1e-6, TINY),
    ]


def _plain(one: Trained, at: int) -> list[float]:
    """Return loss and share right by a plain forward pass."""
    inputs, targets = digits(N_DIGITS)
    parameters = one.history.parameters.with_vector(one.history.snapshots[at])
    layers = parameters.weights, parameters.biases
    outputs, _ = plain_forward(one.network.activation, *layers, inputs)
    right = outputs.argmax(axis=1) == targets.argmax(axis=1)
    return [float(plain_loss(outputs, targets)), float(right.mean())]


def _measured(one: Trained, at: int) -> np.ndarray:
    """Return the sizes as slopes of the loss along each layer's gradient."""
    inputs, targets = digits(N_DIGITS)
    parameters = one.history.parameters.with_vector(one.history.snapshots[at])
    passed = forward(one.network, parameters, inputs, targets)
    grads = backward(one.network, parameters, passed).weight_grads
    measured = one.snapshots.weight_grads[at].copy()
    for layer in np.flatnonzero(measured >= LEAST):
        grad, weights = grads[layer], list(parameters.weights)
        way = grad / np.linalg.norm(grad)
        weights[layer] = weights[layer] + 1j * STEP * way
        layers = weights, parameters.biases
        outputs, _ = plain_forward(one.network.activation, *layers, inputs)
        slope = np.imag(plain_loss(outputs, targets)) / STEP
        measured[layer] = slope / np.sqrt(grad.size)
    return measured


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn for loss and gradients of both networks at the end."""
    inputs, targets = digits(N_DIGITS)
    ours, theirs = [], []
    for one in record.networks:
        if not _can_ask(one, inputs, targets):
            return None
        found = mlp_gradients(one.network, one.history.parameters, inputs, targets)
        sizes = one.snapshots.weight_grads[-1]
        largest = max(sizes.max(), 1e-6)
        ours += [one.history.losses[-1], *sizes / largest]
        theirs += [found[0], *(size(grad) / largest for grad in found[1])]
    what = "Loss and gradient sizes of both networks at the end"
    return agree(ours, theirs, "scikit-learn's MLPClassifier", what, 1e-6)


def _can_ask(one: Trained, inputs, targets) -> bool:
    """Tell whether scikit-learn can compute the network's loss and gradient at all."""
    parameters = one.history.parameters
    if one.flew_off or np.abs(parameters.vector).max() > HUGE:
        return False
    losses = forward(one.network, parameters, inputs, targets).losses
    return bool(losses.max() < SUREST)
