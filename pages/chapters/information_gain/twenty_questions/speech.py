"""How questions, answers and animals are spoken of, in the games and of the plans."""

from collections.abc import Sequence

from engines.decision_trees import Game, GameQuestion
from pages.words.numbers import in_bits
from pages.words.sentences import counted, listed

SPOKEN = {
    "hair": "Does it have hair?",
    "feathers": "Does it have feathers?",
    "eggs": "Does it lay eggs?",
    "milk": "Does it give milk?",
    "airborne": "Does it fly?",
    "aquatic": "Does it live in water?",
    "predator": "Is it a predator?",
    "toothed": "Does it have teeth?",
    "backbone": "Does it have a backbone?",
    "breathes": "Does it breathe air?",
    "venomous": "Is it venomous?",
    "fins": "Does it have fins?",
    "legs": "How many legs does it have?",
    "tail": "Does it have a tail?",
    "domestic": "Is it domestic?",
    "catsize": "Is it as big as a cat, or bigger?",
}
MOST_NAMED = 12  # animals that are listed in one sentence


def spoken(question: GameQuestion) -> str:
    """Return a question as it is asked."""
    if question.value is None:
        return SPOKEN[question.attribute]
    return f"Does it have exactly {question.value} {question.attribute}?"


def answered(question: GameQuestion, answer: int | None) -> str:
    """Return an answer as it is given: "yes", "4 legs", "not sure"."""
    if answer is None:
        return "not sure"
    word = question.answers[answer]
    return f"{word} {question.attribute}" if word.isdecimal() else word


def animals(count: int) -> str:
    """Return how many animals: "1 animal", "no animal"."""
    return counted(count, "animal") if count else "no animal"


def names_of(game: Game, rows: Sequence[int]) -> str:
    """Return some animals' names as a list in a sentence."""
    return listed([game.names[row] for row in rows], most=MOST_NAMED)


def missing(amount: float) -> str:
    """Say that so much is missing: "1 bit is missing"."""
    text = in_bits(amount)
    return f"{text} {'is' if text == '1 bit' else 'are'} missing"
