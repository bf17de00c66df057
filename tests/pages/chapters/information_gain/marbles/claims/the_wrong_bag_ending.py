"""The claims of how "The wrong bag" ends."""

from math import isinf

from tests.claims import Claim, Told

from .belief import Belief
from .evidence import SAME
from .shared import COLOURS, UNIT, unit_fits


def is_wrong(seen: Belief) -> bool:
    """Whether the belief costs something, and not without end."""
    return not seen.is_same and not seen.unbelieved


def bits(told: Told) -> bool:
    seen = told.seen
    return (
        is_wrong(seen)
        and told.reads(low=seen.entropy, high=seen.cross_entropy, kl=seen.divergence)
        and told.said["low"] != told.said["high"]
        and unit_fits(told, "high")
        and unit_fits(told, "kl", "second")
    )


def no_bits_more(told: Told) -> bool:
    seen = told.seen
    return (
        seen.is_same
        and told.reads(bits=seen.cross_entropy, none=0)
        and unit_fits(told, "bits")
    )


def endless(told: Told) -> bool:
    seen = told.seen
    return (
        isinf(seen.cross_entropy)
        and told.reads(bits=seen.entropy)
        and unit_fits(told, "bits")
        and told.word("names").split(" or ") == seen.unbelieved
    )


def costs(told: Told) -> bool:
    """What both trees ask in the long run; they look alike only where they are."""
    seen = told.seen
    return (
        told.reads(yours=seen.expected, right=seen.fewest)
        and (told.word("noun") == "question") == (told.said["yours"] == "1")
        and (told.said["yours"] == told.said["right"]) == (abs(seen.extra) < SAME)
    )


def costs_more(told: Told) -> bool:
    seen = told.seen
    return (
        costs(told)
        and is_wrong(seen)
        and seen.extra > SAME
        and told.reads(extra=seen.extra)
    )


def as_kl(told: Told) -> bool:
    gap = abs(told.seen.extra - told.seen.divergence)
    fits = (told.word("more") == "question") == (told.said["extra"] == "1")
    return costs_more(told) and gap < SAME and fits


def unlike_kl(told: Told) -> bool:
    seen = told.seen
    side = "more" if seen.extra > seen.divergence else "less"
    return (
        costs_more(told)
        and abs(seen.extra - seen.divergence) > SAME
        and told.reads(kl=seen.divergence)
        and told.said["extra"] != told.said["kl"]
        and told.word("side") == side
    )


def lost(told: Told, n: int | None) -> bool:
    """So many of the marbles are called by another colour's name."""
    seen = told.seen
    missed = sum(seen.counts[name] for name in seen.unbelieved)
    return (
        costs(told)
        and missed == (told["n"] if n is None else n) > 0
        and {seen.named(name) for name in seen.unbelieved} == {told.word("named")}
    )


def whole(told: Told, side: str) -> bool:
    """Your questions against the bits; where they differ, the numbers do."""
    seen = told.seen
    gap = seen.expected - seen.cross_entropy
    return (
        not seen.unbelieved
        and told.reads(bits=seen.cross_entropy)
        and unit_fits(told, "bits")
        and side == ("exactly" if abs(gap) < SAME else "above" if gap > 0 else "below")
    )


def swapped(told: Told) -> bool:
    seen = told.seen
    return (
        not isinf(seen.backwards)
        and told.reads(kl=seen.backwards)
        and unit_fits(told, "kl")
        and abs(seen.backwards - (0 if seen.unbelieved else seen.divergence)) > SAME
        and told.word("side")
        == ("less" if seen.backwards < seen.divergence else "more")
    )


def the_same(told: Told) -> bool:
    seen = told.seen
    return (
        is_wrong(seen)
        and abs(seen.backwards - seen.divergence) < SAME
        and told.reads(kl=seen.backwards)
        and unit_fits(told, "kl")
    )


def took(told: Told) -> bool:
    n = told.record.settings.n_draws
    yours, right = told.seen.mean(n)
    return (
        told["n"] == n
        and told.reads(yours=yours, right=right)
        and (told.word("first") == "question") == (told.said["yours"] == "1")
        and (told.word("noun") == "question") == (told.said["right"] == "1")
    )


def missed(told: Told) -> int:
    return told.seen.missed_by(told.record.settings.n_draws)


ASKS = (
    "In the long run your tree asks L′ = {yours} {noun:question|questions} a marble, "
    "the right one L = {right}"
)
SAYS = f"never found out, for it says {{named:{COLOURS}}} instead."
TOOK = (
    "In these {n} draws it took {yours} {first:question|questions} a draw with your "
    "tree, {right} {noun:question|questions} with the right one"
)
ENDING = (
    Claim(
        f"H(p) = {{low}} < H(p, q) = {{high}} {UNIT}: your belief makes a marble more "
        "surprising by KL(p‖q) = {kl} {second:bit|bits} on average.",
        bits,
    ),
    Claim(
        f"H(p, q) = H(p) = {{bits}} {UNIT} and KL(p‖q) = {{none}}: you believe in the "
        "shares that the bag has.",
        no_bits_more,
    ),
    Claim(
        f"H(p) = {{bits}} {UNIT}, but H(p, q) = ∞, and so is KL(p‖q): you believe that "
        "{names:*} never comes, and one such marble surprises you without end.",
        endless,
    ),
    Claim(
        f"{ASKS}: as many.",
        lambda told: costs(told) and told.seen.is_same and told.seen.extra == 0,
    ),
    Claim(
        f"{ASKS}: as many, although KL(p‖q) is above {{none}}.",
        lambda told: (
            costs(told)
            and is_wrong(told.seen)
            and told.seen.extra == told["none"] == 0 < told.seen.divergence
        ),
    ),
    Claim(
        f"{ASKS}: {{extra}} {{more:question|questions}} more, exactly KL(p‖q).", as_kl
    ),
    Claim(
        f"{ASKS}: {{extra}} more, {{side:more|less}} than KL(p‖q) = {{kl}}.",
        unlike_kl,
    ),
    Claim(
        f"{ASKS}; but with yours {{n}} of the {{all}} marbles {{is:is|are}} {SAYS}",
        lambda told: (
            lost(told, None)
            and told["n"] < told["all"] == told.seen.total
            and (told.word("is") == "is") == (told["n"] == 1)
        ),
    ),
    Claim(
        f"{ASKS}; but with yours all {{all}} marbles are {SAYS}",
        lambda told: lost(told, told.seen.total) and told["all"] == told.seen.total > 2,
    ),
    Claim(
        f"{ASKS}; but with yours {{all:the only marble is|both marbles are}} {SAYS}",
        lambda told: (
            lost(told, 1 + (told.word("all") == "both marbles are"))
            and told.seen.total == 1 + (told.word("all") == "both marbles are")
        ),
    ),
    Claim(
        f"L′ can be above or below H(p, q): here it is {{side:above|below}} {{bits}} "
        f"{UNIT}.",
        lambda told: whole(told, told.word("side")) and not told.seen.is_same,
    ),
    Claim(
        f"L′ is above {{bits}} {UNIT}: no tree asks less than H(p) on average.",
        lambda told: whole(told, "above") and told.seen.is_same,
    ),
    Claim(
        "By your belief several trees are equally good, and yours is one of them.",
        lambda told: (
            not told.seen.unbelieved
            and told.seen.is_best_for_the_belief
            and len({*told.seen.as_good}) > 1
        ),
    ),
    Claim(
        "In this bag the best of them asks {low} questions a marble, the worst {high}: "
        "which one you take is the tie rule's choice.",
        lambda told: (
            told.reads(low=min(told.seen.as_good), high=max(told.seen.as_good))
            and told.said["low"] != told.said["high"]
        ),
    ),
    Claim(
        f"L′ is exactly H(p, q) = {{bits}} {UNIT} here.",
        lambda told: whole(told, "exactly"),
    ),
    Claim(
        f"Swap the bags, and KL(q‖p) = {{kl}} {UNIT}: {{side:less|more}}, so it is no "
        "distance.",
        swapped,
    ),
    Claim(
        f"Swap the bags, and KL(q‖p) = {{kl}} {UNIT}: here it is the same.", the_same
    ),
    Claim(
        "Swap the bags, and KL(q‖p) = ∞: you believe in what is not there.",
        lambda told: told.seen.lacking and not told.seen.unbelieved,
    ),
    Claim(
        "Swap the bags, and KL(q‖p) = ∞, too: each lacks a colour of the other.",
        lambda told: told.seen.lacking and bool(told.seen.unbelieved),
    ),
    Claim(f"{TOOK}.", lambda told: took(told) and not missed(told)),
    Claim(
        f"{TOOK}; {{k}} of the {{all}} draws {{was:was|were}} never found out.",
        lambda told: (
            took(told)
            and told["all"] == told["n"]
            and told["k"] == missed(told) > 0
            and (told.word("was") == "was") == (told["k"] == 1)
        ),
    ),
    Claim(
        f"{TOOK}; all {{all}} draws were never found out.",
        lambda told: took(told) and told["all"] == told["n"] == missed(told),
    ),
)
