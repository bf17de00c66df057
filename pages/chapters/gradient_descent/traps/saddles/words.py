"""The sentences of "Saddles", step by step, made from the record."""

from math import floor, log10

import numpy as np

from engines.gradient_descent import NEVER
from pages.figures.racers import RACERS
from pages.ui.control import Note
from pages.words.numbers import few, times
from pages.words.sentences import listed

from ..settings import NEWTON
from .record import ON, RIDGE, Record, has_left, is_lost

HINT = (
    "Bet first, then press Play. Drag k, and see what starting ten times nearer costs. "
    "Click another ✕ to begin there."
)
WHICH = "The saddles of this ground, the lowest first; a click on one takes it."
START = (
    "Beside it in the direction in which the ground falls; exactly on it; or up the "
    "ridge, the curve from which slow descent leads to the saddle first."
)
OFF = "All begin 10⁻ᵏ off the saddle, or off its ridge: ten times nearer for each k."
STEPS = "How many steps everyone takes."
NO_RIDGE = "No one ridge was found that leads to this saddle: all begin beside it."
FEWEST, MOST = 4, 15  # digits of a factor
BEFORE = "what it was a step before"
NO_SADDLE = "The ground in this window has no saddle to begin on: choose another one."


def labels(record: Record) -> list[str]:
    """Name each position of the stepper."""
    if record.escape is None:
        return ["no saddle"]
    return [f"step {t} of {record.n_steps}" for t in record.shown]


def name_of(record: Record, at: int) -> str:
    """Return a walker's name, as it is written within a sentence."""
    key = record.walkers[at]
    label = RACERS[key].label
    return label.lower() if key == "gradient_descent" else label


def named(record: Record, at: int) -> str:
    """Return a walker's name at the beginning of a sentence."""
    return RACERS[record.walkers[at]].label


def story(record: Record, step: int) -> list[str]:
    """Say where all begin; then how far the one in hand is, and who has left."""
    if record.escape is None:
        return [NO_SADDLE]
    t = record.shown[step]
    if t == 0:
        return _start(record)
    told = f"**Step {t}.** {_distance(record, t)}"
    return [told, left_so_far(record, t), *_lost_so_far(record, t)]


def no_ridge(record: Record) -> Note | None:
    """Say below the choice of a start that there is no ridge to begin on."""
    is_asked = record.escape is not None and record.settings.saddle_start == RIDGE
    return Note(NO_RIDGE) if is_asked and record.ridge is None else None


def digits_of(factor: float) -> int:
    """Return with how many digits a factor is written that is not to look like 1."""
    gap = abs(factor - 1)
    return min(max(FEWEST, 3 - floor(log10(gap))), MOST) if gap else FEWEST


def _start(record: Record) -> list[str]:
    """Say which saddle it is, how it bends, and where all begin."""
    found = record.escape
    x, y = map(few, found.saddle.round(9).tolist())
    bend = (
        f"along the falling way it bends by λ = {few(found.curvature)}"
        if found.curvature
        else "it has no bend, λ = 0"
    )
    return [
        f"The saddle at ({x}, {y}): {bend}.",
        f"{_who(record)} {_where(record)}, with {_numbers(record)}.",
        _who_has_left(record),
    ]


def _who_has_left(record: Record) -> str:
    radius = few(record.escape.radius)
    if record.ridge is None:
        return f"Who is {radius} away along the falling way has left."
    return (
        f"Who comes within {radius} of the saddle and is {radius} away along the "
        "falling way after that has left."
    )


def _who(record: Record) -> str:
    return "Newton begins" if record.settings.walker == NEWTON else "All begin"


def _where(record: Record) -> str:
    """Say where the walks begin."""
    settings = record.settings
    if settings.saddle_start == ON:
        return "exactly on it"
    off = few(record.escape.offset)
    if record.ridge is not None:
        return f"{few(record.ahead)} up the ridge and {off} beside it"
    return f"{off} off it along the falling way"


def _numbers(record: Record) -> str:
    """Return the learning rate, and β where somebody has a velocity."""
    eta = f"η = {few(record.settings.learning_rate)}"
    beta = f" and β = {few(record.settings.momentum)}"
    return eta if record.settings.walker == NEWTON else eta + beta


def _distance(record: Record, t: int) -> str:
    """Say how far the one in hand is, and what its last step made of that."""
    if is_lost(record, record.hand, t):
        return f"{named(record, record.hand)} flew off at step {record.own_lost}."
    away = record.escape.distances[t - 1 : t + 1, record.hand].tolist()
    who = named(record, record.hand)
    if not away[1]:
        return f"{who} is exactly on the line that does not fall."
    said = f"{who} is {few(away[1])} away along the falling way"
    if not away[0] or has_left(t, record.own_left):
        return f"{said}."
    factor = away[1] / away[0]
    return f"{said}, {times(factor, BEFORE, digits_of(factor))}."


def left_so_far(record: Record, t: int) -> str:
    """Name those who have left after t steps, in the order in which they did."""
    left = [at for at in by_leaving(record) if has_left(t, record.left_at[at])]
    if not left:
        return "Nobody has left yet."
    return f"Left so far: {listed([_left(record, at) for at in left])}."


def _lost_so_far(record: Record, t: int) -> list[str]:
    """Name those who have flown off after t steps, the first of them first."""
    lost = [at for at in by_losing(record) if is_lost(record, at, t)]
    return [lost_since(record, lost)] if lost else []


def lost_since(record: Record, lost: list[int]) -> str:
    """Say of some when they flew off."""
    at = record.escape.lost_at.tolist()
    return f"Lost: {listed([f'{name_of(record, k)} at step {at[k]}' for k in lost])}."


def by_losing(record: Record) -> list[int]:
    """Return those who fly off, the first of them first."""
    lost = record.escape.lost_at
    some = np.flatnonzero(lost != NEVER)
    return some[np.argsort(lost[some], kind="stable")].tolist()


def by_leaving(record: Record) -> list[int]:
    """Return those who leave, the first of them first."""
    left = record.escape.left_at
    some = np.flatnonzero(left != NEVER)
    return some[np.argsort(left[some], kind="stable")].tolist()


def _left(record: Record, at: int) -> str:
    return f"{name_of(record, at)} at step {record.left_at[at]}"


def who_stays(record: Record) -> list[int]:
    """Return those who do not leave in all steps."""
    return np.flatnonzero(record.escape.left_at == NEVER).tolist()
