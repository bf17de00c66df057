"""Twenty questions: find an animal with yes or no, or let the machine find yours.

After it the reader understands that a question is worth the bits that its answers
remove on average, that an answer may surprise and yet leave much open, and that asking
the best next question is nearly, but not always, the best plan; and that a question
that tells most may not be worth its price.
"""

from pages.ui.chapter import Chapter

from . import words
from .parts import PARTS
from .presets import PRESETS
from .record import KEY, Settings

CHAPTER = Chapter(
    key=KEY,
    title="Twenty questions",
    question=words.QUESTION,
    hint=words.HINT,
    settings=Settings,
    controls=(),
    parts=PARTS,
    part_name="game",
    part_label="Game",
    parts_as_list=True,
    presets=PRESETS,
    symbols=words.SYMBOLS,
)
