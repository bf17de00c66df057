"""The pictures of "Luck": the shuffled gains, and every question against luck."""

from pages.chapters.information_gain.which_question.luck.record import Record
from pages.figures.luck import chances_panel, luck_panel
from pages.figures.panel import Panel


def panels(record: Record) -> list[Panel]:
    """Draw the pile of shuffled gains, and every question against luck."""
    test, at = record.test, record.at
    return [
        luck_panel(test, at, record.upto),
        chances_panel(test, at, record.so_far),
    ]
