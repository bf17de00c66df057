"""The bet of "Many trees": the average of them all against the trees one by one."""

from pages.ui.bets import Bet
from pages.words.sentences import counted

from .record import Record
from .words import right_on

NO_BETTER = "no better than the middle one of them"
BETWEEN = "better than the middle one, but worse than the best"
THE_BEST = "as well as the best of them, or better"


def bet(record: Record) -> Bet | None:
    """Ask how the average of all trees does against one tree."""
    if not record.n_held:
        return None
    average, middle = int(record.average_counts[-1]), record.median
    best = int(record.counts.max())
    right = [
        *([NO_BETTER] if average <= middle else []),
        *([BETWEEN] if middle < average < best else []),
        *([THE_BEST] if average >= best else []),
    ]
    rows = counted(record.n_held, "held-out row")
    return Bet(
        f"{record.n_trees} trees, each of its own draw, and their average: how will "
        f"the average do on the {rows}?",
        right[0],
        f"The average is {right_on(average, record)}; the middle one of the trees is "
        f"right on {middle:,}, the best on {best:,}.",
        options=(NO_BETTER, BETWEEN, THE_BEST),
        ties=tuple(right[1:]),
        told_at=2,
    )
