"""Both trees' splits as a table, side by side."""

from pages.ui.chapter import Table

from .record import Plane, Record

PRINTS = ("greedy: rows wrong", "ahead: rows wrong")
COLUMNS = (
    *("split", "greedy: asks", "greedy: threshold", "greedy: gain", PRINTS[0]),
    *("ahead: asks", "ahead: threshold", "ahead: gain", "ahead: in two steps"),
    PRINTS[1],
)
NONE = (None, None, None)


def table(record: Record) -> Table:
    """List the splits; the first row is both trees before any."""
    rows = []
    for k in range(record.n_steps + 1):
        ahead = _split(record.far, k)
        total = float(record.compared.growth.totals[k - 1]) if any(ahead) else None
        errors = [int(one.errors[one.shown[k]]) for one in (record.near, record.far)]
        rows.append((k, *_split(record.near, k), errors[0], *ahead, total, errors[1]))
    return Table(COLUMNS, rows)


def _split(plane: Plane, k: int) -> tuple:
    """Return what a split asks, its threshold and its gain; nothing without one."""
    if not 0 < k <= plane.n_splits:
        return NONE
    tree, node = plane.decisions.tree, int(plane.decisions.asked_at[k - 1])
    threshold, gain = float(tree.thresholds[node]), float(tree.gains[node])
    return plane.names[tree.features[node]], threshold, gain
