"""The table of "Which hold": a row for each minimum."""

from math import isfinite

from pages.figures.racers import RACERS
from pages.ui.chapter import Table

from .record import HAVE_EDGES, REST, Record

RUNS = ("at rest", "restless", "left")


def table(record: Record) -> Table:
    """List the minima, how sharp they are, their edges, and what their runs did."""
    edges = [f"edge of {RACERS[name].label}" for name in HAVE_EDGES]
    rows = [_row(record, at) for at in range(record.n)]
    return Table(("x", "y", "f", "λ", *edges, *RUNS, "holds"), rows)


def _row(record: Record, at: int) -> tuple:
    numbers = [float(record.bends[at]), *record.edges[:, at].tolist()]
    return (
        *record.minima[at].tolist(),
        float(record.heights[at]),
        *(number if isfinite(number) else None for number in numbers),
        *record.counts[at].tolist(),
        "yes" if record.verdicts[at] is REST else "no",
    )


def reached(record: Record, step: int) -> int:
    """Return how many rows are told at a position of the stepper."""
    return step
