"""The five parts: four games, which share nearly all, and the plans compared."""

from functools import partial
from typing import Any

from engines.decision_trees import (
    Game,
    best_play,
    follow,
    greedy_plan,
    play_greedy,
    question_gains,
    questions_floor,
    random_plan,
    regrets,
    replay,
    surprises,
)
from engines.decision_trees.best_play import SetSolver
from engines.decision_trees.twenty_questions import likelihoods, next_moment
from pages.ui.chapter import Part

from . import code, controls
from .duel import words as duel
from .games import endings, opinions, pictures, record, words
from .games.formulas import formulas
from .it_guesses_yours import turn as answering
from .it_guesses_yours import words as it_guesses_yours
from .plans_compared import endings as plan_endings
from .plans_compared import formulas as plan_formulas
from .plans_compared import pictures as plan_pictures
from .plans_compared import record as plans
from .plans_compared import words as plan_words
from .plans_compared.script import script as plan_script
from .record import ASK, DUEL, MINE, PLANS, WATCH
from .watch_the_machine import words as watch
from .you_ask import turn as asking
from .you_ask import words as you_ask

PRICED = ("prices", "own_prices")  # what questions cost
RULES = ("find", "legs", "prior", *PRICED)


def game(title: str, story=words.story, ran=code.of_a_game, **own: Any) -> Part:
    """Return a game's part: what is its own, and what all games share."""
    return Part(
        title,
        labels=words.labels,
        panels=pictures.panels,
        story=story,
        before_bet={
            "panels": partial(pictures.panels, before_bet=True),
            "story": partial(story, before_bet=True),
        },
        ending=endings.ending,
        formulas=formulas,
        ran=ran,
        table=record.table,
        opinions=opinions.opinions,
        opinions_at=opinions.opinions_at,
        reference=opinions.reference,
        script=record.script,
        code=(
            *(replay, next_moment, likelihoods, question_gains),
            *(Game.gains_per_price, play_greedy, surprises, regrets),
        ),
        **own,
    )


WATCH_THE_MACHINE = game(
    WATCH,
    ran=code.of_the_machines_game,
    run=record.watched,
    turn=watch.turn,
    bet=watch.bet,
    bet_is_about=("animal", *RULES, *watch.LIED, "gains"),
    remedy=watch.remedy,
    controls=(
        controls.HIDDEN_ANIMAL,
        *controls.RULES,
        controls.LIES_ALLOWED,
        controls.LIE_AT_QUESTION,
        controls.SECOND_LIE_AT,
        controls.GAINS_ARE,
    ),
)
IT_GUESSES_YOURS = game(
    MINE,
    run=record.answered,
    turn=answering.turn,
    bet=it_guesses_yours.bet,
    bet_is_about=(*it_guesses_yours.MATTERS, *PRICED),
    controls=(
        *controls.RULES,
        controls.LIES_ALLOWED,
        controls.GAINS_ARE,
        controls.TURNS,
        controls.THOUGHT,
    ),
)
ASKED = {
    "run": record.asked,
    "bet": you_ask.bet,
    "bet_is_about": (*you_ask.MATTERS, *PRICED),
    "controls": (
        controls.GAME_NUMBER,
        *controls.RULES,
        controls.GAINS_ARE,
        controls.TURNS,
    ),
}
YOU_ASK = game(ASK, turn=asking.turn, **ASKED)
DUEL_OF_BOTH = game(DUEL, duel.story, turn=duel.turn, **ASKED)
PLANS_COMPARED = Part(
    PLANS,
    run=plans.run,
    labels=plan_words.labels,
    panels=plan_pictures.panels,
    bet=plan_words.bet,
    bet_is_about=RULES,
    before_bet={
        "formulas": plan_formulas.floor_only,
        "story": partial(plan_words.story, before_bet=True),
    },
    story=plan_words.story,
    ending=plan_endings.ending,
    formulas=plan_formulas.formulas,
    ran=code.of_the_plans,
    table=plans.table,
    reached=plans.first_row,
    opinions=plans.opinions,
    reference=plans.reference,
    script=plan_script,
    code=(best_play, SetSolver, follow, greedy_plan, random_plan, questions_floor),
    controls=controls.RULES,
)
PARTS = (WATCH_THE_MACHINE, IT_GUESSES_YOURS, YOU_ASK, DUEL_OF_BOTH, PLANS_COMPARED)
