"""Numbers of Quinlan's outlook, as they stand on somebody's paper."""

from pages.chapters.my_number.words import TITLE
from pages.ui.chapter import Preset

from ..your_counts.record import OUTLOOK


def gain(name: str, told: str, observe: str) -> Preset:
    """Return an example: what somebody has for the gain."""
    rows = (("information gain", told),)
    return Preset(name, observe, view=TITLE, counts=OUTLOOK, told=rows)


PRESETS = (
    gain(
        "A gain, one slip",
        "0.2930",
        "somebody has worked out this gain with one slip. Which cause leads to it, and "
        "where in the counts do the paths part?",
    ),
    gain(
        "0.246 in print",
        "0.246",
        "many books print 0.246 for this gain, though rounding makes it 0.247. Is "
        "there a slip, or what became of the digits?",
    ),
    gain(
        "Another unit",
        "0.1710",
        "nothing went wrong in this gain, and yet it is not 0.2467. Which unit is it "
        "in?",
    ),
    gain(
        "Another measure",
        "0.156",
        "under the name of the gain stands what ranks questions for some in its place. "
        "What is the gain to be divided by?",
    ),
)
