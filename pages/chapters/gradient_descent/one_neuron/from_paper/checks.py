"""What checks a worked example: slopes from heights, the walk by hand, scikit-learn."""

import numpy as np

from engines.gradient_descent import PerceptronStop, batch_losses
from engines.reference import (
    half_squared_error,
    log_loss,
    neuron_by_hand,
    numeric_gradient,
    perceptron_in_fractions,
    their_perceptron,
)
from pages.ui.chapter import Opinion, agree

from .record import Record, stopped
from .settings import LOG

HAIR = 6e-6  # of a weight, with inputs up to 1
COARSE = 1e-4  # of a height: its rounding over a hair is below a millionth of that
FARTHEST = 30.0  # |z|: beyond it scikit-learn's log loss cuts the chances off
LEAST = 1e-8  # of a number: what is smaller counts as that large


def opinions(record: Record) -> list[Opinion]:
    """Check a step's visits in fractions; else the slopes, and the walk by hand."""
    settings, fit = record.settings, record.fit
    samples = settings.inputs.tolist(), settings.targets.tolist(), settings.weights
    what = f"The weights after every {'visit' if settings.is_step else 'update'}"
    if settings.is_step:
        visits = settings.learning_rate, fit.samples.tolist()
        exact = perceptron_in_fractions(*samples, *visits, settings.held)
        return [agree(fit.weights, exact, "exact fractions", what, allowed=1e-9)]
    batches = [batch.tolist() for batch in fit.batches]
    about = settings.activation, settings.loss, settings.scale, settings.held
    path = neuron_by_hand(*samples, settings.learning_rate, batches, *about)
    by_hand = _walks_agree(record, np.array(path), what)
    return [_slopes(record), by_hand]


def _walks_agree(record: Record, path: np.ndarray, what: str) -> Opinion:
    """Compare two walks, as shares of how far out they have been: so rounding grows."""
    ours = record.fit.weights
    far = np.maximum.accumulate(np.abs(ours).max(axis=1, keepdims=True))
    size = np.maximum(1.0, far)
    allowed = 1e-6 if stopped(record) else 1e-9
    return agree(ours / size, path / size, "the walk by hand", what, allowed)


def _slopes(record: Record) -> Opinion:
    """Check every gradient by central differences, as shares of an update's largest."""
    fit, settings = record.fit, record.settings
    what = "The gradient of every update"
    weights, grads, batches = fit.weights[:-1], fit.weight_grads, fit.batches
    if not fit.n_steps:
        what = "There was no update, so the gradient at the start is checked"
        weights, batches = fit.weights[:1], [np.arange(len(settings.rows))]
        grads = record.neuron.gradient(weights)
    about = settings.activation, settings.loss, settings.scale
    samples = settings.inputs, settings.targets
    losses = batch_losses(*samples, np.array(batches), *about)
    numeric = numeric_gradient(losses, weights, _hair(record))
    numeric[:, settings.held] = 0.0  # whatever its slope, it stays
    largest = np.abs(numeric).max(axis=1, keepdims=True)
    rounding = COARSE * losses(weights)[:, np.newaxis]
    largest = np.maximum(1.0, np.maximum(largest, rounding))
    ours, theirs = grads / largest, numeric / largest
    return agree(ours, theirs, "central differences", what, allowed=1e-6)


def _hair(record: Record) -> float | None:
    """Return how far to each side a slope is measured: short where the S is steep."""
    if record.settings.activation == "linear":
        return None
    return HAIR / max(1.0, float(np.abs(record.settings.inputs).max()))


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn: for the last loss, or whether its perceptron separates."""
    if record.settings.is_step:
        return _their_separation(record)
    return _their_loss(record)


def _their_separation(record: Record) -> Opinion | None:
    settings, n = record.settings, len(record.settings.rows)
    is_separated = record.fit.stop_reason is PerceptronStop.SEPARATED
    is_theirs = is_separated and settings.bias_learns
    if not is_theirs or len({*settings.targets.tolist()}) == 1:
        return None
    theirs = their_perceptron(settings.inputs[:, 1:], settings.targets)
    what = f"How many of the {n} samples are wrong after its own learning"
    return agree(record.fit.losses[-1], theirs, "scikit-learn's perceptron", what, 0.0)


def _their_loss(record: Record) -> Opinion | None:
    """Compare the last loss with scikit-learn's mean, halved or summed as ours is."""
    settings, fit, scale = record.settings, record.fit, record.neuron.scale
    answers, targets = fit.activations[-1], settings.targets
    if settings.loss == LOG:
        if np.abs(fit.pre_activations[-1]).max() > FARTHEST:
            return None
        mean = log_loss(targets, answers)
    else:
        mean = half_squared_error(targets, answers) * 2 * scale.share
    theirs = mean * (len(targets) if scale.sums else 1)
    what = "The last loss of all samples"
    size = max(1.0, theirs)
    against = (
        "scikit-learn's log loss"
        if settings.loss == LOG
        else ("scikit-learn's squared error")
    )
    return agree(fit.losses[-1] / size, theirs / size, against, what, allowed=1e-9)
