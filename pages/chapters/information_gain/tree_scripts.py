"""A tree of numbers in a script to take home: the rows, and how it grows from them."""

import numpy as np

from engines.decision_trees.gains import SAME_WITHIN

IMPURITIES = {  # of shares, (..., n_classes)
    "entropy": "-np.sum(np.where(p > 0, p * np.log2(np.where(p > 0, p, 1)), 0), -1)",
    "gini": "1 - np.sum(p * p, -1)",
    "misclassification": "1 - p.max(-1)",
}


def rows_of(name: str, numbers: np.ndarray) -> str:
    """Return the line that makes an array of numbers, each of them exact."""
    numbers = np.asarray(numbers)
    if numbers.dtype.kind == "f" and (numbers == np.rint(numbers)).all():
        return f"{name} = np.array({numbers.astype(int).tolist()}, dtype=float)"
    return f"{name} = np.array({numbers.tolist()})"


WALKING = """

def nodes_of(node):
    below = [one for child in node.get("children", ()) for one in nodes_of(child)]
    return [node, *below]


def predicted(node, rows, depth=np.inf):
    says = np.full(len(rows), node["says"])
    if "children" in node and node["depth"] < depth:
        left = rows[:, node["feature"]] <= node["threshold"]
        for child, side in zip(node["children"], (left, ~left)):
            says[side] = predicted(child, rows[side], depth)
    return says
"""


def growing(criterion: str, n_classes: int, limits: str = "") -> str:
    """Return the functions that grow a tree from X and y, and walk rows down it.

    `limits` is a condition on `depth` and `rows` under which a node is split.
    """
    said = f" and {limits}" if limits else ""
    parts = _impurity(criterion), _best_cut(n_classes), _grow(n_classes, said)
    return "\n\n".join(parts) + WALKING


def _impurity(criterion: str) -> str:
    return f"""
def impurity(counts):
    p = counts / counts.sum(-1, keepdims=True)
    return {IMPURITIES[criterion]}
"""


def _best_cut(n_classes: int) -> str:
    return f"""def best_cut(rows, least):
    found = []  # (gain, feature, threshold), the best of each feature
    for feature in range(X.shape[1]):
        order = rows[np.argsort(X[rows, feature], kind="stable")]
        v, n = X[order, feature], len(order)
        left = np.eye({n_classes})[y[order]].cumsum(0)
        sizes = np.minimum(np.arange(1, n), np.arange(n - 1, 0, -1))
        cuts = np.flatnonzero((v[1:] > v[:-1]) & (sizes >= least))
        if len(cuts):
            sides = left[cuts], left[-1] - left[cuts]
            after = sum(side.sum(-1) / n * impurity(side) for side in sides)
            gains = np.maximum(impurity(left[-1]) - after, 0)
            first = np.flatnonzero(gains >= gains.max() - {SAME_WITHIN})[0]
            low, high = v[cuts[first]], v[cuts[first] + 1]
            middle = float(f"{{low / 2 + high / 2:.15g}}")
            middle = middle if low <= middle < high else low
            found.append((gains.max(), gains[first], feature, middle))
    most = max((one[0] for one in found), default=0)
    return next((one[1:] for one in found if one[0] >= most - {SAME_WITHIN}), None)
"""


def _grow(n_classes: int, limits: str) -> str:
    return f"""def grow(rows, depth=0, least=1):
    counts = np.bincount(y[rows], minlength={n_classes})
    node = {{"counts": counts, "says": int(counts.argmax()), "depth": depth}}
    may_split = (counts > 0).sum() > 1{limits}
    cut = best_cut(rows, least) if may_split else None
    if cut:
        node["gain"], node["feature"], node["threshold"] = cut
        left = X[rows, cut[1]] <= cut[2]
        sides = rows[left], rows[~left]
        node["children"] = [grow(side, depth + 1, least) for side in sides]
    return node
"""
