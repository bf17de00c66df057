"""The numbers of both trees' splits in their formulas, as LaTeX."""

import numpy as np

from engines.decision_trees import best_split
from engines.decision_trees.impurity import IMPURITIES
from pages.words.formulas import aligned, tex

from ..formulas import LETTERS
from ..the_plane.formulas import formulas as of_plane
from .record import Plane, Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return what the best first cuts gain, or what the splits of a step gain."""
    if step:
        return [
            *_of_split("What the greedy split gains", record.near, step),
            *_of_split("What the other split gains at once", record.far, step),
        ]
    found = formulas_before_bet(record, step)
    return found + _in_two_steps(record)


def formulas_before_bet(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the same, but at first only what the greedy cut gains."""
    if step:
        return formulas(record, step)
    if record.places is None:
        return [("The impurity of all rows", rf"{_letter(record)} = {_whole(record)}")]
    found, place = record.first.first, record.places[0]
    sides = found.left_counts[place], found.right_counts[place]
    gain = float(found.gains[place])
    return [("What the greedy first cut gains at once", _gain(record, sides, gain))]


def _letter(record: Record) -> str:
    return LETTERS[record.settings.criterion]


def _whole(record: Record) -> str:
    return tex(record.impurity)


def _in_two_steps(record: Record) -> list[tuple[str, str]]:
    """Return what the best pair of steps gains, leaf by leaf."""
    if record.places is None:
        return []
    place = record.places[1]
    total = float(record.first.totals[place])
    told = _gain(record, leaves(record, place), total)
    return [("What the best first cut gains in two steps", told)]


def leaves(record: Record, place: int) -> list[np.ndarray]:
    """Return the class counts of the up to four leaves after two steps."""
    decisions, first = record.near.decisions, record.first.first
    left = decisions.X[:, first.features[place]] <= first.thresholds[place]
    tree, found = decisions.tree, []
    for side in (left, ~left):
        X, y = decisions.X[side], decisions.y[side]
        best = best_split(X, y, tree.criterion)
        parts = [y]
        if best and best.gain > 0:
            goes_left = X[:, best.feature] <= best.threshold
            parts = [y[goes_left], y[~goes_left]]
        found += [np.bincount(part, minlength=tree.n_classes) for part in parts]
    return found


def _gain(record: Record, parts, gain: float) -> str:
    """Return the impurity less that of the parts, weighted by their rows."""
    letter, impurity = _letter(record), IMPURITIES[record.settings.criterion]
    n = sum(int(counts.sum()) for counts in parts)
    terms = "".join(
        rf" - \frac{{{int(counts.sum())}}}{{{n}}} \cdot {tex(float(impurity(counts)))}"
        for counts in parts
    )
    return aligned(
        [
            rf"\text{{gain}} &= {letter} - \sum \frac{{n_i}}{{n}} {letter}_i",
            rf"&= {_whole(record)}{terms}",
            rf"&= {tex(gain)}",
        ]
    )


def _of_split(name: str, plane: Plane, k: int) -> list[tuple[str, str]]:
    """Return what a tree's split gains at once, if it makes one."""
    return [(name, of_plane(plane, k)[0][1])] if k <= plane.n_splits else []
