"""The part "Grow": ask, and see what your question is worth."""

from engines.decision_trees import decision_path, grow_id3, growth, ledger, regret
from pages.ui.chapter import Part

from .. import code
from .. import record as chapter
from ..rank.part import BY
from . import record, words
from .controls import LearnersTree, NewRow
from .formulas import formulas
from .moves import turn
from .pictures import below, panels

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
    ran=code.of_the_growth,
    table=record.table,
    reached=chapter.rows_so_far,
    opinions=record.opinions,
    reference=record.reference,
    script=record.script,
    turn=turn,
    below=below,
    code=(grow_id3, growth.Growth, ledger, regret, decision_path),
)
