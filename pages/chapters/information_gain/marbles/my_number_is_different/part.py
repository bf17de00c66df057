"""The part "My number is different" of the counts, and where everything of it is."""

from engines.slips.split.account import accounted
from pages.chapters.my_number.part import detective
from pages.chapters.my_number.ways_on import why_it_asks

from ..your_counts.controls import COUNTS
from ..your_counts.words import SYMBOLS
from .by_hand import by_hand, script
from .case import case_of
from .controls import TOLD
from .pictures import panels

QUESTION = (
    "You have worked out a split, and your number is not the one in the book. What "
    "may have made it?"
)
MY_NUMBER = detective(
    case_of,
    by_hand,
    "sums of n log n",
    script,
    ("given", "log"),
    (accounted,),
    controls=(COUNTS, TOLD),
    panels=panels,
    turn=why_it_asks,
    question=QUESTION,
    symbols=SYMBOLS,
)
