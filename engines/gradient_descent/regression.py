"""Regression: a straight line or a logistic curve, fitted to samples."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.neuron import Neuron, least_squares_minima, window_of
from engines.gradient_descent.neuron_losses import neuron_facing
from engines.gradient_descent.optimizer import require_one_of
from engines.gradient_descent.separation import is_separable
from engines.gradient_descent.surfaces import Surface

MOST_STEPS = 200  # of Newton's method, which takes a dozen
HALVINGS = 30  # of a step that would lead uphill


@dataclass(frozen=True)
class Regression:
    """A kind of regression: the neuron that does it, and what it makes small.

    >>> REGRESSIONS["logistic"].activation, REGRESSIONS["logistic"].loss
    ('sigmoid', 'log')
    """

    label: str
    activation: str  # a key of ACTIVATIONS
    loss: str  # a key of NEURON_LOSSES
    formula: str  # LaTeX, of the loss
    gradient_formula: str  # LaTeX


REGRESSIONS: dict[str, Regression] = {
    "line": Regression(
        label="A line, by squared error",
        activation="linear",
        loss="squared",
        formula=r"L(w) = \frac1n \sum_i \tfrac12 (y_i - w \cdot x_i)^2",
        gradient_formula=r"\nabla L(w) = -\frac1n \sum_i (y_i - a_i)\, x_i",
    ),
    "logistic": Regression(
        label="A logistic curve, by log loss",
        activation="sigmoid",
        loss="log",
        formula=r"L(w) = -\frac1n \sum_i y_i \ln a_i + (1 - y_i) \ln (1 - a_i)",
        gradient_formula=r"\nabla L(w) = -\frac1n \sum_i (y_i - a_i)\, x_i",
    ),
}


def with_ones(columns) -> np.ndarray:
    """Return columns (n, k) with a column of ones after them, (n, k + 1), for the bias.

    Raises ValueError for what is no table.

    >>> with_ones([[2.0], [3.0]])
    array([[2., 1.],
           [3., 1.]])
    """
    columns = np.asarray(columns, dtype=float)
    if columns.ndim != 2:
        raise ValueError(
            f"The columns have shape {columns.shape}; give a row for each sample."
        )
    return np.column_stack([columns, np.ones(len(columns))])


def regression_neuron(inputs, targets, kind: str) -> Neuron:
    """Return the neuron that does this regression on these samples.

    ``inputs`` is (n_samples, d), with a column of ones for a bias (`with_ones`),
    ``targets`` (n_samples,), and ``kind`` a key of REGRESSIONS. Raises ValueError for
    another kind, for samples that do not fit, and for targets of a logistic curve that
    are not 0 or 1.

    >>> regression_neuron([[1, 2]], [1], "line").gradient(np.array([0.1, 0.3]))
    array([-0.3, -0.6])
    """
    require_one_of("kind of regression", kind, REGRESSIONS)
    chosen = REGRESSIONS[kind]
    return neuron_facing(inputs, targets, chosen.activation, chosen.loss)


def regression_surface(inputs, targets, kind: str, domain=None) -> Surface:
    """Return the loss of a regression as a surface over its weights, (d,).

    Both gradients are minus the mean of (y - a) x. A line's minimum is the least
    squares solution; a logistic curve's is found by Newton's method, to a gradient of
    0 but for rounding. ``minima`` is empty where there is no single minimum: the inputs
    do not differ enough, or the log loss falls for ever because the classes can be
    separated. ``domain`` is one (low, high) per weight, or None to choose. The samples,
    and what is raised, are as for `regression_neuron`. Source: Hastie, Tibshirani and
    Friedman (2009), sections 3.2 and 4.4.

    >>> surface = regression_surface([[0, 1], [1, 1], [2, 1]], [1, 3, 5], "line")
    >>> np.round(surface.minima, 9)
    array([[2., 1.]])
    """
    neuron, chosen = regression_neuron(inputs, targets, kind), REGRESSIONS[kind]
    find = least_squares_minima if chosen.loss == "squared" else _log_loss_minima
    minima = find(neuron)
    return Surface(
        name=f"{kind}_regression",
        label=chosen.label,
        formula=chosen.formula,
        gradient_formula=chosen.gradient_formula,
        value=neuron.loss,
        gradient=neuron.gradient,
        hessian=neuron.hessian,
        domain=tuple(domain) if domain is not None else window_of(neuron, minima),
        minima=minima,
    )


def _log_loss_minima(neuron: Neuron) -> tuple[tuple[float, ...], ...]:
    inputs = neuron.inputs
    if np.linalg.matrix_rank(inputs) < inputs.shape[1]:
        return ()
    if is_separable(inputs, neuron.targets):
        return ()
    return (tuple(_newtons_minimum(neuron).tolist()),)


def _newtons_minimum(neuron: Neuron) -> np.ndarray:
    """Return the weights (d,) at which the convex log loss is lowest."""
    weights = np.zeros(neuron.inputs.shape[1])
    for _ in range(MOST_STEPS):
        slope = neuron.gradient(weights)
        step = np.linalg.lstsq(neuron.hessian(weights), slope)[0]
        tried = weights - step * 0.5 ** np.arange(HALVINGS)[:, np.newaxis]
        lower = np.flatnonzero(neuron.loss(tried) < neuron.loss(weights))
        if not len(lower):
            return _better(neuron, weights, tried[0])
        weights = tried[lower[0]]
    return weights


def _better(neuron: Neuron, weights, tried) -> np.ndarray:
    """Return of two places as low as each other the one with the smaller slope."""
    slopes = np.linalg.norm(neuron.gradient(np.stack([weights, tried])), axis=-1)
    return tried if slopes[1] < slopes[0] else weights
