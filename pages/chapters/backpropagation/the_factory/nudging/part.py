"""The part "Nudging" of the factory, and where everything of it is."""

from engines.backpropagation import multiplications
from engines.reference.by_hand import by_hand
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.words.source import lines_of

from . import pictures, record, words
from .formulas import formulas


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that count multiplications."""
    return lines_of(multiplications, "backward = weights", "return Cost")


NUDGING = Part(
    "Nudging",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=("speed",),
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    script=record.script,
    ran=ran,
    controls=(Choice("speed", words.SPEED, record.SPEEDS, "a billion"),),
    code=(multiplications, by_hand),
)
