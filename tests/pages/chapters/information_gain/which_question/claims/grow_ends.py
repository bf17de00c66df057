"""How "Grow" may end: the ledger, the tree, and a new row."""

from tests.claims import Claim, Told

from .evidence import NEAR, Bag
from .said import adds_up, goes, word

FIRST = "the class that is listed first"


# --- the ledger ---------------------------------------------------------------------


def books(told: Told) -> bool:
    seen = told.seen
    values = {"n": len(seen.questions), "removed": seen.removed, "left": seen.left}
    holds = adds_up(told, "removed", "left", "h")
    return (
        told["n"] > 0
        and told.reads(h=seen.in_bits.entropy, **values)
        and goes(told, "n", "questions", "question", "questions")
        and holds == (told.word("about") == "")
    )


def all_paid(told: Told) -> bool:
    seen, bits = told.seen, told.seen.in_bits.entropy
    is_so = told["n"] > 0 and told.reads(n=len(seen.questions), h=bits, removed=bits)
    right = goes(told, "n", "questions", "question", "questions")
    return is_so and right and seen.left < NEAR


def no_regrets(told: Told) -> bool:
    return bool(told.seen.questions) and told.seen.regrets < NEAR


def nothing_asked(told: Told) -> bool:
    bits = told.seen.in_bits.entropy
    return not told.seen.questions and bits > 0 and told.reads(h=bits)


def can_be_asked(told: Told) -> bool:
    is_so = told.reads(n=len(told.seen.open)) and told["n"] > 0
    return is_so and goes(told, "n", "bags", "bag", "bags")


# --- the tree -----------------------------------------------------------------------


def the_tree(told: Told) -> bool:
    seen, (theirs, _, _) = told.seen, told.seen.machine
    mine, leaves = len(seen.questions), len(seen.ends)
    depth = max(len(seen.way(n)[0]) for n in seen.ends)
    verdict = {0: "as many as", 1: "more than", -1: "fewer than"}
    return (
        seen.is_finished
        and told.reads(leaves=leaves, depth=depth, n=mine, theirs=theirs)
        and told.word("verdict") == verdict[(mine > theirs) - (mine < theirs)]
        and goes(told, "leaves", "leaf", "leaf", "leaves")
        and goes(told, "n", "questions", "question", "questions")
    )


def wrong(told: Told) -> bool:
    often = {0: "never wrong", 1: "wrong once"}.get(told.seen.errors)
    return told.seen.is_finished and told.word("often") == often


def wrong_often(told: Told) -> bool:
    is_so = told.seen.is_finished and told.reads(n=told.seen.errors)
    return is_so and told["n"] > 1


# --- the new row --------------------------------------------------------------------


def heard(told: Told) -> bool:
    """Tell whether these answers were heard, and the tree knew all of them."""
    answers, _, unknown = told.seen.walk()
    said = "; ".join(f"{word(n)} is {word(a)}" for n, a in answers)
    is_here = told.word("noun") == told.seen.noun and unknown is None
    return is_here and told.word("way") == said


def unheard(told: Told) -> bool:
    """Tell whether no row of the last bag gave the last of these answers."""
    seen = told.seen
    answers, at, unknown = seen.walk()
    if unknown is None or told.word("noun") != seen.noun:
        return False
    name, answer = unknown
    said = "".join(f"{word(n)} is {word(a)}; " for n, a in answers)
    nobody = all(seen.cells[name][row] != answer for row in seen.at(at).rows)
    return nobody and told.word("way") == f"{said}{word(name)} is “{word(answer)}”"


def arrived(told: Told) -> Bag:
    """Return the bag at which the new row arrives; an empty one, if at none."""
    seen = told.seen
    nowhere = seen.bag([])
    if not seen.is_finished or not seen.questions:
        return nowhere
    _, at, unknown = seen.walk()
    is_aim = told.word("target") == word(seen.table.target)
    return seen.at(at) if unknown is None and is_aim else nowhere


def stranded(told: Told) -> Bag:
    """Return the bag at which its answer is not known; an empty one, if at none."""
    _, at, unknown = told.seen.walk()
    return told.seen.at(at) if unknown else told.seen.bag([])


def says(told: Told, bag: Bag) -> bool:
    return list(map(word, bag.commonest)) == [told.word("says")]


def says_at_a_tie(told: Told, bag: Bag) -> bool:
    is_tie = len(bag.commonest) > 1 and told.word("holds") == bag.holds
    return is_tie and told.word("says") == word(bag.commonest[0])


ENDS = (
    Claim(
        "The ledger: of {h} bits, {n} {questions:question|questions} removed "
        "{about:about |}{removed}; {left} are left.",
        books,
    ),
    Claim(
        "The ledger: of {h} bits, {n} {questions:question|questions} removed "
        "{removed}; nothing is left.",
        all_paid,
    ),
    Claim(
        "The ledger: no question was asked, so all {h} bits are left.", nothing_asked
    ),
    Claim(
        "The ledger: there is nothing to find out, so nothing was asked.",
        lambda told: told.seen.in_bits.entropy == 0,
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
    Claim("On its own table it is {often:never wrong|wrong once}.", wrong),
    Claim("On its own table it is wrong {n} times.", wrong_often),
    Claim("The new {noun:*}: {way:*}, which no row there ever answered.", unheard),
    Claim("The new {noun:*}: {way:*}.", heard),
    Claim(
        "So the tree says {target:*}: {says:*}.",
        lambda told: says(told, arrived(told)),
    ),
    Claim(
        "There it is a tie ({holds:*}), and the tree says {target:*}: {says:*}, "
        f"{FIRST}.",
        lambda told: says_at_a_tie(told, arrived(told)),
    ),
    Claim(
        "The tree has no branch for it and falls back on the commonest class there: "
        "{says:*}.",
        lambda told: says(told, stranded(told)),
    ),
    Claim(
        "The tree has no branch for it and falls back on a tie ({holds:*}): {says:*}, "
        f"{FIRST}.",
        lambda told: says_at_a_tie(told, stranded(told)),
    ),
)
