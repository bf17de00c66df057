"""What matters to a tree: credit by impurity, and what shuffling a column costs."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.binary_tree import NONE, BinaryTree
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.walks import walks
from engines.watching import Watch

AT_ONCE = 5  # shuffles that walk side by side


def impurity_importances(tree: BinaryTree, n_features: int | None = None) -> np.ndarray:
    """Return each feature's share of all the impurity that the splits removed.

    importance(j) = sum of n_node/n * gain over the splits on feature j, divided by
    the sum over all features; all 0 where nothing but rounding was removed.
    ``n_features`` is how many columns there are, without it those up to the last one
    asked about; returned is (n_features,). Nothing is raised.
    Source: Breiman, Friedman, Olshen and Stone 1984, section 5.3; normalised as
    scikit-learn's ``feature_importances_`` are.

    >>> from engines.decision_trees.cart import grow
    >>> impurity_importances(grow([[0, 0], [0, 1], [1, 0]], [0, 1, 1]).tree)
    array([0.25, 0.75])
    """
    asks = np.flatnonzero(tree.asks)
    removed = tree.n_samples[asks] / tree.n_samples[0] * tree.gains[asks]
    credit = np.bincount(tree.features[asks], removed, minlength=n_features or 0)
    return credit / credit.sum() if credit.sum() > SAME_WITHIN else credit * 0.0


@dataclass(frozen=True, eq=False)
class ShuffleLosses:
    """What shuffling each column costs: in each shuffle, and for each row on average.

    Both have the same mean over their first axis: how much accuracy falls.
    """

    by_shuffle: np.ndarray  # (n_shuffles, n_features) fall in accuracy, below 0: a rise
    by_row: np.ndarray  # (n, n_features) how often a right row turns wrong, or back

    @property
    def mean(self) -> np.ndarray:
        """Return how much accuracy falls on average, (n_features,)."""
        return self.by_shuffle.mean(axis=0)

    @property
    def spread(self) -> np.ndarray:
        """Return the deviation from one shuffle to the next, (n_features,)."""
        return self.by_shuffle.std(axis=0)

    @property
    def standard_errors(self) -> np.ndarray:
        """Return by how much the luck of these rows lets it miss, (n_features,).

        s / sqrt(n), with s the deviation of ``by_row``: other rows would have had
        another mean, however often these are shuffled.
        """
        return self.by_row.std(axis=0) / np.sqrt(len(self.by_row))


def permutation_importances(
    tree: BinaryTree, X, y, n_shuffles: int = 20, seed: int = 0
) -> np.ndarray:
    """Return how much accuracy falls when a column's numbers are dealt out anew.

    importance(s, j) = accuracy(X) - accuracy(X with column j in the order of shuffle
    s); below 0 where luck made it better. A shuffle is one order for all columns,
    see `shuffles`. ``X`` has shape (n, n_features), ``y`` (n,); returned is
    (n_shuffles, n_features). Raises ValueError for no rows or no shuffles.
    Source: Breiman 2001, section 10.

    >>> from engines.decision_trees.cart import grow
    >>> X, y = [[0, 5], [0, 7], [1, 5], [1, 7]], [0, 0, 1, 1]
    >>> permutation_importances(grow(X, y).tree, X, y, n_shuffles=2)
    array([[0.5, 0. ],
           [1. , 0. ]])
    """
    return shuffle_losses(tree, X, y, n_shuffles, seed).by_shuffle


def shuffle_losses(
    tree: BinaryTree, X, y, n_shuffles: int = 20, seed: int = 0, watch: Watch = iter
) -> ShuffleLosses:
    """Return what shuffling each column costs, by shuffle and by row.

    loss(s, i, j) = [row i is right] - [it is right with the number that shuffle s deals
    to it in column j]; by shuffle it is the mean over rows, by row the mean over
    shuffles. ``watch`` goes over blocks of shuffles. Shapes and errors as for
    `permutation_importances`.

    >>> from engines.decision_trees.cart import grow
    >>> shuffle_losses(grow([[1], [2]], [0, 1]).tree, [[1], [2]], [0, 1], 4).by_row
    array([[0.25],
           [0.25]])
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if not len(X):
        raise ValueError("There are no rows to be shuffled.")
    orders = shuffles(len(X), n_shuffles, seed)
    on_the_way = walks(tree, X)
    was_right = tree.predictions[on_the_way[-1]] == y
    rows, asked = _asked(tree, on_the_way, X.shape[1])
    fallen, by_row = [], np.zeros(X.shape)
    for block in watch(np.array_split(orders, -(-n_shuffles // AT_ONCE))):
        now_right = _predicted(tree, X, block, rows, asked) == y[rows]
        lost = was_right[rows].astype(float) - now_right  # (n_block, n_pairs)
        cells = np.arange(len(block))[:, np.newaxis] * X.shape[1] + asked
        sums = np.bincount(cells.ravel(), lost.ravel(), len(block) * X.shape[1])
        fallen.append(sums.reshape(len(block), -1) / len(X))
        by_row[rows, asked] += lost.sum(axis=0) / n_shuffles
    return ShuffleLosses(np.concatenate(fallen), by_row)


def shuffles(n_samples: int, n_shuffles: int, seed: int) -> np.ndarray:
    """Return orders of the rows, one a shuffle, (n_shuffles, n_samples) integers.

    More shuffles begin with the fewer ones. Raises ValueError for fewer than one.

    >>> shuffles(3, 2, seed=0)
    array([[2, 0, 1],
           [2, 1, 0]])
    """
    if n_shuffles < 1:
        raise ValueError(f"There are {n_shuffles} shuffles; it must be 1 or more.")
    chance = np.random.default_rng(seed)
    return np.array([chance.permutation(n_samples) for _ in range(n_shuffles)])


def _asked(tree: BinaryTree, on_the_way: np.ndarray, n_features: int):
    """Return all pairs (row, feature) where the row is asked about the feature.

    To the other pairs a shuffle of the column changes nothing.
    """
    features = tree.features[on_the_way]  # (depth + 1, n)
    levels, rows = np.nonzero(features != NONE)
    pairs = np.unique(rows * n_features + features[levels, rows])
    return pairs // n_features, pairs % n_features


def _predicted(tree: BinaryTree, X, orders, rows, columns) -> np.ndarray:
    """Return the predictions for each pair's row with its column's number exchanged.

    ``orders`` (n_shuffles, n), ``rows`` and ``columns`` (n_pairs,); returned is
    (n_shuffles, n_pairs). All walk side by side.
    """
    dealt = X[orders[:, rows], columns]
    at = np.zeros(dealt.shape, dtype=int).ravel()
    rows, columns = (np.tile(each, len(orders)) for each in (rows, columns))
    dealt = dealt.ravel()
    walking = np.flatnonzero(tree.features[at] != NONE)
    while len(walking):
        here = at[walking]
        feature = tree.features[here]
        exchanged = feature == columns[walking]
        value = np.where(exchanged, dealt[walking], X[rows[walking], feature])
        right = value > tree.thresholds[here]
        at[walking] = tree.children[here, right.astype(int)]
        walking = walking[tree.features[at[walking]] != NONE]
    return tree.predictions[at].reshape(len(orders), -1)
