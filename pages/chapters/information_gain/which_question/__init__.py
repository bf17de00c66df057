"""Which question? A table, the arithmetic of every question, and a tree to grow."""

from pages.chapters.information_gain.which_question.chapter import WhichQuestion

__all__ = ["WhichQuestion"]
