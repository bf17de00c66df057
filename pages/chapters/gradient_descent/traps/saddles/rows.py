"""The table of "Saddles": everyone's distance, step by step."""

from math import isnan

from pages.ui.chapter import Table

from .record import Record

ALONG = "along the falling way"


def table(record: Record) -> Table:
    """List the steps, and how far everyone is along the falling way who is not lost."""
    if record.escape is None:
        return Table(("step",), [])
    columns = ["step", *(f"{look.short}: {ALONG}" for look in record.looks)]
    rows = [
        [None if isnan(away) else away for away in row]
        for row in record.escape.distances.tolist()
    ]
    return Table(columns, [(t, *row) for t, row in enumerate(rows)])


def reached(record: Record, step: int) -> int:
    """Return how many rows are told at a position of the stepper."""
    return record.shown[step] + 1
