"""Games of any kind: how the learner may have asked, and what he may have answered."""

import random
from collections.abc import Mapping

from engines.decision_trees import Ending, hidden_row, replay
from pages.chapters.information_gain.twenty_questions.record import (
    FIRST_OWN,
    NAMES,
    OWN,
    READY_PRICES,
    UNSAID,
    rules,
)

# Lies that take no question more, or leave no animal, or as many bits as before.
ODD_LIES = (
    {"animal": "newt", "lie_at": 1, "lies": "One"},
    {"animal": "haddock", "lie_at": 2, "prices": "To count costs 3"},
    {
        "animal": "gnat",
        "find": "Its type",
        "legs": "Yes or no only",
        "lies": "One",
        "lie_at": 2,
        "prices": "To examine costs 5",
    },
)


def number(rng: random.Random, seen: Mapping) -> int:
    """Return the number of any hidden animal."""
    return rng.randint(1, len(NAMES))


def own_prices(rng: random.Random, seen: Mapping) -> tuple:
    """Return a price for each question: any, a few that differ, or all the same."""
    usual, odd = rng.randint(1, 9), rng.choice((0, 0.1, 0.2, 1))
    draw = rng.choice((lambda: rng.randint(1, 9), lambda: round(rng.uniform(1, 9), 1)))
    return tuple(
        (float(draw()),) if rng.random() < odd else (float(usual),) for _ in FIRST_OWN
    )


def _prices(seen: Mapping) -> tuple[float, ...]:
    """Return the list of prices that is drawn."""
    if seen["prices"] != OWN:
        return READY_PRICES[seen["prices"]]
    return tuple(price for (price,) in seen["own_prices"])


def asked(rng: random.Random, seen: Mapping) -> tuple:
    """Return questions about the hidden animal: none, some, a whole game."""
    game = rules(seen["find"], seen["legs"], seen["prior"], 0, _prices(seen))
    secret = hidden_row(game, seen["number"])
    return _game(rng, game, secret, 0, 0)


def answered(rng: random.Random, seen: Mapping) -> tuple:
    """Return answers to the machine: true, false or "not sure", for some animal."""
    lies = ("None", "One", "Two").index(seen["lies"])
    game = rules(seen["find"], seen["legs"], seen["prior"], lies, _prices(seen))
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
