"""The table of "Which hold": a row for each minimum."""

from math import isfinite

from pages.ui.chapter import Table

from ..verdicts import SHORT, SIGNS
from .ladder import LETTERS
from .record import HAVE_EDGES, Record

RUNS = ("at rest", "near", "gone")


def table(record: Record) -> Table:
    """List the minima, how sharp they are, their edges, and what their runs did."""
    edges = [f"edge {LETTERS[name]}" for name in HAVE_EDGES]
    rows = [_row(record, at) for at in range(record.n)]
    return Table(("x", "y", "f", "λ", *edges, *RUNS, "verdict"), rows)


def _row(record: Record, at: int) -> tuple:
    numbers = [float(record.bends[at]), *record.edges[:, at].tolist()]
    said = record.verdicts[at]
    return (
        *record.minima[at].tolist(),
        float(record.heights[at]),
        *(number if isfinite(number) else None for number in numbers),
        *record.counts[at].tolist(),
        f"{SIGNS[said]} {SHORT[said]}",
    )


def reached(record: Record, step: int) -> int:
    """Return how many rows are told at a position of the stepper."""
    return step
