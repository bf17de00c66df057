"""What each node of a tree saw of the feature it asked about: bars on both sides."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.binary_tree import BinaryTree


@dataclass(frozen=True, eq=False)
class SplitHistograms:
    """For each of m nodes that ask, its rows in bins of the feature it asks about."""

    nodes: np.ndarray  # (m,) integers, ascending
    edges: np.ndarray  # (m, n_bins + 1) from the least value there to the largest
    counts: np.ndarray  # (m, n_bins, n_classes) integers
    n_left: np.ndarray  # (m,) integers: so many bins lie left of the threshold

    def at(self, node: int) -> int:
        """Return the place of a node that asks."""
        return int(np.searchsorted(self.nodes, node))


def split_histograms(tree: BinaryTree, X, y, n_bins: int = 12) -> SplitHistograms:
    """Return the histograms of the rows at every node that asks, class by class.

    The threshold is an edge of two bins, so that no bar stands on both sides: of n_bins
    bins about (threshold - least)/(largest - least) lie left of it, one at least on
    either side, and on each side they are equally wide. ``X`` has shape (n, d), ``y``
    (n,): the rows that the tree grew from. Raises ValueError for fewer than 2 bins.
    Source: ours; drawn like this in Parr and Grover's dtreeviz (2018).

    >>> from engines.decision_trees import grow
    >>> tree = grow([[1], [3], [5]], [0, 0, 1]).tree
    >>> split_histograms(tree, [[1], [3], [5]], [0, 0, 1], n_bins=3).counts[0].tolist()
    [[1, 0], [1, 0], [0, 1]]
    """
    if n_bins < 2:
        raise ValueError(f"{n_bins} bins have no two sides; 2 are needed at least.")
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    nodes = np.flatnonzero(tree.asks)
    place = np.full(len(tree.features), -1)
    place[nodes] = np.arange(len(nodes))
    at, values, rows = _visits(tree, X)
    at = place[at]
    lows, highs = np.full(len(nodes), np.inf), np.full(len(nodes), -np.inf)
    np.minimum.at(lows, at, values)
    np.maximum.at(highs, at, values)
    cuts = tree.thresholds[nodes]
    with np.errstate(invalid="ignore"):
        share = np.nan_to_num((cuts - lows) / (highs - lows))
    n_left = np.clip(np.rint(n_bins * share).astype(int), 1, n_bins - 1)
    bins = _bins(values, lows[at], cuts[at], highs[at], n_left[at], n_bins)
    counts = np.zeros((len(nodes), n_bins, tree.n_classes), dtype=int)
    np.add.at(counts, (at, bins, y[rows]), 1)
    edges = _edges(lows, cuts, highs, n_left, n_bins)
    return SplitHistograms(nodes, edges, counts, n_left)


def _visits(tree: BinaryTree, X: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return every (node that asks, value asked about, row) of all rows' ways."""
    at, rows = np.zeros(len(X), dtype=int), np.arange(len(X))
    found = []
    while True:
        rows = rows[tree.asks[at[rows]]]
        nodes = at[rows]
        values = X[rows, tree.features[nodes]]
        found.append((nodes, values, rows))
        if not len(rows):
            return tuple(map(np.concatenate, zip(*found, strict=True)))
        right = (values > tree.thresholds[nodes]).astype(int)
        at[rows] = tree.children[nodes, right]


def _bins(values, lows, cuts, highs, n_left, n_bins: int) -> np.ndarray:
    """Return the bin of each value: equal ones below the cut, equal ones above."""
    left = values <= cuts
    start, end = np.where(left, lows, cuts), np.where(left, cuts, highs)
    n = np.where(left, n_left, n_bins - n_left)
    width = np.where(end > start, end - start, 1.0)
    inside = np.clip(((values - start) / width * n).astype(int), 0, n - 1)
    return np.where(left, inside, n_left + inside)


def _edges(lows, cuts, highs, n_left, n_bins: int) -> np.ndarray:
    """Return the ends of all bins, (m, n_bins + 1)."""
    k, n = np.arange(n_bins + 1), n_left[:, None]
    low, cut, high = lows[:, None], cuts[:, None], highs[:, None]
    below = low + (cut - low) * k / n
    above = cut + (high - cut) * (k - n) / (n_bins - n)
    return np.where(k <= n, below, above)
