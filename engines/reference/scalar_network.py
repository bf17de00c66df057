"""A forward pass without arrays: one number at a time, with math.exp."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from engines.backpropagation.network import Network, Parameters


@dataclass(frozen=True)
class ScalarPass:
    """What the units make of one sample, layer by layer, as plain lists."""

    pre_activations: list[list[float]]  # L lists of z
    activations: list[list[float]]  # L lists of a, without the inputs
    loss: float


def scalar_forward(
    network: Network,
    parameters: Parameters,
    inputs: Sequence[float],
    targets: Sequence[float],
) -> ScalarPass:
    """Return one sample's forward pass, number by number.

    z_k = sum of a_j w_jk + b_k and a_k = g(z_k). ``inputs`` are n_inputs numbers,
    ``targets`` n_outputs. For plain layers of identity, sigmoid, tanh or ReLU, with
    half the squared error or softmax cross-entropy; raises KeyError for other kinds.
    Source: the definitions.

    >>> import numpy as np
    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> scalar_forward(Network((1, 1)), parameters, [3.0], [5.0]).loss
    2.0
    """
    before, zs, activations = list(inputs), [], []
    for layer in range(network.n_layers):
        weights = parameters.weights[layer].tolist()
        last = layer == network.n_layers - 1
        name = network.output_activation if last else network.activation
        z = [
            math.fsum(a * row[k] for a, row in zip(before, weights, strict=True)) + bias
            for k, bias in enumerate(parameters.biases[layer].tolist())
        ]
        before = [ACTIVATIONS[name](one) for one in z]
        zs.append(z)
        activations.append(before)
    return ScalarPass(zs, activations, LOSSES[network.loss](before, list(targets)))


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z))


def _half_squares(said: list[float], targets: list[float]) -> float:
    pairs = zip(said, targets, strict=True)
    return 0.5 * math.fsum((target - one) ** 2 for one, target in pairs)


def _softmax_cross_entropy(z: list[float], targets: list[float]) -> float:
    largest = max(z)  # taken out first, so that nothing overflows
    total = largest + math.log(math.fsum(math.exp(one - largest) for one in z))
    return math.fsum(y * (total - one) for one, y in zip(z, targets, strict=True))


ACTIVATIONS = {
    "identity": lambda z: z,
    "sigmoid": _sigmoid,
    "tanh": math.tanh,
    "relu": lambda z: max(z, 0.0),
}
LOSSES = {
    "half_squared_error": _half_squares,
    "softmax_cross_entropy": _softmax_cross_entropy,
}
