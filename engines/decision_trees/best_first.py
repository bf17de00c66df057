"""Growing best first: which splits come first when the number of leaves is limited."""

from heapq import heappop, heappush

import numpy as np

from engines.decision_trees.gains import SAME_WITHIN

NEARLY = 1e-9  # worths that are nearer may change places; both are kept in view


class Budget:
    """Which splits may still be among the first, while whole levels are grown.

    A split's turn is when the best of all open nodes is worth no more than it, or than
    the poorest split on the way to it, if that is less. With T splits to make, nodes
    whose poorest is below the T-th best of those already known need not be split.
    """

    def __init__(self, max_leaves: int | None) -> None:
        """Know only the root, which nothing leads to."""
        self.n_splits = None if max_leaves is None else max_leaves - 1
        self.poorest = np.full(1, np.inf)  # of each node of the level: on the way to it
        self.known = np.zeros(0)

    def afford(self, worth, mixed: np.ndarray, can_split: np.ndarray) -> np.ndarray:
        """Return which of a level's nodes to split, (q,) bool.

        ``mixed`` (b,) says which of those born are the q nodes, ``worth`` (q,) what
        their splits are worth.
        """
        poorest = np.minimum(self.poorest[mixed], worth)
        self.known = np.concatenate([self.known, poorest[can_split]])
        if len(self.known) > self.n_splits:
            self.known = np.sort(self.known)[len(self.known) - self.n_splits :]
            least = self.known.min(initial=np.inf)
            can_split = can_split & (poorest >= least - NEARLY)
        self.poorest = np.repeat(poorest[can_split], 2)
        return can_split


def best_first(worth: np.ndarray, splits: np.ndarray, n_most: int):
    """Return a tree's first splits when what is worth most is always split next.

    ``worth`` (n_nodes,) is each split's; ``splits`` (n_splits,) are the nodes that can
    be split, and 2k + 1 and 2k + 2 the children of the k-th of them, from 0. Of those
    worth as much the oldest is first. Returns the nodes in the order of their birth,
    (2T + 1,), and which of them, by this order, the T splits are made at.

    >>> best_first(np.array([0.3, 0.1, 0.2, 0, 0, 0, 0]), np.array([0, 1, 2]), 2)
    (array([0, 1, 2, 5, 6]), array([0, 2]))
    """
    left_of = {int(node): 2 * k + 1 for k, node in enumerate(splits)}
    born, asked_at, waiting = [0], [], []  # waiting: worth (negative), age
    if left_of:
        heappush(waiting, (-worth[0], 0))
    while waiting and len(asked_at) < n_most:
        age = _oldest_of_the_best(waiting)
        left = left_of[born[age]]
        asked_at.append(age)
        for child in (left, left + 1):
            if child in left_of:
                heappush(waiting, (-worth[child], len(born)))
            born.append(child)
    return np.array(born), np.array(asked_at, dtype=int)


def _oldest_of_the_best(waiting: list[tuple[float, int]]) -> int:
    """Take the oldest of those worth as much as the best out of a heap."""
    equals = [heappop(waiting)]
    while waiting and waiting[0][0] <= equals[0][0] + SAME_WITHIN:
        equals.append(heappop(waiting))
    oldest = min(equals, key=lambda one: one[1])
    for one in equals:
        if one is not oldest:
            heappush(waiting, one)
    return oldest[1]
