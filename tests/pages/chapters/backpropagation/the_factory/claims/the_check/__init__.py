"""What "The check" says, judged by a measuring that loses no digit."""

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

THE_CHECK = Claims(
    (*STEPS, *ENDS, *FLAT, *BET, SPANS),
    evidence=evidence,
    answers=answers,
    draws=DRAWS,
    few=25,
)
