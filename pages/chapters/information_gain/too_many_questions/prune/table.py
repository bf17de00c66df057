"""The trees of the way that is shown, as a table."""

from pages.ui.chapter import Table

from .controls import BY_HAND, REDUCED
from .record import Record

TOLD = ("leaves", "R", "learned from", "held out")


def table(record: Record) -> Table:
    """List all trees of the way: what was cut, what is left, what they tell."""
    if record.way == BY_HAND:
        return Table(("cut", "node", *TOLD), _cuts(record))
    if record.way == REDUCED:
        return Table(("level", *TOLD), [*_numbered(record)])
    rows = [
        (number, float(alpha), *told)
        for (number, *told), alpha in zip(
            _numbered(record), record.path.alphas[record.shown], strict=True
        )
    ]
    return Table(("tree", "α", *TOLD), rows)


def _numbered(record: Record):
    columns = (record.shown, record.n_leaves, record.costs, record.learned)
    rows = zip(*(column.tolist() for column in columns), _held(record), strict=True)
    return [*rows]


def _held(record: Record) -> list:
    """Return the accuracies held out; None without any row."""
    return record.held.tolist() if record.n_held else [None] * len(record.held)


def _cuts(record: Record) -> list[tuple]:
    """Return a row for each cut of the learner's, and one before them."""
    return [
        (number, node, *told)
        for (number, node), told in zip(
            enumerate([None, *record.cuts]), record.after_cuts, strict=True
        )
    ]
