"""How the training of one neuron ends, and on what ground."""

from engines.gradient_descent import StopReason
from pages.words.sentences import counted

from . import bends, shares
from .amounts import losses, said
from .curved import curved
from .onwards import onwards
from .record import Record


def ending(record: Record) -> list[str]:
    """Say how the training ends, which inequality decided it, on what ground."""
    settings, sentences = record.settings, [_stands(record)]
    if record.fit.stop_reason is StopReason.DIVERGED:
        sentences.append("The next weights would leave every scale, so it stops here.")
    if not settings.is_linear:
        return [*sentences, *curved(record)]
    if not settings.is_partial:
        return [*sentences, *bends.full(record)]
    return [*sentences, *shares.partial(record), *onwards(record)]


def _stands(record: Record) -> str:
    fit = record.fit
    w0, w1 = (said(weight, 6) for weight in fit.weights[-1].tolist())
    first, last = losses(record, fit, 0, -1, digits=5)
    if fit.n_steps == 0:
        return (
            f"The first weights, w₀ = {w0} and w₁ = {w1}, stay: no update would move "
            f"them. The loss is {first}."
        )
    becomes = f"went from {first} to {last}" if first != last else f"stayed at {first}"
    return (
        f"After {counted(fit.n_steps, 'update')} the weights are w₀ = {w0} and "
        f"w₁ = {w1}; the loss {becomes}."
    )
