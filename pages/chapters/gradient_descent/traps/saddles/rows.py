"""The table of "Saddles": everyone's distance, step by step."""

from pages.ui.chapter import Table

from .record import Record


def table(record: Record) -> Table:
    """List the steps, and how far everyone is along the falling way."""
    if record.escape is None:
        return Table(("step",), [])
    columns = ["step", *(f"{look.short}: distance" for look in record.looks)]
    distances = record.escape.distances.tolist()
    return Table(columns, [(t, *row) for t, row in enumerate(distances)])


def reached(record: Record, step: int) -> int:
    """Return how many rows are told at a position of the stepper."""
    return record.shown[step] + 1
