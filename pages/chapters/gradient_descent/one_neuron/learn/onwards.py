"""What would become of a training that goes on, as far as a quick walk has seen it."""

import numpy as np

from engines.gradient_descent import Fate, Onward, StopReason
from pages.words.sentences import counted

from .amounts import (
    ROUNDING,
    is_trough,
    loss_at,
    losses,
    place,
    product,
    said,
    told_apart,
)
from .bends import compared
from .record import Record

BARELY = 1e-3  # a share of the loss
SLIGHT = 1e-3  # an eta lambda below it decides nothing
LATE = 0.75  # of a walk: what comes then is its end


def onwards(record: Record) -> list[str]:
    """Say what would become of the training, unless it has come to its end."""
    if record.fit.stop_reason is not StopReason.STEPS_DONE:
        return []
    told = [_FATES[record.onward.fate](record, record.onward)]
    if record.settings.is_linear or record.settings.is_partial:
        return told
    return [*told, *_WHY.get(record.onward.fate, lambda record: [])(record)]


def _holds(record: Record) -> list[str]:
    """Name the inequality that holds a sigmoid neuron where it comes to rest."""
    bend = float(np.linalg.eigvalsh(_hessian(record, -1))[-1])
    pace = product(record.settings.learning_rate, bend)
    if not SLIGHT < pace < 2:
        return []
    return [
        f"There the surface bends with λ = {said(bend, 4)}, and {compared(pace)} draws "
        "it in."
    ]


def _attracts(record: Record) -> list[str]:
    """Say what a round makes of a small distance: that is why the path is drawn in."""
    rate, one_round = record.settings.learning_rate, np.eye(2)
    for row in range(-record.onward.period, 0):
        one_round = (np.eye(2) - rate * _hessian(record, row)) @ one_round
    factors = np.linalg.eigvals(one_round)
    if is_trough(record):  # along its line nothing moves
        factors = np.delete(factors, np.abs(factors - 1).argmin())
    share = float(np.abs(factors).max())
    if share >= 1:
        return []
    left, _ = told_apart(share, 1.0)
    return [f"A round leaves {left} of a small distance from them: they attract."]


def _hessian(record: Record, row: int) -> np.ndarray:
    return record.surface.hessian(record.onward.weights[row])


def _leaves(record: Record, onward: Onward) -> str:
    more = counted(onward.n_steps + 1, "more update")
    return f"After {more} the weights would leave every scale."


def _rests(record: Record, onward: Onward) -> str:
    [loss] = losses(record, onward, -1)
    where = place(record, onward.weights[-1])
    return f"With more updates it would come to rest at {where}, with L = {loss}."


def _repeats(record: Record, onward: Onward) -> str:
    low, high = _span(onward.losses[-onward.period :])
    losses = (
        f"losses from {low} to {high}" if low != high else f"the loss {low} at each"
    )
    return (
        f"With more updates it would visit the same {onward.period} places again and "
        f"again, with {losses}."
    )


def _falls(record: Record, onward: Onward) -> str:
    first, last = losses(record, onward, 0, -1)
    many = f"In the next {onward.n_steps:,} updates the loss would"
    if first == last:
        return f"{many} hardly change from {first}."
    start, end = (loss_at(record, onward, row) for row in (0, -1))
    if start - end < BARELY * start:
        return f"{many} fall by {said(start - end)} only, from {said(start, 4)}."
    low, high = _late(onward)
    if low == high:
        return f"{many} come to {low} and stay there."
    return f"{many} go from {first} to {last}, still falling."


def _wanders(record: Record, onward: Onward) -> str:
    low, high = _late(onward)
    first, last = losses(record, onward, 0, -1)
    many = f"In the next {onward.n_steps:,} updates the loss would"
    if low == high == said(float(onward.losses[0]), 4):
        return f"{many} hardly change from {low}."
    if low == high:
        return f"{many} come to {low} and stay there."
    falls = -np.diff(onward.losses) > ROUNDING * onward.losses[1:]
    if not falls.any():
        return f"{many} rise from {first} to {last}."
    return f"{many} go up and down, at the end between {low} and {high}."


def _late(onward: Onward) -> list[str]:
    """Return the least and the largest loss at the end of the walk."""
    return _span(onward.losses[int(LATE * onward.n_steps) :])


def _span(values: np.ndarray) -> list[str]:
    return told_apart(float(values.min()), float(values.max()))


_FATES = {
    Fate.FLIES_OFF: _leaves,
    Fate.RESTS: _rests,
    Fate.CYCLES: _repeats,
    Fate.CREEPS: _falls,
    Fate.WANDERS: _wanders,
}
_WHY = {Fate.RESTS: _holds, Fate.CYCLES: _attracts}
