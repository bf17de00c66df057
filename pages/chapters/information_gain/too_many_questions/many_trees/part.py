"""The part "Many trees": what another draw of the same rows would have grown.

After it the reader understands that a tree is unstable: other rows of the same kind
grow another tree; and that the average of many is right where most of them are, so
that it helps as far as they are wrong on different rows, and no further.
"""

from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.controls import Scale

from ..settings import MANY_TREES
from . import bets, checks, endings, pictures, record, words
from .code import CODE, ran
from .formulas import formulas
from .script import script

TREES = (5, 9, 25, 51, 101)  # odd: one of them is in the middle
DEPTHS = {"1": 1, "2": 2, "3": 3, "5": 5, "No limit": 0}
FEATURES = {"All": "all", "Half": "half", "Root of their number": "root"}
ABOUT = (
    *("data", "own", "n_made", "spread", "noise", "share", "criterion", "seed"),
    *("n_trees", "depth_each", "tried"),
)
# Whatever the bet asks about begins another story: the run before could be the same
# trees and more, or trees that the limits leave as they are, and would tell the answer.
PART = Part(
    MANY_TREES,
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=ABOUT,
    story=words.story,
    ending=endings.ending,
    formulas=formulas,
    table=record.table,
    opinions=checks.opinions,
    reference=checks.reference,
    script=script,
    ran=ran,
    controls=(
        Scale(
            "trees",
            "Trees",
            TREES,
            25,
            into="n_trees",
            restarts=True,
            help=words.N_TREES,
        ),
        Choice(
            "each",
            "Depth of each tree",
            DEPTHS,
            "No limit",
            into="depth_each",
            restarts=True,
            main=True,
            help=words.DEPTH,
        ),
        Choice(
            "tried",
            "Features each tree may ask about",
            FEATURES,
            "All",
            restarts=True,
            rare=True,
            help=words.TRIED,
        ),
    ),
    code=CODE,
)
