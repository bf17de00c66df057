"""The part "The tree": one row goes down all of it.

After it the reader understands that a tree answers by a few comparisons, which together
are a box; and that its answer flips at the nearest wall of that box to another answer:
often one feature is enough, and often a hair of it.
"""

from engines.decision_trees import BinaryTree, boxes, explain, smallest_change
from pages.ui.chapter import Part
from pages.words.source import lines_of

from ..settings import THE_TREE
from . import changes, checks, formulas, pictures, record, words
from .controls import CONTROLS
from .script import script


def ran(one: record.Record, step: int) -> str:
    """Return the lines of the engine that send rows down, and find the walls."""
    if step < len(one.decisions) - 1:
        return lines_of(BinaryTree.ends_of, "right = ", "ends[walking] = ")
    return lines_of(smallest_change, "points = ", "distances = ")


PART = Part(
    THE_TREE,
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=changes.bet,
    bet_is_about=changes.ABOUT,
    before_bet={"formulas": formulas.before_bet},
    story=words.story,
    ending=words.ending,
    remedy=changes.remedy,
    formulas=formulas.formulas,
    table=checks.table,
    opinions=checks.opinions,
    reference=checks.reference,
    script=script,
    ran=ran,
    reached=lambda one, step: one.told(step),
    clicked=pictures.clicked,
    click_stays=True,
    hint=words.HINT,
    controls=CONTROLS,
    code=(explain, boxes, smallest_change, BinaryTree),
)
