"""How right trees are on rows they learned and rows held out, the larger they grow."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from engines.decision_trees.binary_tree import BinaryTree
from engines.decision_trees.cart import grow
from engines.decision_trees.decisions import Decisions
from engines.decision_trees.holding_out import paired_gap
from engines.decision_trees.limits import Limits
from engines.decision_trees.pruning_path import pruning_path
from engines.decision_trees.walks import cut_at_depth, walks
from engines.watching import Watch

STEPS = (1, 2, 3, 5, 7)  # leaf sizes tried, times 1, 10, 100, ...


@dataclass(frozen=True, eq=False)
class ComplexityCurve:
    """m trees, each at least as free to grow as the last, and what they get right.

    The first has the least to say: depth 0, or the largest leaves, or the largest
    alpha. Learned rows are those that all of them grew from.
    """

    limit: str  # what was varied: "max_depth", "min_samples_leaf" or "alpha"
    values: np.ndarray  # (m,) its values
    trees: tuple[BinaryTree, ...]  # m
    learned_right: np.ndarray  # (m, n_learned) bool: whether each row's class is said
    held_out_right: np.ndarray  # (m, n_held_out) bool

    def __post_init__(self) -> None:
        """Refuse to judge trees by no rows at all."""
        if not self.held_out_right.shape[1]:
            raise ValueError("No row is held out: nothing can be judged.")

    def __len__(self) -> int:
        """Return m."""
        return len(self.trees)

    @property
    def n_leaves(self) -> np.ndarray:
        """Return how many leaves each tree has, (m,)."""
        return np.array([tree.n_leaves for tree in self.trees])

    @property
    def learned(self) -> np.ndarray:
        """Return each tree's accuracy on the rows it learned, (m,)."""
        return self.learned_right.mean(axis=1)

    @property
    def held_out(self) -> np.ndarray:
        """Return each tree's accuracy on the rows held out, (m,)."""
        return self.held_out_right.mean(axis=1)

    @property
    def standard_errors(self) -> np.ndarray:
        """Return by how much so few rows let it miss: sqrt(p (1 - p) / n), (m,)."""
        p = self.held_out
        return np.sqrt(p * (1 - p) / self.held_out_right.shape[1])

    @property
    def best(self) -> np.ndarray:
        """Return the places of all trees that are right on most held-out rows."""
        n_right = self.held_out_right.sum(axis=1)
        return np.flatnonzero(n_right == n_right.max())

    def gap(self, one: int, other: int) -> tuple[float, float]:
        """Return held-out accuracy of ``one`` less ``other``'s, and what luck makes.

        As `paired_gap` has them: both trees are asked about the same rows.
        """
        right = self.held_out_right
        return paired_gap(right[one], right[other])


def depth_curve(decisions: Decisions, X_held_out, y_held_out) -> ComplexityCurve:
    """Return the trees of depth 0, 1, 2, ... and what they get right, from one growth.

    A row's prediction at depth d is that of the node it stands at after d answers.
    ``X_held_out`` has shape (n, n_features), ``y_held_out`` (n,). Raises as
    `cut_at_depth` does, and ValueError where no row is held out.

    >>> grown = grow([[1], [2], [3], [4]], [0, 0, 1, 0])
    >>> depth_curve(grown, [[0], [9]], [0, 0]).learned
    array([0.75, 0.75, 1.  ])
    """
    tree = decisions.tree
    depths = np.arange(tree.depth + 1)

    def right(rows, labels):
        """Return which rows are told rightly at each depth."""
        return tree.predictions[walks(tree, rows)] == np.asarray(labels)

    return ComplexityCurve(
        limit="max_depth",
        values=depths,
        trees=tuple(cut_at_depth(tree, int(depth)) for depth in depths),
        learned_right=right(decisions.X, decisions.y),
        held_out_right=right(X_held_out, y_held_out),
    )


def leaf_sizes(n_samples: int) -> tuple[int, ...]:
    """Return the leaf sizes worth trying on so many rows, falling.

    At most half of the rows, and always 1: 1, 2, 3, 5, 7, 10, 20, 30, 50, 70, 100, ...

    >>> leaf_sizes(24)
    (10, 7, 5, 3, 2, 1)
    """
    tried = [step * 10**power for power in range(9) for step in STEPS]
    return tuple(size for size in tried[::-1] if size <= max(1, n_samples // 2))


def leaf_size_curve(
    decisions: Decisions,
    X_held_out,
    y_held_out,
    sizes: Sequence[int] | None = None,
    watch: Watch = iter,
) -> ComplexityCurve:
    """Return the trees whose leaves hold at least so many rows, each grown anew.

    ``sizes`` fall; without them they are `leaf_sizes`. Rows, criterion and the other
    limits are those of ``decisions``; ``watch`` goes over the sizes. Shapes as for
    `depth_curve`. Raises ValueError for a size below 1 and for no rows held out.

    >>> grown = grow([[1], [2], [3], [4]], [0, 0, 1, 0])
    >>> leaf_size_curve(grown, [[0], [9]], [0, 0]).learned
    array([0.75, 1.  ])
    """
    X, y, criterion = decisions.X, decisions.y, decisions.tree.criterion
    n_classes, limits = decisions.tree.n_classes, decisions.limits
    sizes = leaf_sizes(len(X)) if sizes is None else tuple(sizes)

    def tree_of(size: int) -> BinaryTree:
        """Return the tree whose leaves have so many rows at least."""
        limited: Limits = replace(limits, min_samples_leaf=size)
        return grow(X, y, criterion, limited, n_classes).tree

    trees = tuple(tree_of(size) for size in watch(sizes))
    return ComplexityCurve(
        limit="min_samples_leaf",
        values=np.array(sizes),
        trees=trees,
        learned_right=np.array([tree.predict(X) == y for tree in trees]),
        held_out_right=np.array(
            [tree.predict(X_held_out) == np.asarray(y_held_out) for tree in trees]
        ),
    )


def alpha_curve(
    decisions: Decisions, X_held_out, y_held_out, measure: str = "impurity"
) -> ComplexityCurve:
    """Return the trees of the pruning path, from the root alone to all that was grown.

    A row's prediction at alpha is that of the first node on its way that asks nothing
    there. ``values`` fall to 0; the whole tree comes last, with alpha 0 even where it
    has links of strength 0. Shapes as for `depth_curve`. Raises ValueError for no rows
    held out and for a measure that `pruning_path` does not know.

    >>> grown = grow([[1], [2], [3], [4]], [0, 0, 1, 0])
    >>> alpha_curve(grown, [[0], [9]], [0, 0]).n_leaves
    array([1, 3])
    """
    path = pruning_path(decisions.tree, measure)
    states = np.arange(len(path))[::-1]

    def right(rows, labels):
        """Return which rows each of the pruned trees tells rightly."""
        on_the_way = walks(path.whole, rows)
        ended = path.leaf_from[on_the_way] <= states[:, np.newaxis, np.newaxis]
        ends = on_the_way[ended.argmax(axis=1), np.arange(on_the_way.shape[1])]
        return path.whole.predictions[ends] == np.asarray(labels)

    return ComplexityCurve(
        limit="alpha",
        values=path.alphas[states],
        trees=tuple(path.tree(int(state)) for state in states),
        learned_right=right(decisions.X, decisions.y),
        held_out_right=right(X_held_out, y_held_out),
    )
