"""Marbles: what entropy counts, drawn from a bag of up to six colours."""

from pages.chapters.information_gain.marbles.chapter import Marbles

__all__ = ["Marbles"]
