"""The chapters of the page about entropy and information gain, in reading order."""

from pages.chapters.information_gain.grow_a_tree.chapter import CHAPTER as GROW_A_TREE
from pages.chapters.information_gain.marbles.chapter import CHAPTER as MARBLES
from pages.chapters.information_gain.too_many_questions.chapter import (
    CHAPTER as TOO_MANY_QUESTIONS,
)
from pages.chapters.information_gain.twenty_questions.chapter import (
    CHAPTER as TWENTY_QUESTIONS,
)
from pages.chapters.information_gain.which_question.chapter import (
    CHAPTER as WHICH_QUESTION,
)

CHAPTERS = (MARBLES, WHICH_QUESTION, GROW_A_TREE, TOO_MANY_QUESTIONS, TWENTY_QUESTIONS)
