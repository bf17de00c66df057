"""The sentences and formulas of the chapter "One neuron", made from the record."""

import numpy as np

from engines.gradient_descent import NeuronFit, StopReason
from pages.figures.neuron import Frame
from pages.ui.bets import Bet

BIAS, TIME, ALIKE = (
    "the bias weight w₀",
    "the weight w₁ of the study time",
    "both alike",
)

ROUNDING = 1e-12  # mistakes smaller than this are the computer's, not the neuron's


def bet(settings, fit: NeuronFit) -> Bet:
    """Ask which weight the first update will move more, and say why."""
    moved = np.abs(fit.updates[0])
    close = np.isclose(*moved, rtol=1e-9, atol=0)
    answer = ALIKE if close else BIAS if moved[0] > moved[1] else TIME
    reason = (
        f"The first update moves w₀ by {fit.updates[0, 0]:+.4g} and w₁ by "
        f"{fit.updates[0, 1]:+.4g}. Each weight is blamed by its own input times the "
        "mistake: the bias input is always 1, so w₁ moves more exactly as far as the "
        "study times are larger than 1, mistakes counted with their signs."
    )
    question = "Which weight will the first update move more?"
    return Bet(question, answer, reason, options=(BIAS, TIME, ALIKE))


def story(settings, fit: NeuronFit, frame: Frame) -> list[str]:
    """Tell one part of an update; at the end, what is still wrong."""
    if frame.update == fit.n_steps:
        return [_LAST[fit.stop_reason], _compare(settings, fit, fit.n_steps)]
    return [_PARTS[frame.stage](settings, fit, frame.update)]


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
    through = ""
    if settings.activation == "sigmoid":
        slopes = fit.activations[t] * (1 - fit.activations[t])
        through = (
            f" The S passes on between {slopes.min():.2g} and {slopes.max():.2g} of it."
        )
    return (
        f"**Blame.** {listens}Each input gets its own size times the mistake: "
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
    names = " and ".join(str(sample) for sample in batch)
    return f"This update listens to sample {names} only. "


def _stands(fit: NeuronFit) -> str:
    w0, w1 = fit.weights[-1]
    return (
        f"After {fit.n_steps} updates the weights are w₀ = {w0:.6g} and "
        f"w₁ = {w1:.6g}; the loss went from {fit.losses[0]:.5g} to "
        f"{fit.losses[-1]:.5g}."
    )


def ending(settings, fit: NeuronFit, curvatures: np.ndarray) -> list[str]:
    """Say how the training ends, which inequality decided it, on what ground."""
    sentences = [_stands(fit)]
    if fit.stop_reason is StopReason.DIVERGED:
        sentences.append("The next weights would leave every scale, so it stops here.")
    if settings.activation == "sigmoid":
        return [*sentences, *_curved(fit)]
    flattest, sharpest = curvatures
    product = settings.learning_rate * sharpest
    sign = "<" if product < 2 else "=" if product == 2 else ">"
    verdict = "comes closer with every pass" if product < 2 else "cannot come closer"
    sentences.append(
        f"The surface bends most with λ = {sharpest:.4g}, so η·λ = {product:.4g} "
        f"{sign} 2: "
        f"a descent on all samples at once {verdict}; the boundary is "
        f"2/λ = {2 / sharpest:.4g}."
    )
    if flattest < 1e-9 * sharpest:
        sentences.append(_trough(settings, fit))
    elif sharpest > 1000 * flattest:
        sentences.append(
            f"Across, the surface bends {sharpest / flattest:,.0f} times as much as "
            "along: an η safe across is far too small along. Scaling the study time "
            "cures it."
        )
    if settings.batch_size and settings.batch_size < len(settings.rows):
        sentences.append(
            "Each update follows a part of the samples only, so near the bottom the "
            "path keeps wobbling between what they want."
        )
    return sentences


def _trough(settings, fit: NeuronFit) -> str:
    w0, w1 = fit.weights[-1]
    return (
        "All samples have the same study time, so the valley is a trough: a whole "
        "line of weights is equally good. The descent goes straight across, never "
        f"along: it meets the line near ({w0:.4g}, {w1:.4g}) because of where it "
        "started, not because those weights are better than the others."
    )


def _curved(fit: NeuronFit) -> list[str]:
    slopes = fit.activations[0] * (1 - fit.activations[0])
    told = [
        f"At the start the S passes on at most {slopes.max():.2g} of each mistake "
        "(0.25 is the most it ever does)."
    ]
    if slopes.max() < 0.02:
        told.append(
            "That neuron is saturated: sure, wrong, and almost deaf to its mistakes."
        )
    told.append(
        "Its surface is no bowl, so there is no single λ; far out it is flat in every "
        "direction. Targets 0 and 1 are never quite reached, so no line of exact "
        "answers is drawn for them."
    )
    return told
