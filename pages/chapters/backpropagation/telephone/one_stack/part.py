"""What is left of the blame when it reaches the first layer?"""

from engines.backpropagation import backward, depth_profile, forward
from pages.ui.chapter import Part

from ..record import BUILT_BY
from . import ending, pictures, record, words
from .formulas import formulas

PART = Part(
    "One stack",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=ending.bet,
    bet_is_about=BUILT_BY,
    before_bet={"panels": pictures.wide_panels},
    story=words.story,
    ending=ending.ending,
    remedy=ending.remedy,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=record.opinions,
    reference=record.reference,
    script=record.script,
    code=(depth_profile, forward, backward),
)
