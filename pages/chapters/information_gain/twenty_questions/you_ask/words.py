"""What is said and asked where the learner asks."""

from pages.ui.bets import Bet
from pages.words.sentences import counted

from ..games.bets import which_animal, which_question
from ..games.record import Record

MATTERS = ("number", "find", "legs", "prior", "gains", "turns")  # to the bet


def bet(record: Record) -> Bet | None:
    """Ask for the best question while the gains are hidden; at the end, for others."""
    if record.is_over:
        return which_animal(record, MATTERS)
    return which_question(record) if record.hides_gains else None


def score(record: Record) -> str:
    """Say in one line who needed fewer questions."""
    yours, machines = record.play.n_turns, record.machine.n_turns
    if yours < machines:
        verdict = "**You win.**"
    elif yours > machines:
        verdict = "**The machine wins.**"
    else:
        verdict = "**A draw.**"
    return (
        f"{verdict} It was the **{record.game.names[record.secret]}**: "
        f"{counted(yours, 'question')} for you, {machines} for the machine. "
        "Step through both games below."
    )
