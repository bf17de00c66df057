"""Where a node of numbers can be cut in two, and what each cut gains."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.gains import SAME_WITHIN, information_gain
from engines.decision_trees.impurity import IMPURITIES


@dataclass(frozen=True, eq=False)
class Candidates:
    """All m cuts of a node between values that differ, feature by feature, ascending.

    Their order is the order of preference at a tie: lowest feature, lowest threshold.
    """

    features: np.ndarray  # (m,) integers
    thresholds: np.ndarray  # (m,) halfway between two neighbouring values
    left_counts: np.ndarray  # (m, n_classes) integers: rows with value <= threshold
    right_counts: np.ndarray  # (m, n_classes)
    gains: np.ndarray  # (m,) impurity removed, at least 0
    allowed: np.ndarray  # (m,) bool: whether both children have rows enough

    @property
    def best(self) -> int | None:
        """Return the place of the cut that is chosen, None where none is allowed."""
        return int(self.tied[0]) if len(self.tied) else None

    @property
    def tied(self) -> np.ndarray:
        """Return the places of the allowed cuts that gain the most, (n_tied,)."""
        if not self.allowed.any():
            return np.zeros(0, dtype=int)
        most = self.gains[self.allowed].max()
        return np.flatnonzero(self.allowed & (self.gains >= most - SAME_WITHIN))

    def of(self, feature: int) -> np.ndarray:
        """Return the places of a feature's cuts, (n_cuts,)."""
        return np.flatnonzero(self.features == feature)


@dataclass(frozen=True)
class Split:
    """A cut of a node: rows with feature <= threshold go left, the others right."""

    feature: int
    threshold: float
    gain: float
    tied: tuple[tuple[int, float], ...]  # (feature, threshold) of all that gain as much


def checked(X, y, n_classes: int | None = None) -> tuple[np.ndarray, np.ndarray, int]:
    """Return rows as float64, classes as integers, and how many classes there are.

    Raises ValueError for no rows, for shapes that do not fit, for NaN and infinity, and
    for classes that are no whole numbers from 0.
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if X.ndim != 2 or not X.size:
        raise ValueError(f"X must be rows of features; its shape is {X.shape}.")
    if y.shape != X.shape[:1]:
        raise ValueError(f"y has shape {y.shape}, but there are {len(X)} rows in X.")
    if not np.isfinite(X).all():
        row, feature = np.argwhere(~np.isfinite(X))[0]
        raise ValueError(
            f"Row {row} has {X[row, feature]} in feature {feature}: "
            "every number must be finite. Leave the row out, or fill the cell."
        )
    whole = y.astype(int)
    if (whole != y).any() or whole.min() < 0:
        raise ValueError("Classes must be whole numbers, 0 or more.")
    most = int(whole.max()) + 1
    if n_classes is not None and n_classes < most:
        raise ValueError(f"{n_classes} classes are said, but y holds class {most - 1}.")
    return X, whole, n_classes or most


def candidate_splits(
    X, y, criterion: str = "gini", min_samples_leaf: int = 1, n_classes=None
) -> Candidates:
    """Return every cut of a node's rows and what it gains: the curve that is searched.

    gain = impurity(all) - n_left/n impurity(left) - n_right/n impurity(right), at each
    midpoint of consecutive distinct values. ``X`` has shape (n, n_features), ``y``
    (n,) integers from 0. Raises as `checked` does, and for an unknown criterion.
    Source: Breiman, Friedman, Olshen and Stone 1984, section 2.4.

    >>> candidate_splits([[1], [2], [4]], [0, 0, 1]).thresholds
    array([1.5, 3. ])
    """
    X, y, n_classes = checked(X, y, n_classes)
    if criterion not in IMPURITIES:
        known = ", ".join(IMPURITIES)
        raise ValueError(f"There is no criterion {criterion!r}; choose one of {known}.")
    order = np.argsort(X, axis=0, kind="stable")
    values = np.take_along_axis(X, order, axis=0)
    left = np.eye(n_classes, dtype=int)[y[order]].cumsum(axis=0)[:-1]  # (n-1, d, k)
    features, cuts = np.nonzero((values[1:] > values[:-1]).T)
    left = left[cuts, features]
    right = np.bincount(y, minlength=n_classes) - left
    sizes = np.minimum(left.sum(axis=1), right.sum(axis=1))
    both = np.stack([left, right], axis=1)
    return Candidates(
        features=features,
        thresholds=halfway(values[cuts, features], values[cuts + 1, features]),
        left_counts=left,
        right_counts=right,
        gains=information_gain(both, IMPURITIES[criterion]),
        allowed=sizes >= min_samples_leaf,
    )


def halfway(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return the midpoint of two neighbours; the lower one where they are too near.

    To 15 digits: the midpoint of 12.42 and 12.52 is 12.47, whatever binary fractions
    make of it. A threshold must tell the two apart: low <= threshold < high.
    """
    middle = low / 2 + high / 2  # halved first: their sum could be infinite
    with np.errstate(all="ignore"):
        scale = 10.0 ** (14 - np.floor(np.log10(np.abs(middle))))
        rounded = np.rint(middle * scale) / scale
    middle = np.where((low <= rounded) & (rounded < high), rounded, middle)
    return np.where((middle < high) & (middle >= low), middle, low)


def best_split(X, y, criterion: str = "gini", min_samples_leaf: int = 1):
    """Return the cut that gains most, or None where nothing can be cut.

    Ties go to the lowest feature, then to the lowest threshold; all of them are listed.
    Shapes and errors as for `candidate_splits`.

    >>> best_split([[1, 0], [2, 1], [4, 0]], [0, 0, 1]).threshold
    3.0
    """
    found = candidate_splits(X, y, criterion, min_samples_leaf)
    if found.best is None:
        return None
    tied = found.tied
    places = zip(found.features[tied], found.thresholds[tied], strict=True)
    pairs = tuple((int(feature), float(at)) for feature, at in places)
    return Split(*pairs[0], gain=float(found.gains[tied[0]]), tied=pairs)
