"""A script that searches the last node again, and tries the learner's cut there."""

import numpy as np

from engines.decision_trees import (
    Candidates,
    Cut,
    Cuts,
    candidate_splits,
    cut,
    cuts_along,
    entropy,
    entropy_terms,
    gini,
    impurity_after,
    information_gain,
    misclassification,
    shares,
)
from engines.decision_trees.splits import checked, halfway
from pages.chapters.information_gain.cuts.search import Search
from pages.ui import exports
from pages.ui.chapter import Script

from .record import Record

MOST_NUMBERS = 3000  # of a node that are written down
CODE = (
    *(shares, entropy_terms, entropy, gini, misclassification),
    *(impurity_after, information_gain),
    *(Candidates, checked, halfway, candidate_splits, Cuts, cuts_along, Cut, cut),
)
NAMES = """
from collections.abc import Callable
from dataclasses import dataclass

Impurity = Callable[..., np.ndarray]
SAME_WITHIN = 1e-12  # gains nearer than this are equal
"""
PRINTS = ("threshold", "gain", "your gain", "regret")


def script(record: Record) -> Script:
    """Write the last node's numbers, and what finds its best cut."""
    step = record.n_steps - 1
    search, own = record.search(step), record.own[step]
    kept = columns(search, own.feature)
    names = [record.names[feature] for feature in kept]
    body = f"""
IMPURITIES = {{f.__name__: f for f in (entropy, gini, misclassification)}}

# The last node's rows; the columns are {", ".join(map(repr, names))}.
X = np.array({search.features[:, kept].tolist()})
y = np.array({search.labels.tolist()})
criterion = {search.criterion!r}
found = candidate_splits(X, y, criterion, {record.settings.min_samples_leaf})
yours = cut(X, y, {kept.index(own.feature)}, {own.threshold!r}, criterion)
best = found.best
gain = found.gains[best] if best is not None else 0.0
print(repr(float(found.thresholds[best]) if best is not None else None))
print(repr(float(gain)))
print(repr(float(yours.gain)))
print(repr(float(max(gain - yours.gain, 0.0))))
"""
    says = "The best cut of one node, and what another one gains there."
    return Script(exports.script(says, CODE, body, NAMES), PRINTS)


def columns(search: Search, own: int) -> list[int]:
    """Return the features that are written down: of many the best ones, in order."""
    n = search.features.shape[1]
    most = max(1, MOST_NUMBERS // search.n_rows)
    if n <= most:
        return list(range(n))
    best = search.ranking.features[:most].tolist()
    return np.unique([*best, own]).tolist()
