"""A tree of questions: its nodes, why its leaves are leaves, and how it came about."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, singledispatch

import numpy as np

from engines.decision_trees.questions import Question, Ranking


class LeafReason(enum.Enum):
    """Why nothing more is asked at a node."""

    PURE = "all its rows are of a single class"
    ONE_ROW = "only one row is left"
    LESS_THAN_A_ROW = "no more than one row's worth of parts is left"
    CONFLICT = "its rows are alike in every attribute, yet their classes differ"
    UNANSWERED = "those of its rows that answer a question all answer it alike"
    NO_GAIN = "no question gains more than the least gain asked for"
    DEPTH = "it is as deep as the tree may grow"
    EMPTY = "no row has a label to learn from"
    FEW_ROWS = "it has fewer rows than a node needs to be split"
    SMALL_CHILD = "every cut would leave a child with too few rows"
    MOST_LEAVES = "the tree has as many leaves as it may"
    LUCK = "its best question gains no more than luck would"
    PRUNED = "what was asked below it was cut off again"
    NO_BETTER = "no questions that may still follow make the tree any better"


@dataclass(frozen=True, eq=False)
class Node:
    """A group of rows that gave the same answers so far."""

    number: int  # in order of birth; the root is 0
    parent: int | None  # the number of the node it came from; None at the root
    answer: str | None  # the answer to its parent's question; None at the root
    depth: int  # how many questions led here
    rows: np.ndarray  # (n,) row numbers, those with a label
    weights: np.ndarray  # (n,) 1, or the part of a row that was shared out to it
    class_counts: np.ndarray  # (n_classes,)
    impurity: float  # entropy of class_counts in bits, whatever the criterion
    prediction: str | None  # the commonest class, the first on a tie; None if empty
    reason: LeafReason | None  # why it is a leaf; None where it can be asked

    @property
    def n_samples(self) -> int | float:
        """Return how many rows it holds: a whole number, but for parts of rows."""
        total = float(self.weights.sum())
        return round(total) if abs(total - round(total)) < 1e-9 else total


def commonest(class_counts, classes: Sequence[str]) -> tuple[str, ...]:
    """Return the classes that most rows of a bag have: one, or more at a tie.

    Every class whose count is max(counts), in the order of ``classes``; none of an
    empty bag. ``class_counts`` has shape (n_classes,). A node predicts the first of
    them. Never raises.

    >>> commonest([1, 3, 3], ("hard", "none", "soft"))
    ('none', 'soft')
    """
    most = max(class_counts, default=0)
    pairs = zip(class_counts, classes, strict=True)
    return tuple(word for count, word in pairs if count == most > 0)


@dataclass(frozen=True, eq=False)
class Decision:
    """One question asked at one open node; the first of all only plants the root."""

    node: Node
    question: Question | None  # None: the root was planted
    ranking: Ranking  # all questions of this node's rows, by the criterion
    children: tuple[Node, ...]  # one an answer, in the order of question.answers


@dataclass(frozen=True, eq=False)
class Tree:
    """A tree at one moment of its growth."""

    nodes: tuple[Node, ...]  # by number
    asked: dict[int, Decision]  # by the number of the node asked at
    classes: tuple[str, ...]
    criterion: str
    missing: str  # a key of MISSING_CELLS: where a row without an answer goes
    n_unlabelled: int  # rows left out because their target is missing

    @property
    def n_rows(self) -> int:
        """Return how many rows it grew from, those with a label."""
        return self.nodes[0].n_samples

    @cached_property
    def leaves(self) -> tuple[int, ...]:
        """Return the numbers of the nodes at which nothing can be asked."""
        return tuple(node.number for node in self.nodes if node.reason)

    @cached_property
    def open(self) -> tuple[int, ...]:
        """Return the numbers of the nodes at which a question may still be asked."""
        return tuple(
            node.number
            for node in self.nodes
            if not node.reason and node.number not in self.asked
        )

    @property
    def ends(self) -> list[Node]:
        """Return the nodes where its rows have come to: leaves, then open ones."""
        return [self.nodes[number] for number in (*self.leaves, *self.open)]

    @property
    def depth(self) -> int:
        """Return how many questions lead to the deepest node."""
        return max(node.depth for node in self.nodes)

    @property
    def n_errors(self) -> int | float:
        """Return how many of its own rows it would predict wrongly as it stands.

        Rows without an answer that go no further are predicted where they stay; of a
        row that is shared out every part counts by itself.
        """
        ends = (e.n_samples - max(e.class_counts, default=0) for e in self.ends)
        return sum(ends, start=0) + sum(map(self._wrong_aside, self.asked.values()))

    def _wrong_aside(self, decision: "Decision") -> int | float:
        counts = decision.question.aside_counts
        return counts.sum() - counts[self.classes.index(decision.node.prediction)]


@singledispatch
def tree_after(decisions: Sequence[Decision], k: int) -> Tree:
    """Return the tree as it stood after ``k`` questions.

    ``decisions`` is what `grow_id3` returned, or `grow`; 0 gives the root alone.
    Raises ValueError when that many questions were never asked.

    >>> from engines.datasets import load
    >>> from engines.decision_trees.growth import grow_id3
    >>> tree_after(grow_id3(load("fourteen_days")), 1).open
    (1, 3)
    """
    if not 0 <= k < len(decisions):
        n_asked = len(decisions) - 1
        raise ValueError(f"{n_asked} questions were asked; {k} is not 0 to {n_asked}.")
    planted, so_far = decisions[0], decisions[1 : k + 1]
    born = (child for decision in so_far for child in decision.children)
    return Tree(
        nodes=(planted.node, *born),
        asked={decision.node.number: decision for decision in so_far},
        classes=planted.ranking.classes,
        criterion=planted.ranking.criterion,
        missing=planted.ranking.missing,
        n_unlabelled=planted.ranking.n_unlabelled,
    )
