"""The claims of the part "Questions"."""

import re
from math import log2

from tests.claims import Claim, Claims, Told, reads_as

from .evidence import SAME, Bag, by_any_log
from .questions_ending import ENDING, converted, lengths, tree, uneven
from .shared import DRAWN, SHARED, UNIT, names_in, noun_fits, unit_fits

ASKED = re.compile(r"“Is it ([^”]*)\?” (yes|no)")


def begins(told: Told) -> bool:
    root = tree(told)
    yes, no = ({*root.under[side[0]]} for side in (root.yes, root.no))
    asked = {*names_in(told.word("names"))}
    return asked == yes and yes | no == {*told.seen.counts} and not yes & no


def found(told: Told) -> bool:
    """Follow the questions: the answers are true, and nothing else is left at last."""
    seen, colour = told.seen, told.seen.drawn(told.step)
    asked = ASKED.findall(told.word("asked"))
    left = {*seen.counts}
    for text, answer in asked:
        if left == {colour} or (colour in names_in(text)) != (answer == "yes"):
            return False
        left &= {*names_in(text)} if answer == "yes" else left - {*names_in(text)}
    return (
        left == {colour}
        and told["n"] == len(asked)
        and noun_fits(told["n"], told)
        and told.reads(bits=seen.surprises[colour])
        and unit_fits(told, "bits")
    )


def so_far(told: Told) -> bool:
    needs = lengths(told)
    total = sum(needs[told.seen.drawn(at)] for at in range(1, told.step + 1))
    return (
        told["total"] == total
        and told["n"] == told.step
        and told.reads(mean=total / told.step)
        and noun_fits(total, told)
        and noun_fits(told["n"], told, "draws")
    )


def added_up(told: Told) -> bool:
    """A share and a number of questions for each colour; no plan has a smaller sum."""
    pairs = re.findall(r"(\S+) × (\d+)", told.word("sum"))
    seen, needs = told.seen, lengths(told)
    return (
        [int(n) for _, n in pairs] == [needs[name] for name in seen.counts]
        and all(map(reads_as, [p for p, _ in pairs], seen.shares.values()))
        and told.reads(asked=seen.questions)
        and reads_as(told.said["asked"], sum(float(p) * int(n) for p, n in pairs))
    )


def pairs_of(told: Told) -> bool:
    return [*told.seen.counts.items()] == [("blue", 3), ("orange", 2), ("green", 1)]


STORY = (
    Claim(
        "There is nothing to ask: you know the colour before the draw.",
        lambda told: len(told.seen.counts) == 1,
    ),
    Claim(
        "Someone draws one of the {n} marbles and hides it, and you may ask yes/no "
        "questions: Huffman's tree begins with “Is it {names:*}?”",
        lambda told: told["n"] == told.seen.total and begins(told),
    ),
    Claim(
        f"{{asked:*}}: found after {{n}} {{noun:question|questions}}, for a surprise "
        f"of {{bits}} {UNIT}.",
        found,
    ),
    Claim(
        "Known before the draw: no question is needed, and nothing surprises.",
        lambda told: len(told.seen.counts) == 1,
    ),
    Claim(
        "So far {total} {noun:question|questions} in {n} {draws:draw|draws}: {mean} a "
        "draw.",
        so_far,
    ),
)
BET = (
    Claim(
        "Someone draws one of the {n} marbles, and you find out its colour with the "
        "questions of this tree: how many do you need on average?",
        lambda told: told["n"] == told.seen.total > 1,
    ),
    Claim(
        "Someone draws the only marble, and you find out its colour with the "
        "questions of this tree: how many do you need on average?",
        lambda told: told.seen.total == 1,
    ),
    Claim("Each colour's share times its questions: {sum:*} = {asked}.", added_up),
    Claim(
        "The entropy is {bits} {unit:bit|bits}: no questions can do with fewer than "
        "that on average.",
        lambda told: (
            told.record.settings.log == "bits"
            and told.reads(bits=told.seen.bits)
            and unit_fits(told, "bits")
            and told.seen.questions >= told.seen.bits - SAME
        ),
    ),
    Claim(
        f"The entropy is {{here}} {UNIT}, which is {{bits}} {{one:bit|bits}}: no "
        "questions can do with fewer than that on average.",
        lambda told: converted(told) and told.seen.questions >= told.seen.bits - SAME,
    ),
)
OBSERVE = (
    Claim(
        "every share is a half, a quarter or an eighth.",
        lambda told: {*told.seen.surprises.values()} == {1, 2, 3},
    ),
    Claim(
        "Can every question split what is left into equal halves, and what comes of "
        "that, draw by draw?",
        lambda told: uneven(told)[0] == 0 < uneven(told)[1],
    ),
    Claim(
        "“Is it blue?” halves the bag exactly, but then two orange and one green "
        "cannot be halved.",
        pairs_of,
    ),
    Claim(
        "What does that cost beyond H?",
        lambda told: told.seen.questions > told.seen.bits + SAME,
    ),
    Claim(
        "{n} of {all} marbles are {colour:blue|orange}, so the answer is almost known "
        "beforehand.",
        lambda told: (
            told.seen.counts.get(told.word("colour")) == told["n"]
            and told["all"] == told.seen.total
            and told.seen.missed < 0.05
        ),
    ),
    Claim(
        "What does a draw cost all the same, and what if two or three are asked about "
        "at once?",
        lambda told: log2(told.seen.total) > 3 and len(told.seen.counts) == 2,
    ),
)
CLAIMS = Claims(
    (*SHARED, DRAWN, *STORY, *BET, *ENDING, *OBSERVE),
    evidence=Bag,
    answers=lambda seen: seen.questions,
    settings=by_any_log,
)
