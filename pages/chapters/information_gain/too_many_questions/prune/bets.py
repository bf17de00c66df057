"""The bet of "Prune": how large is the tree that is best on the held-out rows?"""

from pages.ui.bets import Bet

from .controls import BY_HAND, REDUCED
from .record import Record
from .words import leaves

ABOUT = (
    *("data", "own", "n_made", "spread", "seed", "criterion", "noise", "share"),
    *("measure", "prune_way"),
)


def bet(record: Record) -> Bet | None:
    """Ask for the leaves of the path's best tree, or of what errors leave."""
    if record.way == BY_HAND or record.whole.n_leaves < 3 or not record.n_held:
        return None
    return _of_errors(record) if record.way == REDUCED else _of_the_path(record)


def _scale(record: Record) -> dict:
    n = record.whole.n_leaves
    return {"span": (1, n), "tolerance": n // 15, "is_count": True, "first": n}


def _of_the_path(record: Record) -> Bet:
    n, best = record.path.n_leaves, record.best
    right = (record.n_held - record.path_errors).tolist()
    others = {0: "the whole tree", len(n) - 1: "the root alone"}
    said = " and ".join(
        f"{what} {right[at]:,}" for at, what in others.items() if at != best
    )
    # Where the whole tree is the best, only the last step has shown all others.
    told_at = list(record.shown).index(best) or len(record.shown) - 1
    return Bet(
        f"The path goes from {leaves(n[0])} to 1. How many has the tree that tells "
        "most held-out rows (the smallest such)?",
        int(n[best]),
        f"With {leaves(n[best])} {right[best]:,} of {record.n_held:,} held-out rows "
        f"are told rightly; {said}.",
        told_at=told_at,
        **_scale(record),
    )


def _of_errors(record: Record) -> Bet:
    n, left = record.whole.n_leaves, int(record.n_leaves[-1])
    cut = int(record.reduced.cut.sum())
    return Bet(
        f"Errors on the {record.n_held:,} rows held out decide on each of the "
        f"{len(record.reduced.nodes)} questions. How many of the {n} leaves are left?",
        left,
        f"{cut} of them erred no more as leaves; {leaves(left)} stayed.",
        told_at=len(record.shown) - 1,
        **_scale(record),
    )
