"""Batches: learning from some of the samples at a time.

After it the reader understands that a batch is a guess of the slope: cheap, and wrong
by an amount that shrinks as 1/B; what the noise costs is a floor that the loss does not
get below, in proportion to η, and what it buys is many steps for the price of one.
"""

from pages.ui.chapter import Chapter
from pages.ui.choices import Choice
from pages.ui.control import where

from . import settings, words
from .guesses.part import PART as GUESSES
from .presets import PRESETS
from .scales.part import PART as SCALES
from .side_by_side.part import PART as SIDE_BY_SIDE
from .the_floor.part import PART as THE_FLOOR

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
            shown=where("part", *settings.OF_SAMPLES),
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
