"""What is left of the blame when it reaches the first layer?"""

from engines.backpropagation import backward, depth_profile, forward
from pages.chapters.backpropagation.telephone.one_stack import (
    ending,
    pictures,
    record,
    words,
)
from pages.chapters.backpropagation.telephone.one_stack.formulas import formulas
from pages.chapters.backpropagation.telephone.record import BUILT_BY
from pages.ui.chapter import Part

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
