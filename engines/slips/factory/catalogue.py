"""What goes wrong when people work through a small network: slips and conventions."""

from engines.backpropagation import ACTIVATIONS
from engines.slips.factory.rules import (
    SQUASHES,
    any_slope,
    counts_otherwise,
    has_bias,
    is_deep,
    is_pair,
    kinds_of,
    many_together,
    output_has_slope,
    some_bias_moves,
    some_bias_stays,
    some_squash,
    squares,
)
from engines.slips.factory.there import SHARES
from engines.slips.slip import Slip


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
        is_deep,
    ),
    _slip(
        "no_slope",
        "Forgotten σ′",
        "Blame passes through every unit whole, as if no activation held any back.",
        any_slope,
    ),
    _slip(
        "transposed",
        "Transposed weights",
        "Rows and columns are mixed up wherever a weight matrix is square, because "
        "only there do the shapes still fit and nothing complains.",
        lambda example: bool(squares(example)),
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
        some_squash,
    ),
    _slip(
        "no_output_slope",
        "Slope forgotten at the output",
        "The mistake is handed on whole by the output, as if its activation held none "
        "of it back; the hidden units do multiply by theirs.",
        output_has_slope,
    ),
    _slip(
        "mistake_handed_back",
        "The bare mistake handed back",
        "Into the hidden units goes the output's mistake, not its δ: the output's "
        "slope is missing from there on back.",
        lambda example: is_deep(example) and output_has_slope(example),
    ),
    _slip(
        "slope_at_target",
        "Slope taken at the target",
        "The output's slope is worked out from the target instead of what came out.",
        lambda example: kinds_of(example)[-1] in SQUASHES,
    ),
    _slip(
        "slope_of_pair",
        "Slope multiplied in twice",
        "The blame of an output under this loss is its answer minus its target; the "
        "slope, which has cancelled there, is multiplied in again.",
        is_pair,
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
        has_bias,
    ),
    _slip(
        "swapped_weights",
        "Weights swapped",
        "On the way there the weights of a square matrix stand on the wrong lines: "
        "w₁₂ where w₂₁ belongs.",
        lambda example: any((table != table.T).any() for table in squares(example)),
    ),
    _slip(
        "sent_z",
        "z sent instead of the activation",
        "A weight's gradient is the δ behind it times the z of the unit before it, "
        "where what that unit sent belongs.",
        lambda example: (
            is_deep(example)
            and any(
                not ACTIVATIONS[kind].is_straight for kind in kinds_of(example)[:-1]
            )
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
        counts_otherwise("half_squared_error"),
    ),
    _convention(
        "counted_as_squared_error",
        "Whole squared error",
        "The error is counted as the sum of the squares, without a half.",
        counts_otherwise("squared_error"),
    ),
    _convention(
        "counted_as_mean_squared_error",
        "Mean squared error",
        "The error is counted as the mean of the outputs' squares.",
        counts_otherwise("mean_squared_error"),
    ),
    _convention(
        "summed",
        "Sum over the samples",
        "Errors and gradients of the samples are added up; no mean is taken.",
        many_together,
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
        some_bias_stays,
    ),
    _convention(
        "biases_stay",
        "Biases stay",
        "The step leaves the biases where they are.",
        some_bias_moves,
    ),
    _convention(
        "in_bits",
        "Log loss in bits",
        "The loss is told with the logarithm to base 2.",
        is_pair,
    ),
    _convention(
        "in_log10",
        "Log loss with log₁₀",
        "The loss is told with the logarithm to base 10.",
        is_pair,
    ),
    _convention(
        "damped_momentum",
        "Momentum with 1 − β",
        "The velocity takes only the share 1 − β of each new gradient.",
        lambda example: example.momentum > 0,
    ),
)
