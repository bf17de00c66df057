"""The factory: backpropagation as book-keeping.

After it the reader understands that the mistake at the end is handed back the way the
values came, and that at every machine it is multiplied by what that machine would have
passed on; so every weight learns its own part of the blame in one pass back.
"""

from pages.ui.chapter import Chapter

from . import words
from .books_of_blame.part import BOOKS
from .break_it.part import BREAK_IT
from .chain_rule.part import CHAIN_RULE
from .controls import CONTROLS
from .my_number_is_different.part import MY_NUMBER
from .my_number_is_different.presets import PRESETS as ON_PAPER
from .nudging.part import NUDGING
from .one_pass.part import ONE_PASS
from .one_step.part import ONE_STEP
from .presets import PRESETS
from .settings import settings_of
from .ten_thousand_steps.part import TEN_THOUSAND_STEPS
from .the_check.part import THE_CHECK
from .two_losses.part import TWO_LOSSES

CHAPTER = Chapter(
    key="bp_factory",
    title="The factory",
    question=words.QUESTION,
    hint=words.HINT,
    settings=settings_of,
    controls=CONTROLS,
    parts=(
        ONE_PASS,
        CHAIN_RULE,
        BOOKS,
        ONE_STEP,
        TEN_THOUSAND_STEPS,
        BREAK_IT,
        MY_NUMBER,
        THE_CHECK,
        TWO_LOSSES,
        NUDGING,
    ),
    presets=(*PRESETS, *ON_PAPER),
    symbols=words.SYMBOLS,
)
