"""What every question gains when other classes are dealt to its rows."""

from dataclasses import dataclass

import numpy as np

from engines.datasets import MISSING, Table
from engines.decision_trees.missing import ANSWER, SHARED
from engines.decision_trees.questions import Ranking


@dataclass(frozen=True, eq=False)
class _Words:
    """Columns of words: which rows weigh how much in which bag, question by question.

    A question has its bags side by side, from number ``starts`` on.
    """

    at: np.ndarray  # (A,) the questions' numbers
    starts: np.ndarray  # (A,) each question's first bag
    weighs: np.ndarray  # (n, n_bags)
    sizes: np.ndarray  # (n_bags,)


@dataclass(frozen=True, eq=False)
class _Numbers:
    """A column of numbers: its rows in order, and after which of them it may be cut."""

    at: int  # the question's number
    order: np.ndarray  # (n_known,) rows, the smallest number first
    ends: np.ndarray  # (V,) places in that order: the last row of the lower side
    unknown: np.ndarray  # (n_unknown,) rows that are an answer of their own


class DealtGains:
    """The questions of some rows, made ready to hear what other classes would gain.

    A row keeps its answers and its weight; only the classes change places. With w the
    weights, T their sum over the rows that answer, and f(x) = x log2 x, a question
    whose bags hold n_a, n_c of class c, and n_ac of both, gains

        (f(T) - sum of f(n_a) - sum of f(n_c) + sum of f(n_ac)) / T  bits,

    times the share of rows that answer where the others are shared out. A column of
    numbers gains what its best threshold does: the best is looked for in each deal.

    >>> from engines.datasets import load
    >>> from engines.decision_trees.questions import labels_of, rank_questions
    >>> table = load("fourteen_days")
    >>> dealt = DealtGains(table, rank_questions(table))
    >>> dealt.of(labels_of(table)[0][np.newaxis]).round(3)
    array([[0.247, 0.029, 0.152, 0.048]])
    """

    def __init__(self, table: Table, ranking: Ranking) -> None:
        """Sort the ranking's rows by what they answer; ``table`` is what was asked."""
        self.ranking, self.n_classes = ranking, max(1, len(ranking.classes))
        self.weights = ranking.weights
        self.is_whole = bool((self.weights == 1).all())
        # rows are counted exactly by 32 bits, and faster
        self.kind = np.float32 if self.is_whole else np.float64
        self.logs = _times_log(np.arange(len(ranking.rows) + 1, dtype=float))
        self.total = float(self.weights.sum())
        at = {asked.attribute: n for n, asked in enumerate(ranking.questions)}
        in_words = {name: n for name, n in at.items() if name not in table.numbers}
        self.words = self._words(table, in_words)
        self.numbers = [
            self._numbers(table, name, n)
            for name, n in at.items()
            if name in table.numbers
        ]

    @property
    def n_cells(self) -> int:
        """Return how many counts a deal takes: of all classes, in all bags."""
        widest = max([len(self.words.sizes), *(len(c.order) for c in self.numbers)])
        return max(1, len(self.weights), widest) * self.n_classes

    def of(self, deals: np.ndarray) -> np.ndarray:
        """Return what every question gains in every deal, (S, A) bits.

        ``deals`` (S, n) has each row's class as a number from 0. Never raises.
        """
        gains = np.zeros((len(deals), len(self.ranking.questions)))
        of_class = np.arange(self.n_classes)[:, np.newaxis, np.newaxis]
        dealt = (deals == of_class).astype(self.kind)  # (n_classes, S, n)
        if len(self.words.at):
            gains[:, self.words.at] = self._of_words(dealt)
        for column in self.numbers:
            gains[:, column.at] = self._of_numbers(dealt, column)
        return np.maximum(gains, 0.0)

    def _of_words(self, dealt: np.ndarray) -> np.ndarray:
        """Return the gains of all columns of words: bags are counted by one product."""
        words = self.words
        bags = dealt @ words.weighs  # (n_classes, S, n_bags)
        sure = self.f(bags).sum(axis=0) - self.f(words.sizes)
        sure = np.add.reduceat(sure, words.starts, axis=1)
        classes = np.add.reduceat(bags, words.starts, axis=2)
        totals = np.add.reduceat(words.sizes, words.starts)
        return self._gains(sure, self.f(classes).sum(axis=0), totals)

    def _of_numbers(self, dealt: np.ndarray, column: _Numbers) -> np.ndarray:
        """Return a column's gain at its best threshold, in every deal."""
        if not len(column.order):
            return np.zeros(dealt.shape[1])
        upto = (dealt * self.weights.astype(self.kind))[:, :, column.order]
        upto = upto.cumsum(axis=2, dtype=self.kind)
        low, known = upto[:, :, column.ends], upto[:, :, -1:]
        bags = np.stack([low, np.maximum(known - low, 0)])
        sure = (self.f(bags).sum(axis=1) - self.f(bags.sum(axis=1))).sum(axis=0)
        sure = sure.max(axis=1) if len(column.ends) else self._one_bag(known)
        classes = known[:, :, 0]
        if len(column.unknown):
            others = dealt[:, :, column.unknown] @ self.weights[column.unknown]
            sure = sure + self._one_bag(others[:, :, np.newaxis])
            classes = classes + others
        total = float(classes[:, 0].sum())
        return self._gains(sure, self.f(classes).sum(axis=0), total)

    def _one_bag(self, bag: np.ndarray) -> np.ndarray:
        """Return what a single bag (n_classes, S, 1) of every deal adds to the sum."""
        return (self.f(bag).sum(axis=0) - self.f(bag.sum(axis=0)))[:, 0]

    def _gains(self, sure: np.ndarray, classes: np.ndarray, totals) -> np.ndarray:
        """Put the sums together: what is sure in the bags, less what was before."""
        total = np.where(totals > 0, totals, 1.0)
        gains = (self.f(totals) - classes + sure) / total
        return gains * (totals / self.total if self.ranking.missing == SHARED else 1)

    def f(self, counts: np.ndarray) -> np.ndarray:
        """Return x log2 x; of whole rows it is looked up."""
        if self.is_whole:
            return self.logs[np.asarray(counts).astype(np.intp)]
        return _times_log(np.asarray(counts))

    # --- what the rows answer -------------------------------------------------------

    def _words(self, table: Table, asked: dict[str, int]) -> _Words:
        rows, bags, starts = self.ranking.rows, [], []
        for name in asked:
            starts.append(len(bags))
            bags += self._bags(*table.codes(name))
        weighs = np.array(bags, dtype=float).reshape(len(bags), len(rows)).T
        weighs = (weighs * self.weights[:, np.newaxis]).astype(self.kind)
        sizes = weighs.sum(axis=0, dtype=float)  # exact: shares are taken of them
        at = np.array([*asked.values()], dtype=int)
        return _Words(at, np.array(starts, dtype=int), weighs, sizes)

    def _bags(self, codes: np.ndarray, words: tuple[str, ...]) -> list[np.ndarray]:
        """Return which rows are in each bag of a question; one that may be empty."""
        given, counted = codes[self.ranking.rows], self.ranking.missing == ANSWER
        bags = [
            given == code
            for code in np.unique(given).tolist()
            if counted or words[code] != MISSING
        ]
        return bags or [np.zeros(len(given), dtype=bool)]

    def _numbers(self, table: Table, name: str, at: int) -> _Numbers:
        values = table.values(name)[self.ranking.rows]
        known = np.flatnonzero(~np.isnan(values))
        order = known[np.argsort(values[known], kind="stable")]
        ends = np.flatnonzero(np.diff(values[order]) > 0)
        unknown = np.flatnonzero(np.isnan(values))
        if self.ranking.missing != ANSWER:
            unknown = unknown[:0]
        return _Numbers(at, order, ends, unknown)


def _times_log(counts: np.ndarray) -> np.ndarray:
    counts = np.asarray(counts, dtype=float)
    logs = np.log2(counts, out=np.zeros_like(counts), where=counts > 0)
    return counts * logs
