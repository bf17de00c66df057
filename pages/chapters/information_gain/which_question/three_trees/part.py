"""The part "Three trees": three ways to grow."""

from engines.decision_trees import gain_ratio, grow_id3, one_hot
from pages.chapters.information_gain.which_question import record as chapter
from pages.chapters.information_gain.which_question.three_trees import record, words
from pages.chapters.information_gain.which_question.three_trees.formulas import formulas
from pages.chapters.information_gain.which_question.three_trees.pictures import panels
from pages.ui.chapter import Part

THREE_TREES = Part(
    chapter.TREES,
    run=record.run,
    labels=words.labels,
    panels=panels,
    bet=words.bet,
    bet_is_about=("cells",),
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=record.opinions,
    reference=record.reference,
    script=record.script,
    code=(grow_id3, gain_ratio, one_hot),
)
