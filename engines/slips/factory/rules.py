"""When a slip can be made in a small network: what each of them needs."""

from collections.abc import Callable

import numpy as np

from engines.backpropagation import ACTIVATIONS
from engines.slips.factory.there import SHARES

SQUASHES = ("sigmoid", "tanh")  # whose slope can be worked out from a target
BENT = (*SQUASHES, "gelu", "softplus")  # elsewhere g'(a) is g'(z)


def kinds_of(example) -> list[str]:
    """Return the name of every layer's activation, the outputs' last."""
    network = example.network
    return [network.kind_of(layer) for layer in range(network.n_layers)]


def is_pair(example) -> bool:
    """Tell whether loss and output squash are one pair, whose slope cancels."""
    return example.network.loss_function.wants_logits


def squares(example) -> list[np.ndarray]:
    """Return the weights whose rows and columns can be mixed up: square tables."""
    tables = example.parameters.weights
    return [table for table in tables if table.shape[0] == table.shape[1] > 1]


def is_deep(example) -> bool:
    """Tell whether there is a hidden layer."""
    return example.network.n_layers > 1


def any_slope(example) -> bool:
    """Tell whether some activation is not straight."""
    return any(not ACTIVATIONS[kind].is_straight for kind in kinds_of(example))


def output_has_slope(example) -> bool:
    """Tell whether the outputs' activation is not straight."""
    return not ACTIVATIONS[kinds_of(example)[-1]].is_straight


def some_squash(example) -> bool:
    """Tell whether some activation has another slope at its answer than at z."""
    return any(kind in BENT for kind in kinds_of(example))


def has_bias(example) -> bool:
    """Tell whether some bias is not 0."""
    return any(bias.any() for bias in example.parameters.biases)


def some_bias_moves(example) -> bool:
    """Tell whether the step moves some bias."""
    return any(layer.any() for layer in example.moves)


def some_bias_stays(example) -> bool:
    """Tell whether the step leaves some bias where it is."""
    return not all(layer.all() for layer in example.moves)


def many_together(example) -> bool:
    """Tell whether one step is made of several samples."""
    return example.together and len(example.inputs) > 1


def counts_otherwise(loss: str) -> Callable[..., bool]:
    """Return a rule: whether a squared error so counted is another number."""

    def needs(example) -> bool:
        """Tell whether the example's own loss is counted otherwise."""
        own, n_outputs = example.network.loss, example.network.layer_sizes[-1]
        if own not in SHARES or own == loss:
            return False
        if loss == "mean_squared_error" and n_outputs == 1:
            return False  # then the mean is the sum, which is another convention's name
        return SHARES[own](n_outputs) != SHARES[loss](n_outputs)

    return needs
