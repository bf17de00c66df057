"""Second opinions on the trees: every row walks down again, and scikit-learn's tree."""

import numpy as np

from engines import datasets
from engines.decision_trees import SHARED, Decision, Tree
from engines.reference import binary_tree
from pages.ui.chapter import Opinion, agree
from pages.words.sentences import counted

from .record import YES_NO, Record


def opinions(record: Record) -> list[Opinion]:
    """Walk every row down every tree, and count questions and errors again."""
    trees = record.trees
    walked = [_walked(record.tables[name], tree) for name, tree in trees.items()]
    ours = np.column_stack([record.questions_a_row, record.errors])
    what = f"Questions a row and errors of {len(trees)} trees, every row walked down"
    return [agree(ours, walked, "a walk of every row", what, 1e-9)]


def _walked(table: datasets.Table, tree: Tree) -> tuple[float, float]:
    """Return how many questions a row meets on average, and the wrong guesses.

    Every row walks down by its own cells: whole, or in parts where it is shared out.
    """
    known = tree.nodes[0].rows
    if not len(known):
        return 0.0, 0.0
    cells = {n: _as_told(table, n, known) for n in table.attributes}
    here = {0: np.ones(len(known))}  # by node: which part of each row comes there
    likely = np.zeros((len(known), len(tree.classes)))
    met = np.zeros(len(known))
    for node in tree.nodes:  # parents come before their children
        stays, decision = here[node.number], tree.asked.get(node.number)
        if decision:
            met += stays
            told = cells[decision.question.attribute]
            onward = _onward(tree, decision, told, stays)
            here |= onward
            stays = stays - sum(onward.values())
        likely += np.outer(stays, node.class_counts / node.class_counts.sum())
    best = (likely >= likely.max(axis=1, keepdims=True) - 1e-12).argmax(axis=1)
    labels = table.column(table.target)
    true = np.array([tree.classes.index(labels[row]) for row in known])
    return float(met.mean()), float((best != true).sum())


def _as_told(table: datasets.Table, name: str, rows: np.ndarray) -> np.ndarray:
    """Return the cells of a column: numbers, nan where there is none, or words."""
    cells = [table.column(name)[row] for row in rows]
    if name not in table.numbers:
        return np.array(cells, dtype=object)
    return np.array([float(cell) if cell else np.nan for cell in cells])


def _onward(
    tree: Tree, decision: Decision, told: np.ndarray, part: np.ndarray
) -> dict[int, np.ndarray]:
    """Return, by child, the part of every row that goes there."""
    question, at = decision.question, decision.question.threshold
    sizes = question.counts.sum(axis=1) / question.counts.sum()
    is_number = told.dtype == float
    silent = np.isnan(told) if is_number else told == ""
    sides = {"≤": told <= at, ">": told > at} if at is not None else {}
    found = {}
    for child, size in zip(decision.children, sizes.tolist(), strict=True):
        if child.answer == "":
            goes = silent
        elif is_number:  # on a side, or the only number there is
            goes = sides.get(child.answer[:1], ~silent)
        else:
            goes = told == child.answer
        if tree.missing == SHARED:
            goes = goes + size * silent
        found[child.number] = goes * part
    return found


def reference(record: Record) -> Opinion | None:
    """Hold the yes/no tree's gains against scikit-learn's, node by node."""
    if YES_NO not in record.trees:
        return None
    table, known = record.tables[YES_NO], record.trees[YES_NO].nodes[0].rows
    features = as_numbers(table, known)
    if not len(known) or features is None:
        return None
    nodes = binary_tree(features, table.take(known).column(table.target))
    theirs = sum(node.gain * len(node.rows) / len(known) for node in nodes)
    asked = sum(node.feature is not None for node in nodes)
    what = f"The bits that {counted(asked, 'question')} in it remove together"
    return agree(record.removed[-1], theirs, "scikit-learn's decision tree", what, 1e-9)


def as_numbers(table: datasets.Table, rows: np.ndarray) -> np.ndarray | None:
    """Return the columns as scikit-learn cuts them; None where a cell is missing."""
    columns = [table.codes(name)[0][rows] for name in table.attributes]
    for at, name in enumerate(table.attributes):
        if any(table.column(name)[row] == "" for row in rows):
            return None
        if name in table.numbers:  # ranks: theirs are float32
            columns[at] = np.unique(table.values(name)[rows], return_inverse=True)[1]
        elif columns[at].max(initial=0) > 1:
            return None
    return np.column_stack(columns)
