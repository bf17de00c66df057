"""The sentences of the chapter "One neuron", made from the record."""

import numpy as np

from engines.gradient_descent import NeuronFit, StopReason
from pages.ui.bets import Bet
from pages.ui.tables import Column
from pages.words.sentences import listed

from .record import Record

QUESTION = (
    "A neuron guesses from your hours of study whether you passed, and is wrong. "
    "Which of its weights is to blame, and by how much?"
)
COLUMNS = (
    Column("study time", 0, 1000, "Hours or minutes, from 0 to 1000."),
    Column("passed", -10, 10, "1 for passed, 0 for failed (−10 to 10 allowed)."),
)
FAR, SOME, NOT = (
    "it falls below a tenth",
    "it falls, but not that far",
    "it does not fall at all",
)
ROUNDING = 1e-12  # mistakes smaller than this are the computer's, not the neuron's


def labels(record: Record) -> list[str]:
    """Name each position: the update, and the part of it."""
    total, moments = record.fit.n_steps, record.moments
    if len(moments) > total + 1:
        parts = [f"update {m.update + 1} of {total}: {m.stage}" for m in moments]
    else:
        parts = [f"after {moment.update} of {total}" for moment in moments]
    return [*parts[:-1], f"after {total} of {total}"]


def bet(record: Record) -> Bet | None:
    """Ask what becomes of the loss, and say why."""
    fit = record.fit
    if fit.n_steps == 0:
        return None
    share = fit.losses[-1] / fit.losses[0] if fit.losses[0] else 1.0
    answer = FAR if share < 0.1 else SOME if share < 1 else NOT
    did = "shrank" if share < 1 else "did not shrink"
    reason = (
        f"The loss went from {fit.losses[0]:.4g} to {fit.losses[-1]:.4g}. Each update "
        "moves every weight by η times its blame, the mistake times the input. Here "
        f"that {did} the mistakes; “How it ends” says which inequality decides."
    )
    question = (
        f"The loss (the mean of the halved squared mistakes) starts at "
        f"{fit.losses[0]:.4g}. What becomes of it by the end?"
    )
    return Bet(question, answer, reason, options=(FAR, SOME, NOT))


def story(record: Record, step: int) -> list[str]:
    """Tell one part of an update; at the end, what is still wrong."""
    settings, fit, moment = record.settings, record.fit, record.moments[step]
    if moment.update == fit.n_steps:
        return [_LAST[fit.stop_reason], _compare(settings, fit, fit.n_steps)]
    return [_PARTS[moment.stage](settings, fit, moment.update)]


def _predict(settings, fit: NeuronFit, t: int) -> str:
    answers = fit.activations[t]
    if len(answers) == 1:
        return (
            f"**Predict.** With w₀ = {fit.weights[t, 0]:.6g} and "
            f"w₁ = {fit.weights[t, 1]:.6g} the neuron answers {answers[0]:.6g} for "
            f"{settings.rows[0][0]:g} hours."
        )
    return (
        f"**Predict.** With w₀ = {fit.weights[t, 0]:.5g} and "
        f"w₁ = {fit.weights[t, 1]:.5g} the neuron's answers run from "
        f"{answers.min():.4g} to {answers.max():.4g}."
    )


def _compare(settings, fit: NeuronFit, t: int) -> str:
    errors = fit.errors[t]
    if len(errors) == 1:
        truth = f"**Compare.** The truth is {settings.rows[0][1]:g}, so the answer is"
        if abs(errors[0]) < ROUNDING:
            return f"{truth} right, to the last digit."
        side = "too low" if errors[0] > 0 else "too high"
        return f"{truth} {side}: the mistake y − a is {errors[0]:+.6g}."
    worst = int(np.abs(errors).argmax())
    return (
        f"**Compare.** The longest arrow is that of sample {worst + 1} "
        f"(study time {settings.rows[worst][0]:g}): y − a = {errors[worst]:+.4g}. "
        f"The mean of the halved squares is L = {fit.losses[t]:.5g}."
    )


def _blame(settings, fit: NeuronFit, t: int) -> str:
    bias, time = -fit.weight_grads[t]
    listens = _listens(fit, t)
    if not bias and not time:
        return f"**Blame.** {listens}No input is to blame: nothing will move."
    through, mean = "", ", on average" if len(fit.batches[t]) > 1 else ""
    if settings.activation == "sigmoid":
        slopes = fit.activations[t] * (1 - fit.activations[t])
        spread = f"between {slopes.min():.2g} and {slopes.max():.2g}"
        even = np.isclose(slopes.min(), slopes.max(), rtol=0.01)
        part = f"{slopes.max():.2g}" if even else spread
        through = f" The S passes on {part} of it."
    return (
        f"**Blame.** {listens}Each input gets its own size times the mistake{mean}: "
        f"{bias:+.5g} for the bias input, {time:+.5g} for the study time.{through}"
    )


def _step(settings, fit: NeuronFit, t: int) -> str:
    change = fit.losses[t + 1] - fit.losses[t]
    verb = "falls" if change < 0 else "**rises**" if change > 0 else "stays"
    return (
        f"**Step.** η = {settings.learning_rate:g} times the blame is added: "
        f"w₀ {fit.updates[t, 0]:+.5g}, w₁ {fit.updates[t, 1]:+.5g}. "
        f"The loss {verb} from {fit.losses[t]:.5g} to {fit.losses[t + 1]:.5g}."
    )


_LAST = {
    StopReason.STEPS_DONE: "**The updates are used up.**",
    StopReason.SETTLED: "**Settled.** No sample moves the weights any more.",
    StopReason.DIVERGED: "**Stopped.** The next weights would leave every scale.",
}
_PARTS = {"predict": _predict, "compare": _compare, "blame": _blame, "step": _step}


def _listens(fit: NeuronFit, t: int) -> str:
    batch = np.sort(fit.batches[t]) + 1
    if len(batch) == len(fit.errors[t]):
        return ""
    names = listed([str(sample) for sample in batch])
    return f"This update listens to sample {names} only (shuffled every pass). "


SYMBOLS = (
    ("x", "an input: the study time, or the bias input, which is always 1"),
    ("w₀, w₁", "the weights of the bias input and of the study time"),
    ("a", "the neuron's answer (activation): w₀·1 + w₁·x, for a sigmoid through the S"),
    ("y", "the truth (target), and y − a the mistake"),
    ("L", "the loss: the mean over the samples of half the squared mistake"),
    ("−∂L/∂w", "the blame of a weight: how fast the loss falls when it grows"),
    (
        "y − a and δ",
        "here the mistake is target minus answer, and weights move with it; the "
        "factory's δ is the slope ∂E/∂z, and weights move against it",
    ),
    ("η (eta)", "the learning rate: how far to move for each unit of blame"),
    ("λ (lambda)", "the bend of the error surface, where it bends most"),
    ("epoch", "one pass over all samples"),
    ("central differences", "a slope measured from heights alone, a hair to each side"),
)
