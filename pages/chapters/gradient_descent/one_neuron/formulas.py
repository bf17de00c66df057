"""The delta rule with this update's numbers in it, as LaTeX."""

from collections.abc import Sequence
from operator import mul

from engines.gradient_descent import NeuronFit
from pages.words.formulas import aligned, bracketed, tex

from .record import Record

FEWEST, MOST = 6, 16  # digits of the numbers in an equation
SPELLED_OUT = 3  # samples whose numbers are written into the formulas


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the delta rule with this update's numbers in it, as far as it has come."""
    settings, fit, moment = record.settings, record.fit, record.moments[step]
    t = min(moment.update, fit.n_steps)
    says = "Predict and compare" + _how_many(settings)
    lines = [(says, _answer_formula(settings, fit, t))]
    if moment.stage != "predict":
        lines.append(("The loss", _loss_formula(fit, t)))
    if t == fit.n_steps or not moment.blames:
        return lines
    steps = moment.stage == "step"
    for name, i in (("bias input", 0), ("study time", 1)):
        says = f"Blame the {name}, and step" if steps else f"Blame the {name}"
        lines.append((says, _blame_formula(settings, fit, t, i, steps)))
    return lines


def _loss_formula(fit: NeuronFit, t: int) -> str:
    halves = [rf"\tfrac12 {_squared(error)}" for error in fit.errors[t, :SPELLED_OUT]]
    total = _mean(halves, fit.errors.shape[1])
    return rf"L = {total} = {tex(fit.losses[t])}"


def _mean(terms: list[str], n: int) -> str:
    """Write the mean of n terms, of which the first few are given."""
    more = [r"\cdots"] if n > len(terms) else []
    total = " + ".join([*terms, *more])
    return total if n == 1 else rf"\tfrac{{1}}{{{n}}} \left( {total} \right)"


def _how_many(settings) -> str:
    n = len(settings.rows)
    return f" (the first {SPELLED_OUT} of {n} samples)" if n > SPELLED_OUT else ""


def _squared(value: float) -> str:
    """Write a square; a power of ten in it needs brackets, as a minus does."""
    text = bracketed(value)
    return rf"({text})^2" if "times" in text and value > 0 else rf"{text}^2"


def _answer_formula(settings, fit: NeuronFit, t: int) -> str:
    weights, rows = fit.weights[t].tolist(), []
    for i, (time, target) in enumerate(settings.rows[:SPELLED_OUT]):
        z, a = float(fit.pre_activations[t, i]), float(fit.activations[t, i])
        error = float(fit.errors[t, i])
        w0, w1 = _adding_up(weights, (1.0, time), z)
        [said] = _adding_up([a], (-1.0,), error, target)
        answer = rf"{tex(w0, MOST)} \cdot 1 + {tex(w1, MOST)} \cdot {tex(time)} = "
        answer += tex(said, MOST) if settings.is_linear else tex(z)
        if not settings.is_linear:
            answer = rf"\sigma({answer}) = {tex(said, MOST)}"
        rows.append(
            rf"a_{{{i + 1}}} &= {answer} \\ y_{{{i + 1}}} - a_{{{i + 1}}} &= "
            rf"{tex(target)} - {bracketed(said, MOST)} = {tex(error)}"
        )
    return aligned(rows)


def _adding_up(
    terms: Sequence[float], factors: Sequence[float], total: float, more: float = 0.0
) -> list[float]:
    """Round terms to the fewest digits with which their sum is the total that is shown.

    The sum is that of terms times factors, and more; six digits of it are shown.
    """
    for digits in range(FEWEST, MOST + 1):
        said = [float(f"{term:.{digits}g}") for term in terms]
        found = sum(map(mul, said, factors), more)
        if abs(found - total) <= 0.5 * 10.0 ** (1 - FEWEST) * abs(total):
            return said
    return [*terms]


def _blame_formula(settings, fit: NeuronFit, t: int, i: int, steps: bool) -> str:
    batch = fit.batches[t]
    parts = [bracketed(part) for part in fit.contributions[t][batch, i]]
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
        rate, before = tex(settings.learning_rate), tex(fit.weights[t, i])
        after = tex(fit.weights[t + 1, i])
        lines += [
            rf"\Delta w_{i} &= \eta \cdot {bracketed(blame)}"
            rf" = {rate} \cdot {bracketed(blame)} = {tex(update)}",
            rf"w_{i} &= {before} + {bracketed(update)} = {after}",
        ]
    return aligned(lines)


def _product(settings, fit: NeuronFit, t: int, sample: int, i: int) -> str:
    """Write one sample's part of the blame: mistake, slope of the S, input."""
    a, x = fit.activations[t, sample], settings.inputs[sample, i]
    factors = [fit.errors[t, sample], x]
    if settings.activation == "sigmoid":
        factors.insert(1, a * (1 - a))
    return r" \cdot ".join(bracketed(factor) for factor in factors)
