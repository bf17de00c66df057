"""What a tree costs on its own rows: wrong guesses, mixed bags, questions."""

from dataclasses import dataclass
from math import ceil, log2

import numpy as np

from engines.decision_trees.tree import Tree

WRONG, ASKED = "wrong", "asked"
TINY = 1e-9  # parts of rows that add up to no more than that are none
FEWEST = 2  # rows, or parts that add up to so many, that a question is asked of
BOX = 2.0**-20  # what a box that asks costs beside all else: it decides ties only


@dataclass(frozen=True)
class Costs:
    """What a tree, or a part of it, costs; sums of rows, or of parts of rows."""

    wrong: float = 0.0  # rows that it guesses wrongly
    unsettled: float = 0.0  # rows that end where classes are mixed
    asked: float = 0.0  # questions, each counted for every row that is asked
    questions: float = 0.0  # boxes that ask

    def __add__(self, other: "Costs") -> "Costs":
        """Return the sum of two parts' costs."""
        pairs = zip(vars(self).values(), vars(other).values(), strict=True)
        return Costs(*(one + two for one, two in pairs))


@dataclass(frozen=True)
class Measure:
    """What there is to be as little as possible of; n rows, at most so deep a tree.

    WRONG: wrong guesses. ASKED: questions, but first of all rows that are left
    unsettled, of which each costs more than all questions together; of a row that is
    there in part, that part. Of trees that cost the same the one with fewer boxes is
    the better one.
    """

    least: str
    n: int
    depth: int

    @property
    def dear(self) -> float:
        """Return what a row costs that is left unsettled: a power of two."""
        return 2.0 ** ceil(log2(self.n * self.depth + 2))

    def bag(self, counts: np.ndarray, axis: int = -1) -> np.ndarray:
        """Return what bags cost that are asked nothing more; their classes by axis."""
        n = counts.sum(axis=axis)
        wrong = n - counts.max(axis=axis, initial=0)
        return wrong if self.least == WRONG else self.dear * n * (wrong > TINY)

    def asking(self, n: np.ndarray) -> np.ndarray:
        """Return what a question costs that is asked of n rows."""
        return BOX + (n if self.least == ASKED else 0.0)

    def total(self, costs: Costs, ties: bool = False) -> float:
        """Return all of it as one number; with what decides ``ties`` if wanted."""
        boxes = BOX * costs.questions if ties else 0.0
        if self.least == WRONG:
            return costs.wrong + boxes
        return self.dear * costs.unsettled + costs.asked + boxes


def bag_costs(counts: np.ndarray) -> Costs:
    """Return what a bag of rows costs that is asked nothing more."""
    n = float(counts.sum())
    wrong = n - float(counts.max(initial=0))
    return Costs(wrong, n if wrong > TINY else 0.0)


def tree_costs(tree: Tree) -> Costs:
    """Return what a tree costs on the rows it grew from.

    Wrong are the rows at its ends that are not of the commonest class there, unsettled
    all rows at an end that has several, asked is the sum of n over its boxes. Rows
    without an answer that go no further are unsettled, and guessed where they stay.
    Never raises.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import grow_id3, tree_after
    >>> tree_costs(tree_after(grow_id3(load("fourteen_days")), 1))
    Costs(wrong=4.0, unsettled=10.0, asked=14.0, questions=1.0)
    """
    found = Costs()
    for end in tree.ends:
        found += bag_costs(end.class_counts)
    for decision in tree.asked.values():
        found += Costs(asked=float(decision.node.n_samples), questions=1.0)
        found += aside_costs(decision.question.aside_counts, decision.node.class_counts)
    return found


def aside_costs(counts: np.ndarray, all_counts: np.ndarray) -> Costs:
    """Return what rows cost that stay where a question is asked, guessed as all are."""
    n = float(counts.sum())
    if n <= TINY:
        return Costs()
    return Costs(n - float(counts[all_counts.argmax()]), n)
