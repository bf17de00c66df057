"""The tree and its rectangles as a script to take home."""

import numpy as np

from pages.ui import exports
from pages.ui.chapter import Script

from .record import Record

SAYS = "A tree on numbers: the rectangles of a plane, and the rows predicted wrongly."
IMPURITIES = {
    "entropy": "-(p * np.log2(np.where(p > 0, p, 1))).sum(axis=-1)",
    "gini": "1 - (p**2).sum(axis=-1)",
    "misclassification": "1 - p.max(axis=-1)",
}
PRINTS = ("rectangles", "rows wrong")
BODY = """
X = np.array([
{rows}
])
y = np.array({classes})
K = {n_classes}
PLANE, HELD = {plane}, {held}
MAX_DEPTH, MIN_SPLIT, MIN_LEAF = {depth}, {split}, {leaf}
MIN_GAIN, MAX_LEAVES = {gain}, {leaves}


def impurity(counts):
    p = counts / counts.sum(axis=-1, keepdims=True)
    return {impurity}


def best_cut(rows, depth):
    counts = np.bincount(y[rows], minlength=K)
    if (counts > 0).sum() == 1 or depth >= MAX_DEPTH or len(rows) < MIN_SPLIT:
        return None
    order = np.argsort(X[rows], axis=0, kind="stable")
    values = np.take_along_axis(X[rows], order, axis=0)
    left = np.eye(K)[y[rows][order]].cumsum(axis=0)[:-1]
    features, at = np.nonzero((values[1:] > values[:-1]).T)
    left = left[at, features]
    n_left = left.sum(axis=1)
    large = np.minimum(n_left, len(rows) - n_left) >= MIN_LEAF
    if not large.any():
        return None
    features, at, left, n_left = features[large], at[large], left[large], n_left[large]
    share = n_left / len(rows)
    after = share * impurity(left) + (1 - share) * impurity(counts - left)
    gains = np.maximum(impurity(counts) - after, 0)
    best = (gains >= gains.max() - 1e-12).argmax()  # the first of those that tie
    if MIN_GAIN is not None and gains[best] <= MIN_GAIN + 1e-12:
        return None
    low, high = values[at[best] : at[best] + 2, features[best]]
    middle = low / 2 + high / 2
    threshold = middle if low <= middle < high else low
    return gains[best] * len(rows) / len(X), features[best], threshold


def node(rows, depth, is_seen):
    return rows, depth, is_seen, best_cut(rows, depth)


nodes, n_leaves = [node(np.arange(len(X)), 0, True)], 1
while True:
    can = [at for at, (*_, cut) in enumerate(nodes) if cut]
    if not can or (MAX_LEAVES is not None and n_leaves >= MAX_LEAVES):
        break
    if MAX_LEAVES is not None:  # the cut that removes most from all rows comes first
        most = max(nodes[at][3][0] for at in can)
        can = [at for at in can if nodes[at][3][0] >= most - 1e-12]
    rows, depth, is_seen, (_, feature, threshold) = nodes.pop(can[0])
    n_leaves += 1
    left = X[rows, feature] <= threshold
    in_plane = feature in PLANE
    for side, some in ((True, rows[left]), (False, rows[~left])):
        met = in_plane or (HELD[feature] <= threshold) == side
        nodes.append(node(some, depth + 1, is_seen and met))

counts = [np.bincount(y[rows], minlength=K) for rows, *_ in nodes]
print(sum(is_seen for _, _, is_seen, _ in nodes))
print(sum(one.sum() - one.max() for one in counts))
"""


def script(record: Record) -> Script:
    """Write the rows, the limits and the growth as a script."""
    limits, decisions = record.settings.limits, record.decisions
    body = BODY.format(
        rows="\n".join(f"    [{_plain(row)}]," for row in decisions.X),
        classes=decisions.y.tolist(),
        n_classes=decisions.tree.n_classes,
        plane=record.sides,
        held=f"[{_plain(record.plane.held)}]",
        depth=limits.max_depth,
        split=limits.min_samples_split,
        leaf=limits.min_samples_leaf,
        gain=limits.min_gain,
        leaves=limits.max_leaves,
        impurity=IMPURITIES[record.settings.criterion],
    )
    return Script(exports.script(SAYS, (), body), PRINTS)


def _plain(row: np.ndarray) -> str:
    """Write numbers in full, and no longer than that."""
    return ", ".join(repr(value).removesuffix(".0") for value in row.tolist())
