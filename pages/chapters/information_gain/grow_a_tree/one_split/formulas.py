"""The gain of a cut with the node's counts put in, as LaTeX."""

from collections.abc import Callable, Sequence

import numpy as np

from pages.chapters.information_gain.cuts.amounts import LETTERS
from pages.chapters.information_gain.which_question.words import (
    NOTHING,
    abridged,
    entropy_sum,
    fractions,
    in_latex,
)
from pages.words.formulas import aligned

from ..formulas import gain_of
from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put the counts of the learner's cut into the gain, and those of the split."""
    own = record.own[step]
    mine = "Your cut", _gain(record, own.impurity, _own_sides(record, step))
    if not step:
        return [mine, ("The node's impurity", _impurity(record, 0))]
    told = [("The tree's cut", _gain(record, own.impurity, _sides(record, step)))]
    told.append(("What is left on its two sides", _both(record, step)))
    return [*told, mine] if own.regret else told


Side = tuple[np.ndarray, float]  # class counts, impurity


def _own_sides(record: Record, step: int) -> tuple[Side, Side]:
    own = record.own[step]
    left = own.left_counts, own.left_impurity
    return left, (own.right_counts, own.right_impurity)


def _sides(record: Record, step: int) -> tuple[Side, Side]:
    tree, node = record.tree, record.search(step).node
    left, right = (
        (tree.class_counts[one], float(tree.impurities[one]))
        for one in tree.children[node]
    )
    return left, right


def _gain(record: Record, before: float, sides: tuple[Side, Side]) -> str:
    left, right = ((int(counts.sum()), impurity) for counts, impurity in sides)
    return gain_of(record.settings.criterion, before, left, right)


def _impurity(record: Record, node: int) -> str:
    tree, symbol = record.tree, LETTERS[record.settings.criterion]
    return _told(record, symbol, tree.class_counts[node], float(tree.impurities[node]))


def _both(record: Record, step: int) -> str:
    symbol = LETTERS[record.settings.criterion]
    return aligned(
        [
            _told(record, f"{symbol}_{side}", *one, "&")
            for side, one in zip("LR", _sides(record, step), strict=True)
        ]
    )


def _told(
    record: Record, symbol: str, counts: Sequence[int], impurity: float, mark: str = ""
) -> str:
    """Return an impurity with the counts put in."""
    inside = INSIDE[record.settings.criterion](counts)
    (amount,) = in_latex([f"{impurity:.6f}"])
    sign = "=" if abs(float(amount) - impurity) < NOTHING else r"\approx"
    return rf"{symbol} {mark}= {inside} {sign} {amount}"


def _entropy(counts: Sequence[int]) -> str:
    return f"-{entropy_sum(counts)}"


def _gini(counts: Sequence[int]) -> str:
    squares = abridged([f"({part})^2" for part in fractions(counts)])
    return f"1 - {' - '.join(squares)}"


def _errors(counts: Sequence[int]) -> str:
    return rf"1 - \tfrac{{{int(max(counts))}}}{{{int(sum(counts))}}}"


INSIDE: dict[str, Callable[[Sequence[int]], str]] = {
    "entropy": _entropy,
    "gini": _gini,
    "misclassification": _errors,
}
