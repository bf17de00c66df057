"""The way there, with the faults that can be made on it: z, activations, the loss."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import Network, Parameters
from engines.slips.slip import Faults

# What a squared error is counted as: so many times the sum of squares of K outputs.
SHARES = {
    "half_squared_error": lambda n_outputs: 0.5,
    "squared_error": lambda n_outputs: 1.0,
    "mean_squared_error": lambda n_outputs: 1.0 / n_outputs,
}
COUNTED = {f"counted_as_{loss}": loss for loss in SHARES}  # the conventions' names
LOGARITHMS = {"in_bits": np.log(2.0), "in_log10": np.log(10.0)}


@dataclass(frozen=True, eq=False)
class There:
    """The way there of N causes."""

    sent: list[np.ndarray]  # L of (N, n_samples, n_in), what goes into each layer
    pre_activations: list[np.ndarray]  # L of (N, n_samples, n_out)
    answers: list[np.ndarray]  # the same shapes; the last, what the outputs stand for
    losses: np.ndarray  # (N, n_samples)

    def loss(self, faults: Faults) -> np.ndarray:
        """Return the mean of the losses, or their sum where that is the convention."""
        total = self.losses.sum(axis=-1, keepdims=True)
        mean = total / self.losses.shape[-1]
        return faults.rounded(np.where(faults.has("summed", 1), total, mean))


def go_there(
    network: Network, faults: Faults, parameters: Parameters, inputs, targets
) -> There:
    """Return what `forward` finds for every cause, its fault at its place.

    ``parameters`` have an axis of causes in front. Nothing is raised. Source: the rules
    of this module.

    >>> faults, network = Faults([]), Network((1, 1))
    >>> none = Parameters((np.zeros((0, 1, 1)),), (np.zeros((0, 1)),))
    >>> go_there(network, faults, none, np.ones((1, 1)), np.ones((1, 1))).losses.shape
    (0, 1)
    """
    sent, pre_activations, answers = [faults.rows(inputs)], [], []
    for layer in range(network.n_layers):
        weights = as_used(faults, parameters.weights[layer])
        bias = parameters.biases[layer][:, np.newaxis]
        bias = np.where(faults.has("bias_left_out"), 0.0, bias)
        z = faults.rounded(sent[-1] @ weights + bias)
        pre_activations.append(z)
        answers.append(faults.rounded(network.activation_of(layer).value(z)))
        sent.append(answers[-1])
    *sent, outputs = sent
    if network.loss_function.wants_logits:
        answers[-1] = faults.rounded(network.loss_function.prediction(outputs))
    losses = losses_of(network, faults, outputs, answers[-1], faults.rows(targets))
    return There(sent, pre_activations, answers, losses)


def as_used(faults: Faults, weights: np.ndarray) -> np.ndarray:
    """Return weights as they are used on the way there: swapped, perhaps."""
    if weights.shape[-1] != weights.shape[-2]:
        return weights
    return np.where(faults.has("swapped_weights"), weights.mT, weights)


def losses_of(network, faults: Faults, outputs, answers, targets) -> np.ndarray:
    """Return every sample's loss, in the convention of each cause, (N, n_samples).

    Who rounds finds it from the rounded answers; all others keep every digit.

    >>> from engines.slips.slip import Cause
    >>> faults = Faults([Cause(), Cause(("counted_as_squared_error",))])
    >>> out, y = np.array([[[0.5]], [[0.5]]]), np.array([[[1.0]], [[1.0]]])
    >>> losses_of(Network((1, 1)), faults, out, out, y).ravel().tolist()
    [0.125, 0.25]
    """
    losses = network.loss_function.value(outputs, targets)
    if faults.is_rounded.any() and network.loss_function.wants_logits:
        rounded = _surprise(network, answers, targets)
        losses = np.where(faults.is_rounded[:, np.newaxis], rounded, losses)
    return faults.rounded(losses * factor_of_loss(network, faults, 1))


def _surprise(network: Network, answers, targets) -> np.ndarray:
    """Return -sum of y log p, and of (1 - y) log(1 - p) where outputs are on their own.

    0 log 0 is 0.
    """
    surprise = -_times_log(targets, answers)
    if network.loss == "binary_cross_entropy":
        surprise = surprise - _times_log(1 - targets, 1 - answers)
    return surprise.sum(axis=-1)


def _times_log(share: np.ndarray, chance: np.ndarray) -> np.ndarray:
    return np.where(share == 0, 0.0, share * np.log(np.where(share == 0, 1.0, chance)))


def factor_of_loss(network: Network, faults: Faults, axes: int) -> np.ndarray:
    """Return how many times the loss of the example each cause counts.

    >>> from engines.slips.slip import Cause
    >>> faults = Faults([Cause(("in_bits",))])
    >>> factor_of_loss(Network((1, 1), loss="softmax_cross_entropy"), faults, 1)
    array([[1.44269504]])
    """
    factor = np.ones((len(faults.causes), *[1] * axes))
    for name, loss in COUNTED.items():
        if network.loss in SHARES:
            n_outputs = network.layer_sizes[-1]
            share = SHARES[loss](n_outputs) / SHARES[network.loss](n_outputs)
            factor = np.where(faults.has(name, axes), share * factor, factor)
    if network.loss_function.wants_logits:
        for name, unit in LOGARITHMS.items():
            factor = np.where(faults.has(name, axes), factor / unit, factor)
    return factor
