"""Which units still pass blame on, and how far does an update go?"""

from engines.backpropagation import band_of, depth_profile, take_census
from pages.ui.chapter import Part
from pages.ui.controls import Scale
from pages.words.source import lines_of

from ..record import BUILT_BY
from . import pictures, record, words
from .formulas import formulas


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that take the census of all layers."""
    return lines_of(take_census, "shares = profile", "return Census")


RATE = Scale(
    "eta",
    "Learning rate η",
    record.RATES,
    0.1,
    into="learning_rate",
    typed=True,
    stays=True,
)
PART = Part(
    "Census",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=BUILT_BY,
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    script=record.script,
    ran=ran,
    code=(take_census, band_of, depth_profile),
    controls=(RATE,),
)
