"""What luck alone is worth: the gain to expect from a question that knows nothing."""

from collections import Counter
from collections.abc import Sequence
from math import comb, factorial, prod

import numpy as np


def rarest_chance(class_counts: Sequence[int]) -> float:
    """Return how often luck alone matches even a question that tells everything.

    Of the N! / (c_1! c_2! ...) ways to deal the classes, ``class_counts`` of each,
    those that make every bag of such a question pure are as many as there are ways to
    swap classes of equal size. No question has a smaller exact p-value: what a deal
    gains stays the same when classes of equal size change places. Never raises.

    >>> rarest_chance([2, 2])  # 2 of 6 deals
    0.3333333333333333
    """
    counts = [int(count) for count in class_counts if count]
    upto = np.cumsum(counts).tolist()
    deals = prod(comb(n, count) for n, count in zip(upto, counts, strict=True))
    return prod(factorial(times) for times in Counter(counts).values()) / deals


def expected_gain(counts) -> float:
    """Return the mean information gain over all ways to shuffle the answers, in bits.

    ``counts`` (n_answers, n_classes) are whole numbers. When classes are dealt out at
    random, the cell with a rows of that answer, b of that class and N in all holds n
    rows with the hypergeometric chance P(n), so the mean is the sum over all cells and
    all n of P(n) n/N log2(N n / (a b)). It is 0 only where nothing can be gained: a
    question with many answers gains much by luck. Raises ValueError for counts that
    are no table of whole numbers. Source: Vinh, Epps and Bailey 2009, Information
    Theoretic Measures for Clusterings Comparison, equation 24a.

    >>> round(expected_gain([[1, 1], [1, 1]]), 6)  # 2 of the 6 deals tell all
    0.333333
    """
    counts = np.asarray(counts, dtype=float)
    if counts.ndim != 2 or (counts < 0).any() or (counts % 1).any():
        raise ValueError("Counts must be whole numbers, (n_answers, n_classes).")
    total = int(counts.sum())
    log_factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, total + 1)))])
    answers, classes = counts.sum(axis=1).astype(int), counts.sum(axis=0).astype(int)
    cells = [
        _expected_part(a, b, total, log_factorial)
        for a in answers[answers > 0]
        for b in classes[classes > 0]
    ]
    return float(sum(cells))


def _expected_part(a: int, b: int, total: int, log_factorial: np.ndarray) -> float:
    """Return the mean over all deals of n/N log2(N n / (a b)) in one cell."""
    n = np.arange(max(1, a + b - total), min(a, b) + 1)
    log_chance = (
        log_factorial[[a, b, total - a, total - b]].sum()
        - log_factorial[total]
        - log_factorial[n]
        - log_factorial[a - n]
        - log_factorial[b - n]
        - log_factorial[total - a - b + n]
    )
    bits = n / total * np.log2(total * n / (a * b))
    return float(np.exp(log_chance) @ bits)
