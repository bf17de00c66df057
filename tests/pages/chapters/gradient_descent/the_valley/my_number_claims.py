"""What "My number is different" says of a walk's numbers."""

from pages.chapters.gradient_descent.the_valley.chapter import CHAPTER
from pages.chapters.gradient_descent.the_valley.my_number_is_different.case import (
    case_of,
)
from tests.claims import Claim, Told
from tests.pages.chapters import my_number
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
MY_NUMBER = my_number.claims_of(
    "valley",
    lambda values: case_of(settings_at(CHAPTER, **values)),
    *OBSERVE,
    few=40,
)
