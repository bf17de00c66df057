"""Is this gain luck? What questions gain when the answers to guess are shuffled."""

from dataclasses import dataclass

import numpy as np

from engines.datasets import Table
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.impurity import entropy, shares
from engines.decision_trees.questions import (
    Ranking,
    aimed_at,
    labels_of,
    rank_questions,
)
from engines.watching import Watch

CELLS_AT_ONCE = 1_000_000  # classes dealt to rows at a time: 8 MB


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
) -> ShuffleTest:
    """Shuffle the classes among the rows and see how often luck gains as much.

    p = (1 + number of shuffles that gain at least as much) / (1 + S). Every shuffle
    deals the same classes to the rows in a random order, the same for all attributes,
    so that a row keeps its answers and only the class loses its meaning. Rows without
    a label take no part. A column that numbers the rows gains H in every order, so
    its p-value is 1, and beside it every ``best_p_value`` is 1 too: take such a column
    out first. ``watch`` goes over blocks of shuffles, and may tell how far it is.
    Raises ValueError for an unknown target or fewer than one shuffle.
    Source: Fisher 1935, The Design of Experiments; the 1 + : Phipson and Smyth 2010.

    >>> from engines.datasets import load
    >>> shuffle_test(load("fourteen_days"), n_shuffles=99).p_values.min() > 0.05
    np.True_
    """
    checked_shuffles(n_shuffles)
    table = aimed_at(table, target)
    ranking = rank_questions(table)
    gains = np.array([question.gain for question in ranking.questions])
    labels = labels_of(table)[0][ranking.rows]
    shuffled = shuffled_gains(ranking, labels, n_shuffles, seed, watch)
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
    ranking: Ranking, labels, n_shuffles: int, seed: int, watch: Watch
) -> np.ndarray:
    """Return the information gain of every question in every shuffle, (S, A).

    ``labels`` are the classes of the ranking's rows, (n,), as whole numbers;
    ``watch`` goes over blocks of shuffles. Nothing is raised.

    >>> from engines.datasets import load
    >>> table = load("fourteen_days")
    >>> ranking, labels = rank_questions(table), labels_of(table)[0]
    >>> shuffled_gains(ranking, labels, 5, seed=0, watch=iter).shape
    (5, 4)
    """
    generator = np.random.default_rng(seed)
    n_classes = max(len(ranking.classes), 1)
    widest = max((len(q.answers) for q in ranking.questions), default=1)
    cells = max(len(labels), widest * n_classes, 1)
    at_once = max(1, CELLS_AT_ONCE // cells)
    blocks = []
    for start in watch(range(0, n_shuffles, at_once)):
        n_deals = min(at_once, n_shuffles - start)
        deals = np.broadcast_to(labels, (n_deals, len(labels)))  # permuted copies it
        deals = generator.permuted(deals, axis=1)
        blocks.append(gains_of_deals(ranking, deals, n_classes))
    return np.concatenate(blocks)


def gains_of_deals(ranking: Ranking, deals: np.ndarray, n_classes: int) -> np.ndarray:
    """Return the information gain of every question when these classes are dealt.

    A deal changes which classes meet in a bag, but neither a bag's size nor what the
    whole table holds: only the entropies of the bags are new. ``deals`` is (S, n),
    the class of each of the ranking's rows; returned is (S, A). Nothing is raised.

    >>> from engines.datasets import load
    >>> table = load("fourteen_days")
    >>> ranking, labels = rank_questions(table), labels_of(table)[0]
    >>> gains_of_deals(ranking, labels[np.newaxis], n_classes=2).round(3)
    array([[0.247, 0.029, 0.152, 0.048]])
    """
    gains = np.zeros((len(deals), len(ranking.questions)))
    of_class = np.arange(n_classes)[:, np.newaxis, np.newaxis]
    whole = np.min_scalar_type(len(ranking.rows))  # the smaller, the faster to add up
    # (n_classes, n, S): whether a row is dealt this class, shuffles side by side
    dealt = (np.ascontiguousarray(deals.T) == of_class).astype(whole)
    for at, question in enumerate(ranking.questions):
        if (question.sizes <= 1).all():  # one row an answer: any deal is as good
            gains[:, at] = question.information_gain
            continue
        places = [np.searchsorted(ranking.rows, rows) for rows in question.rows]
        counts = [dealt[:, rows].sum(axis=1, dtype=whole) for rows in places]
        counts = np.ascontiguousarray(np.transpose(counts, (2, 0, 1)))
        after = (shares(question.sizes) * entropy(counts)).sum(axis=-1)
        gains[:, at] = np.maximum(ranking.before - after, 0.0)
    return gains
