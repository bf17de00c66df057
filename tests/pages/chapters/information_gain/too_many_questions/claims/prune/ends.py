"""How "Prune" ends, and what decides it."""

from tests.claims import Claim, Told
from tests.pages.chapters.information_gain.too_many_questions.claims.prune.own import (
    SAME,
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


def is_of_the_best(told: Told) -> bool:
    """Judge the leaves of the tree that is best, and what it and the root tell.

    What is not said is one leaf, and none that are told.
    """
    own = told.seen
    if not own.is_path or own.best == 0:
        return False
    n = len(own.trees[own.best])
    fits = n == (told["n"] if "n" in told.said else 1)
    if n > 1:
        root = told["z"] if "z" in told.said else 0
        fits &= root == held(own, len(own.trees) - 1)
    return fits and told["l"] == own.n_leaves and is_share(told, held(own, own.best))


def is_as_good(told: Told) -> bool:
    """Judge that the whole tree tells as many as the best of fewer leaves."""
    own = told.seen
    return is_of_the_best(told) and held(own, 0) == held(own, own.best)


def is_best(told: Told) -> bool:
    """Judge the trees that tell most, where the whole one tells fewer."""
    own = told.seen
    right = [held(own, k) for k in range(len(own.trees))]
    whole, alike = (told[x] if x in told.said else k for x, k in (("w", 0), ("k", 1)))
    fits = whole == right[0] < max(right) and alike == right.count(max(right))
    return fits and is_of_the_best(told)


def is_noise(told: Told) -> bool:
    own = told.seen
    changed, (whole, there) = own.repeated
    n = len(own.trees[own.best])
    said = told["b"] if "b" in told.said else 0
    fits = (told["c"], told["a"], said) == (changed, whole, there)
    return fits and n == (told["n"] if "n" in told.said else 1)


def is_chosen(told: Told) -> bool:
    times, here, there = told.seen.by_halves
    return told["k"] == times and told.reads(a=100 * here, b=100 * there)


def is_risen(told: Told) -> bool:
    own = told.seen
    costs = [own.total(leaves) for leaves in own.trees]
    rises = all(a <= b + SAME for a, b in zip(costs, costs[1:], strict=False))
    return rises and told.reads(a=costs[0], b=costs[-1])


# --- reduced error --------------------------------------------------------------------


def is_left(told: Told) -> bool:
    own = told.seen
    if not own.is_reduced:
        return False
    leaves = own.made(len(own.record.shown) - 1)
    n = told["n"] if "n" in told.said else 1
    errors = own.errors(leaves), own.errors(own.trees[0]), own.m - held(own, own.best)
    said = [told[name] if name in told.said else 0 for name in "efb"]
    return n == len(leaves) and told["m"] == own.m and said == [*errors]


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


MANY = "{a} of {m} ({p}%)"
WHOLE = "the whole tree, with {l} leaves,"
ALIKE = "{k} trees on the path tell most held-out rows, the smallest of them"
AS_WHOLE = (
    f"as many held-out rows as the whole tree with its {{l}}, {MANY}, and no tree on "
    "the path tells more"
)
SOME_LEFT = "{n} leaves are left, and err"
CLAIMS = (
    Claim(
        "The whole tree tells most held-out rows, {a} of {m} ({p}%): every cut tree "
        "tells fewer.",
        is_whole_best,
    ),
    *(
        Claim(
            "Of the trees on the path the root alone tells most held-out rows, "
            f"{MANY}; {WHOLE} tells {w}.",
            is_best,
        )
        for w in ("{w}", "none")
    ),
    Claim(
        f"{ALIKE} the root alone, {MANY}; {WHOLE} tells {{w}}.",
        is_best,
    ),
    *(
        Claim(
            f"{begins}, {MANY}; {WHOLE} tells {{w}}, and the root alone tells {{z}}.",
            is_best,
        )
        for begins in (
            "Of the trees on the path that with {n} leaves tells most held-out rows",
            f"{ALIKE} that with {{n}} leaves",
        )
    ),
    Claim(
        f"The tree with {{n}} leaves tells {AS_WHOLE}; the root alone tells {{z}}.",
        is_as_good,
    ),
    Claim(f"The root alone tells {AS_WHOLE}.", is_as_good),
    *(
        Claim(
            "Noise has changed {c} of the labels learned from: the whole tree repeats "
            f"{{a}} of them, {who} {b}.",
            is_noise,
        )
        for who, b in (
            ("the tree with {n} leaves", "{b}"),
            ("the tree with {n} leaves", "none"),
            ("the root alone", "{b}"),
        )
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
    *(
        Claim(
            f"{left} on {e} of {{m}} held-out rows; the whole tree errs on {f}, and "
            f"the path's best on {b}.",
            is_left,
        )
        for left, e, f, b in (
            (SOME_LEFT, "{e}", "{f}", "{b}"),
            (SOME_LEFT, "none", "{f}", "none"),
            (SOME_LEFT, "none", "none", "none"),
            ("1 leaf is left, and errs", "{e}", "{f}", "{b}"),
        )
    ),
    Claim("No held-out row came to {u} of the {s} questions: cut unheard.", is_unheard),
    Claim(
        "Of all {t} prunings none errs on fewer of these rows: it was chosen by them, "
        "so they do not tell how good it is.",
        is_least,
    ),
)
