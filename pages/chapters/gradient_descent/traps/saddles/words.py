"""The sentences of "Saddles", step by step, made from the record."""

import numpy as np

from engines.gradient_descent import NEVER
from pages.figures.racers import RACERS
from pages.words.numbers import few, times
from pages.words.sentences import listed

from ..settings import NEWTON
from .record import ON, RIDGE, Record, ahead_of, has_left

HINT = (
    "Bet first, then press Play. Drag k, and see what starting ten times nearer costs. "
    "Click another ✕ to begin there."
)
WHICH = "The saddles of this ground, the lowest first; a click on one takes it."
START = (
    "Beside it in the direction in which the ground falls; exactly on it; or up the "
    "ridge, from which the way leads down to the saddle first."
)
OFF = "All begin 10⁻ᵏ off the saddle, or off its ridge: ten times nearer for each k."
STEPS = "How many steps everyone takes."
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
    return [f"**Step {t}.** {_distance(record, t)}", left_so_far(record, t)]


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
        f"Who is {few(found.radius)} away along the falling way has left.",
    ]


def _who(record: Record) -> str:
    return "Newton begins" if record.settings.walker == NEWTON else "All begin"


def _where(record: Record) -> str:
    """Say where the walks begin."""
    settings = record.settings
    if settings.saddle_start == ON:
        return "exactly on it"
    off = few(record.escape.offset)
    if settings.saddle_start == RIDGE:
        return f"{few(ahead_of(settings))} up the ridge and {off} beside it"
    return f"{off} off it along the falling way"


def _numbers(record: Record) -> str:
    """Return the learning rate, and β where somebody has a velocity."""
    eta = f"η = {few(record.settings.learning_rate)}"
    beta = f" and β = {few(record.settings.momentum)}"
    return eta if record.settings.walker == NEWTON else eta + beta


def _distance(record: Record, t: int) -> str:
    """Say how far the one in hand is, and what its last step made of that."""
    away = record.escape.distances[t - 1 : t + 1, record.hand].tolist()
    who = named(record, record.hand)
    if not away[1]:
        return f"{who} is exactly on the line that does not fall."
    said = f"{who} is {few(away[1])} away along the falling way"
    if not away[0] or has_left(t, record.own_left):
        return f"{said}."
    return f"{said}, {times(away[1] / away[0], BEFORE, 4)}."


def left_so_far(record: Record, t: int) -> str:
    """Name those who have left after t steps, in the order in which they did."""
    left = [at for at in by_leaving(record) if has_left(t, record.left_at[at])]
    if not left:
        return "Nobody has left yet."
    return f"Left so far: {listed([_left(record, at) for at in left])}."


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
