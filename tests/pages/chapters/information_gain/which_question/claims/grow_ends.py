"""How "Grow" may end: the ledger, the tree, and a new row."""

from collections import Counter

from tests.claims import Claim, Told

from .evidence import NEAR
from .said import decimals, goes, word

FIRST = "the class that is listed first"


# --- the ledger ---------------------------------------------------------------------


def books(told: Told) -> bool:
    seen = told.seen
    others = [name for name in ("aside", "left") if name in told.said]
    values = {name: getattr(seen, name) for name in ("removed", *others)}
    grain = 10.0 ** -decimals(told, "removed")
    total = sum(told[name] for name in values)
    holds = abs(total - told["h"]) < 0.6 * grain
    return (
        told["n"] > 0
        and told.reads(h=seen.at(0).entropy, n=len(seen.questions), **values)
        and goes(told, "n", "questions", "question", "questions")
        and holds == (told.word("about") == "")
        and ("left" in told.said) == (seen.left > NEAR)
        and ("aside" in told.said) == (seen.aside > NEAR)
    )


def no_regrets(told: Told) -> bool:
    return bool(told.seen.questions) and told.seen.regrets < NEAR


def nothing_asked(told: Told) -> bool:
    bits = told.seen.at(0).entropy
    return not told.seen.questions and bits > 0 and told.reads(h=bits)


def can_be_asked(told: Told) -> bool:
    is_so = told.reads(n=len(told.seen.open)) and told["n"] > 0
    return is_so and goes(told, "n", "bags", "bag", "bags")


# --- the tree -----------------------------------------------------------------------


def the_tree(told: Told) -> bool:
    seen, (theirs, _, _) = told.seen, told.seen.machine
    mine, leaves = len(seen.questions), len(seen.ends)
    depth = max(twig.depth for twig in seen.ends)
    verdict = {0: "as many as", 1: "more than", -1: "fewer than"}
    return (
        seen.is_finished
        and told.reads(leaves=leaves, depth=depth, n=mine, theirs=theirs)
        and told.word("verdict") == verdict[(mine > theirs) - (mine < theirs)]
        and goes(told, "leaves", "leaf", "leaf", "leaves")
        and goes(told, "n", "questions", "question", "questions")
    )


def leaf_of_a_tie(told: Told) -> bool:
    """Tell whether no question is asked of all, and two classes are as common."""
    seen = told.seen
    counts = Counter(seen.label[row] for row in seen.known)
    top = [one for one in seen.classes if counts[one] == max(counts.values())]
    return (
        seen.is_finished
        and not seen.questions
        and len(top) > 1
        and told.word("holds") == seen.at(0).holds
        and told.word("says") == word(top[0])
    )


def wrong(told: Told) -> bool:
    often = {0: "never wrong", 1: "wrong once"}.get(told.seen.errors)
    return is_own(told) and told.word("often") == often


def wrong_often(told: Told) -> bool:
    return is_own(told) and told.reads(n=told.seen.errors) and told["n"] > 1


def is_own(told: Told) -> bool:
    """Tell whether the table is named as it is: learned from, or all of it."""
    own = "the rows it learned" if told.seen.held else "its own table"
    return told.seen.is_finished and told.word("own") == own


OWN = "{own:its own table|the rows it learned}"
LEDGER = (
    "The ledger: of {h} bits, {n} {questions:question|questions} removed "
    "{about:about |}{removed}; "
)
STAYED = "{aside} stayed with rows that gave no answer; "
ENDS = (
    Claim(f"{LEDGER}{{left}} are left.", books),
    Claim(f"{LEDGER}{STAYED}{{left}} are left.", books),
    Claim(f"{LEDGER}nothing is left.", books),
    Claim(f"{LEDGER}{STAYED}nothing is left.", books),
    Claim(
        "The ledger: no question was asked, so all {h} bits are left.", nothing_asked
    ),
    Claim(
        "The ledger: there is nothing to find out, so nothing was asked.",
        lambda told: told.seen.at(0).entropy == 0,
    ),
    Claim(
        "Regret along the way: {bits} bits.",
        lambda told: told.reads(bits=told.seen.regrets) and told["bits"] > 0,
    ),
    Claim("No regret along the way.", no_regrets),
    Claim("{n} {bags:bag|bags} can still be asked.", can_be_asked),
    Claim(
        "The tree has {leaves} {leaf:leaf|leaves}, depth {depth} and {n} "
        "{questions:question|questions}, {verdict:as many as|more than|fewer than} "
        "the machine's {theirs}.",
        the_tree,
    ),
    Claim(
        "The tree is a single leaf, and so is the machine's.",
        lambda told: told.seen.is_finished and not told.seen.machine[0],
    ),
    Claim("There it is a tie ({holds:*}): {says:*}, " + FIRST + ".", leaf_of_a_tie),
    Claim(f"On {OWN} it is {{often:never wrong|wrong once}}.", wrong),
    Claim(f"On {OWN} it is wrong {{n}} times.", wrong_often),
)
