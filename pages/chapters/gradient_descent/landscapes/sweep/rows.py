"""The table of a sweep: the nine values, and how each ended."""

from pages.ui.chapter import Table

from .record import Record

COLUMNS = ("steps taken", "arrived at step", "at x", "at y", "last height")


def table(record: Record) -> Table:
    """List the nine values, each with its arrival, and how it ended."""
    ends, taken = record.ends, record.walks.n_steps.tolist()
    rows = [
        (
            value,
            taken[at],
            step if step >= 0 else None,
            *ends.points[at].tolist(),
            float(ends.values[at]) if record.is_defined else None,
            record.states[-1][at],
        )
        for at, (value, step) in enumerate(
            zip(record.drawn.tolist(), ends.arrivals.tolist(), strict=True)
        )
    ]
    return Table((record.symbol, *COLUMNS, "how it ended"), rows)


def reached(record: Record, step: int) -> int:
    """Return how many rows are told while a bet is open: each is an end."""
    return len(record.drawn) if step == len(record.shown) - 1 else 0
