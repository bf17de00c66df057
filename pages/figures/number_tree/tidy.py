"""Places for the nodes of a tree, as near to each other as they may stand."""

from collections.abc import Sequence

import numpy as np

Contour = tuple[list[float], list[float]]  # by level: the leftmost end, the rightmost
NOTHING: Contour = ([], [])


def tidy(
    children: Sequence[tuple[int, ...]], halves: Sequence[float], gap: float
) -> np.ndarray:
    """Return each node's place along its level, (n,), the leftmost end at 0.

    A node stands in the middle above its children; equal subtrees are drawn alike, and
    two nodes of a level are `gap` apart at least. Children come after their parents.
    `halves` are half the nodes' widths. Source: Reingold and Tilford 1981, "Tidier
    drawings of trees"; of more than two children each stands as near to those before
    it as it may.
    """
    n = len(children)
    contours, aside = [NOTHING] * n, [0.0] * n  # aside: of a node, from its parent
    for node in reversed(range(n)):
        below, half = children[node], float(halves[node])
        left, right = NOTHING
        if below:
            left, right = _beside_each_other(below, contours, aside, gap)
        contours[node] = [-half, *left], [half, *right]
    x = [0.0] * n
    for node, below in enumerate(children):
        for child in below:
            x[child] = x[node] + aside[child]
    return np.array(x) - min(contours[0][0])


def _beside_each_other(
    below: Sequence[int], contours: list[Contour], aside: list[float], gap: float
) -> Contour:
    """Put children beside each other; return the contour of all, from their middle."""
    first, *others = below
    whole, away = contours[first], 0.0
    for child in others:
        away = _between(whole, contours[child], gap)
        whole = _joined(whole, contours[child], away)
        aside[child] = away
    left, right = whole
    for child in below:
        aside[child] -= away / 2
        contours[child] = NOTHING  # it is in the whole now
    return [end - away / 2 for end in left], [end - away / 2 for end in right]


def _between(one: Contour, other: Contour, gap: float) -> float:
    """Return how far apart two neighbours' middles stand."""
    (_, right), (left, _) = one, other
    return max(a - b for a, b in zip(right, left, strict=False)) + gap


def _joined(one: Contour, other: Contour, away: float) -> Contour:
    """Return the contour of both, the other's middle so far away from the one's."""
    left = one[0] + [end + away for end in other[0][len(one[0]) :]]
    right = [end + away for end in other[1]] + one[1][len(other[1]) :]
    return left, right
