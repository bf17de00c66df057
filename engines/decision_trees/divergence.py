"""What a wrong belief about a bag costs: cross-entropy and Kullback-Leibler."""

import numpy as np

from engines.decision_trees.impurity import shares, surprise


def cross_entropy_terms(p_counts, q_counts) -> np.ndarray:
    """Return each class's part of the cross-entropy, -p_i log2 q_i, in bits.

    ``p_counts`` are of the real bag, ``q_counts`` of the believed one, both with the
    classes on their last axis; their shapes are broadcast, and the result has what
    comes of that. What never comes (p_i = 0) counts as 0, whatever is believed of it;
    what comes and is believed never to come (q_i = 0 < p_i) is infinite. Raises as
    `shares` does, and ValueError for shapes that do not fit.

    >>> cross_entropy_terms([2, 2, 0], [1, 3, 0]).round(3)
    array([1.   , 0.208, 0.   ])
    """
    p, q = np.broadcast_arrays(shares(p_counts), shares(q_counts))
    return np.multiply(p, surprise(q), out=np.zeros(p.shape), where=p > 0)


def cross_entropy(p_counts, q_counts) -> np.ndarray:
    """Return the surprise to expect of a draw from p, in bits, when q is believed in.

    H(p, q) = -sum of p_i log2 q_i >= H(p), with equality for equal shares only.
    ``p_counts`` and ``q_counts`` have the classes on their last axis, which the result
    lacks; it is infinite where a class that comes has q_i = 0. A bag p without
    anything in it has 0. Raises as `cross_entropy_terms` does. Source: Shannon 1948,
    whose inequality it is; Cover and Thomas 2006, section 5.4.

    >>> float(cross_entropy([4, 2, 2], [2, 2, 4])), float(cross_entropy([1, 1], [1, 0]))
    (1.75, inf)
    """
    return cross_entropy_terms(p_counts, q_counts).sum(axis=-1)


def kullback_leibler(p_counts, q_counts) -> np.ndarray:
    """Return the surprise that a wrong belief adds to every draw, on average, in bits.

    KL(p || q) = sum of p_i log2(p_i / q_i) = H(p, q) - H(p) >= 0, which is 0 for equal
    shares only; KL(q || p) is another number. ``p_counts`` and ``q_counts`` have the
    classes on their last axis, which the result lacks; it is infinite where H(p, q) is.
    Raises as `cross_entropy_terms` does. Source: Kullback and Leibler 1951, On
    Information and Sufficiency.

    >>> float(kullback_leibler([4, 2, 2], [2, 2, 4]))
    0.25
    """
    p, q = np.broadcast_arrays(shares(p_counts), shares(q_counts))
    ratio = np.divide(q, p, out=np.ones(p.shape), where=p > 0)
    parts = np.multiply(p, surprise(ratio), out=np.zeros(p.shape), where=p > 0)
    return np.maximum(parts.sum(axis=-1), 0.0)  # rounding may leave a little below 0
