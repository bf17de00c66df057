"""The part "One pass" of the factory, and where everything of it is."""

from pages.ui.chapter import Part

from ..record import NETWORK, scikit_learn
from ..turn import after_one
from . import pictures, record, words
from .code import CODE, ran
from .formulas import formulas

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
    turn=after_one,
    code=CODE,
    ran=ran,
)
