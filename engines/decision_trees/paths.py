"""Walking down a tree: where the answers of a row lead, and what is said there."""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch

import numpy as np

from engines.datasets import MISSING, Table
from engines.decision_trees.asking import Question
from engines.decision_trees.binary_tree import BinaryTree
from engines.decision_trees.impurity import shares
from engines.decision_trees.missing import ANSWER, SHARED
from engines.decision_trees.tallies import number_said
from engines.decision_trees.tree import Decision, Tree

SIDES = (">", "<=")  # of even and odd numbers: a right child, a left one


class PathEnding(enum.Enum):
    """Why a walk down a tree ends where it ends."""

    LEAF = "leaf"
    OPEN = "open"  # no question has been asked there yet
    UNSEEN_ANSWER = "unseen answer"  # no row the tree grew from gave it there
    UNANSWERED = "unanswered"  # the row gives no answer, and such rows stay
    SHARED_OUT = "shared out"  # the row gives no answer and goes on in parts


@dataclass(frozen=True, eq=False)
class DecisionPath:
    """The nodes on the way down and the answers that led from each to the next."""

    nodes: tuple[int, ...]  # node numbers, from the root on
    steps: tuple[tuple[str | int, str], ...]  # (attribute, answer), or on numbers
    # (feature, "<= 2.5") and (feature, "> 2.5"); one fewer than nodes
    prediction: str | int | None  # the commonest class at the last node
    ending: PathEnding
    unseen: tuple[str, str] | None  # the (attribute, answer) with no branch, if any
    ends: tuple[tuple[int, float], ...] = ()  # of a row shared out: (node, its part)


@singledispatch
def decision_path(tree: Tree, answers: Mapping[str, str]) -> DecisionPath:
    """Follow one row's answers down from the root and say what the tree predicts.

    ``answers`` maps attributes to words; an attribute that is not there counts as
    missing, and attributes that are not asked about do no harm. Where an answer has
    no branch the walk ends, and the class commonest so far is the prediction. In a
    tree that shares rows out, a row without an answer goes down every branch in parts;
    predicted is the class with the largest sum of parts times shares. In a tree on
    numbers ``answers`` is a row, (n_features,). Raises ValueError where a number is
    asked for and the answer is none.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import grow_id3, tree_after
    >>> tree = tree_after(grow_id3(load("fourteen_days")), 3)
    >>> decision_path(tree, {"Outlook": "Sunny", "Humidity": "Normal"}).prediction
    'Yes'
    """
    at, steps, unseen, missing = tree.nodes[0], [], None, False
    nodes = [at.number]
    while at.number in tree.asked:
        decision = tree.asked[at.number]
        attribute = decision.question.attribute
        answer = answer_of(decision.question, answers.get(attribute, MISSING))
        child = next((c for c in decision.children if c.answer == answer), None)
        missing = answer == MISSING and tree.missing != ANSWER
        if child is None:
            unseen = None if missing else (attribute, answer)
            break
        at = child
        nodes.append(at.number)
        steps.append((attribute, answer))
    ending = PathEnding.LEAF if at.reason else PathEnding.OPEN
    if missing:
        shared = tree.missing == SHARED
        ending = PathEnding.SHARED_OUT if shared else PathEnding.UNANSWERED
    ends = _parts(tree, answers, 0, 1.0) if ending is PathEnding.SHARED_OUT else ()
    return DecisionPath(
        nodes=tuple(nodes),
        steps=tuple(steps),
        prediction=_of_parts(tree, ends) if ends else at.prediction,
        ending=PathEnding.UNSEEN_ANSWER if unseen else ending,
        unseen=unseen,
        ends=ends,
    )


def answer_of(question: Question, cell: str) -> str:
    """Return the answer that a cell gives: its word, or on which side its number is.

    Raises ValueError where a number is asked for and the cell is none.
    """
    if cell == MISSING or cell in question.answers:
        return cell
    if question.threshold is None:
        return _as_number_said(cell)
    low, high, *_ = question.answers
    return low if float(cell) <= question.threshold else high


def _as_number_said(cell: str) -> str:
    """Return the answer as a column with one number only has it: "5.0" is "5"."""
    try:
        return number_said(float(cell))
    except ValueError:
        return cell


def class_shares(tree: Tree, ends: Sequence[tuple[int, float]]) -> np.ndarray:
    """Return how likely each class is where a row ends in parts, (n_classes,).

    The sum over its ends of its part there times the shares of the classes there.
    ``ends`` are (node number, part). Never raises. Source: Quinlan 1993, chapter 3.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import grow_id3, tree_after
    >>> class_shares(tree_after(grow_id3(load("two_switches")), 1), [(1, 1.0)])
    array([0.5, 0.5])
    """
    found = np.zeros(len(tree.classes))
    for number, part in ends:
        found += part * shares(tree.nodes[number].class_counts)
    return found


def _parts(tree: Tree, answers: Mapping[str, str], number: int, part: float):
    """Return where a row ends that may be shared out: (node, its part) for each."""
    decision = tree.asked.get(number)
    if decision is None:
        return ((number, part),)
    question = decision.question
    answer = answer_of(question, answers.get(question.attribute, MISSING))
    sizes = shares(question.sizes)
    ends, is_known = (), answer != MISSING
    for child, size in zip(decision.children, sizes.tolist(), strict=True):
        if child.answer == answer or not is_known:
            goes_on = part if is_known else part * size
            ends += _parts(tree, answers, child.number, goes_on)
    return ends or ((number, part),)


def _of_parts(tree: Tree, ends: Sequence[tuple[int, float]]) -> str:
    likely = class_shares(tree, ends)
    return tree.classes[int((likely >= likely.max() - 1e-12).argmax())]


@decision_path.register
def _(tree: BinaryTree, answers) -> DecisionPath:
    end = int(tree.ends_of([answers])[0])
    nodes = tree.path_to(end)
    steps = tuple(
        (int(tree.features[at]), f"{SIDES[child % 2]} {tree.thresholds[at]}")
        for at, child in zip(nodes, nodes[1:], strict=False)
    )
    return DecisionPath(
        nodes=nodes,
        steps=steps,
        prediction=int(tree.predictions[end]),
        ending=PathEnding.OPEN if tree.reason(end) is None else PathEnding.LEAF,
        unseen=None,
    )


@singledispatch
def last_nodes(tree: Tree, table: Table) -> np.ndarray:
    """Return the number of the node at which each row of a table ends, (n_rows,).

    Rows without a label, and rows the tree has never seen, are walked down too; a row
    that is shared out ends here where it is, `predict` follows its parts. For a
    tree on numbers ``table`` is rows of them, (n_rows, n_features). Raises ValueError
    when the table lacks a column that the tree asks about.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import grow_id3, tree_after
    >>> tree = tree_after(grow_id3(load("fourteen_days")), 1)
    >>> last_nodes(tree, load("fourteen_days"))[:4]
    array([1, 1, 2, 3])
    """
    ends = np.zeros(len(table.rows), dtype=int)
    for number, decision in tree.asked.items():  # parents come before their children
        question, here = decision.question, ends == number
        if question.threshold is not None:
            _to_a_side(decision, table.values(question.attribute), here, ends)
            continue
        codes, words = table.codes(question.attribute)
        if question.attribute in table.numbers:  # one number, and perhaps gaps
            words = [word and number_said(float(word)) for word in words]
            codes = np.array([*map(words.index, words)])[codes]
        for child in decision.children:
            if child.answer in words:
                ends[here & (codes == words.index(child.answer))] = child.number
    return ends


def _to_a_side(decision: Decision, values: np.ndarray, here, ends) -> None:
    """Send the rows that are here to the side of the threshold where they belong."""
    threshold = decision.question.threshold
    sides = values <= threshold, values > threshold, np.isnan(values)
    by_answer = dict(zip((*decision.question.answers[:2], MISSING), sides, strict=True))
    for child in decision.children:
        ends[here & by_answer[child.answer]] = child.number


@last_nodes.register
def _(tree: BinaryTree, table) -> np.ndarray:
    return tree.ends_of(table)


@singledispatch
def predict(tree: Tree, table: Table) -> tuple[str | None, ...]:
    """Return the class predicted for each row of a table, one word a row.

    The commonest class at the row's last node; None only if the tree grew from no
    labelled row. A tree on numbers predicts the classes' numbers, (n_rows,). Raises
    ValueError when the table lacks a column that is asked about.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import grow_id3, tree_after
    >>> predict(tree_after(grow_id3(load("fourteen_days")), 0), load("eight_days"))[:2]
    ('Yes', 'Yes')
    """
    ends = last_nodes(tree, table).tolist()
    said = [tree.nodes[end].prediction for end in ends]
    if tree.missing == SHARED:
        for row, end in enumerate(ends):
            if end in tree.asked:
                answers = dict(zip(table.columns, table.rows[row], strict=True))
                said[row] = _of_parts(tree, _parts(tree, answers, end, 1.0))
    return tuple(said)


@predict.register
def _(tree: BinaryTree, table) -> np.ndarray:
    return tree.predict(table)
