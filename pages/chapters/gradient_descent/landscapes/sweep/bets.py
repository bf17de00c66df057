"""The sweep's bet: which of the nine arrives first, judged from one's own value."""

import numpy as np

from pages.ui.bets import Bet
from pages.words.numbers import few
from pages.words.sentences import counted

from ..settings import WALKERS
from .hollows import NEAR
from .record import Record
from .words import values_said

NONE = "none of the nine arrives"
ABOUT = (
    *("landscape", "formula", "window", "condition_number", "rotation", "start"),
    *("n_steps", "form", "bias_correction", "schedule", "hand", "momentum"),
    *("swept", "apart", *(f"eta_{walker}" for walker in WALKERS)),
)


def names(record: Record) -> dict[int, str]:
    """Return what is said of the values below the own one, of it, and above it."""
    symbol, own = record.symbol, values_said(record, [record.own])
    return {
        -1: f"one with a smaller {symbol}",
        0: f"yours, {own}",
        1: f"one with a larger {symbol}",
    }


def bet(record: Record) -> Bet | None:
    """Ask which of the nine arrives first: a smaller one, the own one, a larger one."""
    if not record.is_defined:
        return None
    said, last = names(record), len(record.drawn) - 1
    there = {-1: record.own > 0, 0: True, 1: record.own < last}
    options = [said[side] for side in said if there[side]] + [NONE]
    sides = sorted({int(np.sign(at - record.own)) for at in record.fastest})
    right = [said[side] for side in sides] or [NONE]
    steps = counted(record.n_steps, "step")
    return Bet(
        f"Nine values of {record.symbol}, yours framed. Which of them is first to "
        f"arrive at a minimum (within {NEAR} of it, to stay), in {steps}?",
        right[0],
        _reason(record),
        options=options,
        ties=right[1:],
        told_at=_told_at(record),
    )


def _told_at(record: Record) -> int:
    """Return the position of the stepper at which the first one has arrived."""
    if not record.fastest:
        return len(record.shown) - 1
    step = record.ends.arrivals[record.fastest[0]]
    return max(int(np.searchsorted(record.shown, step)), 1)


def _reason(record: Record) -> str:
    ends = record.ends
    if record.fastest:
        n = int((ends.arrivals >= 0).sum())
        first = values_said(record, record.fastest)
        step = int(ends.arrivals[record.fastest[0]])
        come = "comes" if len(record.fastest) == 1 else "come"
        others = "the only one" if n == 1 else f"one of {n} that arrive"
        if len(record.fastest) > 1:
            return f"{first} {come} there with step {step}, of {n} that arrive."
        return f"{first} {come} there with step {step}, {others}."
    n = int(ends.lost.sum())
    if n == len(record.drawn):
        return "All nine are lost."
    slopes = np.hypot(*record.walks.gradients[-1].T)
    slopes[ends.lost] = np.inf
    at = int(slopes.argmin())
    return (
        f"In the end no slope is less than that of {values_said(record, [at])}: |∇f| = "
        f"{few(float(slopes[at]))}."
    )
