"""The claims of the part "Bag"."""

import re
from math import log2

from tests.claims import Claim, Claims, Told, reads_as

from .bag_bet import BET, OBSERVE, right
from .evidence import SAME, SINGULAR, Bag, by_any_log
from .shared import DRAWN, SHARED, UNIT, names_in, noun_fits, unit_fits

LOG = {"bits": "log₂", "nats": "ln", "hartleys": "log₁₀"}


def side(bits: float, mean: float) -> str:
    if abs(bits - mean) < SAME:
        return "as much as"
    return "more than" if bits > mean else "less than"


def draw(told: Told) -> bool:
    seen, colour = told.seen, told.seen.drawn(told.step)
    bits, mean = seen.surprises[colour], seen.entropy
    look_alike = told.said["bits"] == told.said["mean"]
    return (
        told.reads(p=seen.shares[colour], bits=bits, mean=mean)
        and told.word("side") == side(bits, mean)
        and look_alike == (told.word("side") == "as much as")
        and unit_fits(told, "bits")
    )


def so_far(told: Told) -> bool:
    bits = told.seen.surprise_by(told.step)
    return (
        told["n"] == told.step
        and told.reads(bits=bits, mean=bits / told.step)
        and reads_as(told.said["mean"], told["bits"] / told.step)
        and unit_fits(told, "bits")
        and noun_fits(told["n"], told)
    )


def surprises(told: Told) -> bool:
    found = re.findall(r"(\S+) (\w+) \((\w+)\)", told.word("list"))
    seen, many = told.seen, told.record.settings.log
    return (
        not seen.is_even
        and [colour for *_, colour in found] == [*seen.counts]
        and all(reads_as(text, seen.surprises[colour]) for text, _, colour in found)
        and all(
            unit == (SINGULAR[many] if text == "1" else many) for text, unit, _ in found
        )
        and told.reads(mean=seen.entropy)
        and unit_fits(told, "mean")
    )


def average(told: Told) -> bool:
    n = told.record.settings.n_draws
    return (
        told["n"] == n
        and told.reads(bits=told.seen.surprise_by(n) / n, mean=told.seen.entropy)
        and unit_fits(told, "bits")
    )


def ceiling(told: Told) -> bool:
    k, seen = len(told.seen.counts), told.seen
    return (
        told["k"] == told["again"] == k > 1
        and told.reads(mean=seen.entropy, most=log2(k) * seen.one_bit)
        and told.word("log") == LOG[told.record.settings.log]
        and told.word("sign") == ("=" if seen.is_even else "<")
        and told.word("are") == ("are" if seen.is_even else "are not")
        and (told.said["mean"] == told.said["most"]) == seen.is_even
    )


def terms(seen: Bag) -> dict[str, float]:
    return {name: seen.shares[name] * seen.surprises[name] for name in seen.counts}


def largest(seen: Bag) -> list[str]:
    found = terms(seen)
    return [name for name in found if found[name] > max(found.values()) - SAME]


def rarest(told: Told) -> bool:
    """Judge what is said of the rarest: its share, its surprise, and its part of H."""
    seen, one = told.seen, told.seen.rarest[0]
    return (
        not seen.is_even
        and names_in(told.word("names")) == seen.rarest
        and told.reads(
            bits=seen.surprises[one], share=seen.shares[one], term=terms(seen)[one]
        )
        and unit_fits(told, "bits")
    )


def adds_most(told: Told) -> bool:
    alone = told.word("rank") == "more than any other colour"
    most = largest(told.seen)
    fits = most == told.seen.rarest if alone else {*most} > {*told.seen.rarest}
    return rarest(told) and fits


def others_add_most(told: Told) -> bool:
    most = largest(told.seen)
    return (
        rarest(told)
        and told.seen.rarest[0] not in most
        and names_in(told.word("best")) == most
        and told.reads(top=terms(told.seen)[most[0]])
        and told.said["top"] != told.said["term"]
        and (told.word("verb") == "adds") == (told.word("apiece") == "")
        and (told.word("verb") == "adds") == (len(most) == 1)
    )


ONE = (
    f"The rarest colour, {{names:*}}, surprises most, {{bits}} {UNIT}; with its share "
)
ONE += "of {share} it adds {term} to H, "
SOME = f"The rarest colours, {{names:*}}, surprise most, {{bits}} {UNIT} each; with "
SOME += "its share of {share} each adds {term} to H, "
RANK = "{rank:more than any other colour|and no colour adds more}."
BEST = "while {best:*} {verb:adds|add} most, {top}{apiece:| each}."


def one_only(holds):
    return lambda told: len(told.seen.rarest) == 1 and holds(told)


def several(holds):
    return lambda told: len(told.seen.rarest) > 1 and holds(told)


ENDING = (
    Claim(
        f"After {{n}} draws the average surprise is {{bits}} {UNIT}; in the long run "
        "it comes to H = {mean}.",
        average,
    ),
    Claim(
        "One colour: H = {mean}, the least there is, and nothing is to ask.",
        lambda told: len(told.seen.counts) == 1 and told.reads(mean=0),
    ),
    Claim(
        "0 < H = {mean} {sign:=|<} {log:log₂|ln|log₁₀} {k} = {most}, the ceiling for "
        "{again} colours, because the shares {are:are|are not} all equal.",
        ceiling,
    ),
    Claim(ONE + RANK, one_only(adds_most)),
    Claim(ONE + BEST, one_only(others_add_most)),
    Claim(SOME + RANK, several(adds_most)),
    Claim(SOME + BEST, several(others_add_most)),
)
STORY = (
    Claim(
        f"Its share is p = {{p}}, so it surprises by {{bits}} {UNIT}: "
        "{side:as much as|more than|less than} the average H = {mean}.",
        draw,
    ),
    Claim(
        f"So far {{bits}} {UNIT} in {{n}} {{noun:draw|draws}}: {{mean}} a draw.", so_far
    ),
    Claim(
        f"Every draw is certain, so no draw can surprise: H = {{mean}} {UNIT}.",
        lambda told: (
            len(told.seen.counts) == 1
            and told.reads(mean=0)
            and unit_fits(told, "mean")
        ),
    ),
    Claim(
        f"Every draw surprises by the same: so H = {{mean}} {UNIT}.",
        lambda told: (
            told.seen.is_even
            and told.reads(mean=told.seen.entropy)
            and unit_fits(told, "mean")
        ),
    ),
    Claim(
        f"A draw surprises by {{list:*}}; averaged over many draws that is H = "
        f"{{mean}} {UNIT}.",
        surprises,
    ),
)


CLAIMS = Claims(
    (*SHARED, DRAWN, *STORY, *ENDING, *BET, *OBSERVE),
    evidence=Bag,
    answers=right,
    settings=by_any_log,
)
