"""Momentum: a hiker and a heavy ball in the same narrow valley.

After it the reader understands that a bowl is as many independent one-dimensional
valleys as it has directions; that one learning rate has to serve them all; and what
memory changes about that, where it helps, and where it does not.
"""

from pages.ui.chapter import Chapter
from pages.ui.control import Values
from pages.ui.controls import Scale, Slider

from . import notes, settings, words
from .every_rate_and_momentum.part import PART as EVERY_RATE_AND_MOMENTUM
from .for_ever.part import PART as FOR_EVER
from .presets import PRESETS
from .two_directions.part import PART as TWO_DIRECTIONS


def on_the_bowl(values: Values) -> bool:
    """Tell whether the part is about the bowl."""
    return values.get("part") != settings.FOR_EVER


CHAPTER = Chapter(
    key=settings.KEY,
    title="Momentum",
    question=words.QUESTION,
    settings=settings.Settings,
    controls=(
        Slider(
            "eta",
            "Learning rate η",
            settings.RATES[:2],
            settings.FIRST_RATE,
            settings.RATES[2],
            into="learning_rate",
            help=words.rate,
            format="%.6g",
            typed=True,
            reach=settings.ANY_RATE,
            note=notes.scale,
            live=True,
            main=True,
            shown=on_the_bowl,
        ),
        Slider(
            "beta",
            "Momentum β",
            settings.MOMENTA[:2],
            settings.FIRST_MOMENTUM,
            settings.MOMENTA[2],
            into="momentum",
            help=words.momentum,
            live=True,
            main=True,
            shown=on_the_bowl,
        ),
        Scale(
            "kappa",
            "Condition number κ",
            settings.CONDITIONS,
            settings.FIRST_CONDITION,
            into="condition_number",
            help=words.CONDITION,
            shown=on_the_bowl,
        ),
    ),
    parts=(TWO_DIRECTIONS, EVERY_RATE_AND_MOMENTUM, FOR_EVER),
    presets=PRESETS,
    symbols=words.SYMBOLS,
)
