"""How a game ends, in sentences made from the record."""

import numpy as np

from engines.decision_trees import Ending, Game, Play
from pages.chapters.information_gain.twenty_questions import oddities, speech
from pages.chapters.information_gain.twenty_questions.settings import (
    MINE,
    NO_LIE,
    TABLE,
    WATCH,
)
from pages.words.numbers import in_bits


def ending(settings, record) -> list[str]:
    """Say how the game ends, and what decided it."""
    play, game = record.play, record.game
    wrong = is_wrong(record)
    told = [_wrong(record) if wrong else _HOW[play.ending](settings, game, play)]
    told += _ledger(settings, game, play, wrong)
    if record.machine is not None and record.over:
        told += _duel(record)
    if settings.game == WATCH and settings.lie_at and settings.lie_at <= play.n_turns:
        told.append(_lie(settings, record))
    return told + _odd(record)


def is_wrong(record) -> bool:
    """Tell whether a game ended without a doubt, but not with what was hidden."""
    play, game, secret = record.play, record.game, record.secret
    if secret is None or play.ending not in (Ending.FOUND, Ending.TIE):
        return False
    return game.goal_of[secret] not in game.goal_of[speech.left(play)]


def _wrong(record) -> str:
    """Say what the machine says, and what it should have said."""
    play, game, secret = record.play, record.game, record.secret
    animal = game.names[secret]
    if play.ending is Ending.FOUND:
        says = speech.found(game, play)
    else:
        rows = speech.left(play)
        says = f"one of {len(rows)} ({speech.names_of(game, rows)})"
    was = f"the **{animal}**"
    if game.goal is not None:
        was += f", whose {game.goal} is **{game.goals[game.goal_of[secret]]}**"
    return f"**Sure, and wrong.** The machine says {says}, but it was {was}."


def _odd(record) -> list[str]:
    """Tell what is odd about the animal that was in play, where it is known which."""
    play, game = record.play, record.game
    rows = speech.left(play)
    if not record.over or play.ending is Ending.CONTRADICTION:
        return []
    if record.secret is not None:
        rows = [record.secret]
    asked = [game.questions[question].attribute for question, _ in play.turns]
    return oddities.told(TABLE, rows, asked) if len(rows) == 1 else []


def _found(settings, game: Game, play: Play) -> str:
    more = ""
    if game.goal is not None and len(speech.left(play)) > 1:
        more = f": all {len(speech.left(play))} animals left are of this type"
    return f"**Found.** It is {speech.found(game, play)}{more}."


def _tie(settings, game: Game, play: Play) -> str:
    rows = speech.left(play)
    return (
        f"**An honest tie.** {len(rows)} animals are left, and the table says the same "
        f"of all of them: {speech.names_of(game, rows)}. The last "
        f"{in_bits(play.entropies[-1])} cannot be asked for."
    )


def _contradiction(settings, game: Game, play: Play) -> str:
    wrong = play.contradictions[-1]
    nearest = np.flatnonzero(wrong == wrong.min()).tolist()
    who = "you said" if settings.game == MINE else "the answer was"
    doubted = "; ".join(
        f"*{speech.spoken(game.questions[q])}* ({who} "
        f"{speech.answered(game.questions[q], a)})"
        for q, a in denied(game, play, nearest[0])
    )
    return (
        f"**A contradiction.** No animal of the table fits. Nearest: "
        f"{speech.names_of(game, nearest)}; against the {game.names[nearest[0]]} "
        f"stands: {doubted}. A wrong answer, a lie, or an animal not in the table."
    )


def denied(game: Game, play: Play, row: int) -> list[tuple[int, int]]:
    """Return the turns that the table answers otherwise for this row."""
    return [
        (q, a) for q, a in play.turns if a is not None and game.answers[row, q] != a
    ]


def _out_of_questions(settings, game: Game, play: Play) -> str:
    rows = speech.left(play)
    likely = speech.names_of(game, rows)
    return (
        f"**Out of questions.** {speech.animals(len(rows))} are left, and all that "
        f"would tell them apart was answered with “not sure”: "
        f"{speech.missing(play.entropies[-1])}. Likely are {likely}."
    )


def _running(settings, game: Game, play: Play) -> str:
    bits = play.entropies[-1]
    return (
        f"**That is still open.** {speech.animals(int(play.n_possible[-1]))} are left, "
        f"{in_bits(bits)}; at 1 bit a question, about {np.ceil(bits):.0f} more."
    )


_HOW = {
    Ending.FOUND: _found,
    Ending.TIE: _tie,
    Ending.CONTRADICTION: _contradiction,
    Ending.OUT_OF_QUESTIONS: _out_of_questions,
    Ending.RUNNING: _running,
}


def _ledger(settings, game: Game, play: Play, wrong: bool) -> list[str]:
    """Compare the bits gained with those expected: without lies, the rest is luck."""
    if not play.turns or play.ending is Ending.CONTRADICTION:
        return []
    gained, expected = play.gained.sum(), play.asked_gains.sum()
    luck = gained - expected
    kind = "lucky" if luck > 0.05 else "unlucky" if luck < -0.05 else "as expected"
    false = settings.game == WATCH and 0 < settings.lie_at <= play.n_turns
    told = f" ({kind})."
    if game.lies or false:
        told = ". Where an answer may be false, the difference is not luck alone."
    asked = speech.questions(play.n_turns)
    first = f"As the machine counts, {asked}" if wrong else asked
    return [
        f"{first} removed {in_bits(gained)} of {play.entropies[0]:.4g}; on average "
        f"the same questions promise {expected:.4g}{told}"
    ]


def _duel(record) -> list[str]:
    yours, machines = record.play, record.machine
    mine = yours.asked_gains.mean() if yours.turns else 0.0
    theirs = machines.asked_gains.mean() if machines.turns else 0.0
    if yours.n_turns < machines.n_turns:
        first = "You needed fewer questions than the machine"
    elif yours.n_turns > machines.n_turns:
        first = "The machine needed fewer questions than you"
    else:
        first = "You and the machine needed equally many questions"
    skill = (
        f"{first} ({yours.n_turns} against {machines.n_turns}). A question of yours "
        f"promised {in_bits(mine)} on average, one of the machine's {theirs:.4g}."
    )
    if yours.n_turns < machines.n_turns and mine < theirs:
        skill += " For this animal the answers were with you: that is luck."
    return [skill]


def _lie(settings, record) -> str:
    play, secret = record.play, record.secret
    asked, _ = play.turns[settings.lie_at - 1]
    question = speech.spoken(record.game.questions[asked])
    if not play.possible[-1, secret]:
        return (
            f"Question {settings.lie_at} (*{question}*) was answered with a lie, and "
            f"nobody allowed for one: the {settings.animal} was ruled out at once."
        )
    if settings.lies == NO_LIE:
        return ""
    return (
        f"Question {settings.lie_at} (*{question}*) was answered with a lie. Because "
        "one was allowed, nothing is ruled out before it is denied twice. That is what "
        "the extra questions are for."
    )


def thought(record, row: int) -> list[str]:
    """Say what the table has against the animal the learner thought of."""
    game, play = record.game, record.play
    name = game.names[row]
    turns = denied(game, play, row)
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
    return [*lines, "", *oddities.told(TABLE, [row], attributes)]
