"""The sentences on each question of the games, made from the record."""

import numpy as np

from engines.decision_trees import Ending, Play
from pages.words.numbers import percent
from pages.words.sentences import listed

from .. import speech
from ..record import ROUNDING
from . import hindsight, prices
from .record import Record

MOST_BEST = 4  # of equal questions that are named one by one


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
        sentences += prices.paid(record, play, step)
    is_now = step == play.n_turns and play.ending is Ending.RUNNING
    if (step == 0 or is_now) and record.shows_gains(before_bet):
        best = prices.best if record.game.has_prices else _best
        sentences.append(best(record, step))
    if step and record.has_both and step <= record.machine.n_turns:
        who = "The machine, for the same animal, asks"
        sentences.append(_turn(record, record.machine, step, who))
        sentences += prices.paid(record, record.machine, step)
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
    gain = play.gains[t, best[0]]
    asked = [f"*{speech.spoken(record.game.questions[q])}*" for q in best]
    noun = "question" if len(best) == 1 else "questions"
    return (
        f"The {noun} expected to remove most now: "
        f"{listed(asked, most=MOST_BEST)}, {speech.bits(gain)}."
    )


def _turn(record: Record, play: Play, step: int, who: str) -> str:
    question, answer = play.turns[step - 1]
    asked = record.game.questions[question]
    before, after = play.n_possible[step - 1 : step + 1].tolist()
    lied = " (a lie)" if step in record.settings.lies_at else ""
    return (
        f"**Question {step}.** {who}: *{speech.spoken(asked)}* "
        f"**{speech.answered(asked, answer)}**{lied}: of {before} possible animals "
        f"{_remain(after)}."
    )


def _remain(after: int) -> str:
    if after == 0:
        return "none remains"
    return "1 remains" if after == 1 else f"{after} remain"


def _worth(record: Record, step: int) -> str:
    """Set an answer's surprise beside the bits missing before and after it."""
    play, t = record.play, step - 1
    question, answer = play.turns[t]
    if answer is None:
        promised = speech.bits(play.asked_gains[t])
        return f"Not to be sure tells nothing; the question promised {promised}."
    if play.n_possible[step] == 0:
        n = sum(answer is not None for _, answer in play.turns[:step])
        fits = speech.nearly_all(n, record.game.lies, "answer")
        return f"No animal of the table gives {fits} so far."
    share = float(play.answer_shares[t, question, answer])
    promised = [] if record.keeps_gains else [_promise(record, t)]
    more = " ".join([*hindsight.surprised(record, t), *promised])
    before, after = play.entropies[t : step + 1].tolist()
    return (
        f"This answer had a chance of {speech.chance(share)} and surprises by "
        f"{speech.bits(-np.log2(share))}; the bits missing "
        f"{speech.moved(before, after)}{_why(record, step)}. {more}"
    ).rstrip()


def _why(record: Record, step: int) -> str:
    """Say how bits can come back, and how likely a lie is where one may be told."""
    rises = np.diff(record.play.entropies) > ROUNDING
    if not rises[step - 1]:
        return ""
    mixed = ": what is left is more mixed than before"
    chances = record.chance_of_a_lie[1:]
    certain, chance = chances > 1 - ROUNDING, float(chances[step - 1])
    was_said = bool((rises & certain)[: step - 1].any())
    if not record.game.lies or was_said:
        return mixed
    if certain[step - 1]:
        return f"{mixed}, and that an answer was a lie is certain"
    return f"{mixed}, and that an answer was a lie has a chance of {percent(chance)}"


def _promise(record: Record, t: int) -> str:
    """Say what a question promised; of the learner's, how much less than the best."""
    play = record.play
    if record.game.has_prices:
        return prices.promise(record, t)
    best = play.best_questions(t)
    gain = play.asked_gains[t]
    if record.machine is None or not best:
        return f"The question promised to remove {speech.bits(gain)} on average."
    most = play.gains[t, best[0]]
    mine, top = speech.compared(gain, most)
    said = f"Your question promised to remove {speech.with_unit(mine)} on average"
    if most - gain > ROUNDING:
        rather = f" {hindsight.instead(record, t)}" if record.has_regrets else ""
        return f"{said}, the best {top}.{rather}"
    return f"{said}, and none promised more."
