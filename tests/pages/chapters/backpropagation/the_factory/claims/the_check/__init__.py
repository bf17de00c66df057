"""What "The check" says, judged by a measuring that loses no digit."""

from pages.chapters.backpropagation.the_factory.factories import FACTORIES
from tests.claims import Claims
from tests.pages.chapters.backpropagation.the_factory.claims.drawn import DRAWS
from tests.pages.chapters.backpropagation.the_factory.claims.shared import SPANS
from tests.pages.chapters.backpropagation.the_factory.claims.the_check.bets import BET
from tests.pages.chapters.backpropagation.the_factory.claims.the_check.ends import ENDS
from tests.pages.chapters.backpropagation.the_factory.claims.the_check.flat import FLAT
from tests.pages.chapters.backpropagation.the_factory.claims.the_check.seen import (
    answers,
    evidence,
)
from tests.pages.chapters.backpropagation.the_factory.claims.the_check.steps import (
    STEPS,
)

NEAR_CORNER = ((0.2, 0.5), (-0.33, 0.4), (0.0, 0.0))  # z of h₁ is 0.001


def _draw_weights(rng, seen):
    is_first = seen["221_x"] == FACTORIES["2-2-1"].samples
    if is_first and seen["act"] == "ReLU" and seen["net"] == "2-2-1":
        return NEAR_CORNER
    return DRAWS["221_w"](rng, seen)


THE_CHECK = Claims(
    (*STEPS, *ENDS, *FLAT, *BET, SPANS),
    evidence=evidence,
    answers=answers,
    draws={**DRAWS, "221_w": _draw_weights},
    few=25,
)
