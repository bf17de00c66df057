"""What the parts of "One neuron" are called, and whose settings the controls make."""

from pages.chapters.my_number.words import TITLE as MY_NUMBER

from .from_paper.settings import Settings as OfPaper
from .learn.record import Settings as OfLearn
from .my_number_is_different.settings import Settings as OfMyNumber

LEARN, FROM_PAPER = "Learn", "From paper"
KINDS = {LEARN: OfLearn, FROM_PAPER: OfPaper, MY_NUMBER: OfMyNumber}


def settings_of(part: str = LEARN, **values: object) -> OfLearn | OfPaper | OfMyNumber:
    """Return the settings of a part, from the values of its controls."""
    return KINDS[part](**values)
