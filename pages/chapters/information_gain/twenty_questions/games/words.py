"""The sentences on each question of the games, made from the record."""

from engines.decision_trees import Ending, Play
from pages.words.numbers import in_bits

from .. import speech
from ..record import ROUNDING
from .record import Record


def labels(record: Record) -> list[str]:
    """Number the questions."""
    return ["start", *(f"question {n}" for n in range(1, record.n_steps))]


def story(record: Record, step: int, before_bet: bool = False) -> list[str]:
    """Say of one question what its answer did, and what could be asked best now."""
    play, sentences = record.play, []
    if step == 0:
        sentences = [_start(record)]
    elif step <= play.n_turns:
        who = "The machine asks" if record.machine is None else "You ask"
        sentences = [_turn(record, play, step, who), _worth(record, step)]
    is_now = step == play.n_turns and play.ending is Ending.RUNNING
    told_best = not (before_bet and record.hides_gains)
    if told_best and (step == 0 or is_now):
        sentences.append(_best(record, step))
    if step and record.has_both and step <= record.machine.n_turns:
        who = "The machine, for the same animal, asks"
        sentences.append(_turn(record, record.machine, step, who))
    return sentences


def _start(record: Record) -> str:
    play = record.play
    what = "which animal it is" if record.game.goal is None else "which type it is"
    return (
        f"**At the start** {speech.animals(int(play.n_possible[0]))} are possible; "
        f"{speech.missing(play.entropies[0])} to know {what}."
    )


def _best(record: Record, t: int) -> str:
    play = record.play
    best = play.best_questions(t)
    if not best:
        return ""
    asked = [f"*{speech.spoken(record.game.questions[q])}*" for q in best[:3]]
    noun = "question" if len(best) == 1 else "questions"
    return (
        f"The {noun} expected to remove most now: {' and '.join(asked)}, "
        f"{in_bits(play.gains[t, best[0]])}."
    )


def _turn(record: Record, play: Play, step: int, who: str) -> str:
    question, answer = play.turns[step - 1]
    asked = record.game.questions[question]
    before, after = play.n_possible[step - 1 : step + 1].tolist()
    lied = " (a lie)" if record.settings.lie_at == step else ""
    return (
        f"**Question {step}.** {who}: *{speech.spoken(asked)}* "
        f"**{speech.answered(asked, answer).capitalize()}**{lied}. "
        f"Of {before} possible animals {_remain(after)}."
    )


def _remain(after: int) -> str:
    if after == 0:
        return "none remains"
    return "1 remains" if after == 1 else f"{after} remain"


def _worth(record: Record, step: int) -> str:
    """Set the bits gained against those that could be expected."""
    play, t = record.play, step - 1
    question, answer = play.turns[t]
    gain, gained = play.asked_gains[t], play.gained[t]
    if answer is None:
        promised = in_bits(gain)
        return f"Not to be sure tells nothing; the question promised {promised}."
    if play.n_possible[step] == 0:
        return "An answer that no animal gives: the answers contradict each other."
    if gained < -ROUNDING:
        more = in_bits(-gained)
        said = f"That is {more} more to find out: a lie has become likely"
    else:
        said = f"That removes {in_bits(gained)}"
    sentence = (
        f"{said}; {gain:.4g} were to be expected "
        f"(the answer had a chance of {play.answer_shares[t, question, answer]:.0%})."
    )
    return sentence if record.machine is None else sentence + _regret(play, t)


def _regret(play: Play, t: int) -> str:
    """Say what the learner's question promised less than the best."""
    best = play.best_questions(t)
    if not best:
        return ""
    regret = play.gains[t, best[0]] - play.asked_gains[t]
    if regret > ROUNDING:
        return f" The best question promised {regret:.4g} more."
    return " No question promised more."
