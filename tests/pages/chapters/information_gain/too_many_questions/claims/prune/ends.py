"""How "Prune" ends, and what decides it."""

from tests.claims import Claim, Told
from tests.pages.chapters.information_gain.too_many_questions.claims.prune.own import (
    SAME,
)
from tests.pages.chapters.information_gain.too_many_questions.claims.prune.told import (
    is_very_tree,
    twin,
)


def held(own, state: int) -> int:
    """Return how many held-out rows a tree of the path tells rightly."""
    return own.right(own.trees[state])[1]


def is_share(told: Told, right: int) -> bool:
    own = told.seen
    same = told["a"] == right and told["m"] == own.m
    return same and told.reads(p=100 * right / own.m)


def is_whole_best(told: Told) -> bool:
    own = told.seen
    fewer = all(held(own, k) < held(own, 0) for k in range(1, len(own.trees)))
    return own.is_path and fewer and is_share(told, held(own, 0))


def is_best(told: Told) -> bool:
    """Judge the tree that is best, the whole one and the root."""
    own = told.seen
    right = [held(own, k) for k in range(len(own.trees))]
    if not own.is_path or right[own.best] < max(right):
        return False
    n = len(own.trees[own.best])
    if "n" not in told.said:
        named = n == 1
    else:
        named = told["n"] == n > 1 and told["z"] == right[-1]
    whole = told["l"] == own.n_leaves and told["w"] == right[0]
    return named and whole and is_share(told, right[own.best])


def is_noise(told: Told) -> bool:
    own = told.seen
    changed, (whole, there) = own.repeated
    return (told["c"], told["a"], told["b"]) == (changed, whole, there)


def is_chosen(told: Told) -> bool:
    times, here, there = told.seen.by_halves
    return told["k"] == times and told.reads(a=100 * here, b=100 * there)


def is_risen(told: Told) -> bool:
    own = told.seen
    costs = [own.total(leaves) for leaves in own.trees]
    rises = all(a <= b + SAME for a, b in zip(costs, costs[1:], strict=False))
    return rises and told.reads(a=costs[0], b=costs[-1])


# --- by hand --------------------------------------------------------------------------


def is_bound(told: Told) -> bool:
    """Judge an α that says most of R with so many leaves, and the least cost there."""
    own = told.seen
    mine, least = own.made(0), own.every[0][0]
    n, bounds = len(mine), []
    for alpha, _ in own.path:
        cheapest = min(cost + alpha * leaves for leaves, cost in least.items())
        bounds.append((cheapest - alpha * n, alpha, cheapest))
    most = max(bounds)[0]
    strong = [one for one in bounds if one[0] >= most - SAME]
    reads = any(told.reads(a=alpha, c=cheapest) for _, alpha, cheapest in strong)
    noun = told.word("w") == ("leaf" if n == 1 else "leaves")
    rest = told["n"] == n and noun and told.reads(b=most, r=own.total(mine))
    return own.is_hand and reads and rest


def more(own) -> int:
    """Return how many more held-out rows the learner's tree tells than its twin."""
    if not own.is_hand or twin(own) is None or is_very_tree(own):
        return 0
    return own.right(own.made(0))[1] - held(own, twin(own))


# --- reduced error --------------------------------------------------------------------


def is_left(told: Told) -> bool:
    own = told.seen
    if not own.is_reduced:
        return False
    leaves = own.made(len(own.record.shown) - 1)
    n = told["n"] if "n" in told.said else 1
    counts = n == len(leaves) and told["e"] == own.errors(leaves)
    rest = told["m"] == own.m and told["f"] == own.errors(own.trees[0])
    return counts and rest and told["b"] == own.m - held(own, own.best)


def is_unheard(told: Told) -> bool:
    own = told.seen
    nodes = [node for level in own.heard for node in level]
    nobody = [node for node in nodes if not len(own.rows[1][node])]
    return told["u"] == len(nobody) > 0 and told["s"] == len(nodes)


def is_least(told: Told) -> bool:
    own = told.seen
    _, ways, fewest = own.every[0]
    left = own.errors(own.made(len(own.record.shown) - 1)) if own.is_reduced else None
    return left == fewest and told.reads(t=sum(ways.values()))


CLAIMS = (
    Claim(
        "The whole tree tells most held-out rows, {a} of {m} ({p}%): every cut tree "
        "tells fewer.",
        is_whole_best,
    ),
    Claim(
        "The root alone tells most held-out rows, {a} of {m} ({p}%); the whole tree, "
        "with {l} leaves, tells {w}.",
        is_best,
    ),
    Claim(
        "The tree with {n} leaves tells most held-out rows, {a} of {m} ({p}%); the "
        "whole tree, with {l} leaves, tells {w}, and the root alone {z}.",
        is_best,
    ),
    Claim(
        "Noise has changed {c} of the labels learned from: the whole tree repeats {a} "
        "of them, that tree {b}.",
        is_noise,
    ),
    Claim(
        "Chosen by a half of the held-out rows, {k} times by chance, the best tree "
        "tells {a}% of that half and {b}% of the other.",
        is_chosen,
    ),
    Claim(
        "Whoever chooses by rows has used them up: to know how good the choice is "
        "takes rows that chose nothing.",
        lambda told: told.seen.by_halves[1] > told.seen.by_halves[2] + SAME,
    ),
    Claim(
        "On the rows learned from no cut lowers R: it goes from {a} to {b}.", is_risen
    ),
    Claim(
        "At α = {a} no pruning has R + α·leaves below {c}, which the path's tree has: "
        "with {n} {w:leaf|leaves} that is an R of at least {b}, and yours has {r}.",
        is_bound,
    ),
    Claim(
        "Yet yours tells {d} more of the held-out rows.",
        lambda told: told["d"] == more(told.seen) > 0,
    ),
    Claim(
        "R counts the rows learned from, and promises nothing of others.",
        lambda told: more(told.seen) > 0,
    ),
    Claim(
        "{n} leaves are left, and err on {e} of {m} held-out rows; the whole tree errs "
        "on {f}, and the path's best on {b}.",
        is_left,
    ),
    Claim(
        "1 leaf is left, and errs on {e} of {m} held-out rows; the whole tree errs on "
        "{f}, and the path's best on {b}.",
        is_left,
    ),
    Claim("No held-out row came to {u} of the {s} questions: cut unheard.", is_unheard),
    Claim(
        "Of all {t} prunings none errs on fewer of these rows: it was chosen by them, "
        "so they do not tell how good it is.",
        is_least,
    ),
)
