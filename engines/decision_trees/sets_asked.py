"""A set of rows with the questions that tell them apart: many bags counted at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.decision_trees.answer_sheet import AnswerSheet
from engines.decision_trees.cut_columns import CutColumn, cut_column
from engines.decision_trees.missing import LEFT_OUT, SHARED
from engines.decision_trees.tree_costs import FEWEST, TINY, WRONG, Measure

A_SUM = 20  # additions that take as long as one step of a running sum
MANY_CUTS = 12  # of a column: fewer are counted one by one, which is quicker
Given = tuple[tuple[int, np.ndarray], ...]


@dataclass(frozen=True, eq=False)
class SetAsked:
    """m rows, and the q questions that tell them apart, with a answers in all."""

    missing: str
    measure: Measure
    rows: np.ndarray  # (m,) their numbers
    weights: np.ndarray  # (m,)
    classes: np.ndarray  # (m, n_classes) 1 at a row's class
    alike: np.ndarray  # (m,) which rows give the same answers
    answers: np.ndarray  # (a, m) 1 where a row gives the answer
    starts: np.ndarray  # (q,) where a question's answers begin
    questions: np.ndarray  # (q,) their numbers on the sheet
    columns: np.ndarray  # (q,) integers: the number of the column asked about
    is_cut: np.ndarray  # (q,) bool: asked at a threshold
    given: Given  # (is there a value?, that column's cuts): asked where none of them is

    @cached_property
    def n_answers(self) -> np.ndarray:
        """How many answers each question has, (q,)."""
        return np.diff(self.starts, append=len(self.answers))

    def sums(self, of_answers: np.ndarray) -> np.ndarray:
        """Return the sums over the answers of each question, along the last axis."""
        return np.add.reduceat(of_answers, self.starts, axis=-1)

    def spread(self, of_questions: np.ndarray) -> np.ndarray:
        """Return what belongs to a question at each of its answers, last axis."""
        return np.repeat(of_questions, self.n_answers, axis=-1)

    @cached_property
    def children(self) -> np.ndarray:
        """What each row weighs where each answer leads, (a, m)."""
        sets = self.answers * self.weights
        if self.missing == SHARED:
            lost = self.weights[:, np.newaxis] - self.sums(sets.T)  # (m, q)
            sets = sets + (self._parts(sets.sum(axis=1)) * self.spread(lost)).T
        return sets

    @cached_property
    def sizes(self) -> np.ndarray:
        """How many rows, or parts that add up to so many, each child has, (a,)."""
        return self.children.sum(axis=1)

    @cached_property
    def in_bags(self) -> np.ndarray:
        """What each child costs that is asked nothing more, (a,)."""
        return self.measure.bag(self.children @ self.classes)

    def once(self, sets: np.ndarray) -> np.ndarray:
        """Return what one question more makes of each of b sets, (b, m): (b, q).

        Infinity where a question does not tell the set's rows apart.
        """
        classes = sets[:, np.newaxis] * self.classes.T  # (b, n_classes, m)
        bags = self._bags(classes)
        sizes = bags.sum(axis=1)
        if self.missing == SHARED:
            lost = classes.sum(axis=-1, keepdims=True) - self.sums(bags)
            bags = bags + self._parts(sizes)[:, np.newaxis] * self.spread(lost)
        below = self.sums(self.measure.bag(bags, axis=1))
        return self._with_asking(sets, sizes, below)

    def _bags(self, classes: np.ndarray) -> np.ndarray:
        """Return the bags of all answers, (b, n_classes, a), of (b, n_classes, m)."""
        if not self.cut_columns:
            return classes @ self.answers.T
        bags = np.empty((*classes.shape[:2], len(self.answers)))
        bags[..., self.singly] = classes @ self.answers[self.singly].T
        for column in self.cut_columns:
            column.count(classes, bags)
        return bags

    @cached_property
    def cut_columns(self) -> tuple[CutColumn, ...]:
        """The columns that are asked at many thresholds, with their rows in order."""
        cuts = np.flatnonzero(self.is_cut)
        of_columns = np.split(cuts, np.flatnonzero(np.diff(self.columns[cuts])) + 1)
        return tuple(
            cut_column(self.answers, self.starts[one], self.n_answers[one[0]] > 2)
            for one in of_columns
            if len(one) >= MANY_CUTS
        )

    @cached_property
    def twin(self) -> np.ndarray:
        """The first answer that leads to the same rows, (a,): of all cuts, no value."""
        found = np.arange(len(self.answers))
        for column in self.cut_columns:
            if column.has_own:
                found[column.left + 2] = column.left[0] + 2
        return found

    @cached_property
    def singly(self) -> np.ndarray:
        """The answers that are not counted by running sums."""
        is_single = np.ones(len(self.answers), dtype=bool)
        for column in self.cut_columns:
            is_single[column.answers] = False
        return np.flatnonzero(is_single)

    @property
    def to_count(self) -> float:
        """How many additions it takes about to count the bags of a set's class."""
        m, sums = len(self.rows), sum(len(c.order) for c in self.cut_columns)
        of_cuts = len(self.answers) - len(self.singly)
        return len(self.singly) * m + A_SUM * (sums + of_cuts)

    def asked(self, below: np.ndarray) -> np.ndarray:
        """Return what questions cost, (q,), whose answers' sets cost ``below`` (a,)."""
        sizes = (self.answers @ self.weights)[np.newaxis]
        below = self.sums(below)[np.newaxis]
        return self._with_asking(self.weights[np.newaxis], sizes, below)[0]

    def at_least(self) -> np.ndarray:
        """Return what each child costs in any tree at least, (a,).

        Rows that give the same answers stay together, whatever is asked.
        """
        order = np.argsort(self.alike, kind="stable")
        firsts = np.flatnonzero(np.diff(self.alike[order], prepend=-1))
        sets = self.children[:, order]
        each = sets[:, np.newaxis] * self.classes[order].T
        together = np.add.reduceat(each, firsts, axis=-1)
        stuck = self.measure.bag(together, axis=1).sum(axis=-1)
        asking = self.measure.asking(sets.sum(axis=1))
        return np.minimum(self.in_bags, stuck + asking)

    def _with_asking(self, sets, sizes, below: np.ndarray) -> np.ndarray:
        """Add what asking costs, and rows that go no further; (b, q)."""
        total = sets.sum(axis=1, keepdims=True)
        costs = below + self.measure.asking(total)
        if self.missing == LEFT_OUT:
            costs = costs + self._aside(sets)
        usable = self._usable(sizes) & (total >= FEWEST - TINY)
        return np.where(usable, costs, np.inf)

    def _aside(self, sets: np.ndarray) -> np.ndarray:
        """Return what rows cost that give no answer and go no further, (b, q)."""
        silent = 1.0 - self.sums(self.answers.T)  # (m, q)
        n = sets @ silent
        if self.measure.least != WRONG:
            return self.measure.dear * n
        said = (sets @ self.classes).argmax(axis=1)
        return n - (sets * self.classes.T[said]) @ silent

    def _parts(self, sizes: np.ndarray) -> np.ndarray:
        """Return which part of a row without an answer goes to each answer."""
        known = self.spread(self.sums(sizes))
        return np.divide(sizes, known, out=np.zeros_like(sizes), where=known > TINY)

    def _usable(self, sizes: np.ndarray) -> np.ndarray:
        """Return which questions tell the rows of each set apart, (b, q) bool."""
        there = sizes > TINY
        usable = self.sums(there.astype(int)) > 1
        if self.is_cut.any():
            both = there[:, self.starts] & there[:, self.starts + 1]
            usable &= both | ~self.is_cut
            for at, cuts in self.given:
                usable[:, at] &= ~both[:, cuts].any(axis=1)
        return usable


def set_asked(
    sheet: AnswerSheet, weights: np.ndarray, missing: str, measure: Measure
) -> SetAsked:
    """Return a set of rows, by what each weighs (n,), with the questions worth asking.

    Of cuts that part these rows alike the first one stays.

    >>> from engines.datasets import load
    >>> from engines.decision_trees.answer_sheet import answer_sheet
    >>> sheet, measure = answer_sheet(load("two_switches")), Measure("wrong", 4, 2)
    >>> set_asked(sheet, np.array([1, 1, 0, 0]), "answer", measure).questions
    array([1])
    """
    rows = np.flatnonzero(weights)
    answers = sheet.answers[:, rows]
    sizes = answers @ weights[rows]
    useful = _useful(sheet, sizes)
    is_cut = ~np.isnan(sheet.lows)
    kept = useful[sheet.question_of]
    kept &= (sizes > TINY) | is_cut[sheet.question_of]
    owner = sheet.question_of[kept]
    questions = np.flatnonzero(useful)
    return SetAsked(
        missing,
        measure,
        rows,
        weights[rows],
        sheet.classes[rows],
        sheet.alike[rows],
        answers[kept],
        np.flatnonzero(np.diff(owner, prepend=-1)),
        questions,
        sheet.column_of[questions],
        is_cut[questions],
        tuple(_given(sheet, questions)),
    )


def _useful(sheet: AnswerSheet, sizes: np.ndarray) -> np.ndarray:
    """Return which questions may tell rows apart that answer so often, (Q,) bool."""
    n_questions, is_cut = len(sheet.columns), ~np.isnan(sheet.lows)
    there = sizes > TINY
    useful = np.bincount(sheet.question_of[there], minlength=n_questions) > 1
    if is_cut.any():
        first = np.searchsorted(sheet.question_of, np.arange(n_questions))
        last = len(sizes) - 1
        useful &= ~is_cut | (there[first] & there[np.minimum(first + 1, last)])
        same = np.abs(np.diff(sizes[first])) <= TINY
        same &= is_cut[1:] & (sheet.column_of[1:] == sheet.column_of[:-1])
        useful[1:] &= ~same | ~is_cut[:-1]
    return useful


def _given(sheet: AnswerSheet, questions) -> Iterator[tuple[int, np.ndarray]]:
    column_of = sheet.column_of[questions]
    for at in np.flatnonzero(sheet.is_given[questions]):
        yield int(at), np.flatnonzero(column_of[:at] == column_of[at])
