"""The trees of the way that is shown, as a table."""

from pages.ui.chapter import Table

from .controls import BY_HAND, REDUCED
from .record import Record

TOLD = ("leaves", "R", "learned from", "held out")


def table(record: Record) -> Table:
    """List all trees of the way, those between two positions of the stepper as well."""
    numbers = range(len(record.all_trees))
    if record.way == BY_HAND:
        return _table(("cut", "node"), (numbers, [None, *record.cuts]), record)
    if record.way == REDUCED:
        return _table(("level",), (numbers,), record)
    return _table(("tree", "α"), (numbers, record.path.alphas.tolist()), record)


def _table(names: tuple[str, ...], columns: tuple, record: Record) -> Table:
    """Return a row for each tree: what it is, and what it costs and tells."""
    rows = zip(*columns, record.all_trees, strict=True)
    return Table((*names, *TOLD), [(*head, *told) for *head, told in rows])
