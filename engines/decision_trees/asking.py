"""A question about one attribute, and all that a table can be asked."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engines.datasets import Table
from engines.decision_trees.gains import Criterion, impurity_after, information_gain
from engines.decision_trees.impurity import entropy
from engines.decision_trees.missing import SHARED
from engines.decision_trees.tallies import Asked, Tally, tally


@dataclass(frozen=True, eq=False)
class Question:
    """One attribute, asked of some rows: the bag of each answer, and the arithmetic.

    Child c is the rows that answer answers[c], and what is shared out to it. Impurities
    and the gain are in the criterion's impurity (entropy in bits for "gain" and
    "gain_ratio"): gain = before - after, over the rows that give an answer; where rows
    without one are shared out, times the share of those that give one.
    """

    attribute: str
    answers: tuple[str, ...]  # as they first appear in the whole table; given here
    rows: tuple[np.ndarray, ...]  # one a child: (n_c,) row numbers
    weights: tuple[np.ndarray, ...]  # one a child: (n_c,) 1, or a row's part that goes
    counts: np.ndarray  # (n_answers, n_classes) of the rows that give an answer
    bags: np.ndarray  # (n_answers, n_classes) with the parts that are shared out
    aside: np.ndarray  # (n_aside,) rows that give no answer and go no further
    aside_counts: np.ndarray  # (n_classes,)
    known: float  # the share of the rows that give an answer
    before: float  # the impurity of the rows that give an answer
    sizes: np.ndarray  # (n_answers,)
    impurities: np.ndarray  # (n_answers,)
    after: float  # sum of n_c / n * impurities[c]
    gain: float
    information_gain: float  # in bits, whatever the criterion
    split_information: float  # in bits; rows that are shared out are one answer more
    ratio: float  # information_gain / split_information, 0 where that is 0
    score: float  # what the criterion ranks by: the gain or the ratio
    useful: bool  # at least two answers
    threshold: float | None = None  # of a column of numbers: answers are <= and >
    allowed: bool = True  # by the gain ratio's guard: at least the average gain


def all_questions(
    table: Table, asked: Asked, by: Criterion, cuts: Mapping[str, float]
) -> tuple[Question, ...]:
    """Return the question about each attribute; all are worked out at once.

    ``cuts`` are thresholds for columns of numbers that are not to be the best ones.

    >>> from engines.datasets import load
    >>> from engines.decision_trees.gains import CRITERIA
    >>> table, by = load("eight_days"), CRITERIA["gain"]
    >>> rows, labels = np.arange(8), table.codes("Play")[0]
    >>> asked = Asked(rows, np.ones(8), labels, 2, "answer", is_whole=True)
    >>> [question.answers for question in all_questions(table, asked, by, {})]
    [('Sunny', 'Overcast', 'Rainy'), ('Light', 'Strong')]
    """
    if not table.attributes:
        return ()
    tallies = [
        tally(table, name, asked, by.impurity, cuts.get(name))
        for name in table.attributes
    ]
    bags = _side_by_side([found.counts for found in tallies], asked.n_classes)
    numbers = np.stack(_arithmetic(bags, asked, by), axis=1).tolist()
    impurities = by.impurity(bags)
    return tuple(
        _question(name, *of_it)
        for name, *of_it in zip(
            table.attributes, tallies, impurities, numbers, strict=True
        )
    )


def _arithmetic(bags: np.ndarray, asked: Asked, by: Criterion) -> list[np.ndarray]:
    """Return known, before, after, gain, bits, width, ratio and score, (A,) each."""
    total, answering = float(asked.weights.sum()), bags.sum(axis=(1, 2))
    known = np.minimum(answering / (total or 1.0), 1.0)
    after, before = impurity_after(bags, by.impurity), by.impurity(bags.sum(axis=1))
    gains, bits = information_gain(bags, by.impurity), information_gain(bags)
    sizes = bags.sum(axis=2)
    if asked.missing == SHARED:
        # A gain counts for those that answer, and not to answer is one answer more.
        gains, bits = known * gains, known * bits
        sizes = np.column_stack([sizes, np.maximum(total - answering, 0.0)])
    widths = entropy(sizes)
    ratios = np.divide(bits, widths, out=np.zeros_like(bits), where=widths > 0)
    scores = ratios if by.by_ratio else gains
    return [known, before, after, gains, bits, widths, ratios, scores]


def _side_by_side(counts: list[np.ndarray], n_classes: int) -> np.ndarray:
    """Return the bags of all questions in one array; empty bags weigh nothing."""
    most = max(map(len, counts))
    bags = np.zeros((len(counts), max(most, 1), max(n_classes, 1)))
    for bag, found in zip(bags, counts, strict=True):
        bag[: len(found), :n_classes] = found
    return bags


def _question(
    attribute: str, found: Tally, impurities: np.ndarray, numbers: list[float]
) -> Question:
    n = len(found.answers)
    known, before, after, gain, bits, width, ratio, score = numbers
    return Question(
        attribute=attribute,
        answers=found.answers,
        rows=found.rows,
        weights=found.weights,
        counts=found.counts,
        bags=found.bags,
        aside=found.aside,
        aside_counts=found.aside_counts,
        known=known,
        before=before,
        sizes=found.counts.sum(axis=1),
        impurities=impurities[:n],
        after=after,
        gain=gain,
        information_gain=bits,
        split_information=width,
        ratio=ratio,
        score=score,
        useful=n > 1,
        threshold=found.threshold,
    )
