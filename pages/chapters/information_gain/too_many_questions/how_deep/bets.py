"""The bet of "How deep?", on the best tree held out; and more rows where they help."""

from dataclasses import replace

from pages.ui.bets import Bet
from pages.ui.chapter import Remedy

from ..words import held_out_rows
from .record import ALPHA, DEPTH, LEAF_SIZE, Record, run
from .words import at_the_end, best, noise

ABOUT = (
    *("data", "own", "n_made", "spread", "seed", "criterion", "noise", "share"),
    "along",
)
BEGINS = {  # of each group of answers: the depth, the rows in a leaf, the leaves
    DEPTH: (0, 1, 2, 4, 8, 16),
    LEAF_SIZE: (1, 2, 5, 20, 100),
    ALPHA: (1, 4, 8, 16, 32, 64),
}
ASKS = {
    DEPTH: "At which depth",
    LEAF_SIZE: "With how many rows in a leaf, at least,",
    ALPHA: "As α falls, with how many leaves",
}


def bet(record: Record) -> Bet | None:
    """Ask in which group of trees one is right on most held-out rows."""
    options = options_of(record)
    if len(options) < 2:
        return None
    right = [*dict.fromkeys(group_of(record, place) for place in record.best)]
    return Bet(
        f"{ASKS[record.along]} is the tree right most often on "
        f"{held_out_rows(record.n_held)}? {noise(record)}",
        right[0],
        f"{best(record)} {at_the_end(record)}",
        options=options,
        ties=right[1:],
        told_at=1,
    )


def size(record: Record, place: int) -> int:
    """Return what the groups are about: leaves for α, else what is varied."""
    if record.along == ALPHA:
        return record.n_leaves[place]
    return int(record.value(place))


def options_of(record: Record) -> list[str]:
    """Return the groups that have a tree, in the order of the curve."""
    return [*dict.fromkeys(group_of(record, place) for place in range(len(record)))]


def group_of(record: Record, place: int) -> str:
    """Return the words for the group of a place; few trees are one group each."""
    begins, here = BEGINS[record.along], size(record, place)
    sizes = [size(record, one) for one in range(len(record))]
    if len(record) > 2 and not any(min(sizes) < one <= max(sizes) for one in begins):
        return _words(record.along, here, here)
    at = max(k for k, begin in enumerate(begins) if begin <= here)
    end = begins[at + 1] if at + 1 < len(begins) else max(sizes) + 1
    inside = [one for one in sizes if begins[at] <= one < end]
    return _words(record.along, min(inside), max(inside))


def _words(along: str, low: int, high: int) -> str:
    joint = "or" if high == low + 1 else "to"
    span = f"{low:,}" if low == high else f"{low:,} {joint} {high:,}"
    if along == DEPTH:
        return f"depth {span}"
    noun, nouns = ("row", "rows") if along == LEAF_SIZE else ("leaf", "leaves")
    return f"{span} {noun if high == 1 else nouns}"


def remedy(record: Record) -> Remedy | None:
    """Offer to learn from all rows there are, where the best tree is then better."""
    if record.settings.share == 1:
        return None
    after = run(replace(record.settings, share=1.0))
    now, then = (one.held_counts[one.best[0]] for one in (record, after))
    if then <= now:
        return None
    label = (
        f"Learn from all {after.n_learned:,} rows: the best tree tells {then:,} of "
        f"{record.n_held:,} held-out rows rightly, not {now:,}"
    )
    return Remedy(label, {"share": 1.0})
