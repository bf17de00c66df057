"""Losses: how wrong a network's outputs are, with the slope beside it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.neuron import sigmoid, softplus


@dataclass(frozen=True)
class Loss:
    """The loss of each sample, its gradient, and what the outputs predict.

    ``value(outputs, targets)`` has shape (..., n_samples), ``gradient`` the shape of
    the outputs, (..., n_samples, n_outputs); a batch's loss is the mean over its
    samples. The cross-entropies want logits: outputs of the identity, any size.

    >>> LOSSES["half_squared_error"].value(np.array([[0.5]]), np.array([[1.0]]))
    array([0.125])
    """

    label: str
    formula: str  # LaTeX, of one sample's loss
    gradient_formula: str  # LaTeX, with respect to output k
    value: Callable[[np.ndarray, np.ndarray], np.ndarray]
    gradient: Callable[[np.ndarray, np.ndarray], np.ndarray]
    prediction: Callable[[np.ndarray], np.ndarray]  # outputs -> what they stand for
    wants_logits: bool = False
    shared: Callable | None = None  # value and gradient, where one helps the other

    def value_and_gradient(self, outputs, targets) -> tuple[np.ndarray, np.ndarray]:
        """Return both at once.

        >>> outputs, targets = np.array([[0.5]]), np.array([[1.0]])
        >>> LOSSES["half_squared_error"].value_and_gradient(outputs, targets)
        (array([0.125]), array([[-0.5]]))
        """
        if self.shared:
            return self.shared(outputs, targets)
        return self.value(outputs, targets), self.gradient(outputs, targets)


def log_sum_exp(z) -> np.ndarray:
    """Return log of the sum of exp(z) over the last axis, which is kept, size 1.

    The largest z is taken out first, so that nothing overflows. ``z`` may be complex.
    Nothing is raised. Source: Blanchard, Higham and Higham (2021).

    >>> log_sum_exp(np.array([1000.0, 1000.0])).round(6)
    array([1000.693147])
    """
    largest = np.real(z).max(axis=-1, keepdims=True)
    return largest + np.log(np.exp(z - largest).sum(axis=-1, keepdims=True))


def softmax(z) -> np.ndarray:
    """Return exp(z) divided by its sum over the last axis: shares that add up to 1.

    ``z`` has shape (..., n). Nothing is raised. Source: Bridle (1990).

    >>> softmax(np.array([1000.0, 1000.0, -1000.0]))
    array([0.5, 0.5, 0. ])
    """
    small = np.exp(z - np.real(z).max(axis=-1, keepdims=True))
    return small / small.sum(axis=-1, keepdims=True)  # equal z: equal shares, exactly


def _binary_cross_entropy(z, targets):
    # softplus(z) - y z, in a form that keeps its digits however sure the unit is
    return ((1 - targets) * softplus(z) + targets * softplus(-z)).sum(axis=-1)


def _binary_gradient(z, targets):
    """Return sigmoid(z) - y, without losing digits where both are near 1.

    That is (1 - y) sigmoid(z) - y sigmoid(-z), whose parts share their exponentials:
    of the two one is 1, the other exp(-|z|).
    """
    up, down = np.exp(np.minimum(z, 0.0)), np.exp(np.minimum(-z, 0.0))
    return ((1.0 - targets) * up - targets * down) / (up + down)


def _softmax_cross_entropy(z, targets):
    """Return both loss and gradient: they share their exponentials.

    They are those of log_sum_exp(z) - z and of softmax(z), to the last digit.
    """
    largest = np.real(z).max(axis=-1, keepdims=True)
    small = np.exp(z - largest)
    whole = small.sum(axis=-1, keepdims=True)
    losses = (targets * (largest + np.log(whole) - z)).sum(axis=-1)
    return losses, small / whole * targets.sum(axis=-1, keepdims=True) - targets


LOSSES: dict[str, Loss] = {
    "half_squared_error": Loss(
        label="Squared error, ½ sum",
        formula=r"\tfrac12 \sum_k (y_k - a_k)^2",
        gradient_formula="a_k - y_k",
        value=lambda a, y: 0.5 * ((y - a) ** 2).sum(axis=-1),
        gradient=lambda a, y: a - y,
        prediction=lambda a: a,
    ),
    "squared_error": Loss(
        label="Squared error, sum",
        formula=r"\sum_k (y_k - a_k)^2",
        gradient_formula="2 (a_k - y_k)",
        value=lambda a, y: ((y - a) ** 2).sum(axis=-1),
        gradient=lambda a, y: 2 * (a - y),
        prediction=lambda a: a,
    ),
    "mean_squared_error": Loss(
        label="Squared error, mean",
        formula=r"\tfrac1K \sum_k (y_k - a_k)^2",
        gradient_formula=r"\tfrac2K (a_k - y_k)",
        value=lambda a, y: ((y - a) ** 2).mean(axis=-1),
        gradient=lambda a, y: 2 * (a - y) / a.shape[-1],
        prediction=lambda a: a,
    ),
    "binary_cross_entropy": Loss(
        label="Binary cross-entropy",
        formula=r"\sum_k \log(1 + e^{z_k}) - y_k z_k",
        gradient_formula=r"\sigma(z_k) - y_k",
        value=_binary_cross_entropy,
        gradient=_binary_gradient,
        prediction=sigmoid,
        wants_logits=True,
    ),
    "softmax_cross_entropy": Loss(
        label="Softmax cross-entropy",
        formula=r"-\sum_k y_k \log p_k,\quad p_k = e^{z_k} / \textstyle\sum_j e^{z_j}",
        gradient_formula="p_k - y_k",
        value=lambda z, y: _softmax_cross_entropy(z, y)[0],
        gradient=lambda z, y: _softmax_cross_entropy(z, y)[1],
        shared=_softmax_cross_entropy,
        prediction=softmax,
        wants_logits=True,
    ),
}
