"""The part "Best small tree": the exact optimum beside the greedy tree."""

from engines.decision_trees import best_tree
from engines.decision_trees.sets_asked import SetAsked
from engines.decision_trees.tree_search import TreeSearch
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.controls import Slider

from .. import code
from .. import record as chapter
from . import checks, depths, endings, record, words
from .formulas import formulas
from .pictures import below, panels, panels_before_bet

BEST_SMALL_TREE = Part(
    chapter.BEST,
    hint=words.HINT,
    controls=(
        Slider(
            "at_most",
            "Questions on a path, at most",
            (1, record.MOST_QUESTIONS),
            2,
            1,
            main=True,
            restarts=True,
            help=words.DEPTH_HELP,
            note=depths.depth_note,
        ),
        Choice(
            "aim",
            "Least of what",
            record.LEAST,
            restarts=True,
            help=words.LEAST_HELP,
        ),
    ),
    run=record.run,
    labels=words.labels,
    panels=panels,
    before_bet={"panels": panels_before_bet},
    bet=words.bet,
    bet_is_about=("cells", "at_most", "aim", "missing", "cut"),
    story=words.story,
    ending=endings.ending,
    remedy=depths.remedy,
    formulas=formulas,
    ran=code.of_the_best_tree,
    table=record.table,
    reached=record.reached,
    opinions=checks.opinions,
    reference=checks.reference,
    below=below,
    script=checks.script,
    symbols=words.SYMBOLS,
    code=(best_tree, TreeSearch, SetAsked),
)
