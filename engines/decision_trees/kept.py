"""How pure the two sides of a cut are, from their counts: the more, the better.

A node's rows times its impurity, less its children's rows times theirs, is what a cut
gains. What the node itself brings is the same for all its cuts, so they are told apart
by their two sides alone. Whole counts are squared exactly, or looked up in a table: the
same counts are worth the same to the last bit, on either side.
"""

from collections.abc import Callable

import numpy as np

Kept = Callable[[np.ndarray, np.ndarray], np.ndarray]


def kept_by(criterion: str, n: int) -> Kept:
    """Return the function that rates cuts of at most ``n`` rows by their two sides.

    It takes how many rows of each class the sides have, (2, n_classes, ...), and how
    many rows that are, (2, ...). A cut's gain is its rate, less the rate of the
    undivided node, over the node's rows. Raises ValueError for an unknown criterion.

    >>> float(kept_by("gini", 4)(np.array([[2, 0], [0, 2]]), np.array([2, 2])))
    4.0
    """
    if criterion == "entropy":
        return _entropy_kept(n)
    if criterion not in KEPT:
        known = ", ".join(("entropy", *KEPT))
        raise ValueError(f"There is no criterion {criterion!r}; choose one of {known}.")
    return KEPT[criterion]


def _entropy_kept(n: int) -> Kept:
    """Rate by -n H = sum of n_c log2 n_c - n log2 n, in which all terms are known."""
    counts = np.arange(n + 1)
    terms = counts * np.log2(np.maximum(counts, 1))

    def kept(sides: np.ndarray, sizes: np.ndarray) -> np.ndarray:
        """Rate cuts by their two sides, from the table of terms."""
        return (terms.take(sides).sum(axis=1) - terms.take(sizes)).sum(axis=0)

    return kept


def _gini_kept(sides: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Rate by n - n Gini = sum of n_c^2 / n."""
    return ((sides * sides).sum(axis=1) / np.maximum(sizes, 1)).sum(axis=0)


def _misclassification_kept(sides: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Rate by how many rows the commonest class of each side has."""
    return sides.max(axis=1).sum(axis=0, dtype=float)


KEPT = {"gini": _gini_kept, "misclassification": _misclassification_kept}
