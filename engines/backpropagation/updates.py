"""What one step changes: the parameters, and the loss, as promised and as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.passes import backward, forward
from engines.gradient_descent.optimizers import GradientDescent

Moving = bool | Sequence[np.ndarray]  # all biases or none; or by layers, (n_out,) each


@dataclass(frozen=True, eq=False)
class StepChange:
    """How the loss changes with one step of gradient descent, for many rates."""

    learning_rates: np.ndarray  # (n,)
    predicted: np.ndarray  # (n,) -learning_rate * |gradient|^2
    real: np.ndarray  # (n,) loss after the step minus loss before
    loss: float  # before


def updates_of(
    grads: Parameters, learning_rate: float, biases: Moving = True
) -> Parameters:
    """Return what gradient descent adds to each parameter, -learning_rate * gradient.

    With ``biases`` False theirs is 0; or it says by layers, (n_out,) each, which of
    them move. Raises ValueError for a learning rate that is not above 0. Source:
    Cauchy (1847).

    >>> grads = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> updates_of(grads, 0.5, biases=False).vector
    array([-1.,  0.])
    """
    update, _ = GradientDescent(learning_rate).update(grads.vector, {})
    return held_back(grads.with_vector(update), biases)


def held_back(updates: Parameters, biases: Moving) -> Parameters:
    """Return updates without those of biases that stay.

    ``biases`` is as in `updates_of`. Nothing is raised.

    >>> updates = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> held_back(updates, (np.array([False]),)).vector
    array([2., 0.])
    """
    if biases is True:
        return updates
    moves = biases or [False] * len(updates.biases)
    kept = tuple(
        np.where(moving, bias, 0.0)
        for moving, bias in zip(moves, updates.biases, strict=True)
    )
    return Parameters(updates.weights, kept, updates.scales, updates.shifts)


def step_change(
    network: Network,
    parameters: Parameters,
    inputs,
    targets,
    learning_rates,
    biases: Moving = True,
) -> StepChange:
    """Return the change of the loss that the gradient promises, and the real one.

    Promised is -learning_rate * |gradient|^2, the slope of the loss along the step;
    the real one differs because the loss bends. ``learning_rates`` is (n,); without
    ``biases`` only the weights move and count. Raises ValueError as `forward` does.
    Source: Taylor's theorem, first order.

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> change = step_change(Network((1, 1)), parameters, [[3]], [[5]], [0.1])
    >>> change.predicted.round(6), change.real.round(6)
    (array([-4.]), array([-2.]))
    """
    passed = forward(network, parameters, inputs, targets)
    grads = backward(network, parameters, passed).parameter_grads
    direction = updates_of(grads, 1.0, biases).vector
    rates = np.asarray(learning_rates, dtype=float)
    moved = parameters.vector + rates[:, np.newaxis] * direction
    after = forward(network, parameters.with_vector(moved), inputs, targets).loss
    promised = -rates * float(direction @ direction)
    return StepChange(rates, promised, after - passed.loss, float(passed.loss))
