"""What is left of the blame when it reaches the first layer?"""

from engines.backpropagation import backward, depth_profile, forward
from pages.ui.chapter import Part
from pages.words.source import lines_of

from ..record import BUILT_BY
from . import bet, ending, pictures, record, remedy, words
from .formulas import formulas


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that reach the next layer, forward or back."""
    if kept.stops[step].back is None:
        return lines_of(forward, "z = activations[-1]", "a = activation.value")
    return lines_of(backward, "delta = blame *", "handed = delta")


PART = Part(
    "One stack",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bet.bet,
    bet_is_about=BUILT_BY,
    before_bet={"panels": pictures.wide_panels},
    story=words.story,
    ending=ending.ending,
    remedy=remedy.remedy,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=record.opinions,
    reference=record.reference,
    script=record.script,
    ran=ran,
    code=(depth_profile, forward, backward),
)
