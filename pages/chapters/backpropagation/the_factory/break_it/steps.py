"""What a step with the faulty gradients brings, beside the right one."""

from math import isfinite
from typing import NamedTuple

from pages.words.numbers import apart, few

from .not_in_gradients import is_other_step, parting
from .record import Record, planted

FAMOUS = "0.291027924"  # what half the web prints for Mazur's example
DIGITS, MOST = 9, 17  # of an error
BEYOND = "beyond 10³⁰⁸, the end of all numbers here"


class Words(NamedTuple):
    """How the right step and the faulty one are told apart."""

    with_right: str
    with_these: str
    alike: str
    both_rise: str
    by_luck: str


GRADIENTS = Words(
    "with the right gradients",
    "with these",
    "with these gradients as with the right ones",
    "It rises with both: the step is too large.",
    "It falls with these, by luck: with the right ones the step is too large.",
)
THE_STEP = Words(
    "with the right step",
    "with this one",
    "with this step as with the right one",
    "It rises with both; the right one is too large.",
    "It falls with this one, by luck: the right one is too large.",
)


def steps(record: Record) -> str:
    """Compare a step with the right gradients and one with the faulty ones."""
    (_, before), (right, wrong) = record.losses, record.losses_of_steps
    rate, error = few(record.settings.learning_rate), _which(record)
    if not (isfinite(right) and isfinite(wrong)):
        first = few(before, DIGITS)
        return _beyond(record, f"One step of η = {rate} takes {error} from {first}")
    first, second, third = apart(before, right, wrong, digits=DIGITS, most=MOST)
    says = f"One step of η = {rate} takes {error} from {first} to **{second}**"
    if right == before:
        says = f"One step of η = {rate} leaves {error} at **{first}**"
    if not planted(record.settings):
        return f"{says}."
    words = THE_STEP if is_other_step(record) else GRADIENTS
    if wrong == right:
        return f"{says}, {words.alike}.{_idle(record)}"
    takes = "and takes it to" if right == before else "to"
    told = f"{says} {words.with_right}, {takes} **{third}** {words.with_these}."
    return f"{told} {_verdict(record, words)}"


def _beyond(record: Record, says: str) -> str:
    """Say with which step E is larger than any number can be here."""
    words = THE_STEP if is_other_step(record) else GRADIENTS
    right, wrong = record.losses_of_steps
    too_large = f"**{BEYOND}**"
    if not isfinite(right) and not isfinite(wrong):
        return f"{says} {too_large}, {words.alike}."
    if isfinite(wrong):
        return (
            f"{says} {too_large} {words.with_right}, to **{few(wrong, DIGITS)}** "
            f"{words.with_these}."
        )
    return (
        f"{says} to **{few(right, DIGITS)}** {words.with_right}, {too_large} "
        f"{words.with_these}."
    )


def _which(record: Record) -> str:
    """Name E; where this pass finds another one, the right one is meant."""
    return "the right E" if parting(record) else "E"


def _verdict(record: Record, words: Words) -> str:
    """Say what one would see who watches E alone."""
    (_, before), (right, wrong) = record.losses, record.losses_of_steps
    starts = words.with_these[0].upper() + words.with_these[1:]
    if wrong == before:
        return f"{starts} it stays."
    if wrong > before:
        return words.both_rise if right > before else f"{starts} it rises."
    if right > before:
        return words.by_luck
    if not record.failed or parting(record):
        return "E falls with both."
    return (
        "E falls all the same: training would seem to work, and nobody would notice. "
        "The check does."
    )


def _idle(record: Record) -> str:
    """Say why a step does not show the bug, where that is known."""
    places = [*record.settings.names.places()]
    only_biases = all(places[k].source is None for k in record.failed)
    if record.settings.biases or not record.failed or not only_biases:
        return ""
    return (
        " This step leaves the biases alone, so it cannot show what is wrong with "
        "their gradients. The check does."
    )


def famous(record: Record) -> list[str]:
    """Tell where the number comes from that half the web prints."""
    right, wrong = record.losses_of_steps
    if f"{wrong:.9f}" != FAMOUS or planted(record.settings) != ["update_first"]:
        return []
    return [
        f"**{FAMOUS}** is the number that half the web prints for this example; "
        f"right is {right:.9f}."
    ]
