"""How mixed a bag is: entropy, Gini impurity and misclassification, on counts."""

from collections.abc import Callable

import numpy as np


def shares(counts) -> np.ndarray:
    """Return each class's share of its bag: p_i = n_i / sum of n.

    ``counts`` has the classes on its last axis and any axes before it; counts may be
    weights, whole or not. The result has the same shape; an empty bag has shares 0.
    Raises ValueError for a negative or non-finite count and for an empty last axis.

    >>> shares([3, 1])
    array([0.75, 0.25])
    """
    counts = np.asarray(counts, dtype=float)
    if counts.ndim == 0 or counts.shape[-1] == 0:
        raise ValueError("Counts need at least one class on their last axis.")
    if not np.isfinite(counts).all() or (counts < 0).any():
        raise ValueError("Counts must be finite numbers, 0 or more.")
    total = counts.sum(axis=-1, keepdims=True)
    return np.divide(counts, total, out=np.zeros_like(counts), where=total > 0)


def surprise(share) -> np.ndarray:
    """Return how surprising it is to draw something of this share, in bits.

    -log2 p; what never happens (p = 0) has surprise infinity. Any shape.
    Source: Shannon 1948, A Mathematical Theory of Communication.

    >>> surprise([0.5, 0.25])
    array([1., 2.])
    """
    share = np.asarray(share, dtype=float)
    with np.errstate(divide="ignore"):
        return -np.log2(share) + 0.0  # no minus zero for a certainty


def entropy_terms(counts) -> np.ndarray:
    """Return each class's part of the entropy, -p_i log2 p_i, in bits.

    Same shape as ``counts``; 0 log 0 counts as 0. Raises as `shares` does.

    >>> entropy_terms([1, 1, 0])
    array([0.5, 0.5, 0. ])
    """
    p = shares(counts)
    return p * -np.log2(p, out=np.zeros_like(p), where=p > 0) + 0.0


def entropy(counts, base: float = 2) -> np.ndarray:
    """Return the entropy, in bits: the surprise to expect from one draw.

    H = -sum of p_i log2 p_i. ``counts`` has the classes on its last axis, which the
    result lacks; an empty bag has entropy 0. Another ``base`` of the logarithm only
    changes the unit: all bits are divided by log2 of the base. Raises as `shares` does,
    and ValueError for a base that is not above 1. Source: Shannon 1948, section 6.

    >>> float(entropy([2, 2]))
    1.0
    """
    if not 1 < base < np.inf:
        raise ValueError(f"The base is {base}; take a finite one above 1, such as 2.")
    return entropy_terms(counts).sum(axis=-1) / np.log2(base)


def per_bit(base: float = 2) -> float:
    """Return how many units of another logarithm one bit is: log 2 / log base.

    The entropy of a fair coin: 1 for base 2 (bits), 0.693147 for e (nats), 0.30103 for
    10 (hartleys, or bans). Raises ValueError for a base that is not above 1.
    Source: Shannon 1948, introduction.

    >>> per_bit(4)
    0.5
    """
    return float(entropy([1, 1], base))


def gini(counts) -> np.ndarray:
    """Return the Gini impurity: how often a guess drawn from the bag itself is wrong.

    1 - sum of p_i^2. ``counts`` has the classes on its last axis, which the result
    lacks; an empty bag has 0. Raises as `shares` does.
    Source: Breiman, Friedman, Olshen and Stone 1984, section 4.3.

    >>> float(gini([2, 2]))
    0.5
    """
    p = shares(counts)
    return (p * (1 - p)).sum(axis=-1)


def misclassification(counts) -> np.ndarray:
    """Return how often the best single guess is wrong: 1 - max of p_i.

    ``counts`` has the classes on its last axis, which the result lacks; an empty bag
    has 0. Raises as `shares` does. Source: Breiman et al. 1984, section 4.2.

    >>> float(misclassification([3, 1]))
    0.25
    """
    p = shares(counts)
    return np.where(p.any(axis=-1), 1 - p.max(axis=-1), 0.0)


IMPURITIES: dict[str, Callable[..., np.ndarray]] = {
    "entropy": entropy,
    "gini": gini,
    "misclassification": misclassification,
}
