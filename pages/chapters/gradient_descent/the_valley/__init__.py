"""The valley: one hiker, one curve, one number to choose."""

from pages.chapters.gradient_descent.the_valley.chapter import TheValley

__all__ = ["TheValley"]
