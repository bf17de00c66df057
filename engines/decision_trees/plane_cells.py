"""What a tree of two features says of every place of the plane, cell by cell."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.binary_tree import BinaryTree


@dataclass(frozen=True, eq=False)
class PlaneCells:
    """A window, cut by all thresholds of a tree from edge to edge.

    Every cell lies in one leaf. A cell holds the points with low < value <= high.
    """

    x: np.ndarray  # (nx + 1,) ascending: the window's ends, and thresholds between
    y: np.ndarray  # (ny + 1,)
    shares: np.ndarray  # (ny, nx, k) the class shares of each cell's leaf, lowest first

    @property
    def predictions(self) -> np.ndarray:
        """Return the class of each cell, (ny, nx) integers."""
        return self.shares.argmax(axis=-1)

    def at(self, x, y) -> np.ndarray:
        """Return the class shares at every point of a grid, (len(y), len(x), k)."""
        columns = np.searchsorted(self.x[1:-1], x)
        rows = np.searchsorted(self.y[1:-1], y)
        return self.shares[np.ix_(rows, columns)]

    @property
    def boundary(self) -> np.ndarray:
        """The lines across which the class changes, (n_lines, 2, 2): both ends (x, y).

        Each is as long as it can be; those that stand come first.
        """
        says = self.predictions
        standing = _runs(says, self.x, self.y)
        lying = _runs(says.T, self.y, self.x)[..., ::-1]
        return np.concatenate([standing, lying])


def plane_cells(tree: BinaryTree, lows, highs) -> PlaneCells:
    """Cut a window by a tree's thresholds and say what it predicts in every cell.

    ``lows`` and ``highs`` (2,) are the window's ends, of feature 0 (across) and of
    feature 1 (up); thresholds outside cut nothing. Raises ValueError when they are no
    window, or when the tree asks about a third feature.

    >>> from engines.decision_trees import grow
    >>> tree = grow([[1, 0], [2, 0], [2, 5]], [0, 1, 0]).tree
    >>> plane_cells(tree, [0, 0], [3, 6]).predictions
    array([[0, 1],
           [0, 0]])
    """
    lows, highs = np.asarray(lows, dtype=float), np.asarray(highs, dtype=float)
    if lows.shape != (2,) or highs.shape != (2,) or not (lows < highs).all():
        raise ValueError(f"A window needs two lows below highs: {lows}, {highs}.")
    if tree.features.max() > 1:
        raise ValueError(
            f"The tree asks about feature {tree.features.max()}, not 0, 1."
        )
    x, y = (_edges(tree, side, lows[side], highs[side]) for side in (0, 1))
    middles = np.meshgrid(x[1:] / 2 + x[:-1] / 2, y[1:] / 2 + y[:-1] / 2)
    points = np.stack(middles, axis=-1).reshape(-1, 2)
    shape = len(y) - 1, len(x) - 1, tree.n_classes
    return PlaneCells(x, y, tree.probabilities(points).reshape(shape))


def _edges(tree: BinaryTree, feature: int, low: float, high: float) -> np.ndarray:
    """Return the window's ends and the thresholds between, (n,) ascending."""
    cuts = np.unique(tree.thresholds[tree.asks & (tree.features == feature)])
    inside = cuts[(cuts > low) & (cuts < high)]
    return np.concatenate([[low], inside, [high]])


def _runs(predictions: np.ndarray, across: np.ndarray, up: np.ndarray) -> np.ndarray:
    """Return the lines at inner edges `across` beside which rows differ, (m, 2, 2)."""
    differs = (predictions[:, 1:] != predictions[:, :-1]).T.astype(int)
    steps = np.diff(differs, axis=1, prepend=0, append=0)  # 1 where a line begins
    at, first = np.nonzero(steps == 1)
    _, last = np.nonzero(steps == -1)
    ends = np.stack([up[first], up[last]], axis=1)
    return np.stack([np.stack([across[1:-1][at]] * 2, axis=1), ends], axis=-1)
