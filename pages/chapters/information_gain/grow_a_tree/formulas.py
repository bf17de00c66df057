"""The gain of a cut and the share of a class, with their numbers put in, as LaTeX."""

import numpy as np

from pages.chapters.information_gain.cuts.amounts import LETTERS
from pages.chapters.information_gain.which_question.words import (
    NOTHING,
    in_latex,
    reckoned,
)
from pages.words.formulas import aligned

Side = tuple[int, float]  # how many rows, and their impurity


def gain_of(criterion: str, before: float, left: Side, right: Side) -> str:
    """Write before − n_L/n · left − n_R/n · right = gain, so that it is so as shown.

    Where no digits make it so, the sign says that it is rounded.
    """
    letter, (n_left, one), (n_right, other) = LETTERS[criterion], left, right
    n = n_left + n_right

    def weighed(before: float, one: float, other: float) -> float:
        return before - n_left / n * one - n_right / n * other

    gain = weighed(before, one, other)
    gain = 0.0 if abs(gain) < NOTHING else gain
    texts = in_latex(reckoned(weighed, gain, before, one, other))
    before_, one_, other_, sign, gain_ = texts
    return aligned(
        [
            rf"\text{{gain}} &= {letter} - \tfrac{{n_L}}{{n}} {letter}_L "
            rf"- \tfrac{{n_R}}{{n}} {letter}_R",
            rf"&= {before_} - \tfrac{{{n_left}}}{{{n}}} \cdot {one_} "
            rf"- \tfrac{{{n_right}}}{{{n}}} \cdot {other_} {sign} {gain_}",
        ]
    )


def share_of(name: str, counts: np.ndarray) -> str:
    """Write which share of some rows the commonest class has; rounded where it is."""
    most, n = int(counts.max()), int(counts.sum())
    (share,) = in_latex([f"{most / n:.6f}"])
    sign = "=" if abs(round(most / n, 6) - most / n) < NOTHING else r"\approx"
    return rf"{name} = \tfrac{{{most}}}{{{n}}} {sign} {share}"
