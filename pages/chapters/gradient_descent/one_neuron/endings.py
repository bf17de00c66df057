"""How the training of one neuron ends, on what ground, and how to mend it."""

import numpy as np

from engines.gradient_descent import NeuronFit, StopReason
from pages.ui.chapter import Remedy
from pages.words.sentences import counted

from .record import RATES, Record


def _stands(fit: NeuronFit) -> str:
    w0, w1 = fit.weights[-1]
    return (
        f"After {counted(fit.n_steps, 'update')} the weights are w₀ = {w0:.6g} and "
        f"w₁ = {w1:.6g}; the loss went from {fit.losses[0]:.5g} to "
        f"{fit.losses[-1]:.5g}."
    )


def ending(record: Record) -> list[str]:
    """Say how the training ends, which inequality decided it, on what ground."""
    settings, fit = record.settings, record.fit
    sentences = [_stands(fit)]
    if fit.stop_reason is StopReason.DIVERGED:
        sentences.append("The next weights would leave every scale, so it stops here.")
    if settings.activation == "sigmoid":
        return [*sentences, *_curved(fit)]
    sentences += [_across(record), *_along(record)]
    if _is_partial(settings):
        sentences.append(
            "Each update follows a part of the samples only, so near the bottom the "
            "path keeps wobbling between what they want."
        )
    return sentences


def _is_partial(settings) -> bool:
    """Tell whether an update follows a part of the samples only."""
    size = settings.batch_size
    return size is not None and size < len(settings.rows)


def _across(record: Record) -> str:
    """Name the inequality that decides: η times the bend, against 2."""
    sharpest = record.curvatures[-1]
    product = record.settings.learning_rate * sharpest
    sign = "<" if product < 2 else "=" if product == 2 else ">"
    partial = _is_partial(record.settings)
    who = "an update on all samples" if partial else "every update"
    verdict = "comes closer" if product < 2 else "overshoots by more than it corrects"
    return (
        f"Across the valley the surface bends with λ = {sharpest:.4g}, so "
        f"η·λ = {product:.4g} {sign} 2: {who} {verdict}. The boundary is "
        f"2/λ = {2 / sharpest:.4g}."
    )


def _along(record: Record) -> list[str]:
    """Say what kind of valley it is, and where its bottom lies."""
    (flattest, sharpest), lowest = record.curvatures, record.lowest
    if flattest < 1e-9 * sharpest:
        return [_trough(lowest, record.settings.learning_rate * sharpest)]
    least = float(record.surface.value(lowest))
    bottom = (
        f"The lowest point is ({lowest[0]:.4g}, {lowest[1]:.4g}), with "
        f"L = {least:.4g}; the training stands {record.fit.losses[-1] - least:.2g} "
        "above it."
    )
    if sharpest <= 1000 * flattest:
        return [bottom]
    narrow = (
        f"The valley is long and narrow: across it the surface bends "
        f"{sharpest / flattest:,.0f} times as much as along it, so an η that is "
        "safe across is far too small along. Scaling the study time cures it."
    )
    return [narrow, bottom]


def remedy(record: Record) -> Remedy | None:
    """Where η is too large for the bend, offer one that is safe."""
    sharpest, settings = record.curvatures[-1], record.settings
    if settings.learning_rate * sharpest < 2 or settings.activation != "linear":
        return None
    safe = max((rate for rate in RATES if rate <= 1 / sharpest), default=RATES[0])
    return Remedy(f"Take η = {safe:g}, at most 1/λ", {"eta": safe})


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
    sentences = [
        f"At the start the S passes on at most {slopes.max():.2g} of each mistake "
        "(0.25 is the most it ever does)."
    ]
    if slopes.max() < 0.02:
        sentences.append(
            "That neuron is saturated: sure, wrong, and almost deaf to its mistakes."
        )
    sentences.append(
        "Its surface is no bowl, so there is no single λ; far out it is flat in every "
        "direction but a few. Targets 0 and 1 are never quite reached, so no line of "
        "exact answers is drawn for them."
    )
    return sentences
