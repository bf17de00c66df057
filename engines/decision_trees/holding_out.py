"""Rows kept aside: a tree is judged by rows that it has not learned from."""

import numpy as np

from engines.decision_trees.binary_tree import BinaryTree


def held_out(labels, share: float = 0.3, seed: int = 0):
    """Return the numbers of the rows to learn from and of those held out, both sorted.

    Of each class of n rows, round(share * n) rows are drawn to be held out, but at
    least 1 and at most n - 1; a class of one row is learned from. ``labels`` has shape
    (n,); returned are (n_learn,) and (n_test,). Raises ValueError for a share that is
    not between 0 and 1. Source: sampling by strata, Neyman 1934.

    >>> held_out([0, 0, 0, 0, 1, 1], share=0.5)[1]
    array([0, 1, 4])
    """
    if not 0 < share < 1:
        raise ValueError(f"The share held out is {share}; it must be between 0 and 1.")
    labels = np.asarray(labels)
    sizes, places = sizes_and_places(labels, seed)
    n_test = np.clip(np.floor(share * sizes + 0.5), np.minimum(1, sizes - 1), sizes - 1)
    aside = places < n_test
    return np.flatnonzero(~aside), np.flatnonzero(aside)


def some_of(labels, n_kept: int, seed: int = 0) -> np.ndarray:
    """Return the numbers of ``n_kept`` rows, each class by its share, sorted.

    The row in place k of a class of n rows (places are drawn) comes in at
    (k + 1/2) / n, and those that come in first are kept: more rows are always the
    fewer ones and some others. ``labels`` has shape (n,), what is returned (n_kept,);
    all rows where ``n_kept`` is n or more. Raises ValueError for fewer than one row.

    >>> some_of([0, 0, 0, 0, 1, 1], n_kept=3)
    array([0, 1, 4])
    """
    if n_kept < 1:
        raise ValueError(f"{n_kept} rows are to be kept; it must be 1 or more.")
    labels = np.asarray(labels)
    sizes, places = sizes_and_places(labels, seed)
    comes_in = (places + 0.5) / sizes
    return np.sort(np.argsort(comes_in, kind="stable")[:n_kept])


def sizes_and_places(labels: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return how many rows each row's class has, and its drawn place among them, (n,).

    >>> sizes_and_places(np.array([0, 0, 1]), seed=0)[0]
    array([2, 2, 1])
    """
    drawn = np.random.default_rng(seed).permutation(len(labels))
    _, kinds, counts = np.unique(labels, return_inverse=True, return_counts=True)
    order = np.lexsort([drawn, kinds])  # class by class, in the order drawn
    starts = np.repeat(counts.cumsum() - counts, counts)
    places = np.empty(len(labels), dtype=int)
    places[order] = np.arange(len(labels)) - starts
    return counts[kinds], places


def accuracy(tree: BinaryTree, X, y) -> float:
    """Return the share of rows whose class the tree predicts; nan where there is none.

    ``X`` has shape (n, n_features), ``y`` (n,) integers. Nothing is raised.

    >>> from engines.decision_trees.cart import grow
    >>> accuracy(grow([[1], [2]], [0, 1]).tree, [[0], [1], [2], [3]], [0, 1, 1, 1])
    0.75
    """
    right = tree.predict(X) == np.asarray(y)
    return float(right.mean()) if len(right) else float("nan")


def paired_gap(one, other) -> tuple[float, float]:
    """Return by how much more often one is right than another, and what luck makes.

    Of n rows, b are told rightly by it alone and c by the other alone:
    gap = (b - c)/n, error = sqrt(b + c) / n. That is the standard error if there were
    no difference: then each of the b + c rows falls to either side as a coin does. It
    does not shrink where few rows all fall to one side. ``one`` and ``other`` are bool,
    (n,). Raises ValueError for no rows, and for rows that are not the same.
    Source: McNemar 1947; Dietterich 1998.

    >>> paired_gap([True, True, True, True, False], [False] * 5)
    (0.8, 0.4)
    """
    one, other = np.asarray(one, dtype=bool), np.asarray(other, dtype=bool)
    if one.shape != other.shape or not one.size:
        raise ValueError(f"Rows of shapes {one.shape} and {other.shape} are no pairs.")
    n, b, c = len(one), int((one & ~other).sum()), int((other & ~one).sum())
    return (b - c) / n, float(np.sqrt(b + c)) / n
