"""What "My number is different" says of a walk's numbers."""

from pages.chapters.gradient_descent.the_valley import own
from pages.chapters.gradient_descent.the_valley.chapter import CHAPTER
from pages.chapters.gradient_descent.the_valley.my_number_is_different.case import (
    case_of,
)
from tests.claims import Claim, Told
from tests.pages.chapters import my_number
from tests.pages.chapters.gradient_descent.the_valley.own_claims import (
    DRAWS,
    formula_of,
)
from tests.pages.looking import settings_at


def _kinds(told: Told) -> list[str]:
    return [told.seen.all_causes[at].kind for at in told.seen.suspects]


OBSERVE = (
    Claim(
        "a step was taken with the slope of the place it leads to.",
        lambda t: (
            [t.seen.all_causes[at].faults for at in t.seen.suspects]
            == [("valley_next_slope",)]
        ),
    ),
    Claim(
        "At which number do the paths part?",
        lambda t: t.record.verdict.parts_at(t.seen.suspects[0]) is not None,
    ),
    Claim(
        "this number is right in another book.",
        lambda t: "convention" in _kinds(t) and 0 not in t.seen.suspects,
    ),
    Claim(
        "Which convention makes it x₃ there?",
        lambda t: t.record.settings.told[0][0] == "x₃",
    ),
    Claim(
        "several causes lead to this digit.",
        lambda t: len(t.seen.suspects) > 1,
    ),
    Claim(
        "Which number tells them apart best?",
        lambda t: bool(t.record.verdict.questions),
    ),
)


def _start(told: Told) -> float:
    settings = told.record.settings
    return own.start_on(settings.formula, settings.start)


OWN_CURVE = (
    Claim(
        "The {letter:*} of your formula is x here.",
        lambda t: (
            t.record.settings.is_own
            and t.word("letter") in t.record.settings.formula
            and t.word("letter") != "x"
        ),
    ),
    Claim(
        "f has no value or no slope at x = {x}, so the walk begins at x = {y}.",
        lambda t: t.reads(x=t.record.settings.start, y=_start(t)),
    ),
    Claim(
        "From {low} to {high} there is nothing to draw: the first end must be less.",
        lambda t: (
            t.reads(low=t.record.settings.window[0], high=t.record.settings.window[1])
            and t.record.settings.window[0] >= t.record.settings.window[1]
        ),
    ),
    Claim(
        "The picture goes from {low} to {high}.",
        lambda t: t.reads(
            low=t.record.settings.surface.domain[0][0],
            high=t.record.settings.surface.domain[0][1],
        ),
    ),
)
MY_NUMBER = my_number.claims_of(
    "valley",
    lambda values: case_of(settings_at(CHAPTER, **values)),
    *OBSERVE,
    *OWN_CURVE,
    draws={"formula": formula_of, **DRAWS},
    few=40,
)
