"""The sentences of "Learn", made from the record."""

import numpy as np

from engines.gradient_descent import NeuronFit, StopReason
from pages.ui.tables import Column
from pages.words.sentences import listed

from .amounts import (
    ROUNDING,
    answers_apart,
    losses,
    parts_at,
    passed_on,
    said,
    said_signed,
    size_of,
    told_apart,
    without_rounding,
)
from .record import Record

COLUMNS = (
    Column("study time", 0, 1000, "Hours or minutes, from 0 to 1000."),
    Column("passed", -10, 10, "1 for passed, 0 for failed (−10 to 10 allowed)."),
)
ALIKE = 1e-6  # a share: two arrows that differ by less look equally long


def labels(record: Record) -> list[str]:
    """Name each position: the update, of those that are planned, and the part of it."""
    planned, moments = record.settings.n_planned, record.moments
    if len(moments) > record.fit.n_steps + 1:
        parts = [f"update {m.update + 1} of {planned}: {m.stage}" for m in moments]
    else:
        parts = [f"after {moment.update} of {planned}" for moment in moments]
    return [*parts[:-1], f"after {record.fit.n_steps} of {planned}"]


def story(record: Record, step: int) -> list[str]:
    """Tell one part of an update; at the end, what is still wrong."""
    moment, fit = record.moments[step], record.fit
    if moment.update == fit.n_steps:
        return [_last(record), _compare(record, fit.n_steps)]
    return [_PARTS[moment.stage](record, moment.update)]


def _predict(record: Record, t: int) -> str:
    answers, rows = record.fit.activations[t], record.settings.rows
    w0, w1 = (said(weight, 6) for weight in record.fit.weights[t].tolist())
    weights = f"**Predict.** With w₀ = {w0} and w₁ = {w1} the"
    if len(answers) == 1:
        [answer] = answers_apart(record, float(answers[0]), digits=6)
        return f"{weights} neuron answers {answer} for {said(rows[0][0], 6)} hours."
    low, high = answers_apart(record, float(answers.min()), float(answers.max()))
    if low == high:
        return f"{weights} neuron answers {low} to every sample."
    return f"{weights} neuron's answers run from {low} to {high}."


def _compare(record: Record, t: int) -> str:
    errors, rows = record.fit.errors[t], record.settings.rows
    sizes, rounding = np.abs(errors), ROUNDING * size_of(record, record.fit.weights[t])
    is_right = sizes.max() <= rounding
    if len(errors) == 1:
        truth = f"**Compare.** The truth is {said(rows[0][1], 6)}, so the answer is"
        if is_right:
            return f"{truth} right, to the last digit."
        side = "too low" if errors[0] > 0 else "too high"
        return f"{truth} {side}: the mistake y − a is {said_signed(errors[0], 6)}."
    if is_right:
        return "**Compare.** All answers are right, to the last digit."
    return (
        f"**Compare.** {_longest(record, t, sizes, rounding)} The mean of the halved "
        f"squares is L = {said(float(record.fit.losses[t]), 5)}."
    )


def _longest(record: Record, t: int, sizes: np.ndarray, rounding: float) -> str:
    """Name the largest mistake, or those that are equally large."""
    longest = np.flatnonzero(sizes >= sizes.max() * (1 - ALIKE) - 4 * rounding)
    worst = int(sizes.argmax())
    if len(longest) == 1:
        return (
            f"The longest arrow is that of sample {worst + 1} (study time "
            f"{said(record.settings.rows[worst][0], 6)}): y − a = "
            f"{said_signed(record.fit.errors[t, worst], 4)}."
        )
    size = said(float(sizes[worst]), 4)
    if len(longest) == len(sizes):
        return f"All {len(sizes)} arrows are as long: {size}."
    names = listed([f"{sample + 1}" for sample in longest], most=len(longest))
    return f"The longest arrows are those of samples {names}: each is {size} long."


def _blame(record: Record, t: int) -> str:
    fit, settings = record.fit, record.settings
    batch = fit.batches[t]
    parts = parts_at(record, t)[batch]
    bias, time = without_rounding(-fit.weight_grads[t], parts)
    listens, mean = _listens(fit, t), ", on average" if len(batch) > 1 else ""
    if not bias and not time:
        return f"**Blame.** {listens}No input is to blame: nothing will move."
    what = "the mistake"
    if not settings.is_linear:
        slopes = passed_on(record, t)[batch]
        low, high = told_apart(float(slopes.min()), float(slopes.max()), digits=2)
        share = low if low == high else f"{low} to {high}"
        what = f"what the S passes on of the mistake ({share} of it)"
    return (
        f"**Blame.** {listens}Each input gets its own size times {what}{mean}: "
        f"{said_signed(bias, 5)} for the bias input, {said_signed(time, 5)} for the "
        "study time."
    )


def _step(record: Record, t: int) -> str:
    fit, rate = record.fit, record.settings.learning_rate
    parts = parts_at(record, t)[fit.batches[t]]
    bias, time = without_rounding(fit.updates[t], rate * parts)
    first, last = losses(record, fit, t, t + 1, digits=5)
    verb = "falls" if fit.losses[t + 1] < fit.losses[t] else "**rises**"
    becomes = f"The loss {verb} from {first} to {last}."
    if first == last:
        becomes = f"The loss stays at {first}."
    return (
        f"**Step.** η = {said(rate, 6)} times the blame is added: "
        f"w₀ {said_signed(bias, 5)}, w₁ {said_signed(time, 5)}. {becomes}"
    )


def _last(record: Record) -> str:
    reason = record.fit.stop_reason
    if reason is StopReason.DIVERGED:
        return "**Stopped.** The next weights would leave every scale."
    if reason is StopReason.STEPS_DONE:
        return "**The updates are used up.**"
    if record.settings.is_partial:
        return "**Settled.** No sample moves the weights any more."
    return "**Settled.** The blame is as good as 0, so nothing moves any more."


_PARTS = {"predict": _predict, "compare": _compare, "blame": _blame, "step": _step}


def _listens(fit: NeuronFit, t: int) -> str:
    batch = np.sort(fit.batches[t]) + 1
    if len(batch) == len(fit.errors[t]):
        return ""
    who = "sample" if len(batch) == 1 else "samples"
    names = listed([str(sample) for sample in batch])
    return f"This update listens to {who} {names} only (shuffled every pass). "
