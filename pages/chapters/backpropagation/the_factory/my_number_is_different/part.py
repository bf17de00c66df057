"""The part "My number is different" of the factory, and where everything of it is."""

from engines.slips.factory.back import go_back
from engines.slips.factory.there import go_there
from pages.chapters.my_number.part import detective

from ..record import NETWORK, STEP
from .by_hand import BY_HAND
from .case import case_of
from .controls import ROUND, TOLD
from .pictures import panels
from .ways_on import plant, turn

QUESTION = (
    "You have worked through a network, and your number is not the one in the book. "
    "What may have made it?"
)
MY_NUMBER = detective(
    case_of,
    BY_HAND.values,
    "a pass sample by sample",
    BY_HAND.script,
    (*NETWORK, *STEP, "round"),
    (go_there, go_back),
    question=QUESTION,
    controls=(ROUND, TOLD),
    remedy=plant,
    panels=panels,
    turn=turn,
)
