"""What is looked into: an example from paper, and what somebody has of it."""

from dataclasses import dataclass

from pages.chapters.my_number.case import Rows

from ..from_paper.settings import Settings as OfPaper


@dataclass(frozen=True, kw_only=True)
class Settings(OfPaper):
    """An example as "From paper" has it, a round of it, and the numbers told."""

    n_epochs: int = 1  # nothing is trained here: rounds are gone through up to one
    round: int = 1
    told: Rows = ()
