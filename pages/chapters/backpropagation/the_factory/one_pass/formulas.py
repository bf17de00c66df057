"""The formulas of one pass with this step's numbers in them."""

import numpy as np

from engines.backpropagation import ACTIVATIONS, ForwardPass
from pages.words.formulas import aligned, bracketed, derivative, product, tex

from ..record import Trip
from .record import Record
from .update_formulas import update

FUNCTIONS = {"sigmoid": r"\sigma", "tanh": r"\tanh", "relu": r"\text{ReLU}"}
FUNCTIONS["identity"] = r"\text{id}"
SQUARES = {  # what the loss is called, and what stands before the squares
    "half_squared_error": ("Half the squared mistake:", r"\tfrac12"),
    "squared_error": ("The squared mistake:", ""),
    "mean_squared_error": ("The mean of the squared mistakes:", r"\tfrac1{n}"),
}
PAIR = r"&\text{the slope is in } \partial E / \partial z \text{ already}"


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return this step's formulas with its numbers."""
    stage = record.trip.numbers.stages[step]
    says, lines = _WAYS[stage.name](record.trip, stage.layer)
    return [(says, aligned(lines))]


def _inputs(trip: Trip, layer: int):
    pairs = enumerate(trip.values[0])
    lines = [rf"{trip.names.unit_latex(0, i)} &= {tex(value)}" for i, value in pairs]
    return "What goes in:", lines


def _pre_activations(trip: Trip, layer: int):
    numbers, lines = trip.numbers, []
    held = numbers.passed.activations[layer][0]
    for unit in range(trip.names.sizes[layer + 1]):
        weights = numbers.parameters.weights[layer][:, unit]
        terms = map(product, zip(held, weights, strict=True))
        bias = numbers.parameters.biases[layer][unit]
        total = tex(numbers.passed.pre_activations[layer][0, unit])
        name = trip.names.pre_activation_latex(layer + 1, unit)
        sums = " + ".join([*terms, bracketed(bias)])
        lines.append(rf"{name} &= {sums} = {total}")
    return "Each input times its weight, and the bias:", lines


def _activations(trip: Trip, layer: int):
    numbers = trip.numbers
    before, n = numbers.passed.pre_activations[layer][0], trip.names.sizes[layer + 1]
    if layer == trip.last and trip.is_softmax:
        total = r" + ".join(f"e^{{{tex(z)}}}" for z in before)
        lines = [
            rf"{trip.names.unit_latex(layer + 1, k)} &= "
            rf"\frac{{e^{{{tex(before[k])}}}}}{{{total}}} = {tex(trip.answers[k])}"
            for k in range(n)
        ]
        return "The softmax: each output's share of the whole:", lines
    pair = layer == trip.last and trip.is_logits
    name = "sigmoid" if pair else trip.activation(layer)
    after = trip.values[layer + 1]
    lines = [
        rf"{trip.names.unit_latex(layer + 1, k)} &= {FUNCTIONS[name]}({tex(before[k])})"
        rf" = {tex(after[k])}"
        for k in range(n)
    ]
    activation = ACTIVATIONS[name].formula
    spelt = "" if name == "tanh" else f", ${FUNCTIONS[name]}(z) = {activation}$"
    return f"The activation{spelt}:", lines


def _loss(trip: Trip, layer: int):
    return _error(trip, trip.numbers.passed, trip.answers, "E")


def _new_loss(trip: Trip, layer: int):
    after = trip.numbers.passed_after, trip.answers_after
    return _error(trip, *after, r"E_{\text{new}}")


def _error(trip: Trip, passed: ForwardPass, answers: np.ndarray, name: str):
    pairs = list(zip(passed.targets[0], answers, strict=True))
    total = tex(passed.loss)
    if trip.is_softmax:
        terms = [rf"{bracketed(y)} \cdot \ln {_share(s)}" for y, s in pairs if y]
        sums = " + ".join(terms) or "0"
        lines = [rf"{name} &= -\textstyle\sum_k y_k \ln \hat y_k"]
        return "The cross-entropy:", [*lines, rf"&= -({sums}) = {total}"]
    if trip.is_logits:
        return "The log loss:", _log_loss(pairs, name, total)
    terms = [rf"({tex(y)} - {tex(s)})^2" for y, s in pairs]
    sums = " + ".join(terms)
    loss = trip.numbers.network.loss
    says, before = SQUARES[loss]
    before = before.replace("{n}", f"{{{len(terms)}}}")
    grouped = len(terms) > 1 and before
    sums = rf"\left( {sums} \right)" if grouped else sums
    return says, [f"{name} &= {before} {sums} = {total}"]


def _log_loss(pairs: list, name: str, total: str) -> list[str]:
    """Write what every output gives to its target, and to the other way."""
    terms = []
    for y, s in pairs:
        rest = rf"(1 - {tex(s)})" if tex(s) != "1" else _share(0)
        ways = [(y, _share(s)), (1 - y, rest)]
        terms += [
            rf"{tex(weight)} \cdot \ln {share}" for weight, share in ways if weight
        ]
    each = r"y_k \ln \hat y_k + (1 - y_k) \ln (1 - \hat y_k)"
    rule = rf"-\textstyle\sum_k \left( {each} \right)"
    return [rf"{name} &= {rule}", rf"&= -({' + '.join(terms)}) = {total}"]


def _share(value: float) -> str:
    """Write a softmax's share; one too small for the computer is not 0."""
    return tex(value) if value else r"(\text{almost } 0)"


def _output_error(trip: Trip, layer: int):
    numbers, lines = trip.numbers, []
    total = tex(numbers.passed.targets[0].sum())
    times = _times(trip)
    for k, value in enumerate(numbers.back.activation_grads[-1][0]):
        y, said = bracketed(numbers.passed.targets[0, k]), tex(trip.answers[k])
        at = trip.last + 1
        out = trip.names.unit_latex(at, k)
        below = trip.names.pre_activation_latex(at, k) if trip.is_logits else out
        if trip.is_softmax and total != "1":  # the shares are weighed by the sum
            said = rf"{total} \cdot {said}"
        gap = rf"{times} ({said} - {y})" if times else f"{said} - {y}"
        lines.append(rf"{derivative('E', below)} &= {gap} = {tex(value)}")
    what = "z of each output" if trip.is_logits else "each output"
    return f"How E changes with {what}:", lines


def _times(trip: Trip) -> str:
    """Return what stands before the mistake in the slope of the loss."""
    n = trip.names.sizes[-1]
    of_mean = rf"\tfrac{{2}}{{{n}}}" if n > 1 else "2"
    by = {"squared_error": "2", "mean_squared_error": of_mean}
    return by.get(trip.numbers.network.loss, "")


def _slope(trip: Trip, layer: int):
    passed = trip.numbers.passed
    if layer == trip.last and trip.is_logits:
        pair = (
            "Softmax and cross-entropy" if trip.is_softmax else "Sigmoid and log loss"
        )
        return f"{pair} are one pair:", [PAIR]
    kind = trip.numbers.network.activation_of(layer)
    name = trip.activation(layer)
    said, z = passed.activations[layer + 1][0], passed.pre_activations[layer][0]
    lines = []
    for k, value in enumerate(passed.slopes[layer][0]):
        a = bracketed(said[k])
        put = {
            "sigmoid": rf"{a} \cdot (1 - {a}) =",
            "tanh": rf"1 - {a}^2 =",
            "relu": "",
            "identity": "",
        }[name]
        lines.append(rf"{FUNCTIONS[name]}'({tex(z[k])}) &= {put} {tex(value)}")
    return f"The slope of the activation, ${kind.slope_formula}$:", lines


def _delta(trip: Trip, layer: int):
    back, slopes = trip.numbers.back, trip.numbers.passed.slopes[layer][0]
    blame = back.activation_grads[layer + 1][0]
    lines = [
        rf"{trip.names.delta_latex(layer + 1, k)} &= {bracketed(blame[k])} \cdot "
        rf"{tex(slopes[k])} = {tex(value)}"
        for k, value in enumerate(back.pre_activation_grads[layer][0])
    ]
    return "The blame of each z: what came back, times the slope:", lines


def _blame(trip: Trip, layer: int):
    numbers, lines, behind = trip.numbers, [], layer + 1
    delta = numbers.back.pre_activation_grads[behind][0]
    for j, value in enumerate(trip.blames_of(layer)):
        pairs = zip(delta, numbers.parameters.weights[behind][j], strict=True)
        sums = " + ".join(map(product, pairs))
        head = trip.names.unit_latex(behind, j)
        lines.append(rf"{derivative('E', head)} &= {sums} = {tex(value)}")
    return "The δ behind each weight, times that weight:", lines


def _gradients(trip: Trip, layer: int):
    numbers, lines = trip.numbers, []
    for place in trip.names.places():
        delta = numbers.back.pre_activation_grads[place.layer][0, place.unit]
        name = trip.names.parameter_latex(place)
        value = place.value_in(numbers.back.parameter_grads)
        came = ""
        if place.source is not None:
            held = numbers.passed.activations[place.layer][0, place.source]
            came = f"{product((held, delta))} = "
        lines.append(rf"{derivative('E', name)} &= {came}{tex(value)}")
    return "What came in, times the δ of where it went (of a bias: δ itself):", lines


_WAYS = {
    "inputs": _inputs,
    "pre_activations": _pre_activations,
    "activations": _activations,
    "loss": _loss,
    "output_error": _output_error,
    "slope": _slope,
    "delta": _delta,
    "blame": _blame,
    "gradients": _gradients,
    "update": update,
    "new_loss": _new_loss,
}
