"""What the presets of "Grow" ask the learner to look at."""

from tests.claims import Claim, Told

from .evidence import NEAR
from .grown import is_open


def well_begun(told: Told) -> bool:
    seen = told.seen
    is_best = bool(seen.questions) and seen.missed(*seen.questions[0]) < NEAR
    mixed = [*filter(is_open, seen.children(1).values())] if is_best else []
    n = {1: "one", 2: "two", 3: "three"}.get(len(mixed))
    return len(seen.questions) == 1 and told.word("n") == n


def badly_begun(told: Told) -> bool:
    seen = told.seen
    regrets = bool(seen.questions) and seen.missed(*seen.questions[0]) > NEAR
    return regrets and not seen.is_finished


def all_is_told(told: Told) -> bool:
    """Tell whether the answers of a row tell its class, so that no tree is wrong."""
    return told.seen.findable > told.seen.in_bits.entropy - NEAR


def gains_later(told: Told) -> bool:
    alone = [told.seen.in_bits.bits(name) for name in told.seen.names]
    return max(alone) < NEAR and told.seen.findable > NEAR


OBSERVE = (
    Claim(
        "the best question is asked, and {n:one|two|three} bags are still mixed.",
        well_begun,
    ),
    Claim(
        "Ask on, or let the machine: each question is asked only of the rows that "
        "reach it.",
        lambda told: len(told.seen.questions) > 0 and not told.seen.is_finished,
    ),
    Claim(
        "Which bits of the ledger does it pay for?",
        lambda told: told.seen.left > NEAR and not told.seen.is_finished,
    ),
    Claim("the first question is not the best one.", badly_begun),
    Claim(
        "Let the machine finish: the tree still ends without a mistake, and the bits "
        "missed at first are bought later.",
        lambda told: badly_begun(told) and all_is_told(told),
    ),
    Claim("At what price?", badly_begun),
    Claim(
        "neither switch alone says anything, so both gains are zero.",
        gains_later,
    ),
    Claim(
        "Ask one after the other: would it be a mistake to stop at a zero gain?",
        gains_later,
    ),
)
