"""The part "Grow": ask, and see what your question is worth."""

from engines.decision_trees import decision_path, grow_id3, growth, ledger, regret
from pages.chapters.information_gain.which_question import record as chapter
from pages.chapters.information_gain.which_question.grow import record, words
from pages.chapters.information_gain.which_question.grow.controls import (
    LearnersTree,
    NewRow,
)
from pages.chapters.information_gain.which_question.grow.formulas import formulas
from pages.chapters.information_gain.which_question.grow.moves import turn
from pages.chapters.information_gain.which_question.grow.pictures import below, panels
from pages.chapters.information_gain.which_question.rank.part import BY
from pages.ui.chapter import Part

GROW = Part(
    chapter.GROW,
    controls=(
        BY,
        LearnersTree("tree", into="picks"),
        NewRow("row", into="day", stays=True),
    ),
    run=record.run,
    labels=words.labels,
    panels=panels,
    bet=words.bet,
    bet_is_about=("cells", "criterion"),
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    table=record.table,
    reached=chapter.rows_so_far,
    opinions=record.opinions,
    reference=record.reference,
    script=record.script,
    turn=turn,
    below=below,
    code=(grow_id3, growth.Growth, ledger, regret, decision_path),
)
