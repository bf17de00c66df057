"""The bet: do more chains end in the lowest hollow with annealing, or at T = 0?"""

from pages.ui.bets import Bet
from pages.words.sentences import counted

from .record import MANY, Record
from .words import share

WARM, COLD, NEITHER = "those that anneal", "those at T = 0", "about as many of both"
FAR = 2  # sampling errors
ABOUT = (
    *("landscape", "formula", "window", "condition_number", "rotation"),
    *("chain_start", "temperature", "cooling", "stride", "chain_steps", "seed"),
    "chain_view",
)


def bet(record: Record) -> Bet | None:
    """Ask of which kind more end lowest; where none is trapped, what is accepted."""
    crowd = record.crowd
    if not record.hollows.has_higher or record.is_cold:
        return _of_accepted(record)
    more, error = crowd.gap
    answer = NEITHER if abs(more) <= FAR * error else WARM if more > 0 else COLD
    question = (
        f"{crowd.n} chains anneal from here in {counted(record.n_steps, 'step')}, and "
        f"{crowd.n} others throw the same dice at T = 0. Of which do more end nearest "
        "to the lowest minimum?"
    )
    told_at = 1 if record.settings.chain_view == MANY else None
    return Bet(
        question, answer, _reason(record), (WARM, COLD, NEITHER), told_at=told_at
    )


def _of_accepted(record: Record) -> Bet:
    """Ask which share of its proposals the one chain accepts."""
    n, taken = record.n_steps, int(record.chain.accepted.sum())
    question = (
        f"The one chain is offered {counted(n, 'proposal')}. How many percent of them "
        "does it accept?"
    )
    span = {"span": (0.0, 100.0), "tolerance": 10.0, "after": "%"}
    reason = f"It accepts {taken:,} of {n:,}."
    return Bet(question, 100 * taken / n, reason, **span)


def _reason(record: Record) -> str:
    """Tell both shares, and how far apart chance alone would have them."""
    crowd = record.crowd
    more, error = crowd.gap
    warm, cold = crowd.low_shares
    said = f"Of those that anneal {share(warm)} do, and {share(cold)} of those at T = 0"
    if abs(more) <= FAR * error:
        return f"{said}: within {FAR} sampling errors of each other."
    return f"{said}: farther apart than {FAR} sampling errors."
