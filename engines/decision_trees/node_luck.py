"""Luck at every node of a tree: would the best question gain as much of other classes?

At each node many questions compete, and the best of many gains much by luck alone. So
the best gain is held against the best gain of each deal, whichever question has it.
"""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, log, log1p

import numpy as np

from engines.datasets import Table
from engines.decision_trees.deals import every_deal, n_deals
from engines.decision_trees.dealt_gains import DealtGains
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.luck import checked_shuffles, shuffled_gains
from engines.decision_trees.questions import Ranking, labels_of
from engines.decision_trees.tree import Decision
from engines.watching import Watch

MOST_DEALS = 5_000  # that are all looked at; of more, some are drawn at random
DOUBT = 1e-4  # how seldom chance alone may bring about a verdict that is wrong


class Verdict(enum.Enum):
    """What the deals say of a node's best question."""

    MORE = "more than luck"
    NEAR = "too near the limit to tell"
    LUCK = "luck does as well"


@dataclass(frozen=True, eq=False)
class NodeLuck:
    """The best gain at a node, and the best gains of the deals of its classes.

    p is the share of deals in which the best of all questions gains at least as much:
    of all deals there are, exactly; or of S shuffles, the real one counted as one more.
    """

    node: int  # its number
    attribute: str  # its best question
    gain: float  # of that, bits
    shuffled: np.ndarray  # (D,) the best gain in each deal, bits
    is_exact: bool  # whether these are all deals there are, each of them once

    @property
    def n_deals(self) -> int:
        """Return D."""
        return len(self.shuffled)

    @property
    def reached(self) -> np.ndarray:
        """Return whether each deal gains at least as much as the real one, (D,)."""
        return self.shuffled >= self.gain - SAME_WITHIN

    @property
    def n_reached(self) -> int:
        """Return in how many deals that is so."""
        return int(self.reached.sum())

    @property
    def p_value(self) -> float:
        """Return k / D of all deals, or (1 + k) / (1 + D) of shuffles."""
        one = 0 if self.is_exact else 1
        return (one + self.n_reached) / (one + self.n_deals)

    @property
    def standard_error(self) -> float:
        """Return by how much p may miss for want of shuffles: sqrt(p (1 - p) / D)."""
        p = self.p_value
        return 0.0 if self.is_exact else (p * (1 - p) / self.n_deals) ** 0.5

    def verdict(self, level: float) -> Verdict:
        """Tell whether the gain is more than luck, where luck alone may pass `level`.

        Shuffles give a verdict only where chance would bring it about wrongly less
        than once in 1 / DOUBT times, so that no other seed turns it round.
        """
        if self.is_exact:
            is_more = self.p_value <= level + SAME_WITHIN
            return Verdict.MORE if is_more else Verdict.LUCK
        more, luck = decided(self.n_deals, level)
        if self.n_reached <= more:
            return Verdict.MORE
        return Verdict.LUCK if self.n_reached >= luck else Verdict.NEAR


@lru_cache
def decided(n_shuffles: int, level: float) -> tuple[int, int]:
    """Return up to how many, and from how many shuffles on p is told from the level.

    If the true p were the level, the number K of shuffles that do as well would be
    binomial. The first number is the largest a with P(K <= a) <= DOUBT, -1 where there
    is none; the second the smallest b with P(K >= b) <= DOUBT, n + 1 where there is
    none. Raises ValueError for no shuffles and for a level that is not between 0 and 1.
    Source: Clopper and Pearson 1934.

    >>> decided(1000, 0.05)
    (25, 78)
    """
    checked_shuffles(n_shuffles)
    _checked_level(level)
    at_most, at_least = tails(n_shuffles, level)
    few, many = (at_most <= DOUBT).sum(), (at_least <= DOUBT).sum()
    return int(few) - 1, n_shuffles + 1 - int(many)


def fewest_shuffles(level: float) -> int:
    """Return how many shuffles it takes until one can tell that p is below a level.

    If the true p were the level, none of n shuffles would do as well with the chance
    (1 - level)^n; this is the smallest n for which that is at most DOUBT. Raises
    ValueError for a level that is not between 0 and 1.

    >>> fewest_shuffles(0.05)
    180
    """
    _checked_level(level)
    return ceil(log(DOUBT) / log1p(-level))


def _checked_level(level: float) -> None:
    if not 0 < level < 1:
        raise ValueError(f"The level is {level}; it must lie between 0 and 1.")


def tails(n_shuffles: int, level: float) -> tuple[np.ndarray, np.ndarray]:
    """Return P(K <= k) and P(K >= k) for k = 0 to n, if the true p were the level.

    P(K = k) = n! / (k! (n - k)!) level^k (1 - level)^(n - k). Two arrays of shape
    (n_shuffles + 1,). Never raises.

    >>> tails(2, 0.5)[0].round(3)
    array([0.25, 0.75, 1.  ])
    """
    k = np.arange(n_shuffles + 1)
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, n_shuffles + 1)))])
    ways = logs[-1] - logs - logs[::-1]
    chances = np.exp(ways + k * np.log(level) + (n_shuffles - k) * np.log1p(-level))
    return np.cumsum(chances), np.cumsum(chances[::-1])[::-1]


def luck_of(
    table: Table, ranking: Ranking, n_shuffles: int = 1000, seed=0, node: int = 0
) -> NodeLuck:
    """Hold the best question of some rows against luck's best.

    Every deal gives the classes of the ranking's rows to those rows in another order;
    each row keeps its answers and its weight. Where there are no more than MOST_DEALS
    ways to do so, each is looked at once. ``ranking`` is by "gain", of ``table``;
    ``node`` is the number of its node. A question with another answer in each row
    gains all there is in every deal, and beside it p is 1. Raises ValueError for a
    ranking without a question that separates, and for fewer than one shuffle.
    Source: Fisher 1935, The Design of Experiments; the best of many: Westfall and
    Young 1993, Resampling-Based Multiple Testing; in a tree: Hothorn, Hornik and
    Zeileis 2006, Unbiased Recursive Partitioning.

    >>> from engines.datasets import load
    >>> from engines.decision_trees.questions import rank_questions
    >>> table = load("eight_days")
    >>> luck_of(table, rank_questions(table)).p_value  # 43 of 56 deals
    0.7678571428571429
    """
    checked_shuffles(n_shuffles)
    if ranking.best is None:
        raise ValueError("No question separates these rows: there is no gain to test.")
    labels, classes = labels_of(table)
    labels = labels[ranking.rows]
    dealt = DealtGains(table, ranking)
    counts = np.bincount(labels, minlength=len(classes)).tolist()
    if is_exact := n_deals(counts) <= MOST_DEALS:
        gains = dealt.of(every_deal(counts))
    else:
        gains = shuffled_gains(dealt, labels, n_shuffles, seed, iter)
    best = gains.max(axis=1)
    return NodeLuck(
        node=node,
        attribute=ranking.best,
        gain=float(dealt.of(labels[np.newaxis]).max()),
        shuffled=best,
        is_exact=is_exact,
    )


def luck_at_nodes(
    table: Table,
    decisions: Sequence[Decision],
    n_shuffles: int = 1000,
    seed: int = 0,
    watch: Watch = iter,
) -> tuple[NodeLuck, ...]:
    """Hold the best question of every node that asks against luck, in that order.

    ``decisions`` are a growth by "gain". Each node has shuffles of its own, drawn from
    the seed and its number. ``watch`` goes over the nodes, and may tell how far it is.
    Raises ValueError for fewer than one shuffle.

    >>> from engines.datasets import load
    >>> from engines.decision_trees.growth import grow_id3
    >>> table = load("fourteen_days")
    >>> [test.is_exact for test in luck_at_nodes(table, grow_id3(table))]
    [True, True, True]
    """
    return tuple(
        luck_of(table, asked.ranking, n_shuffles, [seed, number], number)
        for asked in watch(decisions[1:])
        for number in [asked.node.number]
    )
