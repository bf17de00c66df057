"""Duel: the learner and the machine look for the same animal."""

from pages.chapters.information_gain.twenty_questions.duel.words import story, turn
from pages.chapters.information_gain.twenty_questions.games.part import game
from pages.chapters.information_gain.twenty_questions.games.record import asked
from pages.chapters.information_gain.twenty_questions.record import DUEL
from pages.chapters.information_gain.twenty_questions.you_ask import words
from pages.chapters.information_gain.twenty_questions.you_ask.part import CONTROLS

PART = game(
    DUEL,
    story,
    run=asked,
    turn=turn,
    bet=words.bet,
    bet_is_about=words.MATTERS,
    controls=CONTROLS,
)
