"""Places for the nodes of a binary tree, as near to each other as they may stand."""

from collections.abc import Sequence

import numpy as np

Contour = tuple[np.ndarray, np.ndarray]  # ends by level: the leftmost, the rightmost


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
    contours: list[Contour] = [(np.zeros(0), np.zeros(0))] * n
    aside = np.zeros(n)  # of a node, from its parent
    for node in reversed(range(n)):
        below = children[node]
        offsets = _apart([contours[child] for child in below], gap)
        aside[list(below)] = offsets
        half = halves[node]
        left, right = _joined([contours[child] for child in below], offsets)
        ends = np.concatenate([[-half], left]), np.concatenate([[half], right])
        contours[node] = ends
        for child in below:
            contours[child] = (np.zeros(0), np.zeros(0))  # is in its parent's now
    x = np.zeros(n)
    for node in range(n):
        x[list(children[node])] = x[node] + aside[list(children[node])]
    return x - contours[0][0].min()


def _apart(contours: Sequence[Contour], gap: float) -> np.ndarray:
    """Return where the children of a node stand, from its middle."""
    if len(contours) < 2:
        return np.zeros(len(contours))
    (_, right), (left, _) = contours
    m = min(len(right), len(left))
    between = float((right[:m] - left[:m]).max()) + gap
    return np.array([-between / 2, between / 2])


def _joined(contours: Sequence[Contour], offsets: np.ndarray) -> Contour:
    """Return the contour of all children together."""
    if not contours:
        return np.zeros(0), np.zeros(0)
    deepest = max(len(left) for left, _ in contours)
    lefts, rights = (
        np.stack([_filled(one[side] + by, deepest, fill) for one, by in pairs])
        for side, fill in ((0, np.inf), (1, -np.inf))
        for pairs in [[*zip(contours, offsets, strict=True)]]
    )
    return lefts.min(axis=0), rights.max(axis=0)


def _filled(ends: np.ndarray, n: int, fill: float) -> np.ndarray:
    return np.concatenate([ends, np.full(n - len(ends), fill)])
