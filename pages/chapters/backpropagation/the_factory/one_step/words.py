"""The sentences of the part "One step", made from the record."""

from math import ceil, log10

import numpy as np

from pages.ui.bets import Bet
from pages.words.numbers import apart, few, percent, signed

from .record import Record

HALF = 0.5
TINY = 1e-9  # of E: a smaller rest is not told, for it is a difference of two numbers
LITTLE = 1e-3  # of the promise
NEAR = 0.02  # of the promise: so near to all of it
# Up to which learning rate less than half is kept for the first time.
BANDS = (
    (0.1, "at η = 0.1 or below"),
    (1.0, "above 0.1, up to η = 1"),
    (10.0, "above 1, up to η = 10"),
    (100.0, "above 10, up to η = 100"),
)
NEVER = "never: half is kept even at η = 100"


def labels(record: Record) -> list[str]:
    """Name the learning rates."""
    return [f"η = {rate:g}" for rate in record.change.learning_rates]


def first_below(record: Record, share: float) -> int | None:
    """Return the first rate that keeps less than a share of its promise, or None."""
    below = record.kept < share
    return int(below.argmax()) if below.any() else None


def bet(record: Record) -> Bet | None:
    """Ask where less than half of the promise is kept, if there is a promise."""
    if not record.promises:
        return None
    options = [*(says for _, says in BANDS), NEVER]
    question = (
        "The gradient promises that a step of η lowers E by η‖g‖². Let η grow from "
        "0.01 to 100. Where is less than half of the promise kept for the first time?"
    )
    at = first_below(record, HALF)
    if at is None:
        reason = f"Even η = 100 keeps {part_said(record.kept[-1])} of its promise."
        return Bet(question, NEVER, reason, options=options)
    rates = record.change.learning_rates
    answer = next(says for most, says in BANDS if rates[at] <= most)
    reason = _at_first(record, at)
    if at:
        before = part_said(record.kept[at - 1])
        reason += f" At η = {rates[at - 1]:g} it was still {before}."
    return Bet(question, answer, reason, options=options, told_at=at)


def _at_first(record: Record, at: int) -> str:
    rate, share = record.change.learning_rates[at], record.kept[at]
    if share < 0 and record.is_seen[at]:
        return f"At η = {rate:g} nothing is kept: there E rises."
    return f"At η = {rate:g} only {share_said(share)} is kept."


def share_said(share: float) -> str:
    """Write a share that is kept; of a small one rounding leaves no digits."""
    return part_said(share) if share >= LITTLE else "next to nothing"


def part_said(share: float) -> str:
    """Write a share, one that is not a half as none."""
    text = percent(share)
    if text != "50%" or share == HALF:
        return text
    fine = few(100 * share, 4)
    if fine != "50":
        return f"{fine}%"
    return f"just {'under' if share < HALF else 'over'} 50%"


def story(record: Record, step: int) -> list[str]:
    """Say what this learning rate promises, what it brings, and why they differ."""
    change = record.change
    if not record.promises:
        return no_promise(record)
    own = " (your η)" if step == record.chosen else ""
    promised = change.predicted[step]
    start = (
        f"**η = {change.learning_rates[step]:g}**{own}. The gradient promises a change "
        f"of {signed(promised, 4)}"
    )
    if not record.is_seen[step] and -promised <= 10 * record.trip.noise:
        return [f"{start}, too little to show among the digits of E, {_loss(record)}."]
    more = f", more than all of E, which is {few(change.loss, 4)}"
    much = more if -promised > change.loss else ""
    return [f"{start}{much}.", _truth(record, step), _why(record, step)]


def no_promise(record: Record) -> list[str]:
    """Say why nothing can be promised."""
    loss, moved = _loss(record), record.trip.numbers.updates.vector
    if moved.any():
        return [
            "**The gradient is almost 0,** so near to it that its length squared is no "
            f"number above 0: nothing can be promised, and E stays at {loss}."
        ]
    what = "weight and not one bias" if record.settings.biases else "weight"
    return [
        f"**The gradient is 0.** Not one {what} has any blame, so nothing is promised, "
        f"nothing moves and E stays at {loss}, whatever η is."
    ]


def _loss(record: Record) -> str:
    return few(record.change.loss, 6)


def _truth(record: Record, step: int) -> str:
    real, share = record.change.real[step], record.kept[step]
    if not record.is_seen[step]:
        return f"Really E stays at {_loss(record)}, as far as 16 digits can tell."
    if not record.is_sure(step):
        way = "falls" if real < 0 else "**rises**"
        return f"Really E {way} by {amount(record, step, 4)}, in its last digits."
    before, after = from_to(record, step, 6)
    way = f"from {before} to {after}, a change of {signed(real, 4)}"
    if real > 0:
        return f"Really E **rises** {way}: the step went too far."
    if share > 1:
        return f"Really E falls {way}: {percent(share)} of the promise, more than all."
    return f"Really E falls {way}: {part_said(share)} of the promise is kept."


def amount(record: Record, step: int, digits: int) -> str:
    """Write by how much E changes, with no more digits than are known of it."""
    size = abs(record.change.real[step])
    return few(size, digits) if record.is_sure(step) else f"about {few(size, 1)}"


def from_to(record: Record, step: int, digits: int) -> tuple[str, str]:
    """Write E before and after a step, which may leave too little to be told from 0."""
    loss = record.change.loss
    left = float(loss + record.change.real[step])
    if left > loss * TINY:
        before, after = apart(loss, left, digits=digits, most=17)
        return before, after
    least = 10.0 ** ceil(log10(loss * TINY))
    return few(loss, digits), f"nearly 0, less than {few(least, 1)}"


def _why(record: Record, step: int) -> str:
    share, so_far = record.kept[step], record.kept[: step + 1]
    if np.abs(so_far - 1).max() < NEAR:
        return "So near, E is almost straight, and a slope tells nearly everything."
    if abs(share - 1) < NEAR:
        return "E bends both ways along this way, and here that nearly evens out."
    if share > 1 and record.curvature < 0:
        return (
            "E bends down along this way: it gets steeper at first, so the step brings "
            "more than the slope where it began."
        )
    if share > 1:
        return (
            "Farther along the way E gets steeper, so the step brings more than the "
            "slope where it began."
        )
    if record.change.real[step] > 0 and record.is_seen[step]:
        return (
            "E bends up along this way. The step jumped across lower ground and ended "
            "higher than it began."
        )
    return (
        "The gradient is the slope here. E bends, and farther along the way it is less "
        "steep, so the slope where we began promises too much."
    )
