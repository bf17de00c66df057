"""Where to go on from a question: to the chapter that explains it."""

from collections.abc import Callable

from pages.chapters.my_number.case import Record
from pages.ui.doors import door


def why_it_asks(record: Record, put: Callable) -> None:
    """Show the way to the chapter that explains the question it asks next."""
    door(
        "Why the question that tells most comes next",
        "information_gain",
        "ig",
        "Twenty questions",
    )
