"""What many trees say, one by one and together: after the first, after two, ..."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.decision_trees.binary_tree import BinaryTree
from engines.decision_trees.gains import SAME_WITHIN


@dataclass(frozen=True, eq=False)
class Forest:
    """B trees grown from n rows, each from its own draw, and what they say of m points.

    Entry b - 1 of whatever has an axis of trees is tree b's, or, for a running sum or
    mean, that of the first b trees together. Of k classes the lowest wins a tie.
    """

    X: np.ndarray  # (n, d) float64: the rows that were drawn from
    y: np.ndarray  # (n,) integers: their classes
    drawn: np.ndarray  # (B, n) integers: the row numbers each tree grew from
    tried: np.ndarray  # (B, n_tried) integers: the features each tree could ask about
    trees: tuple[BinaryTree, ...]  # B of them
    n_tied: np.ndarray  # (B,) nodes where several cuts gained the most
    own_probabilities: np.ndarray  # (B, n, k) the class shares of each row's leaf
    points: np.ndarray  # (m, d) what they are asked about
    probabilities: np.ndarray  # (B, m, k) the class shares of each point's leaf

    def __len__(self) -> int:
        """Return B, how many trees there are."""
        return len(self.trees)

    @cached_property
    def times_drawn(self) -> np.ndarray:
        """How often each tree drew each row, (B, n) integers; each tree's sum is n."""
        n_trees, n = self.drawn.shape
        places = self.drawn + n * np.arange(n_trees)[:, np.newaxis]
        return np.bincount(places.ravel(), minlength=n_trees * n).reshape(n_trees, n)

    @property
    def out_of_bag(self) -> np.ndarray:
        """Which rows each tree never drew, (B, n) bool."""
        return self.times_drawn == 0

    @cached_property
    def first_features(self) -> np.ndarray:
        """What each tree asks about first, (B,) integers; -1 where it asks nothing."""
        return np.array([tree.features[0] for tree in self.trees])

    @cached_property
    def first_thresholds(self) -> np.ndarray:
        """The threshold of each tree's first question, (B,); nan without one."""
        return np.array([tree.thresholds[0] for tree in self.trees])

    @cached_property
    def n_leaves(self) -> np.ndarray:
        """How many leaves each tree has, (B,) integers."""
        return np.array([tree.n_leaves for tree in self.trees])

    @cached_property
    def predictions(self) -> np.ndarray:
        """The class each tree predicts for each point, (B, m) integers."""
        return self.probabilities.argmax(axis=-1)

    @cached_property
    def averages(self) -> np.ndarray:
        """The class shares of each point, averaged over the first b trees, (B, m, k).

        p_b = (1/b) sum of the first b trees' shares.
        """
        return self.probabilities.cumsum(axis=0) / self._counting[:, None, None]

    @cached_property
    def votes(self) -> np.ndarray:
        """How many of the first b trees predict each class, (B, m, k) integers."""
        return chosen(self.predictions, self.probabilities.shape[-1]).cumsum(axis=0)

    @cached_property
    def average_predictions(self) -> np.ndarray:
        """The class with the largest average share, (B, m) integers."""
        return lowest_best(self.averages)

    @cached_property
    def vote_predictions(self) -> np.ndarray:
        """The class that most of the first b trees predict, (B, m) integers."""
        return self.votes.argmax(axis=-1)

    @property
    def disagreement(self) -> np.ndarray:
        """The share of the first b trees that go against most of them, (B, m).

        1 - (most votes)/b: 0 where all say the same.
        """
        return 1 - self.votes.max(axis=-1) / self._counting[:, None]

    @cached_property
    def bag_averages(self) -> np.ndarray:
        """The class shares of each row, averaged over trees that never drew it.

        (B, n, k), of the first b trees; nan for a row that all of them drew.
        """
        absent = self.out_of_bag[..., None]
        sums = np.where(absent, self.own_probabilities, 0.0).cumsum(axis=0)
        n_absent = absent.cumsum(axis=0)
        return np.where(n_absent, sums, np.nan) / np.maximum(n_absent, 1)

    @property
    def n_judged(self) -> np.ndarray:
        """How many rows some of the first b trees never drew, (B,) integers."""
        return self._judged.sum(axis=-1)

    @cached_property
    def bag_accuracies(self) -> np.ndarray:
        """The out-of-bag accuracy of the first b trees, (B,); nan with no row to judge.

        Each row is predicted by those trees alone that never drew it.
        """
        right = self._judged & (lowest_best(self.bag_averages) == self.y)
        n_right, n_judged = right.sum(axis=-1), self.n_judged
        return np.where(n_judged, n_right, np.nan) / np.maximum(n_judged, 1)

    def accuracies(self, labels) -> np.ndarray:
        """Return which share of the points each tree predicts rightly, (B,).

        ``labels`` are the points' classes, (m,); nan without points.
        """
        return share_right(self.predictions, labels)

    def average_accuracies(self, labels) -> np.ndarray:
        """Return the same of the average of the first b trees, (B,)."""
        return share_right(self.average_predictions, labels)

    @property
    def _counting(self) -> np.ndarray:
        return np.arange(1, len(self) + 1)

    @property
    def _judged(self) -> np.ndarray:
        return self.out_of_bag.cumsum(axis=0) > 0


def chosen(predictions: np.ndarray, n_classes: int) -> np.ndarray:
    """Return 1 at the predicted class and 0 elsewhere, with an axis of classes more.

    >>> chosen(np.array([1, 0]), 2)
    array([[0, 1],
           [1, 0]])
    """
    return np.eye(n_classes, dtype=int)[predictions]


def lowest_best(shares: np.ndarray) -> np.ndarray:
    """Return the class with the largest share, the lowest of those that tie.

    Shares nearer than rounding are equal; ``shares`` has the classes last.

    >>> lowest_best(np.array([[0.1 + 0.2, 0.3], [0.2, 0.8]]))
    array([0, 1])
    """
    most = shares.max(axis=-1, keepdims=True)
    return (shares >= most - SAME_WITHIN).argmax(axis=-1)


def share_right(predictions: np.ndarray, labels) -> np.ndarray:
    """Return the share of predictions along the last axis that are the labels.

    nan where there are none. Raises ValueError for labels that do not fit.

    >>> share_right(np.array([[0, 1], [1, 1]]), [1, 1])
    array([0.5, 1. ])
    """
    labels = np.asarray(labels)
    if labels.shape != predictions.shape[-1:]:
        raise ValueError(
            f"{len(labels)} labels were given for {predictions.shape[-1]} points."
        )
    n_right = (predictions == labels).sum(axis=-1)
    return n_right / len(labels) if len(labels) else np.full(n_right.shape, np.nan)
