"""The factory: backpropagation as book-keeping.

After it the reader understands that the mistake at the end is handed back the way the
values came, and that at every machine it is multiplied by what that machine would have
passed on; so every weight learns its own part of the blame in one pass back.
"""

from pages.chapters.backpropagation.the_factory import words
from pages.chapters.backpropagation.the_factory.books_of_blame.part import BOOKS
from pages.chapters.backpropagation.the_factory.break_it.part import BREAK_IT
from pages.chapters.backpropagation.the_factory.chain_rule.part import CHAIN_RULE
from pages.chapters.backpropagation.the_factory.controls import CONTROLS
from pages.chapters.backpropagation.the_factory.nudging.part import NUDGING
from pages.chapters.backpropagation.the_factory.one_pass.part import ONE_PASS
from pages.chapters.backpropagation.the_factory.one_step.part import ONE_STEP
from pages.chapters.backpropagation.the_factory.presets import PRESETS
from pages.chapters.backpropagation.the_factory.record import Settings
from pages.chapters.backpropagation.the_factory.the_check.part import THE_CHECK
from pages.chapters.backpropagation.the_factory.two_losses.part import TWO_LOSSES
from pages.ui.chapter import Chapter

CHAPTER = Chapter(
    key="bp_factory",
    title="The factory",
    question=words.QUESTION,
    hint=words.HINT,
    settings=Settings,
    controls=CONTROLS,
    parts=(
        ONE_PASS,
        CHAIN_RULE,
        BOOKS,
        ONE_STEP,
        BREAK_IT,
        THE_CHECK,
        TWO_LOSSES,
        NUDGING,
    ),
    presets=PRESETS,
    symbols=words.SYMBOLS,
)
