"""The formulas of one pass with this step's numbers in them."""

from pages.chapters.backpropagation.the_factory.one_pass.record import Record
from pages.figures.network_names import Names, Place
from pages.figures.network_pass import FactoryPass
from pages.words.formulas import aligned, bracketed, tex

FUNCTIONS = {"sigmoid": r"\sigma", "tanh": r"\tanh", "relu": r"\text{ReLU}"}
PAIR = r"&\text{the slope is in } \partial E / \partial z \text{ already}"


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return this step's formulas with its numbers."""
    numbers = record.trip.numbers
    stage = numbers.done.stages[step]
    says, lines = _WAYS[stage.name](record.settings.names, numbers, stage.layer)
    return [(says, aligned(lines))]


def _inputs(names: Names, numbers: FactoryPass, layer: int):
    pairs = enumerate(numbers.done.passed.activations[0][0])
    lines = [rf"{names.unit_latex(0, i)} &= {tex(value)}" for i, value in pairs]
    return "What goes in:", lines


def _pre_activations(names: Names, numbers: FactoryPass, layer: int):
    done, lines = numbers.done, []
    held = done.passed.activations[layer][0]
    for unit in range(names.sizes[layer + 1]):
        places = [Place(layer, unit, j) for j in range(names.sizes[layer])]
        terms = [
            rf"{bracketed(value)} \cdot {bracketed(place.value_in(done.parameters))}"
            for value, place in zip(held, places, strict=True)
        ]
        bias = Place(layer, unit, None).value_in(done.parameters)
        total = tex(done.passed.pre_activations[layer][0, unit])
        name = names.pre_activation_latex(layer + 1, unit)
        sums = " + ".join([*terms, bracketed(bias)])
        lines.append(rf"{name} &= {sums} = {total}")
    return "Each input times its weight, and the bias:", lines


def _activations(names: Names, numbers: FactoryPass, layer: int):
    done = numbers.done
    before, n = done.passed.pre_activations[layer][0], names.sizes[layer + 1]
    if layer == 1 and numbers.is_logits:
        total = r" + ".join(f"e^{{{tex(z)}}}" for z in before)
        lines = [
            rf"{names.unit_latex(2, k)} &= "
            rf"\frac{{e^{{{tex(before[k])}}}}}{{{total}}} = {tex(numbers.said[k])}"
            for k in range(n)
        ]
        return "The softmax: each output's share of the whole:", lines
    name = done.network.output_activation if layer else done.network.activation
    after = numbers.said if layer else done.passed.activations[1][0]
    lines = [
        rf"{names.unit_latex(layer + 1, k)} &= {FUNCTIONS[name]}({tex(before[k])})"
        rf" = {tex(after[k])}"
        for k in range(n)
    ]
    activation = done.network.activation_of(layer).formula
    spelt = "" if name == "tanh" else f", ${FUNCTIONS[name]}(z) = {activation}$"
    return f"The activation{spelt}:", lines


def _loss(
    names: Names, numbers: FactoryPass, layer: int, passed=None, said=None, name="E"
):
    passed = passed or numbers.done.passed
    said = numbers.said if said is None else said
    pairs = list(zip(passed.targets[0], said, strict=True))
    total = tex(passed.loss)
    if numbers.is_logits:
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


def _output_error(names: Names, numbers: FactoryPass, layer: int):
    done, lines = numbers.done, []
    total = tex(done.passed.targets[0].sum())
    for k, value in enumerate(done.back.activation_grads[2][0]):
        y, said = bracketed(done.passed.targets[0, k]), tex(numbers.said[k])
        out = names.unit_latex(2, k)
        below = names.pre_activation_latex(2, k) if numbers.is_logits else out
        # Targets that do not add up to 1 weigh the shares by their sum.
        said = (
            said if not numbers.is_logits or total == "1" else rf"{total} \cdot {said}"
        )
        lines.append(
            rf"\frac{{\partial E}}{{\partial {below}}} &= {said} - {y} "
            rf"= {tex(value)}"
        )
    return "How E changes with each output:", lines


def _slope(names: Names, numbers: FactoryPass, layer: int):
    done = numbers.done
    if layer == 1 and numbers.is_logits:
        return "Softmax and cross-entropy are one pair:", [PAIR]
    kind = done.network.activation_of(layer)
    name = done.network.output_activation if layer else done.network.activation
    said, z = done.passed.activations[layer + 1][0], done.passed.pre_activations[layer]
    lines = []
    for k, value in enumerate(done.passed.slopes[layer][0]):
        a = bracketed(said[k])
        put = {
            "sigmoid": rf"{a} \cdot (1 - {a}) =",
            "tanh": rf"1 - {a}^2 =",
            "relu": "",
        }[name]
        into = tex(z[0, k])
        lines.append(rf"{FUNCTIONS[name]}'({into}) &= {put} {tex(value)}")
    return f"The slope of the activation, ${kind.slope_formula}$:", lines


def _delta(names: Names, numbers: FactoryPass, layer: int):
    back, slopes = numbers.done.back, numbers.done.passed.slopes[layer][0]
    blame = back.activation_grads[layer + 1][0]
    lines = [
        rf"{names.delta_latex(layer + 1, k)} &= {bracketed(blame[k])} \cdot "
        rf"{tex(slopes[k])} = {tex(value)}"
        for k, value in enumerate(back.pre_activation_grads[layer][0])
    ]
    return "The blame of each z: what came back, times the slope:", lines


def _blame(names: Names, numbers: FactoryPass, layer: int):
    done, lines = numbers.done, []
    delta = done.back.pre_activation_grads[1][0]
    for j, value in enumerate(done.back.activation_grads[1][0]):
        terms = [
            rf"{bracketed(delta[k])} \cdot "
            rf"{bracketed(Place(1, k, j).value_in(done.parameters))}"
            for k in range(names.sizes[2])
        ]
        unit, sums = names.unit_latex(1, j), " + ".join(terms)
        lines.append(
            rf"\frac{{\partial E}}{{\partial {unit}}} &= {sums} = {tex(value)}"
        )
    return "The δ behind each weight, times that weight:", lines


def _gradients(names: Names, numbers: FactoryPass, layer: int):
    done, lines = numbers.done, []
    for place in names.places():
        delta = done.back.pre_activation_grads[place.layer][0, place.unit]
        name, value = (
            names.parameter_latex(place),
            place.value_in(done.back.parameter_grads),
        )
        came = ""
        if place.source is not None:
            held = done.passed.activations[place.layer][0, place.source]
            came = rf"{bracketed(held)} \cdot {bracketed(delta)} = "
        lines.append(rf"\frac{{\partial E}}{{\partial {name}}} &= {came}{tex(value)}")
    return "What came in, times the δ of where it went (of a bias: δ itself):", lines


def _update(names: Names, numbers: FactoryPass, layer: int):
    done, lines = numbers.done, []
    for place in names.places():
        name, before = names.parameter_latex(place), place.value_in(done.parameters)
        if place.source is None and not place.value_in(done.updates):
            continue
        grad = bracketed(place.value_in(done.back.parameter_grads))
        after = tex(place.value_in(done.next_parameters))
        lines.append(
            rf"{name} &\leftarrow {tex(before)} - {done.learning_rate:g} \cdot "
            rf"{grad} = {after}"
        )
    return "Every weight, against its gradient, by η:", lines


def _new_loss(names: Names, numbers: FactoryPass, layer: int):
    name = r"E_{\text{new}}"
    after = numbers.done.passed_after, numbers.said_after
    return _loss(names, numbers, layer, *after, name)


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
