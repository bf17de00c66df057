"""You ask: the learner finds the animal that the machine hides."""

from pages.chapters.information_gain.twenty_questions import controls
from pages.chapters.information_gain.twenty_questions.games.part import game
from pages.chapters.information_gain.twenty_questions.games.record import asked
from pages.chapters.information_gain.twenty_questions.record import ASK
from pages.chapters.information_gain.twenty_questions.you_ask import words
from pages.chapters.information_gain.twenty_questions.you_ask.turn import turn

CONTROLS = (
    controls.GAME_NUMBER,
    *controls.RULES,
    controls.GAINS_ARE,
    controls.TURNS,
)
PART = game(
    ASK,
    run=asked,
    turn=turn,
    bet=words.bet,
    bet_is_about=words.MATTERS,
    controls=CONTROLS,
)
