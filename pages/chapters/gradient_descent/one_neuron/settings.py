"""What the parts of "One neuron" are called, and whose settings the controls make."""

from .from_paper.settings import Settings as OfPaper
from .learn.record import Settings as OfLearn

LEARN, FROM_PAPER = "Learn", "From paper"


def settings_of(part: str = LEARN, **values: object) -> OfLearn | OfPaper:
    """Return the settings of a part, from the values of its controls."""
    return (OfPaper if part == FROM_PAPER else OfLearn)(**values)
