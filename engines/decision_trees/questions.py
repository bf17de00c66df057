"""Which question is best: every attribute of a table of words, and what it gains."""

from dataclasses import dataclass, replace

import numpy as np

from engines.datasets import MISSING, Table
from engines.decision_trees.gains import (
    CRITERIA,
    SAME_WITHIN,
    Criterion,
    gain_ratio,
    impurity_after,
    information_gain,
    split_information,
)


@dataclass(frozen=True, eq=False)
class Question:
    """One attribute, asked of some rows: the bag of each answer, and the arithmetic.

    Child c is the rows that answer answers[c]. A missing cell is an answer of its own,
    the empty word. Impurities and the gain are in the criterion's impurity (entropy
    in bits for "gain" and "gain_ratio"): gain = before - after.
    """

    attribute: str
    answers: tuple[str, ...]  # as they first appear in the whole table; given here
    rows: tuple[np.ndarray, ...]  # one a child: (n_c,) row numbers
    counts: np.ndarray  # (n_answers, n_classes) whole numbers
    sizes: np.ndarray  # (n_answers,)
    impurities: np.ndarray  # (n_answers,)
    after: float  # sum of n_c / n * impurities[c]
    gain: float
    information_gain: float  # in bits, whatever the criterion
    split_information: float  # in bits
    ratio: float  # information_gain / split_information, 0 where that is 0
    score: float  # what the criterion ranks by: the gain or the ratio
    useful: bool  # at least two answers; a missing cell is one of them
    allowed: bool = True  # by the gain ratio's guard: at least the average gain


@dataclass(frozen=True, eq=False)
class Ranking:
    """Every question that can be asked of some rows, and which is best.

    Only a useful and allowed question can be the best. ``order`` lists those first,
    by score; then the useful ones that the guard keeps out; then the rest. Scores
    within 1e-12 of each other are a tie, and a tie goes to the first column.
    """

    criterion: str  # a key of CRITERIA
    classes: tuple[str, ...]  # as they first appear in the whole table
    rows: np.ndarray  # (n,) the rows asked, those with a label
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
    table: Table, target: str | None = None, criterion: str = "gain", rows=None
) -> Ranking:
    """Return what each attribute's question would gain, and which is best.

    The score is before - after in the criterion's impurity, or, for "gain_ratio",
    the gain in bits divided by the split information, among the questions with at
    least the average gain. ``target`` None takes the table's own; ``rows`` (n,) are
    the numbers of the rows to ask, None all of them. Rows whose target is missing are
    left out and counted. A question that gains nothing can still be the best.
    Raises ValueError for an unknown target or criterion and for row numbers that the
    table does not have. Source: Quinlan 1986, Induction of Decision Trees.

    >>> from engines.datasets import load
    >>> rank_questions(load("fourteen_days")).best
    'Outlook'
    """
    by, table = checked_criterion(criterion), aimed_at(table, target)
    labels, classes = labels_of(table)
    asked = _checked_rows(rows, len(table.rows))
    known = asked[labels[asked] >= 0]
    questions = _questions(table, known, labels, len(classes), by)
    useful_gains = [question.gain for question in questions if question.useful]
    average = float(np.mean(useful_gains)) if useful_gains else 0.0
    if by.by_ratio:
        questions = tuple(
            replace(question, allowed=question.gain >= average - SAME_WITHIN)
            for question in questions
        )
    order, n_best = _best_first(questions)
    counts = np.bincount(labels[known], minlength=len(classes))
    return Ranking(
        criterion=criterion,
        classes=classes,
        rows=known,
        class_counts=counts,
        before=float(by.impurity(counts)) if classes else 0.0,
        questions=questions,
        order=order,
        ties=tuple(questions[at].attribute for at in order[:n_best]),
        average_gain=average,
        n_unlabelled=len(asked) - len(known),
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


def _questions(
    table: Table, rows, labels, n_classes: int, by: Criterion
) -> tuple[Question, ...]:
    """Return the question about each attribute; all are worked out at once."""
    if not table.attributes:
        return ()
    tallies = [
        _tally(table, name, rows, labels, n_classes) for name in table.attributes
    ]
    # Questions with fewer answers than the most get empty bags, which weigh nothing.
    most = max(len(counts) for _, _, counts in tallies)
    bags = np.zeros((len(tallies), max(most, 1), max(n_classes, 1)))
    for bag, (_, _, counts) in zip(bags, tallies, strict=True):
        bag[: len(counts), :n_classes] = counts
    impurities = by.impurity(bags)
    after, gains = (
        impurity_after(bags, by.impurity),
        information_gain(bags, by.impurity),
    )
    bits, ratios = information_gain(bags), gain_ratio(bags)
    scores, widths = ratios if by.by_ratio else gains, split_information(bags)
    return tuple(
        Question(
            attribute=name,
            answers=answers,
            rows=children,
            counts=counts,
            sizes=counts.sum(axis=1),
            impurities=impurities[at, : len(answers)],
            after=float(after[at]),
            gain=float(gains[at]),
            information_gain=float(bits[at]),
            split_information=float(widths[at]),
            ratio=float(ratios[at]),
            score=float(scores[at]),
            useful=len(answers) > 1,
        )
        for at, (name, (answers, children, counts)) in enumerate(
            zip(table.attributes, tallies, strict=True)
        )
    )


def _tally(table: Table, attribute: str, rows, labels, n_classes: int):
    """Return the answers that these rows give, the rows of each, and their counts."""
    codes, words = table.codes(attribute)
    given, child = np.unique(codes[rows], return_inverse=True)
    cells = np.bincount(
        child * n_classes + labels[rows], minlength=len(given) * n_classes
    )
    counts = cells.reshape(len(given), n_classes)
    by_child = rows[np.argsort(child, kind="stable")]
    ends = np.cumsum(counts.sum(axis=1))
    children = tuple(np.split(by_child, ends[:-1])) if len(given) else ()
    return tuple(words[code] for code in given), children, counts


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
