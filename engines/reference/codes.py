"""The fewest yes/no questions, found another way than Huffman's."""

import numpy as np


def fewest_questions(weights) -> float:
    """Return the smallest average number of yes/no questions, over all trees.

    By dynamic programming: sorted by weight, some best tree cuts the row of things
    into a left and a right part at every question, so cost(i, j) is the smallest
    cost(i, k) + cost(k, j) plus the weight of i..j. ``weights``, shape (m,), are 0 or
    more and not all 0; 0 is left out. Takes m^3 steps. Nothing is raised.
    Source: Knuth, The Art of Computer Programming, volume 3, section 6.2.2.

    >>> fewest_questions([1, 4, 1, 2])
    1.75
    """
    weights = np.sort(np.asarray(weights, dtype=float))
    weights = weights[weights > 0]
    before = np.concatenate([[0.0], np.cumsum(weights)])
    n = len(weights)
    cost = np.zeros((n + 1, n + 1))  # of the things i..j - 1; one alone costs nothing
    for width in range(2, n + 1):
        for i in range(n - width + 1):
            j = i + width
            cuts = cost[i, i + 1 : j] + cost[i + 1 : j, j]
            cost[i, j] = cuts.min() + before[j] - before[i]
    return float(cost[0, n] / before[-1])
