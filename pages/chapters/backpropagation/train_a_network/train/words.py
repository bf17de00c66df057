"""The sentences of the part "Train" at each step, made from its record."""

from math import isfinite

from engines.backpropagation import ACTIVATIONS
from pages.ui.bets import Bet
from pages.words.numbers import few, percent
from pages.words.sentences import capitalised, counted, listed

from .record import SOLVED, Record

QUARTER = 0.25  # of the training: who has solved it by then was quick
OPTIONS = "In its first quarter", "Later", "Not at all"
NEARLY_ALL = 0.999999  # explained: nothing of numbers is ever explained to the end
FLAT = 0.5  # share of a layer's pairs of unit and sample: from here on it is told
WHAT = {  # is asked for, of classes and of numbers
    True: ("are", "of the samples held out", "named rightly"),
    False: ("is", "of the spread of the numbers held out", "explained"),
}


def labels(record: Record) -> list[str]:
    """Name the looks by what is over: epochs, or updates where that is no epoch."""
    return [capitalised(when(record, step)) for step in range(record.n_steps)]


def when(record: Record, step: int) -> str:
    """Return when a look is, in a sentence."""
    epoch = record.epoch_at(step)
    if step == 0:
        return "before training"
    if epoch == round(epoch):
        return f"after epoch {epoch:,.0f}"
    return f"after update {int(record.history.looks[step]):,}"


def share(record: Record, value: float) -> str:
    """Write a share right, none and all in words; what is explained may be below 0."""
    if not record.sorts:
        return "less than 0%" if value < 0 else percent(min(value, NEARLY_ALL))
    return {0.0: "none", 1.0: "all"}.get(value, percent(value))


def amount(value: float) -> str:
    """Write a loss or a penalty; one can be too large for numbers while others last."""
    return few(value) if isfinite(value) else "beyond all numbers"


# --- at every step ------------------------------------------------------------------


def story(record: Record, step: int) -> list[str]:
    """Tell how it stands: losses, shares right, and what the last update did."""
    lines = [_losses(record, step), _scores(record, step)]
    return [
        *lines,
        *_worse_than_the_mean(record, step),
        *_moved(record, step),
        *_penalty(record, step),
        *_units(record, step),
    ]


def _losses(record: Record, step: int) -> str:
    history = record.history
    known, unknown = amount(history.losses[step]), amount(history.test_losses[step])
    begun = f"**{capitalised(when(record, step))}** the loss is {known}"
    if step:
        return f"{begun} on the samples trained on, {unknown} on those held out."
    n_out = int(record.problem.is_held_out.sum())
    of = counted(record.problem.n_samples, "sample")
    return f"{begun} on the {of} to train on, {unknown} on the {n_out} held out."


def _scores(record: Record, step: int) -> str:
    known, unknown = (share(record, one) for one in record.scores[step].tolist())
    if record.sorts:
        return f"Named rightly: {known} of those trained on, {unknown} held out."
    return (
        f"Explained of the numbers' spread: {known} of those trained on, "
        f"{unknown} held out."
    )


def _worse_than_the_mean(record: Record, step: int) -> list[str]:
    """Say what a share below 0 means."""
    if record.sorts or not (record.scores[step] < 0).any():
        return []
    return ["Less than 0%: to say their mean every time would be less wrong."]


def _moved(record: Record, step: int) -> list[str]:
    """Say which layer the last update moved the most, and which the least."""
    sizes = record.felt("update_sizes", step)
    if sizes is None:
        return []
    if not sizes.any():
        return ["The last update moved no weight."]
    most, least = int(sizes.argmax()), int(sizes.argmin())
    if most == least or few(sizes[most]) == few(sizes[least]):
        every = "the weights" if len(sizes) == 1 else "the weights of every layer"
        return [f"The last update moved {every} by {few(sizes[most])}."]
    return [
        f"The last update moved the weights of {layer_name(record, most)} most "
        f"({few(sizes[most])}), of {layer_name(record, least)} least "
        f"({few(sizes[least])})."
    ]


def layer_name(record: Record, layer: int) -> str:
    """Return what a layer is called, from 0."""
    is_last = layer == record.problem.network.n_layers - 1
    return "the outputs" if is_last else f"layer {layer + 1}"


def _penalty(record: Record, step: int) -> list[str]:
    settings = record.settings
    if not (settings.l1 or settings.l2):
        return []
    penalty = amount(record.history.penalties[step])
    return [f"The penalty, beside the loss, is {penalty}."]


def _units(record: Record, step: int) -> list[str]:
    """Say which layers have dead units, or units on the flat parts of their S."""
    history, hidden = record.history, record.settings.hidden
    pairs = list(zip(hidden, history.dead_units[step].tolist(), strict=True))
    dead = [f"{k} of {n} in layer {at}" for at, (n, k) in enumerate(pairs, 1) if k]
    lines = [f"Dead units: {listed(dead)}."] if dead else []
    if ACTIVATIONS[record.settings.activation].has_kink:
        return lines
    flat = history.saturated[step].tolist()
    much = [f"{percent(x)} of layer {at}" for at, x in enumerate(flat, 1) if x >= FLAT]
    return lines + ([f"Saturated: {listed(much)}."] if much else [])


# --- the bet ------------------------------------------------------------------------


def bet(record: Record) -> Bet:
    """Ask whether it solves it, and when."""
    are, of, right = WHAT[record.sorts]
    epochs = counted(int(record.settings.n_epochs), "epoch")
    question = (
        f"{epochs} of training. When {are} at least {percent(SOLVED)} {of} {right} for "
        "the first time?"
    )
    at = record.solved_at
    reason = at_best(record) if at is None else f"{reached(record)} {now(record)}"
    return Bet(question, answer(record), reason, OPTIONS, told_at=at)


def answer(record: Record) -> str:
    """Return which option is right."""
    at = record.solved_at
    if at is None:
        return OPTIONS[2]
    is_early = record.history.looks[at] <= QUARTER * record.problem.n_updates
    return OPTIONS[0] if is_early else OPTIONS[1]


def reached(record: Record) -> str:
    """Say when it had solved it for the first time."""
    are, of, right = WHAT[record.sorts]
    first = when(record, record.solved_at)
    return f"At least {percent(SOLVED)} {of} {are} {right} first {first}."


def now(record: Record, only: str = "") -> str:
    """Say how it stands at the end."""
    are = WHAT[record.sorts][0]
    return f"At the end {only}{share(record, float(record.scores[-1, 1]))} {are}."


def at_best(record: Record) -> str:
    """Say how much it had at best, and how it stands at the end."""
    are, of, right = WHAT[record.sorts]
    scores = record.scores[:, 1]
    best = int(scores.argmax())
    most = share(record, float(scores[best]))
    found = f"At best {most} {of} {are} {right}, {when(record, best)}."
    return found if best == record.n_steps - 1 else f"{found} {now(record)}"
