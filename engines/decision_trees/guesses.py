"""What a growing tree predicts after every question, for every row of a table."""

from collections.abc import Sequence

import numpy as np

from engines.datasets import MISSING, Table
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.impurity import shares
from engines.decision_trees.missing import SHARED
from engines.decision_trees.tallies import number_said
from engines.decision_trees.tree import Decision


def guesses_along(decisions: Sequence[Decision], table: Table) -> np.ndarray:
    """Return each row's predicted class after 0, 1, 2, ... questions, as its number.

    Row k is what `predict` says by `tree_after(decisions, k)`: only the rows that come
    to the question asked are looked at again. Likely is the class with the largest sum
    of a row's parts times the classes' shares where they lie, the first on a tie.
    Rows without a label are told, too, and so are rows it has not learned from.
    ``table`` has n rows; returned is (T + 1, n), -1 where the tree knows no class.
    Raises ValueError when the table lacks a column that is asked about.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import grow_id3
    >>> table = load("fourteen_days")
    >>> guesses_along(grow_id3(table), table)[:, :4].tolist()
    [[1, 1, 1, 1], [0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 1, 1]]
    """
    root, n = decisions[0].node, len(table.rows)
    if not len(root.rows):
        return np.full((len(decisions), n), -1)
    likely = np.tile(shares(root.class_counts), (n, 1))
    parts = {root.number: (np.arange(n), np.ones(n))}
    told = [_first_of_the_likeliest(likely)]
    for decision in decisions[1:]:
        rows, here = parts.pop(decision.node.number)
        goes = here * ways(decision, table, rows)
        likely[rows] -= goes.sum(axis=0)[:, None] * shares(decision.node.class_counts)
        for child, part in zip(decision.children, goes, strict=True):
            likely[rows] += part[:, None] * shares(child.class_counts)
            parts[child.number] = rows[part > 0], part[part > 0]
        told.append(told[-1].copy())
        told[-1][rows] = _first_of_the_likeliest(likely[rows])
    return np.array(told)


def ways(decision: Decision, table: Table, rows) -> np.ndarray:
    """Return which part of each row goes to each child, (n_children, n).

    1 to the child of its answer; nothing where no child has that answer: the row stays.
    Without an answer, a row that is shared out goes everywhere, in parts as large as
    the shares of those that answer. ``rows`` (n,) are row numbers.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import grow_id3
    >>> table = load("two_switches")
    >>> ways(grow_id3(table)[1], table, np.array([0, 3])).tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    question = decision.question
    codes, words = table.codes(question.attribute)
    is_number = question.attribute in table.numbers
    said = [_answer(question.threshold, word, is_number) for word in words]
    given = np.array(said)[codes[rows]]
    answers = [child.answer for child in decision.children]
    if question.threshold is not None:
        answers = [answer[:1] for answer in answers]  # its side: ≤ or >
    found = (given == np.array(answers)[:, None]).astype(float)
    if decision.ranking.missing == SHARED:
        found[:, given == MISSING] = shares(question.sizes)[:, None]
    return found


def _answer(threshold: float | None, word: str, is_number: bool) -> str:
    """Return the answer that a cell gives: its word, or its side of the threshold."""
    if word == MISSING or not is_number:
        return word
    if threshold is None:  # one number, and perhaps gaps
        return number_said(float(word))
    return "≤" if float(word) <= threshold else ">"


def _first_of_the_likeliest(likely: np.ndarray) -> np.ndarray:
    most = likely.max(axis=1, keepdims=True)
    return (likely >= most - SAME_WITHIN).argmax(axis=1)
