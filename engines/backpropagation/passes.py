"""The two passes: values forward, blame backward, every intermediate kept."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation.network import Network, Parameters, checked_parameters
from engines.backpropagation.normalization import (
    Normalization,
    Statistics,
    normalize,
    normalize_backward,
)


@dataclass(frozen=True, eq=False)
class ForwardPass:
    """Everything a forward pass computes; layer l's entries are number l.

    Leading axes (...) are those of the parameters: many networks at once.
    """

    activations: tuple[np.ndarray, ...]  # L + 1 of (..., n_samples, n), inputs first
    pre_activations: tuple[np.ndarray, ...]  # L of (..., n_samples, n) z = a W + b
    slopes: tuple[np.ndarray, ...]  # L of (..., n_samples, n) g'(z)
    normalizations: tuple[Normalization, ...]  # one a hidden layer with batch norm
    targets: np.ndarray  # (n_samples, n_outputs), or (..., n_samples, n_outputs)
    losses: np.ndarray  # (..., n_samples)
    loss: np.ndarray  # (...) their mean
    is_evaluation: bool  # whether kept statistics were used, not the batch's own

    @property
    def outputs(self) -> np.ndarray:
        """The last layer's activations, (..., n_samples, n_outputs)."""
        return self.activations[-1]


@dataclass(frozen=True, eq=False)
class BackwardPass:
    """The loss's gradient with respect to every array of the forward pass.

    Here delta is a derivative, dL/dz: where it is above 0, a larger z means a larger
    loss, and the optimizer's minus turns it into an update. One neuron's delta is what
    its answer lacks, target minus output, which is added as it is: for half the
    squared error dL/da is output minus target, so the two have opposite signs.
    """

    activation_grads: tuple[np.ndarray, ...]  # L + 1, inputs first
    pre_activation_grads: tuple[np.ndarray, ...]  # L: delta, the blame of each unit
    normalization_grads: tuple[Normalization, ...]
    parameter_grads: Parameters

    @property
    def weight_grads(self) -> tuple[np.ndarray, ...]:
        """The gradient of each layer's weights, (..., n_in, n_out)."""
        return self.parameter_grads.weights

    @property
    def bias_grads(self) -> tuple[np.ndarray, ...]:
        """The gradient of each layer's biases, (..., n_out)."""
        return self.parameter_grads.biases


def forward(
    network: Network,
    parameters: Parameters,
    inputs,
    targets,
    statistics: Statistics | None = None,
) -> ForwardPass:
    """Return what every unit makes of every sample, and how wrong the outputs are.

    z = a W + b and a = g(z), layer by layer; the loss is the mean over the samples.
    ``inputs`` is (n_samples, n_inputs), ``targets`` (n_samples, n_outputs), and both
    may have the axes of many networks in front; ``statistics`` None normalises by the
    batch's own, else by those given. Raises ValueError for shapes that do not fit.
    Source: Rumelhart, Hinton and Williams (1986).

    >>> weights, biases = (np.array([[2.0]]),), (np.array([1.0]),)
    >>> forward(Network((1, 1)), Parameters(weights, biases), [[3]], [[5]]).loss
    np.float64(2.0)
    """
    checked_parameters(network, parameters)
    a, targets = _checked_samples(network, inputs, targets)
    activations, pre_activations, slopes, normalizations = [a], [], [], []
    for layer, (weights, biases) in enumerate(
        zip(parameters.weights, parameters.biases, strict=True)
    ):
        z = activations[-1] @ weights + biases[..., np.newaxis, :]
        squashed = z
        if network.is_normalized(layer):
            kept = statistics.of(layer) if statistics else None
            scale, shift = parameters.scales[layer], parameters.shifts[layer]
            normalizations.append(normalize(z, scale, shift, kept))
            squashed = normalizations[-1].outputs
        activation = network.activation_of(layer)
        a = activation.value(squashed)
        slopes.append(activation.slope(squashed, a))
        if network.is_residual(layer):
            a = a + activations[-1]
        pre_activations.append(z)
        activations.append(a)
    losses = network.loss_function.value(a, targets)
    return ForwardPass(
        tuple(activations),
        tuple(pre_activations),
        tuple(slopes),
        tuple(normalizations),
        targets,
        losses,
        losses.mean(axis=-1),
        statistics is not None,
    )


def backward(
    network: Network,
    parameters: Parameters,
    passed: ForwardPass,
    only_blame: bool = False,
) -> BackwardPass:
    """Return who is to blame for the loss, and by how much, from the last layer back.

    delta = dL/da * g'(z); dL/dW = a^T delta; dL/db = sum of delta; and the layer
    before is handed dL/da = delta W^T. Every gradient has the shape of its array and
    belongs to the batch's mean loss. ``passed`` is the forward pass of the same
    network and parameters; with ``only_blame`` there are no gradients of weights and
    biases. Nothing is raised. Source: Rumelhart, Hinton and Williams (1986).

    >>> network = Network((1, 1))
    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> passed = forward(network, parameters, [[3]], [[5]])
    >>> backward(network, parameters, passed).weight_grads[0]
    array([[6.]])
    """
    n_samples = passed.targets.shape[-2]
    blame = network.loss_function.gradient(passed.outputs, passed.targets) / n_samples
    activation_grads, deltas, grads = [blame], [], _Grads()
    for layer in reversed(range(network.n_layers)):
        delta = blame * passed.slopes[layer]
        if network.is_normalized(layer):
            z, scale = passed.pre_activations[layer], parameters.scales[layer]
            parts = passed.normalizations[layer], passed.is_evaluation
            delta = grads.through(normalize_backward(delta, z, scale, *parts))
        if not only_blame:
            before = passed.activations[layer]
            grads.weights.append(np.swapaxes(before, -1, -2) @ delta)
            grads.biases.append(delta.sum(axis=-2))
        handed = delta @ np.swapaxes(parameters.weights[layer], -1, -2)
        blame = handed + blame if network.is_residual(layer) else handed
        activation_grads.append(blame)
        deltas.append(delta)
    return BackwardPass(
        tuple(reversed(activation_grads)),
        tuple(reversed(deltas)),
        tuple(reversed(grads.normalizations)),
        grads.collected(),
    )


class _Grads:
    """What the backward pass gathers, last layer first."""

    def __init__(self) -> None:
        self.weights: list[np.ndarray] = []
        self.biases: list[np.ndarray] = []
        self.scales: list[np.ndarray] = []
        self.shifts: list[np.ndarray] = []
        self.normalizations: list[Normalization] = []

    def through(self, found) -> np.ndarray:
        """Keep what batch normalisation's backward found; return the grad of z."""
        delta, normalization, scale, shift = found
        self.normalizations.append(normalization)
        self.scales.append(scale)
        self.shifts.append(shift)
        return delta

    def collected(self) -> Parameters:
        """Return the gradients, first layer first."""
        kinds = (self.weights, self.biases, self.scales, self.shifts)
        return Parameters(*(tuple(reversed(kind)) for kind in kinds))


def _checked_samples(network: Network, inputs, targets):
    """Return inputs and targets as arrays, or raise ValueError."""
    inputs, targets = np.asarray(inputs), np.asarray(targets)
    inputs = inputs * 1.0 if inputs.dtype.kind in "bui" else inputs
    # Whole numbers would turn float32 into float64 on the way back.
    targets = targets.astype(inputs.dtype) if targets.dtype.kind in "bui" else targets
    n_in, n_out = network.layer_sizes[0], network.layer_sizes[-1]
    if inputs.ndim < 2 or inputs.shape[-1] != n_in or not inputs.size:
        raise ValueError(
            f"The inputs have shape {inputs.shape}; the network wants (n_samples, "
            f"{n_in}) with at least one sample."
        )
    # Networks with batches of their own have targets of their own, too.
    is_same = targets.shape[:-2] in ((), inputs.shape[:-2])
    if not is_same or targets.shape[-2:] != (inputs.shape[-2], n_out):
        raise ValueError(
            f"The targets have shape {targets.shape}; {inputs.shape[-2]} samples and "
            f"{n_out} outputs want ({inputs.shape[-2]}, {n_out})."
        )
    return inputs, targets
