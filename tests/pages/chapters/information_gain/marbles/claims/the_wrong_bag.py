"""The claims of the part "The wrong bag"."""

import re
from math import isinf

from tests.claims import Claim, Claims, Told, reads_as

from .belief import Belief, beliefs
from .evidence import SAME
from .shared import COLOURS, DRAWN, SHARED, UNIT, names_in, noun_fits, unit_fits
from .the_wrong_bag_ending import ENDING
from .the_wrong_bag_observe import OBSERVE

ASKED = re.compile(r"“Is it ([^”]*)\?” (yes|no)")
COLOUR, NAMED = f"{{colour:{COLOURS}}}", f"{{named:{COLOURS}}}"
QUESTIONS = "{noun:question|questions}"


def believed(told: Told) -> bool:
    found = re.findall(r"(\d+) (\w+)", told.word("list"))
    belief = told.seen.believed
    return (
        {colour: int(n) for n, colour in found} == belief
        and told["n"] == sum(belief.values())
        and noun_fits(told["n"], told)
    )


def begins(told: Told, tree) -> bool:
    """The first question is about some of the colours, and no plan is better."""
    asked = {*names_in(told.word("names"))}
    sets = [{*names} for names in tree.under]
    return asked == sets[tree.yes[0]] and asked < sets[0]


def asks(told: Told) -> bool:
    """The questions and their answers are those that the tree asks of this colour."""
    name = told.seen.drawn(told.step)
    way, _ = told.seen.way(name)
    said = [({*names_in(t)}, a == "yes") for t, a in ASKED.findall(told.word("asked"))]
    return (
        said == way
        and told["n"] == len(way)
        and noun_fits(told["n"], told)
        and told["right"] == told.seen.needed(name)
    )


def found(told: Told) -> bool:
    return asks(told) and told.seen.drawn(told.step) in told.seen.believed


def lost(told: Told) -> bool:
    name = told.seen.drawn(told.step)
    return (
        name in told.seen.unbelieved
        and told.word("colour") == name
        and told.word("named") == told.seen.named(name) != name
    )


def found_at_once(told: Told) -> bool:
    """Nothing is asked, and the colour is right."""
    name = told.seen.drawn(told.step)
    return [*told.seen.believed] == [told.word("named")] == [name] and told[
        "right"
    ] == told.seen.needed(name)


def surprises(told: Told) -> bool:
    name = told.seen.drawn(told.step)
    yours = told.seen.believed_bits(name)
    return (
        not isinf(yours)
        and told.reads(yours=yours, bits=told.seen.bag.surprises[name])
        and unit_fits(told, "yours", "first")
        and unit_fits(told, "bits")
    )


def surprises_alike(told: Told) -> bool:
    name = told.seen.drawn(told.step)
    both = told.seen.believed_bits(name), told.seen.bag.surprises[name]
    same = all(told.reads(yours=bits) for bits in both)
    return same and unit_fits(told, "yours", "first")


def surprises_without_end(told: Told) -> bool:
    name = told.seen.drawn(told.step)
    return (
        name in told.seen.unbelieved
        and told.reads(bits=told.seen.bag.surprises[name])
        and unit_fits(told, "bits")
    )


def so_far(told: Told) -> bool:
    yours, right = told.seen.mean(told.step)
    return (
        told.reads(yours=yours, right=right)
        and (told.word("first") == "question") == (told.said["yours"] == "1")
        and (told.word("noun") == "question") == (told.said["right"] == "1")
    )


def missed(told: Told) -> bool:
    return (
        told["n"] == told.seen.missed_by(told.step) > 0
        and told["of"] == told.step
        and noun_fits(told["of"], told)
    )


def product(told: Told, place: str, total: str, asked, value: float) -> bool:
    """A share and a number of questions for each colour, and their sum."""
    pairs = re.findall(r"(\S+) × (\d+)", told.word(place))
    seen = told.seen
    return (
        [int(n) for _, n in pairs] == [asked(name) for name in seen.counts]
        and all(map(reads_as, [p for p, _ in pairs], seen.bag.shares.values()))
        and reads_as(told.said[total], value)
        and reads_as(told.said[total], sum(float(p) * int(n) for p, n in pairs))
    )


def added_up(told: Told) -> bool:
    seen = told.seen
    return (
        product(told, "one", "yours", seen.asked, seen.expected)
        and product(told, "two", "right", seen.needed, seen.fewest)
        and seen.is_best_for_the_belief
    )


STORY = (
    Claim(
        "You believe that it holds {n} {noun:marble|marbles}: {list:*}.",
        believed,
    ),
    Claim(
        f"You believe that it holds {{n}} {COLOUR} {{noun:marble|marbles}} and no "
        "other.",
        lambda told: (
            told.seen.believed == {told.word("colour"): told["n"]}
            and noun_fits(told["n"], told)
        ),
    ),
    Claim(
        f"You believe in an empty bag, so one {COLOUR} marble stands in.",
        lambda told: (
            not any(told.record.settings.believed_counts[1:])
            and told.record.settings.believed_blue == 0
            and told.seen.believed == {told.word("colour"): 1}
        ),
    ),
    Claim(
        "Your tree begins with “Is it {names:*}?”",
        lambda told: begins(told, told.record.wrong.tree),
    ),
    Claim(
        "The right one begins with “Is it {names:*}?”",
        lambda told: begins(told, told.record.drawing.tree),
    ),
    Claim(
        "Both trees begin with “Is it {names:*}?”",
        lambda told: (
            begins(told, told.record.wrong.tree)
            and begins(told, told.record.drawing.tree)
        ),
    ),
    Claim(
        f"Your tree asks nothing, and says {COLOUR} every time.",
        lambda told: [*told.seen.believed] == [told.word("colour")],
    ),
    Claim(
        f"The right one asks nothing, and says {COLOUR} every time.",
        lambda told: [*told.seen.counts] == [told.word("colour")],
    ),
    Claim(
        f"Your tree: {{asked:*}}: found after {{n}} {QUESTIONS}; the right one needs "
        "{right}.",
        found,
    ),
    Claim(
        f"Your tree: {{asked:*}}: after {{n}} {QUESTIONS} it says {NAMED}, so {COLOUR} "
        "is never found out; the right one needs {right}.",
        lambda told: asks(told) and lost(told),
    ),
    Claim(
        f"Your tree asks nothing and says {NAMED}; the right one needs {{right}}.",
        found_at_once,
    ),
    Claim(
        f"Your tree asks nothing and says {NAMED}, so {COLOUR} is never found out; the "
        "right one needs {right}.",
        lambda told: (
            lost(told)
            and len(told.seen.believed) == 1
            and told["right"] == told.seen.needed(told.word("colour"))
        ),
    ),
    Claim(
        f"Drawing it surprises you by {{yours}} {{first:bit|bits}}; someone who knows "
        f"the bag, by {{bits}} {UNIT}.",
        lambda told: surprises(told) and told.word("yours") != told.word("bits"),
    ),
    Claim(
        "Drawing it surprises you as much as someone who knows the bag: by {yours} "
        "{first:bit|bits}.",
        surprises_alike,
    ),
    Claim(
        "You believed that it never comes, so it surprises you by ∞ bits; "
        f"someone who knows the bag, by {{bits}} {UNIT}.",
        surprises_without_end,
    ),
    Claim(
        "So far {yours} {first:question|questions} a draw with your tree, {right} "
        f"{QUESTIONS} with the right one.",
        so_far,
    ),
    Claim("Never found out: {n} of {of} {noun:draw|draws}.", missed),
)
ASK = (
    "and you find out its colour with the best tree for the bag you believe in: how "
    "many questions does that cost on average, beyond those of the right tree?"
)
BET = (
    Claim(
        f"Someone draws one of the {{n}} marbles, {ASK}",
        lambda told: told["n"] == told.seen.total > 1,
    ),
    Claim(f"Someone draws the only marble, {ASK}", lambda told: told.seen.total == 1),
    Claim(
        "It may be below 0, for {names:*} is never found out.",
        lambda told: (
            0 < len(told.seen.unbelieved)
            and told.word("names").split(" or ") == told.seen.unbelieved
        ),
    ),
    Claim(
        "Each colour's share times its questions: {one:*} = {yours} with your tree, "
        "{two:*} = {right} with the right one.",
        added_up,
    ),
    Claim(
        f"But yours never finds out {{names:*}}: it says {NAMED} instead.",
        lambda told: (
            0 < len(told.seen.unbelieved)
            and told.word("names").split(" or ") == told.seen.unbelieved
            and {told.seen.named(name) for name in told.seen.unbelieved}
            == {told.word("named")}
        ),
    ),
    Claim("That is the same.", lambda told: abs(told.seen.extra) < SAME),
    Claim(
        "That is {n} {side:more|fewer}.",
        lambda told: (
            told.reads(n=abs(told.seen.extra))
            and (told.word("side") == "more") == (told.seen.extra > 0)
            and abs(told.seen.extra) > SAME
        ),
    ),
)
CLAIMS = Claims(
    (*SHARED, DRAWN, *STORY, *BET, *ENDING, *OBSERVE),
    evidence=Belief,
    answers=lambda seen: seen.extra,
    settings=beliefs,
)
