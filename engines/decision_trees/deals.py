"""Ways to deal classes out to rows: all there are, or some at random."""

from collections.abc import Sequence
from itertools import combinations
from math import comb

import numpy as np


def n_deals(class_counts: Sequence[int]) -> int:
    """Return how many ways there are to deal classes, so many of each, to rows.

    N! / (c_1! c_2! ...), with N the sum of ``class_counts``. Never raises.

    >>> n_deals([2, 2])
    6
    """
    counts = [int(count) for count in class_counts]
    found, upto = 1, 0
    for count in counts:
        upto += count
        found *= comb(upto, count)
    return found


def every_deal(class_counts: Sequence[int]) -> np.ndarray:
    """Return all ways to deal classes to rows, (n_deals, N) numbers of classes.

    Each way is there once, and in a shuffle all are equally likely. The first class
    takes its places, the second takes some of those that are left, and so on. Shapes:
    ``class_counts`` (n_classes,) whole numbers that sum to N. Never raises; ask
    `n_deals` first whether they are few enough.

    >>> every_deal([1, 2]).tolist()
    [[0, 1, 1], [1, 0, 1], [1, 1, 0]]
    """
    n = int(sum(class_counts))
    deals, free = np.zeros((1, n), dtype=int), np.arange(n)[np.newaxis]
    for number, count in enumerate(map(int, class_counts)):
        places = [*combinations(range(n), count)]
        taken = np.array(places, dtype=int).reshape(len(places), count)
        is_free = np.ones((len(places), n), dtype=bool)
        np.put_along_axis(is_free, taken, False, axis=1)
        others = is_free.nonzero()[1].reshape(len(places), n - count)
        deals = np.repeat(deals, len(places), axis=0)
        given = free[:, taken].reshape(len(deals), count)
        np.put_along_axis(deals, given, number, axis=1)
        n -= count
        free = free[:, others].reshape(len(deals), n)
    return deals
