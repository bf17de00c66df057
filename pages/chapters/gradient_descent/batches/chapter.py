"""Batches: learning from some of the samples at a time.

After it the reader understands that a batch is a guess of the slope: cheap, and wrong
by an amount that shrinks as 1/B; what the noise costs is a floor that the loss does not
get below, in proportion to η, and what it buys is many steps for the price of one.
"""

from collections.abc import Callable

from pages.ui.chapter import Chapter
from pages.ui.choices import Choice
from pages.ui.control import Values

from . import settings, words
from .guesses.part import PART as GUESSES
from .presets import PRESETS
from .scales.part import PART as SCALES
from .side_by_side.part import PART as SIDE_BY_SIDE
from .the_floor.part import PART as THE_FLOOR


def in_part(*titles: str) -> Callable[[Values], bool]:
    """Return what tells whether one of these parts is shown."""
    return lambda values: values.get("part") in (None, *titles)


CHAPTER = Chapter(
    key=settings.KEY,
    title="Batches",
    question=words.QUESTION,
    settings=settings.Settings,
    controls=(
        Choice(
            "samples",
            "Samples",
            settings.SAMPLES,
            settings.LINE,
            restarts=True,
            as_list=True,
            shown=in_part(settings.SIDE_BY_SIDE, settings.SCALES, settings.GUESSES),
            help=words.SAMPLES,
        ),
    ),
    parts=(
        SIDE_BY_SIDE,
        SCALES,
        GUESSES,
        THE_FLOOR,
    ),
    presets=PRESETS,
    symbols=words.SYMBOLS,
)
