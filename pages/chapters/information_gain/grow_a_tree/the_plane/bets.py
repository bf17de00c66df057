"""The bet of "The plane": how many rows are still wrong after a few straight cuts."""

from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.sentences import counted, listed

from . import record as records
from .record import Record

CUTS = 3
FEWEST = 4  # wrong rows at first: fewer are nothing to bet on
ABOUT = (
    *("data", "own", "n_made", "spread", "seed", "criterion"),
    *("max_depth", "min_samples_leaf", "min_samples_split", "min_gain", "max_leaves"),
    *("plane_across", "plane_up", "plane_sees_all"),
)


def n_cuts(record: Record) -> int:
    """Return after how many splits the rows are counted."""
    return min(CUTS, record.n_splits)


def bet(record: Record) -> Bet | None:
    """Ask how many rows are wrong after the first splits, if there is a choice."""
    k, most = n_cuts(record), int(record.errors[0])
    if not k or most < FEWEST:
        return None
    splits = "the first split" if k == 1 else f"the first {k} splits"
    return Bet(
        f"Before any split {most:,} of {record.n:,} rows are wrong. How many will be "
        f"wrong after {splits}?",
        int(record.errors[k]),
        _reason(record, k),
        span=(0, most),
        tolerance=most // 20,
        is_count=True,
        told_at=record.position(1),  # whoever sees the first cuts knows it nearly
    )


def _reason(record: Record, k: int) -> str:
    """Count the wrong rows leaf by leaf."""
    tree = record.decisions.tree_after(k)
    counts = tree.class_counts[tree.leaves]
    wrong = (counts.sum(axis=1) - counts.max(axis=1)).tolist()
    total = int(record.errors[k])
    parts = listed([f"{one:,}" for one in wrong])
    return (
        f"After {counted(k, 'split')} there are {k + 1} leaves, and each says its "
        f"commonest class: {parts} wrong, {total:,} in all."
    )


def remedy(record: Record) -> Remedy | None:
    """Offer to let the tree see all features, where that leaves fewer rows wrong."""
    if record.sees_all or len(record.dataset.attributes) < 3 or not record.errors[-1]:
        return None
    wrong = records.errors_of_all(record)
    if wrong >= record.errors[-1]:
        return None
    n = len(record.dataset.attributes)
    then = f"{counted(wrong, 'row') if wrong else 'no row'} wrong at the end"
    return Remedy(f"Let the tree see all {n} features: {then}", {"sees": records.ALL})
