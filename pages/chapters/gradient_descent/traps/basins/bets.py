"""What "Basins" asks before it plays: how much of the map the first minimum takes."""

import numpy as np

from pages.ui.bets import Bet
from pages.words.numbers import percent

from .endings import lowest
from .record import Record

WITHIN = 5.0  # percent points


def bet(record: Record) -> Bet | None:
    """Ask for the share of minimum 1; where there is none there is no bet."""
    found = record.found
    if not len(found.minima):
        return None
    low = lowest(record)
    what = "minimum 1" if len(found.minima) > 1 else "the minimum"
    what += ", the lowest" if low == [0] and len(found.minima) > 1 else ""
    cells = f"{len(found.starts):,}"
    return Bet(
        f"{found.optimizer.label} with η = {record.eta} walks from "
        f"each of {cells} starts, evenly over the map, up to {found.asked} steps. How "
        f"many percent of them end at {what}?",
        100 * float(found.shares[0]),
        _reason(record),
        span=(0.0, 100.0),
        tolerance=WITHIN,
        after="%",
        told_at=1,
    )


def _reason(record: Record) -> str:
    """Hold the share against that of the starts to which the minimum is nearest."""
    found = record.found
    if len(found.minima) == 1:
        share = float(found.shares[0])
        return f"It is the only minimum, and {percent(share)} of the starts reach it."
    mine = record.nearest == 0
    there = float((found.fates[mine] == 0).mean()) if mine.any() else 0.0
    from_afar = float(((found.fates == 0) & ~mine).mean())
    return (
        f"For {percent(float(np.mean(mine)))} of the starts it is the nearest minimum: "
        f"{percent(there)} of these arrive at it, and from the others "
        f"{percent(from_afar)} of all starts come on top."
    )
