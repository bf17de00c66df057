"""A unit that is sure and wrong: how two losses wake it up."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.passes import backward, forward
from engines.gradient_descent.optimizers import GradientDescent

# The same sigmoid unit under both losses: logits are squashed by the loss itself.
UNITS: dict[str, Network] = {
    "half_squared_error": Network((1, 1), output_activation="sigmoid"),
    "binary_cross_entropy": Network((1, 1), loss="binary_cross_entropy"),
}


@dataclass(frozen=True, eq=False)
class Waking:
    """One unit on its way from sure and wrong to right, under one loss.

    Row t of every array belongs to the same moment, before update t.
    """

    loss: str  # a key of UNITS
    pre_activations: np.ndarray  # (T + 1,) z
    activations: np.ndarray  # (T + 1,) sigmoid(z), what the unit says
    losses: np.ndarray  # (T + 1,)
    deltas: np.ndarray  # (T + 1,) dL/dz
    target: float

    @property
    def woke(self) -> int | None:
        """The first step at which the unit leans to the right side, or None."""
        right = np.abs(self.activations - self.target) < 0.5
        return int(right.argmax()) if right.any() else None


def confident_unit(
    z: float, target: float, learning_rate: float, n_steps: int, loss: str
) -> Waking:
    """Return how gradient descent moves one sigmoid unit, step by step.

    z <- z - learning_rate * dL/dz, with dL/dz = (a - y) a (1 - a) for half the squared
    error and a - y for the cross-entropy: the slope cancels. ``target`` is 0 or 1,
    ``loss`` a key of UNITS. Raises ValueError for an unknown loss or a learning rate
    that is not above 0. Source: Nielsen (2015), chapter 3.

    >>> confident_unit(4.0, 0.0, 1.0, 1, "binary_cross_entropy").deltas.round(3)
    array([0.982, 0.953])
    """
    network, optimizer = _unit_under(loss), GradientDescent(learning_rate)
    squash, blame = network.activation_of(0), network.loss_function.gradient
    path = [np.array([z], dtype=float)]
    for _ in range(n_steps):
        z = path[-1]
        a = squash.value(z)
        delta = blame(a, target) * squash.slope(z, a)
        path.append(z + optimizer.update(delta, {})[0])
    return unit_at(np.concatenate(path), target, loss)


def unit_at(z, target: float, loss: str) -> Waking:
    """Return what a sigmoid unit says, loses and is blamed for at each z, shape (n,).

    Raises ValueError for a loss that is not in UNITS. Source: Nielsen (2015).

    >>> unit_at(np.array([0.0]), 1.0, "half_squared_error").deltas
    array([-0.125])
    """
    network, z = _unit_under(loss), np.atleast_1d(np.asarray(z, dtype=float))
    weights, biases = z[:, np.newaxis, np.newaxis], np.zeros((len(z), 1))
    parameters = Parameters((weights,), (biases,))
    passed = forward(network, parameters, [[1.0]], [[target]])
    deltas = backward(network, parameters, passed).pre_activation_grads[0]
    said = network.loss_function.prediction(passed.outputs)
    shown = (z, said[:, 0, 0], passed.loss, deltas[:, 0, 0])
    return Waking(loss, *shown, target=target)


def _unit_under(loss: str) -> Network:
    """Return the unit under a loss, or raise ValueError."""
    if loss not in UNITS:
        known = ", ".join(UNITS)
        raise ValueError(f"There is no loss {loss!r} here; choose one of {known}.")
    return UNITS[loss]
