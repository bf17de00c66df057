"""The bet: which way finds the lowest hollow oftenest; or how many walks it takes."""

from pages.ui.bets import Bet
from pages.words.numbers import few, percent
from pages.words.sentences import counted

from .endings import verdict
from .looks import EVERY
from .record import N_FRESH, N_SEEDS, WANTED, Record
from .words import tally

ONE, FEW, TENS, MANY, NEVER = (
    "one",
    "2 to 9",
    "10 to 99",
    "100 or more",
    "no number that could be measured",
)


def bet(record: Record) -> Bet | None:
    """Ask which way is first; where all are alike, how many restarts are enough."""
    if record.proof is None or not record.is_defined:
        return None
    if len(record.firsts) == len(EVERY):
        return _of_restarts(record)
    leader, *ties = sorted(record.firsts, key=lambda at: -record.last[at])
    return Bet(
        f"Each way has {record.plan.n_probes:,} probes. Which one finds the lowest "
        f"hollow with most of {N_SEEDS} seeds? Who is not clearly behind counts too.",
        EVERY[leader].name,
        " ".join([tally(record, record.plan.n_probes), *verdict(record)]),
        options=[way.name for way in EVERY],
        ties=[EVERY[at].name for at in ties],
        told_at=1,
    )


def _of_restarts(record: Record) -> Bet:
    steps = counted(record.plan.n_steps, "step")
    return Bet(
        f"Restarts of {steps} each: how many does it take to find the lowest hollow "
        f"with a chance of {percent(WANTED)}?",
        answer(record.needed),
        f"Of {N_FRESH:,} other starts {int(record.fresh[-1]):,} led there: p = "
        f"{few(record.p)}.",
        options=(ONE, FEW, TENS, MANY, NEVER),
        told_at=1,
    )


def answer(needed: float) -> str:
    """Return the option that a number of walks falls into."""
    below = ((2, ONE), (10, FEW), (100, TENS), (float("inf"), MANY))
    return next((words for limit, words in below if needed < limit), NEVER)
