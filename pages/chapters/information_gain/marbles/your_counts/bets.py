"""The bet of "Your counts": how much the group tells."""

import numpy as np

from pages.ui.bets import Bet
from pages.words.numbers import few

from ..record import SAME
from .record import GAIN, Record
from .words import differ

TOLERANCES = {"bits": 0.05, "nats": 0.03, "hartleys": 0.015}


def bet(record: Record) -> Bet | None:
    """Ask how large the information gain is; nothing of a bag that is not split."""
    split, unit = record.split, record.unit
    if not record.is_split or split.entropy < SAME:
        return None
    before, after, gain = differ(record)
    return Bet(
        f"The entropy of the bag is {unit.named(few(unit.of(split.entropy), 4))}. By "
        "how much is it less, on average, when you know the group?",
        unit.of(split.gain),
        f"The weighted average of the groups' entropies is {unit.named(after)}, and "
        f"{before} − {after} = {gain}.",
        span=(0.0, max(1.0, float(np.ceil(unit.of(split.entropy))))),
        tolerance=TOLERANCES[unit.many],
        first=0.0,
        after=f" {unit.many}",
        told_at=record.first(GAIN),
    )
