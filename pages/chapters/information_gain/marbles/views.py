"""The pictures of the three views: the bag, its questions, its measures."""

import numpy as np

from engines.decision_trees import IMPURITIES, entropy, entropy_map, impurity_curves
from pages.chapters.information_gain.marbles.settings import (
    BAG,
    NAMES,
    QUESTIONS,
    SPLITS,
    Record,
    Settings,
)
from pages.figures import entropy_map as places
from pages.figures import impurities, theme
from pages.figures.huffman import question_panel
from pages.figures.marbles import bag_panel, present, terms_panel
from pages.figures.means import Mean, means_panel
from pages.figures.panel import Panel


def panels(settings: Settings, record: Record, told: bool) -> list[Panel]:
    """Draw a view; what its bet asks is on it from the first draw on, or if told."""
    drawing = record.drawing
    bits = Mean(
        "surprise", drawing.surprise, drawing.entropy, "H", theme.MUTED, width=4
    )
    if settings.view == BAG:
        title, unit = "Average surprise a draw", "bits a draw"
        means = means_panel(title, unit, [bits], drawing)
        return [bag_panel(drawing), terms_panel(drawing), _place(record), means]
    if settings.view == QUESTIONS:
        asked = _asked(record, bits, told)
        return [bag_panel(drawing), asked, question_panel(drawing)]
    return [
        _measures(record, told),
        _mistakes(record, told),
        impurities.splits_panel(SPLITS),
        impurities.gains_panel(SPLITS, record.gains),
    ]


def _place(record: Record) -> Panel:
    """Draw the bag among all bags of as many colours."""
    drawing, n_colours = record.drawing, len(present(record.drawing))
    if n_colours <= 2:
        return places.curve_panel(drawing, impurity_curves())
    if n_colours == 3:
        return places.triangle_panel(drawing, entropy_map())
    return places.ceiling_panel(drawing, entropy(np.tri(len(NAMES))))


def _asked(record: Record, bits: Mean, told: bool) -> Panel:
    drawing = record.drawing
    asked = Mean(
        "questions",
        drawing.questions,
        drawing.tree.expected_questions,
        "L",
        theme.INK,
        "dash",
        secret=not told,
    )
    title, unit = "Questions and surprise, on average", "a draw"
    return means_panel(title, unit, [bits, asked], drawing)


def _measures(record: Record, told: bool) -> Panel:
    drawing, n_colours = record.drawing, len(present(record.drawing))
    if n_colours <= 2:
        curves = impurity_curves()
        curves["half entropy"] = curves["entropy"] / 2
        return impurities.measures_panel(drawing, curves, told)
    equal = np.ones(n_colours)
    most = {name: float(impurity(equal)) for name, impurity in IMPURITIES.items()}
    return impurities.bars_panel(drawing, most, told)


def _mistakes(record: Record, told: bool) -> Panel:
    drawing = record.drawing
    (_, gini, *gini_line), (_, best, *best_line) = impurities.MEASURES[1:]
    drawn, named = drawing.drawn_guess_mistakes, drawing.best_guess_mistakes
    means = [
        Mean(
            "drawn guesses wrong",
            drawn,
            drawing.gini,
            gini,
            *gini_line,
            secret=not told,
        ),
        Mean("best guesses wrong", named, drawing.misclassification, best, *best_line),
    ]
    title = "Mistakes of the two guessers"
    return means_panel(title, "mistakes a draw", means, drawing)
