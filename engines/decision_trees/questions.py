"""Which question is best: every attribute of a table of words, and what it gains."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from engines.datasets import MISSING, Table
from engines.decision_trees.asking import Question, all_questions
from engines.decision_trees.gains import CRITERIA, SAME_WITHIN, Criterion
from engines.decision_trees.missing import ANSWER, checked_missing
from engines.decision_trees.tallies import Asked


@dataclass(frozen=True, eq=False)
class Ranking:
    """Every question that can be asked of some rows, and which is best.

    Only a useful and allowed question can be the best. ``order`` lists those first,
    by score; then the useful ones that the guard keeps out; then the rest. Scores
    within 1e-12 of each other are a tie, and a tie goes to the first column.
    """

    criterion: str  # a key of CRITERIA
    classes: tuple[str, ...]  # as they first appear in the whole table
    missing: str  # a key of MISSING_CELLS
    rows: np.ndarray  # (n,) the rows asked, those with a label
    weights: np.ndarray  # (n,) 1, or less where a row was shared out before
    class_counts: np.ndarray  # (n_classes,)
    before: float  # the impurity of class_counts
    questions: tuple[Question, ...]  # in column order
    order: tuple[int, ...]  # numbers of questions, best first
    ties: tuple[str, ...]  # all attributes as good as the best, which is the first
    average_gain: float  # over the useful questions; 0 when there is none
    n_unlabelled: int  # rows left out because their target is missing

    @property
    def best(self) -> str | None:
        """Return the attribute to ask about, or None when no question is useful."""
        return self.ties[0] if self.ties else None

    def question(self, attribute: str) -> Question:
        """Return the question about one attribute; raises ValueError if unknown."""
        for question in self.questions:
            if question.attribute == attribute:
                return question
        known = ", ".join(question.attribute for question in self.questions)
        raise ValueError(f"There is no question {attribute!r}; choose one of {known}.")


def rank_questions(
    table: Table,
    target: str | None = None,
    criterion: str = "gain",
    rows=None,
    weights=None,
    missing: str = ANSWER,
    cuts: Mapping[str, float] | None = None,
) -> Ranking:
    """Return what each attribute's question would gain, and which is best.

    The score is before - after in the criterion's impurity, or, for "gain_ratio",
    the gain in bits divided by the split information, among the questions with at
    least the average gain. ``target`` None takes the table's own; ``rows`` (n,) are
    the numbers of the rows to ask, None all of them, ``weights`` (n,) what each counts
    for, None 1. Rows whose target is missing are left out and counted. ``missing``
    says what becomes of other missing cells. A column of numbers is asked about at the
    threshold that gains most, or at that of ``cuts``. A question that gains nothing
    can still be the best. Raises ValueError for an unknown target, criterion or
    treatment and for row numbers that the table does not have.
    Source: Quinlan 1986, Induction of Decision Trees; Quinlan 1993, C4.5, chapter 3.

    >>> from engines.datasets import load
    >>> rank_questions(load("fourteen_days")).best
    'Outlook'
    """
    by, table = checked_criterion(criterion), aimed_at(table, target)
    labels, classes = labels_of(table)
    rows = _checked_rows(rows, len(table.rows))
    has_label = labels[rows] >= 0
    asked = Asked(
        rows=rows[has_label],
        weights=np.ones(has_label.sum()) if weights is None else weights[has_label],
        labels=labels[rows[has_label]],
        n_classes=len(classes),
        missing=checked_missing(missing),
        is_whole=weights is None or bool((weights == 1).all()),
    )
    questions = all_questions(table, asked, by, cuts or {})
    useful_gains = [question.gain for question in questions if question.useful]
    average = float(np.mean(useful_gains)) if useful_gains else 0.0
    if by.by_ratio:
        questions = tuple(
            replace(question, allowed=question.gain >= average - SAME_WITHIN)
            for question in questions
        )
    order, n_best = _best_first(questions)
    counts = asked.counts(np.zeros(len(asked.rows), dtype=int), 1)[0]
    return Ranking(
        criterion=criterion,
        classes=classes,
        missing=missing,
        rows=asked.rows,
        weights=asked.weights,
        class_counts=counts,
        before=float(by.impurity(counts)) if classes else 0.0,
        questions=questions,
        order=order,
        ties=tuple(questions[at].attribute for at in order[:n_best]),
        average_gain=average,
        n_unlabelled=int((~has_label).sum()),
    )


def aimed_at(table: Table, target: str | None) -> Table:
    """Return the table with this column to guess; None leaves it as it is."""
    return table if target in (None, table.target) else replace(table, target=target)


def labels_of(table: Table) -> tuple[np.ndarray, tuple[str, ...]]:
    """Return each row's class as a number, (n_rows,), -1 where missing; and the words.

    >>> rows = (("x",), ("",), ("y",))
    >>> labels_of(Table("t", "T", "Ours.", ("a",), rows, "a", ("1", "2", "3")))
    (array([ 0, -1,  1]), ('x', 'y'))
    """
    codes, words = table.codes(table.target)
    classes = tuple(word for word in words if word != MISSING)
    number = [classes.index(word) if word != MISSING else -1 for word in words]
    return np.array(number, dtype=int)[codes], classes


def checked_criterion(criterion: str) -> Criterion:
    """Return the criterion of this name; raises ValueError for an unknown one."""
    if criterion not in CRITERIA:
        known = ", ".join(CRITERIA)
        raise ValueError(f"No criterion {criterion!r}; choose one of {known}.")
    return CRITERIA[criterion]


def _checked_rows(rows, n_rows: int) -> np.ndarray:
    rows = np.arange(n_rows) if rows is None else np.asarray(rows)
    if rows.ndim != 1 or (rows.size and rows.dtype.kind not in "iu"):
        raise ValueError("Rows are a list of whole numbers, such as [0, 3, 4].")
    if rows.size and not 0 <= rows.min() <= rows.max() < n_rows:
        raise ValueError(f"Row numbers go from 0 to {n_rows - 1}; given was {rows}.")
    return rows.astype(int)


def _best_first(questions) -> tuple[tuple[int, ...], int]:
    """Return the numbers of the questions, best first, and how many tie for best."""
    order, n_best = [], 0
    for tier in range(3):  # may be the best; useful but not allowed; useless
        left = [at for at, question in enumerate(questions) if _tier(question) == tier]
        while left:
            top = max(questions[at].score for at in left)
            tied = [at for at in left if questions[at].score >= top - SAME_WITHIN]
            n_best = len(tied) if tier == 0 and not order else n_best
            order += tied
            left = [at for at in left if at not in tied]
    return tuple(order), n_best


def _tier(question: Question) -> int:
    return 0 if question.useful and question.allowed else 1 if question.useful else 2
