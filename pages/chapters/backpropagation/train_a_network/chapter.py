"""Train a network: a small network in the plane, and everything it lives through.

After it the reader understands that training is nothing but the same small correction
thousands of times over: why it then bends lines to a ring, what each unit, weight and
layer has to do with that, and how one tells from what a run leaves behind why it did
not.
"""

from pages.ui.chapter import Chapter

from . import words
from .controls import CONTROLS
from .presets import PRESETS
from .record import TABLE, Settings
from .seeds.part import PART as MANY_STARTS
from .side_by_side.part import PART as SIDE_BY_SIDE
from .train.part import PART as TRAIN
from .what_went_wrong.part import PART as WHAT_WENT_WRONG

CHAPTER = Chapter(
    key="bp_train",
    title="Train a network",
    question=words.QUESTION,
    hint=words.HINT,
    settings=Settings,
    controls=CONTROLS,
    parts=(TRAIN, SIDE_BY_SIDE, MANY_STARTS, WHAT_WENT_WRONG),
    presets=PRESETS,
    symbols=words.SYMBOLS,
    is_own=lambda settings: settings.data == TABLE,
    unlinked="table",
)
