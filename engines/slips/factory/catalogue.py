"""What goes wrong when people work through a small network: slips and conventions."""

import numpy as np

from engines.backpropagation import ACTIVATIONS
from engines.slips.factory.there import SHARES
from engines.slips.slip import Slip

SQUASHES = ("sigmoid", "tanh")


def _kinds(example) -> list[str]:
    network = example.network
    return [network.kind_of(layer) for layer in range(network.n_layers)]


def _is_pair(example) -> bool:
    return example.network.loss_function.wants_logits


def _squares(example) -> list[np.ndarray]:
    """Return the weights whose rows and columns can be mixed up: square tables."""
    tables = example.parameters.weights
    return [table for table in tables if table.shape[0] == table.shape[1] > 1]


def _is_deep(example) -> bool:
    return example.network.n_layers > 1


def _any_slope(example) -> bool:
    return any(not ACTIVATIONS[kind].is_straight for kind in _kinds(example))


def _output_has_slope(example) -> bool:
    return not ACTIVATIONS[_kinds(example)[-1]].is_straight


def _some_squash(example) -> bool:
    return any(kind in SQUASHES for kind in _kinds(example))


def _has_bias(example) -> bool:
    return any(bias.any() for bias in example.parameters.biases)


def _some_bias_moves(example) -> bool:
    return any(layer.any() for layer in example.moves)


def _some_bias_stays(example) -> bool:
    return not all(layer.all() for layer in example.moves)


def _many_together(example) -> bool:
    return example.together and len(example.inputs) > 1


def _counts_otherwise(loss: str):
    """Tell whether a squared error is another number when it is counted like that."""

    def needs(example) -> bool:
        own, n_outputs = example.network.loss, example.network.layer_sizes[-1]
        if own not in SHARES or own == loss:
            return False
        if loss == "mean_squared_error" and n_outputs == 1:
            return False  # then the mean is the sum, which is another convention's name
        return SHARES[own](n_outputs) != SHARES[loss](n_outputs)

    return needs


def _slip(name: str, label: str, what: str, needs=lambda example: True) -> Slip:
    return Slip(name, "backpropagation", "factory", label, what, needs)


def _convention(name: str, label: str, what: str, needs) -> Slip:
    return Slip(name, "backpropagation", "factory", label, what, needs, True)


FACTORY_SLIPS = (
    _slip(
        "update_first",
        "Update before back-propagating",
        "The output weights are changed first, and the blame then travels back over "
        "the changed ones. Much of the web does it so.",
        _is_deep,
    ),
    _slip(
        "no_slope",
        "Forgotten σ′",
        "Blame passes through every unit whole, as if no activation held any back.",
        _any_slope,
    ),
    _slip(
        "transposed",
        "Transposed weights",
        "Rows and columns are mixed up wherever a weight matrix is square, because "
        "only there do the shapes still fit and nothing complains.",
        lambda example: bool(_squares(example)),
    ),
    _slip(
        "no_half",
        "Missing ½",
        "The loss is half the squared error, but the gradient is that of the whole.",
        lambda example: example.network.loss == "half_squared_error",
    ),
    _slip(
        "sign",
        "Wrong sign",
        "The error is taken as y − a where a − y belongs.",
    ),
    _slip(
        "no_bias",
        "No bias gradient",
        "The biases are forgotten: their gradient stays 0.",
    ),
    _slip(
        "leftover",
        "Gradients left over",
        "The second step's gradient is added to the first's, which nobody cleared.",
        lambda example: example.n_rounds > 1,
    ),
    _slip(
        "slope_at_activation",
        "Slope taken at the activation",
        "The slope is taken at what came out of the unit, g′(a), where it belongs to "
        "what went in, g′(z). Of all slips this one is reported most.",
        _some_squash,
    ),
    _slip(
        "no_output_slope",
        "Slope forgotten at the output",
        "The mistake is handed on whole by the output, as if its activation held none "
        "of it back; the hidden units do multiply by theirs.",
        _output_has_slope,
    ),
    _slip(
        "mistake_handed_back",
        "The bare mistake handed back",
        "Into the hidden units goes the output's mistake, not its δ: the output's "
        "slope is missing from there on back.",
        lambda example: _is_deep(example) and _output_has_slope(example),
    ),
    _slip(
        "slope_at_target",
        "Slope taken at the target",
        "The output's slope is worked out from the target instead of what came out.",
        lambda example: _kinds(example)[-1] in SQUASHES,
    ),
    _slip(
        "slope_of_pair",
        "Slope multiplied in twice",
        "The blame of an output under this loss is its answer minus its target; the "
        "slope, which has cancelled there, is multiplied in again.",
        _is_pair,
    ),
    _slip(
        "no_two",
        "Forgotten 2",
        "The loss is the squared error without a half, but the gradient lacks the 2 "
        "that its square brings.",
        lambda example: (
            example.network.loss in SHARES
            and example.network.loss != "half_squared_error"
        ),
    ),
    _slip(
        "targets_exchanged",
        "Targets exchanged",
        "Each output is held against another one's target: their order is turned.",
        lambda example: example.network.layer_sizes[-1] > 1,
    ),
    _slip(
        "bias_left_out",
        "Bias left out",
        "No bias is added to any z, and none is changed.",
        _has_bias,
    ),
    _slip(
        "swapped_weights",
        "Weights swapped",
        "On the way there the weights of a square matrix stand on the wrong lines: "
        "w₁₂ where w₂₁ belongs.",
        lambda example: any((table != table.T).any() for table in _squares(example)),
    ),
    _slip(
        "sent_z",
        "z sent instead of the activation",
        "A weight's gradient is the δ behind it times the z of the unit before it, "
        "where what that unit sent belongs.",
        lambda example: (
            _is_deep(example)
            and any(not ACTIVATIONS[kind].is_straight for kind in _kinds(example)[:-1])
        ),
    ),
    _slip(
        "step_added",
        "Step added",
        "The gradient is right, but the step goes along it: uphill.",
    ),
    _slip(
        "no_rate",
        "η forgotten",
        "The whole gradient is taken off, without the learning rate.",
        lambda example: example.learning_rate != 1,
    ),
    _slip(
        "rate_twice",
        "η used twice",
        "The gradient is multiplied by the learning rate, and so is the step.",
        lambda example: example.learning_rate != 1,
    ),
    _slip(
        "no_momentum",
        "Momentum forgotten",
        "Every step goes by its own gradient alone, without those before.",
        lambda example: example.momentum > 0 and example.n_rounds > 1,
    ),
    _convention(
        "counted_as_half_squared_error",
        "Half squared error",
        "The error is counted as half the sum of the squares.",
        _counts_otherwise("half_squared_error"),
    ),
    _convention(
        "counted_as_squared_error",
        "Whole squared error",
        "The error is counted as the sum of the squares, without a half.",
        _counts_otherwise("squared_error"),
    ),
    _convention(
        "counted_as_mean_squared_error",
        "Mean squared error",
        "The error is counted as the mean of the outputs' squares.",
        _counts_otherwise("mean_squared_error"),
    ),
    _convention(
        "summed",
        "Sum over the samples",
        "Errors and gradients of the samples are added up; no mean is taken.",
        _many_together,
    ),
    _convention(
        "target_minus_output",
        "Blame counted the other way round",
        "The error is target minus output, so every blame has the other sign; the "
        "step is added instead of taken off, which leads to the same weights.",
        lambda example: True,
    ),
    _convention(
        "biases_move",
        "Biases move too",
        "The step moves those biases, too, that stay here.",
        _some_bias_stays,
    ),
    _convention(
        "biases_stay",
        "Biases stay",
        "The step leaves the biases where they are.",
        _some_bias_moves,
    ),
    _convention(
        "in_bits",
        "Log loss in bits",
        "The loss is told with the logarithm to base 2.",
        _is_pair,
    ),
    _convention(
        "in_log10",
        "Log loss with log₁₀",
        "The loss is told with the logarithm to base 10.",
        _is_pair,
    ),
    _convention(
        "damped_momentum",
        "Momentum with 1 − β",
        "The velocity takes only the share 1 − β of each new gradient.",
        lambda example: example.momentum > 0,
    ),
)
