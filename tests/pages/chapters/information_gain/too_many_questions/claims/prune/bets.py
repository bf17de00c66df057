"""The bets of "Prune", and what decides them."""

from functools import partial

from tests.claims import Claim, Told
from tests.pages.chapters.information_gain.too_many_questions.claims.prune.ends import (
    held,
)
from tests.pages.chapters.information_gain.too_many_questions.claims.prune.hand import (
    more,
)
from tests.pages.chapters.information_gain.too_many_questions.claims.prune.own import (
    SAME,
)
from tests.pages.chapters.information_gain.too_many_questions.claims.prune.told import (
    is_very_tree,
    twin,
)


def answers(own) -> int | str:
    """Return how many leaves the best tree has, or errors leave; or who tells more."""
    if own.is_hand:
        lead = more(own)
        return "yours" if lead > 0 else "the path's" if lead else "both tell as many"
    if own.is_reduced:
        return len(own.made(len(own.record.shown) - 1))
    return len(own.trees[own.best])


def is_question(told: Told) -> bool:
    return told.seen.is_path and told["n"] == told.seen.n_leaves


def is_reason(told: Told) -> bool:
    own = told.seen
    others = [k for k in (0, len(own.trees) - 1) if k != own.best]
    said = {0: "y", len(own.trees) - 1: "z"}
    if {said[k] for k in others} != {"y", "z"} & {*told.said}:
        return False
    n = len(own.trees[own.best])
    mine = told["n"] == n and told.word("w") == ("leaf" if n == 1 else "leaves")
    rows = told["x"] == held(own, own.best) and told["m"] == own.m
    return mine and rows and all(told[said[k]] == held(own, k) > 0 for k in others)


def has_twin(own) -> bool:
    """Tell whether the path has another tree of the learner's size."""
    return own.is_hand and twin(own) is not None and not is_very_tree(own)


def is_asked_of_both(told: Told) -> bool:
    own = told.seen
    if not has_twin(own) or told["n"] != len(own.made(0)):
        return False
    return own.total(own.trees[twin(own)]) <= own.total(own.made(0)) + SAME


def is_of_both(told: Told) -> bool:
    own = told.seen
    if not has_twin(own):
        return False
    mine, theirs = own.right(own.made(0))[1], held(own, twin(own))
    return (told["x"], told["m"], told["y"]) == (mine, own.m, theirs)


def is_stayed(told: Told, cut: int | None = None) -> bool:
    """Judge how many are cut; `cut` where no number says it, -1 for all."""
    own = told.seen
    if not own.is_reduced:
        return False
    gone = [one for level in own.heard for one in level.values() if one[0] <= one[1]]
    all_ = own.n_leaves - 1
    said = told["c"] if "c" in told.said else all_ if cut == -1 else cut
    n = answers(own)
    noun = told.word("w") == ("leaf" if n == 1 else "leaves")
    fits = said == len(gone) and told["n"] == n and noun
    if "s" in told.said:
        fits &= told["s"] == all_ > (2 if cut == -1 else 1)
    else:
        fits &= all_ == 2
    if "v" in told.said:
        fits &= told.word("v") == ("was" if said == 1 else "were") and 0 < said < all_
    return fits


WITH = "With {n} {w:leaf|leaves} {x} of {m} held-out rows are told rightly; "
CLAIMS = (
    Claim(
        "Your tree has {n} leaves, and so has one of the path, with less R or as much.",
        is_asked_of_both,
    ),
    Claim("Which tells more held-out rows?", lambda told: has_twin(told.seen)),
    Claim("Yours tells {x} of {m}, the path's {y}.", is_of_both),
    Claim("The path goes from {n} leaves to 1.", is_question),
    Claim(
        "How many has the tree that tells most held-out rows (the smallest such)?",
        lambda told: told.seen.is_path,
    ),
    Claim(WITH + "the whole tree {y} and the root alone {z}.", is_reason),
    Claim(WITH + "the whole tree {y}.", is_reason),
    Claim(WITH + "the root alone {z}.", is_reason),
    Claim(
        "Errors on the {m} rows held out decide on each of the {s} questions.",
        lambda told: (
            told.seen.is_reduced
            and told["m"] == told.seen.m
            and told["s"] == told.seen.n_leaves - 1
        ),
    ),
    Claim(
        "How many of the {n} leaves are left?",
        lambda told: told.seen.is_reduced and told["n"] == told.seen.n_leaves,
    ),
    Claim(
        "{c} of the {s} questions {v:was|were} cut; {n} {w:leaf|leaves} stayed.",
        is_stayed,
    ),
    Claim(
        "None of the {s} questions was cut; {n} {w:leaf|leaves} stayed.",
        partial(is_stayed, cut=0),
    ),
    Claim(
        "All {s} questions were cut; {n} {w:leaf|leaves} stayed.",
        partial(is_stayed, cut=-1),
    ),
    Claim(
        "Both questions were cut; {n} {w:leaf|leaves} stayed.",
        partial(is_stayed, cut=-1),
    ),
)
