"""The chapters of the page about entropy and information gain, in reading order."""

from pages.chapters.information_gain.marbles import Marbles
from pages.chapters.information_gain.twenty_questions import TwentyQuestions
from pages.chapters.information_gain.which_question import WhichQuestion

CHAPTERS = (Marbles(), WhichQuestion(), TwentyQuestions())
