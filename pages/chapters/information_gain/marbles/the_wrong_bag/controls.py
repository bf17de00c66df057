"""The bag that is believed in, as six boxes."""

from pages.ui.controls import Beside, Number

from ..record import MOST, NAMES
from .words import empty_belief

AT_FIRST = (2, 2, 4, 0, 0, 0)  # marbles: the first bag's, blue and green swapped


def believed(colour: str, at_first: int) -> Number:
    """Return the box for how many marbles of a colour are believed to be there."""
    return Number(
        f"believed_{colour}",
        f"Believed {colour}",
        (0, MOST),
        at_first,
        1,
        main=colour == NAMES[0],
    )


BELIEVED = Beside(
    "believed",
    tuple(map(believed, NAMES, AT_FIRST)),
    wrap=False,
    note=empty_belief,
)
