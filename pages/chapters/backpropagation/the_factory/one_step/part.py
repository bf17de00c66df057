"""The part "One step" of the factory, and where everything of it is."""

from engines.backpropagation import (
    backward,
    curvature_along_step,
    forward,
    step_change,
)
from pages.ui.chapter import Part
from pages.words.source import lines_of

from ..record import NETWORK, scikit_learn
from ..turn import after_one
from . import pictures, record, words
from .ending import ending
from .formulas import formulas


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that promise a change and find the real one."""
    return lines_of(step_change, "moved =", "after =", "promised =")


ONE_STEP = Part(
    "One step",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=(*NETWORK, "learning_rate", "biases"),
    before_bet={"panels": pictures.before_bet},
    story=words.story,
    ending=ending,
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    reference=scikit_learn,
    script=record.script,
    ran=ran,
    turn=after_one,
    code=(step_change, curvature_along_step, forward, backward),
)
