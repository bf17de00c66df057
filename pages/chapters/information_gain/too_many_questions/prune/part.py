"""The part "Prune": a tree is cut back, link by link, and judged by held-out rows.

After it the reader understands that of all trees that can be cut from one, those that
are cheapest at some price α for a leaf lie on a single path, which the weakest link
finds; that R can only rise on it, so that rows held out must choose; and that choosing
uses them up.
"""

from functools import partial

from engines.decision_trees import (
    PruningPath,
    Prunings,
    link_strengths,
    node_costs,
    prune,
    prune_by_alpha,
    pruning_path,
    reduced_error_pruning,
)
from engines.decision_trees.pruning_path import _Walk
from pages.ui.chapter import Part
from pages.words.source import lines_of

from ..settings import PRUNE
from . import bets, checks, endings, pictures, record, words
from .controls import BY_HAND, CONTROLS, REDUCED
from .formulas import formulas
from .script import script
from .table import table
from .turn import turn


def ran(kept: record.Record, step: int) -> str:
    """Return the lines of the engine that weigh the whole tree, or cut it."""
    if kept.way == BY_HAND:
        marks = (
            ("cut[nodes]", "cut &=", "features=") if step else ("cut = ", "n_nodes =")
        )
        return lines_of(prune, *marks)
    if kept.way == REDUCED:
        marks = ("alone =", "left = ", "levels =")
        marks = ("for level in", "as_subtree[level]", "left[level]") if step else marks
        return lines_of(reduced_error_pruning, *marks)
    if not step:
        return lines_of(_Walk.of, "saved =", "return")
    return lines_of(_Walk.cut_weakest, "weakest, cut =", "for node", "self.cut(")


def reached(kept: record.Record, step: int) -> int:
    """Return how many rows of the table are told while a bet is open."""
    return int(kept.shown[step]) + 1


PART = Part(
    PRUNE,
    controls=CONTROLS,
    hint=words.HINT,
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=bets.ABOUT,
    before_bet={
        "panels": pictures.panels_before_bet,
        "story": partial(words.story, is_over=False),
    },
    story=words.story,
    ending=endings.ending,
    formulas=formulas,
    table=table,
    reached=reached,
    opinions=checks.opinions,
    reference=checks.reference,
    script=script,
    turn=turn,
    clicked=pictures.clicked,
    ran=ran,
    code=(
        pruning_path,
        _Walk,
        PruningPath,
        Prunings,
        link_strengths,
        node_costs,
        prune,
        prune_by_alpha,
        reduced_error_pruning,
    ),
)
