"""Units that learn no more: dead for every sample, or saturated for many."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation.depth import SATURATED
from engines.backpropagation.network import Network
from engines.backpropagation.passes import ForwardPass


@dataclass(frozen=True, eq=False)
class UnitHealth:
    """How many units of each hidden layer pass no blame on; the axes (...) first."""

    dead: np.ndarray  # (..., L - 1) units whose slope is 0 for every sample
    saturated: np.ndarray  # (..., L - 1) share of pairs of a unit and a sample


def unit_health(network: Network, passed: ForwardPass) -> UnitHealth:
    """Return how many hidden units are dead, and what share is saturated, by layer.

    Dead: g'(z) = 0 for every sample, so that its weights get no gradient. Saturated:
    g'(z) below a tenth of the steepest slope. ``passed`` is a forward pass of the
    network. Nothing is raised. Sources: Maas, Hannun and Ng (2013); Glorot and Bengio
    (2010).

    >>> from engines.backpropagation.network import Parameters
    >>> from engines.backpropagation.passes import forward
    >>> weights = np.array([[1.0, -1.0]]), np.array([[1.0], [1.0]])
    >>> parameters = Parameters(weights, (np.zeros(2), np.zeros(1)))
    >>> network = Network((1, 2, 1), "relu")
    >>> unit_health(network, forward(network, parameters, [[2]], [[1]])).dead
    array([1])
    """
    many = passed.outputs.shape[:-2]
    slopes = passed.slopes[: network.n_layers - 1]
    if not slopes:
        return UnitHealth(np.zeros((*many, 0), int), np.zeros((*many, 0)))
    limit = SATURATED * network.activation_of(0).steepest
    dead = [(one == 0).all(axis=-2).sum(axis=-1) for one in slopes]
    flat = [(np.abs(one) < limit).mean(axis=(-2, -1)) for one in slopes]
    return UnitHealth(np.stack(dead, axis=-1), np.stack(flat, axis=-1))
