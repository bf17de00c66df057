"""What only rounding makes: a rest of blame that cancels, a change of E too small."""

from dataclasses import replace

import numpy as np

from engines.backpropagation import (
    BackwardPass,
    Network,
    OnePass,
    Parameters,
    sum_of,
)
from engines.backpropagation.passes import ForwardPass

SMALL = 1e-12  # of the terms of a sum: what is left of them is rounding
GRAIN = float(np.finfo(float).eps)  # how far apart numbers are, next to 1


def rounding_of_error(numbers: OnePass) -> float:
    """Return how large a change of E may be rounding and nothing else.

    A sum is as exact as its largest terms: those of z, from which E is told.
    """
    passed, network = numbers.passed, numbers.network
    held = _held(numbers)
    loss, out = float(passed.loss), passed.outputs[0]
    if network.loss == "softmax_cross_entropy":
        off = passed.targets[0].sum() * held.max()
    elif network.loss_function.wants_logits:
        off = held.sum()
    else:
        slopes = passed.slopes[-1][0]
        off = np.abs(passed.output_grads[0]) @ (np.abs(out) + slopes * held)
    return 8 * GRAIN * (float(off) + loss)


def _held(numbers: OnePass) -> np.ndarray:
    """Return how large the terms are that make each output's z, and the errors in it.

    Those of the first hidden layer are as its values are; later ones carry them on.
    """
    passed, parameters = numbers.passed, numbers.parameters
    off = np.abs(passed.activations[1][0])
    for layer in range(1, numbers.network.n_layers):
        held = off @ np.abs(parameters.weights[layer])
        held = held + np.abs(parameters.biases[layer])
        if layer < numbers.network.n_layers - 1:
            here = np.abs(passed.activations[layer + 1][0])
            off = here + passed.slopes[layer][0] * held
    return held


def is_at_corner(network: Network, parameters: Parameters, passed: ForwardPass) -> bool:
    """Tell whether only rounding says on which side of its corner a ReLU stands.

    Another order of the same sum may say the other, and so may who measures a slope.
    """
    for layer in range(network.n_layers):
        if not network.activation_of(layer).has_kink:
            continue
        held, weights = passed.activations[layer][0][:, None], parameters.weights[layer]
        terms = np.vstack([held * weights, parameters.biases[layer]])
        z = passed.pre_activations[layer][0]
        small = np.abs(z) <= SMALL * np.abs(terms).sum(axis=0)
        exact = (held * weights == held.astype(np.longdouble) * weights).all(axis=0)
        if (small & ~(exact & (z == 0))).any():
            return True
    return False


def without_rests(
    network: Network, parameters: Parameters, passed: ForwardPass, back: BackwardPass
) -> BackwardPass:
    """Return a pass back with no blame where all of it cancels, but for rounding.

    A rest of 1e-18 would be told as a blame, and moved by.
    """
    told, deltas = [back.activation_grads[-1]], [back.pre_activation_grads[-1]]
    is_exact = True
    for layer in reversed(range(1, network.n_layers)):
        terms = parameters.weights[layer] * deltas[0][0]
        blame = back.activation_grads[layer][0] if is_exact else terms.sum(axis=-1)
        exact = np.where(sum_of(terms) == 0, 0.0, blame)
        is_exact = is_exact and bool((exact == blame).all())
        told.insert(0, exact[np.newaxis])
        deltas.insert(0, told[0] * passed.slopes[layer - 1])
    if is_exact:
        return back
    came = zip(passed.activations, deltas, strict=False)
    grads = Parameters(
        tuple(held.T @ delta for held, delta in came),
        tuple(delta[0] for delta in deltas),
    )
    return replace(
        back,
        activation_grads=(back.activation_grads[0], *told),
        pre_activation_grads=tuple(deltas),
        parameter_grads=grads,
    )
