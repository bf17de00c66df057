"""The sweep's bet: which of the nine is first, or lowest, judged from one's own."""

import numpy as np

from pages.ui.bets import Bet
from pages.words.numbers import few
from pages.words.sentences import counted

from ..settings import WALKERS
from .hollows import NEAR
from .record import Record
from .values import DRAWN
from .words import TO_STAY, a_bottom, lowest_said, no_bottom, values_said

NONE, ALL_LOST = "none of the nine arrives", "none: all nine are lost"
IN_SIGHT = 10 * NEAR  # of a bottom: so near one can see who will be first
SAME_SLOPE = 1e-9
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
    """Ask who of the nine arrives first or, where there is nowhere to, ends lowest."""
    if not record.is_defined or record.nobody_moves:
        return None
    steps = counted(record.n_steps, "step")
    if len(record.bottoms):
        question = (
            f"Which of them is first to arrive at {a_bottom(record)} (within {NEAR} of "
            f"it, {TO_STAY}), in {steps}?"
        )
        some, none, reason = record.fastest, NONE, _first_reason(record)
    else:
        question = (
            f"{no_bottom(record)} Which of them is lowest after {steps}, of those not "
            "lost (heights nearer than 10⁻¹² tie)?"
        )
        some, none, reason = record.lowest, ALL_LOST, _lowest_reason(record)
    said, last = names(record), len(record.drawn) - 1
    there = {-1: record.own > 0, 0: True, 1: record.own < last}
    sides = sorted({int(np.sign(at - record.own)) for at in some})
    right = [said[side] for side in sides] or [none]
    return Bet(
        f"Nine values of {record.symbol}, yours framed. {question}",
        right[0],
        reason,
        options=[said[side] for side in said if there[side]] + [none],
        ties=right[1:],
        told_at=_told_at(record),
    )


def _told_at(record: Record) -> int:
    """Return the position of the stepper at which one could see how it goes.

    That is when the first of the nine comes near a bottom, or is lost; where there is
    none, when those that end lowest are so to the end.
    """
    walks, ends = record.walks, record.ends
    steps = [record.n_steps, *(walks.n_steps[ends.lost] + 1).tolist()]
    if len(record.bottoms):
        ways = walks.points[..., np.newaxis, :] - record.bottoms
        near = (np.linalg.norm(ways, axis=-1) <= IN_SIGHT).any(axis=(1, 2))
        steps += np.flatnonzero(near)[:1].tolist()
    elif record.lowest:
        steps.append(_leads_since(record))
    return max(int(np.searchsorted(record.shown, min(steps))), 1)


def _leads_since(record: Record) -> int:
    """Return the step from which one of those that end lowest is so all the time."""
    heights = np.nan_to_num(record.walks.values, nan=np.inf)
    left = heights[:, ~record.ends.lost].min(axis=1)
    behind = heights[:, record.lowest].min(axis=1) > left
    return int(np.append(-1, np.flatnonzero(behind))[-1]) + 1


def _first_reason(record: Record) -> str:
    ends = record.ends
    if not record.fastest:
        return _no_arrival(record)
    n = int((ends.arrivals >= 0).sum())
    first = values_said(record, record.fastest)
    step = int(ends.arrivals[record.fastest[0]])
    if len(record.fastest) > 1:
        return f"{first} come there with step {step}, of {n} that arrive."
    others = "the only one" if n == 1 else f"one of {n} that arrive"
    return f"{first} comes there with step {step}, {others}."


def _lowest_reason(record: Record) -> str:
    said = lowest_said(record)
    return f"In the end {said}." if record.lowest else "All nine are lost."


def _no_arrival(record: Record) -> str:
    """Say of those that are not lost how steep it still is."""
    left = np.flatnonzero(~record.ends.lost).tolist()
    if not left:
        return "All nine are lost."
    slopes = np.hypot(*record.walks.gradients[-1, left].T)
    at = int(slopes.argmin())
    slope, one = few(float(slopes[at])), values_said(record, [left[at]])
    if len(left) == 1:
        return f"Only {one} is not lost, and in the end its slope is |∇f| = {slope}."
    if np.ptp(slopes) <= SAME_SLOPE * slopes[at]:
        who = "all nine" if len(left) == DRAWN else "all that are not lost"
        return f"In the end the slope is the same for {who}: |∇f| = {slope}."
    return f"In the end no slope is less than that of {one}: |∇f| = {slope}."
