"""What a certificate says of a tree on numbers, node by node."""

from dataclasses import dataclass
from enum import Enum

import numpy as np


class Verdict(Enum):
    """How a node of scikit-learn's tree compares with what we would do there."""

    SAME = "the same cut, or a leaf for both"
    TIE = "another of the cuts that gain the most"
    BLURRED = "numbers taken for equal that differ by less than float32 can tell"
    DIFFERENT = "a difference that nothing explains"


@dataclass(frozen=True)
class Judged:
    """One node: the verdict, our best gain with its rows, how many cuts gain that."""

    verdict: Verdict
    gain: float = 0.0
    n_best: int = 0


@dataclass(frozen=True, eq=False)
class Certificate:
    """What was compared, and how it came out; one entry a node of scikit-learn's tree.

    For misclassification, which it does not know, the nodes are those of our tree, and
    its gains are told from the mistakes of its most frequent class.
    """

    criterion: str
    walks_theirs: bool  # whether the nodes are of scikit-learn's tree; else of ours
    nodes: tuple[Judged, ...]  # (n_nodes,)
    splits: np.ndarray  # (n_nodes,) bool: whether the node is split
    their_gains: np.ndarray  # (n_nodes,); 0 at a leaf
    blurred: tuple[int, ...]  # features with numbers that it cannot tell apart
    n_blurred_rows: int  # rows that have such a number
    compares_rows: bool  # whether both trees were grown within the same limits
    differing: np.ndarray  # rows that the two trees class differently, (k,)
    unexplained: np.ndarray  # those of them that no tie and no blur explains
    accuracies: tuple[float, float]  # on all rows: our tree's, scikit-learn's

    def count(self, verdict: Verdict) -> int:
        """Return how many nodes have this verdict."""
        return sum(node.verdict is verdict for node in self.nodes)

    @property
    def n_unique(self) -> int:
        """How many splits had one best cut, which is then the same for both."""
        return sum(node.n_best == 1 for node in self.nodes)

    @property
    def gains(self) -> np.ndarray:
        """Our best gain at each node, with its rows, (n_nodes,); 0 at a leaf."""
        return np.array([node.gain for node in self.nodes])

    @property
    def gap(self) -> float:
        """The largest difference of gains at a split."""
        return float(np.abs(self.gains - self.their_gains).max())

    @property
    def holds(self) -> bool:
        """Whether every difference there is has its explanation."""
        return not self.count(Verdict.DIFFERENT) and not len(self.unexplained)
