"""The chapters of the page about entropy and information gain, in reading order."""

from pages.chapters.information_gain.marbles.chapter import CHAPTER as MARBLES
from pages.chapters.information_gain.too_many_questions.chapter import (
    CHAPTER as TOO_MANY,
)
from pages.chapters.information_gain.twenty_questions.chapter import (
    CHAPTER as TWENTY_QUESTIONS,
)
from pages.chapters.information_gain.which_question.chapter import (
    CHAPTER as WHICH_QUESTION,
)

CHAPTERS = (MARBLES, WHICH_QUESTION, TOO_MANY, TWENTY_QUESTIONS)
