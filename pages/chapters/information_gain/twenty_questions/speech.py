"""How questions, answers and animals are spoken of, in the games and of the plans."""

from collections.abc import Sequence

from engines.decision_trees import Game, GameQuestion
from pages.words.numbers import apart, few, percent
from pages.words.sentences import counted, listed

from .record import ROUNDING

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
NUMBERS = ("no", "one", "two")  # lies
MOST_NAMED = 12  # animals that are listed in one sentence
DIGITS = 9  # after the point: what differs by less is rounding
FINE = 12  # the same, where bits were divided by a price


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


def every(count: int, noun: str) -> str:
    """Return all of several: "both animals", "all 3 animals"."""
    return f"{'both' if count == 2 else f'all {count}'} {noun}s"


def nearly_all(count: int, lies: int, noun: str) -> str:
    """Return all but as many as may be false: "all but one of the 3 answers"."""
    if not lies:
        return every(count, noun)
    return f"all but {NUMBERS[lies]} of the {count} {noun}s"


def lies(count: int) -> str:
    """Return how many lies, as a word: "one lie"."""
    return f"{NUMBERS[count]} {'lie' if count == 1 else 'lies'}"


def names_of(game: Game, rows: Sequence[int]) -> str:
    """Return some animals' names as a list in a sentence."""
    return listed([game.names[row] for row in rows], most=MOST_NAMED)


def bits(amount: float) -> str:
    """Return an amount of information; what is the computer's rounding is none."""
    return with_unit(few(amount if abs(amount) > ROUNDING else 0.0, 4))


def with_unit(number: str) -> str:
    """Return an amount of information that is written already, with its unit."""
    return "1 bit" if number == "1" else f"{number} bits"


def coins(amount: float) -> str:
    """Return a price: "1 coin", "12 coins"."""
    return with_coins(few(amount, 4))


def with_coins(number: str) -> str:
    """Return a price that is written already, with its unit."""
    return "1 coin" if number == "1" else f"{number} coins"


def compared(*amounts: float, after: int = DIGITS) -> list[str]:
    """Write amounts that are compared: with the digits that tell them apart.

    What is the same but for rounding is the same to so many digits `after` the point.
    """
    return apart(*(round(float(one), after) + 0.0 for one in amounts), digits=4)


def a_coin(*worth: float) -> list[str]:
    """Write bits a coin that are compared: smaller numbers, with more digits."""
    return compared(*worth, after=FINE)


def chance(share: float) -> str:
    """Write a chance as a percentage; what is certain but for rounding is certain."""
    return percent(round(float(share), DIGITS))


def moved(before: float, after: float) -> str:
    """Say which way an amount went: "fall from 2 to 1"."""
    first, then = compared(before, after)
    if abs(before - after) < ROUNDING:
        return f"stay at {first}"
    return f"{'fall' if after < before else 'rise'} from {first} to {then}"


def went(before: float, after: float) -> str:
    """Say which way an amount has gone: "fell from 2 to 1"."""
    now = moved(before, after)
    return now.replace("fall", "fell").replace("rise", "rose").replace("stay", "stayed")


def missing(amount: float) -> str:
    """Say that so much is missing: "1 bit is missing"."""
    text = bits(amount)
    return f"{text} {'is' if text == '1 bit' else 'are'} missing"
