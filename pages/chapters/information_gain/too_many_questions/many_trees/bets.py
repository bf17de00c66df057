"""The bet of "Many trees": the average of them all against the trees one by one."""

from pages.ui.bets import Bet

from ..words import held_out_rows, so_many
from .disagreements import below_all, disagreed
from .record import Record
from .words import one_by_one, right_on

NO_BETTER = "no better than the middle one of them"
BETWEEN = "better than the middle one, but worse than the best"
THE_BEST = "at least as well as the best one of them"
BOTH = "The middle one is as good as the best: both answers are right."


def bet(record: Record) -> Bet | None:
    """Ask how the average of all trees does against one tree."""
    if not record.n_held:
        return None
    right = _right(record)
    return Bet(
        f"{record.n_trees} trees, each of its own draw, and their average: how will "
        f"the average do on {held_out_rows(record.n_held)}?",
        right[0],
        _reason(record),
        options=(NO_BETTER, BETWEEN, THE_BEST),
        ties=tuple(right[1:]),
        told_at=2,
    )


def _right(record: Record) -> list[str]:
    """Return the right answers: two where the middle tree is as good as the best."""
    average, middle = int(record.average_counts[-1]), record.median
    best = int(record.counts.max())
    return [
        *([NO_BETTER] if average <= middle else []),
        *([BETWEEN] if middle < average < best else []),
        *([THE_BEST] if average >= best else []),
    ]


def _reason(record: Record) -> str:
    """Say who is right on how many rows, and where they part."""
    m, average = record.n_held, right_on(int(record.average_counts[-1]), record)
    both = [BOTH] if len(_right(record)) > 1 else []
    if m == 1:
        return " ".join([f"The average is {average}; {one_by_one(record)}.", *both])
    middle, best = so_many(record.median, m), so_many(int(record.counts.max()), m)
    found = (
        f"The average is {average}; the middle one of the trees is right on {middle}, "
        f"the best on {best}."
    )
    return " ".join([found, *both, *below_all(record), disagreed(record)])
