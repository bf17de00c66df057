"""Growing best first: which splits come first when the number of leaves is limited."""

from heapq import heappop, heappush

import numpy as np

from engines.decision_trees.binary_tree import NONE, REASONS
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.grown import NO_CUT, Grown
from engines.decision_trees.impurity import IMPURITIES
from engines.decision_trees.tree import LeafReason

NEARLY = 1e-9  # worths that are nearer may change places; both are kept in view


class Budget:
    """Which splits may still be among the first, while whole levels are grown.

    A split's turn is when the best of all open nodes is worth no more than it, or than
    the poorest split on the way to it, if that is less. With T splits to make, nodes
    whose poorest is below the T-th best of those already known need not be split.
    """

    def __init__(self, max_leaves: int) -> None:
        """Know only the root, which nothing leads to."""
        self.n_splits = max_leaves - 1
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


def best_first(grown: Grown, criterion: str, max_leaves: int) -> Grown:
    """Return the nodes that are born when what is worth most is always split next.

    A split is worth the share of rows at its node times its gain; of splits worth as
    much the oldest node's is first. ``grown`` is a growth that went on for longer.
    """
    gains = grown.gains(IMPURITIES[criterion](grown.counts))
    worth = (gains * grown.sizes[grown.splits] / grown.sizes[0]).tolist()
    number = {node: k for k, node in enumerate(grown.splits.tolist())}
    born, splits, waiting = [0], [], []  # waiting: worth (negative), age

    def wait(age: int) -> None:
        """Let a node wait for its turn, if it may be split at all."""
        if born[age] in number:
            heappush(waiting, (-worth[number[born[age]]], age))

    wait(0)
    while waiting and len(splits) < max_leaves - 1:
        age = _oldest_of_the_best(waiting)
        left = 2 * number[born[age]] + 1
        splits.append(age)
        born += [left, left + 1]
        wait(len(born) - 2)
        wait(len(born) - 1)
    return _chosen(grown, np.array(born), np.array(splits, dtype=int))


def _chosen(grown: Grown, born: np.ndarray, splits: np.ndarray) -> Grown:
    """Return these nodes only; those that could be split, and are not, say why."""
    cuts, why = NO_CUT.repeat(len(born), axis=1), grown.why[born]
    why[why == NONE] = REASONS.index(LeafReason.MOST_LEAVES)
    cuts[:, splits], why[splits] = grown.cuts[:, born[splits]], NONE
    nodes = grown.counts[born], grown.sizes[born], grown.depths[born]
    return Grown(cuts, splits, why, *nodes, grown.columns)


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
