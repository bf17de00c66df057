"""Challenges: what to bring about, asked of the record, with a hint."""

from collections.abc import Callable
from dataclasses import dataclass, fields

from pages.ui.control import AfterBet, Note
from pages.words.numbers import percent
from pages.words.sentences import counted

from ..record import Settings
from .record import SOLVED, Record
from .words import share, when

LOST = 0.7  # share right: who ends below it is broken
SOON = 3  # epochs
ONLY_SHOWN = ("part", "show", "challenge", "paint", "chosen")
FIRST = Settings()


@dataclass(frozen=True)
class Challenge:
    """Something to bring about: what is asked, when it is met, how one stands."""

    asks: str
    wants: Callable[[Record], bool]  # whether the settings are of the kind
    is_met: Callable[[Record], bool]
    stands: Callable[[Record], str]
    hint: str


def is_solved(record: Record) -> bool:
    """Tell whether enough of the samples held out are right at the end."""
    return not record.is_lost and bool(record.scores[-1, 1] >= SOLVED)


def n_weights(record: Record) -> int:
    """Return how many weights it has, biases not counted."""
    return sum(one.size for one in record.problem.start.weights)


def n_changed(record: Record) -> int:
    """Return how many settings differ from those of the first example."""
    now = record.settings
    names = (one.name for one in fields(Settings) if one.name not in ONLY_SHOWN)
    return sum(getattr(now, name) != getattr(FIRST, name) for name in names)


def _right(record: Record) -> str:
    return f"Held out, {share(record, float(record.scores[-1, 1]))} right at the end."


def _weights(record: Record) -> str:
    return f"It has {counted(n_weights(record), 'weight')}. {_right(record)}"


def _units(record: Record) -> str:
    n = counted(sum(record.settings.hidden), "hidden unit")
    return f"It has {n}. {_right(record)}"


def _changes(record: Record) -> str:
    n = counted(n_changed(record), "setting")
    return f"You have changed {n} of the first example. {_right(record)}"


def _soon(record: Record) -> str:
    at = record.solved_at
    reached = f"It is solved {when(record, at)}." if at is not None else "Not solved."
    return f"{reached} {_right(record)}"


def _is_of(name: str) -> Callable[[Record], bool]:
    return lambda record: record.settings.data == name


CHALLENGES = {
    "Spiral, few weights": Challenge(
        "Solve the spiral with as few weights as you can.",
        _is_of("spiral"),
        is_solved,
        _weights,
        "A wave goes up and down again: what could carry a spiral?",
    ),
    "XOR, two units": Challenge(
        "Solve XOR with at most two hidden units.",
        _is_of("xor"),
        lambda record: is_solved(record) and sum(record.settings.hidden) <= 2,
        _units,
        "One of the features that it may be told is nearly the answer.",
    ),
    "Break it": Challenge(
        "Change one setting of the first example so that at the end fewer than "
        f"{percent(LOST)} of the samples held out are right.",
        lambda record: n_changed(record) == 1,
        lambda record: n_changed(record) == 1 and bool(record.scores[-1, 1] < LOST),
        _changes,
        "What happens to a step that is far too large, or far too small?",
    ),
    "In three epochs": Challenge(
        f"Solve the circle within {SOON} epochs.",
        _is_of("circle"),
        lambda record: (
            record.solved_at is not None and record.epoch_at(record.solved_at) <= SOON
        ),
        _soon,
        "More updates an epoch, larger ones, or features that make it easy.",
    ),
}
NAMES = {"None": "", **{name: name for name in CHALLENGES}}


def before(record: Record) -> Note | None:
    """Say what is asked, and the hint."""
    challenge = CHALLENGES.get(record.settings.challenge)
    return challenge and Note(f"{challenge.asks} Hint: {challenge.hint}")


def told(record: Record) -> Note | None:
    """Say whether it is met, and how it stands."""
    challenge = CHALLENGES.get(record.settings.challenge)
    if challenge is None or not getattr(record, "is_whole", True):
        return before(record)
    if not challenge.wants(record):
        verdict = "These settings are not what it asks about."
        return Note(f"{challenge.asks} {verdict} Hint: {challenge.hint}")
    verdict = "**Met.**" if challenge.is_met(record) else "**Not met.**"
    return Note(
        f"{challenge.asks} {verdict} {challenge.stands(record)} Hint: {challenge.hint}"
    )


NOTE = AfterBet(told, before)
