"""What is said and asked where the learner answers."""

import numpy as np

from engines.decision_trees import Ending, GameQuestion
from pages.ui.bets import Bet
from pages.words.sentences import counted

from .. import speech
from ..games.bets import which_animal
from ..games.endings import denied, found, oddities
from ..games.record import Record
from ..record import ROUNDING

MATTERS = ("find", "legs", "prior", "lies", "gains", "turns")  # to the bet


def bet(record: Record) -> Bet | None:
    """Ask for the answer that would tell most; when the game is over, for others."""
    if record.is_over:
        return which_animal(record, MATTERS)
    return _which_answer(record)


def _which_answer(record: Record) -> Bet | None:
    """Ask which answer to the machine's question would be worth more."""
    question, shares = _asked_now(record)
    possible = np.flatnonzero(shares > ROUNDING)
    if len(possible) < 2:
        return None
    rarest = int(possible[shares[possible].argmin()])
    words = {int(a): speech.answered(question, int(a)) for a in possible}
    same = [a for a in words if a != rarest and shares[a] - shares[rarest] < ROUNDING]
    if len(same) == len(words) - 1:
        return None
    each = ", ".join(
        f"{words[a]} {shares[a]:.0%}, worth {-np.log2(shares[a]):.3g} bits"
        for a in words
    )
    return Bet(
        f"{speech.spoken(question)} Which answer would tell the machine most?",
        words[rarest],
        f"The rarer an answer, the more it tells: {each}.",
        options=list(words.values()),
        ties=[words[a] for a in same],
    )


def _asked_now(record: Record) -> tuple[GameQuestion, np.ndarray]:
    """Return the machine's question, and how likely each of its answers is."""
    at = record.play.best_questions()[0]
    question = record.game.questions[at]
    return question, record.play.answer_shares[-1, at, : len(question.answers)]


def verdict(record: Record) -> str:
    """Say in one line how the game ends."""
    play, rows = record.play, record.left
    after = f"After {counted(play.n_turns, 'question')}: it is"
    if play.ending is Ending.FOUND:
        return f"{after} {found(record)}."
    if play.ending is Ending.TIE:
        return (
            f"{after} one of {len(rows)}, and no question can tell which: "
            f"{speech.names_of(record.game, rows)}."
        )
    if play.ending is Ending.CONTRADICTION:
        return "**No animal of the table fits these answers.**"
    return f"**No question is left that would help;** {speech.animals(len(rows))} are."


def compared(record: Record, row: int) -> list[str]:
    """Say what the table has against the animal that the learner had in mind."""
    game, turns = record.game, denied(record, row)
    name = game.names[row]
    if not turns:
        return [f"The {name} fits all your answers."]
    lines = [f"The table does not say of the {name} what you said:"]
    for q, a in turns:
        question = game.questions[q]
        table = speech.answered(question, int(game.answers[row, q]))
        lines.append(
            f"- *{speech.spoken(question)}* You: {speech.answered(question, a)}. "
            f"The table: {table}."
        )
    attributes = [game.questions[q].attribute for q, _ in turns]
    return [*lines, "", *oddities([row], attributes)]
