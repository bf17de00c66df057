"""What can be chosen for a game of twenty questions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from engines.datasets import Table, load
from engines.decision_trees import Game, new_game
from pages.ui import old_controls as controls

KEY = "ig_twenty"
TABLE = load("zoo")
WATCH, MINE, ASK, DUEL, PLANS = GAMES = (
    "Watch the machine",
    "It guesses yours",
    "You ask",
    "Duel",
    "Plans compared",
)
ANIMAL, TYPE = GOALS = ("The animal", "Its type")
NUMBER, YES_NO = LEGS = ("As a number", "Yes or no only")
ALIKE, PETS, TYPES = PRIORS = ("All alike", "Pets first", "Types alike")
PET_WEIGHT = 3.0  # of a domestic animal; any other one weighs 1
NO_LIE, ONE_LIE = LIES = ("None", "One")
SHOWN, HIDDEN = GAINS = ("Shown", "Hidden")
NAMES = new_game(TABLE).names
FIRST_ANIMAL = "platypus"
MOST_LIE_AT = 12
# The controls that matter in each game; the others keep their values, unseen.
MATTERS = {
    WATCH: ("animal", "find", "legs", "prior", "lies", "lie_at", "gains"),
    MINE: ("find", "legs", "prior", "lies", "gains"),
    ASK: ("number", "find", "legs", "prior", "gains"),
    DUEL: ("number", "find", "legs", "prior", "gains"),
    PLANS: ("find", "legs", "prior"),
}


@dataclass(frozen=True)
class Settings:
    """Everything a game depends on, and how it is shown."""

    game: str  # one of GAMES
    find: str
    legs: str
    prior: str
    lies: str
    gains: str
    animal: str  # of NAMES, in WATCH
    lie_at: int  # the question that is answered with a lie, 0 for none, in WATCH
    number: int  # of the hidden animal, in ASK and DUEL
    turns: tuple[tuple[int, int | None], ...] = ()  # the learner's, but in WATCH

    @property
    def rules(self) -> Game:
        """The engine's game; nobody lies to the learner, or where plans compete."""
        lies = self.lies == ONE_LIE and self.game in (WATCH, MINE)
        return rules(self.find, self.legs, self.prior, int(lies))

    @property
    def truthful(self) -> Game:
        """The same game where nobody may lie."""
        return rules(self.find, self.legs, self.prior, 0)

    @property
    def hidden(self) -> bool:
        """Whether the gains are shown only after a bet."""
        return self.gains == HIDDEN and self.game != PLANS

    @property
    def asks_back(self) -> bool:
        """Whether it is the learner who asks."""
        return self.game in (ASK, DUEL)

    def __repr__(self) -> str:
        """Name only what matters in this game: a bet holds for as long as that."""
        values = [getattr(self, name) for name in MATTERS[self.game]]
        return repr((self.game, *values, self.turns))


@lru_cache(maxsize=64)
def rules(find: str, legs: str, prior: str, lies: int) -> Game:
    """Return the game of these words, the same object for the same words."""
    goal = None if find == ANIMAL else TABLE.target
    return new_game(TABLE, goal, weights(TABLE, prior), legs == YES_NO, lies)


def weights(table: Table, prior: str) -> Sequence[float] | None:
    """Return how likely each animal is beforehand."""
    if prior == PETS:
        pets = table.column("domestic")
        return [PET_WEIGHT if cell == "yes" else 1.0 for cell in pets]
    if prior == TYPES:
        types = table.column(table.target)
        return [1 / types.count(word) for word in types]
    return None


def ask(restart: Callable[[], None]) -> dict:
    """Draw the controls; return what they stand at, by name.

    `restart` goes back to the first step (in a callback). Controls that do not matter
    are out of sight, but still there: so they keep their values, and the link theirs.
    """
    key = f"{KEY}_game"
    game = controls.choice("Game", key, GAMES, WATCH, on_change=restart, as_list=True)
    chosen = {"game": game}
    for name, draw in _DRAW.items():
        with st.container(key=f"{KEY}_{name}_box"):
            chosen[name] = draw(restart)
    unseen = [name for name in _DRAW if name not in MATTERS[game]]
    # The box and what wraps it, which would leave a gap.
    boxes = ", ".join(f"div:has(> .st-key-{KEY}_{name}_box)" for name in unseen)
    st.html(f"<style>{boxes} {{ display: none; }}</style>")
    return chosen


def _animal(restart) -> str:
    names = sorted(NAMES)
    key = f"{KEY}_animal"
    return controls.choice(
        "The hidden animal", key, names, FIRST_ANIMAL, on_change=restart, as_list=True
    )


def _number(restart) -> int:
    return controls.number(
        "Game number",
        f"{KEY}_number",
        (1, len(NAMES)),
        1,
        1,
        help="Each number hides another animal; a link with it does not tell which.",
    )


def _find(restart) -> str:
    return controls.choice("To be found", f"{KEY}_find", GOALS, ANIMAL)


def _legs(restart) -> str:
    key = f"{KEY}_legs"
    return controls.choice("Legs are asked", key, LEGS, NUMBER)


def _prior(restart) -> str:
    prior = controls.choice("Likely beforehand", f"{KEY}_prior", PRIORS, ALIKE)
    st.caption(f"{says_of(prior).capitalize()}.")
    return prior


def says_of(prior: str) -> str:
    """Say how likely each animal is beforehand, with the numbers of the table."""
    if prior == PETS:
        n_pets = TABLE.column("domestic").count("yes")
        return (
            f"each of the {n_pets} domestic animals is {PET_WEIGHT:g} times as likely "
            "as any other animal"
        )
    if prior == TYPES:
        n_types = len(set(TABLE.column(TABLE.target)))
        return (
            f"each of the {n_types} types is equally likely, and so are the animals "
            "within a type"
        )
    return f"each of the {len(NAMES)} animals is equally likely"


def _lies(restart) -> str:
    return controls.choice("Lies allowed", f"{KEY}_lies", LIES, NO_LIE)


def _lie_at(restart) -> int:
    return controls.slider(
        "Lie at question (0: never)",
        f"{KEY}_lie_at",
        (0, MOST_LIE_AT),
        0,
        1,
        help="That answer is false, whether lies are allowed or not.",
    )


def _gains(restart) -> str:
    return controls.choice("Gains", f"{KEY}_gains", GAINS, SHOWN)


_DRAW = {
    "animal": _animal,
    "number": _number,
    "find": _find,
    "legs": _legs,
    "prior": _prior,
    "lies": _lies,
    "lie_at": _lie_at,
    "gains": _gains,
}
