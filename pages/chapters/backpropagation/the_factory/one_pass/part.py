"""The part "One pass" of the factory, and where everything of it is."""

from engines.backpropagation import backward, forward, one_pass, updates_of
from pages.chapters.backpropagation.the_factory.one_pass import pictures, record, words
from pages.chapters.backpropagation.the_factory.one_pass.formulas import formulas
from pages.chapters.backpropagation.the_factory.record import NETWORK, scikit_learn
from pages.ui.chapter import Part

ONE_PASS = Part(
    "One pass",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=(*NETWORK, "learning_rate", "biases"),
    story=words.story,
    ending=words.ending,
    remedy=words.remedy,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=record.opinions,
    reference=scikit_learn,
    script=record.script,
    code=(one_pass, forward, backward, updates_of),
)
