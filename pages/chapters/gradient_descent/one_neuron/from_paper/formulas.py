"""A step of a worked example with its numbers in it, as LaTeX."""

from collections.abc import Iterator

from pages.words.formulas import aligned, bracketed, tex

from .record import Record
from .settings import LOG, SIGMOID
from .words import added, loss_at

SPELLED_OUT = 4  # samples whose numbers are written into the formulas


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the answers, the loss, and how the next update moves each weight."""
    t = int(record.states[step])
    who = _whose(record, t)
    lines = [(_says(record, who), aligned([*_answers(record, t, who)]))]
    if not record.settings.is_step:
        lines.append(("The loss", _loss(record, t)))
    if t == record.fit.n_steps:
        return lines
    way = _ruled if record.settings.is_step else _stepped
    names, moving = record.settings.names, record.settings.moving
    return [*lines, *((f"Move {names[k]}", way(record, t, k)) for k in moving)]


def _whose(record: Record, t: int) -> list[int]:
    """Return the samples whose answers are written: the one that is heard, or some."""
    settings, n = record.settings, len(record.settings.rows)
    if t < record.fit.n_steps and (settings.is_step or settings.one_by_one):
        return [t % n]
    return [*range(min(SPELLED_OUT, n))]


def _says(record: Record, who: list[int]) -> str:
    n = len(record.settings.rows)
    if len(who) == n:
        return "Answers and mistakes" if n > 1 else "Answer and mistake"
    if len(who) == 1:
        return f"Answer and mistake of sample {who[0] + 1}"
    return f"Answers and mistakes (the first {len(who)} of {n} samples)"


def _answers(record: Record, t: int, who: list[int]) -> Iterator[str]:
    for i in who:
        yield from _answer(record, t, i)


def _answer(record: Record, t: int, i: int) -> list[str]:
    """Write one sample's sum, what the neuron makes of it, and the mistake."""
    fit, settings = record.fit, record.settings
    row, weights = settings.inputs[i].tolist(), fit.weights[t].tolist()
    z, a, error = (
        float(one[t, i]) for one in (fit.pre_activations, fit.activations, fit.errors)
    )
    pairs = zip(weights, row, strict=True)
    terms = [f"{bracketed(w)} \\cdot {bracketed(x)}" for w, x in pairs]
    total, n = f"{' + '.join(terms)} = {tex(z)}", f"{{{i + 1}}}"
    if settings.is_step:
        sign = r"\ge 0" if z >= 0 else "< 0"
        made = [rf"z_{n} &= {total}", rf"a_{n} &= {tex(a)} \quad (z_{n} {sign})"]
    elif settings.activation == SIGMOID:
        made = [rf"z_{n} &= {total}", rf"a_{n} &= \sigma(z_{n}) = {tex(a)}"]
    else:
        made = [rf"a_{n} &= {total}"]
    target = tex(float(settings.targets[i]))
    mistake = rf"y_{n} - a_{n} &= {target} - {bracketed(a)} = {tex(error)}"
    return [*made, mistake]


def _loss(record: Record, t: int) -> str:
    loss = tex(loss_at(record, record.fit, t))
    return rf"L = {_gathered(record, _one_loss(record))} = {loss}"


def _one_loss(record: Record) -> str:
    if record.settings.loss == LOG:
        return r"-\left(y \ln a + (1 - y) \ln(1 - a)\right)"
    half = r"\tfrac12 " if "half" in record.settings.scale else ""
    return rf"{half}(y - a)^2"


def _gathered(record: Record, term: str, n: int = 0) -> str:
    """Write the mean or the sum of a term over n samples, or over all of them."""
    n = n or len(record.settings.rows)
    if n == 1:
        return term
    share = "" if "sum" in record.settings.scale else rf"\tfrac{{1}}{{{n}}} "
    return rf"{share}\textstyle\sum {term}"


def _stepped(record: Record, t: int, k: int) -> str:
    """Write one weight's slope, and its way down it."""
    fit, settings = record.fit, record.settings
    two = "2" if settings.loss != LOG and "half" not in settings.scale else ""
    slope = r"\, a(1 - a)" if settings.activation == SIGMOID else ""
    slope = "" if settings.loss == LOG else slope
    rule = _gathered(record, rf"{two}(y - a){slope}\, x_{k}", len(fit.batches[t]))
    rate, update = settings.learning_rate, added(record, t)[k]
    grad = -update / rate
    before, after = (tex(float(w)) for w in fit.weights[t : t + 2, k])
    whose = f"L_{{{t % len(settings.rows) + 1}}}" if settings.one_by_one else "L"
    return aligned(
        [
            rf"\partial {whose} / \partial w_{k} &= -{rule} = {tex(grad)}",
            rf"w_{k} &= {before} - {tex(rate)} \cdot {bracketed(grad)} = {after}",
        ]
    )


def _ruled(record: Record, t: int, k: int) -> str:
    """Write the perceptron's rule for one weight."""
    fit, settings = record.fit, record.settings
    i = int(fit.samples[t])
    error, x = float(fit.errors[t, i]), float(settings.inputs[i, k])
    before, after = (tex(float(w)) for w in fit.weights[t : t + 2, k])
    factors = (
        rf"{tex(settings.learning_rate)} \cdot {bracketed(error)} \cdot {bracketed(x)}"
    )
    return rf"w_{k} = {before} + {factors} = {after}"
