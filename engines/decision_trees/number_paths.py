"""How a tree of thresholds answers for one row, and what would change its answer."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.binary_tree import BinaryTree
from engines.decision_trees.regions import boxes

EQUALLY_FAR = 1e-12  # of a distance: what differs by less is rounding


@dataclass(frozen=True, eq=False)
class NumberPath:
    """The m questions that a row is asked, and what they say together."""

    row: np.ndarray  # (d,) float64
    nodes: np.ndarray  # (m + 1,) integers: from the root to the row's leaf
    features: np.ndarray  # (m,) integers: the column asked about at each node
    thresholds: np.ndarray  # (m,) the row goes left where its value is <= this
    values: np.ndarray  # (m,) the row's value in that column
    goes_right: np.ndarray  # (m,) bool
    lows: np.ndarray  # (d,) merged: low < value <= high; -inf where nothing bounds it
    highs: np.ndarray  # (d,) likewise; inf where nothing bounds it

    @property
    def leaf(self) -> int:
        """Return the number of the node where the row ends."""
        return int(self.nodes[-1])

    @property
    def asked(self) -> tuple[int, ...]:
        """Return the columns asked about, each once, in the order of first asking."""
        return tuple(dict.fromkeys(self.features.tolist()))


@dataclass(frozen=True, eq=False)
class Change:
    """The nearest point at which the tree answers otherwise."""

    point: np.ndarray  # (d,) float64: the row, but for what moves
    moved: tuple[int, ...]  # the columns that differ from the row's, ascending
    distance: float  # sqrt(sum(((point - row) / scale)^2))
    leaf: int  # the node where the point ends
    prediction: int  # the class there
    ties: tuple[tuple[int, ...], ...]  # the columns that move at every point as near
    alone: np.ndarray  # (d,) nearest value of one column alone that flips it, or nan


def explain(tree: BinaryTree, row) -> NumberPath:
    """Return the questions that lead one row to its leaf, and their merged bounds.

    Of all questions about a column only the tightest count: low < x <= high, where low
    is the largest threshold the row exceeds, and high the smallest it does not.
    ``row`` has shape (d,). Raises ValueError for another shape, for too few columns,
    and for numbers that are not finite.
    Source: Breiman, Friedman, Olshen and Stone 1984, section 2.2.

    >>> from engines.decision_trees import grow
    >>> path = explain(grow([[1], [2], [4], [5]], [0, 1, 1, 0]).tree, [2])
    >>> path.nodes.tolist(), path.lows.tolist(), path.highs.tolist()
    ([0, 2, 3], [1.5], [4.5])
    """
    row = _checked(tree, row)
    nodes = np.array(tree.path_to(int(tree.ends_of(row[None])[0])))
    features, thresholds = tree.features[nodes[:-1]], tree.thresholds[nodes[:-1]]
    right = row[features] > thresholds
    lows, highs = np.full(len(row), -np.inf), np.full(len(row), np.inf)
    np.maximum.at(lows, features[right], thresholds[right])
    np.minimum.at(highs, features[~right], thresholds[~right])
    values = row[features]
    return NumberPath(row, nodes, features, thresholds, values, right, lows, highs)


def smallest_change(tree: BinaryTree, row, scales) -> Change | None:
    """Return the nearest point whose predicted class is another; None if none is.

    Near means sqrt(sum(((point - row) / scale)^2)): changes are counted in units of
    ``scales``, the columns' standard deviations. The tree is constant on boxes, so the
    nearest point of every box that answers otherwise is looked at: each coordinate is
    taken into low < x <= high, to `high` from above, and from below to the next larger
    number after `low`, the smallest that a computer can write: so the tree really
    answers otherwise there. Of equally near points the one that moves fewest columns
    is taken, then the one of the lowest leaf. ``row`` and ``scales`` have shape (d,);
    the scale of a column that is not asked about is not used. Raises ValueError as
    `explain` does, and for a scale that is not positive where it is used.
    Source: Wachter, Mittelstadt and Russell 2017, "Counterfactual explanations without
    opening the black box"; exact over boxes as in Cui et al. 2015, "Optimal action
    extraction for random forests".

    >>> from engines.decision_trees import grow
    >>> smallest_change(grow([[1], [3]], [0, 1]).tree, [5], [2]).point
    array([2.])
    """
    row = _checked(tree, row)
    scales = _used_scales(tree, scales, len(row))
    own = tree.predictions[tree.ends_of(row[None])[0]]
    everywhere = np.full(len(row), np.inf)
    lows, highs = np.moveaxis(boxes(tree, -everywhere, everywhere), 2, 0)
    other = (tree.predictions[tree.leaves] != own) & (lows < highs).all(axis=1)
    if not other.any():
        return None
    leaves, lows = tree.leaves[other], lows[other]
    points = np.minimum(np.maximum(row, np.nextafter(lows, np.inf)), highs[other])
    moves = points != row
    distances = _lengths((points - row) / scales)
    near = distances <= distances.min() * (1 + EQUALLY_FAR)
    order = np.lexsort((leaves, moves.sum(axis=1), ~near))
    moved = [tuple(np.flatnonzero(moves[one]).tolist()) for one in order[: near.sum()]]
    at = order[0]
    return Change(
        point=points[at],
        moved=moved[0],
        distance=float(distances[at]),
        leaf=int(leaves[at]),
        prediction=int(tree.predictions[leaves[at]]),
        ties=tuple(dict.fromkeys(moved)),
        alone=_alone(row, points, moves),
    )


def _lengths(ways: np.ndarray) -> np.ndarray:
    """Return the lengths of rows, (n,), whose squares may be beyond all numbers."""
    largest = np.abs(ways).max(axis=1)
    unit = np.where(largest > 0, largest, 1.0)
    return unit * np.sqrt(((ways / unit[:, None]) ** 2).sum(axis=1))


def _alone(row: np.ndarray, points: np.ndarray, moves: np.ndarray) -> np.ndarray:
    """Return for each column its nearest value that flips the answer by itself, (d,).

    ``points`` and ``moves`` have shape (n_boxes, d).
    """
    by_itself = moves & (moves.sum(axis=1) == 1)[:, None]
    far = np.where(by_itself, np.abs(points - row), np.inf)
    nearest = points[far.argmin(axis=0), np.arange(len(row))]
    return np.where(by_itself.any(axis=0), nearest, np.nan)


def _checked(tree: BinaryTree, row) -> np.ndarray:
    row = np.asarray(row, dtype=float)
    least = int(tree.features.max()) + 1
    if row.ndim != 1 or len(row) < least:
        raise ValueError(
            f"One row is wanted, with {least} or more numbers; it is {row.shape}."
        )
    if not np.isfinite(row).all():
        at = int(np.flatnonzero(~np.isfinite(row))[0])
        raise ValueError(f"Column {at} is {row[at]}; every number must be finite.")
    return row


def _used_scales(tree: BinaryTree, scales, n_features: int) -> np.ndarray:
    """Return the scales, 1 where a column is never asked about and so never moves."""
    scales = np.asarray(scales, dtype=float)
    if scales.shape != (n_features,):
        raise ValueError(f"One scale a column is wanted, not {scales.shape}.")
    used = np.zeros(n_features, dtype=bool)
    used[tree.features[tree.asks]] = True
    if not (scales[used] > 0).all():
        at = int(np.flatnonzero(used & ~(scales > 0))[0])
        raise ValueError(f"Column {at} has scale {scales[at]}; it must be above 0.")
    return np.where(used, scales, 1.0)
