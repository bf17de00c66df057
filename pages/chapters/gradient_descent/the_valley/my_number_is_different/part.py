"""The part "My number is different" of the valley, and where everything of it is."""

from engines.slips.valley.steps import walked
from pages.chapters.my_number.part import detective
from pages.chapters.my_number.ways_on import why_it_asks
from pages.ui.chapter import Part
from pages.ui.control import Control

from .by_hand import ALLOWED, by_hand, script
from .case import case_of
from .controls import of_the_walk
from .pictures import panels

QUESTION = (
    "You have walked down a curve on paper, and your number is not the one in the "
    "book. What may have made it?"
)
ABOUT = ("curve", "formula", "learning_rate", "start", "c", "bend", "on_paper")


def my_number(controls: tuple[Control, ...]) -> Part:
    """Return the part, for walks that the chapter's controls make."""
    return detective(
        case_of,
        by_hand,
        "slopes measured from heights",
        script,
        ABOUT,
        (walked,),
        allowed=ALLOWED,
        panels=panels,
        question=QUESTION,
        turn=why_it_asks,
        controls=of_the_walk(controls),
    )
