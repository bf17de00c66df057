"""What checks the numbers of "Many trees": boxes of leaves, and the closed form."""

import numpy as np

from engines.decision_trees import BinaryTree, boxes, expected_out_of_bag
from engines.reference import Certificate, Verdict, certificate
from pages.chapters.information_gain.certified import DUMMIES, ONLY_OURS
from pages.ui.chapter import Opinion, agree
from pages.words.sentences import counted

from .record import Record, limits_of

MOST_ROWS = 8  # whose leaves are looked up by their boxes
MOST_CELLS = 500_000  # rows × features of the draws that scikit-learn grows from
ALLOWED, NOTHING_EXPLAINS = 1e-12, 1.0


def opinions(record: Record) -> list[Opinion]:
    """Look leaves up by their boxes, average one by one, and count who stays out."""
    forest = record.forest
    learned = np.arange(min(MOST_ROWS, record.n_rows))
    found = [
        _by_boxes(record, forest.own_probabilities, forest.X, learned, "learned from"),
        _out_of_bag(record),
    ]
    if record.n_held:
        order = np.argsort(-forest.disagreement[-1], kind="stable")[:MOST_ROWS]
        told = forest.probabilities, forest.points, order, "disagreed about most"
        found = [_by_boxes(record, *told), _one_by_one(record), *found]
    return found


def _by_boxes(record: Record, ours, points, rows, which: str) -> Opinion:
    """Compare the shares of some rows with those of the leaf whose box holds them."""
    theirs = [shares_by_box(tree, points[rows]) for tree in record.forest.trees]
    what = f"What all trees say of {counted(len(rows), 'row')} {which}"
    return agree(ours[:, rows], theirs, "the boxes of the leaves", what, ALLOWED)


def shares_by_box(tree: BinaryTree, points: np.ndarray) -> np.ndarray:
    """Return the class shares of the leaf whose box holds each point, (n, k)."""
    open_to_all = np.full(points.shape[1], np.inf)
    low, high = np.moveaxis(boxes(tree, -open_to_all, open_to_all), -1, 0)
    at = points[:, np.newaxis]
    inside = ((low < at) & (at <= high)).all(axis=-1)  # (n, n_leaves): one is True
    counts = inside @ tree.class_counts[tree.leaves]
    return counts / counts.sum(axis=1, keepdims=True)


def _one_by_one(record: Record) -> Opinion:
    """Compare the averages with each moved a b-th of the way to the next tree."""
    forest = record.forest
    mean, means = np.zeros_like(forest.probabilities[0]), []
    for b, shares in enumerate(forest.probabilities, start=1):
        mean = mean + (shares - mean) / b
        means.append(mean)
    how, what = "means moved tree by tree", "The averages after every tree"
    return agree(forest.averages, means, how, what, ALLOWED)


def _out_of_bag(record: Record) -> Opinion:
    """Compare how many rows the trees left out with what is expected of chance."""
    n, n_trees = record.n_rows, record.n_trees
    expected = expected_out_of_bag(n)
    pairs = (1 - 2 / n) ** n  # the chance that two given rows both stay out
    variance = (expected + (n - 1) * pairs) / n - expected**2
    allowed = 5 * np.sqrt(max(variance, 0) / n_trees)
    gap = abs(float(record.forest.out_of_bag.mean()) - expected)
    what = (
        f"The share of rows that {n_trees} trees left out; five standard errors are "
        "allowed"
    )
    return Opinion("the closed form (1 − 1/n)ⁿ", gap, float(allowed), what, "chance")


def reference(record: Record) -> Opinion | None:
    """Let scikit-learn grow trees of the same draws, and compare them node by node."""
    forest, halves = record.forest, record.halves
    most = max(1, MOST_CELLS // halves.X.size)
    terms = record.settings.criterion, limits_of(record.settings), halves.n_classes
    draws = zip(forest.drawn[:most], forest.tried[:most], strict=True)
    found = [
        certificate(halves.X[rows][:, some], halves.y[rows], *terms)
        for rows, some in draws
    ]
    if None in found:
        return None  # numbers that it cannot hold
    return _compared(found, record.n_trees)


def _compared(found: list[Certificate], n_trees: int) -> Opinion:
    holds = all(one.holds for one in found)
    n_nodes = sum(len(one.nodes) for one in found)
    n_ties = sum(one.count(Verdict.TIE) for one in found)
    which = f"all {n_trees} trees"
    if len(found) < n_trees:
        first = "the first" if len(found) == 1 else f"the first {len(found)}"
        which = f"{first} of {n_trees} trees"
    ties = f", {counted(n_ties, 'tie')} broken otherwise" if n_ties else ""
    what = f"The gains at {counted(n_nodes, 'node')} of {which}{ties}"
    gap = max(one.gap for one in found) if holds else NOTHING_EXPLAINS
    if not found[0].walks_theirs:
        return Opinion(DUMMIES, gap, 1e-9, f"{what} ({ONLY_OURS})")
    return Opinion("scikit-learn's trees of the same draws", gap, 1e-9, what)
