"""The bet: who is lowest when all have asked equally many samples."""

from pages.ui.bets import Bet

from .endings import paid_for, ranking, who_is_lost
from .looks import EVERYONE, GUEST, LOOKS, TABLE
from .record import Record
from .words import flights

NOBODY = "nobody: all get lost"


def bet(record: Record) -> Bet:
    """Ask who is lowest in the end."""
    names = {
        EVERYONE: f"everyone: all {record.ground.n_samples} before a step",
        TABLE: f"the table: {record.table.size} before a step",
        GUEST: "one guest before a step",
    }
    first, *_ = record.ranking or [()]
    last = len(record.moments) - 1
    answer, *ties = [names[at] for at in sorted(first)] or [NOBODY]
    return Bet(
        f"Each may ask {record.moments[-1]:,} samples: whose loss is lowest then? "
        f"{who_is_lost(record)}",
        answer,
        " ".join([paid_for(record), *flights(record, last), *ranking(record)]),
        options=(*(names[at] for at in range(len(LOOKS))), NOBODY),
        ties=ties,
        told_at=1,
    )
