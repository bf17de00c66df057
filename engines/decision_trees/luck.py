"""Is this gain luck? What questions gain when the answers to guess are shuffled."""

from dataclasses import dataclass, replace

import numpy as np

from engines.datasets import MISSING, Table
from engines.decision_trees.dealt_gains import DealtGains
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.missing import ANSWER
from engines.decision_trees.questions import (
    aimed_at,
    labels_of,
    rank_questions,
)
from engines.watching import Watch

CELLS_AT_ONCE = 2_000_000  # counts of a class in a bag, at a time: 8 MB


@dataclass(frozen=True, eq=False)
class ShuffleTest:
    """The gains of A attributes on the table, and on S tables with shuffled classes.

    A p-value is the share of shuffles, the table itself counted as one, that gain at
    least as much. ``p_values`` compare each question with itself; ``best_p_values``
    with the best of all questions in each shuffle, because the best of four is easier
    to reach by luck than one named beforehand.
    """

    attributes: tuple[str, ...]
    gains: np.ndarray  # (A,) information gains of the table, bits
    shuffled: np.ndarray  # (S, A) information gains of the shuffles, bits
    p_values: np.ndarray  # (A,)
    best_p_values: np.ndarray  # (A,)
    expected: np.ndarray  # (A,) mean shuffled gain: what luck alone gains, bits
    seed: int

    @property
    def n_shuffles(self) -> int:
        """Return S."""
        return len(self.shuffled)

    @property
    def smallest_p(self) -> float:
        """Return the smallest p-value that so many shuffles can give: 1 / (1 + S)."""
        return 1 / (1 + self.n_shuffles)

    @property
    def reached(self) -> np.ndarray:
        """Return whether each shuffle gains at least as much as the table, (S, A)."""
        return self.shuffled >= self.gains - SAME_WITHIN

    @property
    def n_reached(self) -> np.ndarray:
        """Return how many shuffles gain at least as much as the table, (A,)."""
        return self.reached.sum(axis=0)

    @property
    def standard_errors(self) -> np.ndarray:
        """Return by how much so few shuffles let p miss: sqrt(p (1 - p) / S), (A,)."""
        return np.sqrt(self.p_values * (1 - self.p_values) / self.n_shuffles)

    def middle(self, share: float) -> np.ndarray:
        """Return the bounds of the middle share of the shuffled gains, (2, A)."""
        tail = (1 - share) / 2
        return np.quantile(self.shuffled, [tail, 1 - tail], axis=0)

    def first(self, n_shuffles: int) -> "ShuffleTest":
        """Return the test as it stood after its first shuffles.

        Raises ValueError for fewer than one shuffle.
        """
        checked_shuffles(n_shuffles)
        shuffled = self.shuffled[:n_shuffles]
        return _judged(self.attributes, self.gains, shuffled, self.seed)


def shuffle_test(
    table: Table,
    target: str | None = None,
    n_shuffles: int = 2000,
    seed: int = 0,
    watch: Watch = iter,
    missing: str = ANSWER,
) -> ShuffleTest:
    """Shuffle the classes among the rows and see how often luck gains as much.

    p = (1 + number of shuffles that gain at least as much) / (1 + S). Every shuffle
    deals the same classes to the rows in a random order, the same for all attributes,
    so that a row keeps its answers and only the class loses its meaning. Rows without
    a label take no part. A column that numbers the rows gains H in every order, so
    its p-value is 1, and beside it every ``best_p_value`` is 1 too: take such a column
    out first. A column of numbers is cut anew in each shuffle, where it gains most
    there. ``watch`` goes over blocks of shuffles, and may tell how far it is;
    ``missing`` says what becomes of missing cells, a key of MISSING_CELLS. Raises
    ValueError for an unknown target or treatment or fewer than one shuffle.
    Source: Fisher 1935, The Design of Experiments; the 1 + : Phipson and Smyth 2010.

    >>> from engines.datasets import load
    >>> shuffle_test(load("fourteen_days"), n_shuffles=99).p_values.min() > 0.05
    np.True_
    """
    checked_shuffles(n_shuffles)
    table = aimed_at(table, target)
    ranking = rank_questions(table, missing=missing)
    gains = np.array([question.gain for question in ranking.questions])
    labels = labels_of(table)[0][ranking.rows]
    dealt = DealtGains(table, ranking)
    shuffled = shuffled_gains(dealt, labels, n_shuffles, seed, watch)
    return _judged(table.attributes, gains, shuffled, seed)


def checked_shuffles(n_shuffles: int) -> None:
    """Raise ValueError for fewer than one shuffle."""
    if n_shuffles < 1:
        raise ValueError(
            f"The number of shuffles is {n_shuffles}; it must be 1 or more."
        )


def _judged(attributes, gains, shuffled: np.ndarray, seed: int) -> ShuffleTest:
    """Count how many shuffles reach the gains of the table."""
    best = shuffled.max(axis=1, initial=0.0)[:, np.newaxis]
    return ShuffleTest(
        attributes=attributes,
        gains=gains,
        shuffled=shuffled,
        p_values=_share_at_least(shuffled, gains),
        best_p_values=_share_at_least(best, gains),
        expected=shuffled.mean(axis=0),
        seed=seed,
    )


def _share_at_least(shuffled: np.ndarray, gains: np.ndarray) -> np.ndarray:
    n_reached = (shuffled >= gains - SAME_WITHIN).sum(axis=0)
    return (1 + n_reached) / (1 + len(shuffled))


def shuffled_gains(
    dealt: DealtGains, labels, n_shuffles: int, seed, watch: Watch
) -> np.ndarray:
    """Return the information gain of every question in every shuffle, (S, A).

    ``dealt`` are the questions of n rows, made ready; ``labels`` the classes of those
    rows, (n,), as whole numbers; ``seed`` a number, or several. ``watch`` goes over
    blocks of shuffles. Nothing is raised.

    >>> from engines.datasets import load
    >>> table = load("fourteen_days")
    >>> dealt, labels = DealtGains(table, rank_questions(table)), labels_of(table)[0]
    >>> shuffled_gains(dealt, labels, 5, seed=0, watch=iter).shape
    (5, 4)
    """
    generator = np.random.default_rng(seed)
    at_once = max(1, CELLS_AT_ONCE // dealt.n_cells)
    blocks = []
    for start in watch(range(0, n_shuffles, at_once)):
        n_deals = min(at_once, n_shuffles - start)
        deals = np.broadcast_to(labels, (n_deals, len(labels)))  # permuted copies it
        deals = generator.permuted(deals, axis=1)
        blocks.append(dealt.of(deals))
    return np.concatenate(blocks)


def dealt_anew(table: Table, seed: int) -> Table:
    """Return the table with its classes dealt out at random: it knows nothing now.

    Every row keeps its answers; the cells of the column to guess change places, those
    of rows without a label excepted. Never raises.

    >>> from engines.datasets import load
    >>> sorted(dealt_anew(load("two_switches"), seed=1).column("Lamp"))
    ['off', 'off', 'on', 'on']
    """
    cells = np.array(table.column(table.target), dtype=object)
    known = np.flatnonzero(cells != MISSING)
    cells[known] = np.random.default_rng(seed).permutation(cells[known])
    at, order = table.columns.index(table.target), table.codes(table.target)[1]
    rows = tuple(
        (*row[:at], cell, *row[at + 1 :])
        for row, cell in zip(table.rows, cells.tolist(), strict=True)
    )
    return replace(table, rows=rows, class_order=order)
