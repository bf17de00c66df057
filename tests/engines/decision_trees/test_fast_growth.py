"""The fast growth is the plain one, at every node: nothing else is asked of it here."""

import numpy as np

from engines.decision_trees import Decisions
from tests.engines.decision_trees.slow_growth import SlowGrowth

CRITERIA = ("entropy", "gini", "misclassification")
KINDS = {
    "floats": lambda rng, shape: rng.normal(size=shape),
    "few words": lambda rng, shape: rng.integers(0, 3, shape),
    "whole numbers": lambda rng, shape: rng.integers(-400, 400, shape),
    "one digit": lambda rng, shape: np.round(rng.normal(size=shape), 1),
    "constants": lambda rng, shape: np.full(shape, rng.normal(size=shape[1])),
    "duplicates": lambda rng, shape: rng.normal(size=shape)[
        rng.integers(0, 3, shape[0])
    ],
}


def differences(fast: Decisions, slow: SlowGrowth) -> list[str]:
    """Return in what a growth differs from the plain one, as names of its arrays."""
    tree, nodes = fast.tree, slow.nodes
    if fast.asked_at.tolist() != slow.asked or len(tree.features) != len(nodes):
        return ["asked_at"]
    asks = [node.left != -1 for node in nodes]
    wanted = {
        "features": [node.feature if node.left != -1 else -1 for node in nodes],
        "children": [(n.left, n.left + 1 if n.left != -1 else -1) for n in nodes],
        "parents": [node.parent for node in nodes],
        "depths": [node.depth for node in nodes],
        "class_counts": [node.counts for node in nodes],
    }
    found = [
        name for name in wanted if not np.array_equal(getattr(tree, name), wanted[name])
    ]
    thresholds = [n.threshold if n.left != -1 else np.nan for n in nodes]
    gains = [n.gain if n.left != -1 else np.nan for n in nodes]
    impurities = [node.impurity for node in nodes]
    tied = [len(node.found.tied) if node.left != -1 else 0 for node in nodes]
    tests = {
        "thresholds": np.array_equal(tree.thresholds, thresholds, equal_nan=True),
        "gains": np.allclose(tree.gains, gains, rtol=0, atol=1e-12, equal_nan=True),
        "impurities": np.allclose(tree.impurities, impurities, rtol=0, atol=1e-14),
        "why_leaf": [tree.reason(at) for at in range(len(nodes))]
        == [n.why for n in nodes],
        "n_tied": fast.n_tied.tolist() == tied,
        "asks": tree.asks.tolist() == asks,
    }
    return found + [name for name, so in tests.items() if not so]
