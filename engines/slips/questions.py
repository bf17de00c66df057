"""What to ask next: the number that tells the suspects apart best."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.decision_trees import entropy
from engines.slips.slip import Quantity
from engines.slips.told import MOST_DECIMALS, Told, digits_of

FEWEST_DECIMALS = 4  # of a number that nobody has told yet


@dataclass(frozen=True)
class Question:
    """A quantity to compute next, to so many decimals, and what it is worth."""

    quantity: Quantity
    decimals: int
    gain: float  # bits: how much less uncertain one is of the suspect
    answers: tuple[tuple[float, tuple[int, ...]], ...]  # a value, and whose it is

    @property
    def most_left(self) -> int:
        """How many suspects are left at the worst."""
        return max((len(whose) for _, whose in self.answers), default=0)


def questions(
    quantities: Sequence[Quantity],
    values: np.ndarray,
    told: Sequence[Told],
    is_cut: np.ndarray,
) -> tuple[Question, ...]:
    """Return every question that tells suspects apart, the best first.

    ``values`` is (n_suspects, n_quantities): what each suspect would have found. Each
    suspect is as likely as another and has one answer, so the gain is the entropy of
    how the answers part them. A quantity that was told is asked for one digit more.
    Ties go to the quantity that is found first. Nothing is raised. Source: Quinlan
    (1986).

    >>> parts = [Quantity("z"), Quantity("loss")]
    >>> values = np.array([[0.5, 0.1], [0.5, 0.2], [0.5, 0.4]])
    >>> best, = questions(parts, values, [], np.zeros(3, bool))
    >>> best.quantity.what, round(best.gain, 6)
    ('loss', 1.584963)
    """
    known = {one.quantity: one.decimals for one in told}
    usual = max([FEWEST_DECIMALS, *known.values()])
    found = [
        _question(quantity, values[:, at], known, usual, is_cut)
        for at, quantity in enumerate(quantities)
    ]
    worth = [question for question in found if question.gain > 0]
    return tuple(sorted(worth, key=lambda question: -round(question.gain, 9)))


def _question(quantity, values, known, usual: int, is_cut: np.ndarray) -> Question:
    decimals = known[quantity] + 1 if quantity in known else usual
    decimals = min(decimals, MOST_DECIMALS)
    digits = digits_of(values, decimals, is_cut)
    each, group, counts = np.unique(
        digits, return_inverse=True, return_counts=True, equal_nan=True
    )
    gain = float(entropy(counts)) if len(counts) > 1 else 0.0
    answers = tuple(
        (float(units) / 10.0**decimals, tuple(np.flatnonzero(group == at).tolist()))
        for at, units in enumerate(each)
    )
    return Question(quantity, decimals, gain, answers)
