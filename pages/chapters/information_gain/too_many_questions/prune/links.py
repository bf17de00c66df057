"""The link of a node: what the leaves that hang on it take off R."""

from dataclasses import dataclass

from engines.decision_trees import BinaryTree, leaves_below, node_costs
from engines.decision_trees.subtrees import sums_below

SAME = 1e-12  # of R: rounding


def taken_off(cost: float, below: float) -> float:
    """Return what leaves take off R, without what is rounding alone."""
    return cost - below if cost - below > SAME else 0.0


@dataclass(frozen=True)
class Link:
    """R(t) of a node as a leaf; R and the number of leaves of what hangs below it."""

    cost: float
    below: float
    n_leaves: int

    @property
    def saved(self) -> float:
        """What its leaves take off R; what is hardly any is rounding."""
        return taken_off(self.cost, self.below)

    @property
    def strength(self) -> float:
        """g(t): what each leaf but one takes off, on average."""
        return self.saved / (self.n_leaves - 1)


def link_of(tree: BinaryTree, node: int, measure: str) -> Link:
    """Return the link of a node that asks."""
    costs = node_costs(tree, measure)
    below, n_leaves = sums_below(tree, costs)[node], leaves_below(tree)[node]
    return Link(float(costs[node]), float(below), int(n_leaves))
