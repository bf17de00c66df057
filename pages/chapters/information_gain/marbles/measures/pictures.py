"""The pictures of the measures: the bag's own, mistakes, and two splits."""

from engines.decision_trees import Drawing, impurity_curves
from pages.chapters.information_gain.marbles.record import SPLITS, Record
from pages.figures.impurities import (
    MEASURES,
    bars_panel,
    gains_panel,
    measures_panel,
    splits_panel,
)
from pages.figures.marbles import present
from pages.figures.means import Mean, means_panel
from pages.figures.panel import Panel


def panels(record: Record, is_over: bool = True) -> list[Panel]:
    """Draw the bag's measures, the guessers' mistakes, the splits and their gains.

    What the bet asks for comes with the first draw, unless the bet is over.
    """
    return [
        _measures(record, is_over),
        _mistakes(record.drawing, is_over),
        splits_panel(SPLITS),
        gains_panel(SPLITS, record.gains),
    ]


def _measures(record: Record, is_over: bool) -> Panel:
    """Draw curves of two colours; of more, bars."""
    drawing = record.drawing
    if len(present(drawing)) > 2:
        return bars_panel(drawing, record.most, is_over)
    curves = impurity_curves()
    curves["half entropy"] = curves["entropy"] / 2
    return measures_panel(drawing, curves, is_over)


def _mistakes(drawing: Drawing, is_over: bool) -> Panel:
    (_, gini, *gini_line), (_, best, *best_line) = MEASURES[1:]
    means = [
        Mean(
            "drawn guesses wrong",
            drawing.drawn_guess_mistakes,
            drawing.gini,
            gini,
            *gini_line,
            secret=not is_over,
        ),
        Mean(
            "best guesses wrong",
            drawing.best_guess_mistakes,
            drawing.misclassification,
            best,
            *best_line,
        ),
    ]
    title = "Mistakes of the two guessers"
    return means_panel(title, "mistakes a draw", means, drawing)
