"""What "Two losses" says, judged by two walks in plain Python."""

from pages.chapters.backpropagation.the_factory.two_losses.record import RATES
from tests.claims import Claims
from tests.pages.chapters.backpropagation.the_factory.claims.two_losses.ends import (
    BET,
    ENDS,
)
from tests.pages.chapters.backpropagation.the_factory.claims.two_losses.seen import (
    answers,
    evidence,
)
from tests.pages.chapters.backpropagation.the_factory.claims.two_losses.story import (
    STORY,
)


def _rate(rng, seen) -> float:
    return rng.choice([*RATES, round(10 ** rng.uniform(-1, 1), 2)])


TWO_LOSSES = Claims(
    (*STORY, *ENDS, *BET),
    evidence=evidence,
    answers=answers,
    draws={"wake_eta": _rate},
    few=30,
)
