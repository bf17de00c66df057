"""The part "Two losses" of the factory, and where everything of it is."""

from engines.backpropagation import confident_unit, unit_at
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.controls import Scale, Slider
from pages.words.source import lines_of

from . import pictures, record, words
from .formulas import formulas

TARGETS = {"0": 0.0, "1": 1.0}


def ran(kept: record.Record, step: int) -> str:
    """Return the lines of one update."""
    return lines_of(confident_unit, "a = squash", "delta = blame", "path.append")


TWO_LOSSES = Part(
    "Two losses",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=("first_z", "target", "wake_rate", "n_updates"),
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    script=record.script,
    ran=ran,
    controls=(
        Slider("first_z", "First z", (-10.0, 10.0), 5.0, 0.5, main=True),
        Choice("target", "Target y", TARGETS),
        Scale(
            "wake_eta",
            "Learning rate η",
            record.RATES,
            1.0,
            typed=True,
            into="wake_rate",
        ),
        Slider("updates", "Updates", (10, 300), 200, 10, into="n_updates"),
    ),
    code=(confident_unit, unit_at),
)
