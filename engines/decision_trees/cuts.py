"""A cut of one's own against the best: what any threshold gains, and what it misses."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.gains import SAME_WITHIN, information_gain
from engines.decision_trees.impurity import IMPURITIES
from engines.decision_trees.splits import Candidates, candidate_splits, checked


@dataclass(frozen=True, eq=False)
class Cut:
    """One cut of a node, wherever it was made, and the best that could be made there.

    A threshold below or above all values leaves one child empty: it gains nothing.
    """

    feature: int
    threshold: float
    left_counts: np.ndarray  # (n_classes,) integers: rows with value <= threshold
    right_counts: np.ndarray  # (n_classes,)
    impurity: float  # of the node, before the cut
    left_impurity: float  # 0 where nothing is left of it
    right_impurity: float
    gain: float  # impurity removed, at least 0
    best_gain: float  # the most that a cut of any feature gains here; 0 without any

    @property
    def regret(self) -> float:
        """Return what the cut leaves lying: best gain - gain, 0 within rounding."""
        missed = self.best_gain - self.gain
        return 0.0 if missed <= SAME_WITHIN else missed


@dataclass(frozen=True, eq=False)
class Cuts:
    """Cuts of one node at V thresholds of one feature, in the order they were given."""

    feature: int
    thresholds: np.ndarray  # (V,)
    left_counts: np.ndarray  # (V, n_classes) integers
    right_counts: np.ndarray  # (V, n_classes)
    impurity: float  # of the node, before the cut
    left_impurities: np.ndarray  # (V,)
    right_impurities: np.ndarray  # (V,)
    gains: np.ndarray  # (V,)


def cuts_along(X, y, feature: int, thresholds, criterion="gini", n_classes=None):
    """Return what cuts of one feature at any thresholds do to a node's rows: `Cuts`.

    Left are the rows with value <= threshold; gain = impurity(all) - n_left/n
    impurity(left) - n_right/n impurity(right). ``X`` has shape (n, n_features), ``y``
    (n,) integers from 0, ``thresholds`` (V,). Raises as `candidate_splits` does, and
    for a feature that is not there or a threshold that is no number.
    Source: Breiman, Friedman, Olshen and Stone 1984, section 2.4.

    >>> cuts_along([[1], [2], [4]], [0, 0, 1], 0, [0, 1, 3.5]).left_counts.tolist()
    [[0, 0], [1, 0], [2, 0]]
    """
    X, y, n_classes = checked(X, y, n_classes)
    thresholds = np.asarray(thresholds, dtype=float)
    if not 0 <= feature < X.shape[1]:
        raise ValueError(f"There is no feature {feature}; there are {X.shape[1]}.")
    if thresholds.ndim != 1 or np.isnan(thresholds).any():
        raise ValueError("Thresholds must be a row of numbers, without nan.")
    if criterion not in IMPURITIES:
        known = ", ".join(IMPURITIES)
        raise ValueError(f"There is no criterion {criterion!r}; choose one of {known}.")
    order = np.argsort(X[:, feature], kind="stable")
    upto = np.zeros((len(y) + 1, n_classes), dtype=int)
    np.eye(n_classes, dtype=int)[y[order]].cumsum(axis=0, out=upto[1:])
    left = upto[np.searchsorted(X[order, feature], thresholds, side="right")]
    both = np.stack([left, upto[-1] - left], axis=1)  # (V, 2, n_classes)
    impurity = IMPURITIES[criterion]
    sides = impurity(both)
    return Cuts(
        feature=int(feature),
        thresholds=thresholds,
        left_counts=left,
        right_counts=both[:, 1],
        impurity=float(impurity(upto[-1])),
        left_impurities=sides[:, 0],
        right_impurities=sides[:, 1],
        gains=information_gain(both, impurity),
    )


def cut(
    X, y, feature: int, threshold: float, criterion="gini", best=None, n_classes=None
) -> Cut:
    """Return what one cut does to a node's rows, and the best that any would do.

    regret = best gain - gain. ``best`` is the largest gain where it is known already;
    else every candidate is looked at. Shapes and errors as for `cuts_along`.

    >>> cut([[1], [2], [4]], [0, 0, 1], 0, 1.5, "entropy").regret.__round__(6)
    0.666667
    """
    one = cuts_along(X, y, feature, [threshold], criterion, n_classes)
    if best is None:
        best = candidate_splits(X, y, criterion).gains.max(initial=0.0)
    return Cut(
        feature=one.feature,
        threshold=float(threshold),
        left_counts=one.left_counts[0],
        right_counts=one.right_counts[0],
        impurity=one.impurity,
        left_impurity=float(one.left_impurities[0]),
        right_impurity=float(one.right_impurities[0]),
        gain=float(one.gains[0]),
        best_gain=float(best),
    )


@dataclass(frozen=True, eq=False)
class FeatureRanking:
    """The r features that can be cut, by best gain; ties in the order of features."""

    features: np.ndarray  # (r,) integers
    thresholds: np.ndarray  # (r,) where each gains most; the lowest at a tie
    gains: np.ndarray  # (r,) what it gains there
    tied: np.ndarray  # (r,) bool: whether it gains as much as the best feature
    places: np.ndarray  # (r,) from 1; features that gain the same share a place
    n_cuts: np.ndarray  # (r,) how many allowed cuts it has
    n_tied_cuts: np.ndarray  # (r,) how many of them gain as much as its best


def feature_ranking(candidates: Candidates) -> FeatureRanking:
    """Return the features by what their best allowed cut gains, the best first.

    A feature without an allowed cut is left out. Gains nearer than rounding are equal,
    and equal ones stand in the order of the features, as the tree chooses.

    >>> found = candidate_splits([[0, 1], [0, 2], [1, 3]], [0, 0, 1])
    >>> feature_ranking(found).features.tolist()
    [0, 1]
    """
    allowed = np.flatnonzero(candidates.allowed)
    gains = candidates.gains[allowed]
    features, starts, n_cuts = np.unique(
        candidates.features[allowed], return_index=True, return_counts=True
    )
    if not len(features):
        nothing = np.zeros(0)
        none = np.zeros(0, dtype=int)
        return FeatureRanking(none, nothing, nothing, none > 0, none, none, none)
    most = np.maximum.reduceat(gains, starts)
    is_most = gains >= np.repeat(most, n_cuts) - SAME_WITHIN
    first = np.minimum.reduceat(
        np.where(is_most, allowed, len(candidates.gains)), starts
    )
    n_ahead = (most > most[:, None] + SAME_WITHIN).sum(axis=1)
    order = np.lexsort((features, n_ahead))
    return FeatureRanking(
        features=features[order],
        thresholds=candidates.thresholds[first][order],
        gains=candidates.gains[first][order],
        tied=(n_ahead == 0)[order],
        places=n_ahead[order] + 1,
        n_cuts=n_cuts[order],
        n_tied_cuts=np.add.reduceat(is_most.astype(int), starts)[order],
    )
