"""The formulas of a step: one sample's answer and its loss, and the mean of all."""

from math import isfinite

from pages.chapters.backpropagation import plain_training as plain
from pages.words.formulas import aligned, bracketed, tex
from pages.words.numbers import short

from .plane_drawn import class_names
from .record import Record

FIRST = 0  # the sample that is looked at, of those trained on
DIGITS = 4
ABREAST = 3  # terms of a sum in a row


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put this step's numbers in."""
    return [_answer(record, step), *_cost(record, step), *_whole(record, step)]


def _answer(record: Record, step: int) -> tuple[str, str]:
    """Return what goes into an output for the first sample trained on."""
    layers, passed, outputs = _passed(record, step)
    (weights, biases), at = layers[-1], _output(record)
    pairs = zip(weights[:, at].tolist(), passed[-1][0][FIRST].tolist(), strict=True)
    terms = [rf"{bracketed(w, DIGITS)} \cdot {bracketed(a, DIGITS)}" for w, a in pairs]
    terms.append(bracketed(float(biases[at]), DIGITS))
    rows = [" + ".join(terms[i : i + ABREAST]) for i in range(0, len(terms), ABREAST)]
    lines = [
        r"z &= \textstyle\sum_j w_j a_j + b",
        f"&= {rows[0]}",
        *(rf"&\quad + {row}" for row in rows[1:]),
        f"&= {tex(float(outputs[FIRST, at]))}",
    ]
    x, y = record.problem.samples.inputs[~record.problem.is_held_out][FIRST].tolist()
    several = len(biases) > 1
    which = f"the output for {class_names(record)[at]}" if several else "the output"
    says = f"What {which} makes of the first sample trained on, ({short(x)}, "
    return f"{says}{short(y)}):", aligned(lines)


def _output(record: Record) -> int:
    """Return the output that is looked at: of several, that of the sample's class."""
    return int(record.problem.targets[FIRST].argmax())


def _tex(value: float) -> str:
    return tex(value) if isfinite(value) else r"\infty"


def _passed(record: Record, step: int):
    kind, sizes = record.settings.activation, record.problem.network.layer_sizes
    layers = plain.plain_layers(record.history.snapshots[step], sizes)
    outputs, passed = plain.plain_forward(kind, layers, record.problem.inputs[:1])
    return layers, passed, outputs


def _cost(record: Record, step: int) -> list[tuple[str, str]]:
    """Return what it predicts of that sample, and what the mistake costs."""
    loss, target = record.problem.network.loss, record.problem.targets[:1]
    outputs = _passed(record, step)[2]
    cost = tex(float(plain.plain_loss(loss, outputs, target)))
    said = plain.plain_prediction(loss, outputs)[0].tolist()
    z = tex(float(outputs[0, 0]))
    if loss == "half_squared_error":
        y = bracketed(float(target[0, 0]))
        return [("What its mistake costs:", rf"\tfrac12 ({z} - {y})^2 = {cost}")]
    if loss == "softmax_cross_entropy":
        right = _output(record)
        name, p = class_names(record)[right], tex(said[right])
        text = f"It is {name}, which the softmax gives p; what that costs:"
        share = r"\frac{e^z}{\sum_k e^{z_k}}"
        return [(text, rf"p = {share} = {p}, \quad -\ln p = {cost}")]
    is_one = bool(target[0, 0])
    name, p = class_names(record)[is_one], tex(said[0])
    costs = r"-\ln p" if is_one else r"-\ln (1 - p)"
    text = f"It is {name}; p is for orange, and what that costs:"
    return [(text, rf"p = \sigma(z) = {p}, \quad {costs} = {cost}")]


def _whole(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the mean of all such costs, and the penalty beside it."""
    history, settings = record.history, record.settings
    mean = tex(float(history.losses[step]))
    whole = rf"L = \tfrac{{1}}{{{record.problem.n_samples}}} \sum_i \ell_i = {mean}"
    lines = [("The loss, the mean of what all samples trained on cost:", whole)]
    if settings.l1 or settings.l2:
        parts = [rf"{tex(settings.l1)} \sum |w|"] * bool(settings.l1)
        parts += [rf"\tfrac{{{tex(settings.l2)}}}{{2}} \sum w^2"] * bool(settings.l2)
        value = _tex(float(history.penalties[step]))
        lines.append(("The penalty:", f"{' + '.join(parts)} = {value}"))
    return lines
