"""Walking down a tree: where the answers of a row lead, and what is said there."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch

import numpy as np

from engines.datasets import MISSING, Table
from engines.decision_trees.binary_tree import BinaryTree
from engines.decision_trees.tree import Tree

SIDES = (">", "<=")  # of even and odd numbers: a right child, a left one


class PathEnding(enum.Enum):
    """Why a walk down a tree ends where it ends."""

    LEAF = "leaf"
    OPEN = "open"  # no question has been asked there yet
    UNSEEN_ANSWER = "unseen answer"  # no row the tree grew from gave it there


@dataclass(frozen=True, eq=False)
class DecisionPath:
    """The nodes on the way down and the answers that led from each to the next."""

    nodes: tuple[int, ...]  # node numbers, from the root on
    steps: tuple[tuple[str | int, str], ...]  # (attribute, answer), or on numbers
    # (feature, "<= 2.5") and (feature, "> 2.5"); one fewer than nodes
    prediction: str | int | None  # the commonest class at the last node
    ending: PathEnding
    unseen: tuple[str, str] | None  # the (attribute, answer) with no branch, if any


@singledispatch
def decision_path(tree: Tree, answers: Mapping[str, str]) -> DecisionPath:
    """Follow one row's answers down from the root and say what the tree predicts.

    ``answers`` maps attributes to words; an attribute that is not there counts as
    missing, and attributes that are not asked about do no harm. Where an answer has
    no branch the walk ends, and the class commonest so far is the prediction. In a
    tree on numbers ``answers`` is a row, (n_features,). Never raises.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import grow_id3, tree_after
    >>> tree = tree_after(grow_id3(load("fourteen_days")), 3)
    >>> decision_path(tree, {"Outlook": "Sunny", "Humidity": "Normal"}).prediction
    'Yes'
    """
    at, steps, unseen = tree.nodes[0], [], None
    nodes = [at.number]
    while at.number in tree.asked:
        decision = tree.asked[at.number]
        attribute = decision.question.attribute
        answer = answers.get(attribute, MISSING)
        child = next((c for c in decision.children if c.answer == answer), None)
        if child is None:
            unseen = (attribute, answer)
            break
        at = child
        nodes.append(at.number)
        steps.append((attribute, answer))
    ending = PathEnding.LEAF if at.reason else PathEnding.OPEN
    return DecisionPath(
        nodes=tuple(nodes),
        steps=tuple(steps),
        prediction=at.prediction,
        ending=PathEnding.UNSEEN_ANSWER if unseen else ending,
        unseen=unseen,
    )


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

    Rows without a label, and rows the tree has never seen, are walked down too. For a
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
        codes, words = table.codes(decision.question.attribute)
        here = ends == number
        for child in decision.children:
            if child.answer in words:
                ends[here & (codes == words.index(child.answer))] = child.number
    return ends


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
    return tuple(tree.nodes[end].prediction for end in last_nodes(tree, table))


@predict.register
def _(tree: BinaryTree, table) -> np.ndarray:
    return tree.predict(table)
