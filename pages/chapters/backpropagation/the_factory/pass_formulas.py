"""The formulas of one pass with this step's numbers in them."""

from collections.abc import Sequence

from pages.figures.network_names import Names, Place
from pages.figures.network_pass import FactoryPass
from pages.words.formulas import tex

FUNCTIONS = {"sigmoid": r"\sigma", "tanh": r"\tanh", "relu": r"\text{ReLU}"}
PAIR = r"&\text{the slope is in } \partial E / \partial z \text{ already}"
Formula = tuple[str, str]


def signed(value: float) -> str:
    """Write a number for LaTeX, a negative one in brackets."""
    text = tex(float(value))
    return f"({text})" if text.startswith("-") else text


def aligned(lines: Sequence[str]) -> str:
    """Put lines below each other, aligned at their &."""
    return r"\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}"


def formulas(settings, told: FactoryPass, step: int) -> list[Formula]:
    """Return this step's formulas with its numbers."""
    stage, names = told.done.stages[step], settings.names
    says, lines = _WAYS[stage.name](names, told, stage.layer)
    return [(says, aligned(list(lines)))]


def _inputs(names: Names, told: FactoryPass, layer: int):
    pairs = enumerate(told.done.passed.activations[0][0])
    lines = [rf"{names.unit_latex(0, i)} &= {tex(value)}" for i, value in pairs]
    return "What goes in:", lines


def _pre_activations(names: Names, told: FactoryPass, layer: int):
    done, lines = told.done, []
    held = done.passed.activations[layer][0]
    for unit in range(names.sizes[layer + 1]):
        places = [Place(layer, unit, j) for j in range(names.sizes[layer])]
        terms = [
            rf"{signed(value)} \cdot {signed(place.value_in(done.parameters))}"
            for value, place in zip(held, places, strict=True)
        ]
        bias = Place(layer, unit, None).value_in(done.parameters)
        total = tex(done.passed.pre_activations[layer][0, unit])
        name = names.pre_activation_latex(layer + 1, unit)
        sums = " + ".join([*terms, signed(bias)])
        lines.append(rf"{name} &= {sums} = {total}")
    return "Each input times its weight, and the bias:", lines


def _activations(names: Names, told: FactoryPass, layer: int):
    done = told.done
    before, n = done.passed.pre_activations[layer][0], names.sizes[layer + 1]
    if layer == 1 and told.is_logits:
        total = r" + ".join(f"e^{{{tex(z)}}}" for z in before)
        lines = [
            rf"{names.unit_latex(2, k)} &= "
            rf"\frac{{e^{{{tex(before[k])}}}}}{{{total}}} = {tex(told.said[k])}"
            for k in range(n)
        ]
        return "The softmax: each output's share of the whole:", lines
    name = done.network.output_activation if layer else done.network.activation
    after = told.said if layer else done.passed.activations[1][0]
    lines = [
        rf"{names.unit_latex(layer + 1, k)} &= {FUNCTIONS[name]}({tex(before[k])})"
        rf" = {tex(after[k])}"
        for k in range(n)
    ]
    activation = done.network.activation_of(layer).formula
    spelt = "" if name == "tanh" else f", ${FUNCTIONS[name]}(z) = {activation}$"
    return f"The activation{spelt}:", lines


def _loss(
    names: Names, told: FactoryPass, layer: int, passed=None, said=None, name="E"
):
    passed = passed or told.done.passed
    said = told.said if said is None else said
    pairs = list(zip(passed.targets[0], said, strict=True))
    total = tex(passed.loss)
    if told.is_logits:
        terms = [rf"{signed(y)} \cdot \ln {_share(s)}" for y, s in pairs if y]
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


def _output_error(names: Names, told: FactoryPass, layer: int):
    done, lines = told.done, []
    total = tex(done.passed.targets[0].sum())
    for k, value in enumerate(done.back.activation_grads[2][0]):
        y, said = signed(done.passed.targets[0, k]), tex(told.said[k])
        out = names.unit_latex(2, k)
        below = names.pre_activation_latex(2, k) if told.is_logits else out
        # Targets that do not add up to 1 weigh the shares by their sum.
        said = said if not told.is_logits or total == "1" else rf"{total} \cdot {said}"
        lines.append(
            rf"\frac{{\partial E}}{{\partial {below}}} &= {said} - {y} "
            rf"= {tex(value)}"
        )
    return "How E changes with each output:", lines


def _slope(names: Names, told: FactoryPass, layer: int):
    done = told.done
    if layer == 1 and told.is_logits:
        return "Softmax and cross-entropy are one pair:", [PAIR]
    kind = done.network.activation_of(layer)
    name = done.network.output_activation if layer else done.network.activation
    said, z = done.passed.activations[layer + 1][0], done.passed.pre_activations[layer]
    lines = []
    for k, value in enumerate(done.passed.slopes[layer][0]):
        a = signed(said[k])
        put = {
            "sigmoid": rf"{a} \cdot (1 - {a}) =",
            "tanh": rf"1 - {a}^2 =",
            "relu": "",
        }[name]
        into = tex(z[0, k])
        lines.append(rf"{FUNCTIONS[name]}'({into}) &= {put} {tex(value)}")
    return f"The slope of the activation, ${kind.slope_formula}$:", lines


def _delta(names: Names, told: FactoryPass, layer: int):
    back, slopes = told.done.back, told.done.passed.slopes[layer][0]
    blame = back.activation_grads[layer + 1][0]
    lines = [
        rf"{names.delta_latex(layer + 1, k)} &= {signed(blame[k])} \cdot "
        rf"{tex(slopes[k])} = {tex(value)}"
        for k, value in enumerate(back.pre_activation_grads[layer][0])
    ]
    return "The blame of each z: what came back, times the slope:", lines


def _blame(names: Names, told: FactoryPass, layer: int):
    done, lines = told.done, []
    delta = done.back.pre_activation_grads[1][0]
    for j, value in enumerate(done.back.activation_grads[1][0]):
        terms = [
            rf"{signed(delta[k])} \cdot "
            rf"{signed(Place(1, k, j).value_in(done.parameters))}"
            for k in range(names.sizes[2])
        ]
        unit, sums = names.unit_latex(1, j), " + ".join(terms)
        lines.append(
            rf"\frac{{\partial E}}{{\partial {unit}}} &= {sums} = {tex(value)}"
        )
    return "The δ behind each weight, times that weight:", lines


def _gradients(names: Names, told: FactoryPass, layer: int):
    done, lines = told.done, []
    for place in names.places():
        delta = done.back.pre_activation_grads[place.layer][0, place.unit]
        name, value = (
            names.parameter_latex(place),
            place.value_in(done.back.parameter_grads),
        )
        came = ""
        if place.source is not None:
            held = done.passed.activations[place.layer][0, place.source]
            came = rf"{signed(held)} \cdot {signed(delta)} = "
        lines.append(rf"\frac{{\partial E}}{{\partial {name}}} &= {came}{tex(value)}")
    return "What came in, times the δ of where it went (of a bias: δ itself):", lines


def _update(names: Names, told: FactoryPass, layer: int):
    done, lines = told.done, []
    for place in names.places():
        name, before = names.parameter_latex(place), place.value_in(done.parameters)
        if place.source is None and not place.value_in(done.updates):
            continue
        grad = signed(place.value_in(done.back.parameter_grads))
        after = tex(place.value_in(done.next_parameters))
        lines.append(
            rf"{name} &\leftarrow {tex(before)} - {done.learning_rate:g} \cdot "
            rf"{grad} = {after}"
        )
    return "Every weight, against its gradient, by η:", lines


def _new_loss(names: Names, told: FactoryPass, layer: int):
    name = r"E_{\text{new}}"
    after = told.done.passed_after, told.said_after
    return _loss(names, told, layer, *after, name)


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
