"""The link of a node: what the leaves that hang on it take off R."""

from dataclasses import dataclass

from engines.decision_trees import BinaryTree, leaves_below, node_costs
from engines.decision_trees.subtrees import sums_below


@dataclass(frozen=True)
class Link:
    """R(t) of a node as a leaf; R and the number of leaves of what hangs below it."""

    cost: float
    below: float
    n_leaves: int

    @property
    def saved(self) -> float:
        """What its leaves take off R; below 0 is rounding."""
        return max(self.cost - self.below, 0.0)

    @property
    def strength(self) -> float:
        """g(t): what each leaf but one takes off, on average."""
        return self.saved / (self.n_leaves - 1)


def link_of(tree: BinaryTree, node: int, measure: str) -> Link:
    """Return the link of a node that asks."""
    costs = node_costs(tree, measure)
    below, n_leaves = sums_below(tree, costs)[node], leaves_below(tree)[node]
    return Link(float(costs[node]), float(below), int(n_leaves))
