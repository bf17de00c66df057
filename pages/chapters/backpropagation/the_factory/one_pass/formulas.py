"""The formulas of one pass with this step's numbers in them."""

import numpy as np

from engines.backpropagation import ForwardPass
from pages.words.formulas import aligned, bracketed, derivative, product, tex

from ..record import Trip
from .record import Record

FUNCTIONS = {"sigmoid": r"\sigma", "tanh": r"\tanh", "relu": r"\text{ReLU}"}
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
    if layer == 1 and trip.is_logits:
        total = r" + ".join(f"e^{{{tex(z)}}}" for z in before)
        lines = [
            rf"{trip.names.unit_latex(2, k)} &= "
            rf"\frac{{e^{{{tex(before[k])}}}}}{{{total}}} = {tex(trip.answers[k])}"
            for k in range(n)
        ]
        return "The softmax: each output's share of the whole:", lines
    name = trip.activation(layer)
    after = trip.values[layer + 1]
    lines = [
        rf"{trip.names.unit_latex(layer + 1, k)} &= {FUNCTIONS[name]}({tex(before[k])})"
        rf" = {tex(after[k])}"
        for k in range(n)
    ]
    activation = numbers.network.activation_of(layer).formula
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
    if trip.is_logits:
        terms = [rf"{bracketed(y)} \cdot \ln {_share(s)}" for y, s in pairs if y]
        sums = " + ".join(terms) or "0"
        lines = [rf"{name} &= -\textstyle\sum_k y_k \ln \hat y_k"]
        return "The cross-entropy:", [*lines, rf"&= -({sums}) = {total}"]
    terms = [rf"({tex(y)} - {tex(s)})^2" for y, s in pairs]
    sums = " + ".join(terms)
    sums = sums if len(terms) == 1 else rf"\left( {sums} \right)"
    return "Half the squared mistake:", [rf"{name} &= \tfrac12 {sums} = {total}"]


def _share(value: float) -> str:
    """Write a softmax's share; one too small for the computer is not 0."""
    return tex(value) if value else r"(\text{almost } 0)"


def _output_error(trip: Trip, layer: int):
    numbers, lines = trip.numbers, []
    total = tex(numbers.passed.targets[0].sum())
    for k, value in enumerate(numbers.back.activation_grads[2][0]):
        y, said = bracketed(numbers.passed.targets[0, k]), tex(trip.answers[k])
        out = trip.names.unit_latex(2, k)
        below = trip.names.pre_activation_latex(2, k) if trip.is_logits else out
        if trip.is_logits and total != "1":  # the shares are weighed by the sum
            said = rf"{total} \cdot {said}"
        lines.append(rf"{derivative('E', below)} &= {said} - {y} = {tex(value)}")
    what = "z of each output" if trip.is_logits else "each output"
    return f"How E changes with {what}:", lines


def _slope(trip: Trip, layer: int):
    passed = trip.numbers.passed
    if layer == 1 and trip.is_logits:
        return "Softmax and cross-entropy are one pair:", [PAIR]
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
    numbers, lines = trip.numbers, []
    delta = numbers.back.pre_activation_grads[1][0]
    for j, value in enumerate(numbers.back.activation_grads[1][0]):
        pairs = zip(delta, numbers.parameters.weights[1][j], strict=True)
        sums, head = " + ".join(map(product, pairs)), trip.names.unit_latex(1, j)
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


def _update(trip: Trip, layer: int):
    numbers, lines = trip.numbers, []
    for place in trip.names.places():
        if place.source is None and not place.value_in(numbers.updates):
            continue
        name = trip.names.parameter_latex(place)
        before = place.value_in(numbers.parameters)
        grad = bracketed(place.value_in(numbers.back.parameter_grads))
        after = tex(place.value_in(numbers.next_parameters))
        lines.append(
            rf"{name} &\leftarrow {tex(before)} - {numbers.learning_rate:g} \cdot "
            rf"{grad} = {after}"
        )
    return "Every weight, against its gradient, by η:", lines


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
    "update": _update,
    "new_loss": _new_loss,
}
