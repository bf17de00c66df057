"""One neuron's look at its samples, there and back, with every fault at its place."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.neuron import sigmoid, softplus
from engines.slips.slip import Faults

ROUNDING = 1e-12  # a share of its terms: a z that is nearer to 0 is 0, as on paper
LOSSES = {"half_squared_error": 0.5, "squared_error": 1.0, "log": 1.0}  # times what
LOGARITHMS = {"neuron_in_bits": np.log(2.0), "neuron_in_log10": np.log(10.0)}
SQUASHES = ("sigmoid", "tanh")

# Activations with their slopes as they are found on paper: from what came out.
ACTIVATIONS = {
    "linear": (lambda z: z, np.ones_like),
    "sigmoid": (sigmoid, lambda a: a * (1 - a)),
    "tanh": (np.tanh, lambda a: 1 - a * a),
    "relu": (lambda z: np.maximum(z, 0.0), lambda a: (a > 0) * 1.0),
    # The perceptron's rule has no slope: it learns as if there were 1 everywhere.
    "step": (lambda z: (z >= 0) * 1.0, np.ones_like),
}


@dataclass(frozen=True, eq=False)
class Look:
    """What N causes find of S samples."""

    z: np.ndarray  # (N, S)
    activations: np.ndarray  # (N, S)
    errors: np.ndarray  # (N, S), y - a
    losses: np.ndarray  # (N, S), each sample's own
    slopes: np.ndarray  # (N, S), g'(z)
    deltas: np.ndarray  # (N, S), dL/dz of each sample's own loss
    grads: np.ndarray  # (N, S, n_parameters), of each sample's own loss


def look(example, faults: Faults, parameters: np.ndarray, samples) -> Look:
    """Return what is found of some samples, (S,) numbers, with these parameters.

    ``parameters`` is (N, n_parameters), the bias the last. Nothing is raised. Source:
    Widrow and Hoff (1960), Rosenblatt (1958) for the step.

    >>> from engines.slips.neuron.example import NeuronExample
    >>> from engines.slips.slip import Cause
    >>> example = NeuronExample([[2.0]], [1.0], [0.3], 0.1, 0.1)
    >>> look(example, Faults([Cause()]), np.array([[0.3, 0.1]]), [0]).grads.round(6)
    array([[[-0.6, -0.3]]])
    """
    x, y = faults.rows(example.table[samples]), faults.rows(example.targets[samples])
    z = faults.rounded(_sums(example, x, _seen(example, faults, parameters)))
    a = faults.rounded(_answers(example, faults, z))
    errors = faults.rounded(_factor_of_signs(faults, "neuron_sign") * (y - a))
    losses = faults.rounded(_losses(example, faults, z, a, y))
    slopes = faults.rounded(_slopes(example, faults, a, y))
    deltas = faults.rounded(-_gradient_factor(example, faults) * errors * slopes)
    grads = faults.rounded(_grads(example, faults, x, deltas))
    told = _factor_of_signs(faults, "neuron_output_minus_target") * errors
    return Look(z, a, told, losses, slopes, deltas, grads)


def _seen(example, faults: Faults, parameters: np.ndarray) -> np.ndarray:
    """Return the parameters that make z, (N, 1, n_parameters)."""
    seen = parameters[:, np.newaxis]
    if example.bias is None or not faults.has("neuron_bias_left_out").any():
        return seen
    without = np.concatenate([seen[..., :-1], np.zeros_like(seen[..., -1:])], axis=-1)
    return np.where(faults.has("neuron_bias_left_out"), without, seen)


def _sums(example, x: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """Return z; a step's is 0 where only rounding parts it from 0: 0.1 + 0.2 - 0.3."""
    z = (x * seen).sum(axis=-1)
    if not example.is_perceptron:
        return z
    size = (np.abs(x) * np.maximum(np.abs(seen), example.sizes)).sum(axis=-1)
    return np.where(np.abs(z) <= ROUNDING * size, 0.0, z)


def _answers(example, faults: Faults, z: np.ndarray) -> np.ndarray:
    a = ACTIVATIONS[example.activation][0](z)
    if example.is_perceptron:
        return np.where(faults.has("neuron_zero_is_off", 1), (z > 0) * 1.0, a)
    return a


def _losses(example, faults: Faults, z, a, y) -> np.ndarray:
    """Return every sample's loss in the convention of each cause, (N, S)."""
    if example.loss == "log":
        losses = y * softplus(-z) + (1 - y) * softplus(z)
        if faults.is_rounded.any():
            on_paper = -_times_log(y, a) - _times_log(1 - y, 1 - a)
            losses = np.where(faults.is_rounded[:, np.newaxis], on_paper, losses)
        for name, unit in LOGARITHMS.items():
            losses = np.where(faults.has(name, 1), losses / unit, losses)
        return losses
    return loss_factor(example, faults) * (y - a) ** 2


def _times_log(share: np.ndarray, chance: np.ndarray) -> np.ndarray:
    """Return share times log(chance), where 0 log 0 is 0."""
    return np.where(share == 0, 0.0, share * np.log(np.where(share == 0, 1.0, chance)))


def loss_factor(example, faults: Faults) -> np.ndarray:
    """Return how many times a squared error each cause counts, (N, 1).

    >>> from engines.slips.neuron.example import NeuronExample
    >>> from engines.slips.slip import Cause
    >>> example = NeuronExample([[2.0]], [1.0], [0.3], 0.1, 0.1)
    >>> loss_factor(example, Faults([Cause(("neuron_whole",))]))
    array([[1.]])
    """
    factor = np.full((len(faults.causes), 1), LOSSES[example.loss])
    if example.loss != "log":
        factor = np.where(faults.has("neuron_whole", 1), 1.0, factor)
        factor = np.where(faults.has("neuron_half", 1), 0.5, factor)
    return factor


def _gradient_factor(example, faults: Faults) -> np.ndarray:
    """Return how many times (y - a) g'(z) a sample's delta is, but for its minus."""
    if example.loss == "log" or example.is_perceptron:
        return _factor_of_signs(faults, "neuron_delta_added")
    factor = 2 * loss_factor(example, faults)
    if example.loss == "half_squared_error":
        factor = np.where(faults.has("neuron_no_half", 1), 2 * factor, factor)
    if example.loss == "squared_error":
        factor = np.where(faults.has("neuron_no_two", 1), factor / 2, factor)
    return factor * _factor_of_signs(faults, "neuron_delta_added")


def _factor_of_signs(faults: Faults, name: str) -> np.ndarray:
    return np.where(faults.has(name, 1), -1.0, 1.0)


def _slopes(example, faults: Faults, a: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the slope that each cause takes, (N, S); of a log loss it has cancelled.

    Nor has the perceptron's rule one.
    """
    value, slope_of = ACTIVATIONS[example.activation]
    if example.loss == "log":
        return np.where(faults.has("neuron_slope_of_pair", 1), slope_of(a), 1.0)
    slope = slope_of(a)
    if example.activation in SQUASHES:
        again = slope_of(value(a))
        slope = np.where(faults.has("neuron_slope_at_activation", 1), again, slope)
        slope = np.where(faults.has("neuron_slope_at_target", 1), slope_of(y), slope)
    return np.where(faults.has("neuron_no_slope", 1), 1.0, slope)


def _grads(example, faults: Faults, x: np.ndarray, deltas: np.ndarray) -> np.ndarray:
    """Return each sample's gradient, (N, S, n_parameters): delta times what came in."""
    came = np.where(faults.has("neuron_no_input"), 1.0, x)
    grads = deltas[..., np.newaxis] * came
    if example.bias is None:
        return grads
    forgets = faults.has("neuron_no_bias") | faults.has("neuron_bias_left_out")
    is_bias = np.arange(x.shape[-1]) == x.shape[-1] - 1
    return np.where(forgets & is_bias, 0.0, grads)
