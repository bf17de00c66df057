"""The sentences of the four games, made from the record."""

import numpy as np

from engines.decision_trees import Ending, Game, Play
from pages.chapters.information_gain.twenty_questions import oddities, speech
from pages.chapters.information_gain.twenty_questions.settings import (
    NO_LIE,
    TABLE,
    WATCH,
)

ROUNDING = 1e-9  # bits smaller than this are the computer's


def story(settings, record, rival: Play | None, step: int, told: bool) -> list[str]:
    """Tell one question and what its answer did.

    `rival` is the machine's game where it may be seen; `told`: the gains may be named.
    """
    play = record.play
    if step == 0:
        sentences = [_start(settings, record.game, play)]
        return sentences + ([_best_now(record.game, play, 0)] if told else [])
    sentences = []
    if step <= play.n_turns:
        who = "You ask" if settings.asks_back else "The machine asks"
        sentences.append(_turn(settings, record.game, play, step, who))
        sentences.append(_worth(record.game, play, step, settings.asks_back))
        if step == play.n_turns and play.ending is Ending.RUNNING and told:
            sentences.append(_best_now(record.game, play, step))
    if rival is not None and step <= rival.n_turns:
        who = "The machine, for the same animal, asks"
        sentences.append(_turn(settings, record.game, rival, step, who))
    return sentences


def _start(settings, game: Game, play: Play) -> str:
    what = "which animal it is" if game.goal is None else "which type it is"
    return (
        f"**At the start** {speech.animals(int(play.n_possible[0]))} are possible; "
        f"{play.entropies[0]:.4g} bits are missing to know {what}."
    )


def _best_now(game: Game, play: Play, t: int) -> str:
    best = play.best_questions(t)
    if not best:
        return ""
    names = " and ".join(f"*{speech.spoken(game.questions[q])}*" for q in best[:3])
    one = len(best) == 1
    return (
        f"The question{'s' * (not one)} expected to remove most now: {names}, "
        f"{play.gains[t, best[0]]:.4g} bits."
    )


def _turn(settings, game: Game, play: Play, step: int, who: str) -> str:
    question, answer = play.turns[step - 1]
    asked = game.questions[question]
    before, after = play.n_possible[step - 1 : step + 1].tolist()
    lied = " (a lie)" if settings.game == WATCH and settings.lie_at == step else ""
    return (
        f"**Question {step}.** {who}: *{speech.spoken(asked)}* "
        f"**{speech.answered(asked, answer).capitalize()}**{lied}. "
        f"Of {before} possible animals {_remain(after)}."
    )


def _remain(after: int) -> str:
    return "none remains" if after == 0 else f"{after} remain{'s' * (after == 1)}"


def _worth(game: Game, play: Play, step: int, yours: bool) -> str:
    """Set the bits gained against those that could be expected."""
    t = step - 1
    question, answer = play.turns[t]
    gain, gained = play.asked_gains[t], play.gained[t]
    best = play.best_questions(t)
    regret = play.gains[t, best[0]] - gain if best else 0.0
    if answer is None:
        return f"Not to be sure tells nothing; the question promised {gain:.4g} bits."
    share = play.answer_shares[t, question, answer]
    if play.n_possible[step] == 0:
        return "An answer that no animal gives: the answers contradict each other."
    if gained < -ROUNDING:
        said = f"That is {-gained:.4g} bits more to find out: a lie has become likely"
    else:
        said = f"That removes {gained:.4g} bits"
    sentence = (
        f"{said}; {gain:.4g} were to be expected ({share:.0%} would have answered so)."
    )
    if yours and regret > ROUNDING:
        sentence += f" The best question promised {regret:.4g} more."
    elif yours and best:
        sentence += " No question promised more."
    return sentence


def ending(settings, record) -> list[str]:
    """Say how the game ends, and what decided it."""
    play, game = record.play, record.game
    told = [_HOW[play.ending](settings, game, play)]
    told += _ledger(game, play)
    if record.machine is not None and record.over:
        told += _duel(record)
    if settings.game == WATCH and settings.lie_at and settings.lie_at <= play.n_turns:
        told.append(_lie(settings, record))
    asked = [game.questions[question].attribute for question, _ in play.turns]
    if play.ending in (Ending.FOUND, Ending.TIE):
        told += oddities.told(TABLE, speech.left(play), asked)
    return told


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
        f"{speech.bits(play.entropies[-1])} cannot be asked for."
    )


def _contradiction(settings, game: Game, play: Play) -> str:
    wrong = play.contradictions[-1]
    nearest = np.flatnonzero(wrong == wrong.min()).tolist()
    doubted = "; ".join(
        f"*{speech.spoken(game.questions[q])}* (you said "
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
    return (
        f"**Out of questions.** {speech.animals(len(rows))} are left, and all that "
        f"would tell them apart was answered with “not sure”: {play.entropies[-1]:.4g} "
        f"bits are missing. Likely are {speech.names_of(game, rows)}."
    )


def _running(settings, game: Game, play: Play) -> str:
    bits = play.entropies[-1]
    return (
        f"**The game is not over.** {speech.animals(int(play.n_possible[-1]))} are "
        f"left, {bits:.4g} bits; at 1 bit a question, about {np.ceil(bits):.0f} more."
    )


_HOW = {
    Ending.FOUND: _found,
    Ending.TIE: _tie,
    Ending.CONTRADICTION: _contradiction,
    Ending.OUT_OF_QUESTIONS: _out_of_questions,
    Ending.RUNNING: _running,
}


def _ledger(game: Game, play: Play) -> list[str]:
    """Compare the bits gained with those expected: the rest is luck."""
    if not play.turns or play.ending is Ending.CONTRADICTION:
        return []
    gained, expected = play.gained.sum(), play.asked_gains.sum()
    luck = gained - expected
    kind = "lucky" if luck > 0.05 else "unlucky" if luck < -0.05 else "as expected"
    told = "" if game.lies else f" ({kind})"
    return [
        f"{speech.questions(play.n_turns).capitalize()} removed {gained:.4g} bits of "
        f"{play.entropies[0]:.4g}; on average the same questions promise "
        f"{expected:.4g}{told}."
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
        f"promised {mine:.4g} bits on average, one of the machine's {theirs:.4g}."
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
