"""The bets of the chapter: each one is answered by the record."""

import numpy as np

from engines.decision_trees import Ending, greedy_plan
from pages.chapters.information_gain.twenty_questions import speech
from pages.chapters.information_gain.twenty_questions.endings import is_wrong
from pages.chapters.information_gain.twenty_questions.settings import (
    MINE,
    NAMES,
    WATCH,
)
from pages.ui.bets import Bet
from pages.words.numbers import in_bits

FOUR = 4
CLOSE = 1e-9  # bits


def bet(settings, record) -> Bet | None:
    """Ask something that the next look will answer; None when nothing is open."""
    play = record.play
    over = play.ending is not Ending.RUNNING
    if settings.game == WATCH:
        hidden = settings.hidden
        return _which_question(record) if hidden else _how_many(settings, record)
    if over:
        return _which_animal(settings, record)
    if settings.game == MINE:
        return _which_answer(record)
    if settings.hidden:
        return _which_question(record)
    return None if play.turns else _how_many(settings, record)


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
    if len(same) == len(four) - 1:
        return None
    told = ", ".join(f"{game.questions[q].name} {gains[q]:.4g}" for q in four)
    return Bet(
        "Which of these questions is expected to remove most of what is missing?",
        game.questions[best].name,
        f"The gains in bits: {told}. The nearer an answer splits what is left into "
        "equal parts, the more it tells.",
        options=[game.questions[q].name for q in four],
        ties=[game.questions[q].name for q in same],
    )


def _how_many(settings, record) -> Bet:
    """Ask when the machine will stop; the middle is the usual number.

    It stops when it is sure, which a lie can make it of another animal.
    """
    play = record.play if record.machine is None else record.machine
    middle = usual(settings)
    options = [
        f"{middle - 2} or fewer",
        *(str(middle + more) for more in (-1, 0, 1)),
        f"{middle + 2} or more",
    ]
    answer = options[int(np.clip(play.n_turns - middle, -2, 2)) + 2]
    animal = f"the {settings.animal}" if settings.game == WATCH else "the hidden animal"
    bits = in_bits(play.entropies[0])
    reason = f"It stopped after {play.n_turns}. {bits} had to be found out"
    if settings.game == WATCH and play.turns:
        mean = play.asked_gains.mean()
        reason += f", and its questions promised {mean:.3g} each on average"
    if is_wrong(record):
        reason += ". But it stopped at a wrong answer"
    return Bet(
        f"After how many questions about {animal} will the machine stop?",
        answer,
        f"{reason}.",
        options=options,
    )


def usual(settings) -> int:
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
    if len(same) == len(words) - 1:
        return None
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


def _which_animal(settings, record) -> Bet | None:
    """Ask, after a game, which of four animals takes fewest questions.

    The game itself is on the screen by then, so its own numbers are no bet. The four
    are drawn by the settings and stand in order: their places tell nothing.
    """
    game = settings.truthful
    needs = dict(zip(NAMES, greedy_plan(game).rows.tolist(), strict=True))
    chance = np.random.default_rng(list(repr(settings).encode()))
    four = sorted(chance.permutation(sorted(NAMES))[:FOUR].tolist())
    fewest = min(four, key=needs.__getitem__)
    same = [name for name in four if name != fewest and needs[name] == needs[fewest]]
    if len(same) == FOUR - 1:
        return None
    honest = " Nobody lies." if settings.rules.lies else ""
    told = ", ".join(f"{name} {needs[name]:g}" for name in four)
    return Bet(
        "This game is over; now for others. With which of these animals would the "
        f"machine be done after fewest questions?{honest}",
        fewest,
        f"Questions needed: {told}. The rarer the answers, the more each of them tells "
        "and the fewer it takes.",
        options=four,
        ties=same,
    )
