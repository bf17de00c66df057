"""What there is to see around one neuron: its answers, its exact answers, its bottom.

Inputs are (n_samples, 2): the bias input 1, and one measured input.
"""

from itertools import combinations

import numpy as np

from engines.gradient_descent.neuron import Neuron, zero_error_line
from engines.gradient_descent.neuron_losses import neuron_facing
from engines.gradient_descent.surfaces import Surface


def answer_curves(inputs, weights, activation: str = "linear", n: int = 41):
    """Return inputs along an axis, and the neuron's answers there, a = g(w . x).

    The axis runs from 0, or the smallest input, to half beyond the largest.
    ``weights`` is (..., 2); returned are the inputs (n,) and the answers (..., n).
    Raises ValueError for an unknown activation.

    >>> along, answers = answer_curves([[1, 2]], np.array([0.1, 0.3]), n=4)
    >>> along, answers.round(12)
    (array([0., 1., 2., 3.]), array([0.1, 0.4, 0.7, 1. ]))
    """
    measured = np.asarray(inputs, dtype=float)[:, 1]
    beyond = max(0.15 * np.ptp(measured), 0.5 * np.abs(measured).max(), 0.5)
    along = np.linspace(min(0, measured.min()), measured.max() + beyond, n)
    neuron = Neuron.facing(
        np.column_stack([np.ones(n), along]), np.zeros(n), activation
    )
    return along, neuron.forward(np.asarray(weights))[1]


def batch_losses(
    inputs,
    targets,
    batches,
    activation: str = "linear",
    loss: str = "squared",
    scale: str | None = None,
):
    """Return the loss of each batch as a function of its own weights.

    ``batches`` is (n_batches, batch_size), numbers of samples. The function takes
    weights of shape (n_batches, ..., n_inputs) and returns the losses, (n_batches,
    ...). ``loss``, ``scale`` and what is raised are as for `neuron_facing`.

    >>> losses = batch_losses([[1, 2], [1, 3]], [1, 1], [[0], [1]])
    >>> losses(np.array([[0.1, 0.3], [0.1, 0.3]])).round(12)
    array([0.045, 0.   ])
    """
    neuron = neuron_facing(inputs, targets, activation, loss, scale)
    batches = np.asarray(batches)

    def losses(weights):
        """Return each batch's loss at every place."""
        shape = (len(batches), *[1] * (weights.ndim - 2), -1)
        return neuron.on(batches.reshape(shape)).loss(weights)

    return losses


def exact_answers(inputs, targets, activation: str, window) -> list[np.ndarray]:
    """Return, for each sample, the two ends of its zero-error line in a window.

    ``window`` is ((w0_low, w0_high), (w1_low, w1_high)). Every line is an array
    (2, 2), the two w0 and then the two w1; samples that no weights answer exactly
    are left out. Raises ValueError for an unknown activation.

    >>> exact_answers([[1, 2]], [1.0], "linear", ((0, 1), (0, 1)))[0].tolist()
    [[0.0, 1.0], [0.5, 0.0]]
    """
    found = []
    for row, target in zip(inputs, targets, strict=True):
        line = zero_error_line(row, target, activation)
        if line is not None:
            found.append(_ends(*line, window))
    return found


def _ends(normal, offset: float, window) -> np.ndarray:
    """Cut the line normal . w = offset at the window's sides, or at top and bottom."""
    across, along = np.array(window, dtype=float)
    if normal[1]:
        return np.array([across, (offset - normal[0] * across) / normal[1]])
    return np.array([np.full(2, offset / normal[0]), along])


def lowest_weights(surface: Surface, start) -> np.ndarray:
    """Return weights with the lowest loss of a *linear* neuron, shape (2,).

    The minimum where there is one; in a trough, where plain descent from ``start``,
    (2,), meets it: start - gradient / lambda, as the slope points straight across.
    Raises nothing.

    >>> from engines.gradient_descent import neuron_surface
    >>> surface = neuron_surface([[1, 2]], [1])
    >>> lowest_weights(surface, np.array([0.1, 0.3])).round(9)
    array([0.16, 0.42])
    """
    if surface.minima:
        return np.array(surface.minima[0])
    sharpest = np.linalg.eigvalsh(surface.hessian(start))[-1]
    return start - surface.gradient(start) / sharpest


def sharpest_batch(inputs, batch_size: int) -> tuple[float, tuple[int, ...]]:
    """Return the sharpest bend that an update of a *linear* neuron can meet, and where.

    The loss of a batch has the Hessian mean of x x^T over its samples; of its
    eigenvalues the larger counts. ``inputs`` is (n_samples, 2), of which an update
    takes ``batch_size``, and an epoch's last one what is left. Returned are the largest
    lambda over all such batches, and the numbers of that batch's samples. Raises
    nothing.

    >>> sharpest_batch([[1, 1], [1, 3], [1, 2]], batch_size=1)
    (10.0, (1,))
    """
    times = np.asarray(inputs, dtype=float)[:, 1].tolist()
    n_samples = len(times)
    sizes = {min(batch_size, n_samples), n_samples % batch_size or batch_size}
    batches = (b for size in sizes for b in combinations(range(n_samples), size))
    return max((_bend([times[at] for at in batch]), batch) for batch in batches)


def _bend(times: list[float]) -> float:
    """Return the larger eigenvalue of the mean of x x^T, with x = (1, time)."""
    mean = sum(times) / len(times)
    spread = sum((time - mean) ** 2 for time in times) / len(times)
    half = (1 + mean**2 + spread) / 2
    return half + (half**2 - spread) ** 0.5
