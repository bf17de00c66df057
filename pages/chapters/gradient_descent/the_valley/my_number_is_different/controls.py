"""The numbers that somebody has of a walk, and how many steps are on the paper."""

from functools import lru_cache

from engines.slips import SLIPS, Quantity
from pages.chapters.my_number.case import Rows
from pages.chapters.my_number.control import ToldNumbers
from pages.chapters.my_number.questions import WORTH
from pages.ui.control import Control, Values
from pages.ui.controls import Number
from pages.ui.so_far import settings_so_far

from ..record import Settings
from .case import case_of, name_of

MOST_STEPS, FAR = 10, 1e9
FIRST_SLIP, FIRST = "valley_next_slope", (Quantity("x", (2,)), 4)
STEPS = Number(
    "on_paper",
    "Steps on your paper",
    (1, MOST_STEPS),
    3,
    1,
    rare=True,
    help="As many places, heights, slopes and updates can be told.",
)


def of_the_walk(controls: tuple[Control, ...]) -> tuple[Control, ...]:
    """Return the part's controls; `controls` are the chapter's, which make a walk."""
    every = (*controls, STEPS)

    def settings_of(values: Values) -> Settings:
        return Settings(**settings_so_far(every, values))

    def names(values: Values) -> list[str]:
        return [*case_of(settings_of(values)).names]

    def first(values: Values) -> Rows:
        return _first_told(settings_of(values))

    told = ToldNumbers("told", "What you have:", names, first, main=True, note=WORTH)
    return STEPS, told


@lru_cache(64)
def _first_told(settings: Settings) -> Rows:
    """Return a number as somebody has it who takes the next place's slope."""
    case, (quantity, decimals) = case_of(settings), FIRST
    if quantity not in case.example.quantities:
        quantity = Quantity("x", (1,))
    at = case.example.quantities.index(quantity)
    found = float(SLIPS[FIRST_SLIP].run(case.example)[at])
    if not abs(found) < FAR:  # beyond every number: then something told at random
        found = settings.start
    return ((name_of(quantity), f"{found:.{decimals}f}"),)
