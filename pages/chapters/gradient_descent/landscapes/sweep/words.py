"""The sentences of the sweep, step by step, made from the record."""

import numpy as np

from engines.gradient_descent.races import SAME_HEIGHT
from pages.chapters.gradient_descent.bottoms import is_line
from pages.words.numbers import apart, few
from pages.words.sentences import listed

from .hollows import NEAR
from .record import ARRIVED, LOST, MOVING, OUT, STILL, Record
from .values import BETA, DRAWN

SWEPT = (
    "Which number the nine walks differ in. All else, the start too, is the same for "
    "all of them."
)
APART = (
    "By what each of the nine rates is larger than the one before. Of the momentum it "
    "is the part that is forgotten, 1 − β, that shrinks by so much, where the slider "
    "has room for it."
)
NOWHERE = (
    "Here f(x, y) is not defined: there is no height, and no slope to feel. Choose "
    "another start."
)
NO_BOTTOM = "No minimum is known in this window."
A_LINE = "The bottom of this ground is a line, and no single place to arrive at."
TO_STAY = "from a step on to the end and for five steps beyond"
DOES = {
    ARRIVED: ("has arrived", "have arrived"),
    LOST: ("is lost", "are lost"),
    OUT: ("is out of the picture", "are out of the picture"),
    STILL: ("stands still", "stand still"),
    MOVING: ("is under way", "are under way"),
}


def labels(record: Record) -> list[str]:
    """Name each position of the stepper."""
    return [f"step {t} of {record.n_steps}" for t in record.shown.tolist()]


def values_said(record: Record, some: list[int]) -> str:
    """Return values of the nine as a list: η = 0.01, 0.02 and 0.04."""
    values = [few(float(record.drawn[at])) for at in some]
    return f"{record.symbol} = {listed(values, most=DRAWN)}"


def story(record: Record, step: int) -> list[str]:
    """Say what the nine do at a step, who is lowest, and where the own one stands."""
    t = int(record.shown[step])
    if not record.is_defined:
        return [NOWHERE]
    if t == 0:
        return _start(record)
    return [f"**Step {t}.** {_all(record, t)}", *_lowest(record, t), _own(record, t)]


def _start(record: Record) -> list[str]:
    x, y = map(few, record.walks.points[0, 0].tolist())
    low, high = apart(*record.drawn[[0, -1]].tolist())
    height = few(float(record.walks.values[0, 0]))
    others = "β alone" if record.settings.swept == BETA else "η alone"
    return [
        f"All nine start at ({x}, {y}), at the height f = {height}, and differ in "
        f"{others}: from {low} to {high}.",
        f"Yours is {values_said(record, [record.own])}.",
        *_rule(record),
    ]


def _rule(record: Record) -> list[str]:
    """Say who counts as arrived or, where nobody moves, that there is no bet."""
    if record.nobody_moves:
        slope = few(float(np.hypot(*record.walks.gradients[0, 0])))
        return [f"Here |∇f| = {slope}: nobody gets anywhere, so there is no bet."]
    if not len(record.bottoms):
        return []
    what = a_bottom(record)
    return [f"Who is within {NEAR} of {what}, {TO_STAY}, has arrived with that step."]


def a_bottom(record: Record) -> str:
    """Return at what one may arrive: a minimum, or a kink."""
    return listed([f"a {noun}" for noun in sorted({*record.nouns})], "or")


def no_bottom(record: Record) -> str:
    """Say why there is nowhere to arrive."""
    return A_LINE if is_line(record.settings) else NO_BOTTOM


def point_said(point: np.ndarray) -> str:
    """Return a place in words."""
    return "({}, {})".format(*map(few, point.round(9).tolist()))


def lowest_said(record: Record) -> str:
    """Return who of the nine ends lowest of those not lost, and how high that is."""
    some = record.lowest
    if not some:
        return ""
    heights = record.ends.values[some]
    low = float(heights.min())
    height = few(low)
    if (heights != low).any():
        height += f" but for {few(SAME_HEIGHT * max(1.0, abs(low)))}"
    if len(some) == DRAWN:
        return f"all nine are equally low, at f = {height}"
    are = "is" if len(some) == 1 else "are"
    return f"{values_said(record, some)} {are} lowest, at f = {height}"


def _all(record: Record, t: int) -> str:
    """Say how many of the nine do what after t steps."""
    now = record.states[t]
    parts = []
    for state, does in DOES.items():
        n = now.count(state)
        if n == DRAWN:
            return f"All nine {does[1]}."
        if n:
            parts.append(f"{n} {does[n > 1]}")
    return f"Of the nine, {listed(parts)}."


def _lowest(record: Record, t: int) -> list[str]:
    """Say which of those that are not lost is lowest after t steps, if it is one."""
    heights = record.walks.values[t].copy()
    heights[[state == LOST for state in record.states[t]]] = np.inf
    lowest = np.flatnonzero(heights == heights.min()).tolist()
    if len(lowest) > 1 or not np.isfinite(heights[lowest[0]]):
        return []
    height = few(float(heights[lowest[0]]))
    return [f"Lowest is {values_said(record, lowest)}, at f = {height}."]


def _own(record: Record, t: int) -> str:
    """Say where the learner's own stands after t steps, and what it feels."""
    at, walks = record.own, record.walks
    own = values_said(record, [at])
    if record.states[t][at] == LOST:
        return f"Yours, {own}, is lost since step {walks.n_steps[at] + 1}."
    x, y = map(few, walks.points[t, at].tolist())
    slope = few(float(np.hypot(*walks.gradients[t, at])))
    height = few(float(walks.values[t, at]))
    return f"Yours, {own}, is at ({x}, {y}): f = {height}, |∇f| = {slope}."
