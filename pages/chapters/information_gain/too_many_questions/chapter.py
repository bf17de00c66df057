"""Too many questions: a tree that learns its rows by heart, and what helps.

After it the reader understands that a tree grown to its end fits the rows it saw,
noise and all; that only rows held out tell how much of it is true; and that pruning,
limits and the average of many trees are three ways to ask less or trust less.
"""

from pages.chapters.information_gain import samples
from pages.ui.chapter import Chapter
from pages.ui.controls import Scale

from . import settings, words
from .how_deep.part import PART as HOW_DEEP
from .many_trees.part import PART as MANY_TREES
from .presets import PRESETS
from .prune.part import PART as PRUNE
from .what_matters.part import PART as WHAT_MATTERS

CHAPTER = Chapter(
    key=settings.KEY,
    title="Too many questions",
    question=words.QUESTION,
    settings=settings.Settings,
    controls=(
        *samples.controls(settings.KEY),
        Scale(
            "noise",
            "Label noise",
            settings.NOISES,
            0.1,
            restarts=True,
            help=words.NOISE,
        ),
        Scale(
            "share",
            "Share of rows learned from",
            settings.SHARES,
            1.0,
            restarts=True,
            help=words.SHARE,
        ),
        samples.BY,
        samples.SEED,
    ),
    parts=(
        HOW_DEEP,
        PRUNE,
        MANY_TREES,
        WHAT_MATTERS,
    ),
    presets=PRESETS,
    symbols=words.SYMBOLS,
    is_own=samples.is_own,
    unlinked="table",
)
