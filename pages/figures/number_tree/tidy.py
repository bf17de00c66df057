"""Places for the nodes of a binary tree, as near to each other as they may stand."""

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
    drawings of trees".
    """
    n = len(children)
    contours, aside = [NOTHING] * n, [0.0] * n  # aside: of a node, from its parent
    for node in reversed(range(n)):
        below, half = children[node], float(halves[node])
        left, right = NOTHING
        if below:
            one, other = (contours[child] for child in below)
            away = _between(one, other, gap) / 2
            aside[below[0]], aside[below[1]] = -away, away
            left, right = _joined(one, other, away)
            contours[below[0]] = contours[below[1]] = NOTHING  # they are in it now
        contours[node] = [-half, *left], [half, *right]
    x = [0.0] * n
    for node, below in enumerate(children):
        for child in below:
            x[child] = x[node] + aside[child]
    return np.array(x) - min(contours[0][0])


def _between(one: Contour, other: Contour, gap: float) -> float:
    """Return how far apart two neighbours' middles stand."""
    (_, right), (left, _) = one, other
    return max(a - b for a, b in zip(right, left, strict=False)) + gap


def _joined(one: Contour, other: Contour, away: float) -> Contour:
    """Return the contour of both children, each so far away from the middle."""
    left = [end - away for end in one[0]]
    left += [end + away for end in other[0][len(left) :]]
    right = [end + away for end in other[1]]
    right += [end - away for end in one[1][len(right) :]]
    return left, right
