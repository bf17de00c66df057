"""The factory: one pass, there and back, every number in sight."""

from pages.chapters.backpropagation.the_factory.chapter import TheFactory

__all__ = ["TheFactory"]
