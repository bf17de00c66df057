"""The bets of the chapter: each one is answered by the record."""

import numpy as np

from engines.decision_trees import Ending, Play, greedy_plan
from pages.chapters.information_gain.twenty_questions import speech
from pages.chapters.information_gain.twenty_questions.settings import MINE, WATCH
from pages.ui.bets import Bet

FOUR = 4
CLOSE = 1e-9  # bits


def bet(settings, record) -> Bet | None:
    """Ask something that the next look will answer; None when nothing is open."""
    play = record.play
    over = play.ending is not Ending.RUNNING
    if settings.game == WATCH:
        return _which_question(record) if settings.hidden else _how_many(settings, play)
    if over:
        return _which_told_most(record)
    if settings.game == MINE:
        return _which_answer(record)
    if settings.hidden:
        return _which_question(record)
    return None if play.turns else _how_many(settings, record.machine)


def _which_question(record) -> Bet | None:
    """Ask which of four questions removes most, the best one among them."""
    play, game = record.play, record.game
    t = 0 if play.ending is not Ending.RUNNING else -1
    gains, open_ones = play.gains[t], np.flatnonzero(play.askable[t])
    if len(open_ones) < 2:
        return None
    ranked = open_ones[np.argsort(-gains[open_ones], kind="stable")]
    places = np.linspace(0, len(ranked) - 1, min(FOUR, len(ranked))).round().astype(int)
    four = sorted(set(ranked[places].tolist()))
    best = int(ranked[0])
    same = [q for q in four if q != best and gains[best] - gains[q] < CLOSE]
    told = ", ".join(f"{game.questions[q].name} {gains[q]:.4g}" for q in four)
    return Bet(
        "Which of these questions is expected to remove most of what is missing?",
        game.questions[best].name,
        f"The gains in bits: {told}. The nearer an answer splits what is left into "
        "equal parts, the more it tells.",
        options=[game.questions[q].name for q in four],
        ties=[game.questions[q].name for q in same],
    )


def _how_many(settings, play: Play) -> Bet:
    """Ask how many questions the machine will need; the middle is the usual number."""
    middle = _usual(settings)
    options = [
        f"{middle - 2} or fewer",
        *(str(middle + more) for more in (-1, 0, 1)),
        f"{middle + 2} or more",
    ]
    answer = options[int(np.clip(play.n_turns - middle, -2, 2)) + 2]
    animal = f"the {settings.animal}" if settings.game == WATCH else "the hidden animal"
    bits = play.entropies[0]
    return Bet(
        f"How many questions will the machine need for {animal}?",
        answer,
        f"It needed {play.n_turns}. {bits:.4g} bits were missing, and its questions "
        f"promised {play.asked_gains.mean() if play.turns else 0:.3g} each on average.",
        options=options,
    )


def _usual(settings) -> int:
    """Return the usual number of questions; an allowed lie has to be found out too.

    One false answer among n can be any of n or none: log2(n + 1) bits more.
    """
    usual = round(greedy_plan(settings.truthful).expected)
    if settings.rules.lies:
        usual = next(n for n in range(99) if n >= usual + np.log2(n + 1))
    return max(3, usual)


def _which_answer(record) -> Bet | None:
    """Ask which answer to the machine's question would be worth more."""
    play, game = record.play, record.game
    at = play.best_questions()[0]
    question = game.questions[at]
    shares = play.answer_shares[-1, at, : len(question.answers)]
    possible = np.flatnonzero(shares > CLOSE)
    if len(possible) < 2:
        return None
    rarest = int(possible[shares[possible].argmin()])
    words = {int(a): speech.answered(question, int(a)) for a in possible}
    same = [a for a in words if a != rarest and shares[a] - shares[rarest] < CLOSE]
    told = ", ".join(
        f"{words[a]} {shares[a]:.0%}, worth {-np.log2(shares[a]):.3g} bits"
        for a in words
    )
    return Bet(
        f"{speech.spoken(question)} Which answer would tell the machine most?",
        words[rarest],
        f"The rarer an answer, the more it tells: {told}.",
        options=list(words.values()),
        ties=[words[a] for a in same],
    )


def _which_told_most(record) -> Bet | None:
    """Ask, after a game, which answer was worth most; at most four to choose from."""
    play, game = record.play, record.game
    if play.n_turns < 2 or play.ending is Ending.CONTRADICTION:
        return None
    gained = play.gained
    best = int(gained.argmax())
    shown = sorted({best, *range(min(FOUR, play.n_turns))})
    names = {t: _turn(game, play, t) for t in shown}
    same = [t for t in shown if t != best and gained[best] - gained[t] < CLOSE]
    told = ", ".join(f"{t + 1}: {gained[t]:.3g}" for t in range(play.n_turns))
    return Bet(
        "Which answer of this game removed most bits?",
        names[best],
        f"Bits removed by question {told}.",
        options=list(names.values()),
        ties=[names[t] for t in same],
    )


def _turn(game, play: Play, t: int) -> str:
    question, answer = play.turns[t]
    asked = game.questions[question]
    return f"{t + 1}. {asked.name}: {speech.answered(asked, answer)}"
