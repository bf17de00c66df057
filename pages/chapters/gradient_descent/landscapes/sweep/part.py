"""One walker, one number, nine of its values side by side.

After it the reader understands what one number does: too small, it crawls; too large,
it is lost; and between the two edges of two hollows lie rates that one of them holds
and the other does not.
"""

from engines.gradient_descent import (
    OPTIMIZERS,
    descend_many,
    largest_safe_learning_rate,
)
from engines.gradient_descent.descent import take_steps
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.control import Values
from pages.words.source import lines_of

from ..words import HINT_OF_THE_SWEEP
from . import bets, checks, endings, pictures, record, rows, words
from .formulas import formulas, formulas_before_bet
from .hollows import arrivals
from .script import script
from .values import BETA, ETA

ROLLING = tuple(OPTIMIZERS[name].label for name in ("momentum", "nesterov"))
NUMBERS = {"learning rate η": ETA, "momentum β": BETA}
RATIOS = {f"× {ratio:g}": ratio for ratio in (1.2, 1.5, 2.0, 3.0)}


def keeps_velocity(values: Values) -> bool:
    """Tell whether who walks has a momentum that may be swept."""
    return values["hand"] in ROLLING


def ran(kept: record.Record, step: int) -> str:
    """Return the lines by which every walk feels its slope, and steps."""
    feels = "gradients = surface.gradient(points)"
    if step == len(words.labels(kept)) - 1:
        return lines_of(take_steps, feels)
    return lines_of(take_steps, feels, "optimizer.update(", "points, state = points")


PART = Part(
    "Sweep",
    controls=(
        Choice(
            "swept",
            "What the nine differ in",
            NUMBERS,
            shown=keeps_velocity,
            help=words.SWEPT,
        ),
        Choice("apart", "From one to the next", RATIOS, "× 2", help=words.APART),
    ),
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=bets.ABOUT,
    before_bet={
        "panels": pictures.panels_before_bet,
        "formulas": formulas_before_bet,
        "ending": endings.of_the_nine,
    },
    story=words.story,
    ending=endings.ending,
    remedy=endings.remedy,
    formulas=formulas,
    table=rows.table,
    reached=rows.reached,
    hint=HINT_OF_THE_SWEEP,
    opinions=checks.opinions,
    script=script,
    clicked=record.take,
    ran=ran,
    code=(descend_many, take_steps, arrivals, largest_safe_learning_rate),
)
