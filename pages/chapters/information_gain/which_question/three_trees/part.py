"""The part "Three trees": three ways to grow."""

from engines.decision_trees import gain_ratio, grow_id3, one_hot
from pages.ui.chapter import Part

from .. import code
from .. import record as chapter
from . import checks, record, words
from .formulas import formulas
from .pictures import below, panels, panels_before_bet

THREE_TREES = Part(
    chapter.TREES,
    run=record.run,
    labels=words.labels,
    panels=panels,
    before_bet={"panels": panels_before_bet},
    bet=words.bet,
    bet_is_about=("cells",),
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    ran=code.of_three_trees,
    table=record.table,
    reached=record.reached,
    opinions=checks.opinions,
    reference=checks.reference,
    script=record.script,
    below=below,
    code=(grow_id3, gain_ratio, one_hot),
)
