"""The part "One update": what a single step is made of.

After it the reader understands that every update is made of the slope that is felt now
and of what is remembered: remembered slopes turn and lengthen it, remembered squares
make its two parts alike.
"""

from engines.gradient_descent import OPTIMIZERS, Scheduled, ingredients
from engines.gradient_descent.descent import take_steps
from engines.gradient_descent.newton import along_the_bends
from pages.ui.chapter import Part
from pages.ui.control import Note
from pages.ui.controls import Slider

from ..words import HINT_OF_ONE_UPDATE
from . import checks, endings, pictures, record, words
from .code import ran
from .formulas import formulas
from .presets import PART as TITLE
from .script import script


def last_one(one: record.Record) -> Note | None:
    """Say that the walk was not so long."""
    asked, taken = one.settings.moment, one.at
    if asked == taken:
        return None
    return Note(f"The walk ends before: this is its last step, number {taken}.")


PART = Part(
    TITLE,
    controls=(
        Slider(
            "moment",
            "Which step of the walk",
            (0, 499),
            5,
            1,
            note=last_one,
            main=True,
        ),
    ),
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    story=words.story,
    ending=endings.ending,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=checks.opinions,
    script=script,
    remedy=endings.remedy,
    bet=endings.bet,
    before_bet={"panels": pictures.panels_before_bet},
    bet_is_about=("landscape", "start", "hand", "moment"),
    code=(*OPTIMIZERS.values(), along_the_bends, Scheduled, take_steps, ingredients),
    ran=ran,
    hint=HINT_OF_ONE_UPDATE,
)
