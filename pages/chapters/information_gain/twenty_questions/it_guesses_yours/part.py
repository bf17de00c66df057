"""It guesses yours: the learner thinks of an animal and answers."""

from pages.chapters.information_gain.twenty_questions import controls
from pages.chapters.information_gain.twenty_questions.games.part import game
from pages.chapters.information_gain.twenty_questions.games.record import answered
from pages.chapters.information_gain.twenty_questions.it_guesses_yours import words
from pages.chapters.information_gain.twenty_questions.it_guesses_yours.turn import turn
from pages.chapters.information_gain.twenty_questions.record import MINE

PART = game(
    MINE,
    run=answered,
    turn=turn,
    bet=words.bet,
    bet_is_about=words.MATTERS,
    controls=(
        *controls.RULES,
        controls.LIES_ALLOWED,
        controls.GAINS_ARE,
        controls.TURNS,
        controls.THOUGHT,
    ),
)
