"""The numbers that somebody has of the counts."""

from functools import lru_cache

from engines.slips import SLIPS, Cause, Quantity
from pages.chapters.my_number.case import Case, Rows
from pages.chapters.my_number.control import ToldNumbers
from pages.chapters.my_number.questions import WORTH
from pages.ui.control import Values

from .case import case_at

FIRST_SLIP = "split_plain_mean"  # the commonest one: the groups are not weighted
OF_A_BAG = ("split_natural", "split_log2")  # of a bag alone it is another logarithm
DECIMALS = 4


def names_of(values: Values) -> list[str]:
    """Return what is found of the counts is called."""
    return [*case_at(values).names]


def first_told(values: Values) -> Rows:
    """Return a number as somebody has it who has made the commonest slip."""
    return _first_told(case_at(values))


@lru_cache(64)
def _first_told(case: Case) -> Rows:
    example, of_a_bag = case.example, Quantity("entropy", (None,))
    is_split = Quantity("gain") in example.quantities
    quantity = Quantity("gain") if is_split else of_a_bag
    slips = (FIRST_SLIP,) if is_split else OF_A_BAG
    slip = next((s for s in map(SLIPS.get, slips) if s.needs(example)), None)
    found = slip.run(example) if slip else example.work([Cause()])[0]
    value = found[example.quantities.index(quantity)]
    return ((case.name(quantity), f"{value + 0.0:.{DECIMALS}f}"),)


TOLD = ToldNumbers(
    "told", "What you have:", names_of, first_told, main=True, note=WORTH
)
