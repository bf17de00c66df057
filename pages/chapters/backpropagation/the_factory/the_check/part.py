"""The part "The check" of the factory, and where everything of it is."""

from engines.backpropagation import (
    check_gradients,
    measured_gradients,
    sweep_step_sizes,
)
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.words.source import lines_of

from ..record import NETWORK, scikit_learn
from . import pictures, record, words
from .ending import ending, remedy
from .formulas import formulas

# How each method measures: `METHODS` of the record are those of the engine.
RISES = {
    "centred": "rises = (loss(nudges)",
    "forward": "rises = loss(nudges) - loss(0",
    "complex": "rises = np.imag",
}


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that measure all gradients, by the chosen method."""
    return lines_of(measured_gradients, RISES[kept.settings.method], "return rises")


THE_CHECK = Part(
    "The check",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=(*NETWORK, "method", "precision"),
    story=words.story,
    before_bet={"story": words.story_before_bet},
    ending=ending,
    remedy=remedy,
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    opinions_at=record.opinions_at,
    reference=scikit_learn,
    script=record.script,
    ran=ran,
    controls=(
        Choice("method", "Method", record.METHODS),
        Choice("digits", words.DIGITS, record.PRECISIONS, into="precision"),
    ),
    code=(measured_gradients, check_gradients, sweep_step_sizes),
)
