"""The certificate of a tree on numbers: scikit-learn's, compared node by node.

scikit-learn chooses among equal cuts at random, so two right trees may differ. At each
node of its tree, with the rows that came there, our search is made anew: the gains must
be equal, and its cut one of those we found best. Where that was the only one, the trees
go on the same way.
"""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.cart import grow
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.limits import Limits
from engines.decision_trees.splits import Candidates, candidate_splits, checked
from engines.reference.certificates import Certificate, Judged, Verdict
from engines.reference.mistakes_of_trees import certificate_by_mistakes
from engines.reference.their_trees import TheirTree, as_they_see, their_tree

SAME_GAIN = 1e-9  # gains nearer than this are called equal; rounding leaves 1e-14
NEAR = float(np.finfo(np.float32).eps)  # a threshold may be off by that share of it


def certificate(
    X, y, criterion: str = "gini", limits: Limits | None = None, n_classes=None
) -> Certificate | None:
    """Compare our trees with scikit-learn's at every node, and all predictions.

    For every node: gain = impurity - Σ n_c/n impurity_c, the class counts of both
    children, and the threshold, within float32. Predictions are not compared under a
    least gain and a most number of leaves together. ``X`` has shape (n, n_features),
    ``y`` (n,) integers from 0. Returns None for numbers that it cannot hold, beyond
    3.4e38. Raises ValueError as `candidate_splits` does.
    Source: sklearn.tree.DecisionTreeClassifier, which casts ``X`` to float32.

    >>> certificate([[1], [2], [4]], [0, 0, 1]).holds
    True
    """
    X, y, n_classes = checked(X, y, n_classes)
    limits = limits or Limits()
    if criterion == "misclassification":
        return certificate_by_mistakes(X, y, limits, n_classes)
    theirs = their_tree(X, y, criterion, limits, n_classes)
    if theirs is None:
        return None
    unlike = taken_for_others(X)
    walk = _Walk(X, y, theirs, limits, bool(unlike.any()))
    nodes = np.flatnonzero(theirs.reached)
    judged = tuple(walk.judge(node) for node in nodes)
    ours = grow(X, y, criterion, limits, n_classes).tree.predict(X)
    is_alike = limits.max_leaves is None or limits.min_gain is None
    differing = np.flatnonzero(is_alike & (ours != theirs.predictions))
    explained = _explained(theirs, nodes, judged, limits) | (
        limits.max_leaves is not None and unlike.any()
    )
    return Certificate(
        criterion=criterion,
        walks_theirs=True,
        nodes=judged,
        splits=theirs.splits[nodes],
        their_gains=theirs.gains[nodes],
        blurred=tuple(np.flatnonzero(unlike.any(axis=0)).tolist()),
        n_blurred_rows=int(unlike.any(axis=1).sum()),
        compares_rows=is_alike,
        differing=differing,
        unexplained=differing[~explained[differing]],
        accuracies=(float((ours == y).mean()), float((theirs.predictions == y).mean())),
    )


def _explained(
    theirs: TheirTree, nodes: np.ndarray, judged: tuple[Judged, ...], limits: Limits
) -> np.ndarray:
    """Return which rows may well be classed differently, (n,) bool.

    Those that passed a node where the two went different ways; under a most number of
    leaves, one such node changes what is grown anywhere else.
    """
    apart = np.array([j.verdict in (Verdict.TIE, Verdict.BLURRED) for j in judged])
    explained = theirs.passed[nodes[apart]].any(axis=0)
    if limits.max_leaves is not None:
        explained |= bool(apart.any())
    return explained


def taken_for_others(X) -> np.ndarray:
    """Return which numbers scikit-learn takes for equal to one that is another.

    Bool of ``X``'s shape (n, n_features): the number is the same as a different one of
    its column once both are float32, or they are 1e-7 apart or nearer. Never raises.

    >>> taken_for_others([[1.0], [1.00000001], [2.0]]).ravel().tolist()
    [True, True, False]
    """
    X, seen = np.asarray(X, dtype=float), as_they_see(X)
    order = np.argsort(X, axis=0, kind="stable")
    values, same = (np.take_along_axis(of, order, axis=0) for of in (X, seen))
    unlike = np.zeros(X.shape, dtype=bool)
    blurred = (values[1:] > values[:-1]) & (same[1:] == same[:-1])
    for feature in np.flatnonzero(blurred.any(axis=0)):
        groups = np.unique(same[1:, feature][blurred[:, feature]])
        unlike[:, feature] = np.isin(seen[:, feature], groups)
    return unlike


@dataclass(frozen=True, eq=False)
class _Walk:
    """Their tree, the rows it grew from, and what bounded it."""

    X: np.ndarray
    y: np.ndarray
    theirs: TheirTree
    limits: Limits
    is_blurred: bool

    def judge(self, node: int) -> Judged:
        """Search anew at one of its nodes, and compare what it did with that."""
        rows = np.flatnonzero(self.theirs.passed[node])
        counts = np.bincount(self.y[rows], minlength=self.theirs.class_counts.shape[1])
        if (counts != self.theirs.class_counts[node]).any():
            return Judged(Verdict.DIFFERENT)
        decide = self._split if self.theirs.splits[node] else self._leaf
        judged = decide(node, rows, self.X[rows], NEAR)
        if judged.verdict is Verdict.DIFFERENT and self.is_blurred:
            judged = decide(node, rows, as_they_see(self.X[rows]), np.inf)
            if judged.verdict is not Verdict.DIFFERENT:
                return Judged(Verdict.BLURRED, judged.gain, judged.n_best)
        return judged

    def _candidates(self, rows: np.ndarray, X: np.ndarray) -> Candidates:
        return candidate_splits(
            X,
            self.y[rows],
            self.theirs.criterion,
            self.limits.min_samples_leaf,
            self.theirs.class_counts.shape[1],
        )

    def _split(self, node: int, rows, X: np.ndarray, near: float) -> Judged:
        found = self._candidates(rows, X)
        if found.best is None:
            return Judged(Verdict.DIFFERENT)
        gain, n_best = float(found.gains[found.best]), len(found.tied)
        place = self._place(node, rows, X, found, near)
        verdict = Verdict.SAME if place == found.best else Verdict.TIE
        if place not in found.tied or abs(gain - self.theirs.gains[node]) > SAME_GAIN:
            verdict = Verdict.DIFFERENT
        return Judged(verdict, gain, n_best)

    def _place(self, node: int, rows, X: np.ndarray, found: Candidates, near: float):
        """Return which of our cuts theirs is: the same rows left, threshold alike."""
        values, theirs = X[:, self.theirs.features[node]], self.theirs.thresholds[node]
        goes_left = self.theirs.passed[self.theirs.children[node, 0], rows]
        places = found.of(self.theirs.features[node])
        sizes = found.left_counts[places].sum(axis=1)
        for place in places[sizes == goes_left.sum()]:  # one, or none
            ours = found.thresholds[place]
            is_near = abs(ours - theirs) <= near * np.abs(values).max()
            if is_near and ((values <= ours) == goes_left).all():
                return int(place)
        return None

    def _leaf(self, node: int, rows, X: np.ndarray, near: float) -> Judged:
        limits, depth = self.limits, self.theirs.depths[node]
        if (self.theirs.class_counts[node] > 0).sum() == 1:
            return Judged(Verdict.SAME)
        if limits.max_depth is not None and depth >= limits.max_depth:
            return Judged(Verdict.SAME)
        if len(rows) < limits.min_samples_split:
            return Judged(Verdict.SAME)
        found = self._candidates(rows, X)
        if found.best is None:
            return Judged(Verdict.SAME)
        gain = found.gains[found.best]
        if limits.min_gain is not None:
            stays = gain <= limits.min_gain + SAME_GAIN
            return Judged(Verdict.SAME if stays else Verdict.DIFFERENT)
        return Judged(self._left_over(node, gain * len(rows)))

    def _left_over(self, node: int, worth: float) -> Verdict:
        """Judge a leaf that could be split: were all splits since worth as much?

        Grown best first, its k-th split bears nodes 2k - 1 and 2k, as ours does.
        """
        theirs, most = self.theirs, self.limits.max_leaves
        if most is None or theirs.splits.sum() + 1 < most:
            return Verdict.DIFFERENT
        later = theirs.splits & (theirs.children[:, 0] > node)
        worths = theirs.gains * theirs.class_counts.sum(axis=1)
        least = worths[later].min(initial=np.inf)
        if worth < least - SAME_WITHIN * len(self.y):
            return Verdict.SAME
        return Verdict.TIE if worth <= least + SAME_GAIN else Verdict.DIFFERENT
