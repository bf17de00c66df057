"""How questions, answers and animals are spoken of."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees import Ending, Game, GameQuestion, Play
from pages.words.numbers import in_bits
from pages.words.sentences import listed

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
    return "no animal" if count == 0 else f"{count} animal{'s' * (count != 1)}"


def names_of(game: Game, rows: Sequence[int]) -> str:
    """Return some animals' names as a list in a sentence."""
    return listed([game.names[row] for row in rows], most=MOST_NAMED)


def left(play: Play, t: int = -1) -> list[int]:
    """Return the rows that are possible at moment t."""
    return np.flatnonzero(play.possible[t]).tolist()


def found(game: Game, play: Play) -> str:
    """Say what was found, once it was: the platypus; a mammal."""
    goal = game.goals[game.goal_of[left(play)[0]]]
    if game.goal is None:
        return f"the **{goal}**"
    return f"**{goal}** ({game.goal})"


def verdict(game: Game, play: Play) -> str:
    """Say in one line how a game ends, to the one who answered."""
    if play.ending is Ending.FOUND:
        return f"After {questions(play.n_turns)}: it is {found(game, play)}."
    if play.ending is Ending.TIE:
        rows = left(play)
        return (
            f"After {questions(play.n_turns)}: it is one of {len(rows)}, and no "
            f"question can tell which: {names_of(game, rows)}."
        )
    if play.ending is Ending.CONTRADICTION:
        return "**No animal of the table fits these answers.**"
    return f"**No question is left that would help;** {animals(len(left(play)))} are."


def questions(count: int) -> str:
    """Return how many questions: "1 question"."""
    return f"{count} question{'s' * (count != 1)}"


def progress(machine: Play, step: int) -> str:
    """Say how far the machine is in a duel that still runs, and nothing else."""
    if step < machine.n_turns:
        return f"The machine, for the same animal, has asked {questions(step)} too."
    if step == machine.n_turns:
        return f"The machine is done: it needed {questions(step)}."
    return f"The machine was done after {questions(machine.n_turns)}; you go on."


def missing(amount: float) -> str:
    """Say that so much is missing: "1 bit is missing"."""
    text = in_bits(amount)
    return f"{text} {'is' if text == '1 bit' else 'are'} missing"


def score(settings, record) -> str:
    """Say in one line who needed fewer questions."""
    yours, machines = record.play.n_turns, record.machine.n_turns
    name = record.game.names[record.secret]
    if yours < machines:
        verdict = "**You win.**"
    elif yours > machines:
        verdict = "**The machine wins.**"
    else:
        verdict = "**A draw.**"
    return (
        f"{verdict} It was the **{name}**: {questions(yours)} for you, "
        f"{machines} for the machine. Step through both games below."
    )
