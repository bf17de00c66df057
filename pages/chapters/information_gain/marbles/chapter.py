"""Marbles. After it the reader understands what entropy counts, in bits:

it is the number of yes/no questions that a questioner with a good plan needs on
average to name the colour of a drawn marble, because it is the average surprise.
"""

import numpy as np

from engines.decision_trees import (
    IMPURITIES,
    draw_marbles,
    entropy,
    entropy_terms,
    entropy_with_one_more,
    gini,
    huffman,
    information_gain,
    marbles,
    misclassification,
    questions_together,
    surprise,
)
from engines.decision_trees.huffman import merge_lightest, numbered_tree
from pages.chapters.information_gain.marbles import (
    endings,
    formulas,
    opinions,
    views,
    words,
)
from pages.chapters.information_gain.marbles.settings import (
    AT_ONCE,
    KEY,
    NAMES,
    PRESETS,
    SPLITS,
    SYMBOLS,
    Record,
    Settings,
    ask,
)
from pages.figures.panel import Panel
from pages.ui import bets, exports
from pages.ui.bets import Bet
from pages.ui.old_chapter import Chapter, Numbers, Opinion, Remedy


class Marbles(Chapter):
    """A bag of up to six colours: surprise, entropy, questions, and other measures."""

    slug = "marbles"
    key = KEY
    title = "Marbles"
    question = (
        "Someone draws a marble and hides it. How many yes/no questions do you need to "
        "find out its colour?"
    )
    hint = "Bet first, press Play to draw, then add or take marbles and compare."
    presets = PRESETS
    symbols = SYMBOLS
    code = (
        surprise,
        entropy_terms,
        entropy,
        gini,
        misclassification,
        huffman,
        merge_lightest,
        numbered_tree,
        draw_marbles,
        marbles.running_totals,
    )

    def controls(self) -> Settings:
        """Ask for the bag, the view, and how often to draw."""
        return ask()

    def run(self, settings: Settings) -> Record:
        """Draw from the bag, and find out all there is to tell of it."""
        counts = np.array(settings.counts)
        here = counts[counts > 0]
        return Record(
            drawing=draw_marbles(counts, settings.n_draws, settings.seed, NAMES),
            ceiling=float(entropy(np.ones_like(here))),
            one_more=entropy_with_one_more(counts),
            together=tuple(questions_together(here, n) for n in AT_ONCE),
            gains={
                name: tuple(
                    float(information_gain(children, impurity))
                    for _, children in SPLITS
                )
                for name, impurity in IMPURITIES.items()
            },
        )

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Name each draw."""
        n = settings.n_draws
        colours = record.drawing.colours.tolist()
        draws = [f"draw {at} of {n}: {NAMES[i]}" for at, i in enumerate(colours, 1)]
        return ["nothing drawn yet", *draws]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw the bag, its questions, or its measures, and averages that settle."""
        told = bets.is_over(KEY, settings)
        return views.panels(settings, record, told)

    def bet(self, settings: Settings, record: Record) -> Bet | None:
        """Ask what this view of the bag is about."""
        return words.bet(settings, record)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Tell one draw."""
        return words.story(settings, record, step)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say what the averages come to, and which inequality holds."""
        return endings.ending(settings, record), None

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put the bag's numbers into the formulas."""
        told = formulas.told(settings, record, step)
        rows = formulas.table(record.drawing)
        return Numbers(told, formulas.COLUMNS, rows, step + 1)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Check the bag's measures, its tree and the books by other means."""
        checks = (opinions.by_counts, opinions.by_planning, opinions.by_counting)
        return [check(record) for check in checks]

    def reference(self, settings: Settings, record: Record) -> Opinion | None:
        """Ask scikit-learn for the entropy: what the colours tell of themselves."""
        return opinions.by_scikit_learn(record)

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give the table of draws, and a script that draws them again."""
        says = "A bag of marbles: surprise, questions and mistakes of the same draws."
        code = exports.script(says, (), formulas.script(settings))
        rows = formulas.table(record.drawing)
        return exports.TakeHome(formulas.COLUMNS, rows, code, formulas.TOTALS)
