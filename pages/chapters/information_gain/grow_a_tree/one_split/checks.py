"""Second opinions on the splits: counted anew in another way, and scikit-learn's."""

import numpy as np

from pages.chapters.information_gain.certified import certified
from pages.chapters.information_gain.cuts.search import Search
from pages.ui.chapter import Opinion, agree
from pages.words.sentences import counted

from .record import Record


def opinions(record: Record) -> list[Opinion]:
    """Count what the learner's cuts and the tree's gain, each in another way."""
    n = record.n_steps
    ours = [*record.own_gains, *record.gains]
    theirs = [_again(record.search(k), one) for k, one in enumerate(_own(record))]
    theirs += [_again(record.search(k), one) for k, one in enumerate(_trees(record), 1)]
    what = f"What {counted(n, 'cut')} of yours and {n - 1} of the tree gain"
    found = [agree(ours, theirs, WAYS[record.settings.criterion], what, 1e-9)]
    if n > 1:
        halves = [_halfway(record.search(k), *one) for k, one in _numbered(record)]
        what = "The thresholds of the tree, from the two values beside each of them"
        gap = agree(record.thresholds, halves, "the middle of both", what, 1e-9)
        found.append(gap)
    return found


def _own(record: Record) -> list[tuple[int, float]]:
    return [(own.feature, own.threshold) for own in record.own]


def _trees(record: Record) -> list[tuple[int, float]]:
    nodes = [search.node for search in record.growth.splits]
    features = record.tree.features[nodes]
    return list(zip(features.tolist(), record.thresholds.tolist(), strict=True))


def _numbered(record: Record) -> enumerate:
    return enumerate(_trees(record), 1)


def _halfway(search: Search, feature: int, threshold: float) -> float:
    values = search.features[:, feature]
    left, right = values[values <= threshold], values[values > threshold]
    if not (len(left) and len(right)):
        return np.nan
    middle = float(left.max() / 2 + right.min() / 2)
    return middle if left.max() <= middle < right.min() else float(left.max())


# --- a gain in another way ----------------------------------------------------------


def _again(search: Search, cut: tuple[int, float]) -> float:
    """Return the gain of a cut, from a table of sides and classes."""
    feature, threshold = cut
    sides = (search.features[:, feature] > threshold).astype(int)
    cells = np.bincount(2 * search.labels + sides, minlength=2 * search.n_classes)
    return float(GAINS[search.criterion](cells.reshape(-1, 2).astype(float)))


def _shared(cells: np.ndarray) -> np.ndarray:
    """Return H(side) + H(class) − H(both), each without any share, in bits."""
    n = cells.sum(axis=(-2, -1))

    def rest(some: np.ndarray) -> np.ndarray:
        logs = np.log2(some, out=np.zeros_like(some), where=some > 0)
        return (some * logs).sum(axis=-1)

    both = rest(cells.reshape(*cells.shape[:-2], 2 * cells.shape[-2]))
    along = rest(cells.sum(axis=-2)) + rest(cells.sum(axis=-1)) - both
    return np.log2(n) - along / n


def _pairs(cells: np.ndarray) -> np.ndarray:
    """Return by how much rarer pairs of rows differ within a side than anywhere."""
    n, sizes = cells.sum(axis=(-2, -1)), cells.sum(axis=-2)
    alike = (cells**2).sum(axis=-2)
    within = np.divide(alike, sizes, out=np.zeros_like(alike), where=sizes > 0)
    return within.sum(axis=-1) / n - (cells.sum(axis=-1) ** 2).sum(axis=-1) / n**2


def _guesses(cells: np.ndarray) -> np.ndarray:
    """Return which share of rows is guessed right only because the side is known."""
    right = cells.max(axis=-2).sum(axis=-1) - cells.sum(axis=-1).max(axis=-1)
    return right / cells.sum(axis=(-2, -1))


GAINS = {"entropy": _shared, "gini": _pairs, "misclassification": _guesses}
WAYS = {
    "entropy": "the mutual information of side and class",
    "gini": "a count of pairs",
    "misclassification": "a count of right guesses",
}


# --- the search in another way ------------------------------------------------------


def opinions_at(record: Record, step: int) -> list[Opinion]:
    """Search the node of a step again, value by value, without sorting its rows."""
    if not step:
        return []
    search, least = record.search(step), record.settings.min_samples_leaf
    most = max(_most(search, feature, least) for feature in range(len(record.names)))
    n = int(search.candidates.allowed.sum())
    what = f"The best gain of this node, against {counted(n, 'cut')} counted one by one"
    return [agree(record.gains[step - 1], most, "brute force", what, 1e-9)]


def _most(search: Search, feature: int, least: int) -> float:
    """Return the most that a cut of one feature gains, from a table of its values."""
    _, at = np.unique(search.features[:, feature], return_inverse=True)
    n, k = int(at.max()) + 1, search.n_classes
    table = np.bincount(at * k + search.labels, minlength=n * k).reshape(n, k)
    left = table.cumsum(axis=0)[:-1]
    both = np.stack([left, table.sum(axis=0) - left], axis=-1)  # (m, n_classes, 2)
    both = both[both.sum(axis=1).min(axis=1) >= least]
    return float(GAINS[search.criterion](both.astype(float)).max(initial=0.0))


# --- scikit-learn's -----------------------------------------------------------------


def reference(record: Record) -> Opinion | None:
    """Compare the tree with scikit-learn's, node by node."""
    grown, settings = record.growth.decisions, record.settings
    told = settings.criterion, settings.limits, record.tree.n_classes
    return certified(grown.X, grown.y, *told)
