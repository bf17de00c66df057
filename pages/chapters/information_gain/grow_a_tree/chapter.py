"""Grow a tree: ask about numbers, one cut after the other.

After it the reader understands that a tree of numbers tries every cut of every feature
at a node, takes the one that gains most, and does the same again with either side.
"""

from pages.chapters.information_gain import samples
from pages.ui.chapter import Chapter
from pages.ui.choices import Choice
from pages.ui.control import where
from pages.ui.controls import Scale, Slider

from . import settings, words
from .one_split.part import PART as ONE_SPLIT
from .presets import PRESETS
from .the_plane.part import PART as THE_PLANE
from .the_tree.part import PART as THE_TREE
from .two_steps_ahead.part import PART as TWO_STEPS_AHEAD

IN_GROWN = {"shown": where("part", *settings.GROWN), "restarts": True, "rare": True}
CHAPTER = Chapter(
    key=settings.KEY,
    title="Grow a tree",
    question=words.QUESTION,
    settings=settings.Settings,
    controls=(
        *samples.controls(settings.KEY),
        samples.BY,
        Slider(
            "depth",
            "Depth, at most",
            (1, settings.DEEPEST),
            settings.DEEPEST,
            1,
            into="max_depth",
            help=words.DEPTH,
            **IN_GROWN,
        ),
        Scale(
            "leaf",
            "Rows in a leaf, at least",
            settings.SMALLEST_LEAVES,
            1,
            into="min_samples_leaf",
            help=words.LEAF,
            **IN_GROWN,
        ),
        Scale(
            "node",
            "Rows to split, at least",
            settings.SMALLEST_NODES,
            2,
            into="min_samples_split",
            help=words.NODE,
            **IN_GROWN,
        ),
        Choice(
            "gain",
            "Gain of a cut",
            settings.LEAST_GAINS,
            settings.NO_LIMIT,
            into="min_gain",
            as_list=True,
            help=words.GAIN,
            **IN_GROWN,
        ),
        Choice(
            "leaves",
            "Leaves, at most",
            settings.LEAVES,
            settings.NO_LIMIT,
            into="max_leaves",
            as_list=True,
            help=words.LEAVES,
            **IN_GROWN,
        ),
        samples.SEED_OF_MADE,
    ),
    parts=(
        ONE_SPLIT,
        THE_PLANE,
        THE_TREE,
        TWO_STEPS_AHEAD,
    ),
    presets=PRESETS,
    symbols=words.SYMBOLS,
    is_own=samples.is_own,
    unlinked="table",
)
