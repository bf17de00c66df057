"""Digits: a network learns to read handwriting.

After it the reader knows what a small network gets for its hidden layer, which digits
it takes for which and how sure it is of that, and what its units look for.
"""

from pages.ui.chapter import Chapter
from pages.ui.choices import Choice
from pages.ui.control import where
from pages.ui.controls import Scale, Seed, Slider

from . import words
from .draw_your_own.part import PART as DRAW
from .learn_to_read.part import PART as LEARN_TO_READ
from .one_digit.part import PART as ONE_DIGIT
from .presets import PRESETS
from .record import BATCHES, KINDS, L2S, MOST_EPOCHS, RATES, RULES, WIDTHS, Settings
from .what_units_look_for.part import PART as UNITS

IS_MAIN = where("part", LEARN_TO_READ.title, UNITS.title)
CHAPTER = Chapter(
    key="bp_digits",
    title="Digits",
    question=words.QUESTION,
    hint=words.HINT,
    settings=Settings,
    controls=(
        Scale("hidden", "Hidden units", WIDTHS, 32.0, help=words.HIDDEN, main=IS_MAIN),
        Choice("act", "Units", KINDS, "ReLU", into="activation"),
        Choice("rule", "Optimizer", RULES, "Gradient descent"),
        Scale("rate", "Learning rate η", RATES, 0.1, into="learning_rate", typed=True),
        Slider("epochs", "Epochs", (1, MOST_EPOCHS), 20, 1, into="n_epochs"),
        Scale("l2", "Weight decay (L2)", L2S, 0.0, help=words.L2, rare=True),
        Scale("batch", "Batch size", BATCHES, 32.0, into="batch_size", rare=True),
        Seed("seed", help=words.SEED, stays=True, rare=True),
    ),
    parts=(LEARN_TO_READ, UNITS, ONE_DIGIT, DRAW),
    presets=PRESETS,
    symbols=words.SYMBOLS,
)
