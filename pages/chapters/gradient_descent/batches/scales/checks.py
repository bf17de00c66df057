"""What checks the numbers of "Scales": turned back, measured, and scikit-learn's."""

import numpy as np

from engines.reference import (
    linear_regression,
    log_loss,
    logistic_regression,
)
from pages.ui.chapter import Opinion, agree

from .flowers import Ground, measured
from .record import Record, Side

HAIR = 1e-30  # of a complex step: so small that it leaves the loss as it is
FARTHEST = 36.0  # z: beyond it scikit-learn's log loss rounds the chance to the edge


def opinions(record: Record) -> list[Opinion]:
    """Check losses by the measured features, slopes by losses, and λ by other means."""
    return [_losses(record), _slopes(record), _bends(record)]


def _losses(record: Record) -> Opinion:
    """Check that weights turned back have the same loss on the features as measured."""
    ours = np.concatenate([side.trajectory.values for side in record.sides])
    weights = [side.ground.turned_back(side.trajectory.points) for side in record.sides]
    theirs = losses(record, np.concatenate(weights))
    what = "Every loss of both walks, the weights turned back into the unit"
    return agree(ours, theirs, "the features as measured", what, allowed=1e-8)


def losses(record: Record, weights: np.ndarray) -> np.ndarray:
    """Return the losses of weights (m, 2) of the measured features, (m,)."""
    x, y = measured(record.settings), record.flowers.targets
    second = x[:, 1] if record.has_two else np.ones(len(x))
    z = weights[:, :1] * x[:, 0] + weights[:, 1:] * second
    if record.is_line:
        return ((y - z) ** 2).mean(axis=1) / 2
    return np.logaddexp(0.0, np.where(y > 0, -z, z)).mean(axis=1)


def _slopes(record: Record) -> Opinion:
    """Check every slope by the loss a hair beside the real numbers."""
    ours = np.concatenate([side.trajectory.gradients for side in record.sides])
    theirs = np.concatenate([_by_complex_step(side) for side in record.sides])
    what = "Every slope of both walks"
    return agree(ours, theirs, "a complex step", what, allowed=1e-9)


def _by_complex_step(side: Side) -> np.ndarray:
    """Return Im L(w + ih) / h along each weight, (T + 1, 2)."""
    points = side.trajectory.points[:, np.newaxis] + 1j * HAIR * np.eye(2)
    return side.ground.surface.value(points).imag / HAIR


def _bends(record: Record) -> Opinion:
    """Check λ and κ by the singular values of the features: no Hessian is needed."""
    ours = [number for side in record.sides for number in _of_ours(side.ground)]
    theirs = [number for side in record.sides for number in _of_values(record, side)]
    what = "λ and κ of both where the walks start"
    return agree(ours, theirs, "singular values", what, allowed=1e-9)


def _of_ours(ground: Ground) -> list[float]:
    return [*ground.bends.tolist(), ground.kappa]


def _of_values(record: Record, side: Side) -> list[float]:
    inputs = side.ground.inputs
    large, small = np.linalg.svd(inputs, compute_uv=False).tolist()
    # A logistic curve is steepest, a quarter, where the weights are 0.
    share = (1.0 if record.is_line else 0.25) / len(inputs)
    return [share * small**2, share * large**2, (large / small) ** 2]


def reference(record: Record) -> Opinion | None:
    """Check the best weights by scikit-learn's, or, where none are best, the losses."""
    if record.lowest is None:
        return _last_losses(record)
    theirs, ours = _best_weights(record), []
    for side in record.sides:
        ours.append(side.ground.turned_back(side.ground.minimum))
    what = "The best weights on both sides, turned back into the unit"
    return agree(ours, [theirs, theirs], "scikit-learn's", what, allowed=1e-6)


def _best_weights(record: Record) -> np.ndarray:
    x, y = measured(record.settings), record.flowers.targets
    fit = linear_regression if record.is_line else logistic_regression
    return fit(x, y)[:2]


def _last_losses(record: Record) -> Opinion | None:
    """Check the last losses, of the walks that are not too sure for its log loss."""
    ours, theirs = [], []
    for side in record.sides:
        z = side.ground.inputs @ side.trajectory.points[-1]
        if np.abs(z).max() < FARTHEST:
            ours.append(side.loss(record.n_steps))
            theirs.append(log_loss(record.flowers.targets, 1 / (1 + np.exp(-z))))
    if not ours:
        return None
    what = "The last loss of " + ("both walks" if len(ours) == 2 else "one walk")
    return agree(ours, theirs, "scikit-learn's log loss", what, allowed=1e-9)
