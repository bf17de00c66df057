"""The draws, the trees and their average as a script to take home."""

import numpy as np

from pages.ui import exports
from pages.ui.chapter import Script

from .record import N_TRIED, Record

SAYS = "A tree of each bootstrap sample, and what their average tells."
IMPURITIES = {
    "entropy": "-(p * np.log2(np.where(p > 0, p, 1))).sum(axis=-1)",
    "gini": "1 - (p**2).sum(axis=-1)",
    "misclassification": "1 - p.max(axis=-1)",
}
GROW = """
def impurity(counts):
    p = counts / counts.sum(axis=-1, keepdims=True)
    return {impurity}


def grow(X, y, depth):
    counts = np.bincount(y, minlength=K)
    if depth == 0 or (counts > 0).sum() == 1 or (X == X[0]).all():
        return counts / len(y)
    order = np.argsort(X, axis=0, kind="stable")
    values = np.take_along_axis(X, order, axis=0)
    left = np.eye(K)[y[order]].cumsum(axis=0)[:-1]
    features, at = np.nonzero((values[1:] > values[:-1]).T)
    left = left[at, features]
    share = left.sum(axis=1) / len(y)
    after = share * impurity(left) + (1 - share) * impurity(counts - left)
    gains = np.maximum(impurity(counts) - after, 0)
    best = (gains >= gains.max() - 1e-12).argmax()  # the first of those that tie
    feature, at = features[best], at[best]
    threshold = values[at, feature] / 2 + values[at + 1, feature] / 2
    goes_left = X[:, feature] <= threshold
    below = [grow(X[some], y[some], depth - 1) for some in (goes_left, ~goes_left)]
    return feature, threshold, *below


def shares(tree, row):
    while isinstance(tree, tuple):
        feature, threshold, left, right = tree
        tree = left if row[feature] <= threshold else right
    return tree


def most(shares):  # the lowest class of those that tie
    return (shares >= shares.max(axis=-1, keepdims=True) - 1e-12).argmax(axis=-1)
"""


def script(record: Record) -> Script:
    """Write the rows, the draws, the growth and the average as a script."""
    halves, settings = record.halves, record.settings
    d = halves.X.shape[1]
    n_tried = N_TRIED[settings.tried](d)
    body = f"""
X = np.array({_plain(halves.X)})
y = np.array({halves.y.tolist()})
held_X = np.array({_plain(halves.held_X)}).reshape(-1, {d})
held_y = np.array({halves.held_y.tolist()}, dtype=int)
K, N_TREES, DEPTH, SEED = {halves.n_classes}, {record.n_trees}, \
{settings.depth_each or -1}, {settings.seed}

{GROW.format(impurity=IMPURITIES[settings.criterion]).strip()}


draws = np.random.default_rng(SEED).integers(len(X), size=(N_TREES, len(X)))
order = np.random.default_rng([SEED, 1]).random((N_TREES, {d})).argsort(kind="stable")
told, bag = np.zeros((len(held_X), K)), np.zeros((len(X), K))
for rows, some in zip(draws, np.sort(order[:, :{n_tried}])):
    tree = grow(X[rows][:, some], y[rows], DEPTH)
    alone = np.array([shares(tree, row[some]) for row in held_X]).reshape(-1, K)
    told += alone
    for row in set(range(len(X))) - set(rows.tolist()):
        bag[row] += shares(tree, X[row, some])
print((alone.argmax(axis=1) == held_y).sum())
print((most(told / N_TREES) == held_y).sum())
judged = bag.sum(axis=1) > 0
bag = bag[judged] / bag[judged].sum(axis=1, keepdims=True)
print(repr(float((most(bag) == y[judged]).mean())))
"""
    prints = ("right on held-out rows", "average right", "out-of-bag accuracy")
    return Script(exports.script(SAYS, (), body), prints)


def _plain(rows: np.ndarray) -> str:
    """Write rows of numbers; whole ones without a point."""
    whole = (rows == np.rint(rows)).all()
    return str((rows.astype(int) if whole else rows).tolist()).replace(" ", "")
