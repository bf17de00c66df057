"""The part "Break it" of the factory, and where everything of it is."""

from engines.backpropagation import (
    BUGS,
    bugs,
    check_gradients,
    faulty_gradients,
    grade_of,
)
from pages.chapters.backpropagation.the_factory.break_it import pictures, record, words
from pages.chapters.backpropagation.the_factory.break_it.controls import SWITCHES
from pages.chapters.backpropagation.the_factory.break_it.ending import (
    ending,
    remedy,
)
from pages.chapters.backpropagation.the_factory.break_it.formulas import formulas
from pages.chapters.backpropagation.the_factory.break_it.script import script
from pages.chapters.backpropagation.the_factory.record import NETWORK, scikit_learn
from pages.ui.chapter import Part

BREAK_IT = Part(
    "Break it",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=(*NETWORK, "learning_rate", "biases", *BUGS),
    story=words.story,
    ending=ending,
    remedy=remedy,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=record.opinions,
    reference=scikit_learn,
    script=script,
    controls=SWITCHES,
    code=(bugs.faulty_backward, faulty_gradients, check_gradients, grade_of),
)
