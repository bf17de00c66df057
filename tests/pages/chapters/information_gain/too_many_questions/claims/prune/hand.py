"""How "Prune" ends by hand, and what decides it."""

from tests.claims import Claim, Told
from tests.pages.chapters.information_gain.too_many_questions.claims.prune.ends import (
    held,
)
from tests.pages.chapters.information_gain.too_many_questions.claims.prune.own import (
    SAME,
)
from tests.pages.chapters.information_gain.too_many_questions.claims.prune.told import (
    alpha_reads,
    is_very_tree,
    twin,
)


def is_nothing_cut(told: Told) -> bool:
    own = told.seen
    least = own.every[0][0]
    cheapest = min(least.values()) >= own.total(own.trees[0]) - SAME
    return own.is_hand and not own.record.cuts and cheapest


def at_alpha(told: Told) -> tuple[int, float, float] | None:
    """Return the state whose α is said, what the learner's tree and the path's cost."""
    own = told.seen
    if not own.is_hand or not own.record.cuts:
        return None
    n = len(own.made(0))
    at = next(k for k, one in enumerate(own.trees) if len(one) <= n)
    alpha = own.path[at][0]
    least = min(cost + alpha * k for k, cost in own.every[0][0].items())
    if not alpha_reads(told, at, "a"):
        return None
    return at, own.total(own.made(0)) + alpha * n, least


def is_cheapest(told: Told) -> bool:
    found = at_alpha(told)
    if found is None:
        return False
    _, mine, least = found
    return abs(mine - least) < SAME and told.reads(r=mine)


def is_dearer(told: Told) -> bool:
    found = at_alpha(told)
    if found is None:
        return False
    own, (at, mine, least) = told.seen, found
    k = len(own.trees[at])
    noun = told.word("w") == ("leaf" if k == 1 else "leaves")
    apart = told.said["r"] != told.said["c"] and mine > least
    return apart and noun and told["k"] == k and told.reads(r=mine, c=least)


def more(own) -> int:
    """Return how many more held-out rows the learner's tree tells than its twin."""
    if not own.is_hand or twin(own) is None or is_very_tree(own):
        return 0
    return own.right(own.made(0))[1] - held(own, twin(own))


CLAIMS = (
    Claim(
        "Nothing is cut yet, and no pruning has less R than the whole tree.",
        is_nothing_cut,
    ),
    Claim("At α = {a} your tree is as cheap as any: R + α·leaves is {r}.", is_cheapest),
    Claim(
        "At α = {a} your tree costs {r}, as R + α·leaves, and the path's with {k} "
        "{w:leaf|leaves} {c}: no pruning costs less there.",
        is_dearer,
    ),
    Claim(
        "Your tree tells {d} more of the held-out rows than the path's with as many "
        "leaves.",
        lambda told: told["d"] == more(told.seen) > 0,
    ),
    Claim(
        "R counts the rows learned from, and promises nothing of others.",
        lambda told: more(told.seen) > 0,
    ),
)
