"""Batch normalisation: every unit's z standardised over the batch, and backwards."""

from dataclasses import dataclass

import numpy as np

EPSILON = 1e-5  # keeps a unit that is the same for all samples from dividing by 0


@dataclass(frozen=True, eq=False)
class Normalization:
    """What batch normalisation makes of z; or the gradients, in the same shapes."""

    means: np.ndarray  # (..., 1, n) over the batch, or kept from training
    variances: np.ndarray  # (..., 1, n)
    standardized: np.ndarray  # (..., n_samples, n) (z - mean) / sqrt(variance + eps)
    outputs: np.ndarray  # (..., n_samples, n) scale * standardized + shift


@dataclass(frozen=True, eq=False)
class Statistics:
    """Means and variances kept from training, one for each hidden layer.

    With them a network is in its evaluation form: a sample's outputs no longer
    depend on the other samples of the batch.
    """

    means: tuple[np.ndarray, ...]  # (..., 1, n)
    variances: tuple[np.ndarray, ...]  # (..., 1, n)

    def of(self, layer: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the mean and the variance of one hidden layer."""
        return self.means[layer], self.variances[layer]


def normalize(z, scale, shift, kept=None) -> Normalization:
    """Return z standardised over the batch, then scaled and shifted.

    output = scale (z - mean) / sqrt(variance + epsilon) + shift. ``z`` is
    (..., n_samples, n), ``scale`` and ``shift`` (..., n); ``kept`` is (mean, variance)
    from training, or None for the batch's own. Nothing is raised. Source: Ioffe and
    Szegedy (2015), algorithm 1.

    >>> normalize(np.array([[1.0], [3.0]]), np.ones(1), np.zeros(1)).outputs.round(3)
    array([[-1.],
           [ 1.]])
    """
    if kept is None:
        mean = z.mean(axis=-2, keepdims=True)
        # Not var(), which takes the size of complex numbers: the check needs squares.
        kept = mean, ((z - mean) ** 2).mean(axis=-2, keepdims=True)
    mean, variance = kept
    standardized = (z - mean) / np.sqrt(variance + EPSILON)
    outputs = standardized * scale[..., np.newaxis, :] + shift[..., np.newaxis, :]
    return Normalization(mean, variance, standardized, outputs)


def normalize_backward(
    outputs_grad, z, scale, normalization: Normalization, kept: bool = False
) -> tuple[np.ndarray, Normalization, np.ndarray, np.ndarray]:
    """Return the gradients of z, of every intermediate, of scale and of shift.

    z reaches the outputs by three roads: directly, through the variance, and through
    the mean; their gradients add up. With ``kept`` statistics only the first is open
    (the other two gradients are returned all the same). Shapes are those of
    `normalize`. Nothing is raised. Source: Ioffe and Szegedy (2015), section 3.

    >>> z = np.array([[1.0], [3.0]])
    >>> forward = normalize(z, np.ones(1), np.zeros(1))
    >>> normalize_backward(np.ones((2, 1)), z, np.ones(1), forward)[0]
    array([[0.],
           [0.]])
    """
    n_samples = z.shape[-2]
    deviation = np.sqrt(normalization.variances + EPSILON)
    standardized_grad = outputs_grad * scale[..., np.newaxis, :]
    pulled = standardized_grad * normalization.standardized
    variance_grad = -pulled.sum(axis=-2, keepdims=True) / (2 * deviation**2)
    mean_grad = -standardized_grad.sum(axis=-2, keepdims=True) / deviation
    grad = standardized_grad / deviation
    if not kept:
        centred = z - normalization.means
        grad = grad + (2 * variance_grad * centred + mean_grad) / n_samples
    grads = Normalization(mean_grad, variance_grad, standardized_grad, outputs_grad)
    scale_grad = (outputs_grad * normalization.standardized).sum(axis=-2)
    return grad, grads, scale_grad, outputs_grad.sum(axis=-2)
