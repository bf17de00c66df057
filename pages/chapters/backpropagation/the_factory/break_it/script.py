"""The script of the part "Break it": the broken pass, written out, and the check.

It is written for any number of layers, so that every bug has one place.
"""

import numpy as np

from engines.backpropagation.losses import log_sum_exp
from engines.gradient_descent.neuron import sigmoid, softplus
from engines.slips.factory.gradients import IN_THE_STEP
from pages.ui import exports
from pages.ui.chapter import Script

from ..record import Settings
from .record import LOST, SMALL, STEP, Record, example_of, planted
from .script_lines import UNITS, forward_code, gradient_code, step_code

CHECK = f"""nudges = 1e-20j * np.eye(len(p))  # an imaginary nudge of each alone
measured = np.imag(error(p + nudges, x, y)) / 1e-20
gap, size = np.abs(backprop - measured), np.maximum(np.abs(backprop), np.abs(measured))
errors = np.divide(gap, size, out=np.zeros_like(gap), where=size > 0)
largest = size.max()
if largest > 0:  # gaps of rounding only: a share of the largest gradient
    errors = np.where(gap <= 1e-11 * largest, gap / largest, errors)
errors = np.where(gap <= {LOST!r}, np.minimum(errors, gap / {SMALL!r}), errors)
print(repr(float(backprop[-1])))  # of the last parameter
print(repr(float(measured[-1])))
print(repr(float(errors[-1])))"""
LEFTOVER = """first = gradient(p)
p = p + step(first)
backprop = first + gradient(p)  # the first one was never cleared: the bug"""


def script(record: Record) -> Script:
    """Write a script that has the same bugs, and finds them."""
    settings, bugs = record.settings, {*planted(record.settings)}
    in_step = bugs & {*IN_THE_STEP}
    lines = [LEFTOVER if "leftover" in bugs else "backprop = gradient(p)", CHECK]
    if in_step:
        lines.append("print(repr(float(step(backprop)[-1])))")
    network = settings.network
    parts = [_numbers(settings), forward_code(network, bugs)]
    parts.append(gradient_code(network, bugs))
    if in_step or "leftover" in bugs:
        parts.append(step_code(in_step, _moving(settings)))
    text = "\n\n\n".join([*parts, "\n".join(lines)])
    says = "Backpropagation with bugs planted in it, and the check that finds them."
    prints = ["backprop", "measured", "relative error", *([STEP] if in_step else [])]
    return Script(exports.script(says, _sources(settings), text), prints)


def _sources(settings: Settings) -> list:
    """Return the engine's functions that the script needs."""
    network = settings.network
    kinds = {network.kind_of(layer) for layer in range(network.n_layers)}
    needs = {
        softplus: network.loss == "binary_cross_entropy",
        log_sum_exp: network.loss == "softmax_cross_entropy",
        sigmoid: bool(kinds & {"sigmoid", "tanh"})
        or network.loss == "binary_cross_entropy",
    }
    return [function for function, is_needed in needs.items() if is_needed]


def _numbers(settings: Settings) -> str:
    """Write the samples, the parameters and the layers."""
    network = settings.network
    kinds = [network.kind_of(layer) for layer in range(network.n_layers)]
    units = "\n\n\n".join(UNITS[kind] for kind in dict.fromkeys(kinds))
    return f"""x = np.array({settings.inputs.tolist()!r})
y = np.array({settings.targets.tolist()!r})
# All parameters in a row: the weights into each layer (a row for each sender), then
# the biases of each.
p = np.array({settings.parameters.vector.tolist()!r})
sizes = {[*network.layer_sizes]!r}
learning_rate = {settings.learning_rate!r}


{units}


squashes = [{", ".join(f"{kind}_unit" for kind in kinds)}]
slopes = [{", ".join(f"{kind}_slope" for kind in kinds)}]"""


def _moving(settings: Settings) -> list[bool]:
    """Tell of every bias whether the step moves it."""
    return np.concatenate(example_of(settings).moves).tolist()
