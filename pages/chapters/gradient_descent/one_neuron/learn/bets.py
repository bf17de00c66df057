"""The bet: what becomes of the loss, and why."""

from pages.ui.bets import Bet

from .amounts import loss_at, loss_at_lowest, losses, said
from .bends import factors
from .curved import passing
from .record import Record
from .shares import factor_alone

FAR, SOME, NOT = ANSWERS = (
    "it falls below a tenth",
    "it falls, but not that far",
    "it does not fall at all",
)
SLIGHT = 1e-3  # a share of the loss: so small a fall is told by its size too


def bet(record: Record) -> Bet | None:
    """Ask what becomes of the loss, and say why."""
    fit = record.fit
    if fit.n_steps == 0:
        return None
    answer, [start] = answer_of(record), losses(record, fit, 0)
    question = (
        "The loss (the mean of the halved squared mistakes) starts at "
        f"{start}. What becomes of it by the end?"
    )
    shown = (step for step, moment in enumerate(record.moments) if moment.state)
    reason = " ".join([_went(record), *_why(record, answer)])
    return Bet(question, answer, reason, ANSWERS, told_at=next(shown))


def answer_of(record: Record) -> str:
    """Return what became of the loss; a fall that no digits can show is none."""
    first, last = (loss_at(record, record.fit, row) for row in (0, -1))
    told = losses(record, record.fit, 0, -1)
    if last >= first or told[0] == told[1]:
        return NOT
    return FAR if last < 0.1 * first else SOME


def _went(record: Record) -> str:
    """Say what became of the loss; of a slight fall, how much it is."""
    first, last = losses(record, record.fit, 0, -1)
    if first == last:
        return f"The loss stayed at {first}."
    start, end = (loss_at(record, record.fit, row) for row in (0, -1))
    is_slight = 0 < start - end < SLIGHT * start
    fall = f", a fall of {said(start - end, 2)}" if is_slight else ""
    return f"The loss went from {first} to {last}{fall}."


def _why(record: Record, answer: str) -> list[str]:
    """Name the measure that explains it."""
    if not record.settings.is_linear:
        return [passing(record)]
    by = factor_alone if record.settings.is_partial else factors
    least, first = loss_at_lowest(record), float(record.fit.losses[0])
    if answer != SOME or least <= 0.1 * first:
        return [by(record)]
    return [by(record), f"No weights bring the loss below {said(least, 4)}."]
