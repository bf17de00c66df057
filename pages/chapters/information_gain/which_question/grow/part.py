"""The part "Grow": ask, and see what your question is worth."""

from engines.decision_trees import (
    decision_path,
    grow_id3,
    growth,
    guesses_along,
    held_out,
    ledger,
    paired_gap,
    regret,
)
from pages.ui.chapter import Part

from .. import code
from .. import record as chapter
from ..rank.part import BY
from . import bets, checks, ends, record, words
from .controls import RULE, LearnersTree
from .formulas import formulas
from .moves import turn
from .new_row import NewRow
from .pictures import below, panels

GROW = Part(
    chapter.GROW,
    controls=(
        BY,
        *RULE,
        LearnersTree("tree", into="picks"),
        NewRow("row", into="day", stays=True),
    ),
    run=record.run,
    labels=words.labels,
    panels=panels,
    bet=bets.bet,
    bet_is_about=bets.ABOUT,
    story=words.story,
    ending=ends.ending,
    formulas=formulas,
    ran=code.of_the_growth,
    table=record.table,
    reached=chapter.rows_so_far,
    opinions=checks.opinions,
    reference=checks.reference,
    script=record.script,
    turn=turn,
    below=below,
    code=(
        *(grow_id3, growth.Growth, ledger, regret, decision_path),
        *(held_out, guesses_along, paired_gap),
    ),
)
