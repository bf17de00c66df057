"""The sentences of "From paper": what an update, or a visit, looked at and moved."""

import numpy as np

from engines.gradient_descent import NeuronFit, PerceptronStop, StopReason
from pages.words.numbers import apart, few, signed
from pages.words.sentences import listed, out_of

from .record import Record
from .settings import Settings

NOTHING = 1e-12  # a share of what it is made of: smaller is rounding, and written as 0
MOST_DIGITS = 12
INPUTS = "One: rows of x and y. Two: rows of x₁, x₂ and y."
RATE = "How far to move each weight for each unit of slope, or of mistake for a step."
NEURON = (
    "Linear answers with z itself, sigmoid with 1/(1 + e⁻ᶻ), step with 1 where z is 0 "
    "or more, and else with 0."
)
SQUARES = (
    "Books halve the squared mistakes or do not, and take their mean or their sum: the "
    "loss is another by a factor, and so is its slope."
)
ORDER = "All samples: one update an epoch. Each sample: in the order of the table."
BIAS = (
    "Stays: w₀ is no weight that learns. With w₀ = 0 there is no bias; a threshold θ "
    "that stays is w₀ = −θ."
)
PLANE = "The loss is drawn over two of the weights; the third is held where it is said."
SYMBOLS = (
    ("x, x₁, x₂", "the inputs of a sample; the bias input is always 1"),
    ("w₀, w₁, w₂", "the weights of the bias input and of the inputs; w₀ is the bias"),
    ("z", "the weighted sum: w₀·1 + w₁·x₁ + w₂·x₂"),
    ("a", "the neuron's answer (activation), made of z"),
    ("y", "the target: what it should answer, and y − a the mistake"),
    ("L", "the loss, made of the mistakes as the controls say"),
    ("∂L/∂w", "the slope: how fast the loss grows with a weight"),
    ("η (eta)", "the learning rate: how far to move for each unit of slope"),
    ("n", "the number of samples"),
    ("epoch", "one pass over all samples"),
    ("threshold θ", "a book's threshold is a bias of −θ: enter w₀ = −θ"),
    (
        "perceptron's rule",
        "each weight moves by η·(y − a) times its input, one sample after the other",
    ),
)


def said(value: float, size: float = 0.0, digits: int = 6) -> str:
    """Write a number; what is but the rounding of numbers of this size is 0."""
    return few(0.0 if abs(value) <= NOTHING * size else value, digits)


def said_signed(value: float, size: float = 0.0, digits: int = 5) -> str:
    """Write a change; what is but the rounding of numbers of this size is 0."""
    return signed(0.0 if abs(value) <= NOTHING * size else value, digits)


def labels(record: Record) -> list[str]:
    """Name each position: after how many of the updates, or visits, it stands."""
    what = "visits" if record.settings.is_step else "updates"
    planned = record.settings.n_planned
    return [f"after {t:,} of {planned:,} {what}" for t in record.states.tolist()]


def story(record: Record, step: int) -> list[str]:
    """Tell the update, or the visit, that follows; at the end, why there is none."""
    t = int(record.states[step])
    if t == record.fit.n_steps:
        return [f"**{_end(record)}** {standing(record, t)}"]
    return [(_visit if record.settings.is_step else _update)(record, t)]


def named_weights(record: Record, t: int, digits: int = 6) -> str:
    """Write the weights with their names: w₀ = 0.1 and w₁ = 0.3."""
    weights, size = record.fit.weights[t].tolist(), size_of(record, t)
    return listed(
        [
            f"{name} = {said(weight, size, digits)}"
            for name, weight in zip(record.settings.names, weights, strict=True)
        ]
    )


def size_of(record: Record, t: int) -> float:
    """Return how large a weight has been since the start, as far as rounding asks."""
    return float(np.abs(record.fit.weights[[0, t]]).max())


def standing(record: Record, t: int) -> str:
    """Say where the weights stand, and what the loss is there."""
    return f"With {named_weights(record, t)} {_worth(record, t)}."


def _worth(record: Record, t: int) -> str:
    if record.settings.is_step:
        return f"{wrong(record, t)} wrong"
    return f"the loss is L = {loss_said(record, t)[0]}"


def wrong(record: Record, t: int) -> str:
    """Say how many samples are answered wrongly: none of the 4 samples is."""
    return out_of(int(record.fit.losses[t]), len(record.settings.rows), "sample")


def loss_said(record: Record, *rows: int) -> list[str]:
    """Write losses, told apart where they differ; one that is rounding is 0."""
    losses = [loss_at(record, record.fit, row) for row in rows]
    return apart(*losses, digits=6, most=MOST_DIGITS)


def loss_at(record: Record, fit: NeuronFit, row: int) -> float:
    """Return a loss, 0 where the answers' rounding makes it."""
    return float(plain(record.settings, fit.losses[row], fit.weights[row]))


def plain(settings: Settings, losses: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return losses (...) at weights (..., d), 0 where the answers' rounding is all."""
    if settings.activation != "linear":
        return losses
    terms = (np.abs(weights) @ np.abs(settings.inputs).T).max(axis=-1)
    size = np.maximum(terms, max(1.0, float(np.abs(settings.targets).max())))
    return np.where(losses <= (NOTHING * size) ** 2, 0.0, losses)


def _update(record: Record, t: int) -> str:
    """Tell one update down the slope."""
    fit, n = record.fit, len(record.settings.rows)
    batch = fit.batches[t].tolist()
    whom = "both samples" if n == 2 else f"all {n} samples"
    whom = f"sample {batch[0] + 1}" if len(batch) == 1 else whom
    who = f"**Update {t + 1:,}, by {whom}.**"
    return " ".join(
        [who, standing(record, t), _mistakes(record, t, batch), *_moves(record, t)]
    )


def _mistakes(record: Record, t: int, batch: list[int]) -> str:
    """Say how wrong the answers are that this update listens to."""
    fit, errors = record.fit, record.fit.errors[t, batch]
    size = float(
        np.abs([fit.activations[t, batch], record.settings.targets[batch]]).max()
    )
    if len(batch) == 1:
        answer, target = fit.activations[t, batch[0]], record.settings.targets[batch[0]]
        return (
            f"The answer is a = {said(answer, size)} and the target y = "
            f"{said(target)}: the mistake y − a is {said_signed(errors[0], size)}."
        )
    low, high = float(errors.min()), float(errors.max())
    texts = [said_signed(low, size), said_signed(high, size)]
    if texts[0] == texts[1]:
        return f"Every mistake y − a is {texts[0]}."
    return f"The mistakes y − a run from {texts[0]} to {texts[1]}."


def _moves(record: Record, t: int) -> list[str]:
    """Say what is added to each weight, and what becomes of the loss."""
    fit, (first, last) = record.fit, loss_said(record, t, t + 1)
    verb = "falls" if fit.losses[t + 1] < fit.losses[t] else "**rises**"
    becomes = f"The loss {verb} from {first} to {last}."
    if first == last:
        becomes = f"The loss stays at {first}."
    return [f"Minus η times the slope is added: {moved(record, t)}.", becomes]


def moved(record: Record, t: int) -> str:
    """Write what an update adds to each weight; what cancels is 0."""
    names, each = record.settings.names, added(record, t)
    return listed([f"{names[k]} {signed(each[k], 5)}" for k in record.settings.moving])


def added(record: Record, t: int) -> list[float]:
    """Return what an update adds to each weight, 0 where its parts but cancel."""
    fit, settings = record.fit, record.settings
    if settings.is_step:
        is_wrong = fit.errors[t, fit.samples[t]] != 0
        return np.where(is_wrong, fit.updates[t], 0.0).tolist()
    share = settings.learning_rate / (
        1 if "sum" in settings.scale else settings.n_heard
    )
    size = share * np.abs(fit.contributions[t]).sum(axis=0)
    is_none = np.abs(fit.updates[t]) <= NOTHING * size
    return np.where(is_none, 0.0, fit.updates[t]).tolist()


def _visit(record: Record, t: int) -> str:
    """Tell one visit of the perceptron's rule."""
    fit, i = record.fit, int(record.fit.samples[t])
    z, a, y = (one[t, i] for one in (fit.pre_activations, fit.activations, fit.errors))
    side = "below 0, so" if z < 0 else "above 0, so"
    seen = f"z = {said(z)} is {side}" if z else "z = 0 counts as 1:"
    who = f"**Visit {t + 1:,}, epoch {int(fit.epochs[t]) + 1}: sample {i + 1}.**"
    weights = f"With {named_weights(record, t)}, {seen} the answer is {a:.0f}."
    return " ".join([who, weights, *_ruled(record, t, int(a + y), bool(y))])


def _ruled(record: Record, t: int, target: int, is_wrong: bool) -> list[str]:
    """Say what the perceptron's rule makes of an answer."""
    if not is_wrong:
        return [f"The target is {target} too, so nothing moves."]
    return [
        f"The target is {target}, so η·(y − a) times each input is added: "
        f"{moved(record, t)}.",
        f"After it {wrong(record, t + 1)} wrong.",
    ]


ENDS = {
    StopReason.DIVERGED: "Stopped: the next weights would leave every scale.",
    StopReason.STEPS_DONE: "The updates are used up.",
    StopReason.SETTLED: "Settled: no sample moves the weights any more.",
    PerceptronStop.SEPARATED: "Separated: for a whole epoch no sample was wrong.",
    PerceptronStop.CYCLES: "A cycle: an epoch ends where an earlier one began.",
    PerceptronStop.EPOCHS_DONE: "The epochs are used up.",
}


def _end(record: Record) -> str:
    settings, reason = record.settings, record.fit.stop_reason
    if reason is StopReason.SETTLED and not settings.one_by_one:
        return "Settled: the slope is as good as 0."
    return ENDS[reason]


def own_words(settings: Settings) -> str:
    """Say what to do with an example that no preset has."""
    return "Your own example: compare each update with your paper."
