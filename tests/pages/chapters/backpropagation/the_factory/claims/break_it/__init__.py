"""What "Break it" says, judged by bugs and by a measuring of the tests' own."""

from pages.chapters.backpropagation.the_factory.settings import BUGS
from tests.claims import Claims
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.effects import (
    EFFECTS,
)
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.one import (
    ONE,
    PLANTED,
)
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.outside import (
    OUTSIDE,
)
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.seen import (
    answers,
    evidence,
)
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.steps import (
    BET,
    OBSERVE,
    STEP,
)
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.why import (
    RIGHT,
    WHY,
)
from tests.pages.chapters.backpropagation.the_factory.claims.drawn import DRAWS
from tests.pages.chapters.backpropagation.the_factory.claims.passes.note import (
    NOTE,
    OWN_NOTES,
)
from tests.pages.chapters.backpropagation.the_factory.claims.passes.own_draws import (
    OWN_DRAWS,
)

FEW_BUGS = 0.08  # of the switches are on


def _draw_bug(rng, seen) -> bool:
    return rng.random() < FEW_BUGS


BREAK_IT = Claims(
    (
        *(*ONE, *PLANTED, *EFFECTS, *WHY, *OUTSIDE, *RIGHT, *STEP, *BET, *OBSERVE),
        *(NOTE, *OWN_NOTES),
    ),
    evidence=evidence,
    answers=answers,
    draws={**DRAWS, **OWN_DRAWS, **dict.fromkeys(BUGS, _draw_bug)},
    few=60,
)
