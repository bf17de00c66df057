"""Sentences that several parts of "Marbles" say, and how their words are judged."""

import re

from pages.chapters.information_gain.marbles.record import NAMES
from tests.claims import Claim, Told

from .evidence import SINGULAR

COLOURS = "|".join(NAMES)
UNIT = "{unit:bit|bits|nat|nats|hartley|hartleys}"


def counts_told(told: Told) -> bool:
    """Tell whether a list of marbles is what is in the bag."""
    found = re.findall(r"(\d+) (\w+)", told.word("list"))
    return {colour: int(n) for n, colour in found} == told.seen.counts


def names_in(text: str) -> list[str]:
    """Return the colours that are listed."""
    return [word for word in re.findall(r"\w+", text) if word not in ("and", "or")]


def unit_fits(told: Told, number: str, unit: str = "unit") -> bool:
    """Tell whether it is the unit that was chosen, in the singular behind 1 only."""
    many = told.record.settings.log
    return told.word(unit) == (SINGULAR[many] if told.said[number] == "1" else many)


def noun_fits(number: float, told: Told, place: str = "noun") -> bool:
    """Tell whether a noun is in the singular for one only."""
    return told.word(place).endswith("s") == (number != 1)


SHARED = (
    Claim(
        "The bag holds {n} {noun:marble|marbles}: {list:*}; what is drawn is put back.",
        lambda told: (
            told["n"] == told.seen.total
            and noun_fits(told["n"], told)
            and counts_told(told)
        ),
    ),
    Claim(
        f"The bag holds {{n}} {{colour:{COLOURS}}} {{noun:marble|marbles}}; what is "
        "drawn is put back.",
        lambda told: (
            told.seen.counts == {told.word("colour"): told["n"]}
            and noun_fits(told["n"], told)
        ),
    ),
    Claim(
        f"The bag is empty, so one {{colour:{COLOURS}}} marble stands in.",
        lambda told: (
            told.record.settings.is_empty
            and told.seen.counts == {told.word("colour"): 1}
        ),
    ),
)
DRAWN = Claim(
    f"Draw {{at}} of {{n}}: {{a:a|an}} {{colour:{COLOURS}}} marble.",
    lambda told: (
        told["at"] == told.step
        and told["n"] == told.record.settings.n_draws
        and told.word("colour") == told.seen.drawn(told.step)
        and (told.word("a") == "an") == (told.word("colour") == "orange")
    ),
)
