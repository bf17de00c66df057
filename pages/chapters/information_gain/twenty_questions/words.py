"""The sentences on each question of the four games, made from the record."""

from engines.decision_trees import Ending, Game, Play
from pages.chapters.information_gain.twenty_questions import speech
from pages.chapters.information_gain.twenty_questions.settings import (
    WATCH,
)
from pages.words.numbers import in_bits

ROUNDING = 1e-9  # bits smaller than this are the computer's


def story(settings, record, rival: Play | None, step: int, told: bool) -> list[str]:
    """Tell one question and what its answer did.

    `rival` is the machine's game, if it plays too: while the learner's game runs, only
    how far it is. `told`: the gains may be named.
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
    if rival is not None and not record.over:
        sentences.append(speech.progress(rival, step))
    elif rival is not None and step <= rival.n_turns:
        who = "The machine, for the same animal, asks"
        sentences.append(_turn(settings, record.game, rival, step, who))
    return sentences


def _start(settings, game: Game, play: Play) -> str:
    what = "which animal it is" if game.goal is None else "which type it is"
    return (
        f"**At the start** {speech.animals(int(play.n_possible[0]))} are possible; "
        f"{speech.missing(play.entropies[0])} to know {what}."
    )


def _best_now(game: Game, play: Play, t: int) -> str:
    best = play.best_questions(t)
    if not best:
        return ""
    names = " and ".join(f"*{speech.spoken(game.questions[q])}*" for q in best[:3])
    one = len(best) == 1
    return (
        f"The question{'s' * (not one)} expected to remove most now: {names}, "
        f"{in_bits(play.gains[t, best[0]])}."
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
        promised = in_bits(gain)
        return f"Not to be sure tells nothing; the question promised {promised}."
    share = play.answer_shares[t, question, answer]
    if play.n_possible[step] == 0:
        return "An answer that no animal gives: the answers contradict each other."
    if gained < -ROUNDING:
        more = in_bits(-gained)
        said = f"That is {more} more to find out: a lie has become likely"
    else:
        said = f"That removes {in_bits(gained)}"
    sentence = (
        f"{said}; {gain:.4g} were to be expected "
        f"(the answer had a chance of {share:.0%})."
    )
    if yours and regret > ROUNDING:
        sentence += f" The best question promised {regret:.4g} more."
    elif yours and best:
        sentence += " No question promised more."
    return sentence
