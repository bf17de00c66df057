"""Which steps led up: told by what they change, not by two losses that look alike."""

import numpy as np

from .record import Ground, Learner

ROUNDING = 1e-13  # of what a step changes for the samples: less of it all is rounding


def led_up(ground: Ground, one: Learner) -> np.ndarray:
    """Say of every step whether the loss over all samples is higher after it, (T,).

    A sample's change is computed by itself: two losses that differ in their last digit
    would not tell it.
    """
    changes = _changes(ground, one.weights)
    return changes.mean(axis=1) > ROUNDING * np.abs(changes).mean(axis=1)


def _changes(ground: Ground, weights: np.ndarray) -> np.ndarray:
    """Return by how much each step changes the loss of each sample, (T, N)."""
    moves = np.diff(weights, axis=0) @ ground.inputs.T
    z, a, errors = ground.neuron.forward(weights[:-1])
    if ground.samples.kind == "line":
        return moves * (moves - 2 * errors) / 2
    # ln(1 + e^t) grows by ln(1 + s (e^d − 1)), s being its slope.
    signs = np.where(ground.samples.targets == 1, -1.0, 1.0)
    return np.log1p(np.abs(errors) * np.expm1(np.clip(signs * moves, -700, 700)))
