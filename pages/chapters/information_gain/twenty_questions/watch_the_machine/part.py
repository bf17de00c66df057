"""Watch the machine: how few questions find an animal."""

from pages.chapters.information_gain.twenty_questions import controls
from pages.chapters.information_gain.twenty_questions.games.part import game
from pages.chapters.information_gain.twenty_questions.games.record import watched
from pages.chapters.information_gain.twenty_questions.record import WATCH
from pages.chapters.information_gain.twenty_questions.watch_the_machine import words

PART = game(
    WATCH,
    run=watched,
    turn=words.turn,
    bet=words.bet,
    bet_is_about=("animal", "find", "legs", "prior", "lies", "lie_at", "gains"),
    remedy=words.remedy,
    controls=(
        controls.HIDDEN_ANIMAL,
        *controls.RULES,
        controls.LIES_ALLOWED,
        controls.LIE_AT_QUESTION,
        controls.GAINS_ARE,
    ),
)
