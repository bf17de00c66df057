"""What checks the training's numbers: slopes from heights, algebra, scikit-learn."""

from collections.abc import Iterator

import numpy as np

from engines.gradient_descent import batch_losses, quadratic_path
from engines.reference import largest_gap, least_squares, numeric_gradient
from pages.ui.chapter import Opinion, agree

from .record import Record

HAIR = 6e-6  # of a weight, with inputs up to 1
COARSE = 1e-4  # of a height: its rounding over a hair is below a millionth of that


def opinions(record: Record) -> list[Opinion]:
    """Check each update's gradient numerically, and the weights by algebra."""
    fit, settings = record.fit, record.settings
    gap = max((largest_gap(*pair) for pair in _gradients(record)), default=0.0)
    what = "The gradient of every update"
    if fit.n_steps == 0:
        what = "There was no update, so the gradient at the start is checked"
        gap = largest_gap(*_first_gradients(record))
    found = [Opinion("central differences", gap, 1e-6, what)]
    if settings.is_linear and settings.batch_size is None:
        steps, rate = np.arange(len(fit.weights)), settings.learning_rate
        exact = quadratic_path(record.surface, fit.weights[0], rate, steps)
        what = "The weights after every update"
        found.append(agree(fit.weights, exact, "the closed form", what, allowed=1e-9))
    return found


def _first_gradients(record: Record) -> tuple[np.ndarray, np.ndarray]:
    """Return the gradient at the start, and central differences there."""
    surface, start = record.surface, record.fit.weights[0]
    numeric = numeric_gradient(surface.value, start, _hair(record))
    return surface.gradient(start), numeric


def _gradients(record: Record) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield our gradients and central differences of their batches' losses.

    Both are told as a share of an update's largest: that is what moves the weights.
    """
    fit, settings = record.fit, record.settings
    samples = settings.inputs, settings.targets
    sizes = np.array([len(batch) for batch in fit.batches])
    for size in set(sizes.tolist()):  # of an epoch's batches the last may be smaller
        at = np.flatnonzero(sizes == size)
        batches = np.array([fit.batches[t] for t in at])
        losses = batch_losses(*samples, batches, settings.activation)
        numeric = numeric_gradient(losses, fit.weights[at], _hair(record))
        largest = np.abs(numeric).max(axis=1, keepdims=True)
        rounding = COARSE * losses(fit.weights[at])[:, np.newaxis]
        largest = np.maximum(1.0, np.maximum(largest, rounding))
        yield fit.weight_grads[at] / largest, numeric / largest


def _hair(record: Record) -> float | None:
    """Return how far to each side a slope is measured: short where the S is steep."""
    if record.settings.is_linear:
        return None
    return HAIR / max(1.0, float(record.settings.inputs.max()))


def reference(record: Record) -> Opinion | None:
    """Compare the bottom of our surface with scikit-learn's least squares."""
    settings = record.settings
    if not settings.is_linear:
        return None
    theirs = least_squares(settings.inputs, settings.targets)
    heights = record.surface.value(np.array([record.lowest, theirs]))
    what = (
        "The lowest loss that any weights can reach (not this training's last), "
        f"{heights[0]:.6g} by our surface and {heights[1]:.6g} by its weights"
    )
    gap = float(np.ptp(heights))
    return Opinion("scikit-learn's least squares", gap, 1e-12, what)
