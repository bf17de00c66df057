"""A network in plain Python: one number at a time, every multiplication counted."""

import cmath
import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from engines.backpropagation.network import Network, Parameters


@dataclass(frozen=True, eq=False)
class ByHand:
    """What a pass there and back finds for one sample, and what it multiplied."""

    pre_activations: list[list]  # L lists of z
    activations: list[list]  # L + 1 lists, the inputs first
    loss: float | complex
    grads: Parameters
    forward: int  # multiplications of the forward pass
    backward: int  # of the backward pass


@dataclass
class _Counter:
    """Multiplies, and counts how often."""

    n: int = 0

    def times(self, a, b):
        """Return a·b, counted as one."""
        self.n += 1
        return a * b

    def dot(self, first: Sequence, second: Sequence):
        """Return Σ a·b over the pairs, each counted."""
        return sum(self.times(a, b) for a, b in zip(first, second, strict=True))


@dataclass
class _Layers:
    """Lists of numbers, one for each layer."""

    activations: list[list] = field(default_factory=list)
    pre_activations: list[list] = field(default_factory=list)
    slopes: list[list] = field(default_factory=list)


def by_hand(
    network: Network, parameters: Parameters, inputs: Sequence, targets: Sequence
) -> ByHand:
    """Return the loss and its gradient for one sample, found number by number.

    The same rules as `forward` and `backward`, written without arrays, for plain
    layers of identity, sigmoid, tanh or ReLU. ``inputs`` and ``targets`` are lists of
    numbers; parameters may be complex, and only then the loss is. What activations
    and loss cost themselves is not counted. Raises KeyError for other kinds. Source:
    Rumelhart, Hinton and Williams (1986).

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> by_hand(Network((1, 1)), parameters, [3.0], [5.0]).loss
    2.0
    """
    there, back = _Counter(), _Counter()
    weights = [matrix.T.tolist() for matrix in parameters.weights]  # by receiver
    biases = [vector.tolist() for vector in parameters.biases]
    layers = _Layers([list(inputs)])
    for layer, (rows, shifts) in enumerate(zip(weights, biases, strict=True)):
        here = layers.activations[-1]
        z = [there.dot(here, w) + b for w, b in zip(rows, shifts, strict=True)]
        value, slope = _KINDS[network.kind_of(layer)]
        layers.pre_activations.append(z)
        layers.activations.append([value(one) for one in z])
        layers.slopes.append([slope(one) for one in z])
    value, gradient = _LOSSES[network.loss]
    loss = value(layers.activations[-1], targets)
    errors = gradient(layers.activations[-1], targets)
    grads = _back(weights, layers, errors, back)
    made = layers.pre_activations, layers.activations
    return ByHand(*made, loss, grads, there.n, back.n)


def _back(weights: list, layers: _Layers, blame: list, counter: _Counter) -> Parameters:
    """Hand the blame back; the first layer has nobody to hand it to."""
    weight_grads, bias_grads = [], []
    for layer in reversed(range(len(weights))):
        slopes, before = layers.slopes[layer], layers.activations[layer]
        delta = [counter.times(b, s) for b, s in zip(blame, slopes, strict=True)]
        weight_grads.append([[counter.times(a, d) for d in delta] for a in before])
        bias_grads.append(delta)
        if layer:
            by_sender = list(zip(*weights[layer], strict=True))
            blame = [counter.dot(delta, sent) for sent in by_sender]
    return Parameters(
        tuple(np.array(grads) for grads in reversed(weight_grads)),
        tuple(np.array(grads) for grads in reversed(bias_grads)),
    )


def _exp(z):
    return cmath.exp(z) if isinstance(z, complex) else math.exp(z)


def _log(z):
    return cmath.log(z) if isinstance(z, complex) else math.log(z)


def _sigmoid(z):
    far = _exp(-z if z.real > 0 else z)
    return (1 if z.real > 0 else far) / (1 + far)


def _tanh(z):
    return _sigmoid(2 * z) - _sigmoid(-2 * z)


_KINDS = {
    "identity": (lambda z: z, lambda z: 1.0),
    "sigmoid": (_sigmoid, lambda z: _sigmoid(z) * _sigmoid(-z)),
    "tanh": (_tanh, lambda z: 4 * _sigmoid(2 * z) * _sigmoid(-2 * z)),
    "relu": (
        lambda z: z if z.real > 0 else 0 * z,
        lambda z: 1.0 if z.real > 0 else 0.0,
    ),
}


def _squares(outputs, targets):
    return sum((y - a) ** 2 for a, y in zip(outputs, targets, strict=True))


def _gaps(outputs, targets, times=1.0):
    return [times * (a - y) for a, y in zip(outputs, targets, strict=True)]


def _softplus(z):
    return z + _log(1 + _exp(-z)) if z.real > 0 else _log(1 + _exp(z))


def _log_loss(outputs, targets):
    pairs = zip(outputs, targets, strict=True)
    return sum((1 - y) * _softplus(z) + y * _softplus(-z) for z, y in pairs)


def _log_loss_errors(outputs, targets):
    pairs = zip(outputs, targets, strict=True)
    return [(1 - y) * _sigmoid(z) - y * _sigmoid(-z) for z, y in pairs]


def _log_total(outputs):
    largest = max(z.real for z in outputs)
    return largest + _log(sum(_exp(z - largest) for z in outputs))


def _cross_entropy(outputs, targets):
    total = _log_total(outputs)
    return sum(y * (total - z) for z, y in zip(outputs, targets, strict=True))


def _cross_entropy_errors(outputs, targets):
    total, all_of_it = _log_total(outputs), sum(targets)
    shares = [_exp(z - total) for z in outputs]
    return [p * all_of_it - y for p, y in zip(shares, targets, strict=True)]


_LOSSES = {
    "half_squared_error": (lambda said, wanted: _squares(said, wanted) / 2, _gaps),
    "squared_error": (_squares, lambda said, wanted: _gaps(said, wanted, 2.0)),
    "mean_squared_error": (
        lambda said, wanted: _squares(said, wanted) / len(said),
        lambda said, wanted: _gaps(said, wanted, 2.0 / len(said)),
    ),
    "binary_cross_entropy": (_log_loss, _log_loss_errors),
    "softmax_cross_entropy": (_cross_entropy, _cross_entropy_errors),
}
