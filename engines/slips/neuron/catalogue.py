"""What goes wrong when people work through one neuron: slips and conventions."""

from engines.slips.neuron.look import SQUASHES
from engines.slips.slip import Cause, Slip


def _slip(name: str, label: str, what: str, needs=lambda example: True) -> Slip:
    return Slip(f"neuron_{name}", "gradient_descent", "neuron", label, what, needs)


def _convention(name: str, label: str, what: str, needs=lambda example: True) -> Slip:
    name = f"neuron_{name}"
    return Slip(name, "gradient_descent", "neuron", label, what, needs, True)


def _has_rate(example) -> bool:
    return example.learning_rate != 1


def _has_loss(example) -> bool:
    return not example.is_perceptron


def _squashes_and_slopes(example) -> bool:
    return example.has_slope and example.activation in SQUASHES


def _many(example) -> bool:
    return len(example.targets) > 1


def _adds_up(example) -> bool:
    """Tell whether something is added up over the samples: gradients, or losses."""
    return _many(example) and (example.together or _has_loss(example))


def _has_bias(example) -> bool:
    return example.bias is not None


def _comes_to_zero(example) -> bool:
    """Tell whether it matters to a perceptron what the step answers at 0."""
    if not example.is_perceptron:
        return False
    on, off = example.work([Cause(), Cause(("neuron_zero_is_off",))])
    return bool((on != off).any())


def _is(loss: str):
    """Return a rule: whether this is the loss that the neuron learns by."""
    return lambda example: _has_loss(example) and example.loss == loss


NEURON_SLIPS = (
    _slip(
        "sign",
        "Wrong sign",
        "The error is taken as a − y where y − a belongs, and the step goes uphill.",
    ),
    _slip(
        "no_half",
        "Missing ½",
        "The loss is half the squared error, but the gradient is that of the whole.",
        _is("half_squared_error"),
    ),
    _slip(
        "no_two",
        "Forgotten 2",
        "The loss is the squared error without a half, but the gradient lacks the 2 "
        "that its square brings.",
        _is("squared_error"),
    ),
    _slip(
        "no_slope",
        "Forgotten g′",
        "The error is not multiplied by the activation's slope.",
        lambda example: example.has_slope,
    ),
    _slip(
        "slope_at_activation",
        "Slope taken at the activation",
        "The slope is taken at what came out of the neuron, g′(a), where it belongs "
        "to what went in, g′(z). Of all slips this one is reported most.",
        _squashes_and_slopes,
    ),
    _slip(
        "slope_at_target",
        "Slope taken at the target",
        "The slope is worked out from the target instead of what came out.",
        _squashes_and_slopes,
    ),
    _slip(
        "slope_of_pair",
        "Slope multiplied in",
        "With a log loss the sigmoid's slope has cancelled; it is multiplied in again.",
        _is("log"),
    ),
    _slip(
        "no_input",
        "Input forgotten",
        "Every weight gets the bias's gradient: it is not multiplied by its input.",
        lambda example: bool((example.inputs != 1).any()),
    ),
    _slip(
        "bias_left_out",
        "Bias left out",
        "No bias is added to z, and it is not changed.",
        lambda example: bool(example.bias),
    ),
    _slip(
        "no_bias",
        "No bias gradient",
        "The bias is forgotten: its gradient stays 0.",
        lambda example: (
            _has_bias(example) and (example.bias_moves or _has_loss(example))
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
        _has_rate,
    ),
    _slip(
        "rate_twice",
        "η used twice",
        "The gradient is multiplied by the learning rate, and so is the step.",
        _has_rate,
    ),
    _slip(
        "leftover",
        "Gradients left over",
        "A step's gradient is added to those of the steps before, which nobody "
        "cleared.",
        lambda example: (
            example.n_rounds > 1 or (_many(example) and not example.together)
        ),
    ),
    _slip(
        "old_weights",
        "Old weights for every sample",
        "Every sample of the round is looked at with the weights from its beginning, "
        "although each one's step is made in its turn.",
        lambda example: _many(example) and not example.together,
    ),
    _slip(
        "one_by_one",
        "A step after every sample",
        "Each sample makes a step at once, and the next one meets the new weights, "
        "although all should make one step together.",
        lambda example: _many(example) and example.together,
    ),
    _slip(
        "no_mean",
        "Gradients not averaged",
        "The loss is the mean over the samples, but their gradients are added up.",
        lambda example: (
            _many(example)
            and example.together
            and _has_loss(example)
            and not example.summed
        ),
    ),
    _convention(
        "half",
        "Half squared error",
        "The loss is counted as half the squared error.",
        _is("squared_error"),
    ),
    _convention(
        "whole",
        "Whole squared error",
        "The loss is counted as the squared error, without a half.",
        _is("half_squared_error"),
    ),
    _convention(
        "summed",
        "Sum over the samples",
        "Losses and gradients of the samples are added up; no mean is taken.",
        lambda example: _adds_up(example) and not example.summed,
    ),
    _convention(
        "averaged",
        "Mean over the samples",
        "Of the samples' losses and gradients the mean is taken, not the sum.",
        lambda example: _adds_up(example) and example.summed,
    ),
    _convention(
        "less_one",
        "Divided by n − 1",
        "The sum over the n samples is divided by n − 1.",
        # Of two samples that is the sum, which is another convention's name.
        lambda example: _adds_up(example) and len(example.targets) > 2,
    ),
    _convention(
        "output_minus_target",
        "Error told as a − y",
        "The error is told as output minus target; all else stays as it is.",
    ),
    _convention(
        "delta_added",
        "δ counted the other way round",
        "δ is target minus output times the slope, and the step is added instead of "
        "taken off, which leads to the same weights.",
        _has_loss,
    ),
    _convention(
        "zero_is_off",
        "Off at 0",
        "At z = 0 the step's answer is 0, not 1.",
        _comes_to_zero,
    ),
    _convention(
        "bias_moves",
        "Bias moves too",
        "The step moves the bias, too, which stays here.",
        lambda example: _has_bias(example) and not example.bias_moves,
    ),
    _convention(
        "bias_stays",
        "Bias stays",
        "The step leaves the bias where it is.",
        lambda example: _has_bias(example) and example.bias_moves,
    ),
    _convention(
        "in_bits",
        "Log loss in bits",
        "The loss is told with the logarithm to base 2.",
        _is("log"),
    ),
    _convention(
        "in_log10",
        "Log loss with log₁₀",
        "The loss is told with the logarithm to base 10.",
        _is("log"),
    ),
)
