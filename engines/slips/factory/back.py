"""The way back, with the faults that can be made on it: blame, slopes, gradients."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import Network, Parameters
from engines.slips.factory.rules import SQUASHES
from engines.slips.factory.there import COUNTED, SHARES, There, as_used, factor_of_loss
from engines.slips.slip import Faults

# Slopes as they are found on paper: from what came out.
FROM_ANSWER = {
    "identity": np.ones_like,
    "sigmoid": lambda a: a * (1 - a),
    "tanh": lambda a: 1 - a * a,
    "relu": lambda a: (a > 0) * 1.0,
}


@dataclass(frozen=True, eq=False)
class Back:
    """The way back of N causes; layer l's entries are number l."""

    blames: list[np.ndarray]  # L of (N, n_samples, n_out), dE/da; the last the errors
    slopes: list[np.ndarray]  # the same shapes, g'(z)
    deltas: list[np.ndarray]  # the same shapes, dE/dz
    grads: Parameters  # (N, ...), the mean over the samples


def go_back(
    network: Network,
    faults: Faults,
    parameters: Parameters,
    there: There,
    targets: np.ndarray,
    learning_rate: float,
) -> Back:
    """Return what `backward` finds for every cause, its fault at its place.

    ``learning_rate`` matters for whoever updates before the blame travels back. Nothing
    is raised. Source: the rules of this module.

    >>> from engines.slips.factory.there import go_there
    >>> from engines.slips.slip import Cause
    >>> network, faults = Network((1, 1)), Faults([Cause(), Cause(("sign",))])
    >>> twice = Parameters((np.full((2, 1, 1), 2.0),), (np.full((2, 1), 1.0),))
    >>> x, y = np.array([[3.0]]), np.array([[5.0]])
    >>> there = go_there(network, faults, twice, x, y)
    >>> go_back(network, faults, twice, there, y, 0.1).grads.weights[0].ravel().tolist()
    [6.0, -6.0]
    """
    last = network.n_layers - 1
    blame = errors_of(network, faults, there, faults.rows(targets))
    blames, slopes, deltas, weight_grads, bias_grads = [], [], [], [], []
    for layer in reversed(range(network.n_layers)):
        slope = slopes_of(network, faults, there, targets, layer)
        delta = faults.rounded(blame * slope)
        weights = as_used(faults, parameters.weights[layer])
        grads = _weight_grads(faults, there, delta, layer)
        weight_grads.append(_named(faults, grads))
        bias_grads.append(_bias_grads(faults, delta))
        blames.append(blame)
        slopes.append(slope)
        deltas.append(delta)
        first = faults.has("update_first")
        weights = np.where(first, weights - learning_rate * grads, weights)
        handed = delta
        if layer == last:
            handed = np.where(faults.has("mistake_handed_back"), blame, delta)
        blame = faults.rounded(handed @ _mixed_up(faults, weights).mT)
    turned = [grads[::-1] for grads in (blames, slopes, deltas)]
    pairs = tuple(weight_grads[::-1]), tuple(bias_grads[::-1])
    return Back(*turned, Parameters(*pairs))


def errors_of(network, faults: Faults, there: There, targets) -> np.ndarray:
    """Return how the loss changes with each output, or with its z: of each sample.

    (N, n_samples, n_outputs).
    """
    exchanged = faults.has("targets_exchanged")
    targets = np.where(exchanged, targets[..., ::-1], targets)
    loss, answers = network.loss_function, there.answers[-1]
    errors = loss.gradient(_outputs(network, there), targets)
    if faults.is_rounded.any() and loss.wants_logits:
        is_softmax = network.loss == "softmax_cross_entropy"
        whole = targets.sum(axis=-1, keepdims=True) if is_softmax else 1.0
        from_answers = answers * whole - targets
        rounds = faults.is_rounded[:, np.newaxis, np.newaxis]
        errors = np.where(rounds, from_answers, errors)
    return faults.rounded(errors * _factor_of_errors(network, faults))


def _outputs(network: Network, there: There) -> np.ndarray:
    """Return what the loss is a function of: z where it squashes the outputs itself."""
    is_pair = network.loss_function.wants_logits
    return there.pre_activations[-1] if is_pair else there.answers[-1]


def _factor_of_errors(network: Network, faults: Faults) -> np.ndarray:
    factor = np.ones((len(faults.causes), 1, 1))
    if any(faults.has(name).any() for name in COUNTED) and network.loss in SHARES:
        factor = factor_of_loss(network, faults, 2)
    if network.loss == "half_squared_error":
        factor = np.where(faults.has("no_half"), 2 * factor, factor)
    elif network.loss in SHARES:
        factor = np.where(faults.has("no_two"), factor / 2, factor)
    for name in ("sign", "target_minus_output"):
        factor = np.where(faults.has(name), -factor, factor)
    return factor


def slopes_of(network, faults: Faults, there: There, targets, layer: int) -> np.ndarray:
    """Return the slopes of a layer, (N, n_samples, n_out), each cause's own."""
    z, a = there.pre_activations[layer], there.answers[layer]
    activation, kind = network.activation_of(layer), network.kind_of(layer)
    is_last = layer == network.n_layers - 1
    if is_last and network.loss_function.wants_logits:  # the pair's slope cancels
        pair = faults.has("slope_of_pair")
        return faults.rounded(np.where(pair, a * (1 - a), np.ones_like(z)))
    slope = activation.slope(z, a)
    if faults.is_rounded.any() and kind in FROM_ANSWER:
        rounds = faults.is_rounded[:, np.newaxis, np.newaxis]
        slope = np.where(rounds, FROM_ANSWER[kind](a), slope)
    if faults.has("slope_at_activation").any():
        twice = activation.slope(a, activation.value(a))
        slope = np.where(faults.has("slope_at_activation"), twice, slope)
    if is_last and kind in SQUASHES:
        at_target = FROM_ANSWER[kind](faults.rows(targets))
        slope = np.where(faults.has("slope_at_target"), at_target, slope)
    if is_last:
        slope = np.where(faults.has("no_output_slope"), 1.0, slope)
    return faults.rounded(np.where(faults.has("no_slope"), 1.0, slope))


def _weight_grads(faults: Faults, there: There, delta, layer: int) -> np.ndarray:
    """Return what came in times delta, the mean over the samples."""
    sent = there.sent[layer]
    if layer:
        before = there.pre_activations[layer - 1]
        sent = np.where(faults.has("sent_z"), before, sent)
    total = sent.mT @ delta
    mean = total / sent.shape[-2]
    return faults.rounded(np.where(faults.has("summed"), total, mean))


def _named(faults: Faults, grads: np.ndarray) -> np.ndarray:
    """Return the gradients under the names of the weights that get them.

    Who has swapped two weights on the way there calls them by their names all the same.
    """
    grads = _mixed_up(faults, grads)
    if grads.shape[-1] != grads.shape[-2]:
        return grads
    return np.where(faults.has("swapped_weights"), grads.mT, grads)


def _bias_grads(faults: Faults, delta: np.ndarray) -> np.ndarray:
    total = delta.sum(axis=-2)
    grads = np.where(faults.has("summed", 1), total, total / delta.shape[-2])
    forgets = faults.has("no_bias", 1) | faults.has("bias_left_out", 1)
    return faults.rounded(np.where(forgets, 0.0, grads))


def _mixed_up(faults: Faults, matrix: np.ndarray) -> np.ndarray:
    """Return a square matrix with rows and columns exchanged, where that is done."""
    if matrix.shape[-1] != matrix.shape[-2]:
        return matrix
    return np.where(faults.has("transposed"), matrix.mT, matrix)
