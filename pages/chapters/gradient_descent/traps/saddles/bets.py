"""The bet of "Saddles": at which step has the one in hand left?"""

from engines.gradient_descent import NEVER
from pages.ui.bets import Bet
from pages.words.numbers import few

from .record import Record
from .words import name_of

ABOUT = (
    *("landscape", "formula", "window", "condition_number", "rotation"),
    *("walker", "learning_rate", "momentum"),
    *("saddle", "saddle_start", "saddle_exponent", "saddle_steps"),
)
ENDS = (10, 30, 100)  # of what may be bet on
CLOSES = 10  # steps: then one sees how it goes


def bet(record: Record) -> Bet | None:
    """Ask at which step the one in hand has left the saddle."""
    if record.escape is None:
        return None
    n, radius = record.n_steps, few(record.escape.radius)
    what = f"{radius} away along the falling way"
    if record.ridge is not None:
        what = f"within {radius} of it, and then {what}"
    options = options_of(n)
    return Bet(
        f"At which step has {name_of(record, record.hand)} left the saddle ({what})?",
        options[bucket(record.own_left)],
        _reason(record),
        options=options,
        told_at=_told_at(record),
    )


def options_of(n: int) -> list[str]:
    """Return what may be bet on where n steps are taken."""
    first, second, third = ENDS
    return [
        f"by step {first}",
        f"step {first + 1} to {second}",
        f"step {second + 1} to {third}",
        f"step {third + 1} to {n}",
        f"not in {n} steps",
    ]


def bucket(left: int) -> int:
    """Return the number of the option that holds a step, or NEVER."""
    if left == NEVER:
        return len(ENDS) + 1
    return sum(left > end for end in ENDS)


def _reason(record: Record) -> str:
    left = record.own_left
    if left != NEVER:
        return f"It left at step {left}."
    if record.escape.came_at[record.hand] == NEVER:
        return f"It never came within {few(record.escape.radius)} of the saddle."
    if record.own_lost != NEVER:
        return f"It flew off at step {record.own_lost}, not along the falling way."
    away = few(float(record.escape.distances[-1, record.hand]))
    return f"After {record.n_steps} steps it is {away} away along the falling way."


def _told_at(record: Record) -> int:
    """Return the position at which it has left, or one sees how it goes."""
    left = record.own_left
    step = min(CLOSES, left) if left != NEVER else CLOSES
    return max(1, next(at for at, t in enumerate(record.shown) if t >= step))
