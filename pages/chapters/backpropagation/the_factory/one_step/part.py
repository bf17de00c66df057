"""The part "One step" of the factory, and where everything of it is."""

from engines.backpropagation import (
    backward,
    curvature_along_step,
    forward,
    step_change,
)
from pages.chapters.backpropagation.the_factory.one_step import pictures, record, words
from pages.chapters.backpropagation.the_factory.one_step.formulas import formulas
from pages.chapters.backpropagation.the_factory.record import NETWORK, scikit_learn
from pages.ui.chapter import Part

ONE_STEP = Part(
    "One step",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=(*NETWORK, "learning_rate", "biases"),
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    reference=scikit_learn,
    script=record.script,
    code=(step_change, curvature_along_step, forward, backward),
)
