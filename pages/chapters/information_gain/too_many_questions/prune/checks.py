"""What checks the path: all prunings of a size, counts anew, and scikit-learn."""

import numpy as np

from engines.decision_trees import IMPURITIES
from engines.reference import reference_pruning_path
from pages.ui.chapter import Opinion, agree

from .links import SAME
from .record import Record

N_RECOUNTED = 5  # positions, ends among them


def opinions(record: Record) -> list[Opinion]:
    """Hold the path against the least of all prunings, and count some trees anew."""
    path, corners = record.path, envelope(record.least)
    # At first α is 0, and once more where links of no strength are cut.
    theirs = np.concatenate([np.zeros(len(path) - len(corners)), corners])
    return [
        agree(
            path.costs,
            record.least[path.n_leaves - 1],
            "the least of all prunings",
            "R of every tree of the path, among all with as many leaves",
            allowed=1e-9,
        ),
        agree(
            path.alphas,
            theirs,
            "all prunings' lower envelope",
            "Every α of the path",
            allowed=1e-9,
        ),
        _recounted(record),
    ]


def envelope(least: np.ndarray) -> np.ndarray:
    """Return the alphas above 0 at which the cheapest number of leaves changes.

    `least` is the least R with 1, 2, ... leaves.
    """
    corners, n = [], len(least)
    n = int(np.flatnonzero(least <= least.min() + SAME)[0]) + 1  # for nothing at 0
    while n > 1:
        slopes = (least[: n - 1] - least[n - 1]) / (n - np.arange(1, n))
        corners.append(float(slopes.min()))
        n = int(np.flatnonzero(slopes <= corners[-1] + SAME)[0]) + 1
    return np.array(corners)


def _recounted(record: Record) -> Opinion:
    """Send the rows down some of the trees, and add up their leaves."""
    halves, last = record.halves, len(record.shown) - 1
    steps = np.unique(np.linspace(0, last, N_RECOUNTED).round().astype(int))
    ours, theirs = [], []
    for step in steps.tolist():
        tree = record.course.tree(int(record.shown[step]))
        ours += [record.costs[step], record.learned[step]]
        theirs += [cost_of(record, tree), np.mean(tree.predict(halves.X) == halves.y)]
        if record.n_held:
            ours.append(record.held[step])
            theirs.append(np.mean(tree.predict(halves.held_X) == halves.held_y))
    what = "R and accuracies of some of the trees"
    return agree(ours, theirs, "rows sent down anew", what, allowed=1e-9)


def cost_of(record: Record, tree) -> float:
    """Return R of a tree from the rows in its leaves."""
    ends = tree.ends_of(record.halves.X)
    kind = record.settings.measure
    name = tree.criterion if kind == "impurity" else kind
    bags = [np.bincount(record.halves.y[ends == leaf]) for leaf in np.unique(ends)]
    return float(sum(bag.sum() * IMPURITIES[name](bag) for bag in bags) / len(ends))


def reference(record: Record) -> Opinion | None:
    """Let scikit-learn's own code prune this very tree."""
    if record.whole.n_leaves == 1:
        return None
    alphas, costs = reference_pruning_path(record.whole, record.settings.measure)
    path = record.path
    last = np.append(np.diff(path.alphas) > SAME, True)
    return agree(
        np.concatenate([path.alphas[last], path.costs[last]]),
        np.concatenate([alphas, costs]),
        "scikit-learn's pruning path of this tree",
        "Every α, and R from it on",
        allowed=1e-9,
    )
