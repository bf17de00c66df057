"""The sentences and formulas of the chapter "One neuron", made from the record."""

import numpy as np

from engines.gradient_descent import NeuronFit, StopReason
from pages.figures.neuron import Moment
from pages.ui.bets import Bet

FAR, SOME, NOT = (
    "it falls below a tenth",
    "it falls, but not that far",
    "it does not fall at all",
)
ROUNDING = 1e-12  # mistakes smaller than this are the computer's, not the neuron's


def bet(settings, fit: NeuronFit) -> Bet:
    """Ask what becomes of the loss, and say why."""
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


def story(settings, fit: NeuronFit, frame: Moment) -> list[str]:
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
    names = " and ".join(str(sample) for sample in batch)
    return f"This update listens to sample {names} only (shuffled every pass). "


def _stands(fit: NeuronFit) -> str:
    w0, w1 = fit.weights[-1]
    return (
        f"After {fit.n_steps} update{'s' * (fit.n_steps != 1)} the weights are "
        f"w₀ = {w0:.6g} and "
        f"w₁ = {w1:.6g}; the loss went from {fit.losses[0]:.5g} to "
        f"{fit.losses[-1]:.5g}."
    )


def ending(
    settings, fit: NeuronFit, curvatures: np.ndarray, lowest: np.ndarray, least: float
) -> list[str]:
    """Say how the training ends, which inequality decided it, on what ground."""
    sentences = [_stands(fit)]
    if fit.stop_reason is StopReason.DIVERGED:
        sentences.append("The next weights would leave every scale, so it stops here.")
    if settings.activation == "sigmoid":
        return [*sentences, *_curved(fit)]
    flattest, sharpest = curvatures
    product = settings.learning_rate * sharpest
    sign = "<" if product < 2 else "=" if product == 2 else ">"
    partial = settings.batch_size and settings.batch_size < len(settings.rows)
    who = "an update on all samples" if partial else "every update"
    verdict = "comes closer" if product < 2 else "overshoots by more than it corrects"
    sentences.append(
        f"Across the valley the surface bends with λ = {sharpest:.4g}, so "
        f"η·λ = {product:.4g} {sign} 2: {who} {verdict}. The boundary is "
        f"2/λ = {2 / sharpest:.4g}."
    )
    if flattest < 1e-9 * sharpest:
        sentences.append(_trough(lowest, product))
    elif sharpest > 1000 * flattest:
        sentences.append(
            f"The valley is long and narrow: across it the surface bends "
            f"{sharpest / flattest:,.0f} times as much as along it, so an η that is "
            "safe across is far too small along. Scaling the study time cures it."
        )
    if flattest >= 1e-9 * sharpest:
        sentences.append(
            f"The lowest point is ({lowest[0]:.4g}, {lowest[1]:.4g}), with "
            f"L = {least:.4g}; the training stands {fit.losses[-1] - least:.2g} "
            "above it."
        )
    if partial:
        sentences.append(
            "Each update follows a part of the samples only, so near the bottom the "
            "path keeps wobbling between what they want."
        )
    return sentences


def _trough(lowest: np.ndarray, product: float) -> str:
    meets = "meets" if product < 2 else "would, with a smaller η, meet"
    return (
        "All samples have the same study time, so the valley is a trough: a whole "
        "line of weights is equally good. The descent goes straight at that line, "
        f"never along it: it {meets} it at ({lowest[0]:.4g}, {lowest[1]:.4g}) because "
        "of where it started, not because those weights are better than the others."
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
        "direction but a few. Targets 0 and 1 are never quite reached, so no line of "
        "exact answers is drawn for them."
    )
    return told
