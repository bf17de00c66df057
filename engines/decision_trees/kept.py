"""How pure the two children of a cut are, from their counts: the more, the better.

A node's rows times its impurity, less its children's rows times theirs, is what a cut
gains. What the node itself brings is the same for all its cuts, so they are told apart
by their children alone. From whole counts each child's part is exact or looked up in a
table: children with equal counts come out equal to the last bit, left or right.
"""

from collections.abc import Callable

import numpy as np

Over = Callable[[np.ufunc, np.ndarray], np.ndarray]  # put together the classes
Kept = Callable[..., np.ndarray]


def kept_by(criterion: str, n: int) -> Kept:
    """Return the function that rates cuts of at most ``n`` rows by their children.

    It takes the rows of each class on the left and on the right, how many rows that
    are, and how to put classes together, ``over(np.add, counts)``. A cut's gain is its
    rate less the rate of the undivided node, divided by the node's rows. Raises
    ValueError for an unknown criterion.

    >>> left, right = np.array([2, 0]), np.array([0, 2])
    >>> float(kept_by("gini", 4)(left, right, 2, 2, np.ufunc.reduce))
    4.0
    """
    if criterion == "entropy":
        return _entropy_kept(n)
    if criterion not in KEPT:
        known = ", ".join(("entropy", *KEPT))
        raise ValueError(f"There is no criterion {criterion!r}; choose one of {known}.")
    return KEPT[criterion]


def _entropy_kept(n: int) -> Kept:
    """Rate by -n H = sum of n_c log2 n_c - n log2 n, in which all logs are known."""
    counts = np.arange(n + 1)
    table = counts * np.log2(np.maximum(counts, 1))

    def kept(left, right, n_left, n_right, over: Over):
        both = over(np.add, table[left] + table[right])
        return both - (table[n_left] + table[n_right])

    return kept


def _gini_kept(left, right, n_left, n_right, over: Over):
    """Rate by n - n Gini = sum of n_c^2 / n."""
    squares = over(np.add, left * left), over(np.add, right * right)
    return squares[0] / np.maximum(n_left, 1) + squares[1] / np.maximum(n_right, 1)


def _misclassification_kept(left, right, n_left, n_right, over: Over):
    """Rate by how many rows the commonest class of each child has."""
    return over(np.maximum, left) + over(np.maximum, right).astype(float)


KEPT = {"gini": _gini_kept, "misclassification": _misclassification_kept}
