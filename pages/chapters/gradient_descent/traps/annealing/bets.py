"""The bet: do more chains end in the lowest hollow with annealing, or at T = 0?"""

from engines.gradient_descent.ways_out import CLEARLY
from pages.ui.bets import Bet
from pages.words.sentences import counted

from ..words import unbroken
from .record import MANY, Record
from .words import share

WARM, COLD, NEITHER = "those that anneal", "those at T = 0", "about as many of both"
ABOUT = (
    *("landscape", "formula", "window", "condition_number", "rotation"),
    *("chain_start", "temperature", "cooling", "stride", "chain_steps", "seed"),
    "chain_view",
)


def bet(record: Record) -> Bet | None:
    """Ask of which kind more end lowest; where none is trapped, what is accepted."""
    crowd = record.crowd
    if not record.asks_of_both:
        return _of_accepted(record)
    lead = crowd.lead
    answer = NEITHER if abs(lead) < CLEARLY else WARM if lead > 0 else COLD
    question = (
        f"{crowd.n} chains anneal from here in {counted(record.n_steps, 'step')}, and "
        f"{crowd.n} others throw the same dice at T = 0. Of which do more end nearest "
        "to the lowest minimum?"
    )
    told_at = 1 if record.settings.chain_view == MANY else None
    question, reason = unbroken([question, _reason(record)])
    return Bet(question, answer, reason, (WARM, COLD, NEITHER), told_at=told_at)


def _of_accepted(record: Record) -> Bet:
    """Ask which share of its proposals the one chain accepts; or all together."""
    n, taken = record.n_steps, int(record.chain.accepted.sum())
    question = (
        f"The one chain is offered {counted(n, 'proposal')}. How many percent of them "
        "does it accept?"
    )
    reason = f"It accepts {taken:,} of {n:,}."
    if record.settings.chain_view == MANY:
        crowd = record.crowd
        question = (
            f"{crowd.n} chains are offered {counted(n, 'proposal')} each. How many "
            "percent of all these do they accept?"
        )
        n, taken = crowd.n_offered, crowd.n_accepted
        reason = f"They accept {taken:,} of {n:,}."
    span = {"span": (0.0, 100.0), "tolerance": 10.0, "after": "%"}
    return Bet(question, 100 * taken / n, reason, told_at=1, **span)


def _reason(record: Record) -> str:
    """Tell both shares, and how far apart chance alone would have them."""
    crowd = record.crowd
    warm, cold = crowd.low_shares
    said = f"Of those that anneal {share(warm)} do, and {share(cold)} of those at T = 0"
    if abs(crowd.lead) < CLEARLY:
        return f"{said}: less than {CLEARLY} sampling errors apart."
    return f"{said}: {CLEARLY} sampling errors apart, or more."
