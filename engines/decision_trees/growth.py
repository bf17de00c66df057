"""Growing a tree of questions, one decision at a time: ID3, C4.5's ratio, or you."""

from collections.abc import Iterable
from itertools import chain, repeat

import numpy as np

from engines.datasets import Table
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.impurity import entropy
from engines.decision_trees.limits import Limits
from engines.decision_trees.missing import ANSWER
from engines.decision_trees.questions import (
    Ranking,
    aimed_at,
    labels_of,
    rank_questions,
)
from engines.decision_trees.tree import Decision, LeafReason, Node
from engines.watching import Watch


def grow_id3(
    table: Table,
    target: str | None = None,
    criterion: str = "gain",
    picks: Iterable[tuple] = (),
    finish: bool = True,
    min_gain: float | None = None,
    max_depth: int | None = None,
    min_samples_split: int = 2,
    missing: str = ANSWER,
    rows=None,
    watch: Watch = iter,
) -> tuple[Decision, ...]:
    """Grow a tree of questions with a child for every answer; return each decision.

    First the ``picks``, (node number, attribute), in their order, a column of numbers
    at its best threshold or at that of (node number, attribute, threshold); then, if
    ``finish``, the best question at the shallowest open node, until none is open.
    The first decision plants the root, so T questions give T + 1 decisions, and
    `tree_after` makes the tree of any moment. Nodes are numbered as they are born,
    and a leaf is known at birth, with its reason. ``target`` None takes the table's
    own. Unless ``min_gain`` (in the criterion's impurity) must be exceeded, a question
    that gains nothing is asked too: without one, exclusive or could not be learnt.
    Nothing is asked at ``max_depth`` and of fewer rows than ``min_samples_split``.
    ``missing`` says where rows without an answer go; ``rows`` (n,) are the numbers of
    those to grow from, None all; ``watch`` goes over the questions, no more of them
    than rows. Raises ValueError for an unknown target, criterion or treatment, a limit
    that means nothing, and a pick that cannot be asked.
    Source: Quinlan 1986, Induction of Decision Trees.

    >>> from engines.datasets import load
    >>> [d.question.attribute for d in grow_id3(load("fourteen_days"))[1:]]
    ['Outlook', 'Humidity', 'Wind']
    """
    limits = Limits(max_depth, min_samples_split, min_gain=min_gain)
    growth = Growth(aimed_at(table, target), criterion, limits, missing, rows)
    for number, attribute, *threshold in picks:
        growth.check_pick(number, attribute, *threshold)
        growth.ask(number, attribute, *threshold)
    turns = chain(watch(range(len(table.rows))), repeat(None))
    while finish and growth.still_open:
        next(turns)
        number = min(growth.still_open, key=lambda at: (growth.nodes[at].depth, at))
        growth.ask(number, growth.rankings[number].best)
    return tuple(growth.decisions)


class Growth:
    """A tree while it grows; what it leaves behind is its list of decisions.

    Raises ValueError for a pick that cannot be asked.

    >>> from engines.datasets import load
    >>> growth = Growth(load("fourteen_days"), "gain", Limits())
    >>> growth.ask(0, "Outlook")
    >>> len(growth.decisions), sorted(growth.still_open)
    (2, [1, 3])
    """

    def __init__(
        self, table, criterion, limits: Limits, missing: str = ANSWER, rows=None
    ) -> None:
        """Plant the root."""
        self.table, self.limits = table, limits
        self.how = {"criterion": criterion, "missing": missing}
        root_ranking = rank_questions(table, rows=rows, **self.how)
        self.labels, self.classes = labels_of(table)
        self.nodes: list[Node] = []
        self.rankings: dict[int, Ranking] = {}  # of the nodes that took some thought
        self.still_open: set[int] = set()
        root = self.bear(None, None, root_ranking.rows, root_ranking.weights)
        self.decisions = [Decision(root, None, root_ranking, ())]

    def bear(
        self, parent: Node | None, answer: str | None, rows: np.ndarray, weights
    ) -> Node:
        """Add a node with these rows, and see at once whether it is a leaf."""
        is_whole = (weights == 1).all()
        counts = np.bincount(
            self.labels[rows],
            weights=None if is_whole else weights,
            minlength=len(self.classes),
        )
        if not is_whole:  # parts that add up to the same are the same
            counts = counts.round(12)
        number, depth = len(self.nodes), parent.depth + 1 if parent else 0
        node = Node(
            number=number,
            parent=parent.number if parent else None,
            answer=answer,
            depth=depth,
            rows=rows,
            weights=weights,
            class_counts=counts,
            impurity=float(entropy(counts)) if len(rows) else 0.0,
            prediction=self.classes[counts.argmax()] if len(rows) else None,
            reason=self.why_leaf(number, rows, weights, counts, depth),
        )
        self.nodes.append(node)
        if node.reason is None:
            self.still_open.add(number)
        return node

    def why_leaf(
        self, number: int, rows, weights, counts, depth: int
    ) -> LeafReason | None:
        """Return why nothing more is asked of these rows; None if something may be."""
        if len(rows) <= 1:
            return LeafReason.ONE_ROW if len(rows) else LeafReason.EMPTY
        if (counts > 0).sum() == 1:
            return LeafReason.PURE
        if weights.sum() <= 1 + SAME_WITHIN:
            return LeafReason.LESS_THAN_A_ROW
        ranking = rank_questions(self.table, rows=rows, weights=weights, **self.how)
        self.rankings[number] = ranking
        if ranking.best is None:
            gaps = any(question.known < 1 for question in ranking.questions)
            return LeafReason.UNANSWERED if gaps else LeafReason.CONFLICT
        return self.why_stopped(ranking, weights.sum(), depth)

    def why_stopped(self, ranking: Ranking, n: float, depth: int) -> LeafReason | None:
        """Return which of the limits stops a node of n rows; None if none does."""
        limits, gain = self.limits, ranking.question(ranking.best).gain
        if limits.max_depth is not None and depth >= limits.max_depth:
            return LeafReason.DEPTH
        if n < limits.min_samples_split - SAME_WITHIN:
            return LeafReason.FEW_ROWS
        if limits.min_gain is not None and gain <= limits.min_gain + SAME_WITHIN:
            return LeafReason.NO_GAIN
        return None

    def ask(self, number: int, attribute: str, threshold: float | None = None) -> None:
        """Ask this question at this node: its children are born."""
        node, ranking = self.nodes[number], self.rankings[number]
        question = ranking.question(attribute)
        if threshold is not None:
            question = self.question(number, attribute, threshold)
        children = tuple(
            self.bear(node, answer, rows, weights)
            for answer, rows, weights in zip(
                question.answers, question.rows, question.weights, strict=True
            )
        )
        self.still_open.remove(number)
        self.decisions.append(Decision(node, question, ranking, children))

    def question(self, number: int, attribute: str, threshold: float | None = None):
        """Return an open node's question, at its best threshold or at this one."""
        ranking = self.rankings[number]
        if threshold is not None:
            of_them = {"rows": ranking.rows, "weights": ranking.weights, **self.how}
            cuts = {attribute: threshold}
            ranking = rank_questions(self.table, **of_them, cuts=cuts)
        return ranking.question(attribute)

    def check_pick(
        self, number: int, attribute: str, threshold: float | None = None
    ) -> None:
        """Raise ValueError, in a clear sentence, for a pick that cannot be asked."""
        if number not in self.still_open:
            open_now = ", ".join(str(at) for at in sorted(self.still_open))
            raise ValueError(
                f"Node {number} {self.why_closed(number)}. "
                f"Open {'are: ' + open_now if open_now else 'is none any more'}."
            )
        if threshold is not None and attribute not in self.table.numbers:
            raise ValueError(f"{attribute!r} is asked in words, at no threshold.")
        if not self.question(number, attribute, threshold).useful:
            useful = ", ".join(
                question.attribute
                for question in self.rankings[number].questions
                if question.useful
            )
            raise ValueError(
                f"{attribute!r} separates nothing at node {number}; "
                f"choose one of {useful}."
            )

    def why_closed(self, number: int) -> str:
        """Return why nothing can be asked at this node, to follow its number."""
        if number not in range(len(self.nodes)):
            return "does not exist (yet)"
        reason = self.nodes[number].reason
        return f"is a leaf: {reason.value}" if reason else "has its question already"
