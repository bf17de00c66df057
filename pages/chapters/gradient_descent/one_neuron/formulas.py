"""The delta rule with this update's numbers in it, as LaTeX and as a script."""

from engines.gradient_descent import NeuronFit
from pages.figures.neuron import Moment
from pages.words.formulas import tex

SPELLED_OUT = 3  # samples whose numbers are written into the formulas


def delta_rule(settings, fit: NeuronFit, frame: Moment) -> list[tuple[str, str]]:
    """Return the delta rule with this update's numbers in it, as far as it has come."""
    t = min(frame.update, fit.n_steps)
    says = "Predict and compare" + _how_many(settings)
    lines = [(says, _answer_formula(settings, fit, t))]
    if frame.stage != "predict":
        lines.append(("The loss", _loss_formula(fit, t)))
    if t == fit.n_steps or not frame.blames:
        return lines
    steps = frame.stage == "step"
    for name, i in (("bias input", 0), ("study time", 1)):
        says = f"Blame the {name}" + (", and step" if steps else "")
        lines.append((says, _blame_formula(settings, fit, t, i, steps)))
    return lines


def _loss_formula(fit: NeuronFit, t: int) -> str:
    halves = [rf"\tfrac12 {_signed(error)}^2" for error in fit.errors[t, :SPELLED_OUT]]
    total = _mean(halves, fit.errors.shape[1])
    return rf"L = {total} = {tex(fit.losses[t])}"


def _mean(terms: list[str], n: int) -> str:
    """Write the mean of n terms, of which the first few are given."""
    told = " + ".join(terms + ([r"\cdots"] if n > len(terms) else []))
    return told if n == 1 else rf"\tfrac{{1}}{{{n}}} \left( {told} \right)"


def _how_many(settings) -> str:
    n = len(settings.rows)
    return f" (the first {SPELLED_OUT} of {n} samples)" if n > SPELLED_OUT else ""


def _answer_formula(settings, fit: NeuronFit, t: int) -> str:
    w0, w1 = (tex(weight) for weight in fit.weights[t])
    rows = []
    for i, (time, target) in enumerate(settings.rows[:SPELLED_OUT]):
        z, a = tex(fit.pre_activations[t, i]), tex(fit.activations[t, i])
        answer = rf"{w0} \cdot 1 + {w1} \cdot {tex(time)} = {z}"
        if settings.activation == "sigmoid":
            answer = rf"\sigma({answer}) = {a}"
        error = rf"{tex(target)} - {_signed(fit.activations[t, i])}"
        rows.append(
            rf"a_{{{i + 1}}} &= {answer} \\ y_{{{i + 1}}} - a_{{{i + 1}}} &= {error}"
            rf" = {tex(fit.errors[t, i])}"
        )
    return r"\begin{aligned} " + r" \\ ".join(rows) + r" \end{aligned}"


def _blame_formula(settings, fit: NeuronFit, t: int, i: int, steps: bool) -> str:
    batch = fit.batches[t]
    parts = [_signed(part) for part in fit.contributions[t][batch, i]]
    if len(batch) == 1:
        parts = [_product(settings, fit, t, int(batch[0]), i)]
    blame, update = -fit.weight_grads[t, i], fit.updates[t, i]
    slope = "" if settings.activation == "linear" else r"\, a(1 - a)"
    rule = rf"(y - a){slope}\, x_{i}"
    if len(batch) > 1:
        rule = rf"\tfrac{{1}}{{{len(batch)}}} \textstyle\sum {rule}"
    lines = [
        rf"-\frac{{\partial L}}{{\partial w_{i}}} &= {rule}",
        rf"&= {_mean(parts[:SPELLED_OUT], len(batch))} = {tex(blame)}",
    ]
    if steps:
        rate, before = settings.learning_rate, tex(fit.weights[t, i])
        after = tex(fit.weights[t + 1, i])
        lines += [
            rf"\Delta w_{i} &= \eta \cdot {_signed(blame)}"
            rf" = {rate:g} \cdot {_signed(blame)} = {tex(update)}",
            rf"w_{i} &= {before} + {_signed(update)} = {after}",
        ]
    return r"\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}"


def _product(settings, fit: NeuronFit, t: int, sample: int, i: int) -> str:
    """Write one sample's part of the blame: mistake, slope of the S, input."""
    a, x = fit.activations[t, sample], settings.inputs[sample, i]
    factors = [fit.errors[t, sample], x]
    if settings.activation == "sigmoid":
        factors.insert(1, a * (1 - a))
    return r" \cdot ".join(_signed(factor) for factor in factors)


def _signed(value: float) -> str:
    """Write a number for LaTeX, in brackets when it is negative."""
    return f"({tex(value)})" if value < 0 else tex(value)


def script(settings, fit: NeuronFit) -> str:
    """Return a NumPy script that trains the same neuron on the same batches."""
    batches = [batch.tolist() for batch in fit.batches]
    answer, slope = "z", "np.ones_like(a)"
    if settings.activation == "sigmoid":
        answer, slope = "0.5 * (1 + np.tanh(0.5 * z))", "a * (1 - a)"
    return f"""
x = np.array({settings.inputs.tolist()!r})  # the first input is the bias, always 1
y = np.array({settings.targets.tolist()!r})
w = np.array({list(settings.weights)!r})
learning_rate = {settings.learning_rate!r}
batches = {batches!r}  # the samples each update looks at


def answers(x, w):
    z = x @ w
    return {answer}


for batch in batches:
    a = answers(x[batch], w)
    blame = ((y[batch] - a) * {slope})[:, None] * x[batch]
    w = w + learning_rate * blame.mean(axis=0)

print(repr(float(w[0])))
print(repr(float(w[1])))
print(repr(float(((y - answers(x, w)) ** 2).mean() / 2)))
"""
