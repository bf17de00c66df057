"""Second opinions on One digit: complex steps, plain NumPy, and scikit-learn."""

import numpy as np

from engines.reference import mlp_gradients
from pages.ui.chapter import Opinion, agree

from ..pixels import N_PIXELS, pixel_scale
from ..plain import plain_forward, plain_gradients, plain_shares
from ..record import HUGE
from .record import Record

STEP = 1e-30  # of a complex step, as it arrives: it has no rounding to fear
BENDS = {
    "identity": lambda z: z,
    "relu": lambda z: np.where(z.real > 0, z, 0),
    "tanh": np.tanh,
    "sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2,
}


def opinions(record: Record) -> list[Opinion]:
    """Tilt every pixel by a complex step, and update once more in plain NumPy."""
    return [
        agree(
            record.pixel_blame,
            _tilted(record),
            "a complex step of every pixel",
            "The blame on all 64 pixels",
            1e-9,
            max(1.0, float(np.abs(record.pixel_blame).max())),
        ),
        _again(record),
    ]


def _tilted(record: Record) -> np.ndarray:
    """Return dL/d ink of every pixel: Im L(ink + ih) / h, all pixels at once."""
    mean, spread = pixel_scale()
    grows = np.prod([max(1.0, np.abs(one).sum()) for one in record.before.weights])
    step = STEP / grows  # where weights are huge it must stay small all the same
    x = (record.ink + 1j * step * np.eye(N_PIXELS) - mean) / spread
    *layers, last = zip(record.before.weights, record.before.biases, strict=True)
    with np.errstate(all="ignore"):
        for weights, biases in layers:
            x = BENDS[record.net.recipe.activation](x @ weights + biases)
        z = x @ last[0] + last[1]
        z = z - z.real.max(axis=1, keepdims=True)
        losses = np.log(np.exp(z).sum(axis=1)) - z[:, record.label]
    return losses.imag / step


def _again(record: Record) -> Opinion:
    """Read, update and read again in plain NumPy, the other digits too."""
    held, kind = record.net.held, record.net.recipe.activation
    layers = record.before.weights, record.before.biases
    one = slice(record.row, record.row + 1)
    with np.errstate(all="ignore"):
        inputs, targets = held.inputs[one], held.targets[one]
        gradients = plain_gradients(kind, *layers, inputs, targets, 0.0)
        rate = record.settings.one_rate
        after = [
            [array - rate * gradient for array, gradient in zip(*pair, strict=True)]
            for pair in zip(layers, gradients, strict=True)
        ]
        shares = [
            plain_shares(plain_forward(kind, *which, held.inputs)[0])
            for which in (layers, after)
        ]
    rights = [one.argmax(axis=1) == held.labels for one in shares]
    others = np.delete(np.array(rights, dtype=float), record.row, axis=1)
    ours = record.shares, record.after_shares, record.others
    theirs = shares[0][record.row], shares[1][record.row], others
    return agree(
        np.concatenate([one.ravel() for one in ours]),
        np.concatenate([one.ravel() for one in theirs]),
        "plain NumPy",
        "Every probability before and after, and which others are right",
        1e-9,
    )


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn's classifier for loss and gradients, given the same weights."""
    if not np.abs(record.before.vector).max() < HUGE:
        return None
    samples, at = record.net.held, [record.row]
    asked = record.net.network, record.before, samples.inputs[at], samples.targets[at]
    found = mlp_gradients(*asked)
    if found is None or record.losses[0] > -np.log(2.3e-16):
        return None
    loss, weights, biases = found
    theirs = [loss, *(one.ravel() for one in (*weights, *biases))]
    ours = [record.losses[0], *_flat(record.handed)]
    what = "Loss and gradients of all weights and biases"
    pairs = (np.concatenate([np.ravel(one) for one in some]) for some in (ours, theirs))
    return agree(*pairs, "scikit-learn's MLPClassifier", what, 1e-9)


def _flat(handed) -> list[np.ndarray]:
    return [one.ravel() for one in (*handed.weight_grads, *handed.bias_grads)]
