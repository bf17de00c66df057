"""The part "What matters": what a column is worth to a tree, measured two ways.

After it the reader understands that credit by impurity is counted on the rows that were
learned, so that even a column of chance gets some; that shuffling a column on rows held
out costs only what is true of it; and that either measures what the tree uses, not what
a column knows: of twins one may hide the other.
"""

from engines.decision_trees import (
    impurity_importances,
    permutation_importances,
    shuffle_losses,
)
from engines.decision_trees.importances import shuffles
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.controls import Scale, Slider
from pages.words.source import lines_of

from .. import settings
from . import bets, endings, pictures, record, words
from .formulas import formulas, formulas_before_bet
from .script import script


def ran(_: record.Record, step: int) -> str:
    """Return the lines of the engine that give credit, or that shuffle a column."""
    if step == 0:
        return lines_of(impurity_importances, "removed = ", "credit = ", "return ")
    return lines_of(shuffle_losses, "now_right = ", "lost = ", "sums = ")


PART = Part(
    settings.WHAT_MATTERS,
    controls=(
        Choice(
            "added",
            "Added column",
            settings.ADDED,
            "Chance",
            as_list=True,
            main=True,
            help=words.ADDED,
        ),
        Slider(
            "matter_depth",
            "Depth, at most",
            (1, settings.DEEPEST),
            settings.DEEPEST,
            1,
            help=words.DEPTH,
        ),
        Scale(
            "matter_shuffles",
            "Shuffles",
            (5, 10, 20, 50, 100),
            20,
            into="n_shuffles",
            rare=True,
            help=words.SHUFFLES,
        ),
    ),
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    before_bet={
        "panels": pictures.panels_before_bet,
        "story": words.story_before_bet,
        "formulas": formulas_before_bet,
    },
    bet_is_about=bets.ABOUT,
    story=words.story,
    ending=endings.ending,
    remedy=bets.remedy,
    ran=ran,
    reached=record.reached,
    hint=words.HINT,
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    reference=record.reference,
    script=script,
    code=(impurity_importances, shuffle_losses, permutation_importances, shuffles),
)
