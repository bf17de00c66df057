"""The numbers that somebody has of the factory's example."""

from functools import lru_cache

from engines.slips import SLIPS, Quantity
from pages.chapters.my_number.case import Rows
from pages.chapters.my_number.control import ToldNumbers
from pages.chapters.my_number.questions import WORTH
from pages.chapters.my_number.words import TITLE
from pages.ui.control import Values
from pages.ui.controls import Number, every
from pages.ui.so_far import settings_so_far

from ..controls import CONTROLS
from ..settings import Settings
from ..settings import settings_of as stand_for
from .case import case_of

FIRST_SLIP = "slope_at_activation"  # the one that is reported most
FIRST = Quantity("new", (0, 0, 0)), 6  # a new weight, and its decimals
MOST_ROUNDS = 50
ROUND = Number(
    "round",
    "The numbers are of step",
    (1, MOST_ROUNDS),
    1,
    1,
    rare=True,
    help="Of which step, or, where samples are taken one at a time, of which epoch.",
)


def settings_of(values: Values) -> Settings:
    """Return the settings that the chapter's controls stand for, so far."""
    controls = (*every(CONTROLS), ROUND)
    return stand_for(part=TITLE, **settings_so_far(controls, values))


def names_of(values: Values) -> list[str]:
    """Return what the quantities of the example are called."""
    return [*case_of(settings_of(values)).names]


def first_told(values: Values) -> Rows:
    """Return a number as somebody has it who has made the commonest slip."""
    return _first_told(settings_of(values))


@lru_cache(64)
def _first_told(settings: Settings) -> Rows:
    case, (quantity, decimals) = case_of(settings), FIRST
    slip = SLIPS[FIRST_SLIP]
    found = slip.run(case.example)[case.example.places[quantity]]
    return ((case.name(quantity), f"{found:.{decimals}f}"),)


TOLD = ToldNumbers(
    "told", "What you have:", names_of, first_told, main=True, note=WORTH
)
