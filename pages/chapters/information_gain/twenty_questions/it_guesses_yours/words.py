"""What is said and asked where the learner answers."""

import numpy as np

from engines.decision_trees import Ending, replay
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
    """Ask which answer to the machine's question would leave least to find out."""
    at = record.play.best_questions()[0]
    question = record.game.questions[at]
    shares = record.play.answer_shares[-1, at, : len(question.answers)]
    possible = np.flatnonzero(shares > ROUNDING).tolist()
    if len(possible) < 2:
        return None
    left = {a: _left_after(record, at, a) for a in possible}
    words = {a: speech.answered(question, a) for a in possible}
    least = min(left.values())
    right = [a for a in possible if left[a] < least + ROUNDING]
    if len(right) == len(possible):
        return None
    bits = dict(zip(left, speech.compared(*left.values()), strict=True))
    each = "; ".join(
        f"{words[a]} has a chance of {speech.chance(shares[a])}, surprises by "
        f"{speech.bits(-np.log2(shares[a]))} and leaves {bits[a]}"
        for a in possible
    )
    now = record.play.entropies[-1]
    return Bet(
        f"Of the {speech.bits(now)} missing now, which answer to "
        f"“{speech.spoken(question)}” would leave the machine fewest to find out?",
        words[right[0]],
        f"In bits: {each}. {_of_the_rarest(shares, possible, right)}",
        options=list(words.values()),
        ties=[words[a] for a in right[1:]],
    )


def _left_after(record: Record, question: int, answer: int) -> float:
    """Return the bits that are missing after one more answer."""
    turns = (*record.play.turns, (question, answer))
    return float(replay(record.game, turns).entropies[-1])


def _of_the_rarest(shares: np.ndarray, possible: list[int], right: list[int]) -> str:
    """Say whether what surprises most is what leaves least."""
    rarest = [a for a in possible if shares[a] < shares[possible].min() + ROUNDING]
    if {*rarest} & {*right}:
        return "Here the rarest answer, which surprises most, leaves least."
    return "Here the rarest answer surprises most, but another one leaves less."


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
    left = speech.animals(len(rows))
    return f"**No question is left that would help;** {left} are possible."


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
