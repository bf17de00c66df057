"""A column of numbers asked at many thresholds: all its bags by one running sum."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class CutColumn:
    """A column asked at c thresholds, of a set of m rows with a answers in all.

    Left of a cut is the running sum over the rows in order, right is the rest: hundreds
    of cuts are hardly more work than one.
    """

    order: np.ndarray  # (known,) rows that have a value, from the lowest to the highest
    left: np.ndarray  # (c,) which answers are "up to it"; the next are "above it"
    ends: np.ndarray  # (c,) the last place in the order that is still on the left
    has_own: bool  # whether a third answer are rows without a value

    @property
    def answers(self) -> slice:
        """Which of the set's answers are this column's."""
        return slice(self.left[0], self.left[-1] + 2 + self.has_own)

    def count(self, classes: np.ndarray, bags: np.ndarray) -> None:
        """Write into ``bags`` (b, k, a) what answers get of ``classes`` (b, k, m)."""
        sums = classes[..., self.order].cumsum(axis=-1)
        known, left = sums[..., -1:], sums[..., self.ends]
        bags[..., self.left], bags[..., self.left + 1] = left, known - left
        if self.has_own:
            total = classes.sum(axis=-1, keepdims=True)
            bags[..., self.left + 2] = total - known


def cut_column(answers: np.ndarray, left: np.ndarray, has_own: bool) -> CutColumn:
    """Return a column by who gives which answer, (a, m), and its answers "up to it".

    >>> answers = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    >>> cut_column(answers, np.array([0]), True).order
    array([0, 1])
    """
    below, above = answers[left], answers[left + 1]
    known = np.flatnonzero(below[0] + above[0])
    order = known[np.argsort(above.sum(axis=0)[known], kind="stable")]
    return CutColumn(order, left, below.sum(axis=1).astype(int) - 1, bool(has_own))
