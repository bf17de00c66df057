"""What is said in a duel while it runs: how far the machine is, and nothing else."""

from collections.abc import Callable

from pages.words.sentences import counted

from ..games import words
from ..games.prices import of_the_machine
from ..games.record import Record
from ..you_ask.turn import turn as turn_of_you_ask


def story(record: Record, step: int, before_bet: bool = False) -> list[str]:
    """Say what a question's answer did, and how far the machine is by then."""
    sentences = words.story(record, step, before_bet)
    if step and not record.is_over:
        sentences.append(progress(record, step))
    return sentences


def progress(record: Record, step: int) -> str:
    """Say how far the machine is in a duel that still runs."""
    needed = record.machine.n_turns
    if step < needed:
        asked = counted(step, "question")
        paid = of_the_machine(record, step)
        return f"The machine, for the same animal, has asked {asked} too{paid}."
    paid = of_the_machine(record, needed)
    if step == needed:
        return f"The machine is done: it needed {counted(step, 'question')}{paid}."
    return f"The machine was done after {counted(needed, 'question')}{paid}; you go on."


def turn(record: Record, put: Callable) -> None:
    """Let the learner ask, and say when the machine is done."""
    n_turns = record.play.n_turns
    is_done = n_turns >= record.machine.n_turns
    turn_of_you_ask(record, put, progress(record, n_turns) if is_done else "")
