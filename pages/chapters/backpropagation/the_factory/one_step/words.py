"""The sentences of the part "One step", made from the record."""

from engines.backpropagation import StepChange
from pages.ui.bets import Bet
from pages.words.numbers import few, percent, signed

from .record import Record

HALF = 0.5
TINY = 1e-12  # of E: a smaller rest is not told, for it is a difference of two numbers
# Up to which learning rate less than half is kept for the first time.
BANDS = (
    (0.1, "at η = 0.1 or below"),
    (1.0, "above 0.1, up to η = 1"),
    (10.0, "above 1, up to η = 10"),
    (100.0, "above 10, up to η = 100"),
)
NEVER = "never: half is kept even at η = 100"
NO_PROMISE = "there is no promise: the gradient is 0"
NO_GRADIENT = (
    "**The gradient is 0.** Not one weight that may move has any blame, so nothing is "
    "promised, nothing moves and E stays at {loss}, whatever η is."
)


def labels(record: Record) -> list[str]:
    """Name the learning rates."""
    return [f"η = {rate:g}" for rate in record.change.learning_rates]


def first_below(record: Record, share: float) -> int | None:
    """Return the first rate that keeps less than a share of its promise, or None."""
    below = record.kept < share
    return int(below.argmax()) if below.any() else None


def bet(record: Record) -> Bet:
    """Ask where less than half of the promise is kept."""
    options = [*(says for _, says in BANDS), NEVER, NO_PROMISE]
    question = (
        "The gradient promises that a step of η lowers E by η‖g‖². Let η grow from "
        "0.01 to 100. Where is less than half of the promise kept for the first time?"
    )
    if not record.promises:
        reason = "The gradient is 0: the part “One pass” shows where the blame stops."
        return Bet(question, NO_PROMISE, reason, options=options)
    at = first_below(record, HALF)
    if at is None:
        reason = f"Even η = 100 keeps {percent(record.kept[-1])} of its promise."
        return Bet(question, NEVER, reason, options=options)
    rate = record.change.learning_rates[at]
    answer = next(says for most, says in BANDS if rate <= most)
    reason = f"At η = {rate:g} only {percent(record.kept[at])} is kept."
    if at:
        before = record.change.learning_rates[at - 1]
        reason += f" At η = {before:g} it was still {percent(record.kept[at - 1])}."
    return Bet(question, answer, reason, options=options)


def story(record: Record, step: int) -> list[str]:
    """Say what this learning rate promises, what it brings, and why they differ."""
    change = record.change
    if not record.promises:
        return [NO_GRADIENT.format(loss=few(change.loss, 6))]
    rate, promised = change.learning_rates[step], change.predicted[step]
    if not record.is_seen[step]:
        return [
            f"**η = {rate:g}**. The gradient promises {signed(promised)}: so little "
            f"that it is lost among the last digits of E, {few(change.loss, 6)}."
        ]
    own = " (your η)" if step == record.chosen else ""
    return [
        f"**η = {rate:g}**{own}. The gradient promises a change of "
        f"{signed(promised, 4)}{_too_much(change, promised)}.",
        _truth(record, step),
        _why(record, step),
    ]


def _too_much(change: StepChange, promised: float) -> str:
    if -promised <= change.loss:
        return ""
    return f", more than all of E, which is {few(change.loss, 4)}"


def _truth(record: Record, step: int) -> str:
    change, real = record.change, record.change.real[step]
    after = _left(change, step, 6)
    if real == 0:
        return f"Really E stays at {after}, to the last digit."
    way = f"from {few(change.loss, 6)} to {after}, a change of {signed(real, 4)}"
    if real > 0:
        return f"Really E **rises** {way}: the step went too far."
    share = record.kept[step]
    if share > 1:
        return f"Really E falls {way}: {percent(share)} of the promise, more than all."
    return f"Really E falls {way}: {percent(share)} of the promise is kept."


def _left(change: StepChange, step: int, digits: int) -> str:
    """Return what is left of E, which may be too little to be told from 0."""
    left = change.loss + change.real[step]
    if left > change.loss * TINY:
        return few(left, digits)
    return f"nearly 0, less than {few(max(change.loss, TINY) * TINY, 1)}"


def _why(record: Record, step: int) -> str:
    share = record.kept[step]
    if abs(share - 1) < 0.02:
        return "So near, E is almost straight, and a slope tells nearly everything."
    if share > 1:
        return (
            "E bends down along this way: it gets steeper at first, so the step brings "
            "more than the slope where it began."
        )
    if share < 0:
        return (
            "E bends up along this way. The step jumped across the low ground and "
            "ended higher than it began."
        )
    return (
        "The gradient is the slope here. E bends, and farther along the way it is less "
        "steep, so the slope where we began promises too much."
    )


def ending(record: Record) -> list[str]:
    """Say how far the gradient may be trusted, and whether E ever rises."""
    change = record.change
    if not record.promises:
        return [NO_GRADIENT.format(loss=few(change.loss, 6))]
    return [_how_far(record), _ever_rises(record), _your_own(record)]


def _how_far(record: Record) -> str:
    bent, rates = record.curvature, record.change.learning_rates
    at = first_below(record, HALF)
    found = (
        f"less than half of the promise is kept from η = {rates[at]:g} on"
        if at is not None
        else f"half of the promise is kept even at η = {rates[-1]:g}"
    )
    says = f"**How far to trust a slope:** {found}. "
    if bent <= 0:
        return says + (
            "Where the step begins E bends down, so small steps keep more than they "
            "promise; it is the long way that flattens out."
        )
    return says + (
        f"Where the step begins E bends up: for each 1 of the way, its slope there "
        f"changes by {few(bent)}. If it went on so, like a parabola, half of the "
        f"promise would be kept at η = 1/{few(bent)} = {few(1 / bent)}, and E would "
        f"rise beyond η = {few(2 / bent)}."
    )


def _ever_rises(record: Record) -> str:
    change = record.change
    rises = change.real > 0
    if not rises.any():
        return (
            "E does not rise for any of these η: even at "
            f"{change.learning_rates[-1]:g} it is {_left(change, -1, 4)}, below the "
            f"{few(change.loss, 4)} it was."
        )
    first = int(rises.argmax())
    return (
        f"The first η here at which E **rises** is {change.learning_rates[first]:g}: "
        f"by {few(change.real[first])}."
    )


def _your_own(record: Record) -> str:
    at = record.chosen
    rate, real = record.change.learning_rates[at], record.change.real[at]
    what = "lets E rise" if real > 0 else f"keeps {percent(record.kept[at])}"
    return f"Your own η = {rate:g} {what}."
