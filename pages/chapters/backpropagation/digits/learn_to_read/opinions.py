"""Second opinions on Learn to read: plain NumPy, and scikit-learn."""

import numpy as np

from engines.reference import mlp_shares
from pages.ui.chapter import Opinion, agree

from ..plain import plain_forward, plain_shares
from ..record import HUGE, Trained
from .record import Record


def opinions_at(record: Record, step: int) -> list[Opinion]:
    """Read all digits again with the step's weights, and count anew."""
    ours, theirs, shares = [], [], []
    for one, held_right in (
        (record.net, record.held_accuracies),
        (record.baseline, record.baseline_accuracies),
    ):
        at = one.at(step)
        ours += [one.history.losses[at], one.history.accuracies[at], held_right[at]]
        learned, held = (_read(one, at, one.learned), _read(one, at, one.held))
        theirs += [_loss(learned, one.learned), _right(learned, one.learned)]
        theirs += [_right(held, one.held)]
        shares.append(held)
    at = record.net.at(step)
    counts = _counts(shares[0][0], record.labels)
    ours += [*record.shares[at].ravel(), *record.confusions[at].ravel()]
    theirs += [*shares[0][0].ravel(), *counts.ravel()]
    what = "Losses, shares right, counts and every probability of this step"
    return [agree(ours, theirs, "plain NumPy", what, 1e-9)]


def _read(one: Trained, at: int, samples) -> np.ndarray:
    parameters = one.parameters(at)
    layers = parameters.weights, parameters.biases
    with np.errstate(all="ignore"):
        z, _ = plain_forward(one.recipe.activation, *layers, samples.inputs)
        return plain_shares(z), z


def _loss(read, samples) -> float:
    """Return the mean of −ln p of the right digit."""
    _, z = read
    z = z - z.max(axis=1, keepdims=True)
    right = z[np.arange(len(z)), samples.labels]
    return float((np.log(np.exp(z).sum(axis=1)) - right).mean())


def _right(read, samples) -> float:
    return float((read[1].argmax(axis=1) == samples.labels).mean())


def _counts(shares: np.ndarray, labels: np.ndarray) -> np.ndarray:
    said = shares.argmax(axis=1)
    pairs = [(labels == i) & (said == j) for i in range(10) for j in range(10)]
    return np.sum(pairs, axis=1)


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn's MLPClassifier, given both networks' last weights."""
    ours, theirs = [], []
    for one, ours_ in ((record.net, record.shares[-1]), (record.baseline, None)):
        parameters = one.parameters(one.last)
        if np.abs(parameters.vector).max() > HUGE:
            return None
        found = mlp_shares(one.network, parameters, one.held.inputs)
        if found is None:
            return None
        ours.append(one.held_shares[-1] if ours_ is None else ours_)
        theirs.append(found)
    what = "What both networks give each digit of the held-out pictures at the end"
    return agree(ours, theirs, "scikit-learn's MLPClassifier", what, 1e-9)
