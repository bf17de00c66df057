"""Sums over the leaves below each node of a tree, for all its nodes at once."""

from collections.abc import Iterator

import numpy as np

from engines.decision_trees.binary_tree import BinaryTree


def asking_levels(tree: BinaryTree) -> Iterator[np.ndarray]:
    """Give the nodes that ask, a level at a time, the deepest level first.

    Each level is (n_asking,) numbers, ascending; a tree that is a leaf gives none.
    Nothing is raised.

    >>> from engines.decision_trees.cart import grow
    >>> list(asking_levels(grow([[1], [2], [4]], [0, 1, 0]).tree))
    [array([2]), array([0])]
    """
    asking = np.flatnonzero(tree.asks)
    asking = asking[np.argsort(-tree.depths[asking], kind="stable")]
    starts = np.flatnonzero(np.diff(tree.depths[asking])) + 1
    yield from (level for level in np.split(asking, starts) if len(level))


def sums_below(tree: BinaryTree, values) -> np.ndarray:
    """Return for each node the sum of a value over the leaves below it.

    sum over leaves l of T_t of values[l]; a leaf's own value is its sum. ``values`` has
    shape (n_nodes, ...), and so has the result; nodes that do not stand keep theirs.
    Nothing is raised.

    >>> from engines.decision_trees.cart import grow
    >>> sums_below(grow([[1], [2], [4]], [0, 1, 0]).tree, [9, 1, 9, 2, 3])
    array([6, 1, 5, 2, 3])
    """
    sums = np.array(values)
    for level in asking_levels(tree):
        left, right = tree.children[level].T
        sums[level] = sums[left] + sums[right]
    return sums


def leaves_below(tree: BinaryTree) -> np.ndarray:
    """Return how many leaves are below each node, itself if it is one, (n_nodes,).

    Nothing is raised.

    >>> from engines.decision_trees.cart import grow
    >>> leaves_below(grow([[1], [2], [4]], [0, 1, 0]).tree)
    array([3, 1, 2, 1, 1])
    """
    return sums_below(tree, np.ones(len(tree.features), dtype=int))


def preorder(tree: BinaryTree) -> np.ndarray:
    """Return the standing nodes, each before what is below it, left before right.

    What is below a node with m leaves are the 2m - 2 nodes behind it. The result is
    (n_standing,) numbers; nothing is raised.

    >>> from engines.decision_trees.cart import grow
    >>> preorder(grow([[1], [2], [4]], [0, 1, 1]).tree)
    array([0, 1, 2])
    """
    sizes = 2 * leaves_below(tree) - 1
    places = np.zeros(len(sizes), dtype=int)
    for level in reversed(list(asking_levels(tree))):
        left, right = tree.children[level].T
        places[left] = places[level] + 1
        places[right] = places[left] + sizes[left]
    standing = np.flatnonzero(tree.standing)
    return standing[np.argsort(places[standing])]


def errors_as_leaf(tree: BinaryTree, X, y, weights=None) -> np.ndarray:
    """Return how many rows each node would predict wrongly if it were a leaf.

    The node predicts its own commonest class, that of the rows it grew from. ``X`` is
    (n, n_features), ``y`` (n,) integers, of classes it may never have seen, and
    ``weights`` (n, h) integers are how often each row counts, h times over. The result
    is (n_nodes,), or (n_nodes, h), 0 at nodes that do not stand. Raises ValueError
    where rows and classes do not fit together.

    >>> from engines.decision_trees.cart import grow
    >>> errors_as_leaf(grow([[1], [2], [4]], [0, 0, 1]).tree, [[1], [9]], [0, 0])
    array([0, 0, 1])
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=int)
    if X.ndim != 2 or y.shape != X.shape[:1]:
        raise ValueError(f"y has shape {y.shape}, but X has shape {X.shape}.")
    each = np.ones(len(y), dtype=int) if weights is None else np.asarray(weights)
    n_classes = max(tree.n_classes, int(y.max(initial=0)) + 1)
    counts = np.zeros((len(tree.features), n_classes, *each.shape[1:]), dtype=int)
    np.add.at(counts, (tree.ends_of(X), y), each)
    counts = sums_below(tree, counts)
    return counts.sum(axis=1) - counts[np.arange(len(counts)), tree.predictions]
