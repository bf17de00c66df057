"""The part "Chain rule" of the factory, and where everything of it is."""

from pages.ui.chapter import Part

from ..record import NETWORK, scikit_learn
from . import pictures, record, words
from .bet import bet
from .code import CODE, ran
from .controls import Weight
from .formulas import formulas

CHAIN_RULE = Part(
    "Chain rule",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bet,
    bet_is_about=(*NETWORK, "weight"),
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=record.opinions,
    reference=scikit_learn,
    script=record.script,
    controls=(Weight("weight", "Weight or bias", restarts=True, main=True),),
    clicked=pictures.clicked,
    code=CODE,
    ran=ran,
)
