"""The delta rule with this update's numbers in it, as LaTeX."""

from collections.abc import Sequence
from operator import mul

from pages.words.formulas import aligned, bracketed, tex

from .amounts import ROUNDING, errors_at, parts_at, without_rounding
from .record import Record

FEWEST, MOST = 6, 16  # digits of the numbers in an equation
SPELLED_OUT = 3  # samples whose numbers are written into the formulas


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the delta rule with this update's numbers in it, as far as it has come."""
    settings, fit, moment = record.settings, record.fit, record.moments[step]
    t = min(moment.update, fit.n_steps)
    says = "Predict and compare" + _how_many(settings)
    lines = [(says, _answer_formula(record, t))]
    if moment.stage != "predict":
        lines.append(("The loss", _loss_formula(record, t)))
    if t == fit.n_steps or not moment.blames:
        return lines
    steps = moment.stage == "step"
    for name, i in (("bias input", 0), ("study time", 1)):
        says = f"Blame the {name}, and step" if steps else f"Blame the {name}"
        lines.append((says, _blame_formula(record, t, i, steps)))
    return lines


def _loss_formula(record: Record, t: int) -> str:
    errors = errors_at(record, t)
    halves = [rf"\tfrac12 {_squared(error)}" for error in errors[:SPELLED_OUT]]
    loss = record.fit.losses[t] if errors.any() else 0.0
    return rf"L = {_mean(halves, len(errors))} = {tex(loss)}"


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


def _answer_formula(record: Record, t: int) -> str:
    errors, rows = errors_at(record, t).tolist(), []
    for i, (_, target) in enumerate(record.settings.rows[:SPELLED_OUT]):
        answer, said = _answered(record, t, i, errors[i])
        rows.append(
            rf"a_{{{i + 1}}} &{answer} \\ y_{{{i + 1}}} - a_{{{i + 1}}} &= "
            rf"{tex(target, MOST)} - {bracketed(said, MOST)} = {tex(errors[i])}"
        )
    return aligned(rows)


def _answered(record: Record, t: int, i: int, error: float) -> tuple[str, float]:
    """Write one sample's answer, and return it with the digits that its mistake asks.

    An answer that is right but for rounding is the target, a sum that cancels is 0.
    """
    fit, (time, target) = record.fit, record.settings.rows[i]
    weights, z = fit.weights[t].tolist(), float(fit.pre_activations[t, i])
    if abs(z) <= ROUNDING * max(abs(weights[0]), abs(weights[1] * time)):
        z = 0.0
    is_linear = record.settings.is_linear
    a = z if is_linear else float(fit.activations[t, i])
    w0, w1 = _adding_up(weights, (1.0, time), z)
    [said] = _adding_up([a], (-1.0,), error, target) if error else [target]
    total = rf"{tex(w0, MOST)} \cdot 1 + {bracketed(w1, MOST)} \cdot {tex(time)}"
    if is_linear:
        return f"= {total} = {tex(said, MOST)}", said
    if said in (0, 1):  # the S never says so: as many digits as tell
        said = float(f"{a:.{MOST}g}")
    sign = r"\approx" if said in (0, 1) else "="
    return rf"= \sigma({total} = {tex(z)}) {sign} {tex(said, MOST)}", said


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


def _blame_formula(record: Record, t: int, i: int, steps: bool) -> str:
    settings, fit = record.settings, record.fit
    batch, rate = fit.batches[t], settings.learning_rate
    shares = parts_at(record, t)[batch]
    parts = [bracketed(part) for part in shares[:, i]]
    if len(batch) == 1:
        parts = [_product(record, t, int(batch[0]), i)]
    blame = without_rounding(-fit.weight_grads[t], shares)[i]
    update = without_rounding(fit.updates[t], rate * shares)[i]
    slope = "" if settings.activation == "linear" else r"\, a(1 - a)"
    rule = rf"(y - a){slope}\, x_{i}"
    if len(batch) > 1:
        rule = rf"\tfrac{{1}}{{{len(batch)}}} \textstyle\sum {rule}"
    lines = [
        rf"-\frac{{\partial L}}{{\partial w_{i}}} &= {rule}",
        rf"&= {_mean(parts[:SPELLED_OUT], len(batch))} = {tex(blame)}",
    ]
    if steps:
        before, after = (tex(weight) for weight in fit.weights[t : t + 2, i])
        lines += [
            rf"\Delta w_{i} &= \eta \cdot {bracketed(blame)}"
            rf" = {tex(rate)} \cdot {bracketed(blame)} = {tex(update)}",
            rf"w_{i} &= {before} + {bracketed(update)} = {after}",
        ]
    return aligned(lines)


def _product(record: Record, t: int, sample: int, i: int) -> str:
    """Write one sample's part of the blame: mistake, slope of the S, input."""
    a = record.fit.activations[t, sample]
    factors = [errors_at(record, t)[sample], record.settings.inputs[sample, i]]
    if not record.settings.is_linear:
        factors.insert(1, a * (1 - a))
    return r" \cdot ".join(bracketed(factor) for factor in factors)
