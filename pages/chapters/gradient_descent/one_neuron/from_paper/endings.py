"""How a worked example ends, and what a book with another loss would print."""

from engines.gradient_descent import (
    ERROR_SCALES,
    NeuronFit,
    PerceptronStop,
    StopReason,
)
from pages.words.numbers import few
from pages.words.sentences import capitalised, counted, listed

from .record import Record, times, unit
from .settings import LOG, Settings
from .words import loss_at, loss_said, named_weights, said, size_of, wrong

NO_SLOPE = (
    "There is no slope to follow: the number of wrong samples is flat wherever no "
    "answer flips, so the rule goes by mistakes alone."
)


def ending(record: Record) -> list[str]:
    """Say how it ends, by which loss, and where other losses end."""
    sentences = [_stands(record), *_answer(record), *_recoded(record.settings)]
    if record.settings.is_step:
        return [*sentences, *step_end(record), NO_SLOPE]
    if record.fit.stop_reason is StopReason.DIVERGED:
        sentences.append("The next weights would leave every scale, so it stops here.")
    return [*sentences, _made(record.settings), *_same_path(record), *_others(record)]


def _stands(record: Record) -> str:
    fit, settings = record.fit, record.settings
    if not fit.n_steps:
        return f"The first weights, {named_weights(record, 0)}, stay."
    steps = counted(fit.n_steps, unit(settings))
    where = f"After {steps} the weights are {named_weights(record, -1)}"
    if settings.is_step:
        return f"{where}; {wrong(record, -1)} wrong."
    first, last = loss_said(record, 0, -1)
    becomes = f"stays at {first}" if first == last else f"goes from {first} to {last}"
    return f"{where}; the loss {becomes}."


def _answer(record: Record) -> list[str]:
    """Say what a neuron with one sample answers now: books print that."""
    if record.settings.is_step or len(record.settings.rows) > 1:
        return []
    [answer] = record.fit.activations[-1].tolist()
    return [f"It now answers a = {said(answer, size_of(record, -1))}."]


def _recoded(settings: Settings) -> list[str]:
    if not settings.are_recoded:
        return []
    return [
        "The targets are not all 0 and 1: here a y above 0 counts as 1, any other as 0."
    ]


def _made(settings: Settings) -> str:
    """Say how the loss is made of the mistakes."""
    return f"L is {made_of(settings, settings.scale)}."


def made_of(settings: Settings, scale: str) -> str:
    """Return of what a loss is made: half the mean of the squared mistakes."""
    what = "log losses" if settings.loss == LOG else "squared mistakes"
    return f"{ERROR_SCALES[scale].label} of the {what}"


def _same_path(record: Record) -> list[str]:
    """Say by which factor η would have to change, where the same walk was seen."""
    factor, rate = times(record.settings), record.twin
    if rate is None or record.settings.scale == "half mean":
        return []
    if factor == 1:
        return ["An update follows one sample, so half the mean walks the same path."]
    return [
        f"Its slope is {factor} times that of half the mean: half the mean walks the "
        f"same path with η = {few(rate, 6)}, {factor} times this one."
    ]


def _others(record: Record) -> list[str]:
    """Say where the other scales end with the same start and the same η."""
    return [_other(record, name, fit) for name, fit in record.others.items()]


def _other(record: Record, name: str, fit: NeuronFit) -> str:
    settings = record.settings
    who = f"{capitalised(made_of(settings, name))}, with the same start and η,"
    if fit.stop_reason is StopReason.DIVERGED:
        return f"{who} would leave every scale after {counted(fit.n_steps, 'update')}."
    loss = few(loss_at(record, fit, -1), 6)
    if len(settings.rows) == 1:
        [answer] = fit.activations[-1].tolist()
        return f"{who} would end at a = {few(answer, 6)}, with L = {loss}."
    pairs = zip(settings.names, fit.weights[-1].tolist(), strict=True)
    where = listed([f"{one} = {few(weight, 6)}" for one, weight in pairs])
    return f"{who} would end at {where}, with L = {loss}."


def step_end(record: Record) -> list[str]:
    """Say why the perceptron's rule stops."""
    fit, n = record.fit, len(record.settings.rows)
    epoch = fit.n_steps // n
    if fit.stop_reason is PerceptronStop.SEPARATED:
        return [
            f"In epoch {epoch} no sample was wrong, so nothing would ever move again."
        ]
    if fit.stop_reason is PerceptronStop.CYCLES:
        return [_cycle(epoch, fit.period), _proves(record)]
    return [*_farther(record)]


NO_PROOF = (
    "As the bias stays, that is no proof that no weights would do: a smaller η moves "
    "them otherwise."
)
NEVER = (
    "No weights answer all samples rightly: where some do, the rule comes to an end."
)


def _proves(record: Record) -> str:
    """Say what a cycle proves of all weights there are."""
    return NEVER if record.settings.is_homogeneous else NO_PROOF


def _cycle(epoch: int, period: int) -> str:
    began = epoch - period + 1
    if period == 1:
        return (
            f"Epoch {epoch} ends with the weights it began with, so that all that "
            "follow would be the same."
        )
    return (
        f"Epoch {epoch} ends with the weights that epoch {began} began with: from here "
        f"on the same {period} epochs come again and again."
    )


def _farther(record: Record) -> list[str]:
    """Say what more epochs were seen to bring."""
    onward, n = record.onward, len(record.settings.rows)
    if onward.stop_reason is PerceptronStop.SEPARATED:
        return [f"With {onward.n_steps // n} epochs none would be wrong."]
    if onward.stop_reason is PerceptronStop.CYCLES:
        again = f"With {onward.n_steps // n} epochs it would be in a cycle."
        return [again, _proves(record)]
    return [f"In {onward.n_steps // n:,} epochs it would not come to an end."]
