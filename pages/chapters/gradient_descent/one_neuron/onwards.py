"""What would become of a training that goes on, as far as a quick walk has seen it."""

import numpy as np

from engines.gradient_descent import Fate, Onward, StopReason
from pages.words.numbers import apart
from pages.words.sentences import counted

from .amounts import losses, place
from .record import Record

LATE = 0.75  # of a walk: what comes then is its end


def onwards(record: Record) -> list[str]:
    """Say what would become of the training, unless it has come to its end."""
    if record.fit.stop_reason is not StopReason.STEPS_DONE:
        return []
    return [_FATES[record.onward.fate](record, record.onward)]


def _leaves(record: Record, onward: Onward) -> str:
    more = counted(onward.n_steps + 1, "more update")
    return f"After {more} the weights would leave every scale."


def _rests(record: Record, onward: Onward) -> str:
    [loss] = losses(record, onward, -1)
    where = place(record, onward.weights[-1])
    return f"With more updates it would come to rest at {where}, with L = {loss}."


def _repeats(record: Record, onward: Onward) -> str:
    low, high = _span(onward.losses[-onward.period :])
    return (
        f"With more updates it would visit the same {onward.period} places again and "
        f"again, with losses from {low} to {high}."
    )


def _falls(record: Record, onward: Onward) -> str:
    first, last = losses(record, onward, 0, -1)
    many = f"In the next {onward.n_steps:,} updates the loss would"
    if first == last:
        return f"{many} hardly change from {first}."
    return f"{many} go from {first} to {last}, still falling."


def _wanders(record: Record, onward: Onward) -> str:
    low, high = _span(onward.losses[int(LATE * onward.n_steps) :])
    many = f"In the next {onward.n_steps:,} updates the loss would"
    if low == high:
        return f"{many} come to {low} and keep it."
    return f"{many} go up and down, at the end between {low} and {high}."


def _span(values: np.ndarray) -> list[str]:
    return apart(float(values.min()), float(values.max()), digits=4)


_FATES = {
    Fate.LEAVES: _leaves,
    Fate.RESTS: _rests,
    Fate.REPEATS: _repeats,
    Fate.FALLS: _falls,
    Fate.WANDERS: _wanders,
}
