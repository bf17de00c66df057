"""What "My number is different" says of a network's numbers."""

from engines.slips import SLIPS, Quantity
from pages.chapters.backpropagation.the_factory.chapter import CHAPTER
from pages.chapters.backpropagation.the_factory.my_number_is_different.case import (
    case_of,
)
from pages.chapters.backpropagation.the_factory.my_number_is_different.controls import (
    settings_of,
)
from pages.chapters.my_number.words import TITLE
from tests.claims import Claim, Told
from tests.pages.chapters import my_number
from tests.pages.chapters.my_number import decimals_of
from tests.pages.looking import settings_at

from .passes.draws import DRAWS
from .passes.note import NOTE, OWN_NOTES


def _kinds(told: Told) -> list[str]:
    return [told.seen.all_causes[at].kind for at in told.seen.suspects]


OBSERVE = (
    Claim(
        "somebody has worked out this weight with one slip.",
        lambda t: _kinds(t) == ["slip"],
    ),
    Claim(
        "Which cause leads to it, and where in the network do the paths part?",
        lambda t: bool(t.seen.suspects) and 0 not in t.seen.suspects,
    ),
    Claim(
        "half the web prints this error for Mazur's example, with nine digits.",
        lambda t: t.record.settings.told == (("new E", "0.291027924"),),
    ),
    Claim("How many causes lead to it?", lambda t: bool(t.seen.suspects)),
    Claim(
        "four new weights of the 2-2-1 with 0.35 and 0.9, as many pages print them.",
        lambda t: len(t.seen.texts) == 4 and t.record.settings.sample[0][0] == 0.35,
    ),
    Claim(
        "No single cause leads to all four: which two do?",
        lambda t: not t.seen.fits(4) and "pair" in _kinds(t),
    ),
    Claim(
        "three decimals were kept at every step.",
        lambda t: _kinds(t) == ["rounding"] and t.seen.suspects == [3],
    ),
    Claim(
        "Is the third one of the answer to be trusted?",
        lambda t: 0 not in t.seen.suspects and decimals_of(t.seen.texts[0]) == 3,
    ),
    Claim(
        "two digits prove little.",
        lambda t: decimals_of(t.seen.texts[0]) == 2 and t.seen.by_chance[1] > 0.1,
    ),
    Claim(
        "How many causes lead to them, and which number should be computed next?",
        lambda t: len(t.seen.suspects) > 1,
    ),
)


def _told_in(unit: str) -> dict:
    """Return values at which E is told in another logarithm: rarely met by chance."""
    values = {"part": TITLE, "net": "3-3-2 softmax"}
    case = case_of(settings_at(CHAPTER, **values))
    found = SLIPS[unit].run(case.example)[case.example.places[Quantity("loss")]]
    return {**values, "told": (("E", f"{found:.6f}"),)}


MY_NUMBER = my_number.claims_of(
    "factory",
    lambda values: case_of(settings_of(values)),
    my_number.plants(),
    NOTE,
    *OWN_NOTES,
    *OBSERVE,
    draws={**DRAWS, "round": lambda rng, seen: rng.choice((1, 1, 2, 3))},
    also=(_told_in("in_bits"), _told_in("in_log10")),
    few=25,
)
