"""The bet: which way finds the lowest hollow oftenest, or that none is behind."""

from pages.ui.bets import Bet

from .endings import verdict
from .looks import EVERY
from .record import N_SEEDS, Record
from .words import prize, tally

NONE = "none is clearly behind"


def bet(record: Record) -> Bet | None:
    """Ask which way is first, the same question whatever is set."""
    if record.proof is None or not record.is_defined:
        return None
    answer, *ties = _answers(record)
    return Bet(
        f"Each way has {record.plan.n_probes:,} probes. Which one finds "
        f"{prize(record)} with most of {N_SEEDS} seeds? Who is not clearly "
        "behind counts too; where nobody is, only the last answer does.",
        answer,
        " ".join([tally(record, record.plan.n_probes), *verdict(record)]),
        options=[*(way.name for way in EVERY), NONE],
        ties=ties,
        told_at=1,
    )


def _answers(record: Record) -> list[str]:
    """Return who is right: the first, who may be as good, or that none is behind."""
    if len(record.firsts) == len(EVERY):
        return [NONE]
    order = sorted(record.firsts, key=lambda at: -record.last[at])
    return [EVERY[at].name for at in order]
