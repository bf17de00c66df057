"""The bet of "From paper": where the loss ends, or whether the rule does."""

from engines.gradient_descent import PerceptronStop
from pages.ui.bets import Bet

from .endings import step_end
from .record import Record
from .words import loss_at, loss_said

FAR, SOME, NOT = ANSWERS = (
    "it falls below a tenth",
    "it falls, but not that far",
    "it does not fall at all",
)
ENDS = {
    PerceptronStop.SEPARATED: "it gets all right",
    PerceptronStop.CYCLES: "it comes back to weights it had",
    PerceptronStop.EPOCHS_DONE: "neither, the epochs are used up",
}


def bet(record: Record) -> Bet | None:
    """Ask what becomes of it; nothing where there is nothing to learn."""
    if not record.fit.n_steps:
        return None
    return _of_a_step(record) if record.settings.is_step else _of_a_loss(record)


def _of_a_step(record: Record) -> Bet:
    n = record.settings.n_epochs
    epochs = "one epoch" if n == 1 else f"{n} epochs"
    return Bet(
        f"Within {epochs}: does it get every sample right for a whole epoch, or does "
        "it come back to weights it had?",
        ENDS[record.fit.stop_reason],
        " ".join(step_end(record)),
        tuple(ENDS.values()),
    )


def _of_a_loss(record: Record) -> Bet:
    first, last = loss_said(record, 0, -1)
    went = f"stayed at {first}" if first == last else f"went from {first} to {last}"
    return Bet(
        f"The loss starts at L = {loss_said(record, 0)[0]}. What becomes of it by the "
        "end?",
        answer_of(record),
        f"The loss {went}.",
        ANSWERS,
        told_at=1,
    )


def answer_of(record: Record) -> str:
    """Return what became of the loss; a fall that no digits can show is none."""
    first, last = (loss_at(record, record.fit, row) for row in (0, -1))
    told = loss_said(record, 0, -1)
    if last >= first or told[0] == told[1]:
        return NOT
    return FAR if last < 0.1 * first else SOME
