"""Twenty questions: play, answer, duel, and compare ways of asking."""

from pages.chapters.information_gain.twenty_questions.chapter import TwentyQuestions

__all__ = ["TwentyQuestions"]
