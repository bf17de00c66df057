"""Separation: whether a straight cut has all 0s on one side and all 1s on the other."""

import numpy as np

from engines.gradient_descent.checks import checked_samples

NOTHING = 1e-9  # so small a share of what it is made of counts as rounding


def is_separable(inputs, targets) -> bool:
    """Tell whether some cut w . x = 0 has no sample on its wrong side.

    Samples on the cut itself count as on both sides, but not all samples may be there.
    Then the log loss falls for ever along w, and has no minimum. ``inputs`` is
    (n_samples, d), with a column of ones for a bias; ``targets`` (n_samples,), 0 or 1.
    Raises ValueError for samples that do not fit. Source: Albert and Anderson (1984).

    >>> is_separable([[1, 1], [2, 1], [2, 1], [3, 1]], [0, 0, 1, 1])
    True
    >>> is_separable([[1, 1], [2, 1], [1.5, 1], [3, 1]], [0, 0, 1, 1])
    False
    """
    return separating_direction(inputs, targets) is not None


def separating_direction(inputs, targets) -> np.ndarray | None:
    """Return weights w, (d,) of length 1, that separate 0s from 1s, or None.

    With the sign s = 1 for a target of 1 and -1 for 0, s w . x >= 0 for every sample,
    and above 0 for at least one. Either there is such a w, or the vectors s x can be
    balanced by weights above 0, with sum m s x = 0 (Stiemke's lemma): so the shortest
    such sum with all m >= 1 is sought, and where it is not 0 it is the w itself.
    ``inputs``, ``targets`` and what is raised are as for `is_separable`. Source:
    Stiemke (1915); Lawson and Hanson, Solving Least Squares Problems, chapter 23.

    >>> separating_direction([[1, 1], [3, 1]], [0, 1]).round(6)
    array([ 0.447214, -0.894427])
    """
    inputs, targets = checked_samples(inputs, targets)
    if not np.isin(targets, (0, 1)).all():
        raise ValueError(
            f"The targets must be 0 or 1, not {np.setdiff1d(targets, (0, 1)).tolist()}."
        )
    rows = (2 * targets - 1)[:, np.newaxis] * inputs
    basis, lengths, back = np.linalg.svd(rows, full_matrices=False)
    found = lengths > NOTHING * lengths.max()
    # Other axes, in which all directions are as long: the answer is the same, its
    # rounding smaller.
    flat = basis[:, found]
    flat = flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), NOTHING)
    shortest, amounts = _shortest_sum(flat.T)
    if np.linalg.norm(shortest) <= NOTHING * amounts.sum():
        return None
    weights = back[found].T @ (shortest / lengths[found])
    return weights / np.linalg.norm(weights)


def _shortest_sum(columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the shortest sum of (d, n) columns, each at least once, and how often.

    Least squares for the amounts beyond 1, none of them negative (Lawson and Hanson).
    """
    n = columns.shape[1]
    amounts, chosen = np.zeros(n), np.zeros(n, dtype=bool)
    target = -columns.sum(axis=1)
    for _ in range(3 * n):
        pulls = columns.T @ (target - columns @ amounts)
        pulls[chosen] = -np.inf
        if chosen.all() or pulls.max() <= NOTHING * (1 + amounts.sum()):
            break
        chosen[pulls.argmax()] = True
        amounts, chosen = _refitted(columns, target, amounts, chosen)
    return columns @ (1 + amounts), 1 + amounts


def _refitted(columns, target, amounts, chosen) -> tuple[np.ndarray, np.ndarray]:
    """Return the best amounts of the chosen columns; who would sink below 0 is left."""
    while chosen.any():
        wanted = np.zeros_like(amounts)
        wanted[chosen] = np.linalg.lstsq(columns[:, chosen], target)[0]
        sinking = chosen & (wanted <= 0)
        if not sinking.any():
            return wanted, chosen
        drop = amounts[sinking] - wanted[sinking]
        share = (amounts[sinking] / np.where(drop > 0, drop, 1)).min()
        amounts = amounts + share * (wanted - amounts)
        chosen = chosen & ~(sinking & (amounts <= NOTHING))
        amounts[~chosen] = 0
    return np.zeros_like(amounts), chosen
