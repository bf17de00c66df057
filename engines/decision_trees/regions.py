"""The boxes into which a tree of thresholds cuts the space of its features."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.binary_tree import NONE, BinaryTree

ACROSS, UP = 0, 1  # the two sides of a plane
LEFT, RIGHT = 0, 1  # the two children of a node, and the two ends of a side


@dataclass(frozen=True, eq=False)
class Slice:
    """The rectangles of all nodes that meet the plane of two features, by birth.

    A rectangle holds the points with low < value <= high on both sides, as `<=` goes
    left. Those of any moment of the growth, see `at`, tile the window without overlap.
    """

    across: int  # the feature that runs to the right
    up: int  # the feature that runs upwards
    held: np.ndarray  # (n_features,) where all other features are held
    window: np.ndarray  # (2, 2) lowest and highest value: across, up
    nodes: np.ndarray  # (m,) integers: the nodes met, ascending: the root first
    rectangles: np.ndarray  # (m, 2, 2) across and up: low and high, inside the window
    lines: np.ndarray  # (m, 2, 2) both ends (x, y) of the line that divides it, or nan
    counts: np.ndarray  # (m, n_classes) rows that it grew from, in the whole node
    born: np.ndarray  # (m,) integers: the split that bore the node; 0 for the root
    divided: np.ndarray  # (m,) integers: the split made at the node; -1 at a leaf

    @property
    def areas(self) -> np.ndarray:
        """Return the area of each rectangle, (m,)."""
        return np.diff(self.rectangles, axis=2)[..., 0].prod(axis=1)

    @property
    def shares(self) -> np.ndarray:
        """Return the share of each class among a rectangle's rows, (m, n_classes)."""
        return self.counts / self.counts.sum(axis=1, keepdims=True)

    @property
    def predictions(self) -> np.ndarray:
        """Return the class predicted in each rectangle, the lowest at a tie, (m,)."""
        return self.counts.argmax(axis=1)

    def at(self, k: int) -> np.ndarray:
        """Return the places of the rectangles that stand after k splits, (m_k,)."""
        undivided = (self.divided == NONE) | (self.divided > k)
        return np.flatnonzero((self.born <= k) & undivided)

    def place_divided(self, k: int) -> int | None:
        """Return the place of the node that split k divides; None off the plane."""
        found = np.flatnonzero(self.divided == k)
        return int(found[0]) if len(found) else None

    def holding(self, points, k: int) -> np.ndarray:
        """Return the place of the rectangle of each point after k splits, (n_points,).

        ``points`` has shape (n_points, 2); -1 for a point outside the window.
        """
        standing = self.at(k)
        low, high = np.moveaxis(self.rectangles[standing], 2, 0)  # (m_k, 2) each
        points = np.asarray(points, dtype=float)[:, None]
        inside = ((low < points) & (points <= high)).all(axis=2)
        return np.where(inside.any(axis=1), standing[inside.argmax(axis=1)], NONE)


def boxes(tree: BinaryTree, lows, highs) -> np.ndarray:
    """Return the box of each leaf inside a window, (n_leaves, n_features, 2).

    box of a leaf = {x: low_j < x_j <= high_j for every feature j}, where each threshold
    on its path moves one bound: high_j to it on the left, low_j to it on the right.
    Order as `tree.leaves`; a leaf that is nowhere in the window has a side of length 0.
    ``lows`` and ``highs`` (n_features,) may be infinite. Raises ValueError when they
    are no window. Source: Hastie, Tibshirani and Friedman 2009, section 9.2.

    >>> from engines.decision_trees import grow
    >>> boxes(grow([[1], [2], [4]], [0, 0, 1]).tree, [0], [9]).tolist()
    [[[0.0, 3.0]], [[3.0, 9.0]]]
    """
    window = _window(lows, highs)
    found = np.empty((len(tree.features), *window.shape))
    found[0] = window
    for nodes in _levels(tree):
        for child in _halves(tree, nodes, found[nodes], tree.features[nodes]):
            found[child.nodes] = child.bounds
    return found[tree.leaves]


def slice_of(tree: BinaryTree, across: int, up: int, held, lows, highs) -> Slice:
    """Return the rectangles that a plane of two features cuts out of a tree's boxes.

    rectangle of a node = {(x_across, x_up): the row `held` with these two values put in
    passes through the node}. ``held`` has shape (n_features,); its entries for the two
    features do not count. ``lows`` and ``highs`` (2,) are the window, across and up.
    Raises ValueError for a plane of one feature, an unknown feature, or no window.

    >>> from engines.decision_trees import grow
    >>> tree = grow([[1, 0], [2, 0], [2, 5]], [0, 1, 0]).tree
    >>> slice_of(tree, 0, 1, [0, 0], [0, 0], [3, 6]).areas.tolist()
    [18.0, 9.0, 9.0, 3.75, 5.25]
    """
    held = np.asarray(held, dtype=float)
    _check_plane(across, up, len(held))
    window = _window(lows, highs)
    side_of = np.full(len(held), NONE)
    side_of[[across, up]] = ACROSS, UP
    nodes, bounds = [np.array([0])], [window[None]]
    lines = []
    while len(nodes[-1]):
        level, inside = nodes[-1], bounds[-1]
        asks = tree.features[level] != NONE
        lines.append(_lines(tree, level, inside, side_of))
        born = _seen(tree, level[asks], inside[asks], side_of, held)
        nodes.append(born.nodes)
        bounds.append(born.bounds)
    nodes = np.concatenate(nodes)
    order = np.argsort(nodes)
    nodes = nodes[order]
    return Slice(
        across,
        up,
        held,
        window,
        nodes,
        rectangles=np.concatenate(bounds)[order],
        lines=np.concatenate(lines)[order],
        counts=tree.class_counts[nodes],
        born=(nodes + 1) // 2,
        divided=_divided(tree, nodes),
    )


@dataclass(frozen=True, eq=False)
class _Halves:
    """Children of some nodes, and their bounds inside the window."""

    nodes: np.ndarray  # (m,)
    bounds: np.ndarray  # (m, n_sides, 2)

    def kept(self, which: np.ndarray) -> "_Halves":
        """Return some of them only."""
        return _Halves(self.nodes[which], self.bounds[which])


def _halves(tree, nodes, bounds, sides) -> tuple[_Halves, _Halves]:
    """Cut the bounds of nodes at their thresholds, on one side (m,) of each."""
    row = np.arange(len(nodes))
    low, high = bounds[row, sides].T
    cut = np.clip(tree.thresholds[nodes], low, high)
    born = []
    for child, end in ((LEFT, RIGHT), (RIGHT, LEFT)):  # the left one's high end moves
        moved = bounds.copy()
        moved[row, sides, end] = cut
        born.append(_Halves(tree.children[nodes, child], moved))
    return tuple(born)


def _seen(tree, nodes, bounds, side_of, held) -> _Halves:
    """Return those children of nodes that meet the plane inside the window."""
    features = tree.features[nodes]
    sides = side_of[features]
    on, off = sides != NONE, sides == NONE
    found = [
        born.kept((np.diff(born.bounds, axis=2) > 0).all(axis=(1, 2)))
        for born in _halves(tree, nodes[on], bounds[on], sides[on])
    ]
    way = (held[features[off]] > tree.thresholds[nodes[off]]).astype(int)
    found.append(_Halves(tree.children[nodes[off], way], bounds[off]))
    return _Halves(
        np.concatenate([born.nodes for born in found]),
        np.concatenate([born.bounds for born in found]),
    )


def _lines(tree, nodes, bounds, side_of) -> np.ndarray:
    """Return where each node's cut runs through its rectangle, (m, 2, 2), or nan."""
    lines = np.full((len(nodes), 2, 2), np.nan)
    sides = np.where(tree.features[nodes] == NONE, NONE, side_of[tree.features[nodes]])
    row = np.arange(len(nodes))
    low, high = bounds[row, sides].T  # of a side that does not count where it is NONE
    at = tree.thresholds[nodes]
    seen = np.flatnonzero((sides != NONE) & (low < at) & (at < high))
    side = sides[seen]
    lines[seen, :, side] = at[seen, None]
    lines[seen, :, 1 - side] = bounds[seen, 1 - side]
    return lines


def _levels(tree: BinaryTree):
    """Yield the nodes that ask, level by level from the root."""
    level = np.array([0])
    while len(level := level[tree.features[level] != NONE]):
        yield level
        level = tree.children[level].ravel()


def _divided(tree: BinaryTree, nodes: np.ndarray) -> np.ndarray:
    """Return the number of the split made at each node, -1 where there is none."""
    left = tree.children[nodes, LEFT]
    return np.where(left == NONE, NONE, (left + 1) // 2)


def _window(lows, highs) -> np.ndarray:
    """Return lows and highs side by side, (n_sides, 2), once they are a window."""
    window = np.stack([np.asarray(lows, float), np.asarray(highs, float)], axis=-1)
    if window.ndim != 2 or not (window[:, 0] < window[:, 1]).all():
        raise ValueError(
            f"A window needs lows below highs on every side; they are {lows}, {highs}."
        )
    return window


def _check_plane(across: int, up: int, n_features: int) -> None:
    """Refuse a plane that is none: raises ValueError."""
    if across == up:
        raise ValueError(f"A plane needs two features; feature {up} was given twice.")
    for feature in (across, up):
        if not 0 <= feature < n_features:
            raise ValueError(
                f"There is no feature {feature}; there are 0 to {n_features - 1}."
            )
