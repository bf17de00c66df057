"""The part "My number is different" of the factory, and where everything of it is."""

from engines.slips.factory.back import go_back
from engines.slips.factory.there import go_there
from pages.chapters.my_number.part import detective

from ..record import NETWORK, STEP
from .by_hand import by_hand, script
from .case import case_of
from .controls import ROUND, TOLD
from .pictures import panels
from .ways_on import plant, why_it_asks

MY_NUMBER = detective(
    case_of,
    by_hand,
    "a pass sample by sample",
    script,
    (*NETWORK, *STEP, "round"),
    (go_there, go_back),
    controls=(ROUND, TOLD),
    remedy=plant,
    panels=panels,
    turn=why_it_asks,
)
