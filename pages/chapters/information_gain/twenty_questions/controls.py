"""The controls of the games; the learner's turns are one, and what he had in mind."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from engines.decision_trees import Game, hidden_row
from engines.decision_trees.game import Turn
from pages.ui import links
from pages.ui.cells import Column
from pages.ui.choices import Choice
from pages.ui.control import Control, Note, Values, where
from pages.ui.controls import Number, Slider
from pages.ui.links import Link
from pages.ui.tables import Rows

from .record import (
    FIRST_ANIMAL,
    FIRST_OWN,
    GAINS,
    GOALS,
    LEGS,
    LIES,
    MOST_LIE_AT,
    NAMES,
    OWN,
    PRICE_SPAN,
    PRICES,
    PRIORS,
    TABLE,
    UNSAID,
    rules,
)
from .words import HOW_PRICES_COUNT, says_of, says_of_own_prices, says_of_prices

Moves = tuple[Turn, ...]
WANTED = "Turns: question.answer for each, as in 3.1~12.0 (0 is “not sure”)"


@dataclass(frozen=True)
class Turns(Control):
    """The learner's turns so far. They belong to one game: with another they are gone.

    In the link a question and its answer are numbers, the answer counted from 1, 0 for
    "not sure". Where the learner asks, the answers are the table's, whatever is
    written.
    """

    name: str = "turns"
    default: Moves = field(default=(), kw_only=True)

    def ask(self, prefix: str, values: Values, lasting: bool) -> Moves:
        """Return the turns; the buttons that add one are drawn with the record."""
        state, key = st.session_state, self.key(prefix)
        game = rules(values["find"], values["legs"], values["prior"])
        if key not in state:
            self.put(prefix, _from_link(key, game))
        this = [values.get(name) for name in ("game", "legs", "number")]
        is_another = state[f"{key}_of"] not in (None, this)
        if is_another or not _fit(game, state[key]):
            self.put(prefix, ())
        state[f"{key}_of"] = this
        if "number" in values:
            secret = hidden_row(game, values["number"])
            state[key] = tuple((q, int(game.answers[secret, q])) for q, _ in state[key])
        links.write(key, links.counts_text([*_for_link(state[key])]))
        return state[key]

    def put(self, prefix: str, value: Moves) -> None:
        """Replace the turns, for whatever game comes next (in a callback, say)."""
        key = self.key(prefix)
        st.session_state[key], st.session_state[f"{key}_of"] = tuple(value), None


def _from_link(key: str, game: Game) -> Moves:
    written = links.counts(key, 2, WANTED)
    turns = tuple((q, a - 1 if a else None) for q, a in written)
    if _fit(game, turns):
        return turns
    text = links.counts_text(written) or ""
    links.complain(key, text, f"{WANTED}; the game starts anew")
    return ()


def _for_link(turns: Moves) -> Iterator[tuple[int, int]]:
    for question, answer in turns:
        yield question, 0 if answer is None else answer + 1


def _fit(game: Game, turns: Moves) -> bool:
    """Tell whether the game has these questions and answers."""
    return all(
        q < len(game.questions) and (a is None or a < len(game.questions[q].answers))
        for q, a in turns
    )


@dataclass(frozen=True)
class Thought(Control):
    """What the learner says he had in mind: asked for when the game has ended."""

    name: str = "thought"
    label: str = field(default="You were thinking of", kw_only=True)
    default: str = field(default=UNSAID, kw_only=True)

    def ask(self, prefix: str, values: Values, lasting: bool) -> str:
        """Return what is said; the record tells when to draw it."""
        key, example = self.key(prefix), f"a name in its list, {NAMES[0]} for example"
        link = Link(key, self.label, UNSAID, example, _named, lasting=False)
        link.keeping()
        return link.said(link.now)

    def draw(self, prefix: str) -> None:
        """Ask which animal it was."""
        options, key = [UNSAID, *sorted(NAMES)], self.key(prefix)
        st.selectbox(self.label, options, key=key, persist_state="session")


def _named(text: str) -> str:
    if text not in (UNSAID, *NAMES):
        raise ValueError(text)
    return text


def _likely(record: Any) -> Note:
    return Note(f"{says_of(record.settings.prior).capitalize()}.")


def _prices(record: Any) -> Note | None:
    says = says_of_prices(record.settings)
    return Note(says) if says else None


def _own_prices(record: Any) -> Note:
    return Note(says_of_own_prices(record.settings))


HIDDEN_ANIMAL = Choice(
    "animal",
    "The hidden animal",
    tuple(sorted(NAMES)),
    FIRST_ANIMAL,
    as_list=True,
    restarts=True,
    main=True,
)
GAME_NUMBER = Number(
    "number",
    "Game number",
    (1, len(NAMES)),
    1,
    1,
    restarts=True,
    help="Each number hides another animal; a link with it does not tell which.",
)
TO_BE_FOUND = Choice("find", "To be found", GOALS, rare=True)
LEGS_ARE_ASKED = Choice("legs", "Legs are asked", LEGS, rare=True)
LIKELY_BEFOREHAND = Choice(
    "prior", "Likely beforehand", PRIORS, note=_likely, rare=True
)
LIES_ALLOWED = Choice("lies", "Lies allowed", LIES)
LIE_AT_QUESTION = Slider(
    "lie_at",
    "Lie at question (0: never)",
    (0, MOST_LIE_AT),
    0,
    1,
    help="That answer is false, whether lies are allowed or not.",
)
SECOND_LIE_AT = Slider(
    "lie_again",
    "Second lie at question (0: never)",
    (0, MOST_LIE_AT),
    0,
    1,
    shown=lambda values: values["lie_at"] > 0,
    help="That answer is false, too; twice the same question is one lie.",
)
GAINS_ARE = Choice(
    "gains",
    "Gains",
    GAINS,
    help="Hidden: until your bet is over; where you ask yourself, until the game is.",
)
TURNS, THOUGHT = Turns(), Thought()
QUESTION_PRICES = Choice(
    "prices",
    "Prices",
    PRICES,
    note=_prices,
    help=HOW_PRICES_COUNT,
    rare=True,
    most_buttons=3,
)
YOUR_PRICES = Rows(
    "own_prices",
    "What each question costs",
    (Column("price", *PRICE_SPAN, "Coins for each time it is asked."),),
    FIRST_OWN,
    len(FIRST_OWN),
    TABLE.attributes,
    "question",
    note=_own_prices,
    shown=where("prices", OWN),
    rare=True,
)
RULES = (
    TO_BE_FOUND,
    LEGS_ARE_ASKED,
    LIKELY_BEFOREHAND,
    QUESTION_PRICES,
    YOUR_PRICES,
)
