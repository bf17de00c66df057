"""What "My number is different" says of a split's numbers."""

import random
from dataclasses import replace

from pages.chapters.information_gain.marbles.my_number_is_different.case import case_at
from pages.chapters.information_gain.marbles.your_counts.record import OUTLOOK
from tests.claims import Claim, Told, reads_as
from tests.pages.chapters import my_number

from . import counted
from .counted import Paper
from .counted_ends import MISMATCH


def _faults(told: Told) -> list[tuple[str, tuple[str, ...]]]:
    """Return the kinds and the faults of what fits."""
    some = [told.seen.all_causes[at] for at in told.seen.suspects]
    return [(cause.kind, cause.faults) for cause in some]


def _fits(kind: str, name: str):
    """Return a question: whether one cause alone fits, this one."""
    return lambda told: _faults(told) == [(kind, (name,))]


def _paper(told: Told) -> Paper:
    return Paper(told.record)


def _on_paper(claim: Claim) -> Claim:
    """Return a claim that is decided by the counts as they stand on paper."""
    return Claim(
        claim.shape.text, lambda told: claim.holds(replace(told, seen=_paper(told)))
    )


OBSERVE = (
    Claim(
        "many books print {printed} for this gain, though rounding makes it {rounded}.",
        lambda told: (
            told.said["printed"] == told.seen.texts[0]
            and told.reads(rounded=_paper(told).gain)
            and len(told.said["rounded"]) == len(told.said["printed"])
            and not reads_as(told.said["printed"], _paper(told).gain)
        ),
    ),
    Claim(
        "Is there a slip, or what became of the digits?",
        _fits("convention", "cut_off"),
    ),
    Claim(
        "nothing went wrong in this gain, and yet it is not {right}.",
        lambda told: (
            {kind for kind, _ in _faults(told)} == {"convention"}
            and told.reads(right=_paper(told).gain)
            and not reads_as(told.seen.texts[0], _paper(told).gain)
        ),
    ),
    Claim("Which unit is it in?", _fits("convention", "split_natural")),
    Claim(
        "under the name of the gain stands what ranks questions for some in its place.",
        _fits("convention", "split_ratio_for_gain"),
    ),
    Claim(
        "What is the gain to be divided by?",
        lambda told: reads_as(
            told.seen.texts[0],
            _paper(told).gain / _paper(told).entropy(_paper(told).sizes),
        ),
    ),
    Claim(
        "somebody has worked out this gain with one slip.",
        _fits("slip", "split_plain_mean"),
    ),
    Claim(
        "Which cause leads to it, and where in the counts do the paths part?",
        lambda told: bool(told.seen.suspects) and 0 not in told.seen.suspects,
    ),
)


VALUES = {"counts": OUTLOOK, "log": next(iter(counted.LOGS))}


def settings(rng: random.Random) -> dict:
    """Return counts of any kind, and numbers told of them."""
    values = counted.settings(rng)
    return {**values, "told": my_number.drawn(case_at)(rng, values)}


MY_NUMBER = my_number.claims_of(
    "split",
    case_at,
    *map(_on_paper, MISMATCH),
    *OBSERVE,
    # Every right number is finite; and who leaves log 0 without a value has none to
    # tell that another does not have, too.
    never=("The right way leads beyond", "“0 log 0 undefined”"),
    settings=settings,
    also=({**VALUES, "told": (("gain ratio", "0.2624"),)},),
    few=25,
)
