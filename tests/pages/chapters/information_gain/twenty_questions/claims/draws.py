"""Games of any kind: how the learner may have asked, and what he may have answered."""

import random
from collections.abc import Mapping

from engines.decision_trees import Ending, hidden_row, replay
from pages.chapters.information_gain.twenty_questions.record import NAMES, UNSAID, rules


def number(rng: random.Random, seen: Mapping) -> int:
    """Return the number of any hidden animal."""
    return rng.randint(1, len(NAMES))


def asked(rng: random.Random, seen: Mapping) -> tuple:
    """Return questions about the hidden animal: none, some, a whole game."""
    game = rules(seen["find"], seen["legs"], seen["prior"])
    secret = hidden_row(game, seen["number"])
    return _game(rng, game, secret, 0, 0)


def answered(rng: random.Random, seen: Mapping) -> tuple:
    """Return answers to the machine: true, false or "not sure", for some animal."""
    lies = ("None", "One", "Two").index(seen["lies"])
    game = rules(seen["find"], seen["legs"], seen["prior"], lies)
    unsure, wrong = rng.choice((0, 0, 0.2, 1)), rng.choice((0, 0, 0.2))
    return _game(rng, game, rng.randrange(len(NAMES)), unsure, wrong)


def _game(rng, game, secret: int, unsure: float, wrong: float) -> tuple:
    well, turns = rng.choice((0.0, 0.6, 1.0)), []
    for _ in range(rng.choice((0, 1, 2, 4, 7, 25))):
        play = replay(game, turns)
        if play.ending is not Ending.RUNNING:
            break
        q = rng.randrange(len(game.questions))
        if rng.random() < well:
            q = rng.choice(play.best_questions())
        a = int(game.answers[secret, q])
        if rng.random() < wrong:
            a = rng.randrange(len(game.questions[q].answers))
        turns.append((q, None if rng.random() < unsure else a))
    return tuple(turns)


def thought(rng: random.Random, seen: Mapping) -> str:
    """Return what the learner says he had in mind."""
    return rng.choice((UNSAID, *NAMES))
