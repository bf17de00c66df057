"""What is said and asked where the learner asks."""

from pages.ui.bets import Bet
from pages.words.sentences import counted

from .. import speech
from ..games.bets import which_animal, which_question
from ..games.record import Record
from ..record import ROUNDING

MATTERS = ("number", "find", "legs", "prior", "gains", "turns")  # to the bet


def bet(record: Record) -> Bet | None:
    """Ask for the best question while the bet hides the gains, else for animals."""
    if record.is_over or record.keeps_gains:
        return which_animal(record, MATTERS)
    return which_question(record) if record.hides_gains else None


def score(record: Record) -> str:
    """Say in one line who needed fewer questions; with prices, who paid less."""
    if record.game.has_prices:
        return _least_paid(record)
    yours, machines = record.play.n_turns, record.machine.n_turns
    was = f"It was the **{record.game.names[record.secret]}**"
    return (
        f"{_winner(yours, machines)} {was}: {counted(yours, 'question')} for you, "
        f"{machines} for the machine. Step through both games."
    )


def _winner(yours: float, machines: float) -> str:
    """Say who wins: whoever needed less."""
    if abs(yours - machines) < ROUNDING:
        return "**A draw.**"
    return "**You win.**" if yours < machines else "**The machine wins.**"


def _least_paid(record: Record) -> str:
    yours, machines = float(record.play.paid[-1]), float(record.machine.paid[-1])
    mine, its = speech.compared(yours, machines)
    return (
        f"{_winner(yours, machines)} It was the "
        f"**{record.game.names[record.secret]}**: {speech.with_coins(mine)} for you "
        f"({counted(record.play.n_turns, 'question')}), {its} for the machine "
        f"({record.machine.n_turns}). Step through both games."
    )
