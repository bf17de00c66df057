"""Growing a tree of questions, one decision at a time: ID3, C4.5's ratio, or you."""

from collections.abc import Iterable

import numpy as np

from engines.datasets import Table
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.impurity import entropy
from engines.decision_trees.questions import (
    Ranking,
    aimed_at,
    labels_of,
    rank_questions,
)
from engines.decision_trees.tree import Decision, LeafReason, Node


def grow_id3(
    table: Table,
    target: str | None = None,
    criterion: str = "gain",
    picks: Iterable[tuple[int, str]] = (),
    finish: bool = True,
    min_gain: float | None = None,
    max_depth: int | None = None,
) -> tuple[Decision, ...]:
    """Grow a tree of questions with a child for every answer; return each decision.

    First the ``picks``, (node number, attribute), in their order; then, if ``finish``,
    the best question by ``criterion`` at the shallowest open node, until none is open.
    The first decision plants the root, so T questions give T + 1 decisions, and
    `tree_after` makes the tree of any moment. Nodes are numbered as they are born,
    and a leaf is known at birth, with its reason. ``target`` None takes the table's
    own. Unless ``min_gain`` (in the criterion's impurity) must be exceeded, a question
    that gains nothing is asked too: without one, exclusive or could not be learnt.
    Raises ValueError for an unknown target or criterion, a negative limit, and a pick
    that cannot be asked. Source: Quinlan 1986, Induction of Decision Trees.

    >>> from engines.datasets import load
    >>> [d.question.attribute for d in grow_id3(load("fourteen_days"))[1:]]
    ['Outlook', 'Humidity', 'Wind']
    """
    growth = Growth(aimed_at(table, target), criterion, min_gain, max_depth)
    for number, attribute in picks:
        growth.check_pick(number, attribute)
        growth.ask(number, attribute)
    while finish and growth.still_open:
        number = min(growth.still_open, key=lambda at: (growth.nodes[at].depth, at))
        growth.ask(number, growth.rankings[number].best)
    return tuple(growth.decisions)


class Growth:
    """A tree while it grows; what it leaves behind is its list of decisions.

    Raises ValueError for a negative limit, and for a pick that cannot be asked.

    >>> from engines.datasets import load
    >>> growth = Growth(load("fourteen_days"), "gain", min_gain=None, max_depth=None)
    >>> growth.ask(0, "Outlook")
    >>> len(growth.decisions), sorted(growth.still_open)
    (2, [1, 3])
    """

    def __init__(self, table, criterion, min_gain, max_depth) -> None:
        """Plant the root."""
        for name, limit in (("min_gain", min_gain), ("max_depth", max_depth)):
            if limit is not None and not limit >= 0:
                raise ValueError(f"{name} is {limit}; it must be None, 0 or more.")
        self.table, self.criterion = table, criterion
        self.min_gain, self.max_depth = min_gain, max_depth
        root_ranking = rank_questions(table, criterion=criterion)
        self.labels, self.classes = labels_of(table)
        self.nodes: list[Node] = []
        self.rankings: dict[int, Ranking] = {}  # of the nodes that took some thought
        self.still_open: set[int] = set()
        root = self.bear(None, None, root_ranking.rows)
        self.decisions = [Decision(root, None, root_ranking, ())]

    def bear(self, parent: Node | None, answer: str | None, rows: np.ndarray) -> Node:
        """Add a node with these rows, and see at once whether it is a leaf."""
        counts = np.bincount(self.labels[rows], minlength=len(self.classes))
        number, depth = len(self.nodes), parent.depth + 1 if parent else 0
        node = Node(
            number=number,
            parent=parent.number if parent else None,
            answer=answer,
            depth=depth,
            rows=rows,
            class_counts=counts,
            impurity=float(entropy(counts)) if len(rows) else 0.0,
            prediction=self.classes[counts.argmax()] if len(rows) else None,
            reason=self.why_leaf(number, rows, counts, depth),
        )
        self.nodes.append(node)
        if node.reason is None:
            self.still_open.add(number)
        return node

    def why_leaf(self, number: int, rows, counts, depth: int) -> LeafReason | None:
        """Return why nothing more is asked of these rows; None if something may be."""
        if len(rows) <= 1:
            return LeafReason.ONE_ROW if len(rows) else LeafReason.EMPTY
        if (counts > 0).sum() == 1:
            return LeafReason.PURE
        ranking = rank_questions(self.table, criterion=self.criterion, rows=rows)
        self.rankings[number] = ranking
        if ranking.best is None:
            return LeafReason.CONFLICT
        if self.max_depth is not None and depth >= self.max_depth:
            return LeafReason.DEPTH
        gain = ranking.question(ranking.best).gain
        if self.min_gain is not None and gain <= self.min_gain + SAME_WITHIN:
            return LeafReason.NO_GAIN
        return None

    def ask(self, number: int, attribute: str) -> None:
        """Ask this question at this node: its children are born."""
        node, ranking = self.nodes[number], self.rankings[number]
        question = ranking.question(attribute)
        children = tuple(
            self.bear(node, answer, rows)
            for answer, rows in zip(question.answers, question.rows, strict=True)
        )
        self.still_open.remove(number)
        self.decisions.append(Decision(node, question, ranking, children))

    def check_pick(self, number: int, attribute: str) -> None:
        """Raise ValueError, in a clear sentence, for a pick that cannot be asked."""
        if number not in self.still_open:
            open_now = ", ".join(str(at) for at in sorted(self.still_open))
            raise ValueError(
                f"Node {number} {self.why_closed(number)}. "
                f"Open {'are: ' + open_now if open_now else 'is none any more'}."
            )
        if not self.rankings[number].question(attribute).useful:
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
