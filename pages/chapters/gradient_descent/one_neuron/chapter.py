"""One neuron: hours studied, passed or not, learned by the delta rule.

After it the reader understands that learning is blame in proportion: a neuron compares
its answer with the truth, blames each input by its size times the mistake, and moves
each weight by that much; done again and again this is a walk down an error surface.
"""

from pages.ui.chapter import Chapter

from . import settings, words
from .from_paper.part import PART as FROM_PAPER
from .learn.part import PART as LEARN
from .my_number_is_different.part import MY_NUMBER
from .presets import PRESETS

CHAPTER = Chapter(
    key="gd_neuron",
    title="One neuron",
    question=words.QUESTION,
    settings=settings.settings_of,
    controls=(),
    parts=(LEARN, FROM_PAPER, MY_NUMBER),
    presets=PRESETS,
    symbols=words.SYMBOLS,
)
