"""The bet: what becomes of the loss, and why."""

from pages.ui.bets import Bet
from pages.words.numbers import few

from .amounts import ROUNDING, loss_at_lowest, losses
from .bends import factors
from .curved import passing
from .record import Record
from .shares import factor_alone

FAR, SOME, NOT = ANSWERS = (
    "it falls below a tenth",
    "it falls, but not that far",
    "it does not fall at all",
)
UNSEEN = 1e-4  # a share of the loss: who calls so small a fall none is right as well


def bet(record: Record) -> Bet | None:
    """Ask what becomes of the loss, and say why."""
    fit = record.fit
    if fit.n_steps == 0:
        return None
    first, last = losses(record, fit, 0, -1)
    went = f"went from {first} to {last}" if first != last else f"stayed at {first}"
    [answer, *ties] = answers_of(float(fit.losses[0]), float(fit.losses[-1]))
    question = (
        "The loss (the mean of the halved squared mistakes) starts at "
        f"{few(float(fit.losses[0]), 4)}. What becomes of it by the end?"
    )
    shown = (step for step, moment in enumerate(record.moments) if moment.state)
    reason = " ".join([f"The loss {went}.", *_why(record, answer)])
    return Bet(question, answer, reason, ANSWERS, ties=ties, told_at=next(shown))


def answers_of(first: float, last: float) -> list[str]:
    """Return what became of the loss, and what a fall too small to see is called."""
    if last >= first * (1 - ROUNDING):
        return [NOT]
    if last >= first * (1 - UNSEEN):
        return [SOME, NOT]
    return [FAR if last < 0.1 * first else SOME]


def _why(record: Record, answer: str) -> list[str]:
    """Name the measure that explains it."""
    if not record.settings.is_linear:
        return [passing(record)]
    by = factor_alone if record.settings.is_partial else factors
    least, first = loss_at_lowest(record), float(record.fit.losses[0])
    if answer != SOME or least <= 0.1 * first:
        return [by(record)]
    return [by(record), f"No weights bring the loss below {few(least, 4)}."]
