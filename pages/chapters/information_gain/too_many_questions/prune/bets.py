"""The bet of "Prune": how large is the tree that is best on the held-out rows?"""

from pages.ui.bets import Bet
from pages.words.sentences import capitalised, out_of

from .controls import BY_HAND, REDUCED
from .record import Record
from .words import is_on_the_path, leaves, none_or

YOURS, PATHS, SAME = "yours", "the path's", "both tell as many"

FIRST_CUT = 1  # each step tells how many held-out rows its tree tells: no longer a bet

ABOUT = (
    *("data", "own", "n_made", "spread", "seed", "criterion", "noise", "share"),
    *("measure", "prune_way", "cuts"),
)


def bet(record: Record) -> Bet | None:
    """Ask for the leaves of the path's best tree, or of what errors leave."""
    if record.way == BY_HAND:
        return _of_both(record)
    if record.whole.n_leaves < 3 or not record.n_held:
        return None
    return _of_errors(record) if record.way == REDUCED else _of_the_path(record)


def _of_both(record: Record) -> Bet | None:
    """Ask whether the learner's tree tells more than the path's of its size."""
    n = record.tree.n_leaves
    twin = record.twin(n)
    if twin is None or not record.n_held or is_on_the_path(record):
        return None
    mine, theirs = record.right(0)[1], record.n_held - int(record.path_errors[twin])
    answer = SAME if mine == theirs else YOURS if mine > theirs else PATHS
    return Bet(
        f"Your tree has {leaves(n)}, and so has one of the path, with less R or as "
        "much. Which tells more held-out rows?",
        answer,
        f"Yours tells {mine:,} of {record.n_held:,}, the path's {theirs:,}.",
        (YOURS, PATHS, SAME),
        told_at=FIRST_CUT,
    )


def _scale(n: int, answer: int) -> dict:
    """Return the slider, which stands at first where no guess is right."""
    tolerance = n // 15
    first = next(
        at for at in ((n + 1) // 2, (3 * n + 3) // 4, 1) if abs(at - answer) > tolerance
    )
    return {"span": (1, n), "tolerance": tolerance, "is_count": True, "first": first}


def _of_the_path(record: Record) -> Bet:
    n, best = record.path.n_leaves, record.best
    right = (record.n_held - record.path_errors).tolist()
    others = {0: "the whole tree", len(n) - 1: "the root alone"}
    said = " and ".join(
        f"{what} {none_or(right[at])}" for at, what in others.items() if at != best
    )
    return Bet(
        f"The path goes from {leaves(n[0])} to 1. How many has the tree that tells "
        "most held-out rows (the smallest such)?",
        int(n[best]),
        f"With {leaves(n[best])} {right[best]:,} of {record.n_held:,} held-out rows "
        f"are told rightly; {said}.",
        told_at=FIRST_CUT,
        **_scale(int(n[0]), int(n[best])),
    )


def _of_errors(record: Record) -> Bet:
    n, left = record.whole.n_leaves, int(record.n_leaves[-1])
    cut = int(record.reduced.cut.sum())
    asked = len(record.reduced.nodes)
    what = out_of(cut, asked, "question", "was cut", "were cut")
    return Bet(
        f"Errors on the {record.n_held:,} rows held out decide on each of the "
        f"{asked} questions. How many of the {n} leaves are left?",
        left,
        f"{capitalised(what)}; {leaves(left)} stayed.",
        told_at=FIRST_CUT,
        **_scale(n, left),
    )
